"""From what is said to paragraphs: what the same one says without a pause, as long as a paragraph may be."""

from collections.abc import Iterable
from dataclasses import replace

from ....text.layout import Anchor, Block, BlockKind, Layout, Run
from ....text.span import Span
from ...article import Article, Metadata
from ..traced import Traced, merged
from .continuing import PAUSE
from .markup import ends_sentence
from .utterances import Turn, Utterance

_FULL = 700  # characters; then the next end of a sentence is the paragraph's
_MOST = 1_500  # characters; then any cue's end is, as captions made by programs have no stops


class Composer:
    """Takes what is said in order. `wrapped` where paragraphs are cut by length and pauses, not as the file has them.

    A paragraph is labelled by the name that the file has before its first words; what goes on with them stays in it."""

    def __init__(self, wrapped: bool = True) -> None:
        self.unnamed = ""  # the first label that is nobody's name, "Speaker 1"
        self._text = _Text()
        self._wrapped = wrapped
        self._open: list[Utterance] = []
        self._length = self._end = 0  # of what is open, in characters, and until when it is said
        self._sounds: list[Utterance] = []
        self._speaker = Utterance(Traced(""), turn=Turn.OPEN)
        self._unsaid: Traced | None = None  # a name whose words are yet to come

    def add(self, utterance: Utterance) -> None:
        if utterance.sound:
            self._sounds.append(utterance)
            if not self._within_sentence():
                self._close()
            return
        if self._is_other(utterance):
            self._close()
            self._speaker = utterance
            self._unsaid = None
            self.unnamed = self.unnamed or ("" if utterance.name else utterance.key)
        elif utterance.apart or self._is_parted(utterance):
            self._close()
        if not utterance.words.text:
            self._unsaid = utterance.name or self._unsaid
            return
        self._open.append(replace(utterance, name=utterance.name or self._unsaid))
        self._unsaid = None
        self._length += len(utterance.words.text)
        self._end = max(self._end, utterance.end or 0)

    def block(self, words: Traced, kind: BlockKind) -> None:
        """What is nobody's turn."""
        self._close()
        self._text.block(kind, [Utterance(words)])

    def article(self, metadata: Metadata) -> Article:
        self._close()
        text = self._text
        layout = Layout(tuple(text.blocks))
        return Article("".join(text.parts), layout, metadata, tuple(text.anchors), tuple(merged(text.runs)))

    def _is_other(self, utterance: Utterance) -> bool:
        speaker = self._speaker
        if utterance.turn is Turn.SAME:
            return speaker.turn is not Turn.SAME or utterance.key != speaker.key
        return utterance.turn is Turn.OTHER or (utterance.turn is Turn.OPEN and speaker.turn is not Turn.OPEN)

    def _is_parted(self, utterance: Utterance) -> bool:
        if not self._open or not self._wrapped:
            return False
        start, last = utterance.start, self._open[-1].start
        if start is not None and (start - self._end > PAUSE or (last is not None and start < last)):
            return True
        if utterance.turn is Turn.GOES_ON and self._open[0].name is not None:
            return False
        return self._length > _MOST or (self._length > _FULL and not self._within_sentence())

    def _within_sentence(self) -> bool:
        return bool(self._open) and not ends_sentence(self._open[-1].words.text)

    def _close(self) -> None:
        """A sound within a sentence stands behind its paragraph."""
        if self._open:
            self._text.block(BlockKind.BODY, self._open, self._open[0].name)
        for sound in self._sounds:
            self._text.block(BlockKind.FURNITURE, [sound])
        self._open, self._sounds = [], []
        self._length = self._end = 0


class _Text:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self.runs: list[Run] = []
        self._length = 0

    def block(self, kind: BlockKind, said: Iterable[Utterance], name: Traced | None = None) -> None:
        if self.blocks:
            self._add(Traced("\n\n"))
        start = place = self._length
        label = None
        if name is not None:
            label = Span(start, start + len(name.text))
            self._add(name)
            self._add(Traced(": "))
        for number, utterance in enumerate(said):
            if number:
                self._add(Traced(" "))
                place = self._length
            self._anchor(place, utterance)  # the time of a block's first words is that of its label
            self._add(utterance.words)
        self.blocks.append(Block(Span(start, self._length), kind, label))

    def _anchor(self, place: int, utterance: Utterance) -> None:
        time = None if utterance.start is None else clock(utterance.start)
        if time is not None and (not self.anchors or self.anchors[-1].time != time):
            self.anchors.append(Anchor(place, time=time))

    def _add(self, part: Traced) -> None:
        self.parts.append(part.text)
        self.runs += (Run(self._length + run.start, run.origin, run.length) for run in part.runs)
        self._length += len(part.text)


def clock(milliseconds: int) -> str:
    """ "00:03:12"."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
