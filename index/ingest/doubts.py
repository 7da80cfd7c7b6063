"""What looks wrong in a document that was read all the same, for its owner to see."""

import re
from collections.abc import Iterator

from ..attribution.attributor import MOST_SAID
from ..attribution.speakers.label_forms import reasons_of_label
from ..quotation import Speaker, SpeakerKind
from ..text.document import Document, SourceWarning, WarningKind
from ..text.languages import is_english, language_name
from ..text.structure import ParagraphKind, Structure
from .analysis import Analysis
from .stated.titles import is_no_title, no_title

_ADDRESS = re.compile(r"\s*(?:[*+•-]|\d{1,5}[.)])?\s*<?https?://\S+\s*")
_FEWEST_ADDRESSES = 5  # lines; an article may name some below it
_ADDRESSES = 0.8  # of the lines: the others are a heading, or remarks
_ENDED = re.compile(r"[.!?…:;,。！？：；，、][\"'”’»)\]」』）]*$")
# What lists of links are told by: of 12,000 posts of seventeen sites some 60 look like one (`make folders`).
_FEWEST = 8  # paragraphs of a list; an article may be one short line
_LINKS = 0.8  # of the paragraphs, short and without a stop
_SHORT = 14  # words
_LETTERS = 8  # of a word with the blank behind it, at the most; some scripts have no blanks
_PROSE = 0.3  # words of other paragraphs to one of theirs; an article with a long list in it has more
_HEADLINE = 4  # words of a link on average; names, versions and times have fewer
_LINES = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})
# Reasons that "several of our colleagues" and "Holly Allen" give too: of 33 labels with no other one was wrong.
_WEAK = {
    SpeakerKind.GROUP: "no person or organisation at its head",
    SpeakerKind.UNNAMED: "no person or organisation at its head",
    SpeakerKind.PERSON: "a sentence's first word before a name",
}
_SHOWN = 3  # labels in a sentence


def doubts_of(analysis: Analysis) -> Iterator[SourceWarning]:
    """Pure; each sentence in lower case and without a stop."""
    for kind, what in _doubts(analysis):
        yield SourceWarning(analysis.document.key, kind, what)


def _doubts(analysis: Analysis) -> Iterator[tuple[WarningKind, str]]:
    document = analysis.document
    if document.title is not None and is_no_title(document.title):
        yield WarningKind.TITLE, no_title(document.title)
    if (language := _other_language(document.language)) is not None:
        yield (
            WarningKind.LANGUAGE,
            f"it is in {language}: its words are searched and checked, but name nobody",
        )
    if _is_list_of_addresses(document):
        yield WarningKind.LINKS, "it looks like a list of links and no article: have its pages fetched by fetch --list"
    elif _is_list(document, analysis.structure):
        yield WarningKind.LINKS, "it looks like a list of links and no article: put the articles themselves here"
    if analysis.attribution.cut:
        what = f"it holds more than {MOST_SAID:,} quotations: what stands behind these is nobody's words; split it"
        yield WarningKind.QUOTATIONS, what
    if odd := [speaker.name for speaker in analysis.attribution.speakers if _is_odd(speaker, document)]:
        shown = ", ".join(map(_shortened, odd[:_SHOWN]))
        yield WarningKind.LABEL, f"speakers in it are called what may be no name: {shown}"


def _other_language(language: str | None) -> str | None:
    """Its name. What is called by a code alone is no language that articles are in: code, or words to fill a page."""
    if language is None or is_english(language):
        return None
    name = language_name(language)
    return None if name == language and name.islower() else name


def _is_list_of_addresses(document: Document) -> bool:
    lines = document.text[document.front.end if document.front else 0 :].splitlines()
    held = [line for line in lines if line.strip()]
    addresses = sum(_ADDRESS.fullmatch(line) is not None for line in held)
    return len(held) >= _FEWEST_ADDRESSES and addresses >= _ADDRESSES * len(held)


def _is_list(document: Document, structure: Structure) -> bool:
    lines = [paragraph.span.of(document.text) for paragraph in structure.paragraphs if paragraph.kind in _LINES]
    lengths = [(_length(line), _ENDED.search(line) is None) for line in lines]
    short = [length for length, open_ended in lengths if open_ended and length <= _SHORT]
    if len(lines) < _FEWEST or len(short) < _LINKS * len(lines):
        return False
    prose = sum(length for length, _ in lengths) - sum(short)
    return prose <= _PROSE * sum(short) and sum(short) >= _HEADLINE * len(short)


def _length(line: str) -> int:
    """In words, also of a script without blanks between them."""
    return max(len(line.split()), len(line) // _LETTERS)


def _is_odd(speaker: Speaker, document: Document) -> bool:
    """The author's own handle is not what is wrong."""
    if speaker.name == document.author:
        return False
    return any(reason != _WEAK.get(speaker.kind) for reason in reasons_of_label(speaker))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
