"""A claimed speaker against one whom the words don't name: told as concluded, neither confirmed nor contradicted."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import Certainty
from retrieval import Retriever, SpeakerStatus, Verdict
from tests.support.ground import WordsEmbedder, index

WORDS = "The mill will never be sold to anybody"
BY_NAME = f'Mill stays\n\n"{WORDS}," Jane Doe told the council on Monday.\n'
BY_PRONOUN = f'Mill stays\n\nJane Doe came to the council on Monday. "{WORDS}," she said.\n'
BY_SURNAME = f'Mill stays\n\n"{WORDS}," Doe told the council on Monday.\n'
ELSEWHERE = 'Bees\n\n"The hives are full," Jane Doe said.\n'


@pytest.fixture
def retriever(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Retriever]:
    """Over one document for each text."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for number, text in enumerate(request.param):
        (sources / f"{number}.txt").write_text(text, encoding="utf-8")
    index(sources, tmp_path / "index")
    with closing(Retriever.open(tmp_path / "index", WordsEmbedder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("retriever", "claimed", "verdict", "status", "certainty"),
    [
        ([BY_NAME], "Jane Doe", Verdict.EXACT, SpeakerStatus.CONFIRMED, Certainty.NAMED),
        ([BY_NAME], "Bo Lind", Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, Certainty.NAMED),
        ([BY_PRONOUN], "Jane Doe", Verdict.EXACT, SpeakerStatus.LIKELY, Certainty.CONCLUDED),
        ([BY_PRONOUN], "Bo Lind", Verdict.EXACT, SpeakerStatus.UNLIKELY, Certainty.CONCLUDED),
        # A surname that another document completes.
        ([BY_SURNAME, ELSEWHERE], "Jane Doe", Verdict.EXACT, SpeakerStatus.LIKELY, Certainty.CONCLUDED),
        ([BY_SURNAME], "Bo Lind", Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, Certainty.NAMED),
        # Of two places the one where the words name who speaks.
        ([BY_PRONOUN, BY_NAME], "Bo Lind", Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, Certainty.NAMED),
        ([BY_PRONOUN, BY_NAME], None, Verdict.EXACT, None, Certainty.NAMED),
        ([BY_PRONOUN], None, Verdict.EXACT, None, Certainty.CONCLUDED),
        (['Mill stays\n\n"We will go."\n'], "Bo Lind", Verdict.EXACT, SpeakerStatus.OPEN, Certainty.OPEN),
    ],
    indirect=["retriever"],
)
def test_who_is_claimed(
    retriever: Retriever,
    claimed: str | None,
    verdict: Verdict,
    status: SpeakerStatus | None,
    certainty: Certainty,
) -> None:
    check = retriever.check(WORDS if certainty is not Certainty.OPEN else "We will go", claimed)
    assert (check.verdict, check.speaker_status, check.certainty) == (verdict, status, certainty)
