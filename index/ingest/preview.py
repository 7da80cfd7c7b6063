"""What the index would make of a document, without writing anything."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DraftUnreadable
from ..hashing import sha256_of
from ..text.document import Refusal
from .folder.deadline import READ_SECONDS, Patience
from .folder.source_folder import SourceFolder, Unreadable
from .source import DocumentRefused, SourceFile, read_source

if TYPE_CHECKING:
    from .analysis import Analysis


_LONGEST_DRAFT = 2_000_000  # bytes; a book's
_ANALYSED = 20  # documents of a file: whoever uploads it waits for them


@dataclass(frozen=True, slots=True)
class DocumentPreview:
    """`paragraphs` and `quotations` are counts, `speakers` names, the most quoted first. `warnings` are sentences
    on what its readers will miss. `documents` is how many the file holds; of several no metadata is told, and of more
    than twenty the first are looked into."""

    document: str
    title: str | None
    outlet: str | None
    date: datetime.date | None
    paragraphs: int
    quotations: int
    speakers: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    documents: int = 1


def preview_document(name: str, data: bytes, speaker_line: float | None = None) -> DocumentPreview | Refusal:
    """Reads and analyses `data` as the index would, under the key `name`; the refusal is the one that an index
    run would give."""
    from .analysis import analyse  # which whoever shows a preview does not need

    source = SourceFile(name, data, sha256_of(data))
    try:
        documents = read_source(source).documents
        return _previewed(name, [analyse(document, speaker_line) for document in documents[:_ANALYSED]], len(documents))
    except DocumentRefused as refused:
        return Refusal(name, str(refused))


def check_draft_size(name: str, size: int) -> None:
    """`size` in bytes. Raises DraftUnreadable."""
    if size > _LONGEST_DRAFT:
        raise DraftUnreadable(
            f"{name} is larger than {_LONGEST_DRAFT // 1_000_000} MB: hand in the part to be checked."
        )


def read_draft(name: str, data: bytes, most_words: int | None = None) -> "Analysis":
    """A text that is no part of the sources, with everything that is found in it. Raises DraftUnreadable, of more than
    `most_words` before it is looked into."""
    from .analysis import analyse  # which whoever shows a preview does not need

    check_draft_size(name, len(data))
    try:
        documents = read_source(SourceFile(name, data, sha256_of(data))).documents
    except DocumentRefused as refused:
        raise DraftUnreadable(f"{name} can't be read as a draft: {refused}.") from None
    if len(documents) > 1:
        raise DraftUnreadable(f"{name} holds several documents: hand them in one at a time.")
    if most_words is not None and (words := len(documents[0].text.split())) > most_words:
        raise DraftUnreadable(f"{name} has {words:,} words, and {most_words:,} are checked at once: hand in a part.")
    return analyse(documents[0])


def refused_documents(
    folder: Path, follow_links: bool = False, read_seconds: float = READ_SECONDS
) -> tuple[Refusal, ...]:
    """Every document below `folder` that can't be read now, as an index run names them: files, and what can't be read
    of files that hold several. The settings are as for `Indexer`. Raises SourcesUnusable."""
    with Patience(read_seconds) as patience:
        sources = SourceFolder(folder, follow_links, patience)
        return tuple(refusal for path in sources.paths() for refusal in _refused(sources.read(path)))


def _refused(source: SourceFile | Refusal | Unreadable) -> tuple[Refusal, ...]:
    if isinstance(source, Refusal):
        return (source,)
    if isinstance(source, Unreadable):
        return (source.refusal,)
    try:
        return read_source(source).unread
    except DocumentRefused as refused:
        return (Refusal(source.key, str(refused)),)


def _previewed(name: str, analyses: Sequence["Analysis"], held: int) -> DocumentPreview:
    """Of the first documents of the file, which holds `held`; its metadata where it holds one."""
    said = Counter(
        analysis.attribution.speakers[quotation.speaker].name
        for analysis in analyses
        for quotation in analysis.attribution.quotations
        if quotation.speaker is not None
    )
    alone = analyses[0].document if held == 1 else None
    return DocumentPreview(
        document=name,
        title=alone.title if alone else None,
        outlet=alone.outlet if alone else None,
        date=alone.date if alone else None,
        paragraphs=sum(paragraph.number is not None for a in analyses for paragraph in a.structure.paragraphs),
        quotations=sum(len(analysis.attribution.quotations) for analysis in analyses),
        speakers=tuple(name for name, _ in said.most_common()),
        warnings=_warnings(analyses),
        documents=held,
    )


def _warnings(analyses: Sequence["Analysis"]) -> tuple[str, ...]:
    told = (warning.what for analysis in analyses for warning in analysis.document.warnings)
    found = [f"{what[:1].upper()}{what[1:]}." for what in dict.fromkeys(told)]
    if len(analyses) == 1:
        unknown = [name for name in ("title", "outlet", "date") if getattr(analyses[0].document, name) is None]
        found += [f"It names no {' and no '.join(unknown)}, so its citations can't."] if unknown else []
    if not any(analysis.attribution.quotations for analysis in analyses):
        found.append("Nobody is quoted in it.")
    return tuple(found)
