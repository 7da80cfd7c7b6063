"""What the index would make of a document, without writing anything."""

import datetime
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..hashing import sha256_of
from ..text.document import Refusal
from .deadline import READ_SECONDS, Patience
from .source import DocumentRefused, SourceFile, read_document
from .source_folder import SourceFolder, Unreadable

if TYPE_CHECKING:
    from .analysis import Analysis


@dataclass(frozen=True, slots=True)
class DocumentPreview:
    """`paragraphs` and `quotations` are counts, `speakers` names, the most quoted first. `warnings` are sentences
    on what its readers will miss."""

    document: str
    title: str | None
    outlet: str | None
    date: datetime.date | None
    paragraphs: int
    quotations: int
    speakers: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def preview_document(name: str, data: bytes, speaker_line: float | None = None) -> DocumentPreview | Refusal:
    """Reads and analyses `data` as the index would, under the key `name`; the refusal is the one that an index
    run would give."""
    from .analysis import analyse  # which whoever shows a preview does not need

    source = SourceFile(name, data, sha256_of(data))
    try:
        return _previewed(analyse(read_document(source), speaker_line))
    except DocumentRefused as refused:
        return Refusal(name, str(refused))


def refused_documents(
    folder: Path, follow_links: bool = False, read_seconds: float = READ_SECONDS
) -> tuple[Refusal, ...]:
    """Every file below `folder` that can't be read now; the settings as for `Indexer`. Raises SourcesUnusable."""
    with Patience(read_seconds) as patience:
        sources = SourceFolder(folder, follow_links, patience)
        return tuple(refusal for path in sources.paths() if (refusal := _refusal(sources.read(path))) is not None)


def _refusal(source: SourceFile | Refusal | Unreadable) -> Refusal | None:
    if isinstance(source, Refusal):
        return source
    if isinstance(source, Unreadable):
        return source.refusal
    try:
        read_document(source)
    except DocumentRefused as refused:
        return Refusal(source.key, str(refused))
    return None


def _previewed(analysis: "Analysis") -> DocumentPreview:
    document, attribution = analysis.document, analysis.attribution
    said = Counter(
        attribution.speakers[quotation.speaker].name
        for quotation in attribution.quotations
        if quotation.speaker is not None
    )
    return DocumentPreview(
        document=document.key,
        title=document.title,
        outlet=document.outlet,
        date=document.date,
        paragraphs=sum(paragraph.number is not None for paragraph in analysis.structure.paragraphs),
        quotations=len(attribution.quotations),
        speakers=tuple(name for name, _ in said.most_common()),
        warnings=_warnings(analysis),
    )


def _warnings(analysis: "Analysis") -> tuple[str, ...]:
    document = analysis.document
    unknown = [name for name in ("title", "outlet", "date") if getattr(document, name) is None]
    found = [f"{warning.what[:1].upper()}{warning.what[1:]}." for warning in document.warnings]
    found += [f"It names no {' and no '.join(unknown)}, so its citations can't."] if unknown else []
    if not analysis.attribution.quotations:
        found.append("Nobody is quoted in it.")
    return tuple(found)
