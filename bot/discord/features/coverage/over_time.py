"""`/timeline` and `/history`: words in the course of time, in pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from discord import app_commands
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.pictures.timeline import timeline_png
from bot.replies import history_reply, timeline_chart, timeline_reply
from bot.replies.reply import Reply
from retrieval import Retriever, Scope

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import ButtonAction, CustomId
from ...rendering.options import RenderOptions
from ...rendering.question_line import question_shown
from ...rendering.render import page_of_blocks
from ...transport.button_handling import add_button_handlers
from ...transport.metering import metered, times_forgotten
from ...transport.pictures import Picture, respond_with_picture
from ...transport.responses import deferred_response_in_turn
from ..pressed import ASK_AGAIN, Outdated, acknowledge_in_place, copied, is_in_place, is_private, pressed_record
from . import autocomplete

_NAME_LIMIT = 100  # characters
_SHOWN_WHOLE = 500  # characters of what is asked that a reply shows, and a page is turned by


@dataclass(frozen=True, slots=True)
class _Told:
    reply: Reply
    picture: Picture | None = None

    @property
    def in_pages(self) -> bool:
        return page_of_blocks(self.reply, 0)[1] > 1


class OverTime(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, {ButtonAction.TIMELINE: _turn_timeline, ButtonAction.HISTORY: _turn_history})

    @app_commands.command()
    @app_commands.describe(speaker="A person or an organisation", topic="What their words are about")
    @app_commands.autocomplete(speaker=autocomplete.speakers)
    @metered
    async def timeline(
        self,
        interaction: Interaction,
        speaker: app_commands.Range[str, 1, _NAME_LIMIT],
        topic: app_commands.Range[str, 1, _SHOWN_WHOLE],
    ) -> None:
        """Somebody's words on a topic, oldest first, with a picture of when and where."""
        async with deferred_response_in_turn(interaction, private=False):
            told = await self.bot.run_on_retriever(interaction.guild_id, _timeline(self.bot, speaker, topic))
            await _respond(interaction, told, Scope(speaker=speaker), ButtonAction.TIMELINE)

    @app_commands.command()
    @app_commands.describe(quotation="The words to follow")
    @metered
    async def history(self, interaction: Interaction, quotation: app_commands.Range[str, 1, _SHOWN_WHOLE]) -> None:
        """Where these words first stood, who carried them, and how they were cut or changed."""
        async with deferred_response_in_turn(interaction, private=False):
            told = await self.bot.run_on_retriever(interaction.guild_id, _history(self.bot, quotation))
            await _respond(interaction, told, Scope(), ButtonAction.HISTORY)


def _timeline(bot: QuoteBot, speaker: str, topic: str) -> Callable[[Retriever], _Told]:
    def tell(retriever: Retriever) -> _Told:
        timeline = retriever.timeline(speaker, topic)
        chart = timeline_chart(timeline)
        picture = Picture("timeline.png", timeline_png(chart), chart.alt) if chart else None
        return _Told(timeline_reply(timeline).read_at(bot.reader), picture)

    return tell


def _history(bot: QuoteBot, words: str) -> Callable[[Retriever], _Told]:
    return lambda retriever: _Told(history_reply(retriever.history(words)).read_at(bot.reader))


async def _respond(interaction: Interaction, told: _Told, scope: Scope, turns: ButtonAction) -> None:
    """The first page; with a record, which holds the speaker and no word else, where there are more."""
    assert interaction.channel_id is not None
    memory, server = interaction.client.memory, interaction.guild_id
    collection = interaction.client.collection_id(server)
    record = AnswerRecord(interaction.user.id, server, interaction.channel_id, scope=scope, collection=collection)
    id_ = await memory.remember(record, times_forgotten(interaction)) if told.in_pages else None
    options = _options(turns, replace(record, id=id_))
    message = await respond_with_picture(interaction, told.reply, options, told.picture)
    if id_ is not None:
        await memory.sent(id_, message.id, message.channel.id)


def _options(turns: ButtonAction, record: AnswerRecord, page: int = 0, *, public: bool = True) -> RenderOptions:
    return RenderOptions(
        owner=record.owner,
        record=record.id,
        page=page,
        show_question=True,
        public=public,
        threads=False,
        feedback=False,
        turns=turns,
    )


async def _turn_timeline(interaction: Interaction, custom_id: CustomId) -> None:
    bot = interaction.client
    await _turn(interaction, custom_id, lambda record, topic: _timeline(bot, record.scope.speaker or "", topic))


async def _turn_history(interaction: Interaction, custom_id: CustomId) -> None:
    bot = interaction.client
    await _turn(interaction, custom_id, lambda _, words: _history(bot, words))


async def _turn(
    interaction: Interaction,
    custom_id: CustomId,
    asked: Callable[[AnswerRecord, str], Callable[[Retriever], _Told]],
) -> None:
    """Another page: in place for the asker, as a private copy for everyone else. The picture is on the first."""
    await acknowledge_in_place(interaction, custom_id)
    bot, in_place = interaction.client, is_in_place(interaction, custom_id)
    forgotten = bot.memory.times_forgotten(interaction.user.id)
    record = await pressed_record(interaction, custom_id)
    words = question_shown(interaction.message) if interaction.message else None
    if not words:
        raise Outdated(ASK_AGAIN)
    async with bot.admitted(interaction):
        told = await bot.run_on_retriever(interaction.guild_id, asked(record, words))
    shown = record if in_place else await copied(interaction, record, forgotten)
    page = custom_id.page or 0
    options = _options(custom_id.action, shown, page, public=in_place and not is_private(interaction))
    message = await respond_with_picture(interaction, told.reply, options, told.picture if page == 0 else None)
    if not in_place and shown.id is not None:
        await bot.memory.sent(shown.id, message.id, message.channel.id)
