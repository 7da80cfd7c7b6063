"""Which of the messages that nobody said to the bot it answers, over a made-up coverage and over the seed. The figures
over real coverage are in docs/discord.md; `python -m bench.answers.overheard` prints them.
"""

from pathlib import Path

import pytest

from bot.discord.features.messages.addressing import IncomingMessage, decide, worth_saying
from bot.service.folder_collection import FolderCollection
from retrieval import Answer, Retriever
from tests.support.discord.overheard import ALL, Overheard

# As people asked them of this coverage before there was a rule about who is asked; `>` goes on from an answer.
ASKED = """
What did Amara Okafor say about telescopes?
what does okafor say about the comet
WHAT DID OKAFOR SAY ABOUT HER BEES
okafor on bees
hey all, quick question: what did dr okafor say about her bees??
what did the director of the observatory say about telescopes
what did samuel okafor say about numbers
what did okafor say about runners
What did the coach of the national team say?
lena hartmann on her brothers opening
what did lena hartman say about the openning
what did viktor hartmann say about his sister
did viktor hartmann ever say his sister calculates better
what did paul witby say about the moon
what did ESSO say about the moon?
what did the spokesman for esso say
what's the mayor's view on drills
what did mayor delgado tell the council about drills
what did marta delgado say about a warm january
the head librarian on chainsaws
per harbour weekly, what did delgado say about drills
what did okafor say in march
what did okafor say in may 2022 about the comet
what did prof aalto say about the mountain
who said the mountain is asleep
who said drills are used for thirteen minutes?
which person said numbers frighten a runner
who said children may ring the bell
how many runners are expected in the marathon
how many hives were counted
what does parking cost at the observatory
how many small tremors were measured in january
when was the steam engine in the ferry museum built
how much will the library's tools cost
list everything piet van dijk said
compare lena hartmann and viktor hartmann on chess
what did okafor say about the comet? > and about bees?
what did okafor say about the comet? > who else?
what did delgado say about drills? > and van dijk?
what did delgado say about drills? > what about chainsaws
what did okafor say about the comet? > what did she say about bees?
what did lena hartmann say about her opening > and her brother?
how many hives were counted > when?
""".strip().splitlines()


def read(line: str) -> Overheard:
    first, _, rest = line.partition(" > ")
    return Overheard(rest or first, True, False, first if rest else None)


@pytest.fixture(scope="module")
def newsroom(root: Path, tmp_path_factory: pytest.TempPathFactory, slow: None) -> Retriever:
    collection = FolderCollection(root / "tests" / "retrieval" / "coverage", tmp_path_factory.mktemp("index"), None)
    collection.reindex()
    return collection.retriever()


@pytest.fixture(scope="module")
def seed(seed_index: Path, root: Path) -> Retriever:
    return FolderCollection(root / "seeds", seed_index, None).retriever()


def answer_to(retriever: Retriever, said: Overheard) -> Answer:
    return retriever.ask(said.text, previous=(said.after,) if said.after else (), unprompted=True)


def speaks(retriever: Retriever, said: Overheard) -> bool:
    incoming = IncomingMessage(said.text, in_my_thread=said.after is not None, question_channel=said.after is None)
    return decide(incoming).respond and worth_saying(incoming, answer_to(retriever, said)).respond


@pytest.mark.slow
@pytest.mark.parametrize("coverage", ["newsroom", "seed"])
def test_what_nobody_asked_gets_nothing(request: pytest.FixtureRequest, coverage: str) -> None:
    """At most one in 40, in a question channel and in a thread."""
    retriever = request.getfixturevalue(coverage)
    chats = [said for said in ALL if not said.asks]
    assert len(chats) >= 40
    spoke = [said.text for said in chats if speaks(retriever, said)]
    assert len(spoke) * 40 <= len(chats), spoke


def test_questions_that_the_coverage_answers_are_answered(newsroom: Retriever) -> None:
    """At least 38 in 40."""
    asked = [read(line) for line in ASKED]
    assert len(asked) >= 40
    silent = [said.text for said in asked if not speaks(newsroom, said)]
    assert len(silent) * 20 <= len(asked), silent


def test_questions_to_the_seed_are_answered(seed: Retriever) -> None:
    first = "what did the ACLU say about Rekognition?"
    alone = [first, "aclu on rekognition", "what did Vogels say about taxes?"]
    lines = [*alone, f"{first} > and Vogels?", f"{first} > who else?"]
    assert [line for line in lines if not speaks(seed, read(line))] == []


def test_half_of_the_measured_messages_is_held_out() -> None:
    for asks in (True, False):
        held = [said.held_out for said in ALL if said.asks is asks]
        assert len(held) >= 40
        assert abs(2 * sum(held) - len(held)) <= 2
