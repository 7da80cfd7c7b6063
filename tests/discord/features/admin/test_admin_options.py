"""What can be given to /admin channels, roles and limits, and how what was set is named."""

import discord
import pytest

from bot.discord.features.admin.server_options import (
    chosen_number,
    difference,
    ids,
    limit_sentence,
    limit_words,
    number_choices,
)

STORED = frozenset({10, 20, 30})
NAMES = {10: "#general", 20: "#Ask-the-coverage", 30: "a deleted channel (30)"}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (None, frozenset()),
        ("10", frozenset({10})),
        (" 20 ", frozenset({20})),
        ("11", None),
        ("", None),
        ("1", None),
        ("#general", None),
        ("010", None),
        ("١٠", None),
    ],
)
def test_a_number_is_chosen_among_the_stored(chosen: str | None, found: frozenset[int] | None) -> None:
    assert chosen_number(STORED, chosen) == found


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["#general", "#Ask-the-coverage", "a deleted channel (30)"]),
        ("GENERAL", ["#general"]),
        ("ask", ["#Ask-the-coverage"]),
        ("deleted", ["a deleted channel (30)"]),
        ("#", ["#general", "#Ask-the-coverage"]),
        ("nothing", []),
    ],
)
def test_stored_numbers_are_offered_by_name(typed: str, offered: list[str]) -> None:
    choices = number_choices(STORED, NAMES.__getitem__, typed)
    assert [choice.name for choice in choices] == offered
    assert [NAMES[int(choice.value)] for choice in choices] == offered


def test_as_many_are_offered_as_discord_takes() -> None:
    choices = number_choices(range(60), lambda number: f"channel {number:02}", "")
    assert [choice.value for choice in choices] == [str(number) for number in range(25)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({10}, {10, 20}, "added #Ask-the-coverage"),
        ({10, 20}, {20}, "removed #general"),
        ({10}, {20, 30}, "added #Ask-the-coverage, added a deleted channel (30), removed #general"),
        (set(), set(), ""),
    ],
)
def test_a_change_by_name(before: set[int], after: set[int], told: str) -> None:
    assert difference(frozenset(before), frozenset(after), NAMES.__getitem__) == told


@pytest.mark.parametrize(
    ("limit", "words", "sentence"),
    [
        (None, "10 (the default)", "10 questions a minute (the default)"),
        (10, "10", "10 questions a minute"),
        (1, "1", "1 question a minute"),
        (1_000, "1000", "1,000 questions a minute"),
    ],
)
def test_a_limit_in_words(limit: int | None, words: str, sentence: str) -> None:
    assert (limit_words(limit, 10), limit_sentence(limit, 10)) == (words, sentence)


def test_what_an_option_was_given() -> None:
    assert ids(None) == frozenset()
    thing = discord.Object(7)
    assert ids(thing) == frozenset({7})  # type: ignore[arg-type]
