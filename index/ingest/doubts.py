"""What looks wrong in a document that was read all the same, for its owner to see."""

import re
from collections.abc import Iterator

from ..attribution.attributor import MOST_SAID
from ..attribution.speakers.label_forms import reasons_of_label
from ..text.document import Document, SourceWarning, WarningKind
from ..text.languages import is_english, language_name
from ..text.structure import ParagraphKind, Structure
from .analysis import Analysis

_NO_TITLE = re.compile(
    r"[\W_\d]*|untitled(?: document)?|no title|home(?:page)?|index|new (?:note|page|tab)|document\d*|https?://\S+"
    r"|[\w-]+\.(?:html?|md|txt|pdf|docx?|php)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_FEWEST = 8  # paragraphs of a list; an article may be one short line
_LINKS = 0.8  # of the paragraphs, short and without a stop
_SHORT = 14  # words
_LINES = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})
_SHOWN = 3  # labels in a sentence


def doubts_of(analysis: Analysis) -> Iterator[SourceWarning]:
    """Pure; each sentence in lower case and without a stop."""
    for kind, what in _doubts(analysis):
        yield SourceWarning(analysis.document.key, kind, what)


def _doubts(analysis: Analysis) -> Iterator[tuple[WarningKind, str]]:
    document = analysis.document
    if document.title is not None and _NO_TITLE.fullmatch(document.title):
        yield WarningKind.TITLE, f"its title is no title: {_shortened(document.title)}"
    if not is_english(document.language):
        language = language_name(document.language or "")
        yield (
            WarningKind.LANGUAGE,
            f"it is in {language}: its words are searched and checked, but name nobody",
        )
    if _is_list(document, analysis.structure):
        yield WarningKind.LINKS, "it looks like a list of links and no article: put the articles themselves here"
    if analysis.attribution.cut:
        what = f"it holds more than {MOST_SAID:,} quotations: what stands behind these is nobody's words; split it"
        yield WarningKind.QUOTATIONS, what
    if odd := [speaker.name for speaker in analysis.attribution.speakers if any(reasons_of_label(speaker))]:
        shown = ", ".join(map(_shortened, odd[:_SHOWN]))
        yield WarningKind.LABEL, f"speakers in it are called what may be no name: {shown}"


def _is_list(document: Document, structure: Structure) -> bool:
    lines = [paragraph.span.of(document.text) for paragraph in structure.paragraphs if paragraph.kind in _LINES]
    short = sum(len(line.split()) <= _SHORT and _ENDED.search(line) is None for line in lines)
    return len(lines) >= _FEWEST and short >= _LINKS * len(lines)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
