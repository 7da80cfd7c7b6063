"""What a line typed in the chat is: a question, or a command with its words and options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.typed import Typed, first_word, read_line

OPTIONS = ("speaker", "outlet", "after", "before", "page")
WORDS = st.text(st.characters(categories=("L", "N", "P"), exclude_characters=':/"“”'), min_size=1, max_size=8)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", None),
        (" \t\n", None),
        ("what did the mayor say?", Typed("ask", "what did the mayor say?")),
        ("  what?  \n", Typed("ask", "what?")),
        ("what did speaker: Ann say?", Typed("ask", "what did speaker: Ann say?")),
        ("/new", Typed("new", "")),
        ("/NEW", Typed("new", "")),
        ("/", Typed("", "")),
        ("/who  Ann Lee ", Typed("who", "Ann Lee")),
        ("/who the speaker", Typed("who", "the speaker")),
        ("/who loudspeaker: Ann", Typed("who", "loudspeaker: Ann")),
        ("/ask toll? speaker: Ann Lee", Typed("ask", "toll?", {"speaker": "Ann Lee"})),
        ("/ask toll? speaker:Ann", Typed("ask", "toll?", {"speaker": "Ann"})),
        ('/ask toll? outlet: "The Post"', Typed("ask", "toll?", {"outlet": "The Post"})),
        ("/ask toll? outlet: “The Post” ", Typed("ask", "toll?", {"outlet": "The Post"})),
        (
            "/ask toll? speaker: Ann Lee after: 3 October 2016 before: 2017",
            Typed("ask", "toll?", {"speaker": "Ann Lee", "after": "3 October 2016", "before": "2017"}),
        ),
        ("/ask toll? speaker: Ann speaker: Bo", Typed("ask", "toll?", {"speaker": "Bo"})),
        ("/source list page: 2", Typed("source", "list", {"page": "2"})),
        ("/ask speaker: Ann", Typed("ask", "", {"speaker": "Ann"})),
        ("/check we\nwill speaker: Ann", Typed("check", "we\nwill", {"speaker": "Ann"})),
        ("/ask toll? Speaker: Ann", Typed("ask", "toll? Speaker: Ann")),
    ],
)
def test_what_is_read_of_a_line(line: str, typed: Typed | None) -> None:
    assert read_line(line) == typed


@pytest.mark.parametrize(
    ("words", "first", "rest"),
    [
        ("", "", ""),
        ("list", "list", ""),
        ("LIST", "list", ""),
        ("show  a b.md ", "show", "a b.md"),
    ],
)
def test_a_subcommand_and_what_follows_it(words: str, first: str, rest: str) -> None:
    assert first_word(Typed("source", words)) == (first, rest)


@given(WORDS, PHRASES, st.dictionaries(st.sampled_from(OPTIONS), PHRASES))
def test_what_was_typed_with_options_is_read_back(command: str, words: str, options: dict[str, str]) -> None:
    line = " ".join([f"/{command}", words, *(f"{name}: {value}" for name, value in options.items())])
    assert read_line(line) == Typed(command.casefold(), words, options)


@given(st.text())
def test_any_line_is_nothing_or_a_command_and_loses_no_word_of_a_question(line: str) -> None:
    typed = read_line(line)
    if typed is None:
        assert not line.strip()
    elif not line.strip().startswith("/"):
        assert typed == Typed("ask", line.strip())
    else:
        assert typed.command == typed.command.casefold()
        assert set(typed.options) <= set(OPTIONS)
