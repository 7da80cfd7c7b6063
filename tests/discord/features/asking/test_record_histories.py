"""Random histories of asking, forgetting, taking away, restarting and losing the memory file: whatever happened, a
button shows, changes and stores what is its own message's or nothing. `make histories` runs 10,000 of them.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.discord.rendering.custom_id import ButtonAction, CustomId, read_custom_id
from bot.memory import AnswerRecord, Memory, PressedButton

pytestmark = pytest.mark.slow

HISTORIES = int(os.environ.get("RECORD_HISTORIES", "300"))
STEPS = 25
PEOPLE, SERVERS, CHANNELS = (11, 12, 13), (21, 22, None), (31, 32)
DAY = 86_400.0


@dataclass
class Sent:
    """An answer as everyone sees it: its message, the code of its button, and what it answers."""

    message: int
    server: int | None
    channel: int
    code: str
    asked: int


@dataclass
class History:
    """What people do, in random order, to one memory file; `wrong` is what a press was told that is another's."""

    folder: Path
    chance: random.Random
    now: float = 0.0
    ids: int = 1_000
    shown: list[Sent] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    believed: int = 0

    def __post_init__(self) -> None:
        self.memory = Memory(self.folder / "memory.sqlite", self.clock)

    async def run(self) -> None:
        for _ in range(STEPS):
            step = self.chance.choices(
                [self.ask, self.press, self.forget, self.take_away, self.restart, self.lose_the_file, self.wait],
                [30, 40, 6, 6, 6, 6, 6],
            )[0]
            await step()
        for sent in self.shown:
            await self.press(sent)
        await self.memory.close()

    async def ask(self) -> None:
        """Sometimes the person is forgotten before the answer is there, or it is never sent."""
        choice = self.chance.choice
        person, server, channel = choice(PEOPLE), choice(SERVERS), choice(CHANNELS)
        asked, before = self._id(), self.memory.times_forgotten(person)
        if self.chance.random() < 0.1:
            await self.memory.forget(person)
        record = await self.memory.remember(
            AnswerRecord(person, server, channel, asked, collection=str(server)), before
        )
        if self.chance.random() < 0.1:
            return
        message = self._id()
        if record is not None:
            await self.memory.sent(record, message, channel)
        code = str(CustomId(ButtonAction.ANSWERS, page=1, owner=person, record=record))
        self.shown.append(Sent(message, server, channel, code, asked))

    async def press(self, sent: Sent | None = None) -> None:
        """Under any message there ever was, as it is or with its code under another message."""
        if not self.shown:
            return
        sent = sent or self.chance.choice(self.shown)
        under = sent if self.chance.random() < 0.7 else self.chance.choice(self.shown)
        code = read_custom_id(sent.code)
        assert code is not None
        pressed = PressedButton(code.owner, under.server, under.channel, under.message, str(under.server))
        record = await self.memory.answer_pressed(code.record, pressed)
        if record is not None:
            self.believed += 1
            if (record.asked, record.message) != (under.asked, under.message):
                self.wrong.append(f"under the answer to {under.asked}: {record}")

    async def forget(self) -> None:
        await self.memory.forget(self.chance.choice(PEOPLE))

    async def take_away(self) -> None:
        if self.shown:
            sent = self.chance.choice(self.shown)
            code = read_custom_id(sent.code)
            assert code is not None
            pressed = PressedButton(code.owner, sent.server, sent.channel, sent.message, str(sent.server))
            record = await self.memory.answer_pressed(code.record, pressed)
            if record is not None and record.id is not None:
                await self.memory.taken_away(record.id)
            await self.memory.message_gone(sent.message)

    async def restart(self) -> None:
        await self.memory.close()
        self.memory = Memory(self.folder / "memory.sqlite", self.clock)
        await self.memory.open()

    async def lose_the_file(self) -> None:
        for path in self.folder.iterdir():
            path.unlink()

    async def wait(self) -> None:
        self.now += self.chance.choice((0.1, 1, 31)) * DAY

    def clock(self) -> float:
        return self.now

    def _id(self) -> int:
        self.ids += 1
        return self.ids


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """In memory where there is such a place: ten thousand small databases are written."""
    shm = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shm if os.access(shm, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.mark.timeout(1_800)
async def test_no_press_is_told_what_is_another_s(quick_folder: Path) -> None:
    believed = 0
    for seed in range(HISTORIES):
        place = quick_folder / str(seed)
        place.mkdir()
        history = History(place, random.Random(seed))
        await history.run()
        assert history.wrong == [], f"history {seed}"
        believed += history.believed
        shutil.rmtree(place)
    assert believed > HISTORIES  # records that still stand are believed: silence alone would prove nothing


async def test_a_number_given_again_would_be_found_out(quick_folder: Path) -> None:
    """The histories can fail: where a press believes the id alone, and ids are counted, one shows another's."""
    wrong: list[str] = []
    for seed in range(20):
        place = quick_folder / str(seed)
        place.mkdir()
        history = _NeverRestarted(place, random.Random(seed))
        history.memory = _Credulous(place / "memory.sqlite", history.clock)
        await history.run()
        wrong += history.wrong
    assert wrong


class _NeverRestarted(History):
    """A restart would bring an ordinary memory: another is forgotten instead."""

    async def restart(self) -> None:
        await self.forget()


class _Credulous(Memory):
    """As records were kept before: numbered, and believed for the number."""

    _count = 0

    async def remember(self, record: AnswerRecord, times_forgotten: int | None = None) -> str | None:
        made = await super().remember(record)
        live = await self.file.run(lambda database: database.execute("SELECT count(*) FROM answer").fetchone()[0])
        await self.file.run(lambda database: database.execute("DELETE FROM answer WHERE id = ?", (str(live),)))
        await self.file.run(
            lambda database: database.execute("UPDATE answer SET id = ? WHERE id = ?", (str(live), made))
        )
        return str(live)

    async def answer_pressed(self, record: str | None, pressed: PressedButton) -> AnswerRecord | None:
        rows = await self.file.run(
            lambda database: database.execute(
                "SELECT owner, server, channel, message, asked FROM answer WHERE id = ?", (record,)
            ).fetchall()
        )
        if not rows:
            return None
        owner, server, channel, message, asked = rows[0]
        return replace(AnswerRecord(owner, server, channel, asked), message=message)
