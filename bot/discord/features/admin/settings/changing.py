"""How a setting is changed, whichever way: who may, what speaks against it, the line in the audit, what is noted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.memory import ServerSettings
from bot.replies.reply import Note
from bot.service.keepers import Right
from index import PullquoteError

from ....bot import Interaction
from ..audit import record_action, record_collection_action
from ..rights import require

Edit: TypeAlias = Callable[[ServerSettings], ServerSettings]
_Told: TypeAlias = Callable[[Interaction, ServerSettings, ServerSettings], str]
_Refusal: TypeAlias = Callable[[Interaction, ServerSettings, ServerSettings], Awaitable[str | None]]
_Notes: TypeAlias = Callable[[Interaction, ServerSettings, ServerSettings], tuple[Note, ...]]


class SettingRefused(PullquoteError):
    """Why a setting can't be set so; the message is the sentence for the admin."""


async def _anything(*_: object) -> None:
    """Nothing speaks against it."""


def _nothing(*_: object) -> tuple[Note, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class SettingRule:
    """What holds of one setting, or of several that belong together. `told` is the line of the audit, from before to
    after, `refusal` why it can't be, `notes` what the admin should know of what is set now. What changes the collection
    stands in the audit of its home too.
    """

    told: _Told
    right: Right = Right.MANNERS
    refusal: _Refusal = _anything
    notes: _Notes = _nothing
    of_collection: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """`action` is the line of the audit, None where all is as it was."""

    settings: ServerSettings
    action: str | None
    notes: tuple[Note, ...]


async def change(interaction: Interaction, rule: SettingRule, edit: Edit) -> Changed:
    """Raises NotAdmin and SettingRefused; then nothing is changed."""
    await require(interaction, rule.right)
    memory, server = interaction.client.memory, interaction.guild_id
    assert server is not None
    before = await memory.server(server)
    if (sentence := await rule.refusal(interaction, before, edit(before))) is not None:
        raise SettingRefused(sentence)
    before = await memory.server(server)  # another admin may have been quicker
    after = edit(before)
    action = None
    if after != before:
        await memory.set_server(server, after)
        action = rule.told(interaction, before, after)
        await (record_collection_action if rule.of_collection else record_action)(interaction, action)
    return Changed(after, action, rule.notes(interaction, before, after))
