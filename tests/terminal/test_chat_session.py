"""A chat on the terminal, line by line, over a small collection: what is typed, and every line of the reply."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.terminal.plain import plain_lines
from bot.terminal.session import Session
from index import IndexDamaged, Progress
from retrieval import Scope
from tests.support.discord.newsstand import FakeCollection

TEXTS = {
    "budget.md": (
        "Council votes on budget",
        [
            "“We will spend it on schools,” said Ana Roe.",
            "The vote was 5 to 4.",
            "“It is far too much,” said Bo Lind.",
        ],
    ),
    "harbour.md": ("A harbour", ["“Schools of fish are gone,” said Ana Roe."]),
}
SCHOOLS = [
    "    “We will spend it on schools,” said Ana Roe.",
    "    Council votes on budget · The Post · Jo Day · 3 October 2016 · paragraph 1",
    "    https://news.example/budget.md#:~:text=We%20will%20spend%20it%20on%20schools%2C%E2%80%9D%20said%20Ana%20Roe.",
]
FISH = [
    "    “Schools of fish are gone,” said Ana Roe.",
    "    A harbour · The Post · Jo Day · 3 October 2016 · paragraph 1",
    "    https://news.example/harbour.md#:~:text=Schools%20of%20fish%20are%20gone%2C%E2%80%9D%20said%20Ana%20Roe.",
]
TOO_MUCH = [
    "    “It is far too much,” said Bo Lind.",
    "    Council votes on budget · The Post · Jo Day · 3 October 2016 · paragraph 3",
    "    https://news.example/budget.md#:~:text=It%20is%20far%20too%20much%2C%E2%80%9D%20said%20Bo%20Lind.",
]
BUDGET = [
    "Council votes on budget",
    "  Council votes on budget · The Post · Jo Day · 3 October 2016",
    "  23 words, 3 quotations",
    "",
    "  Council votes on budget",
    "",
    "  1  “We will spend it on schools,” said Ana Roe.",
    "",
    "  2  The vote was 5 to 4.",
    "",
    "  3  “It is far too much,” said Bo Lind.",
    "  Page 1 of 1",
]
HELP = [
    "Type a question, or one of these:",
    "  /ask QUESTION [speaker: NAME] [outlet: NAME] [after: DATE] [before: DATE]",
    "  /check QUOTATION [speaker: NAME]: does it stand in the coverage, and who said it?",
    "  /verify RECEIPT: does what an answer showed still stand?",
    "  /who NAME: how often, where and since when somebody is quoted, on what, how described, and the latest words",
    "  /timeline TOPIC speaker: NAME: their words on it, oldest first",
    "  /history QUOTATION: where it first stood, and how it was cut or changed",
    "  /source list [outlet: NAME] [speaker: NAME] [after: DATE] [before: DATE] [page: N]",
    "  /source show DOCUMENT [page: N]: by its title, or its path",
    "  /source find WORDS: exactly as they stand",
    "  /context [N]: the paragraphs around excerpt N of the last answer",
    "  /new: what follows is no follow-up",
    "  /admin reindex [rebuild], /admin status, /admin rollback",
    "  /help, /quit",
    "  /ask what did Ana Roe say?: Somebody's words on it, and where they stand",
    "  /who Ana Roe: How often, where and since when they are quoted",
    "  /check “We will spend it on schools”: Whether it stands there word for word, and who said it",
]
NO_SOURCE = ["! Type /source list, /source show DOCUMENT or /source find WORDS."]
NO_SPEAKER = ["! Type a topic after /timeline, and whose words: /timeline taxes speaker: NAME."]
NO_ADMIN = ["! Type /admin status, /admin reindex [rebuild] or /admin rollback."]
NO_EXCERPT = ["! There is no such excerpt: /context 1 is the first of the last answer."]


class Chat:
    """A session, and how far each reindexing of it came."""

    def __init__(self, collection: FakeCollection) -> None:
        self.collection = collection
        self.steps: list[Progress] = []
        self.session = Session(collection, 5, self._watch)

    @contextmanager
    def _watch(self) -> Iterator[Callable[[Progress], None]]:
        yield self.steps.append

    def type(self, line: str) -> list[str] | None:
        """The lines of the reply."""
        said = self.session.respond(line)
        return None if said is None else plain_lines(said.reply)


@pytest.fixture
def chat(tmp_path: Path) -> Chat:
    return Chat(FakeCollection(tmp_path, TEXTS))


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("what about schools?", ["Ana Roe: 2 excerpts", "", "  Ana Roe", *SCHOOLS, "", "  Ana Roe", *FISH]),
        ("it is far too much", ["Bo Lind", *TOO_MUCH]),
        (
            "/ask schools speaker: Bo Lind",
            [
                "∅ The coverage has no answer to this.",
                "  Nearest in the coverage, not an answer:",
                "",
                "  Ana Roe",
                *SCHOOLS,
            ],
        ),
        (
            "/ask schools outlet: Le Monde",
            ["∅ No outlet called “Le Monde” is in the coverage.", "  Did you mean The Post?"],
        ),
        (
            "/ask schools after: someday",
            ["! “someday” is not a date that I can read. Write it as 2016-10-03, 2016-10 or 2016."],
        ),
        (
            "/ask schools speaker: page: 2",
            ["! speaker: is empty. Type what it shall be behind it, or leave it out."],
        ),
        (
            "/source list outlet:",
            ["! outlet: is empty. Type what it shall be behind it, or leave it out."],
        ),
        ("/ask", ["! Ask me something, for example: what did Ana Roe say?"]),
        (
            "hello",
            [
                "Ask me what somebody said, and I answer with their words and where they stand.",
                "  For example: what did Ana Roe say?",
            ],
        ),
        ("/check We will spend it on schools", ["✓ These words stand in the coverage.", "", "  Ana Roe", *SCHOOLS]),
        (
            "/check We will spend it on schools speaker: Bo Lind",
            [
                "✗ These words were said by somebody else.",
                "  Said by Ana Roe, not by Bo Lind.",
                "",
                "  Ana Roe",
                *SCHOOLS,
            ],
        ),
        ("/check nothing of it", ["∅ These words do not stand in the coverage."]),
        ("/check", ["! Type the quotation after /check."]),
        (
            "/who Ana Roe",
            [
                "Ana Roe",
                "  Quoted: 2 quotations in 2 documents",
                "  On: 3 October 2016, The Post",
                "  In: The Post (2 documents)",
                "  Latest words:",
                "",
                *SCHOOLS,
                "",
                *FISH,
            ],
        ),
        ("/who Cy Long", ["∅ Nobody of that name is quoted in the coverage.", "  Did you mean Ana Roe?"]),
        ("/who", ["! Type a name after /who."]),
        (
            "/timeline schools speaker: Ana Roe",
            [
                "Ana Roe: 2 excerpts, 4 October 2016, 1 without a date",
                "",
                "  Ana Roe",
                *FISH,
                "  first on 4 October 2016",
                "  Without a date:",
                "",
                "  Ana Roe",
                *SCHOOLS,
            ],
        ),
        ("/timeline taxes speaker: Bo Lind", ["∅ Bo Lind is not quoted on this."]),
        ("/timeline taxes", NO_SPEAKER),
        ("/timeline speaker: Bo Lind", NO_SPEAKER),
        (
            "/history far too much",
            [
                "In 1 document, word for word",
                "  First: 3 October 2016, The Post",
                "",
                "  Bo Lind",
                *TOO_MUCH,
            ],
        ),
        ("/history nothing of it", ["∅ These words stand nowhere in the coverage."]),
        ("/history", ["! Type the quotation after /history."]),
        (
            "/source list",
            [
                "2 documents",
                "  Council votes on budget The Post · 3 October 2016 · 23 words, 3 quotations",
                "    budget.md",
                "  A harbour The Post · 3 October 2016 · 8 words, 1 quotation",
                "    harbour.md",
            ],
        ),
        (
            "/source list outlet: Le Monde",
            ["∅ No outlet called “Le Monde” is in the coverage.", "  Did you mean The Post?"],
        ),
        ("/source show budget.md", BUDGET),
        ("/source SHOW Council", BUDGET),
        (
            "/source show .md",  # of two that fit none is taken
            [
                "≈ 2 documents fit “.md”: name one by its path.",
                "  budget.md: Council votes on budget · The Post · Jo Day · 3 October 2016",
                "  harbour.md: A harbour · The Post · Jo Day · 3 October 2016",
            ],
        ),
        ("/source show b", BUDGET),  # begins so
        ("/source show “council  votes on BUDGET”", BUDGET),
        ("/source Council votes on budget", BUDGET),
        ("/source show zzz", ["! No document is called “zzz”: /source list names them."]),
        ("/source find too much", ["Found in 1 place", "", "  Bo Lind", *TOO_MUCH]),
        ("/source find zzz", ["∅ These words stand nowhere in the coverage."]),
        ("/source", NO_SOURCE),
        ("/source show", NO_SOURCE),
        ("/source find", NO_SOURCE),
        ("/source remove a", ["! No document is called “remove a”: /source list names them."]),
        ("/context", NO_EXCERPT),
        ("/new", ["What you ask next is no follow-up."]),
        (
            "/admin status",
            [
                "The index",
                "  Published: generation 1, 3 October 2016 00:00 UTC",
                "  Documents: 2",
                "  Passages: 2",
                "  Quotations: 2 by 2 speakers",
                "  Model: model",
                "  On disk: 1 kB",
            ],
        ),
        (
            "/admin reindex",
            [
                "✓ Reindexed",
                "  Documents: 2 (0 added, 0 changed, 0 removed, 2 unchanged)",
                "  Passages: 2",
                "  Quotations: 2",
                "  Took: 0.1 s",
            ],
        ),
        ("/admin", NO_ADMIN),
        ("/admin reindex now", NO_ADMIN),
        ("/admin remove", NO_ADMIN),
        ("/verify", ["! Type the receipt after /verify."]),
        ("/help", HELP),
        ("/nonsense x", ["! There is no command /nonsense: /help lists them."]),
        ("/", ["! There is no command /: /help lists them."]),
        ("   ", None),
    ],
)
def test_every_line_of_the_reply(chat: Chat, line: str, reply: list[str] | None) -> None:
    assert chat.type(line) == reply


def test_questions_are_follow_ups_until_something_new(chat: Chat) -> None:
    for line in ("schools", "and why?", "/new", "budget speaker: x", "/ask money speaker: Bo Lind"):
        chat.type(line)
    assert chat.collection.asked == [
        ("schools", (), Scope()),
        ("and why?", ("schools",), Scope()),
        ("budget speaker: x", (), Scope()),
        ("money", ("budget speaker: x",), Scope(speaker="Bo Lind")),
    ]


def test_a_follow_up_leans_on_the_last_five(chat: Chat) -> None:
    for number in range(8):
        chat.type(f"question {number}")
    assert chat.collection.asked[-1][1] == tuple(f"question {number}" for number in range(2, 7))


def test_context_is_of_the_answer_shown_last(chat: Chat) -> None:
    around_fish = [
        "A harbour",
        "",
        "  A harbour",
        "",
        "  1  “Schools of fish are gone,” said Ana Roe.",
        "  A harbour · The Post · Jo Day · 3 October 2016",
    ]
    chat.type("what about schools?")
    assert chat.type("/context 2") == around_fish
    chat.type("/who nobody")  # shows no excerpt: the ones before stay
    assert chat.type("/context 2") == around_fish
    assert chat.type("/context 3") == NO_EXCERPT
    assert chat.type("/context 0") == NO_EXCERPT
    chat.type("/source find too much")
    assert chat.type("/context 2") == NO_EXCERPT
    first = chat.type("/context words")
    assert first is not None
    assert first[0] == "Council votes on budget"


def test_context_of_what_is_no_longer_there(chat: Chat) -> None:
    chat.type("what about schools?")
    del chat.collection.texts["budget.md"]
    assert chat.type("/context") == ["! This document is no longer in the index."]


def test_a_reindexing_is_watched_and_can_be_rolled_back(chat: Chat) -> None:
    chat.type("/admin reindex rebuild")
    assert [(step.done, step.total) for step in chat.steps] == [(0, 3), (1, 3), (2, 3)]
    assert chat.type("/admin rollback") == ["Generation 1 is served now."]
    refused = chat.type("/admin rollback")
    assert refused is not None
    assert refused[0].startswith("! ")


def test_what_fails_is_told_and_the_chat_goes_on(chat: Chat) -> None:
    chat.collection.fails = IndexDamaged("The index is damaged (a row).")
    damaged = chat.type("what about schools?")
    assert damaged is not None
    assert damaged[0].startswith("! The index is damaged (a row)")
    chat.collection.fails = KeyError("a bug")
    bug = chat.type("what about schools?")
    assert bug is not None
    assert bug[0].startswith("! Sorry, that is a bug in Pullquote (reference ")
    chat.collection.fails = None
    assert chat.type("it is far too much") == ["Bo Lind", *TOO_MUCH]


def test_an_emptied_collection_is_told_and_help_does_without_an_example(chat: Chat) -> None:
    chat.collection.texts.clear()
    told = chat.type("what about schools?")
    assert told is not None
    assert told[0].startswith("! Nothing is indexed")
    assert chat.type("/help") == HELP[:-3]
    assert chat.type("/ask") == told


@pytest.mark.parametrize(("prefix", "names"), [("", ("Ana Roe", "Bo Lind")), ("bo", ("Bo Lind",)), ("zz", ())])
def test_speakers_complete_themselves(chat: Chat, prefix: str, names: tuple[str, ...]) -> None:
    assert chat.session.speakers(prefix) == names


def test_every_command_of_the_help_is_one_and_no_other(chat: Chat) -> None:
    named = {word for line in HELP[1:] for word in line.replace(",", " ").replace(":", " ").split() if word[0] == "/"}
    assert named - {"/quit"} == set(chat.session.commands)


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("what about schools?", {"answered", "excerpts", "question"}),
        ("/check nothing of it", {"verdict", "text"}),
        ("/admin status", {"generation", "documents"}),
        ("/admin reindex", {"documents", "added"}),
    ],
)
def test_scripts_get_what_the_command_line_gives(chat: Chat, line: str, keys: set[str]) -> None:
    said = chat.session.respond(line)
    assert said is not None
    assert isinstance(said.json, dict)
    assert keys <= set(said.json)


@pytest.mark.parametrize("line", ["/who Ana Roe", "/source list", "/new", "/help", "/check", "/nonsense"])
def test_the_rest_has_no_form_of_its_own_for_them(chat: Chat, line: str) -> None:
    said = chat.session.respond(line)
    assert said is not None
    assert said.json is None
