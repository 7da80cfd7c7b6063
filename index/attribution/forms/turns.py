"""The turns of interviews and transcripts: paragraphs that open with whoever speaks, "**Jane Doe:** …", "MR. DOE: …",
"Q: …". One label alone may be any heading, so that several turns are wanted, and a label that comes back."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...text.document import Span
from ...text.layout import BlockKind
from ...text.structure import Paragraph, ParagraphKind
from ..names.entities import Entities, Entity
from ..names.name_finder import Name, NameKind
from ..text import lexicon


@dataclass(frozen=True, slots=True)
class Turn:
    """`words` are what is said, `label` what names the speaker. `answers` is True for the "A" of "Q" and "A", whose
    name stands before the interview; `asks` for its "Q". `headed` where the label is a heading over a block quotation:
    its speaker's, if somebody is called so elsewhere. `listed` where questions and answers stand below a heading of
    their own that names nobody: the paper's, as far as anybody can tell."""

    words: Span
    label: Span
    answers: bool = False
    asks: bool = False
    headed: bool = False
    listed: bool = False


_NAME = r"[A-Z][\w’'-]*\.?(?:[ ][A-Z][\w’'-]*\.?){0,4}"
_FORMS = (
    re.compile(  # the name alone set off, or the whole turn
        rf"(?:\*\*|__)({_NAME})(?::(?:\*\*|__)|(?:\*\*|__):|:(?=[^*_\n]{{1,600}}(?:\*\*|__)\s*\Z))[ \t]+(?=\S)"
    ),
    re.compile(r"((?:[A-Z][A-Z’'-]+\.?)(?:[ ][A-Z][A-Z’'-]*\.?){0,4}):[ \t]+(?=\S)"),
    re.compile(r"(?:\*\*|__)?([QA])(?:[:.](?:\*\*|__)?|(?:\*\*|__):)[ \t]+(?=\S)"),
    re.compile(rf"({_NAME}):[ \t]+(?=[^\s\"“‘'«„])"),
)
_BOLD, _CAPITALS, _LETTERS = 0, 1, 2  # places in _FORMS
_FULL_NAME = re.compile(r"[A-Z][\w’'-]*\.?(?:[ ][A-Z][\w’'-]*\.?){1,3}")
_NAMED = re.compile(rf"({_NAME}):[ \t]+(?=\S)")
_AFTER_LABEL = re.compile(r"[\s:>\])–—-]*")
_FAQ = re.compile(r"frequently asked|questions and answers|\bFAQs?\b|what (?:you need|to know)", re.IGNORECASE)
_INITIALS = 3  # letters at most
_FAR_MORE = 2  # times as often told of as anybody else
_INDENT = 8  # characters before a label in its line
_FEWEST = 3  # turns of a dialogue; of questions and answers two are enough


def find_turns(text: str, paragraphs: Sequence[Paragraph], strong: Sequence[Span] = ()) -> list[Turn]:
    """In order; where the file does not say itself who speaks, empty unless the paragraphs that open with a label are a
    dialogue. `strong` is what the file sets in bold."""
    found: list[list[Turn]] = [[] for _ in _FORMS]
    stated = list(_headed(text, paragraphs))
    bold = {span.start: span for span in strong}
    headed = {turn.words for turn in stated}
    for paragraph in paragraphs:
        if paragraph.kind in (ParagraphKind.FRONT_MATTER, ParagraphKind.BOILERPLATE, ParagraphKind.TITLE):
            continue
        if paragraph.span in headed:
            continue
        if paragraph.label is not None:
            stated.append(_stated(text, paragraph.span, paragraph.label))
        elif (turn := _in_bold(text, paragraph.span, bold.get(paragraph.span.start))) is not None:
            (stated if paragraph.block is BlockKind.QUOTE else found[_BOLD]).append(turn)
        else:
            _add_turn(text, paragraph.span, found)
    if _is_listed(text, paragraphs, found[_LETTERS]):
        found[_LETTERS] = [replace(turn, listed=True) for turn in found[_LETTERS]]
    kept = [stated, *(turns for kind, turns in enumerate(found) if _is_dialogue(text, turns, kind))]
    return sorted((turn for turns in kept for turn in turns), key=lambda turn: turn.words)


def _headed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Turn]:
    """Block quotations right below a heading that is nothing but a name, as the title of a callout is."""
    for above, below in pairwise(paragraphs):
        quoted = below.block is BlockKind.QUOTE and below.label is None
        if quoted and above.block is BlockKind.HEADING and _FULL_NAME.fullmatch(above.span.of(text)):
            yield Turn(below.span, above.span, headed=True)


def _stated(text: str, within: Span, label: Span) -> Turn:
    start = _AFTER_LABEL.match(text, label.end, within.end)
    return Turn(Span(label.end if start is None else start.end(), within.end), label)


def _in_bold(text: str, within: Span, strong: Span | None) -> Turn | None:
    """A turn whose name is set off in bold, or which is in bold as a whole."""
    if strong is None or (match := _NAMED.match(text, within.start, within.end)) is None:
        return None
    if strong.end not in (match.end(1), match.end(1) + 1, within.end):
        return None
    return Turn(Span(match.end(), within.end), Span(*match.span(1)))


def _add_turn(text: str, within: Span, found: Sequence[list[Turn]]) -> None:
    """To the turns of the first form that the paragraph has."""
    for form, turns in zip(_FORMS, found, strict=True):
        if (match := form.match(text, within.start, within.end)) is not None:
            letter = match.group(1) if form is _FORMS[_LETTERS] else ""
            closed = form is _FORMS[_BOLD] and text[match.end() - 2 : match.end() - 1] == ":"
            end = within.end
            words = Span(match.end(), match.end() + len(text[match.end() : end].rstrip("*_ ")) if closed else end)
            turns.append(Turn(words, Span(*match.span(1)), answers=letter == "A", asks=letter == "Q"))
            return


def _is_dialogue(text: str, turns: Sequence[Turn], kind: int) -> bool:
    if kind == _LETTERS:
        return any(turn.asks for turn in turns) and any(turn.answers for turn in turns)
    labels = Counter(turn.label.of(text) for turn in turns)
    if len(turns) < _FEWEST or len(labels) < 2 or max(labels.values()) < 2:
        return False
    asked = any(turn.words.of(text).rstrip().endswith("?") for turn in turns)
    return asked or (kind == _CAPITALS and any(_is_titled(label) for label in labels))


def _is_listed(text: str, paragraphs: Sequence[Paragraph], turns: Sequence[Turn]) -> bool:
    """Whether a heading that holds no full name stands right above the first."""
    above = [p for p in paragraphs if turns and p.span.end <= turns[0].label.start and p.span.of(text).strip()]
    heading = above[-1] if above else None
    return heading is not None and heading.kind is ParagraphKind.HEADING and not _names(heading.span.of(text))


def _names(heading: str) -> bool:
    return _FULL_NAME.search(heading) is not None and not _FAQ.search(heading)


def _is_titled(label: str) -> bool:
    return len(label.split()) > 1 and label.split()[0].capitalize() in lexicon.ROLES


class Interviewed:
    """Whom the labels of a document's turns name; `before` is where the first turn begins."""

    def __init__(self, text: str, entities: Entities, before: int) -> None:
        self._text = text
        self._people = [e for e in entities.all if e.kind is not NameKind.ORGANISATION]
        self._before = before

    def of(self, turn: Turn) -> Entity | None:
        """The person of the document whom the label names by full name or surname, if a single one."""
        if turn.answers:
            return None if turn.listed else self._told_before()
        label, words = turn.label.of(self._text), self._words(turn)
        fitting = [e for e in self._people if words and _folded(e.words)[-len(words) :] == words]
        if not fitting and _is_of_initials(label):
            fitting = [e for e in self._people if len(e.words) > 1 and _initials(e.words) == label.casefold()]
        if label.isupper():
            fitting = [e for e in fitting if not e.name.isupper()]
        return fitting[0] if len(fitting) == 1 else None

    def name(self, turn: Turn) -> str | None:
        """The name that stands in the label itself, without its title; None for one that opens with "The", and for
        initials."""
        label = turn.label.of(self._text)
        if label.split()[0].lower() == "the" or turn.answers or turn.asks or _is_of_initials(label):
            return None
        name = [w for w in label.split() if w.capitalize() not in lexicon.ROLES]
        return " ".join(w.title() if w.isupper() else w for w in name) or None

    def _words(self, turn: Turn) -> list[str]:
        return _folded([w for w in turn.label.of(self._text).split() if w.capitalize() not in lexicon.ROLES])

    def _told_before(self) -> Entity | None:
        """Whoever is told of before the interview, at least twice as often as anybody else."""
        told = sorted(
            (sum(n.span.start < self._before for n in e.names), order)
            for order, e in enumerate(self._people)
            if len(e.words) > 1
        )
        if not told or not told[-1][0]:
            return None
        most, order = told[-1]
        return self._people[order] if len(told) == 1 or most >= _FAR_MORE * told[-2][0] else None


def _is_of_initials(label: str) -> bool:
    return label.isupper() and label.isalpha() and 1 < len(label) <= _INITIALS


def _initials(words: Sequence[str]) -> str:
    return "".join(part[0] for word in words for part in word.split("-") if part).casefold()


def _folded(words: Sequence[str]) -> list[str]:
    return [w.casefold().rstrip(".") for w in words]


def labels_within(text: str, parts: Sequence[Span], names: Sequence[Name]) -> list[Name]:
    """Whom a transcript that stands in quotation marks names before their words, `"Jane Doe: …"`: empty where its first
    words are no such label. `names` are in order."""
    found = [
        name
        for part in parts
        for name in names[bisect_left(names, part.start, key=_start) : bisect_left(names, part.end, key=_start)]
        if text[name.span.end : name.span.end + 1] == ":" and _opens_line(text, part, name.whole.start)
    ]
    return found if found and found[0].whole.start == parts[0].start else []


def _start(name: Name) -> int:
    return name.whole.start


def _opens_line(text: str, part: Span, start: int) -> bool:
    return start == part.start or text[max(part.start, start - _INDENT) : start].rstrip(' "“').endswith("\n")
