"""The button under an alert."""

from collections.abc import Mapping

from bot.replies.coverage.alerts import subscription_words
from bot.replies.reply import plain

from ...bot import ButtonHandler, Interaction
from ...rendering.custom_id import ButtonAction, CustomId
from ...transport.responses import acknowledge, respond
from ..pressed import NotYours, Outdated

_NO_LONGER = "That alert is no longer kept: nothing more comes of it."


async def _stop(interaction: Interaction, custom_id: CustomId) -> None:
    """Lets go of every subscription that the message was sent for; its owner may, and who manages messages."""
    await acknowledge(interaction, private=True)
    alerts = interaction.client.memory.alerts
    sent = await alerts.sent_with(custom_id.record) if custom_id.record is not None else ()
    kept = [one for alert in sent if (one := await alerts.subscription(alert.subscription)) is not None]
    if not kept:
        raise Outdated(_NO_LONGER)
    manages = interaction.guild_id is not None and interaction.permissions.manage_messages
    own = [one for one in kept if one.owner == interaction.user.id or (manages and one.server == interaction.guild_id)]
    if not own:
        raise NotYours("This alert is somebody else's: who asked for it can stop it, and who manages messages here.")
    for one in own:
        await alerts.unsubscribe(one.id)
    names = dict.fromkeys(subscription_words(one.wanted) for one in own)
    await respond(interaction, plain(f"Stopped: {'; '.join(names)}"))


BUTTONS: Mapping[ButtonAction, ButtonHandler] = {ButtonAction.STOP_ALERT: _stop}
