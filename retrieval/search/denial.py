"""Whether somebody can be said not to be quoted on a topic: only of words that were looked at."""

from collections.abc import Sequence

from ..question.question import AskedSpeaker, Question
from ..ranking.candidate import AnswerCandidate
from ..ranking.fusion import RankedCandidate

# From here on words may be on the topic, so that nobody is said to be silent on it. Set low on purpose, not learnt: a
# denial that is left out costs a sentence, a false one is untrue.
_NEAR_SHARE = 0.34  # of the topic's weight, in the passage
_NEAR_MEANING = 0.40  # cosine of the topic with the passage


def is_theirs(candidate: AnswerCandidate, speakers: Sequence[AskedSpeaker]) -> bool:
    """True for words of somebody whom one of the speakers asked for can be."""
    said = candidate.quotation
    if said is None or said.identity is None:
        return False
    return any(match.identity == said.identity for asked in speakers for match in asked.identities)


def speaks_elsewhere_only(question: Question, ranked: Sequence[RankedCandidate]) -> bool:
    """True where the asked speaker has words among those that were `ranked`, and none of them comes near the topic."""
    theirs = [r for r in ranked if is_theirs(r.candidate, question.speakers)]
    return bool(theirs) and not any(_is_near(r) for r in theirs)


def _is_near(ranked: RankedCandidate) -> bool:
    features = ranked.features
    return features["passage_share"] >= _NEAR_SHARE or features["topic_meaning"] >= _NEAR_MEANING
