"""A forum post gets the forum's tag for what is solved, when whoever opened it says so of an answer."""

from collections.abc import Sequence

import discord
import pytest
import simcord

from bot.discord.features.asking.solved import solved_tag
from tests.support.discord.panel import opened, pressed
from tests.support.discord.shown import labels, last_in, text, told
from tests.support.discord.world import World, take_from_the_bot


class Post:
    """A post that the reader opened in a forum, with an answer of the bot's in it."""

    def __init__(self, world: World, names: Sequence[str]) -> None:
        self.world = world
        self.forum = world.guild.create_forum_channel("help")
        backend = world.env.backend
        tags = [
            {"id": str(backend.snowflake()), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for name in names
        ]
        backend.edit_channel(self.forum.id, {"available_tags": tags})
        self.number = backend.create_thread(self.forum.id, "about schools", world.reader.id, broadcast=False).id
        backend.announce_thread_create(backend.get_channel(self.number))
        self.names = {int(str(tag["id"])): str(tag["name"]) for tag in tags}

    @property
    def channel(self) -> simcord.ChannelHandle:
        return next(thread for thread in self.forum.threads if thread.id == self.number)

    @property
    def tags(self) -> list[str]:
        return [self.names[tag] for tag in self.world.env.backend.get_channel(self.number).applied_tags]

    async def answered(self, question: str = "what about schools?") -> discord.Message:
        await self.world.env.settle()
        await self.world.reader.send(self.channel, f"{self.world.mention} {question}")
        return last_in(self.channel)


async def test_that_s_it_tags_the_post_and_can_be_taken_back(world: World) -> None:
    post = Post(world, ["Open", "Solved"])
    answer = await post.answered()
    assert labels(await opened(world.reader, answer))[0] == "That’s it"
    assert "the tag “Solved”" in told(await pressed(world.reader, answer, "That’s it"))
    assert post.tags == ["Solved"]
    assert "is off" in told(await pressed(world.reader, answer, "Not solved"))
    assert post.tags == []


async def test_a_reaction_of_whoever_opened_the_post_does_the_same(world: World) -> None:
    post = Post(world, ["answered"])
    answer = await post.answered()
    await world.admin.react(answer, "✅")
    assert post.tags == []
    await world.reader.react(answer, "✅")
    assert post.tags == ["answered"]
    await world.admin.unreact(answer, "✅")
    assert post.tags == ["answered"]
    await world.reader.unreact(answer, "✅")
    assert post.tags == []


async def test_a_reaction_on_somebody_else_s_message_marks_nothing(world: World) -> None:
    post = Post(world, ["Solved"])
    await post.answered()
    said = await world.admin.send(post.channel, "try the library")
    await world.reader.react(said, "✅")
    assert post.tags == []


async def test_nobody_else_is_offered_it_nor_is_it_offered_of_a_silence_or_elsewhere(world: World) -> None:
    post = Post(world, ["Solved"])
    silence = await post.answered("what about volcanoes?")
    assert "That’s it" not in labels(await opened(world.reader, silence))
    answer = await post.answered()
    assert "That’s it" not in labels(await opened(world.admin, answer))
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert "That’s it" not in labels(await opened(world.reader, last_in(world.channel)))


async def test_a_forum_without_such_a_tag_is_told_how_to_get_one(world: World) -> None:
    post = Post(world, ["Open"])
    answer = await post.answered()
    assert "This forum has no tag called Solved or Answered" in told(await pressed(world.reader, answer, "That’s it"))
    await world.reader.react(answer, "✅")
    assert "Somebody with Manage Channels adds one in Edit Channel, under Tags." in text(last_in(post.channel))
    shown = last_in(post.channel).id
    await world.reader.unreact(answer, "✅")
    assert last_in(post.channel).id == shown


async def test_a_permission_that_is_lacking_is_told(world: World) -> None:
    post = Post(world, ["Solved"])
    await take_from_the_bot(world, post.forum, manage_threads=False)
    answer = await post.answered()
    assert "I can't mark this post: I lack Manage Threads." in told(await pressed(world.reader, answer, "That’s it"))
    assert post.tags == []


async def test_a_post_that_has_all_its_tags_stays_as_it_is(world: World) -> None:
    post = Post(world, ["Solved", *"abcde"])
    five = [number for number, name in post.names.items() if name != "Solved"]
    world.env.backend.edit_channel(post.number, {"applied_tags": five})
    answer = await post.answered()
    assert "This post has five tags already" in told(await pressed(world.reader, answer, "That’s it"))
    assert post.tags == list("abcde")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Open", "Solved"], "Solved"),
        (["ANSWERED", "solved "], "solved "),
        (["Answered"], "Answered"),
        (["Resolved"], "Resolved"),
        (["Unsolved", "Not solved"], None),
        ([], None),
    ],
)
def test_the_tag_is_found_by_its_name(names: list[str], found: str | None) -> None:
    tags = [discord.ForumTag(name=name) for name in names]
    tag = solved_tag(tags)
    assert (tag.name if tag else None) == found
