"""The words of a topic or a role, weighed by how rare they are in the coverage; typing mended first."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, dropwhile, takewhile
from typing import TYPE_CHECKING, Protocol

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ..question.question import AskedSpeaker, Question
from ..question.roles import role_share, words_of_relation
from ..question.tokens import FUNCTION_WORDS, Token, is_content, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_STEMS = 12  # of a lexical query; the rarest where there are more
# Upper bound on passages that the stems of a lexical query stand in together, which its time grows with; 1,500 take
# 3 ms (`python -m bench.speed.answers_at_scale`).
_MOST_POSTINGS = 1_500
_SHORTEST_CORRECTED = 5  # letters; a slip in a shorter word makes another word
_TWO_SLIPS_FROM = 8  # letters
_SHORT_FORM = 4  # letters
_OPENING_MARKS = " \n\"'“‘„«(["
_STOPS = ("", ".", "!", "?", ":")
_BESIDE = frozenset("near around behind inside outside beside among".split())
_UNHEARD = 2  # stems; one alone may be another word for what is there


class IndexedWords(Protocol):
    """The stems of one generation, and how rare they are."""

    def stems_in_order(self, texts: Sequence[str]) -> list[str]:
        """Of all the texts, one after the other; a stem as often as it stands there."""

    def frequency(self, stem: str) -> int:
        """In how many passages the stem stands."""

    def weight(self, stem: str) -> float:
        """Its inverse document frequency."""

    def person_words(self, text: str) -> frozenset[str]:
        """The folded words of the text that name people whom the coverage quotes."""

    def is_mostly_name(self, word: str) -> bool:
        """True where it stands with a capital more often than without."""

    def stems_beginning(self, initial: str) -> Mapping[str, int]:
        """Every indexed stem with this first letter, and its frequency."""

    def stated_roles(self, number: int) -> frozenset[str]:
        """Stems of everything that the coverage states of who an identity is."""

    @property
    def role_synonyms(self) -> Mapping[str, frozenset[str]]:
        """For each stem of a role's word those that can stand for it."""


@dataclass(frozen=True)
class Terms:
    """A topic's stems with their weight, the inverse document frequency; `holding` counts each one's passages, and
    `naming` are those that only name people: many articles hold a name, few what is asked of its bearer; `called` are
    those that the question writes as a name, of people or of anything; `doubtful` stand nowhere, but may be a slip of
    the keyboard for one that does."""

    weights: Mapping[str, float]
    holding: Mapping[str, int] = field(default_factory=dict)
    naming: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()

    @property
    def match(self) -> str:
        """FTS5 MATCH string: OR over the rarest stems, at most 12, together in at most 1,500 passages; always at least
        one."""
        rarest = sorted(self.weights, key=lambda stem: -self.weights[stem])[:_MOST_STEMS]
        sums = accumulate(self.holding.get(stem, 0) for stem in rarest)
        chosen = [stem for stem, passages in zip(rarest, sums, strict=True) if passages <= _MOST_POSTINGS]
        return " OR ".join(f'"{stem}"' for stem in chosen or rarest[:1])

    def term_coverage(self, *stems: frozenset[str]) -> float:
        """The share of the topic's weight that stands among `stems`, 0 to 1; 0 where there is no topic."""
        if not self.weights:
            return 0.0
        present: set[str] = set()
        for some in stems:
            present |= self.weights.keys() & some
        return self._coverage(present)

    def term_coverage_within(self, stems: Container[str]) -> float:
        """The same of a whole document's stems."""
        return self._coverage({stem for stem in self.weights if stem in stems})

    @cached_property
    def news(self) -> "Terms":
        """What is left without names of people."""
        kept = {stem: weight for stem, weight in self.weights.items() if stem not in self.naming}
        return Terms(kept, self.holding, doubtful=self.doubtful)

    @property
    def foreign(self) -> bool:
        """True where the coverage has not heard of it: two stems at least, and more than half, stand nowhere; or
        nothing but a name is asked about, which other words than itself seldom stand for, and it stands nowhere.
        No answerable question of the measuring sets is."""
        unheard = set(self.weights) - self._heard
        if len(unheard) >= _UNHEARD and 2 * len(unheard) > len(self.weights):
            return True
        return self.unheard and self.called.issuperset(self.news.weights)

    @property
    def unheard(self) -> bool:
        """True where there is something besides names of people, and nothing of that stands anywhere."""
        return bool(self.news.weights) and not self.news._heard

    @property
    def _heard(self) -> set[str]:
        return {stem for stem in self.weights if self.holding.get(stem, 0) or stem in self.doubtful}

    def _coverage(self, present: Collection[str]) -> float:
        total = sum(self.weights.values())
        if not present or not total:
            return 0.0
        return sum(weight for stem, weight in self.weights.items() if stem in present) / total


def read_terms(words: IndexedWords, topic: str, called: frozenset[str] = frozenset()) -> Terms:
    """The stems of a topic, each once, in order; single letters are none. One that is `called`, written as a name, is
    not taken for a slip of an everyday word, though it may be one."""
    if not topic:
        return Terms({})
    typed = dict.fromkeys(words.stems_in_order([topic]))
    mended = {stem: correct_spelling(words, stem) for stem in typed}
    doubtful = {s for s, near in mended.items() if s in called and near != s and not words.is_mostly_name(near)}
    stems = dict.fromkeys(stem if stem in doubtful else near for stem, near in mended.items())
    kept = [stem for stem in stems if len(stem) > 1 or stem.isdigit()]
    naming = frozenset(words.stems_in_order(sorted(words.person_words(topic))))
    weights, holding = {s: words.weight(s) for s in kept}, {s: words.frequency(s) for s in kept}
    return Terms(weights, holding, naming.intersection(kept), called, frozenset(doubtful))


def terms_of(words: IndexedWords, question: Question) -> Terms:
    """Those of its topic; of its speakers where it names nothing else."""
    topic = question.topic or " ".join(asked.words for asked in question.speakers)
    return read_terms(words, topic, _called(words, question.core or question.text))


def _called(words: IndexedWords, text: str) -> frozenset[str]:
    """The stems of what is written as a name, if small letters tell it from the rest: not where a sentence begins, and
    no short forms in capitals, for the coverage may write them out."""
    later = [token for token in tokens(text) if text[: token.start].rstrip(_OPENING_MARKS)[-1:] not in _STOPS]
    if all(token.capital for token in later):
        return frozenset()
    names = [t for t in later if t.capital and not (text[t.start : t.end].isupper() and t.end - t.start <= _SHORT_FORM)]
    return frozenset(words.stems_in_order([token.text for token in names]))


def correct_spelling(words: IndexedWords, stem: str) -> str:
    """Spelling correction: the indexed stem with the same first letter that is fewest edits away, of equals the most
    frequent; 1 edit at most, 2 from 8 letters on (optimal string alignment). Unchanged if the stem is indexed, shorter
    than 5 letters, a number, or nothing is near."""
    if words.frequency(stem) or len(stem) < _SHORTEST_CORRECTED or stem.isdigit():
        return stem
    known = words.stems_beginning(stem[0])
    slips = 1 if len(stem) < _TWO_SLIPS_FROM else 2
    near = extract(stem, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5)
    return max(near, key=lambda found: (-found[1], known[found[0]]))[0] if near else stem


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a question names instead of somebody, as folded words: "the head of the library". `head` is what they
    are; the owner of a lawyer, whose name is among the words, is none."""

    words: tuple[str, ...]
    head: str


def roles_of(speakers: Sequence[AskedSpeaker]) -> list[Role]:
    """Of those who are asked for by what they are."""
    return [role for asked in speakers if not asked.named if (role := _role(tokens(asked.words))) is not None]


def _role(words: Sequence[Token]) -> Role | None:
    content = [word.text for word in words if is_content(word.text)]
    named = dropwhile(lambda word: not is_content(word.text), words)
    called = [w.text for w in takewhile(lambda word: not _ends_role(word.text), named) if is_content(w.text)]
    return Role(tuple(content), (called or content)[-1]) if content else None


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody's wife or lawyer, whom the coverage does not know by name. `stems` are of what one is called, `owner` of
    the words that say whose."""

    stems: frozenset[str]
    owner: frozenset[str]

    def is_told(self, passage: frozenset[str], document: Container[str]) -> bool:
        """Whether a passage tells of one, in a document that names the owner. Both by their stems."""
        return not self.stems.isdisjoint(passage) and any(stem in document for stem in self.owner)


def relation_of(words: IndexedWords, speakers: Sequence[AskedSpeaker]) -> Relation | None:
    """What is asked for is to somebody; None where it is anybody else."""
    for role in roles_of([s for s in speakers if not s.pronoun and not s.identities]):
        stems = frozenset(words.stems_in_order(sorted(words_of_relation(role.head))))
        owner = frozenset(words.stems_in_order(role.words)) - stems
        if stems and owner:
            return Relation(stems, owner)
    return None


def _ends_role(word: str) -> bool:
    """ "The head of", "people living near", "the man accusing"."""
    return word in FUNCTION_WORDS or word in _BESIDE or word.endswith("ing")


def role_coverage(words: IndexedWords, roles: Sequence[Role], identities: Iterable[int]) -> Mapping[int, float]:
    """By speaker identity: how much of a role in the question the coverage states of them, 0 to 1, and 0 where it does
    not state what the role is called; empty where the question names no role."""
    read = [(words.stems_in_order(role.words), words.stems_in_order([role.head])[-1:]) for role in roles]
    weights = {stem: words.weight(stem) for stems, _ in read for stem in stems}
    alike = words.role_synonyms

    def share(number: int) -> float:
        stated = words.stated_roles(number)
        return max(
            role_share(stems, weights, stated, alike) if role_share(head, {}, stated, alike) else 0.0
            for stems, head in read
        )

    return {number: share(number) for number in identities} if read else {}


def piece_weights(
    words: IndexedWords, text: str, starts: "NDArray[np.int64]", aside: Container[str] = ()
) -> "NDArray[np.float32]":
    """(q,), adding up to 1: how rare the word is that each piece of the text belongs to, parted among its pieces;
    function words, and the folded words `aside`, weigh nothing. All 0 where no word tells. `starts` (q,) are the
    characters that the pieces begin at."""
    import numpy as np

    weights = np.zeros(len(starts), np.float32)
    for token in tokens(text):
        inside = np.flatnonzero((starts >= token.start) & (starts < token.end))
        if len(inside) and is_content(token.text) and token.text not in aside:
            stem = words.stems_in_order([token.text])[-1:]
            weights[inside] = words.weight(stem[0] if stem else token.text) / len(inside)
    return weights / max(float(weights.sum()), 1e-9)
