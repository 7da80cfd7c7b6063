"""The button "Ask a person" under a silence: shows what will be posted, and posts it if the asker agrees, once."""

import time
from collections.abc import Callable

import discord

from bot.memory import AnswerRecord
from bot.memory.handing_on.hand_offs import HandOff, HandOffState
from bot.replies.people.handing_on import question_post
from bot.replies.reply import Note, plain
from bot.service.rate_limits import Limiter, TooMany
from index import PullquoteError

from ...bot import Interaction
from ...connection.retry import Refused, Unreachable, retry
from ...rendering.custom_id import CustomId
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.permissions import Act, obstacle_in
from ...transport.responses import acknowledge, explain, respond
from ..asking.pressed_answer import pressed_answer, question_of
from ..pressed import ASK_AGAIN, NotYours, Outdated, is_private
from .finding import find_post
from .forms import AskForm

A_PERSON = 3  # questions an hour
A_SERVER = 30
_HOUR = 3600.0  # seconds
_NONE_CHOSEN = "No people are asked here any more: an admin can choose where with /admin ask."
_CHANNEL_GONE = "The channel where people are asked is gone: an admin can choose another with /admin ask."
_NOT_MINE = "Only who asked can hand the question on."
_NO_WORDS = "There is no word in it: write what you want to know."
_UNCERTAIN = "Discord does not say whether it took your question. Press the button again in a minute: I look first."
_UNSEEN = "It may have been asked there already, and I can't look: I lack Read Message History there."


class NotHandedOn(PullquoteError):
    """Why a question is not handed on, in the sentence that the asker gets."""


class AskingPeople:
    """Holds what is being posted now, and who asked how often."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._people = Limiter(clock, _HOUR)
        self._servers = Limiter(clock, _HOUR)
        self._posting: set[str] = set()

    async def pressed(self, interaction: Interaction, custom_id: CustomId) -> None:
        record = await _own_silence(interaction, custom_id)
        channel = await _channel(interaction)
        await self._check(interaction, record, channel)
        question = await question_of(interaction, record)
        form = AskForm(custom_id, question.text, channel.name, on_submit=self._agreed)
        await retry(lambda: interaction.response.send_modal(form))

    async def _agreed(self, interaction: Interaction, custom_id: CustomId, text: str) -> None:
        """What the form was sent with. All is asked anew: it may be otherwise since the form was opened."""
        async with interaction.client.in_flight():
            try:
                await acknowledge(interaction, private=True)
                record = await _own_silence(interaction, custom_id)
                channel = await _channel(interaction)
                await self._check(interaction, record, channel)
                if not any(character.isalnum() for character in text):
                    raise NotHandedOn(_NO_WORDS)
                assert record.id is not None
                self._posting.add(record.id)
                try:
                    await self._hand_on(interaction, record, channel, text)
                finally:
                    self._posting.discard(record.id)
                note = Note("You are told here, or directly, when somebody answers.")
                await respond(interaction, plain(f"Asked in #{channel.name}.", note))
            except Exception as error:
                await explain(interaction, error)

    async def _check(self, interaction: Interaction, record: AnswerRecord, channel: discord.abc.GuildChannel) -> None:
        """Raises NotHandedOn where it was handed on already, TooMany where it is one too many."""
        assert record.id is not None
        one = await interaction.client.memory.hand_offs.of(record.id)
        if record.id in self._posting or (one is not None and one.state is HandOffState.OPEN):
            raise NotHandedOn(f"It was asked in #{channel.name} already. You are told when somebody answers.")
        if one is not None and one.state is not HandOffState.SENDING:
            raise NotHandedOn("It was asked already, and somebody has settled it.")
        assert interaction.guild_id is not None
        self.check_limits(interaction.guild_id, interaction.user.id)

    def check_limits(self, server: int, person: int) -> None:
        """Raises TooMany where a person, or a server, has asked as often as they may. Counts nothing."""
        waits = (
            (self._people.wait((server, person), A_PERSON), f"{A_PERSON} times within the hour"),
            (self._servers.wait(server, A_SERVER), f"{A_SERVER} times within the hour on this server"),
        )
        for wait, often in waits:
            if wait:
                raise TooMany(f"People were asked {often}. Please press again in {max(1, round(wait / 60))} min.")

    def count(self, server: int, person: int) -> None:
        self._people.count((server, person))
        self._servers.count(server)

    async def _hand_on(
        self, interaction: Interaction, record: AnswerRecord, channel: discord.TextChannel, text: str
    ) -> None:
        memory = interaction.client.memory.hand_offs
        one = await _begun(interaction, record, channel)
        self.count(one.server, one.owner)
        view = render(question_post(text, record.scope), RenderOptions(record=one.id, show_question=True, public=False))
        nonce = int(one.id[:15], 16)  # the same at another try, so that Discord drops what it has
        try:
            post = await retry(lambda: channel.send(view=view, nonce=nonce))
        except Refused:
            await memory.drop(one.id)
            raise NotHandedOn(_hindrance(channel) or _CHANNEL_GONE) from None
        except Unreachable:
            raise NotHandedOn(_UNCERTAIN) from None
        await memory.posted(one.id, post.id)


async def _own_silence(interaction: Interaction, custom_id: CustomId) -> AnswerRecord:
    """The record of the silence that the presser asked for."""
    answer = await pressed_answer(interaction, custom_id)
    if answer.record is None or answer.record is not answer.pressed:
        raise Outdated(ASK_AGAIN)
    if answer.owner != interaction.user.id:
        raise NotYours(_NOT_MINE)
    return answer.record


async def _channel(interaction: Interaction) -> discord.TextChannel:
    """Where people are asked. Raises NotHandedOn."""
    guild = interaction.guild
    number = (await interaction.client.memory.server(interaction.guild_id)).people
    if guild is None or number is None:
        raise NotHandedOn(_NONE_CHOSEN)
    channel = guild.get_channel(number)
    if not isinstance(channel, discord.TextChannel):
        raise NotHandedOn(_CHANNEL_GONE)
    if hindrance := _hindrance(channel):
        raise NotHandedOn(hindrance)
    return channel


def _hindrance(channel: discord.TextChannel) -> str | None:
    lack = obstacle_in(channel, channel.guild.me, Act.POST)
    return f"I may not ask in #{channel.name}: {lack}. An admin can change that." if lack else None


async def _begun(interaction: Interaction, record: AnswerRecord, channel: discord.TextChannel) -> HandOff:
    """The hand-off to post. One that was begun before, and that the channel has not, goes on: raises NotHandedOn where
    the channel has it."""
    memory = interaction.client.memory.hand_offs
    assert record.id is not None
    assert record.server is not None
    assert record.message is not None
    new = HandOff(
        record.id,
        record.owner,
        record.server,
        record.channel,
        record.message,
        channel.id,
        private=is_private(interaction),
    )
    if (begun := await memory.begin(new)) is not None:
        return begun
    known = await memory.of(record.id)
    if known is None:
        raise Outdated(ASK_AGAIN)
    there = interaction.client.get_partial_messageable(known.channel, guild_id=known.server)
    try:
        post = await find_post(interaction.client, there, known.id)
    except discord.Forbidden:
        raise NotHandedOn(_UNSEEN) from None
    except discord.NotFound:
        await memory.drop(known.id)  # with its channel
        raise NotHandedOn(_UNCERTAIN) from None
    if post is not None:
        await memory.posted(known.id, post.id)
        raise NotHandedOn("It was asked already. You are told when somebody answers.")
    if known.channel != channel.id:
        await memory.drop(known.id)
        return await _begun(interaction, record, channel)
    return known
