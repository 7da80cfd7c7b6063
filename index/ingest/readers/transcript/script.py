"""Scripts: a turn's further paragraphs are its speaker's too, up to one that tells of the speaker, or of the script."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ....text.layout import BlockKind
from ..table.traced import Traced, joined
from .composing import Composer
from .cues import check_lines, lines_of
from .labels import Label
from .markup import is_sound, without_sounds
from .openings import Opening, openings_of
from .utterances import Turn, Utterance

_TITLE_LIMIT = 200  # characters
_PROSE = 8  # words; what is shorter and stands before the first turn tells of the recording
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)\]]?\Z")
_BRACKETS = re.compile(r"\(([^()]{1,300})\)|\[([^\[\]]{1,300})\]")
_CLOSING = re.compile(
    r"(?:this|the) (?:\w+ ){0,2}(?:interview|conversation|transcript|exchange|q&a|discussion)\b.{0,80}\b(?:edited"
    r"|condensed|translated|recorded|conducted|generated|transcribed|rush(?:ed)?|final form|accuracy|taken from)\b"
    r"|(?:transcribed|transcript(?:ion)?|recorded|edited|produced|captions?|subtitles?) by\b|copyright\b|©"
    r"|\W*(?:end|ends|end of (?:transcript|interview|recording)|more|###|-30-)\W*\Z",
    re.IGNORECASE,
)


def paragraphs_of(lines: Iterable[Traced]) -> Iterator[list[Traced]]:
    """Lines without the blanks around them, between blank ones."""
    paragraph: list[Traced] = []
    for line in lines:
        if (bare := line.stripped()).text.strip("\ufeff"):
            paragraph.append(bare)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def compose_script(text: str, start: int, composer: Composer) -> str | None:
    """Adds the paragraphs of `text[start:]` to `composer`. The line that stands over them, where it is a title. Raises
    DocumentRefused where there are more than LINES_LIMIT."""
    check_lines(text)
    paragraphs = list(paragraphs_of(lines_of(text, start)))
    openings = iter(openings_of([line for paragraph in paragraphs for line in paragraph]))
    script = _Script(composer)
    for paragraph in paragraphs:
        script.take([(line, next(openings)) for line in paragraph])
    return script.title


class _Script:
    def __init__(self, composer: Composer) -> None:
        self.title: str | None = None
        self._composer = composer
        self._begun = False
        self._time: int | None = None  # of what is said next
        self._speaker: re.Pattern[str] | None = None

    def take(self, paragraph: Sequence[tuple[Traced, Opening | None]]) -> None:
        lines: list[Traced] = []
        opening: Opening | None = None
        for line, opens in paragraph:
            if opens is not None and (lines or opening):
                self._add(lines, opening)
            if opens is not None:
                lines, opening = [], opens
            lines += [line if opens is None else opens.words]
        self._add(lines, opening)

    def _add(self, lines: list[Traced], opening: Opening | None) -> None:
        words = " ".join(line.text for line in lines)
        if opening is not None:
            self._open(lines, opening)
        elif not self._begun:
            self._introduce(lines, words)
        elif _is_aside(words) or _CLOSING.match(words):
            self._composer.add(Utterance(joined(lines, " "), sound=True))
        else:
            told_of = self._speaker is not None and self._speaker.search(words) is not None
            self._speaker = None if told_of else self._speaker
            self._say(lines, Utterance(Traced(""), turn=Turn.OTHER if told_of else Turn.GOES_ON, apart=True))

    def _open(self, lines: Sequence[Traced], opening: Opening) -> None:
        self._begun = True
        self._time = self._time if opening.time is None else opening.time
        key, name, turn = "", None, Turn.OTHER if opening.changed else Turn.GOES_ON
        if opening.name is not None:
            key, turn = opening.name.text, Turn.SAME
            name = opening.name if opening.label is Label.NAME else None
            self._speaker = re.compile(rf"\b{re.escape(key.split()[-1])}\b", re.IGNORECASE) if name else None
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
        is_line = len(lines) == 1 and len(words) <= _TITLE_LIMIT and not _BRACKETS.fullmatch(words)
        if is_line and self.title is None and not self._composer.begun and not _SENTENCE_END.search(words):
            self.title = words
            self._composer.block(lines[0], BlockKind.TITLE)
            return
        is_prose = len(words.split()) >= _PROSE and _SENTENCE_END.search(words) and not words.isupper()
        in_brackets = _BRACKETS.fullmatch(words) is not None
        kind = BlockKind.BODY if is_prose and not in_brackets else BlockKind.FURNITURE
        self._composer.block(joined(lines, " "), kind)


def _is_aside(words: str) -> bool:
    found = _BRACKETS.fullmatch(words)
    return found is not None and is_sound(found[1] or found[2])
