"""A message that quotes somebody's words: which words, and who is said to have said them.

People paste more than the words: "Is it true that X said “…”?", “…” — X, X: “…”, a quoted line with its signature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "❝": "❞", '"': '"', "＂": "＂"}
_MARKS = "".join(_PAIRS) + "”❞」』'‘’>"
_INCHES = '"＂'  # after a digit they open nothing
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(.{8,2000}?)['’](?!\w)", re.DOTALL)
_LINE = re.compile(r"^[ \t]*>[ \t]?(.*)$", re.MULTILINE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEFT_OPEN = 3  # marks inside a quotation that may have been left open
_TOLD = 3  # words; fewer in marks are a word somebody is made fun of with, where more stand in others
_LONGEST_NAME = 60  # characters
_FRAME = 160  # characters around the quoted words that may be about them; more is a text that quotes

_SAYING = (
    r"(?:sa(?:y|ys|id|ying)|tweet(?:s|ed|ing)?|wr(?:ite|ites|ote)|posted?|told|tells?|claim(?:s|ed)?|argue[sd]?|add(?:s|ed)?"
    r"|stated?|asked?|replie[sd]|reply|answered|respond(?:s|ed)?|declared?|explain(?:s|ed)?|warn(?:s|ed)?|insist(?:s|ed)?"
    r"|promised?|admit(?:s|ted)?|quip(?:s|ped)?|shout(?:s|ed)?|announced?|called|call|noted?|joked?|confirm(?:s|ed)?)"
)
_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,5}?"
_UPPER = r"(?=[^\W\d_a-z])"
_PARTICLES = r"(?:(?:de|da|di|du|del|della|der|den|van|von|bin|al|el|la|le|of|the)\s+)*"
_PROPER = rf"{_UPPER}[\w.'’-]+(?:\s+{_PARTICLES}{_UPPER}[\w.'’&-]+){{0,5}}"
_ADVERB = r"(?:(?:really|actually|ever|once|also|just|has|had|have|never|reportedly|allegedly|supposedly)\s+)*"
# "did X really say", in any case of letters.
_DID = re.compile(
    rf"\b(?:did|does|has|have)\s+({_NAME})\s+{_ADVERB}{_SAYING}\b[\w\s,]{{0,40}}[:,]?\s*\Z", re.IGNORECASE
)
# "X said", "X told reporters that", right before the words.
_BEFORE = re.compile(rf"({_PROPER})\s+{_ADVERB}(?i:{_SAYING})\b(?:\s+[\w']+){{0,4}}\s*[:,]?\s*\Z")
_SAID_BEFORE = re.compile(rf"\b(?i:{_SAYING})\b(?:\s+[\w']+){{0,4}}\s*[:,]?\s*\Z")
_ACCORDING = re.compile(rf"\b(?i:according\s+to)\s+({_PROPER})")
_LABEL = re.compile(rf"(?:^|\n|[.!?,]\s)\W*({_PROPER})\s*(?:\([^()]*\)\s*)?:\s*\Z")
_SIGNED = re.compile(rf"\A[\s.,;!?]*(?:[—–―~]+|-{{1,3}})\s*({_PROPER})[^\w\n]*(?:[,(\n].{{0,80}})?\s*\Z", re.DOTALL)
_AFTER = re.compile(
    rf"\A[\s.,;!?]*(?:(?i:{_SAYING})\s+({_PROPER})|({_PROPER})\s+{_ADVERB}(?i:{_SAYING}))\b.{{0,60}}\Z", re.DOTALL
)
_ASKS = re.compile(
    r"\b(?:is|was|did|does|has|have|are|true|real|really|legit|genuine|fake|correct|accurate|check|verify|quote[ds]?"
    r"|source|heard|read|saw|lol|lmao|omg|wow|wtf|um|hey|so|right)\b|\?",
    re.IGNORECASE,
)
_MARKS_ALONE = re.compile(r"[\W_]*\Z")
_NO_NAMES = frozenset(
    """
    he she they it i we you who somebody someone everybody everyone nobody this that these those there did does do is
    was has have not never denied the a an and but so then lol hey ok okay wow yes no hi hello what when where why how
    true check
    """.split()
)


@dataclass(frozen=True, slots=True)
class QuotedMessage:
    """`quotations` are the quoted words without their marks, in order, one at least; `speakers` are those of each as
    the message names them, None where it names nobody. `around` is the rest of the message. `framed` tells that the
    rest is about the words (who said them, whether it is true) and would not be quoted itself."""

    quotations: tuple[str, ...]
    speakers: tuple[str | None, ...]
    around: str
    framed: bool


def read_message(text: str) -> QuotedMessage | None:
    """None where the message quotes nothing, or is the quotation itself from the first word to the last."""
    spans = _quoted_lines(text) or _told(text, _marked(text)) or _told(text, list(_in_single_marks(text)))
    if not spans:
        return None
    before, after = text[: spans[0].start].rstrip(_MARKS), text[spans[-1].end :].lstrip(_MARKS)
    if not _WORD.search(before) and not _WORD.search(after) and len(spans) == 1:
        return None
    words = tuple(_without_line_marks(span.of(text)).strip() for span in spans)
    between = [text[one.end : two.start] for one, two in pairwise(spans)]
    around = " . ".join([before, *between, after])
    speakers = _speakers([before, *(gap.strip(_MARKS) for gap in between), after])
    return QuotedMessage(words, speakers, around, _is_frame(before) and _is_frame_after(after))


def read_labelled(text: str) -> QuotedMessage | None:
    """Words without marks behind a name or a question: "Vogels: we will be heard", "is this real: …"."""
    label, colon, words = text.partition(":")
    if not colon or len(_WORD.findall(words)) <= _TOLD or len(label) > _FRAME:
        return None
    speaker = _speaker(f"{label}:", "")
    if speaker is None and not _ASKS.search(label):
        return None
    return QuotedMessage((words.strip(),), (speaker,), label, framed=True)


def asks(text: str) -> bool:
    """Whether a message is a question or begins as one."""
    first = _WORD.search(text)
    return text.rstrip()[-1:] == "?" or (first is not None and _ASKS.fullmatch(first[0]) is not None)


def _marked(text: str) -> list[Span]:
    """What stands between two marks of a pair, the outermost where pairs stand in pairs."""
    opened: list[int] = []
    spans: list[Span] = []
    for at, mark in enumerate(text):
        if (depth := _closed_by(text, opened, mark)) is not None:
            start = opened[depth] + 1
            del opened[depth:]
            while spans and spans[-1].start >= start:
                spans.pop()
            spans.append(Span(start, at))
        elif mark in _PAIRS and not (mark in _INCHES and text[at - 1 : at].isdigit()):
            opened.append(at)
    return spans


def _closed_by(text: str, opened: list[int], mark: str) -> int | None:
    """Which of the open marks this one closes; one left open inside is passed over."""
    for depth in range(len(opened) - 1, max(-1, len(opened) - 1 - _LEFT_OPEN), -1):
        if mark in _PAIRS[text[opened[depth]]]:
            return depth
    return None


def _in_single_marks(text: str) -> Iterator[Span]:
    for found in _SINGLE.finditer(text):
        yield Span(*found.span(1))


def _told(text: str, spans: list[Span]) -> list[Span]:
    """Those that are more than a word or two; all where none is, but for empty ones."""
    held = [(len(_WORD.findall(span.of(text))), span) for span in spans]
    long = [span for words, span in held if words >= _TOLD]
    return long or [span for words, span in held if words]


def _quoted_lines(text: str) -> list[Span]:
    """The lines behind ">" at the start of a message, as one; what stands around them is who said so."""
    lines = list(_LINE.finditer(text))
    if not lines or not any(_WORD.search(line[1]) for line in lines):
        return []
    return [Span(lines[0].start(1), lines[-1].end(1))]


def _without_line_marks(words: str) -> str:
    return re.sub(r"\n[ \t]*>[ \t]?", "\n", words)


def _speakers(around: Sequence[str]) -> tuple[str | None, ...]:
    """Of each quotation, `around` being what stands before, between and after them; one that names nobody goes on
    with who spoke before it, or is whose the first named one is."""
    named = [_speaker(before, after) for before, after in pairwise(around)]
    first = next((name for name in named if name is not None), _speaker(around[0], around[-1]))
    speakers: list[str | None] = []
    for name in named:
        speakers.append(name or (speakers[-1] if speakers else first))
    return tuple(speakers)


def _speaker(before: str, after: str) -> str | None:
    before, after = before[-_FRAME:], after[:_FRAME]
    for pattern, where in ((_SIGNED, after), (_DID, before), (_BEFORE, before), (_LABEL, before), (_AFTER, after)):
        if (found := pattern.search(where)) and (name := _name(next(g for g in found.groups() if g))):
            return name
    for where in (before, after):
        if (found := _ACCORDING.search(where)) and (name := _name(found[1])):
            return name
    return None


def _name(words: str) -> str | None:
    """Without what only looks like part of a name at its start; None where nothing is left."""
    parts = words.split()
    while parts and parts[0].lower().strip(".,") in _NO_NAMES:
        parts = parts[1:]
    name = " ".join(parts).strip(" .,-")
    return name if 1 < len(name) <= _LONGEST_NAME else None


def _is_frame(before: str) -> bool:
    """True where what stands before the words leads up to them, or asks about them."""
    if _MARKS_ALONE.match(before):
        return True
    if len(before) > _FRAME:
        return False
    if before.rstrip()[-1:] == ":" or _SAID_BEFORE.search(before) or _ACCORDING.search(before):
        return True
    return _ASKS.search(before) is not None


def _is_frame_after(after: str) -> bool:
    if _MARKS_ALONE.match(after):
        return True
    if len(after) > _FRAME:
        return False
    if _SIGNED.match(after) or _AFTER.match(after) or _ACCORDING.search(after):
        return True
    return after.rstrip()[-1:] == "?" or (_ASKS.search(after) is not None and len(_WORD.findall(after)) <= 6)
