"""The bot's memory gives back what was put into it, whole, and lets go of it by its rules."""

import asyncio
import datetime
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.memory import AnswerRecord, AuditLine, Feedback, Memory, PressedButton, ServerSettings, Upload, is_believed
from bot.memory.asked.answers import RETENTION_DAYS
from bot.service.citation_style import CitationStyle
from retrieval import Scope

DAY = 86_400.0
START = 1_700_000_000.0  # seconds since 1970


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


def at(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(START + seconds, datetime.UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize(
    "set_",
    [
        ServerSettings(),
        ServerSettings(channels=frozenset({1})),
        ServerSettings(roles=frozenset({3, 2**62})),
        ServerSettings(per_person=1),
        ServerSettings(per_server=1_000),
        ServerSettings(links=frozenset({1, 2**62})),
        ServerSettings(news=6),
        ServerSettings(people=6, people_named=True),
        ServerSettings(citation=CitationStyle.MLA),
        ServerSettings(reaction="🔎", answers_in=frozenset({1}), silent_in=frozenset({2**62})),
        ServerSettings(frozenset({1, 2}), frozenset({3}), 4, 5, frozenset({7, 8}), 9),
    ],
)
async def test_what_was_set_for_a_server_holds_after_a_restart(
    memory: Memory, tmp_path: Path, set_: ServerSettings
) -> None:
    await memory.set_server(7, ServerSettings(frozenset({9}), frozenset({9}), 9, 9))
    await memory.set_server(7, set_)
    await memory.set_server(8, ServerSettings(per_person=8))
    again = Memory(tmp_path / "memory.sqlite")
    assert [await again.server(server) for server in (7, 8, 9, None)] == [
        set_,
        ServerSettings(per_person=8),
        ServerSettings(),
        ServerSettings(),
    ]
    await again.close()


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(speaker="Ana Roe"),
        Scope(outlet="The “Post”"),
        Scope(after=datetime.date(2016, 10, 3)),
        Scope("Ana Roe", "Post", datetime.date(1, 1, 1), datetime.date(9999, 12, 31)),
    ],
)
async def test_a_record_comes_back_whole(memory: Memory, scope: Scope) -> None:
    record = AnswerRecord(owner=1, server=2, channel=3, asked=4, scope=scope, collection="c" * 12)
    id_ = await memory.remember(record)
    assert id_ is not None
    assert await memory.answer_to(4, 300) == AnswerRecord(1, 2, 3, 4, scope, "c" * 12, None, None, id_)
    await memory.sent(id_, 50, 30)
    assert await memory.answer_to(4, 300) == AnswerRecord(1, 2, 30, 4, scope, "c" * 12, None, 50, id_)


async def test_an_edit_is_too_late_after_its_time(memory: Memory, clock: Clock) -> None:
    await memory.remember(AnswerRecord(1, 2, 3, asked=4))
    clock.now += 300
    assert await memory.answer_to(4, 300) is not None
    clock.now += 0.5
    assert await memory.answer_to(4, 300) is None


async def test_the_latest_answers_of_a_person_in_a_channel(memory: Memory, clock: Clock) -> None:
    ids = []
    for message in range(1, 5):
        clock.now += 1
        id_ = await memory.remember(AnswerRecord(1, 2, 3))
        assert id_ is not None
        await memory.sent(id_, message, 3)
        ids.append(id_)
    await memory.remember(AnswerRecord(1, 2, 3))  # not sent
    other = await memory.remember(AnswerRecord(9, 2, 3))
    copy = await memory.remember(AnswerRecord(1, 2, 3, copy_of=ids[0]))
    assert other is not None
    assert copy is not None
    await memory.sent(other, 100, 3)
    await memory.sent(copy, 101, 3)
    latest = await memory.latest_answers(1, 3, 3)
    assert [(record.message, record.id) for record in latest] == [(4, ids[3]), (3, ids[2]), (2, ids[1])]
    assert await memory.latest_answers(1, 4, 3) == ()


async def test_a_record_is_believed_for_thirty_days(memory: Memory, clock: Clock) -> None:
    id_ = await memory.remember(AnswerRecord(1, 2, 3, collection="c"))
    assert id_ is not None
    await memory.sent(id_, 50, 3)
    pressed = PressedButton(owner=1, server=2, channel=3, message=50, collection="c")
    clock.now += RETENTION_DAYS * DAY
    assert await memory.answer_pressed(id_, pressed) == AnswerRecord(1, 2, 3, collection="c", message=50, id=id_)
    clock.now += 1
    assert await memory.answer_pressed(id_, pressed) is None


@pytest.mark.parametrize(
    "pressed",
    [
        PressedButton(9, 2, 3, 50, "c"),
        PressedButton(None, 2, 3, 50, "c"),
        PressedButton(1, 9, 3, 50, "c"),
        PressedButton(1, None, 3, 50, "c"),
        PressedButton(1, 2, 9, 50, "c"),
        PressedButton(1, 2, 3, 9, "c"),
        PressedButton(1, 2, 3, None, "c"),
        PressedButton(1, 2, 3, 50, "d"),
    ],
)
def test_a_record_is_another_s_where_anything_differs(pressed: PressedButton) -> None:
    record = AnswerRecord(1, 2, 3, collection="c", message=50, id="i")
    assert is_believed(record, PressedButton(1, 2, 3, 50, "c"))
    assert not is_believed(record, pressed)


def test_a_record_that_was_not_sent_is_nobody_s() -> None:
    assert not is_believed(AnswerRecord(1, 2, 3, collection="c"), PressedButton(1, 2, 3, None, "c"))


async def test_a_deleted_question_gives_its_answers_and_forgets_them(memory: Memory) -> None:
    first = await memory.remember(AnswerRecord(1, 2, 3, asked=4))
    other = await memory.remember(AnswerRecord(1, 2, 3, asked=5))
    assert first is not None
    assert other is not None
    await memory.sent(first, 50, 3)
    await memory.sent(other, 51, 3)
    assert await memory.message_gone(4) == (AnswerRecord(1, 2, 3, 4, message=50, id=first),)
    assert await memory.message_gone(4) == ()
    assert await memory.message_gone(51) == ()
    assert await memory.answer_to(5, 300) is None


async def test_a_copy_goes_with_what_it_is_a_copy_of(memory: Memory) -> None:
    original = await memory.remember(AnswerRecord(1, 2, 3, asked=4))
    assert original is not None
    copy = await memory.remember(AnswerRecord(9, 2, 3, asked=4, copy_of=original))
    assert copy is not None
    await memory.sent(copy, 60, 3)
    await memory.taken_away(original)
    assert await memory.answer_pressed(copy, PressedButton(9, 2, 3, 60, "")) is None
    assert await memory.remember(AnswerRecord(9, 2, 3, copy_of=original)) is None


async def test_the_audit_log_is_newest_first_and_a_server_s_own(memory: Memory, clock: Clock) -> None:
    for number in range(4):
        clock.now += 1
        await memory.record_action(number, 7, f"did {number}", f"name {number}")
    await memory.record_action(9, 8, "did something", origin=7)
    lines = [AuditLine(n, 7, f"did {n}", at(n + 1), f"name {n}") for n in (3, 2, 1, 0)]
    assert list(await memory.recorded_actions(7, 10)) == lines
    assert list(await memory.recorded_actions(7, 2)) == lines[:2]
    assert list(await memory.recorded_actions(7, 2, 1)) == lines[1:3]
    assert list(await memory.recorded_actions(7, 2, 4)) == []
    assert await memory.recorded_actions(8, 10) == (AuditLine(9, 8, "did something", at(4), None, 7),)
    assert await memory.recorded_actions(None, 10) == ()


async def test_feedback_is_kept_once_a_person_and_answer(memory: Memory, clock: Clock) -> None:
    assert await memory.give_feedback(1, 7, "what about taxes?", "taxes of 2016", 50)
    clock.now += 1
    assert not await memory.give_feedback(1, 7, "what about taxes?", "again", 50)
    assert await memory.give_feedback(2, 7, "what about taxes?", "", 50)
    assert await memory.give_feedback(1, 7, "and guns?", "", None)
    assert await memory.give_feedback(1, 7, "and guns?", "", None)
    assert await memory.give_feedback(1, 8, "and guns?", "", 51)
    assert [await memory.feedback_given(*pair) for pair in ((1, 50), (2, 50), (3, 50), (1, 51))] == [
        True,
        True,
        False,
        True,
    ]
    assert await memory.feedback(7, 3) == (
        Feedback(1, 7, "and guns?", "", at(1)),
        Feedback(1, 7, "and guns?", "", at(1)),
        Feedback(2, 7, "what about taxes?", "", at(1)),
    )


async def test_feedback_that_came_after_the_list_stays(memory: Memory, clock: Clock) -> None:
    await memory.give_feedback(1, 7, "first", "")
    await memory.give_feedback(1, 8, "elsewhere", "")
    clock.now += 1
    await memory.give_feedback(1, 7, "second", "")
    assert await memory.clear_feedback(7, START + 0.5) == 1
    assert [given.question for given in await memory.feedback(7, 9)] == ["second"]
    assert [given.question for given in await memory.feedback(8, 9)] == ["elsewhere"]


async def test_forgetting_counts_what_it_deletes_and_keeps_what_others_have(memory: Memory) -> None:
    await memory.remember(AnswerRecord(1, 2, 3, asked=4))
    await memory.remember(AnswerRecord(2, 2, 3, asked=5))
    await memory.give_feedback(1, 7, "mine", "")
    await memory.give_feedback(2, 7, "theirs", "")
    await memory.record_action(1, 7, "did something")
    assert [await memory.forget(1), await memory.forget(1)] == [2, 0]
    assert await memory.answer_to(4, 300) is None
    assert await memory.answer_to(5, 300) is not None
    assert [given.question for given in await memory.feedback(7, 9)] == ["theirs"]
    assert [line.action for line in await memory.recorded_actions(7, 9)] == ["did something"]


async def test_what_was_begun_before_forgetting_is_not_kept_after_it(memory: Memory) -> None:
    before = memory.times_forgotten(1)
    await memory.forget(1)
    assert (before, memory.times_forgotten(1), memory.times_forgotten(2)) == (0, 1, 0)
    assert await memory.remember(AnswerRecord(1, 2, 3), before) is None
    assert await memory.give_feedback(1, 7, "mine", "", None, before)
    assert await memory.feedback(7, 9) == ()
    assert await memory.remember(AnswerRecord(1, 2, 3), memory.times_forgotten(1)) is not None


async def test_an_upload_can_be_undone_for_its_time(memory: Memory, clock: Clock) -> None:
    upload = Upload(7, "a.md", "sha256:1", kept="copy")
    first = await memory.uploaded(upload)
    clock.now += 10
    second = await memory.uploaded(Upload(None, "b.md", "sha256:2"))
    assert await memory.upload(first, 10) == Upload(7, "a.md", "sha256:1", "copy", first)
    assert await memory.upload(first, 9.5) is None
    assert await memory.upload("0" * 32, 10) is None
    assert [known.id for known in await memory.uploads()] == [first, second]
    await memory.prune_uploads(9.5)
    assert [known.id for known in await memory.uploads()] == [second]
    await memory.delete_upload(second)
    assert await memory.uploads() == ()


async def test_uploads_of_one_file_are_forgotten_together(memory: Memory) -> None:
    for server, file in ((7, "a.md"), (7, "a.md"), (7, "b.md"), (8, "a.md"), (None, "a.md")):
        await memory.uploaded(Upload(server, file, "sha256:1"))
    await memory.delete_uploads_of(7, "a.md")
    left = [(known.server, known.file) for known in await memory.uploads()]
    assert left == [(7, "b.md"), (8, "a.md"), (None, "a.md")]
    await memory.delete_uploads_of(None, "a.md")
    assert [(known.server, known.file) for known in await memory.uploads()] == [(7, "b.md"), (8, "a.md")]


async def test_facts_are_found_once_and_overwritten_when_told(memory: Memory) -> None:
    assert await memory.home() is None
    assert [await memory.settle_home(7), await memory.settle_home(8), await memory.home()] == [7, 7, 7]
    assert await memory.fact("commands 1") is None
    await memory.set_fact("commands 1", "old")
    await memory.set_fact("commands 1", "new")
    assert (await memory.fact("commands 1"), await memory.fact("commands 2")) == ("new", None)


async def test_a_thread_that_was_left_is_known_until_it_is_come_back_to(memory: Memory) -> None:
    await memory.leave(11, 7)
    await memory.leave(11, 7)
    await memory.leave(12, 7)
    assert [await memory.has_left(thread) for thread in (11, 12, 13)] == [True, True, False]
    await memory.come_back(11)
    await memory.come_back(13)
    assert [await memory.has_left(thread) for thread in (11, 12, 13)] == [False, True, False]


async def test_calls_at_once_are_made_one_after_another(memory: Memory) -> None:
    await asyncio.gather(*(memory.record_action(n, 7, f"did {n}") for n in range(50)))
    assert [line.who for line in await memory.recorded_actions(7, 99)] == list(range(49, -1, -1))


numbers = st.integers(0, 2**63 - 1)
records = st.builds(
    AnswerRecord,
    numbers,
    st.none() | numbers,
    numbers,
    asked=numbers,
    scope=st.builds(
        Scope,
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
        st.none() | st.dates(),
        st.none() | st.dates(),
    ),
    collection=st.none() | st.text("0123456789abcdef", max_size=12),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records)
async def test_any_record_comes_back_as_it_was(memory: Memory, record: AnswerRecord) -> None:
    assert record.asked is not None
    await memory.message_gone(record.asked)
    id_ = await memory.remember(record)
    (found,) = await memory.message_gone(record.asked)
    assert found == AnswerRecord(
        record.owner, record.server, record.channel, record.asked, record.scope, record.collection, None, None, id_
    )


async def test_no_word_of_a_question_or_an_answer_is_in_the_file(memory: Memory, tmp_path: Path) -> None:
    """A scope is kept, for turning pages needs it; it is what was chosen, not what was asked."""
    await memory.remember(AnswerRecord(1, 2, 3, asked=4, scope=Scope(speaker="Ana Roe")))
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        ((written,),) = database.execute("SELECT scope FROM answer").fetchall()
        columns = [row[1] for row in database.execute("PRAGMA table_info(answer)")]
    assert json.loads(written) == {"speaker": "Ana Roe", "outlet": None}
    assert columns == ["id", "owner", "server", "channel", "message", "asked", "scope", "collection", "copy_of", "at"]
