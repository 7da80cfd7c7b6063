"""Named, concluded or open: how far the words themselves say whose they are."""

import pytest

from index.attribution.certainty import Doubt
from index.attribution.explain import explain_attribution
from index.quotation import Certainty
from index.text.document import Document
from index.text.structure import read_structure
from tests.attribution.said import attributed

NAMED, CONCLUDED, OPEN = Certainty.NAMED, Certainty.CONCLUDED, Certainty.OPEN
PAIR = "Anna Lund and Olof Lund own the mill."


@pytest.mark.parametrize(
    ("text", "certainties"),
    [
        # By name, beside the words.
        ('"We will win," Jane Doe said.', [NAMED]),
        ('"We will win," said Jane Doe.', [NAMED]),
        ('Jane Doe, a builder, said: "We will win."', [NAMED]),
        ('According to Jane Doe, "the plan was never going to work."', [NAMED]),
        ('Jane Doe came. "We will win," Doe said.', [NAMED]),
        # Pieces of one quotation, and what goes on with it.
        ('"We will win," Jane Doe said, "in May." "We must."', [NAMED]),
        # By a pronoun, a role, a surname that two bear.
        ('Jane Doe came. "We will win," she said.', [CONCLUDED]),
        ('Mayor Jane Doe came on Monday. "We will win," the mayor said.', [CONCLUDED]),
        (f'{PAIR} Anna Lund came. "We will win," Lund said.', [CONCLUDED]),
        (f'{PAIR} "We will win," Anna Lund said.', [NAMED]),
        # Where nobody is told of.
        ('"We will win."', [OPEN]),
        # Inner words, and posts.
        ("\"John Roe said, 'We will win in May,' and left,\" Jane Doe said.", [NAMED, NAMED]),
        (f"{PAIR} \"Lund said, 'We will win in May,' and left,\" Jane Doe said.", [NAMED, CONCLUDED]),
        ('<tweet author="@janedoe">We will win this one in May</tweet>', [NAMED]),
        # Reported.
        ("Jane Doe said that the plan was bad.", [NAMED]),
        ("Jane Doe came. She said that the plan was bad.", [CONCLUDED]),
    ],
)
def test_certainty(text: str, certainties: list[Certainty]) -> None:
    assert [quotation.certainty for quotation in attributed(text).quotations] == certainties


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ('"We will win," Jane Doe said.', None),
        ('Jane Doe came. "We will win," she said.', Doubt.NOT_STATED),
        (f'{PAIR} Anna Lund came. "We will win," Lund said.', Doubt.NOT_STATED),
        ('Jane Doe was angry. "We will win this. We will win all of it."', Doubt.NOT_BESIDE),
        ('In town\n\nBob Vail and his friends were full of "pride" about it, said Roe.', Doubt.UNSURE),
    ],
)
def test_why_a_speaker_is_not_named(text: str, doubt: Doubt | None) -> None:
    assert explain_attribution(Document("a.txt", "", text), read_structure(text), 0).doubt is doubt


@pytest.mark.parametrize("text", ['"We will win," Jane Doe said.', 'Jane Doe came. "We will win," she said.', '"Yes."'])
def test_whoever_is_open_has_no_speaker_and_nobody_else(text: str) -> None:
    (quotation,) = attributed(text).quotations
    assert (quotation.certainty is OPEN) == (quotation.speaker is None)
