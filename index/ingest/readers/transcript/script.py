"""Scripts: paragraphs that open with who speaks, and those that go on with them; what else stands there is nobody's."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ....text.layout import BlockKind
from ...article import Metadata
from ...stated.dates import read_day
from ..traced import Traced, joined
from .composing import Composer
from .cues import check_lines, lines_of
from .further import BRACKETS, Part, further
from .labels import Label
from .markup import ends_sentence, without_sounds
from .openings import MEMBER, Opening, openings_of
from .utterances import Turn, Utterance

_NAVIGATION = re.compile(r"(?:return|back) to (?:the )?transcripts?\b.{0,40}", re.IGNORECASE)
_AIRED = re.compile(r"(?:originally |first )?(?:aired|air date|broadcast)(?: on)?:? (.{6,60})", re.IGNORECASE)
_TITLE_LIMIT = 200  # characters
_PROSE = 8  # words; what is shorter and stands before the first turn tells of the recording


def paragraphs_of(lines: Iterable[Traced]) -> Iterator[list[Traced]]:
    """Lines without the blanks around them, between blank ones; in the Congressional Record none stands between."""
    paragraph: list[Traced] = []
    for line in lines:
        if (bare := line.stripped()).text.strip("\ufeff"):
            if paragraph and MEMBER.match(bare.text):
                yield paragraph
                paragraph = []
            paragraph.append(bare)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def compose_script(text: str, start: int, composer: Composer) -> Metadata:
    """Adds the paragraphs of `text[start:]` to `composer`. What stands over them: a title, the day of a broadcast.
    Raises DocumentRefused where there are more than LINES_LIMIT."""
    check_lines(text)
    parts = _parts(list(paragraphs_of(lines_of(text, start))))
    script = _Script(composer)
    for part, goes_on in zip(parts, further(parts), strict=True):
        script.take(part, goes_on)
    return Metadata(title=script.title, date=script.date)


def _parts(paragraphs: Sequence[Sequence[Traced]]) -> list[Part]:
    openings = iter(openings_of([line for paragraph in paragraphs for line in paragraph]))
    opened = [[(line, next(openings)) for line in paragraph] for paragraph in paragraphs]
    within = sum(opening is not None and bool(n) for lines in opened for n, (_, opening) in enumerate(lines))
    first = sum(lines[0][1] is not None for lines in opened)
    return [part for lines in opened for part in _parts_of(lines, a_line_each=within > first)]


def _parts_of(paragraph: Sequence[tuple[Traced, Opening | None]], a_line_each: bool) -> Iterator[Part]:
    """`a_line_each` where a line begins a paragraph, if a sentence ends above it."""
    lines: list[Traced] = []
    opening: Opening | None = None
    for line, opens in paragraph:
        ends = opens is not None or (a_line_each and bool(lines) and ends_sentence(lines[-1].text))
        if ends and (lines or opening):
            yield Part(tuple(lines), opening)
            lines, opening = [], None
        opening = opens or opening
        if (words := line if opens is None else opens.words).text:
            lines.append(words)
    yield Part(tuple(lines), opening)


class _Script:
    def __init__(self, composer: Composer) -> None:
        self.title: str | None = None
        self.date: datetime.date | None = None
        self._composer = composer
        self._begun = self._named = self._headed = False
        self._time: int | None = None  # of what is said next

    def take(self, part: Part, goes_on: bool) -> None:
        if part.opening is not None:
            self._begun = True
            self._time = self._time if part.opening.time is None else part.opening.time
        if part.opening is not None and part.opens:
            self._open(part.lines, part.opening)
        elif not self._begun:
            self._introduce(part.lines, part.words)
        elif part.opening is None and (part.is_aside or part.is_closing):
            self._composer.add(Utterance(joined(part.lines, " "), sound=True))
        elif part.lines:
            turn = Turn.GOES_ON if goes_on else Turn.OPEN
            self._say(part.lines, Utterance(Traced(""), turn=turn, apart=not (goes_on and self._named)))

    def _open(self, lines: Sequence[Traced], opening: Opening) -> None:
        key, name, turn = "", None, Turn.OTHER
        if opening.name is not None:
            key, turn = opening.name.text, Turn.SAME
            name = opening.name if opening.label is Label.NAME else None
        self._named = name is not None
        self._say(lines, Utterance(Traced(""), None, None, turn, key, name, apart=True))

    def _say(self, lines: Sequence[Traced], first: Utterance) -> None:
        spoken = [words for line in lines if (words := without_sounds(line)).text]
        if not spoken:
            self._composer.add(first)
            return
        self._composer.add(replace(first, words=spoken[0], start=self._time, end=self._time))
        self._time = None
        for words in spoken[1:]:
            self._composer.add(Utterance(words))

    def _introduce(self, lines: Sequence[Traced], words: str) -> None:
        aired = _AIRED.fullmatch(words)
        day = None if aired is None else _day(aired[1])
        self.date = self.date or day
        if day is not None or _NAVIGATION.fullmatch(words):
            self._composer.block(joined(lines, " "), BlockKind.FURNITURE)
            return
        is_line = len(lines) == 1 and len(words) <= _TITLE_LIMIT and not BRACKETS.fullmatch(words)
        headed, self._headed = self._headed, True
        if is_line and self.title is None and not headed and not ends_sentence(words):
            self.title = words
            self._composer.block(lines[0], BlockKind.TITLE)
            return
        is_prose = len(words.split()) >= _PROSE and ends_sentence(words) and not words.isupper()
        in_brackets = BRACKETS.fullmatch(words) is not None
        kind = BlockKind.BODY if is_prose and not in_brackets else BlockKind.FURNITURE
        self._composer.block(joined(lines, " "), kind)


def _day(stated: str) -> datetime.date | None:
    try:
        return read_day(stated)
    except ValueError:
        return None
