"""Hand-offs, notes and gaps in the bot's memory: how far they are, whose they are, and when they go."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.memory import AnswerRecord, Memory
from bot.memory.handing_on.hand_offs import HandOff, HandOffState, StalePost, is_of_post
from bot.memory.memory import DEPARTED_DAYS
from bot.memory.migrations import MIGRATIONS
from bot.service.asked_again import asked_for
from bot.service.people import CountedGap, Gap, ModeratorNote, Outcome

DAY = 86_400.0
START = 1_700_000_000.0
HOUSE = [Gap("reason", "not_in_coverage"), Gap("person", "Ana Roe"), Gap("word", "house")]


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def holds(folder: Path, words: bytes) -> bool:
    return any(words in path.read_bytes() for path in folder.glob("memory.sqlite*"))


async def begun(memory: Memory, owner: int = 1, server: int = 2, silence: int = 50) -> HandOff:
    record = await memory.remember(AnswerRecord(owner, server, 3))
    assert record is not None
    one = await memory.hand_offs.begin(HandOff(record, owner, server, 3, silence, 9))
    assert one is not None
    return one


async def opened(memory: Memory, owner: int = 1, server: int = 2, post: int = 60) -> HandOff:
    one = await begun(memory, owner, server)
    await memory.hand_offs.posted(one.id, post)
    kept = await memory.hand_offs.get(one.id)
    assert kept is not None
    return kept


async def test_a_hand_off_goes_from_being_sent_to_being_done(memory: Memory) -> None:
    one = await begun(memory)
    assert (one.state, one.post, one.outcome) == (HandOffState.SENDING, None, None)
    await memory.hand_offs.posted(one.id, 60)
    assert await memory.hand_offs.at(60) == replace(one, state=HandOffState.OPEN, post=60)
    outcome = Outcome("because", "Mo", "https://a.example", noted=True)
    assert await memory.hand_offs.claim(one, outcome)
    assert await memory.hand_offs.unfinished() == (replace(one, state=HandOffState.TELLING, post=60, outcome=outcome),)
    await memory.hand_offs.told(one.id, reached=False)
    (told,) = await memory.hand_offs.unfinished()
    assert told.state is HandOffState.UNTOLD
    await memory.hand_offs.done(one.id)
    assert await memory.hand_offs.unfinished() == ()
    done = await memory.hand_offs.of(one.record)
    assert done is not None
    assert (done.state, done.outcome) == (HandOffState.DONE, None)


async def test_an_answer_is_handed_on_once_and_settled_once(memory: Memory) -> None:
    one = await opened(memory)
    assert await memory.hand_offs.begin(HandOff(one.record, 1, 2, 3, 50, 9)) is None
    assert await memory.hand_offs.begin(HandOff("0" * 32, 1, 2, 3, 50, 9)) is None  # of no answer
    asked = asked_for("who?", ())
    note = (asked, ModeratorNote("who", "one"))
    assert [
        await memory.hand_offs.claim(one, Outcome(words), "c", (asked, replace(note[1], words=words)))
        for words in ("one", "two")
    ] == [True, False]
    assert [kept.words for kept in await memory.notes.all(2, "c")] == ["one"]  # the second keeps no note either


async def test_what_is_sent_already_is_not_posted_again_under_another_number(memory: Memory) -> None:
    one = await opened(memory, post=60)
    await memory.hand_offs.posted(one.id, 61)
    kept = await memory.hand_offs.get(one.id)
    assert kept is not None
    assert kept.post == 60


@pytest.mark.parametrize(
    ("place", "believed"),
    [((2, 9, 60), True), ((7, 9, 60), False), ((2, 8, 60), False), ((2, 9, 61), False), ((2, 9, None), False)],
)
def test_a_press_is_believed_under_its_post_alone(place: tuple[int, int, int | None], believed: bool) -> None:
    one = HandOff("r", 1, 2, 3, 50, 9, post=60, state=HandOffState.OPEN)
    assert is_of_post(one, *place) is believed


def test_a_post_that_was_not_noted_is_believed_until_it_is() -> None:
    one = HandOff("r", 1, 2, 3, 50, 9)
    assert is_of_post(one, 2, 9, 61)
    assert not is_of_post(one, 2, 8, 61)
    assert not is_of_post(replace(one, state=HandOffState.OPEN), 2, 9, 61)


@pytest.mark.parametrize("lose", ["forget", "answer", "silence", "channel", "time"])
async def test_it_goes_with_its_answer_and_leaves_the_post_to_be_taken_away(
    memory: Memory, clock: Clock, lose: str
) -> None:
    one, other = await opened(memory), await opened(memory, owner=5, post=70)
    await memory.sent(one.record, 50, 30)
    match lose:
        case "forget":
            assert await memory.forget(1) == 2  # the answer, and that it was handed on
        case "answer":
            await memory.taken_away(one.record)
        case "silence":
            await memory.message_gone(50)
        case "channel":
            await memory.channel_gone(30)
        case "time":
            clock.now += 31 * DAY
            await memory.prune()
    assert await memory.hand_offs.get(one.id) is None
    stale = await memory.hand_offs.stale_posts()
    assert StalePost(one.id, 2, 9, 60) in stale
    assert len(stale) == (2 if lose == "time" else 1)
    for post in stale:
        await memory.hand_offs.taken_away(post.id)
    assert await memory.hand_offs.stale_posts() == ()
    assert (await memory.hand_offs.get(other.id) is None) is (lose == "time")


async def test_with_its_channel_goes_what_nobody_answered(memory: Memory) -> None:
    waiting, claimed = await opened(memory, post=60), await opened(memory, owner=5, post=70)
    await memory.hand_offs.claim(claimed, Outcome("because"))
    await memory.hand_offs.channel_gone(9)
    assert await memory.hand_offs.get(waiting.id) is None
    assert await memory.hand_offs.get(claimed.id) is not None


async def test_a_server_that_was_left_keeps_nothing_of_it(memory: Memory, clock: Clock, tmp_path: Path) -> None:
    one = await opened(memory)
    await memory.hand_offs.claim(one, Outcome("x"), "c", (asked_for("who?", ()), ModeratorNote("who", "Xylophone")))
    for owner in (1, 5):
        await memory.gaps.count(2, owner, HOUSE)
    await memory.left(2)
    clock.now += (DEPARTED_DAYS + 1) * DAY
    await memory.prune()
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        for table in ("hand_off", "stale_post", "note", "gap", "gap_name"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert not holds(tmp_path, b"Xylophone")


async def test_a_note_is_found_by_its_words_before_its_topic(memory: Memory, clock: Clock) -> None:
    first, second = asked_for("What did Ana Roe say on ferries?", ("Ana Roe",)), asked_for("Ana Roe, ferry?", ())
    assert first.topic is not None
    for asked, words in ((first, "one"), (replace(second, topic=first.topic), "two")):
        clock.now += 1
        one = await opened(memory, post=int(clock.now))
        await memory.hand_offs.claim(one, Outcome(words), "c", (asked, ModeratorNote("a", words, author=7, who="Mo")))
    found = [
        await memory.notes.find(2, "c", first),
        await memory.notes.find(2, "c", asked_for("What has Ana Roe said about the ferry?", ("Ana Roe",))),
        await memory.notes.find(2, "d", first),
        await memory.notes.find(3, "c", first),
        await memory.notes.find(2, "c", asked_for("something else?", ())),
    ]
    assert [note.words if note else None for note in found] == ["one", "two", None, None, None]
    assert [note.words for note in await memory.notes.all(2, "c")] == ["two", "one"]


async def test_a_newer_note_takes_the_place_of_the_one_for_the_same_question(memory: Memory) -> None:
    for number, words in enumerate(("one", "two")):
        one = await opened(memory, post=number + 1)
        await memory.hand_offs.claim(one, Outcome(words), "c", (asked_for("Who?", ()), ModeratorNote("who", words)))
    (kept,) = await memory.notes.all(2, "c")
    assert kept.words == "two"
    assert not await memory.notes.remove(3, kept.id)
    assert await memory.notes.remove(2, kept.id)
    assert await memory.notes.all(2, "c") == ()


async def test_a_gap_is_shown_once_two_people_have_asked(memory: Memory, clock: Clock, tmp_path: Path) -> None:
    for _ in range(3):
        await memory.gaps.count(2, 1, HOUSE)
        clock.now += DAY
    assert await memory.gaps.counted(2) == ()
    assert not holds(tmp_path, b"Ana Roe")
    await memory.gaps.count(2, 5, HOUSE[:2])
    assert await memory.gaps.counted(2) == (
        CountedGap("person", "Ana Roe", people=2, times=4),
        CountedGap("reason", "not_in_coverage", people=2, times=4),
    )
    assert await memory.gaps.counted(3) == ()


async def test_what_is_counted_of_one_question_can_t_be_put_together(memory: Memory, tmp_path: Path) -> None:
    await memory.gaps.count(2, 1, HOUSE)
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        rows = database.execute("SELECT thing, asker FROM gap").fetchall()
        columns = [row[1] for row in database.execute("PRAGMA table_info(gap)")]
    assert len({asker for _, asker in rows}) == len({thing for thing, _ in rows}) == 3
    assert columns == ["server", "kind", "thing", "asker", "day"]


async def test_counts_go_after_thirty_days_and_with_who_asked(memory: Memory, clock: Clock, tmp_path: Path) -> None:
    for owner in (1, 5, 6):
        await memory.gaps.count(2, owner, HOUSE[2:])
    assert await memory.forget(1) == 1
    assert await memory.gaps.counted(2) == (CountedGap("word", "house", people=2, times=2),)
    before = memory.times_forgotten(5)
    assert await memory.forget(5) == 1
    await memory.gaps.count(2, 5, HOUSE[2:], before)  # was being answered meanwhile
    assert await memory.gaps.counted(2) == ()
    await memory.gaps.count(2, 7, HOUSE[2:])
    clock.now += 29 * DAY
    assert len(await memory.gaps.counted(2)) == 1
    clock.now += DAY
    assert await memory.gaps.counted(2) == ()
    await memory.prune()
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        assert database.execute("SELECT (SELECT count(*) FROM gap), (SELECT count(*) FROM gap_name)").fetchone() == (
            0,
            0,
        )


async def test_forgetting_unnames_a_note_and_keeps_it(memory: Memory) -> None:
    one = await opened(memory)
    note = ModeratorNote("who", "one", author=7, who="Mo")
    await memory.hand_offs.claim(one, Outcome("one"), "c", (asked_for("Who?", ()), note))
    assert await memory.forget(7) == 1
    (kept,) = await memory.notes.all(2, "c")
    assert (kept.words, kept.author, kept.who) == ("one", None, None)


async def test_an_older_memory_keeps_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite"
    with sqlite3.connect(path) as older:
        older.executescript("".join(MIGRATIONS[:-1]) + f"PRAGMA user_version = {len(MIGRATIONS) - 1};")
        older.execute("INSERT INTO answer (id, owner, channel, scope, at) VALUES ('a', 1, 3, '{}', 1e12)")
    memory = Memory(path)
    assert await memory.hand_offs.begin(HandOff("a", 1, 2, 3, 50, 9)) is not None
    await memory.close()
