"""Subtitles and scripts: who says what, and when, as far as the file tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....text.document import WarningKind
from ...article import Article, Fault, Metadata
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember

if TYPE_CHECKING:
    from .composing import Composer

_SUBTITLES = frozenset({".vtt", ".srt"})
_TEXTS = frozenset({".txt", ".text", ""})
_HEAD = 64 * 1024  # bytes
_OTHER_KINDS = re.compile(
    rb"%PDF|PK\x03\x04|\x1f\x8b|\xd0\xcf\x11\xe0|\{\\rtf|(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.I
)
_CUE = re.compile(
    r"\ufeff?\s{0,100}(?:\d{1,7}[ \t]*(?:\r\n|\r|\n)\s{0,10})?[ \t]*(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?"
    r"[ \t]*--?>[ \t]*(?:\d{1,4}:)?\d{1,3}:\d{1,2}"
)


@dataclass(frozen=True, slots=True)
class TranscriptReader:
    """Takes WebVTT and SubRip by what they begin with, and plain text only where it surely is a script."""

    kind: Kind = Kind.TRANSCRIPT
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        from ...decoding import encoding_mark

        data = file.data[:_HEAD]
        if _OTHER_KINDS.match(data):
            return False
        head = data.decode(encoding_mark(data) or "utf-8", "replace")
        if file.suffix in _SUBTITLES:
            return "\x00" not in head
        return _has_cues(head) or (file.suffix in _TEXTS and _is_script(head))

    def read(self, file: RawFile, _: ReadMember, /) -> Iterator[Member]:
        from ...decoding import decode

        text = decode(file.data)
        in_cues = _has_cues(text) or (file.suffix in _SUBTITLES and not _is_script(text[:_HEAD]))
        article = _of_cues(text) if in_cues else _of_script(text)
        if not article.text.strip():
            raise DocumentRefused("nothing is said in its cues: put the recording's whole transcript here")
        yield self.kind, article


def _has_cues(text: str) -> bool:
    from .cues import VTT

    return VTT.match(text) is not None or _CUE.match(text) is not None


def _is_script(text: str) -> bool:
    from ....text.front_matter import find_front_matter
    from .cues import lines_of
    from .openings import is_likely, is_script
    from .script import paragraphs_of

    if not is_likely(text):
        return False
    matter = find_front_matter(text)
    return is_script(list(paragraphs_of(lines_of(text, matter.span.end if matter else 0))))


def _of_cues(text: str) -> Article:
    from ..table.fields import stated_in
    from .composing import Composer
    from .continuing import settled
    from .cues import read_cues
    from .utterances import utterances_of

    file = read_cues(text)
    if not file.cues:
        raise DocumentRefused(
            "no cue with a time like 00:00:01.000 --> 00:00:04.000 is in it: export it as .vtt or .srt"
        )
    composer = Composer()
    for utterance in settled(list(utterances_of(file.cues))):
        composer.add(utterance)
    return _told(composer, stated_in(file.fields))


def _of_script(text: str) -> Article:
    from ..text import stated_in
    from .composing import Composer
    from .script import compose_script

    metadata, matter = stated_in(text)
    composer = Composer(wrapped=False)
    above = compose_script(text, matter.span.end if matter else 0, composer)
    return _told(composer, replace(metadata, title=metadata.title or above.title, date=metadata.date or above.date))


def _told(composer: "Composer", metadata: Metadata) -> Article:
    if composer.unnamed:
        what = f"who speaks is told by no name, only as {composer.unnamed}: put the names there"
        metadata = replace(metadata, faults=(*metadata.faults, Fault(WarningKind.LABEL, what)))
    return composer.article(metadata)
