"""Of whom it can be said that they are not quoted on a topic."""

import pytest

from retrieval.question.question import Intent
from retrieval.ranking.fusion import RankedCandidate
from retrieval.search.denial import speaks_elsewhere_only
from tests.retrieval.made import asked, candidate, question, quotation, ranked

AMARA, SAMUEL, LENA = 1, 2, 3
OKAFOR = question(Intent.SPEECH, asked("okafor", (AMARA, 0.9), (SAMUEL, 0.9)))


def words_of(speaker: int | None, share: float = 0.0, meaning: float = 0.0) -> RankedCandidate:
    said = None if speaker is None else quotation(speaker)
    return ranked(candidate(said), features={"passage_share": share, "topic_meaning": meaning})


@pytest.mark.parametrize(
    ("found", "denied"),
    [
        # Looked at, and far from the topic.
        ([words_of(AMARA), words_of(SAMUEL)], True),
        # One of theirs is near, by words or by meaning, whichever of those who bear the name.
        ([words_of(AMARA), words_of(AMARA, share=1.0)], False),
        ([words_of(AMARA), words_of(SAMUEL, meaning=0.9)], False),
        # How near others come tells nothing of them.
        ([words_of(AMARA), words_of(LENA, 1.0, 0.9), words_of(None, 1.0, 0.9)], True),
        # Nothing of theirs was looked at.
        ([], False),
        ([words_of(LENA), words_of(None)], False),
    ],
)
def test_only_who_was_looked_at_and_is_far_from_it_is_denied(found: list[RankedCandidate], denied: bool) -> None:
    assert speaks_elsewhere_only(OKAFOR, found) == denied
