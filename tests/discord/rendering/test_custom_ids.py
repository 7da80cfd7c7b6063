"""The custom ids that stand in sent messages: every one here is on some screen, and is read for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.rendering.custom_id import (
    PATTERN,
    ButtonAction,
    CustomId,
    custom_id_for,
    document_hash,
    read_custom_id,
    words_hash,
)
from bot.replies.reply import Target
from index import Span

RECORD = "0123456789abcdef0123456789abcdef"
LIMIT = 100  # characters of a custom id; a limit of Discord's

custom_ids = st.builds(
    CustomId,
    st.sampled_from(ButtonAction),
    st.none() | st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    st.none() | st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**9), st.integers(1, 10**6)),
    st.none() | st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    st.none() | st.integers(0, 10**6),
    st.none() | st.integers(0, 2**63 - 1),
    st.none() | st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
)
citations = st.builds(
    CustomId,
    st.just(ButtonAction.COPY_CITATION),
    st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**9), st.integers(1, 10**6)),
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    said=st.none() | st.integers(0, 10**9),
)


@pytest.mark.parametrize(
    ("written", "custom_id"),
    [
        ("pq1:d", CustomId(ButtonAction.DISMISS)),
        ("pq1:i", CustomId(ButtonAction.STOP_INDEXING)),
        ("pq1:r", CustomId(ButtonAction.THREAD)),
        ("pq1:b:::::3", CustomId(ButtonAction.ROLL_BACK, page=3)),
        ("pq1:g:::::0", CustomId(ButtonAction.LOG_PAGE, page=0)),
        ("pq1:e:::::a", CustomId(ButtonAction.REFUSED_PAGE, page=10)),
        ("pq1:h", CustomId(ButtonAction.REFUSED)),
        ("pq1:f:::::mm1n1qm8", CustomId(ButtonAction.CLEAR_FEEDBACK, page=1_772_000_000_000)),
        ("pq1:x:00ff00ff00ff", CustomId(ButtonAction.REMOVE, "00ff00ff00ff")),
        ("pq1:c:00ff00ff00ff:0:z:89abcdef", CustomId(ButtonAction.CONTEXT, "00ff00ff00ff", Span(0, 35), "89abcdef")),
        ("pq1:s:00ff00ff00ff:10:zz", CustomId(ButtonAction.SOURCE, "00ff00ff00ff", Span(36, 1295))),
        ("pq1:s:00ff00ff00ff::::2", CustomId(ButtonAction.SOURCE, "00ff00ff00ff", page=2)),
        (f"pq1:l:::::1:16:{RECORD}", CustomId(ButtonAction.SOURCES, page=1, owner=42, record=RECORD)),
        (f"pq1:a:::::1:16:{RECORD}", CustomId(ButtonAction.ANSWERS, page=1, owner=42, record=RECORD)),
        (f"pq1:n::::::16:{RECORD}", CustomId(ButtonAction.NOT_ASKED, owner=42, record=RECORD)),
        (
            "pq1:cc:00ff00ff00ff:0:z:89abcdef::::5",
            CustomId(ButtonAction.COPY_CITATION, "00ff00ff00ff", Span(0, 35), "89abcdef", said=5),
        ),
        ("pq1:t::::::16", CustomId(ButtonAction.DELETE, owner=42)),
        ("pq1:t:::::lfls:16", CustomId(ButtonAction.DELETE, page=1_000_000, owner=42)),
        (f"pq1:v::::::16:{RECORD}", CustomId(ButtonAction.MORE, owner=42, record=RECORD)),
        (f"pq1:v:::::2:16:{RECORD}", CustomId(ButtonAction.MORE, page=2, owner=42, record=RECORD)),
        (f"pq1:q::::::16:{RECORD}", CustomId(ButtonAction.MORE_OF_PRIVATE, owner=42, record=RECORD)),
        (f"pq1:u:::::::{RECORD}", CustomId(ButtonAction.UNDO_UPLOAD, record=RECORD)),
    ],
)
def test_what_stands_in_sent_messages(written: str, custom_id: CustomId) -> None:
    assert str(custom_id) == written
    assert read_custom_id(written) == custom_id


def test_every_action_has_a_letter_that_stays() -> None:
    assert {action.name: action.value for action in ButtonAction} == {
        "CONTEXT": "c",
        "SOURCE": "s",
        "ANSWERS": "a",
        "SOURCES": "l",
        "NOT_ASKED": "n",
        "DELETE": "t",
        "THREAD": "r",
        "ROLL_BACK": "b",
        "REMOVE": "x",
        "CLEAR_FEEDBACK": "f",
        "DISMISS": "d",
        "STOP_INDEXING": "i",
        "UNDO_UPLOAD": "u",
        "LOG_PAGE": "g",
        "REFUSED_PAGE": "e",
        "REFUSED": "h",
        "WRONG_SPEAKER": "w",
        "MEND_REPORT": "m",
        "DISMISS_REPORT": "o",
        "REPORT_PAGE": "p",
        "STOP_ALERT": "as",
        "TIMELINE": "tl",
        "HISTORY": "hi",
        "COPY_CITATION": "cc",
        "ASK_PERSON": "hp",
        "ANSWER_ASKED": "ha",
        "DISMISS_ASKED": "hd",
        "NOTE_PAGE": "np",
        "GAP_PAGE": "gp",
        "MORE": "v",
        "SETTINGS": "st",
        "SOLVED": "ok",
        "NOT_SOLVED": "no",
        "MORE_OF_PRIVATE": "q",
    }


@given(custom_ids | citations)
def test_what_is_written_is_read_back_and_fits(custom_id: CustomId) -> None:
    written = str(custom_id)
    assert read_custom_id(written) == custom_id
    assert PATTERN.fullmatch(written)
    assert len(written) <= LIMIT


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "pq1",
        "pq1:",
        "pq1:z",
        "pq1:C",
        "pq2:c",
        "pq1:zz",
        "pq1:ccc",
        "xpq1:d",
        "pq1:d\n",
        "pq1:d:A",
        "pq1:d:-1",
        "pq1:d:٣",
        "pq1:d ",
        "pq1:d;:",
        "feedback",
    ],
)
def test_what_this_version_never_wrote_is_read_as_nothing(foreign: str) -> None:
    assert read_custom_id(foreign) is None


def test_fields_beyond_the_known_ones_are_left_out() -> None:
    assert read_custom_id(f"pq1:d:::::::{RECORD}::1:2") == CustomId(ButtonAction.DISMISS, record=RECORD)


@pytest.mark.parametrize(
    ("target", "page", "custom_id"),
    [
        (Target("a.md"), None, CustomId(ButtonAction.SOURCE, "fecccc975324")),
        (Target("a.md"), 4, CustomId(ButtonAction.SOURCE, "fecccc975324", page=4)),
        (
            Target("a.md", Span(3, 9), "so he"),
            None,
            CustomId(ButtonAction.SOURCE, "fecccc975324", Span(3, 9), words_hash("so he")),
        ),
        (Target("a.md", Span(3, 9), ""), None, CustomId(ButtonAction.SOURCE, "fecccc975324", Span(3, 9))),
    ],
)
def test_the_custom_id_of_a_target(target: Target, page: int | None, custom_id: CustomId) -> None:
    assert custom_id_for(ButtonAction.SOURCE, target, page) == custom_id


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("so he said", "so  he\nsaid", True),
        ("so he said", "sohesaid", True),
        ("so he said", "so he said.", False),
        ("so he said", "So he said", False),
        ("café", "cafe\u0301", False),
        ("“so”", '"so"', False),
    ],
)
def test_white_space_alone_does_not_change_the_hash_of_words(one: str, other: str, same: bool) -> None:
    assert (words_hash(one) == words_hash(other)) is same
    assert len(words_hash(one)) == 8


@pytest.mark.parametrize("key", ["a.md", "ünï/çødé.txt", "b\udcff.txt", "", "x" * 5_000])
def test_any_key_has_a_hash_of_twelve_digits(key: str) -> None:
    assert len(document_hash(key)) == 12
    assert set(document_hash(key)) <= set("0123456789abcdef")
    assert document_hash(key) == document_hash(key)
    assert document_hash(key) != document_hash(f"{key}.")


@pytest.mark.parametrize("words", ["\ud800", "😀", "\u202e", ""])
def test_any_words_have_a_hash(words: str) -> None:
    assert len(words_hash(words)) == 8
