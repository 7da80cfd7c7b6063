"""What a line typed in the chat is: a question, or a command with its words and options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.typed import ChatCommand, first_word, read_line

OPTIONS = ("speaker", "outlet", "after", "before", "page")
WORDS = st.text(st.characters(categories=("L", "N", "P"), exclude_characters=':/"“”'), min_size=1, max_size=8)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", None),
        (" \t\n", None),
        ("what did the mayor say?", ChatCommand("ask", "what did the mayor say?")),
        ("  what?  \n", ChatCommand("ask", "what?")),
        ("what did speaker: Ann say?", ChatCommand("ask", "what did speaker: Ann say?")),
        ("/new", ChatCommand("new", "")),
        ("/NEW", ChatCommand("new", "")),
        ("/", ChatCommand("", "")),
        ("/who  Ann Lee ", ChatCommand("who", "Ann Lee")),
        ("/who the speaker", ChatCommand("who", "the speaker")),
        ("/who loudspeaker: Ann", ChatCommand("who", "loudspeaker: Ann")),
        ("/ask toll? speaker: Ann Lee", ChatCommand("ask", "toll?", {"speaker": "Ann Lee"})),
        ("/ask toll? speaker:Ann", ChatCommand("ask", "toll?", {"speaker": "Ann"})),
        ('/ask toll? outlet: "The Post"', ChatCommand("ask", "toll?", {"outlet": "The Post"})),
        ("/ask toll? outlet: “The Post” ", ChatCommand("ask", "toll?", {"outlet": "The Post"})),
        (
            "/ask toll? speaker: Ann Lee after: 3 October 2016 before: 2017",
            ChatCommand("ask", "toll?", {"speaker": "Ann Lee", "after": "3 October 2016", "before": "2017"}),
        ),
        ("/ask toll? speaker: Ann speaker: Bo", ChatCommand("ask", "toll?", {"speaker": "Bo"})),
        ("/source list page: 2", ChatCommand("source", "list", {"page": "2"})),
        ("/ask toll? speaker: page: 2", ChatCommand("ask", "toll?", {"speaker": "", "page": "2"})),
        ("/ask toll? after:", ChatCommand("ask", "toll?", {"after": ""})),
        ("/ask speaker: Ann", ChatCommand("ask", "", {"speaker": "Ann"})),
        ("/check we\nwill speaker: Ann", ChatCommand("check", "we\nwill", {"speaker": "Ann"})),
        ("/ask toll? Speaker: Ann", ChatCommand("ask", "toll? Speaker: Ann")),
    ],
)
def test_what_is_read_of_a_line(line: str, typed: ChatCommand | None) -> None:
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
    assert first_word(ChatCommand("source", words)) == (first, rest)


@given(WORDS, PHRASES, st.dictionaries(st.sampled_from(OPTIONS), PHRASES))
def test_what_was_typed_with_options_is_read_back(command: str, words: str, options: dict[str, str]) -> None:
    line = " ".join([f"/{command}", words, *(f"{name}: {value}" for name, value in options.items())])
    assert read_line(line) == ChatCommand(command.casefold(), words, options)


@given(st.text())
def test_any_line_is_nothing_or_a_command_and_loses_no_word_of_a_question(line: str) -> None:
    typed = read_line(line)
    if typed is None:
        assert not line.strip()
    elif not line.strip().startswith("/"):
        assert typed == ChatCommand("ask", line.strip())
    else:
        assert typed.command == typed.command.casefold()
        assert set(typed.options) <= set(OPTIONS)
