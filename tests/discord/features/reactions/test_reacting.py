"""The reaction that an admin chose: on anybody's message it checks or answers that message, once."""

from pathlib import Path

import discord
import pytest
import simcord

from bot.discord import create_bot
from bot.discord.features.admin.settings.reactions import is_reaction
from bot.discord.features.reactions.errand import Errand, errand_of
from bot.memory import ServerSettings
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import labels, last_in, replied_to, text, told
from tests.support.discord.world import World

LENS = "🔎"
QUOTED = "He said “We will spend it on schools” yesterday"
ASKED = "what about schools?"


async def chosen(world: World, emoji: str = LENS) -> simcord.InteractionResult:
    return await world.admin.slash(world.channel, "admin reaction", emoji=emoji)


def answers(world: World, channel: simcord.ChannelHandle | None = None) -> list[discord.Message]:
    """What the bot said there."""
    return [message for message in (channel or world.channel).history() if message.author.id == world.me.id]


def marks(world: World, message: discord.Message) -> list[str]:
    """The reactions on it."""
    return [reaction.emoji for reaction in world.env.backend.get_message(message.channel.id, message.id).reactions]


async def test_a_reaction_checks_a_message_that_quotes(world: World, newsstand: FakeCollection) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    (answer,) = answers(world)
    assert replied_to(answer) == said.id
    assert newsstand.checked == [(QUOTED, None)]
    assert newsstand.asked == []
    assert labels(answer)[-1] == "Delete"
    sent = world.env.http_requests[-1].json
    assert sent is not None
    assert sent["allowed_mentions"]["replied_user"] is False


async def test_a_reaction_asks_a_question(world: World, newsstand: FakeCollection) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, ASKED)
    await world.reader.react(said, LENS)
    (answer,) = answers(world)
    assert replied_to(answer) == said.id
    assert "We will spend it on schools" in text(answer)
    assert [asked for asked, _, _ in newsstand.asked] == [ASKED]
    panel = (await world.reader.click(answer, label="More…")).response
    assert "Delete" in labels(panel)


async def test_no_reaction_is_one_as_long_as_no_admin_chose_it(world: World, newsstand: FakeCollection) -> None:
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    await chosen(world)
    await world.reader.react(said, "👀")
    assert (answers(world), newsstand.checked) == ([], [])
    await world.admin.slash(world.channel, "admin reaction", none=True)
    await world.reader.react(said, LENS)
    assert answers(world) == []


async def test_a_second_reaction_answers_again_only_when_the_answer_is_gone(world: World) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    await world.moderator.react(said, LENS)
    (answer,) = answers(world)
    await world.reader.click(answer, label="Delete")
    assert answers(world) == []
    await world.admin.react(said, LENS)
    assert [replied_to(again) for again in answers(world)] == [said.id]


async def test_it_is_not_answered_twice_after_a_restart(
    world: World, newsstand: FakeCollection, tmp_path: Path
) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    await world.env.restart_bot(create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1))
    await world.moderator.react(said, LENS)
    assert len(answers(world)) == 1


async def test_a_message_from_before_the_start_is_answered(world: World) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, ASKED)
    world.forget_messages()
    await world.reader.react(said, LENS)
    assert len(answers(world)) == 1


async def test_both_are_done_with_a_message_that_was_edited_into_the_other(world: World) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    await world.admin.edit(said, ASKED)
    await world.moderator.react(said, LENS)
    assert len(answers(world)) == 2


async def test_the_limits_of_whoever_reacts_count(world: World) -> None:
    await chosen(world)
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    first, second = [await world.admin.send(world.channel, QUOTED) for _ in range(2)]
    for message in (first, second):
        await world.reader.react(message, LENS)
    assert [replied_to(answer) for answer in answers(world)] == [first.id]
    assert marks(world, second) == [LENS, "⏳"]
    await world.moderator.react(second, LENS)
    assert [replied_to(answer) for answer in answers(world)] == [first.id, second.id]


async def test_a_deleted_message_takes_what_checked_it_along(world: World) -> None:
    await chosen(world)
    for words in (QUOTED, ASKED):
        said = await world.admin.send(world.channel, words)
        await world.reader.react(said, LENS)
        assert len(answers(world)) == 1
        await world.admin.delete(said)
        assert answers(world) == []


async def test_the_bot_s_own_messages_bots_reactions_and_direct_messages_get_nothing(world: World) -> None:
    await chosen(world)
    await world.reader.slash(world.channel, "ask", question=ASKED)
    answer = last_in(world.channel)
    await world.reader.react(answer, LENS)
    assert [message.id for message in answers(world)] == [answer.id]
    said = await world.admin.send(world.channel, QUOTED)
    world.env.backend.add_reaction(world.channel.id, said.id, LENS, world.me.id)
    await world.env.settle()
    assert [message.id for message in answers(world)] == [answer.id]


async def test_it_answers_in_threads(world: World) -> None:
    await chosen(world)
    backend = world.env.backend
    backend.create_thread(world.channel.id, "about it", world.admin.id)
    await world.env.settle()
    (thread,) = world.channel.threads
    said = await world.admin.send(thread, QUOTED)
    await world.reader.react(said, LENS)
    assert [replied_to(answer) for answer in answers(world, thread)] == [said.id]


async def test_where_it_may_not_write_or_admins_keep_it_from_answering_it_does_nothing(
    world: World, newsstand: FakeCollection
) -> None:
    await chosen(world)
    lacks = discord.PermissionOverwrite(send_messages=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.me: lacks})
    await world.admin.slash(world.channel, "admin where", deny=world.channel)
    for place in (closed, world.channel):
        said = await world.admin.send(place, QUOTED)
        await world.reader.react(said, LENS)
        assert (answers(world, place), marks(world, said)) == ([], [LENS])
    assert newsstand.checked == []


async def test_what_keeps_it_from_answering_is_told_once(world: World, newsstand: FakeCollection) -> None:
    await chosen(world)
    newsstand.texts.clear()
    first, second = [await world.admin.send(world.channel, QUOTED) for _ in range(2)]
    for message in (first, second):
        await world.reader.react(message, LENS)
    (told_,) = answers(world)
    assert "Nothing is indexed yet." in text(told_)
    assert marks(world, second) == [LENS, "⚠️"]
    newsstand.texts["a.md"] = ("A", ["“We will spend it on schools,” said Ana Roe."])
    await world.moderator.react(first, LENS)
    assert len(answers(world)) == 2


async def test_forgetting_lets_go_of_it(world: World) -> None:
    await chosen(world)
    said = await world.admin.send(world.channel, QUOTED)
    await world.reader.react(said, LENS)
    assert await world.bot.memory.reactions.answer_to(said.id, Errand.CHECK) is not None
    await world.reader.slash(world.channel, "forget")
    assert await world.bot.memory.reactions.answer_to(said.id, Errand.CHECK) is None


@pytest.mark.parametrize(
    ("emoji", "refusal"),
    [
        ("hello", "That is no emoji"),
        ("👋", "That reaction has a use already"),
        ("✅", "That reaction has a use already"),
        ("⚠️", "That reaction has a use already"),
        ("<:lens:123456789012345678>", "That emoji is not this server's"),
    ],
)
async def test_what_can_t_be_the_reaction_is_refused(world: World, emoji: str, refusal: str) -> None:
    assert refusal in told(await chosen(world, emoji))
    assert await world.bot.memory.server(world.guild.id) == ServerSettings()
    assert await world.bot.memory.recorded_actions(world.guild.id, 5) == ()


async def test_admin_chooses_the_reaction(world: World) -> None:
    assert "**Reaction** 🔎" in text((await chosen(world)).response)
    await chosen(world, "❤️")
    await world.admin.slash(world.channel, "admin reaction", none=True)
    assert [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 5)] == [
        "set the reaction: ❤ → none",
        "set the reaction: 🔎 → ❤",
        "set the reaction: none → 🔎",
    ]


def test_an_emoji_is_told_by_its_number_or_its_picture() -> None:
    emoji = discord.PartialEmoji
    assert is_reaction(emoji(name="❤️"), "❤")
    own = "<:lens:123456789012345678>"
    assert is_reaction(emoji(name="renamed", id=123456789012345678), own)
    assert not is_reaction(emoji(name="lens", id=123456789012345679), own)
    assert not is_reaction(emoji(name="🔍"), LENS)


@pytest.mark.parametrize(
    ("content", "errand"),
    [
        ("“We will spend it on schools,” said Roe", Errand.CHECK),
        ('Did she say "we will spend it on schools"?', Errand.CHECK),
        ("> We will spend it", Errand.CHECK),
        ("what did Roe say about schools?", Errand.ASK),
        ("did anyone here catch what Roe said?", Errand.ASK),
        ("Roe on schools", Errand.ASK),
        ('the "gold" standard, what is it?', Errand.ASK),
        ("We will spend every cent of it on schools", Errand.CHECK),
        ("what? " + "so " * 300, Errand.CHECK),
        ("lol", None),
        ("nice one", None),
        ("", None),
    ],
)
def test_what_is_done_with_a_message(content: str, errand: Errand | None) -> None:
    assert errand_of(content, content, (content,) if content else ()) is errand


def test_words_of_an_embed_are_checked() -> None:
    assert errand_of("", "", ("We will spend it on schools",)) is Errand.CHECK
    assert errand_of("", "", ("Watch",)) is None
