"""`/admin settings`: every setting with its value in one message, and what changes each of them, in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.memory import ServerSettings
from bot.replies.admin.settings import (
    CHOOSE,
    NONE_YOURS,
    SETTING_WORDS,
    TOO_MANY,
    change_sentence,
    setting_reply,
    settings_reply,
)
from bot.replies.cited.styles import STYLE_NAMES
from bot.replies.reply import Note
from bot.service.citation_style import CitationStyle
from bot.service.keepers import Right

from ....bot import ButtonHandler, Interaction, SelectHandler
from ....connection.retry import retry
from ....rendering.buttons import ActionButton
from ....rendering.custom_id import ButtonAction, CustomId
from ....rendering.selects import ActionSelect, AnySelect, SelectAction, select_id
from ....transport.responses import Row, acknowledge_press, respond
from ..rights import may, require
from ..server_options import QUESTION_CHANNEL_KINDS
from .changing import Changed, Edit, change
from .forms import form_for
from .table import BY_FIELD, SETTINGS, Kind, Setting, value_words

_MOST_CHOSEN = 25  # in a select; a limit of Discord's
_YES, _NO = "yes", "no"
_OPPOSITE = {"answers_in": "silent_in", "silent_in": "answers_in"}
_FORMS = (Kind.NUMBER, Kind.EMOJI, Kind.HOURS)


async def show_menu(interaction: Interaction, changed: Sequence[str] = (), notes: Sequence[Note] = ()) -> None:
    """Fills in what was acknowledged."""
    settings = await interaction.client.memory.server(interaction.guild_id)
    reply = settings_reply({one.field: value_words(interaction, one, settings) for one in SETTINGS}, changed)
    reply = replace(reply, blocks=(*reply.blocks[: len(changed)], *notes, *reply.blocks[len(changed) :]))
    own = [one for one in SETTINGS if await may(interaction, one.rule.right)]
    if not own:
        reply = replace(reply, blocks=(*reply.blocks, Note(NONE_YOURS)))
    await respond(interaction, reply, under=[_choosing(own)] if own else [])


async def _menu_pressed(interaction: Interaction, _: CustomId) -> None:
    await require(interaction, Right.VIEW)
    await acknowledge_press(interaction)
    await show_menu(interaction)


async def _setting_chosen(interaction: Interaction, _: str, chosen: Sequence[str]) -> None:
    """Opens what the setting is changed with: a form, or a select in the place of the menu."""
    setting = BY_FIELD[chosen[0]]
    await require(interaction, setting.rule.right)
    settings = await interaction.client.memory.server(interaction.guild_id)
    if setting.kind in _FORMS:
        form = form_for(setting, settings, _filled_in)
        await retry(lambda: interaction.response.send_modal(form))
        return
    await acknowledge_press(interaction)
    reply = setting_reply(setting.field, value_words(interaction, setting, settings))
    back: Row = discord.ui.ActionRow()
    back.add_item(ActionButton(CustomId(ButtonAction.SETTINGS), "‹ Back"))
    select = _select(interaction, setting, settings)
    if select is None:
        await respond(interaction, replace(reply, blocks=(*reply.blocks, Note(TOO_MANY))), under=[back])
    else:
        await respond(interaction, reply, under=[_row(select), back])


async def _value_chosen(interaction: Interaction, field: str, chosen: Sequence[str]) -> None:
    setting = BY_FIELD[field]
    await require(interaction, setting.rule.right)
    await acknowledge_press(interaction)
    await _tell(interaction, await change(interaction, setting.rule, _edit(setting, chosen)))


async def _filled_in(interaction: Interaction, setting: Setting, edit: Edit) -> None:
    changed = await change(interaction, setting.rule, edit)
    await acknowledge_press(interaction)
    await _tell(interaction, changed)


async def _tell(interaction: Interaction, changed: Changed) -> None:
    await show_menu(interaction, [change_sentence(changed.action)] if changed.action else [], changed.notes)


def _edit(setting: Setting, chosen: Sequence[str]) -> Edit:
    """What was chosen, as the field holds it; a place is either for answering or for not answering."""
    value: Any
    opposite = _OPPOSITE.get(setting.field)
    match setting.kind:
        case Kind.STYLE:
            value = CitationStyle(chosen[0])
        case Kind.CHANNEL:
            value = int(chosen[0]) if chosen else None
        case Kind.YES_OR_NO:
            value = chosen[0] == _YES
        case _:
            value = frozenset(map(int, chosen))

    def edit(settings: ServerSettings) -> ServerSettings:
        others = {} if opposite is None else {opposite: getattr(settings, opposite) - value}
        fields: dict[str, Any] = {setting.field: value, **others}
        return replace(settings, **fields)

    return edit


def _choosing(settings: Sequence[Setting]) -> Row:
    select = discord.ui.Select[Any](custom_id=select_id(SelectAction.SETTING), placeholder=CHOOSE)
    for one in settings:
        words = SETTING_WORDS[one.field]
        select.add_option(label=words.title, value=one.field, description=words.about)
    return _row(select)


def _select(interaction: Interaction, setting: Setting, settings: ServerSettings) -> AnySelect | None:
    """Where what is set is chosen already; None where more is set than a select can hold."""
    custom_id, title = select_id(SelectAction.VALUE, setting.field), SETTING_WORDS[setting.field].title
    stored: Any = getattr(settings, setting.field)
    if setting.kind is Kind.STYLE:
        styles = discord.ui.Select[Any](custom_id=custom_id, placeholder=title)
        for style, name in STYLE_NAMES.items():
            styles.add_option(label=name, value=style.value, default=style is stored)
        return styles
    if setting.kind is Kind.YES_OR_NO:
        answers = discord.ui.Select[Any](custom_id=custom_id, placeholder=title)
        for answer, value in ((_YES, True), (_NO, False)):
            answers.add_option(label=answer.capitalize(), value=answer, default=stored is value)
        return answers
    numbers = stored if isinstance(stored, frozenset) else frozenset(filter(None, [stored]))
    if len(numbers) > _MOST_CHOSEN:
        return None
    guild = interaction.guild
    if setting.kind is Kind.ROLES:
        known = [discord.Object(number, type=discord.Role) for number in numbers if guild and guild.get_role(number)]
        return discord.ui.RoleSelect[Any](
            custom_id=custom_id, placeholder=title, min_values=0, max_values=_MOST_CHOSEN, default_values=known
        )
    places = [*QUESTION_CHANNEL_KINDS, *([discord.ChannelType.category] if setting.kind is Kind.PLACES else [])]
    there = [number for number in sorted(numbers) if guild and guild.get_channel(number)]
    return discord.ui.ChannelSelect[Any](
        custom_id=custom_id,
        placeholder=title,
        channel_types=places,
        min_values=0,
        max_values=1 if setting.kind is Kind.CHANNEL else _MOST_CHOSEN,
        default_values=[discord.Object(number, type=discord.abc.GuildChannel) for number in there],
    )


def _row(select: AnySelect) -> Row:
    row: Row = discord.ui.ActionRow()
    row.add_item(ActionSelect(select))
    return row


MENU_BUTTONS: Mapping[ButtonAction, ButtonHandler] = {ButtonAction.SETTINGS: _menu_pressed}
MENU_SELECTS: Mapping[SelectAction, SelectHandler] = {
    SelectAction.SETTING: _setting_chosen,
    SelectAction.VALUE: _value_chosen,
}
