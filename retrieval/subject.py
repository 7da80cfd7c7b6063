"""Who a question asks about: the stretch of it where a speaker stands, found by the question's form."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .intent import ASKING_WORDS, AUXILIARIES, SAYING_NOUNS, SPEECH_PHRASES, SPEECH_VERBS
from .words import FUNCTION_WORDS, Token

_SEPARATORS = frozenset({"on", "about", "re", "regarding"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "hers", "theirs"})
_INSIDE = frozenset({"the", "of", "at", "for", "from", "in", "a", "an", "and", "to"})  # may stand within a role: "mayor of london"
_LONGEST = 9  # words of a name with its role: "the state party chairwoman in nevada"


class Form(StrEnum):
    """How firmly the question asks for somebody's words. SPEECH: only theirs can answer. TOPIC: a name
    stands where a speaker would, but the question may be about them. NONE: nobody is asked for."""

    SPEECH = "speech"
    TOPIC = "topic"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """`first` to `last` (inclusive token positions) is where the speaker stands; `verb` is the position after
    which the topic goes on. `pronoun` is set where only a pronoun stands there."""

    form: Form
    first: int
    last: int
    pronoun: str | None = None


_NOBODY = Subject(Form.NONE, 0, -1)


def read_subject(words: Sequence[Token], text: str) -> Subject:
    """`text` is the folded question; `words` are its tokens. Tried in order of how much each form tells."""
    for read in (_according_to, _after_auxiliary, _before_saying_noun, _before_separator, _bare_name):
        subject = read(words, text)
        if subject is not None:
            return subject
    return _NOBODY


def _according_to(words: Sequence[Token], _: str) -> Subject | None:
    for i, word in enumerate(words[:-2]):
        if word.text == "according" and words[i + 1].text == "to":
            last = _stretch(words, i + 2)
            return _subject(words, Form.SPEECH, i + 2, last)
    return None


def _after_auxiliary(words: Sequence[Token], text: str) -> Subject | None:
    """"what did X say", "did X ever think", "how was X's reaction", "what X thought about"."""
    for start in _clause_starts(words):
        auxiliary = next(
            (i for i in range(start, min(start + 8, len(words))) if words[i].text in AUXILIARIES or _contracted(words[i])),
            None,
        )
        first = auxiliary + 1 if auxiliary is not None else start + 1
        verb = next(
            (i for i in range(first, min(first + _LONGEST + 4, len(words))) if words[i].text in SPEECH_VERBS or words[i].text in SAYING_NOUNS),
            None,
        )
        if verb is None or verb == first:
            phrase = SPEECH_PHRASES.search(text)
            if phrase is None or auxiliary is None:
                if auxiliary is not None and first < len(words):
                    return _subject(words, Form.TOPIC, first, _stretch(words, first))
                continue
            verb = next((i for i in range(first, len(words)) if words[i].start >= phrase.start()), len(words))
        last = min(verb - 1, _stretch(words, first))
        if last >= first:
            near = verb - last <= 3
            return _subject(words, Form.SPEECH if near else Form.TOPIC, first, last)
    return None


def _before_saying_noun(words: Sequence[Token], _: str) -> Subject | None:
    """"the house speaker's reaction to", "what's X's message"."""
    for i, word in enumerate(words[: _LONGEST + 2]):
        if word.text in SAYING_NOUNS and i and (words[i - 1].possessive or words[i - 1].text.endswith("s")):
            first = 1 if words[0].text in ASKING_WORDS else 0
            while first < i and words[first].text in AUXILIARIES:
                first += 1
            if first < i:
                return _subject(words, Form.SPEECH, first, i - 1)
    return None


def _before_separator(words: Sequence[Token], _: str) -> Subject | None:
    """"cuban on ted cruz"."""
    if not words or words[0].text in ASKING_WORDS or words[0].text in AUXILIARIES:
        return None
    for i, word in enumerate(words[: _LONGEST + 1]):
        if word.text in _SEPARATORS:
            return _subject(words, Form.SPEECH, 0, i - 1) if i else None
        if word.text in SPEECH_VERBS and i:
            return _subject(words, Form.SPEECH, 0, i - 1)
    return None


def _bare_name(words: Sequence[Token], _: str) -> Subject | None:
    """"berlusconi strong euro"."""
    if not words or words[0].text in ASKING_WORDS or words[0].text in AUXILIARIES:
        return None
    return _subject(words, Form.TOPIC, 0, min(2, len(words) - 1))


def _clause_starts(words: Sequence[Token]) -> list[int]:
    """Where a question's own clause begins: its asking word, or an auxiliary at the front."""
    starts = [i for i, word in enumerate(words) if word.text in ASKING_WORDS]
    if words and words[0].text in AUXILIARIES:
        starts.insert(0, 0)
    late = [i for i, w in enumerate(words) if i and w.text in AUXILIARIES and i + 2 < len(words) + 1 and words[i - 1].end + 1 < w.start]
    return starts + late


def _contracted(word: Token) -> bool:
    return word.possessive and word.text in ASKING_WORDS or word.text in {"whats", "hows", "wheres"}


def _stretch(words: Sequence[Token], first: int) -> int:
    """The last token of the noun phrase that begins at `first`."""
    last = first
    for i in range(first, min(first + _LONGEST, len(words))):
        text = words[i].text
        if text in SPEECH_VERBS or text in AUXILIARIES or text in _SEPARATORS:
            break
        if text in FUNCTION_WORDS and text not in _INSIDE and text not in _PRONOUNS:
            break
        last = i
        if text in _PRONOUNS and i == first and text not in {"his", "her", "their", "its"}:
            break
    while last > first and words[last].text in _INSIDE:
        last -= 1
    return last


def _subject(words: Sequence[Token], form: Form, first: int, last: int) -> Subject:
    while first < last and words[first].text in FUNCTION_WORDS - _PRONOUNS - {"the", "a", "an"}:
        first += 1
    only = words[first].text if first == last and first < len(words) else None
    return Subject(form, first, last, only if only in _PRONOUNS else None)
