"""Measured on the political stories among the measuring data: which of the messages that nobody said to the bot it
answers. The lists and what they are made of are in `overheard.py`.
"""

from pathlib import Path

import pytest
from overheard import ALL, Overheard

from bot.discord.addressing import Heard, decide, worth_saying
from bot.folder_collection import FolderCollection
from retrieval import Answer, Desk


@pytest.fixture(scope="module")
def politics(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    sources, folder = shared / "data" / "politics" / "coverage", tmp_path_factory.mktemp("politics")
    collection = FolderCollection(sources, folder, None)
    collection.reindex()
    return collection.desk()


def answer_to(desk: Desk, said: Overheard) -> Answer:
    return desk.ask(said.text, previous=(said.after,) if said.after else ())


def speaks(desk: Desk, said: Overheard) -> bool:
    heard = Heard(said.text, in_my_thread=said.after is not None, question_channel=said.after is None)
    return decide(heard).respond and worth_saying(heard, answer_to(desk, said)).respond


def test_lists_are_long_enough_and_half_is_held_out() -> None:
    for asks in (True, False):
        held = [said for said in ALL if said.asks is asks and said.held_out]
        tuned = [said for said in ALL if said.asks is asks and not said.held_out]
        assert min(len(held), len(tuned)) >= 20
        assert len(held) + len(tuned) >= 40


@pytest.mark.parametrize("held_out", [False, True])
def test_what_nobody_asked_gets_nothing(politics: Desk, held_out: bool) -> None:
    """At most one in 40."""
    chats = [said for said in ALL if not said.asks and said.held_out is held_out]
    spoke = [said.text for said in chats if speaks(politics, said)]
    assert len(spoke) * 40 <= len(chats), spoke


@pytest.mark.parametrize("held_out", [False, True])
def test_questions_that_the_coverage_answers_are_answered(politics: Desk, held_out: bool) -> None:
    """At least 38 in 40 of those that are answered when they are asked by name."""
    asked = [said for said in ALL if said.asks and said.held_out is held_out and answer_to(politics, said).answered]
    assert len(asked) >= 20
    silent = [said.text for said in asked if not speaks(politics, said)]
    assert len(silent) * 20 <= len(asked), silent


def test_what_nobody_asked_gets_nothing_over_the_seed(seed_index: Path, root: Path) -> None:
    desk = FolderCollection(root / "seeds", seed_index, None).desk()
    chats = [said for said in ALL if not said.asks]
    spoke = [said.text for said in chats if speaks(desk, said)]
    assert len(spoke) * 40 <= len(chats), spoke


def test_questions_to_the_seed_are_answered(seed_index: Path, root: Path) -> None:
    desk = FolderCollection(root / "seeds", seed_index, None).desk()
    first = "what did the ACLU say about Rekognition?"
    said = [
        Overheard(first, True, False),
        Overheard("aclu on rekognition", True, False),
        Overheard("what did Vogels say about taxes?", True, False),  # a silence, and told
        Overheard("and Vogels?", True, False, first),
        Overheard("who else?", True, False, first),
    ]
    assert [one.text for one in said if not speaks(desk, one)] == []
