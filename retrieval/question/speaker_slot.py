"""Who a question asks about: the stretch of it where a speaker stands, found by the question's form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .intent import ASKING_WORDS, AUXILIARIES, SAYING_NOUNS, SPEECH_PHRASES, SPEECH_VERBS
from .names.name_words import HONORIFICS
from .tokens import CONJUNCTIONS, FUNCTION_WORDS, OWNING_WORDS, WITH_DID, Token, is_content

SEPARATORS = frozenset({"on", "about", "re", "regarding"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "hers", "theirs"})
_ARTICLES = frozenset({"the", "a", "an", "that", "this", "these", "those", "some"})
_INSIDE = frozenset(
    {"the", "of", "at", "for", "from", "in", "a", "an", "us", "that"}
)  # may stand within a role: "mayor of london"
_BE = frozenset({"is", "are", "was", "were"})
_WITH_IS = frozenset({"whats", "hows", "wheres"})
_POINTED = frozenset({"st", "jr", "sr"})  # parts of names that a point may stand behind
_LONGEST = 9  # words of a name with its role: "the state party chairwoman in nevada"
_REACH = 9  # words between a name and what it says: "john taylor at the us treasury make of"


class SlotKind(StrEnum):
    """How firmly a question asks for somebody's words. SPEECH: only theirs can answer. TOPIC: a name
    stands where a speaker would, but the question may be about them. NONE: nobody is asked for."""

    SPEECH = "speech"
    TOPIC = "topic"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SpeakerSlot:
    """`first` to `last` (inclusive token positions) is where the speaker stands; `pronoun` where only one does.
    `without_auxiliary` where no auxiliary marks the place ("what X thought"): only a name is a speaker there."""

    kind: SlotKind
    first: int
    last: int
    pronoun: str | None = None
    without_auxiliary: bool = False


def find_speaker_slot(words: Sequence[Token], text: str, names: frozenset[int]) -> SpeakerSlot:
    """`text` is the question and `words` its tokens; `names` are positions inside known names of several words,
    where no verb is looked for ("the Washington Post"). The first firm form wins, else the first weak one."""
    forms = _Forms(words, text, names)
    found = [s for s in forms.all() if s.pronoun or any(is_content(w.text) for w in words[s.first : s.last + 1])]
    firm = next((s for s in found if s.kind is SlotKind.SPEECH), None)
    return firm or next(iter(found), SpeakerSlot(SlotKind.NONE, 0, -1))


class _Forms:
    """The forms of one question, tried in order of how much each tells."""

    def __init__(self, words: Sequence[Token], text: str, names: frozenset[int]) -> None:
        self._words = words
        self._texts = [word.text for word in words]
        self._text = text
        self._names = names
        self._opening = next((i for i, t in enumerate(self._texts) if t not in CONJUNCTIONS), 0)

    def all(self) -> Iterator[SpeakerSlot]:
        yield from self._according_to()
        for start in self._clause_starts():
            yield from self._clause(start)
        yield from self._before_saying_noun()
        if not self._asks_first():
            yield from self._before_separator()
            yield from self._bare_name()

    def _according_to(self) -> Iterator[SpeakerSlot]:
        for i in range(len(self._texts) - 2):
            if self._texts[i : i + 2] == ["according", "to"]:
                yield self._slot(SlotKind.SPEECH, i + 2, self._stretch(i + 2))

    def _clause(self, start: int) -> Iterator[SpeakerSlot]:
        """ "what did X say", "did X ever think", "how was X's reaction", "what X thought about"."""
        places = range(start, min(start + 8, len(self._texts)))
        auxiliary = next((i for i in places if self._texts[i] in AUXILIARIES or self._contracted(i)), None)
        first = start + 1 if auxiliary is None else auxiliary + 1
        if first >= len(self._texts):
            return
        last = self._stretch(first)
        passive = auxiliary is not None and self._is_be(auxiliary)
        verb = self._verb(first + 1, passive)
        if verb is not None and last + 1 < verb and self._stop_before(last + 1) and self._stop_before(verb):
            last = verb - 1  # "did Ada Roe, the waitress, say": all of it is who is asked for
        found = None
        if verb is not None and verb > first and (verb - last <= 3 or verb - first <= _REACH):
            owned = passive and self._texts[verb] in SAYING_NOUNS
            found = self._owner(first, verb) if owned else self._slot(SlotKind.SPEECH, first, min(last, verb - 1))
        if found is not None:
            yield replace(found, without_auxiliary=auxiliary is None)
        elif auxiliary is not None:
            yield self._slot(SlotKind.TOPIC, first, last)

    def _verb(self, first: int, passive: bool) -> int | None:
        """Where the saying is said; after a form of "to be" only nouns, "-ing" and "worried" say anything."""
        for i in range(first, min(first + _LONGEST + 4, len(self._texts))):
            word = self._texts[i]
            if i in self._names:
                continue
            if word in SAYING_NOUNS and self._owned(i):
                return i
            if word in SPEECH_VERBS and (not passive or word.endswith("ing") or word == "worried"):
                return i
        phrase = SPEECH_PHRASES.search(self._text.casefold(), self._words[first - 1].end)
        if phrase is None:
            return None
        return next((i for i in range(first, len(self._words)) if self._words[i].start >= phrase.start()), None)

    def _before_saying_noun(self) -> Iterator[SpeakerSlot]:
        """ "the house speaker's reaction to", "what's X's message"."""
        first = self._opening
        while first < len(self._texts) and (self._texts[first] in ASKING_WORDS or self._texts[first] in AUXILIARIES):
            first += 1
        for i in range(first + 1, min(first + _LONGEST + 2, len(self._texts))):
            if self._texts[i] in SAYING_NOUNS and self._owned(i):
                yield from filter(None, (self._owner(first, i),))
                return

    def _before_separator(self) -> Iterator[SpeakerSlot]:
        """ "cuban on ted cruz"."""
        for i in range(self._opening, min(self._opening + _LONGEST + 1, len(self._texts))):
            verb = self._texts[i] in SPEECH_VERBS and i not in self._names
            if self._texts[i] in SEPARATORS or verb:
                if i > self._opening:
                    yield self._slot(SlotKind.SPEECH, self._opening, i - 1)
                return

    def _bare_name(self) -> Iterator[SpeakerSlot]:
        """ "berlusconi strong euro"."""
        if self._texts:
            yield self._slot(SlotKind.TOPIC, self._opening, min(self._opening + 3, len(self._texts) - 1))

    def _clause_starts(self) -> Iterator[int]:
        """Where a question's own clause begins: an auxiliary at the front or after a stop, or an asking word."""
        for i, word in enumerate(self._texts):
            begins = i == self._opening or self._stop_before(i)
            if word in ASKING_WORDS or self._contracted(i) or (begins and word in AUXILIARIES):
                yield i

    def _asks_first(self) -> bool:
        if not self._texts:
            return True
        word = self._texts[self._opening]
        asks = word in ASKING_WORDS or word in AUXILIARIES or word in {"who", "whose", "whom"}
        return asks or self._contracted(self._opening)

    def _stretch(self, first: int) -> int:
        """The last token of the noun phrase that begins at `first`."""
        last = first
        for i in range(first, min(first + _LONGEST, len(self._texts))):
            word = self._texts[i]
            if i not in self._names and (word in SPEECH_VERBS or word in AUXILIARIES or word in SEPARATORS):
                break
            if i > first and self._stop_before(i):
                break
            if word in FUNCTION_WORDS and word not in _INSIDE and word not in _PRONOUNS and i not in self._names:
                break
            last = i
            if word in _PRONOUNS and word not in OWNING_WORDS and i not in self._names:
                break
        while last > first and self._texts[last] in _INSIDE:
            last -= 1
        return last

    def _slot(self, kind: SlotKind, first: int, last: int) -> SpeakerSlot:
        while (
            first < last and first not in self._names and self._texts[first] in FUNCTION_WORDS - _PRONOUNS - _ARTICLES
        ):
            first += 1
        alone = self._texts[first] if first == last else ""
        return SpeakerSlot(kind, first, last, alone if alone in _PRONOUNS else None)

    def _contracted(self, i: int) -> bool:
        word = self._words[i]
        return (word.possessive and word.text in ASKING_WORDS) or word.text in _WITH_IS or word.text in WITH_DID

    def _is_be(self, i: int) -> bool:
        return self._texts[i] in _BE or (self._contracted(i) and self._texts[i] not in WITH_DID)

    def _owner(self, first: int, noun: int) -> SpeakerSlot | None:
        """Whose the noun is, from `first` on; None where it is nobody's there."""
        if self._texts[first] in _PRONOUNS - OWNING_WORDS:
            return self._slot(SlotKind.SPEECH, first, first)
        last = next((i for i in range(noun - 1, first - 1, -1) if self._owns(i)), None)
        if last is None:
            return None
        return self._slot(SlotKind.SPEECH, last if self._texts[last] in OWNING_WORDS else first, last)

    def _owned(self, i: int) -> bool:
        """True where the noun at `i` is somebody's: "X's take", "twitters official response", "her points"."""
        return any(self._owns(before) for before in range(i - 1, max(i - 3, -1), -1))

    def _owns(self, i: int) -> bool:
        word = self._words[i]
        return word.possessive or word.text in OWNING_WORDS or (word.text.endswith("s") and len(word.text) > 3)

    def _stop_before(self, i: int) -> bool:
        return i > 0 and is_stopped(self._text, self._words[i - 1], self._words[i])


def is_stopped(text: str, before: Token, after: Token) -> bool:
    """True where a stop parts two tokens of `text` that follow one another; behind a title or an initial none does."""
    gap = text[before.end : after.start]
    if any(stop in gap for stop in ",;:()[]–—?!\n") or " - " in gap:
        return True
    return ". " in gap and before.text not in HONORIFICS | _POINTED and len(before.text) > 1
