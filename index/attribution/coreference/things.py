"""Which organisation "it" or "the company" means: by recency, grammatical role and who spoke. The weights are set by
hand on the politics and business sets, and hold for both."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from ...quotation import SpeakerKind
from ..names.name_finder import Name
from ..text import lexicon
from ..text.sentences import MASK
from .referents import Referent, Resolved, referent_of
from .salience import Named, Salience

_VERB_AFTER = re.compile(
    r"[ \xa0](?:[a-z]+(?:ed|[a-z]s)|has|had|is|was|will|would|who|did|made|won|took|went|told|wrote|began"
    r"|spoke)\b"
)
# A letter or an ad says things too, and "it" may be that.
_DOCUMENT = re.compile(
    rf"\b(?:an?|the|this|that|its|his|her|their|[\w]+['’]s?) (?:[\w-]+ )?(?:{'|'.join(sorted(lexicon.DOCUMENTS))})\b",
    re.I,
)
_DOCUMENT_REACH = 300  # characters
_REACH = 600  # characters
_AFTER_PREPOSITION = lexicon.PREPOSITIONS | {"than"}
_BEFORE_SUBJECT = lexicon.words("said says that when as while if because but")
_ALONE = 2.5  # the lead of a referent without a rival


class Things:
    """One document's."""

    def __init__(self, masked: str, things: Sequence[Named], salience: Salience) -> None:
        self._masked, self._things, self._salience = masked, things, salience
        self._starts = [t[0] for t in things]
        self._weight = Counter(id(e) for _, _, e in things)

    def of_it(self, at: int) -> Resolved | None:
        scored: list[tuple[float, Referent]] = []
        low, high = (bisect_left(self._starts, p) for p in (at - _REACH, at))
        end = self._salience.clause_end(at)
        barred = {id(e) for _, _, e in self._things[high : bisect_left(self._starts, end)]}
        for start, name, entity in self._things[low:high]:
            score = self._prominence(name) - self._distance(start, at)
            scored.append((score + 0.15 * min(self._weight[id(entity)], 6), referent_of(entity)))
        said = self._salience.last_speakers()
        for position, referent in said:
            several = referent.kind is SpeakerKind.GROUP and referent.head.endswith("s")
            if not referent.is_person and not several and at - position < 1.5 * _REACH:
                scored.append((2.0 - 0.7 * self._distance(position, at), referent))
        best = _best((s, r) for s, r in scored if r.entity is None or id(r.entity) not in barred)
        if best is None:
            return None
        written = _DOCUMENT.search(self._masked, max(0, at - _DOCUMENT_REACH), at) is not None
        spoke = any(r.key == best[0].key for _, r in said)
        return Resolved(best[0], min(0.85, 0.5 + 0.1 * best[1]) if spoke and not written else 0.4)

    def _prominence(self, name: Name) -> float:
        start = name.whole.start
        before = self._masked[max(0, start - 12) : start].rstrip(" ").rsplit(" ", 1)[-1].lower()
        score = 0.0
        if name.opens_sentence or not before or before[-1] in f".,:;\n{MASK}":
            score += 1.3
        elif before in _AFTER_PREPOSITION:
            score -= 0.7
        elif before in _BEFORE_SUBJECT:
            score += 0.6
        if name.possessive:
            return score - 0.5
        return score + (0.5 if _VERB_AFTER.match(self._masked, name.span.end) else 0.0)

    def _distance(self, start: int, end: int) -> float:
        """About sentences; a line's end counts less than a full stop, for both mostly meet."""
        between = self._masked[start:end]
        ends = between.count(". ") + between.count("? ") + between.count("! ")
        return min(ends + 0.7 * between.count("\n") + len(between) / 500, 9.0)


def _best(scored: Iterable[tuple[float, Referent]]) -> tuple[Referent, float] | None:
    """The referent of the highest score, and by how much it leads the next."""
    scores: dict[str, tuple[float, Referent]] = {}
    for score, referent in scored:
        if referent.key not in scores or scores[referent.key][0] < score:
            scores[referent.key] = (score, referent)
    if not scores:
        return None
    (best, chosen), *rest = sorted(scores.values(), key=lambda pair: -pair[0])
    return chosen, best - rest[0][0] if rest else _ALONE
