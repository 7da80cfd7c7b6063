"""Whom a question asks, for what, about what: a name of the coverage, a name of nobody, a role, or nobody at all."""

import pytest

from index import SpeakerKind
from retrieval.question.parser import read_question
from retrieval.question.question import AskedSpeaker, Intent
from retrieval.question.speaker_directory import SpeakerDirectory
from retrieval.question.touching import read_touched
from tests.retrieval.fake_vocabulary import FakeVocabulary, identity

DIRECTORY = SpeakerDirectory(
    (
        identity("Amara Okafor", quotations=200),
        identity("Zara Okafor", quotations=4),
        identity("Paul Whitby", quotations=40),
        identity("Nora Whitby", quotations=8),
        identity("Ida Lund", quotations=40),
        identity("Kit Lund", quotations=9),
        identity("Andrew Howard"),
        identity("Michael Howard", quotations=30),
        identity("Bill Hallam"),
        identity("Tom King"),
        identity("Tom Farmer"),
        identity("Labour", SpeakerKind.ORGANISATION),
        identity("Democratic Party", SpeakerKind.ORGANISATION),
        identity("Chancellor"),
        identity("Opponents"),
        identity("Harbour MPs", aliases=("MPs",)),
        identity("officials", SpeakerKind.GROUP),
        identity("Party", SpeakerKind.ORGANISATION),
        identity("Harbour Party", SpeakerKind.ORGANISATION),
        identity("Small", SpeakerKind.PERSON),
        identity("Harbour Trust", SpeakerKind.ORGANISATION),
        identity("Ann Lee", organisations=("Whitby",)),
    )
)
KNOWN = """
    bill small firms finance new china trade deal hold ferry fares drill boss rival aide harbour pier opening head news
    howard okafor whitby lund hallam chancellor officials party mps critics king told
"""
COVERAGE = FakeVocabulary(
    DIRECTORY,
    known=frozenset(KNOWN.split()),
    names=frozenset({"howard", "okafor", "whitby", "lund", "hallam", "king", "harbour", "mps"}),
)
OKAFOR, WHITBY = "Amara Okafor", "Paul Whitby"
Read = tuple[str | None, Intent, str]


def read(text: str) -> Read:
    """Whose words are asked for by a name of the coverage ("?" behind a name of nobody, brackets around a role), how,
    and about what."""
    question = read_question(text, COVERAGE)
    return next(map(told, question.speakers), None), question.intent, question.topic


def told(asked: AskedSpeaker) -> str:
    if asked.identities:
        return " / ".join(DIRECTORY[match.identity].name for match in asked.identities)
    return f"{asked.words}?" if asked.named else f"({asked.words})"


@pytest.mark.parametrize(
    ("text", "asked", "intent", "topic"),
    [
        # A word that ties a question to another is no part of a name.
        ("and Howard on the pier", "Michael Howard", Intent.SPEECH, "pier"),
        ("but howard, what did he say about the pier", "Michael Howard", Intent.SPEECH, "pier"),
        # A role or a common noun is no name, neither of somebody nor of nobody; a surname is.
        ("what did critics say about the pier", "(critics)", Intent.SPEECH, "pier"),
        ("what did Critics say about the pier", "(Critics)", Intent.SPEECH, "pier"),
        ("what did Opponents say about the pier", "(Opponents)", Intent.SPEECH, "pier"),
        ("what did Officials say about the pier", "(Officials)", Intent.SPEECH, "pier"),
        ("what did the Chancellor say about the pier", "(the Chancellor)", Intent.SPEECH, "pier"),
        ("what did Chancellor say about the pier", "(Chancellor)", Intent.SPEECH, "pier"),
        ("what did the Party say about the pier", "(the Party)", Intent.SPEECH, "pier"),
        ("what did MPs say about the pier", "(MPs)", Intent.SPEECH, "pier"),
        ("what did Saltby MPs say about the pier", "(Saltby MPs)", Intent.SPEECH, "pier"),
        ("what did King say about the pier", "Tom King", Intent.SPEECH, "pier"),
        ("what did Farmer say about the pier", "Tom Farmer", Intent.SPEECH, "pier"),
        ("what did Labour say about the pier", "Labour", Intent.SPEECH, "pier"),
        ("what did the Democratic Party say about the pier", "Democratic Party", Intent.SPEECH, "pier"),
        ("what did Zed Judge say about the pier", "Zed Judge?", Intent.SPEECH, "pier"),
        ("what did the Harbour Party say about the pier", "Harbour Party", Intent.SPEECH, "pier"),
        ("what did the Hallam say about the pier", "(the Hallam)", Intent.SPEECH, "pier"),
        # An everyday word is a name where it stands alone, not where it is part of something.
        ("what did bill say about the pier", "Bill Hallam", Intent.SPEECH, "pier"),
        ("the new finance bill", None, Intent.FACT, "new finance bill"),
        ("the new finance bill on hold", "(the new finance bill)", Intent.SPEECH, "hold"),
        ("finance bill on hold", "(finance bill)", Intent.SPEECH, "hold"),
        ("bill, what did he say about the pier", "Bill Hallam", Intent.SPEECH, "pier"),
        ("small firms on the pier", "(small firms)", Intent.SPEECH, "pier"),
        ("what did Small say about the pier", "Small", Intent.SPEECH, "pier"),
        ("is the bill on hold", None, Intent.FACT, "bill hold"),
        # A surname alone is its best known bearer's, with whoever speaks for them; that of none who stands out, all's.
        ("what did whitby say about the pier", "Paul Whitby / Ann Lee", Intent.SPEECH, "pier"),
        ("what did Mr Whitby say about the pier", "Paul Whitby / Nora Whitby / Ann Lee", Intent.SPEECH, "pier"),
        ("what did the Mr Okafor say about the pier", "Amara Okafor", Intent.SPEECH, "pier"),
        ("what did Mrs Okafor say about the pier", "Amara Okafor / Zara Okafor", Intent.SPEECH, "pier"),
        ("what did Mrs Whitby say about the pier", "Paul Whitby / Nora Whitby / Ann Lee", Intent.SPEECH, "pier"),
        ("what did nora whitby say about the pier", "Nora Whitby", Intent.SPEECH, "pier"),
        ("what did lund say about the pier", "Ida Lund / Kit Lund", Intent.SPEECH, "pier"),
        ("compare whitby and okafor on the pier", "Paul Whitby / Ann Lee", Intent.COMPARE, "pier"),
        # Whoever the words before a clause describe, tied to another question or not; a circumstance describes nobody.
        ("the ferry boss, what did he say about the pier", "(the ferry boss)", Intent.SPEECH, "ferry boss pier"),
        ("and the ferry boss, what did he say about the pier", "(the ferry boss)", Intent.SPEECH, "ferry boss pier"),
        ("after the ferry news, what did he say about the pier", "(he)", Intent.SPEECH, "ferry pier"),
        (
            "the boss met okafor, what did he say about the pier",
            "(the boss met okafor)",
            Intent.SPEECH,
            "boss met okafor pier",
        ),
        # "How did", drawn together.
        ("how'd okafor explain the pier", OKAFOR, Intent.SPEECH, "pier"),
        ("howd okafor explain the pier", OKAFOR, Intent.SPEECH, "pier"),
        ("who'd okafor tell about the pier", None, Intent.WHO, "okafor pier"),
        # A stop ends a name.
        ("Howard, Whitby on the pier", "Michael Howard", Intent.SPEECH, "whitby pier"),
        ("howard, whitbey on the pier", "Michael Howard", Intent.SPEECH, "whitbey pier"),
        ("zed, whitby: what did he say about the pier", "Paul Whitby / Ann Lee", Intent.SPEECH, "zed pier"),
    ],
)
def test_whom_a_name_asks_for(text: str, asked: str | None, intent: Intent, topic: str) -> None:
    assert read(text) == (asked, intent, topic)


@pytest.mark.parametrize(
    ("text", "asked", "intent", "topic"),
    [
        # A name with a stop behind it keeps the topic: the name alone is taken from it.
        ("amara okafor: china trade deal on hold", OKAFOR, Intent.SPEECH, "china trade deal hold"),
        ("amara okafor, china trade deal on hold", OKAFOR, Intent.SPEECH, "china trade deal hold"),
        ("amara okafor: the new boss on hold", OKAFOR, Intent.SPEECH, "new boss hold"),
        ("amara okafor, boss whitby on the drill", OKAFOR, Intent.SPEECH, "boss whitby drill"),
        # Two in a row are asked for both.
        ("amara okafor & ida lund on the drill", OKAFOR, Intent.COMPARE, "drill"),
        ("what did okafor and ida lund say about the drill", "Amara Okafor", Intent.COMPARE, "drill"),
        (
            "what did okafor and ida lund's aide say about the drill",
            "Amara Okafor",
            Intent.SPEECH,
            "ida lund aide drill",
        ),
        (
            "what did okafor and ida lund supporters say about the drill",
            "Amara Okafor",
            Intent.SPEECH,
            "ida lund supporters drill",
        ),
        ("okafor vs ida lund in the drill, who was up", None, Intent.FACT, "okafor vs ida lund drill"),
        ("labour's ida lund on the drill", "Ida Lund", Intent.SPEECH, "drill"),
        # Nobody is described by what stands near them, nor by what is asked about.
        ("what did mps behind amara okafor say about the pier", "(mps behind amara okafor)", Intent.SPEECH, "pier"),
        ("fish fares amara okafor said", OKAFOR, Intent.SPEECH, "fish fares"),
        ("fish fares amara okafor on the drill", OKAFOR, Intent.SPEECH, "fish fares drill"),
        # Between the auxiliary and its verb.
        ("what did amara okafor, the harbour boss, say about the pier", OKAFOR, Intent.SPEECH, "pier"),
        ("what did the harbour boss, amara okafor, say about the pier", OKAFOR, Intent.SPEECH, "harbour pier"),
        ("amara okafor, harbour boss on the drill", OKAFOR, Intent.SPEECH, "harbour drill"),
        ("amara okafor, ferry fares, on the drill", OKAFOR, Intent.SPEECH, "ferry fares drill"),
        ("ida, the harbour head, on the drill", "Ida Lund", Intent.SPEECH, "harbour head drill"),
        # A description is taken whole where stops or a bracket part it from the topic.
        ("amara okafor, the harbour head, on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("amara okafor, the ferry one, on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("amara okafor, the whitby boss, on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("amara okafor (ferry fares) on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("amara okafor, whitby's harbour boss, on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("amara okafor, rival of whitby, on the drill", OKAFOR, Intent.SPEECH, "drill"),
        ("what did the head of the ferry amara okafor say about the pier", OKAFOR, Intent.SPEECH, "pier"),
        ("what did the harbour drill's amara okafor say about the pier", OKAFOR, Intent.SPEECH, "pier"),
        ("harbour boss, amara okafor, on the drill", OKAFOR, Intent.SPEECH, "harbour drill"),
        ("that harbour boss whitby, what did he say about the pier", f"{WHITBY} / Ann Lee", Intent.SPEECH, "pier"),
        # Where the question may be about them, nothing is taken from the topic.
        ("did harbour boss whitby win", f"{WHITBY} / Ann Lee", Intent.FACT, "harbour boss whitby win"),
        ("was the harbour boss amara okafor told", OKAFOR, Intent.FACT, "harbour boss amara okafor"),
        # Whoever is only named within a role is not asked for.
        ("what did the rival of boss whitby say about the pier", "(the rival of boss whitby)", Intent.SPEECH, "pier"),
        ("what did the aide of boss whitby say about the pier", "(the aide of boss whitby)", Intent.SPEECH, "pier"),
        (
            "what did the rival of boss amara okafor say about the pier",
            "(the rival of boss amara okafor)",
            Intent.SPEECH,
            "pier",
        ),
        ("rival of boss whitby", None, Intent.FACT, "rival boss whitby"),
        # Whose a saying is, is not looked for before whoever has it, and nobody is where nobody has it.
        ("what was whitby's drill message", f"{WHITBY} / Ann Lee", Intent.SPEECH, "drill"),
        ("whats pier message about the drill", None, Intent.FACT, "pier drill"),
        ("harbour coach - was he glad of it? his words please", "(harbour coach)", Intent.SPEECH, "harbour coach glad"),
        ("what was the pier told, in her last message", "(her)", Intent.SPEECH, "pier last"),
    ],
)
def test_what_beside_a_name_is_part_of_the_topic(text: str, asked: str | None, intent: Intent, topic: str) -> None:
    assert read(text) == (asked, intent, topic)


def test_a_common_noun_is_nobody_whom_a_question_touches() -> None:
    touched = [read_touched(read_question(text, COVERAGE), COVERAGE).speakers for text in ("MPs and Howard", "MPs")]
    assert touched == [("Michael Howard",), ()]
