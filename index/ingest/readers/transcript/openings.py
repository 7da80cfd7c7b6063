"""How lines of a script open a turn: with a label, a time, or both.

"JANE DOE: …", "00:01:02 Jane Doe: …", "Jane Doe (01:02): …", "Mr. DOE of Ohio. …" in the Congressional Record, and
alone above the words "Jane Doe  0:03", "[00:03] Jane Doe", "[Jane Doe] 10:24:05", of which the last is the time of day.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from ..traced import Traced
from .cues import TIME, milliseconds
from .labels import NAME, ROLE, Label, Labels, labels_of
from .markup import ends_sentence

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_SPOKEN_AT = re.compile(TIME)
_GAP = r"[ \t]*[-–—|,]?[ \t]*"
_NAMED = rf"(?P<name>{NAME})"


def _at(place: str) -> str:
    return rf"(?:\[(?P<{place}>{_CLOCK})\]|\((?P<{place}_>{_CLOCK})\)|(?P<{place}__>{_CLOCK})(?!\w|:\d))"


_FORMS = (
    re.compile(
        rf"(?:{_at('before')}{_GAP})?(?P<change>>{{2,3}}[ \t]*)?{_NAMED}{ROLE}"
        rf"(?:[ \t]*{_at('behind')})?[ \t]?[:：](?=\s|\Z)[ \t]*(?:{_at('after')}(?=\s|\Z)[ \t]*)?"
    ),
    re.compile(rf"{_NAMED}{ROLE}(?:[ \t]+[-–—|]?[ \t]*|(?=[\[(])){_at('behind')}[ \t]*:?\Z"),
    re.compile(rf"{_at('before')}{_GAP}{_NAMED}{ROLE}\Z"),
    re.compile(rf"\[{_NAMED}\][ \t]+(?:{_CLOCK})(?:[ \t]?[AaPp]\.?[Mm]\.?)?\Z"),
    re.compile(rf"{_at('before')}(?:[ \t]*(?:-->?|–|-)[ \t]*[\[(]?{_CLOCK}[\])]?)?\Z"),
    re.compile(rf"[\[(](?P<before>{_CLOCK})[\])][ \t]+(?=\S)"),
    re.compile(r"(?P<change>>{2,3})[ \t]*(?=\S)"),
)
MEMBER = re.compile(  # of Congress
    r"(?P<name>(?:M(?:r|rs|s)|Miss|Dr)\.? (?:Ma?c|De|La|O['’])?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2}"
    r"|The [A-Z]{5,}(?: [A-Z]{3,})?)"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?| pro tempore)?(?: \([^()\n]{1,60}\))?\.(?=\s|\Z)[ \t]*"
)
_LEAST_TURNS = 4
_LEAST_TIMED = 2  # turns, where each has its speaker's name and its time
_PROSE = 8  # words
_TITLE_WORDS = 15
_ASKED = frozenset({"q", "a", "question", "answer"})
_LIKELY = re.compile(
    r"^[ \t]*(?:[^\Wa-z\d_][^a-z:\n]{1,60}[:(]|[^\n]{0,80}\d:\d\d|[^\Wa-z\d_][\w.'’ -]{1,60}:[ \t]"
    r"|[MDT][a-z.]{1,4} [A-Z])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """`words` are what stands behind it on its line. `name` and `label` as the line has them, None and NONE where it
    names nobody; `time` is in milliseconds. `marked` where more than a colon sets the name apart; `changed` where it
    tells that somebody else speaks."""

    words: Traced
    name: Traced | None = None
    label: Label = Label.NONE
    time: int | None = None
    marked: bool = False
    changed: bool = False

    @property
    def surname(self) -> str:
        """What a label keeps that comes back: "JANE DOE, ANCHOR: …", then "DOE: …"."""
        return "" if self.name is None else self.name.text.split()[-1].upper()

    @property
    def sure(self) -> bool:
        """Whether a script alone opens lines so."""
        if self.name is None or self.name.text.lower() in _ASKED:
            return False
        return self.label is not Label.NONE and (self.marked or self.name.text.isupper())


def openings_of(lines: Sequence[Traced]) -> list[Opening | None]:
    """One for each line; None where it opens nothing."""
    found = [_match(line.text) for line in lines]
    words = (line.text[f.end() if f else 0 :] for line, f in zip(lines, found, strict=True))
    labels = labels_of((f["name"] for f in found if f and f.groupdict().get("name")), words)
    openings = [None if f is None else _opening(line, f, labels) for line, f in zip(lines, found, strict=True)]
    return [_timed(opening, above) for opening, above in zip(openings, [None, *openings], strict=False)]


def _timed(opening: Opening | None, above: Opening | None) -> Opening | None:
    """With the time that stands alone on the line above it."""
    if opening is None or above is None or opening.name is None or above.name is not None or above.words.text:
        return opening
    return replace(opening, time=above.time, marked=True) if opening.time is None else opening


def is_script(paragraphs: Sequence[Sequence[Traced]]) -> bool:
    """Whether most paragraphs, or most lines, open so as only a script's do, with labels that come back."""
    flat = [line for paragraph in paragraphs for line in paragraph]
    openings = openings_of(flat)
    if _every_block_opens(paragraphs, openings):
        return True
    counts = Counter(o.surname for o in openings if o is not None and o.sure)
    returning = [name for name, count in counts.items() if count > 1]
    turns = sum(counts.values())
    if turns < _LEAST_TURNS or len(counts) < 2 or not returning or 2 * sum(map(counts.__getitem__, returning)) < turns:
        return False
    opened = [
        _opens(paragraph, start, openings) for paragraph, start in zip(paragraphs, _starts(paragraphs), strict=True)
    ]
    if len(opened) < _LEAST_TURNS:
        return 2 * turns > len(flat) - _below_labels(flat, openings)
    counted = [how for how in opened[_first(paragraphs, opened) :] if how is not None]
    return 2 * sum(counted) > len(counted)


def _every_block_opens(paragraphs: Sequence[Sequence[Traced]], openings: Sequence[Opening | None]) -> bool:
    """Whether each paragraph opens with a name, but for a title: two with their times, or four that come back."""
    starts = list(_starts(paragraphs))
    firsts = [openings[start] for start in starts]
    begin = next((at for at, first in enumerate(firsts) if first is not None), 0)
    if begin > 1 or (begin and (len(paragraphs[0]) > 1 or len(paragraphs[0][0].text.split()) > _TITLE_WORDS)):
        return False
    named = [first for first in firsts[begin:] if first is not None and first.label is Label.NAME]
    if len(named) < len(firsts) - begin or len({one.surname for one in named}) < 2:
        return False
    if all(one.marked and one.time is not None for one in named):
        return len(named) >= _LEAST_TIMED
    returning = Counter(one.surname for one in named)
    return len(named) >= _LEAST_TURNS and min(returning.values()) > 1


def _below_labels(lines: Sequence[Traced], openings: Sequence[Opening | None]) -> int:
    """How many lines are what is said below a label with its time."""
    pairs = zip(pairwise(openings), lines[1:], strict=True)
    return sum(
        above is not None and above.sure and not above.words.text and opening is None and ends_sentence(line.text)
        for (above, opening), line in pairs
    )


def _opens(paragraph: Sequence[Traced], start: int, openings: Sequence[Opening | None]) -> bool | None:
    """Whether its first line, or the one behind a time alone, opens a turn; None where it is an aside, or holds the
    words below a label in a paragraph of its own."""
    first = openings[start]
    if first is None:
        above = openings[start - 1] if start else None
        return (
            None
            if paragraph[0].text[0] in "[(" or (above is not None and above.sure and not above.words.text)
            else False
        )
    if first.name is None and len(paragraph) > 1:
        first = openings[start + 1]
    return first is not None and first.sure


def _first(paragraphs: Sequence[Sequence[Traced]], opened: Sequence[bool | None]) -> int:
    """Where the counting begins: title and date that stand before the first turn are no prose."""
    return next(
        (
            at
            for at, paragraph in enumerate(paragraphs)
            if opened[at] or sum(len(x.text.split()) for x in paragraph) >= _PROSE
        ),
        0,
    )


def is_likely(text: str) -> bool:
    """Whether it is worth a look; far faster."""
    return len(_LIKELY.findall(text)) >= _LEAST_TIMED


def _starts(paragraphs: Sequence[Sequence[Traced]]) -> Iterator[int]:
    return accumulate((len(paragraph) for paragraph in paragraphs[:-1]), initial=0)


def _match(line: str) -> re.Match[str] | None:
    return next((found for form in (*_FORMS[:-1], MEMBER, _FORMS[-1]) if (found := form.match(line)) is not None), None)


def _opening(line: Traced, found: re.Match[str], labels: Labels) -> Opening | None:
    groups = found.groupdict()
    name = groups.get("name")
    clock = next((text for group, text in groups.items() if text and group not in ("name", "change")), None)
    time = None if clock is None else _milliseconds(clock)
    changed = bool(groups.get("change"))
    words = line.cut(found.end()).stripped()
    if name is None:
        return Opening(words, time=time, marked=True, changed=changed)
    set_apart = changed or clock is not None or found.re in (_FORMS[3], MEMBER)
    if (label := labels.judge(name, marked=set_apart)) is Label.NONE:
        timed = _FORMS[5].match(line.text)  # "[00:20] It is so." has a form of both
        return None if timed is None else _opening(line, timed, labels)
    return Opening(words, line.cut(*found.span("name")), label, time, set_apart, changed=True)


def _milliseconds(clock: str) -> int | None:
    found = _SPOKEN_AT.fullmatch(clock)
    return None if found is None else milliseconds(found.groups())
