"""An alert becomes a message, once: whatever breaks in between, it is found again by its button."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

import discord

from bot.alerts.finding import FoundAlert
from bot.alerts.plan import Destination, Post
from bot.memory.alerts.told import Alert, AlertState
from bot.replies.coverage.alerts import alert_reply, digest_reply, post_reply

from ...bot import QuoteBot
from ...connection.retry import Refused, Unreachable, retry
from ...rendering.custom_id import ButtonAction, document_hash
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.looking_back import carried_in, own_messages

_log = logging.getLogger(__name__)
_CLOSED = "I can't write to you: allow direct messages of this server's members, then /alert pause with resume."
_SHUT = "I can't post there any more: give me View Channel and Send Messages there, then /alert pause with resume."


async def send(bot: QuoteBot, post: Post) -> None:
    """Raises nothing: what can't be sent now is due the next time, and what nobody lets be sent is paused."""
    alerts, memory = [found.alert for found in post.alerts], bot.memory.alerts
    batch = await memory.sending(alerts)
    try:
        channel = await _channel(bot, post.destination)
        view, mentions = _view(bot, post, batch), _mentions(post)
        nonce = discord.utils.time_snowflake(discord.utils.utcnow())
        message = await retry(lambda: channel.send(view=view, allowed_mentions=mentions, nonce=nonce))
    except Refused:
        await memory.set_state(alerts, AlertState.DUE)
        trouble = _CLOSED if post.destination.channel is None else _SHUT
        for one in {found.subscription.id for found in post.alerts}:
            await memory.pause(one, paused=True, trouble=trouble)
    except Unreachable as error:  # it may have arrived: the next round looks
        _log.warning("alert not sent", extra={"reason": type(error).__name__})
    else:
        await memory.told(alerts, message.channel.id, message.id)


async def edit(bot: QuoteBot, found: FoundAlert) -> None:
    """More papers carry the story of a post; a message that tells many stories stays as it is. Raises nothing."""
    alert = found.alert
    together = await bot.memory.alerts.sent_with(alert.batch) if alert.batch is not None else ()
    try:
        if alert.channel is not None and alert.message is not None and len(together) == 1:
            message = bot.get_partial_messageable(alert.channel).get_partial_message(alert.message)
            view = render(post_reply(found.excerpt).read_at(bot.reader), RenderOptions(public=False))
            await retry(lambda: message.edit(view=view))
    except Refused:
        pass  # somebody deleted it, or does not let the bot in: it stays as it is
    except Unreachable as error:
        _log.warning("post not edited", extra={"reason": type(error).__name__})
        return
    await bot.memory.alerts.set_state([alert], AlertState.TOLD)


async def settle(bot: QuoteBot, destination: Destination, alerts: Sequence[Alert]) -> None:
    """Of alerts that were being sent when something broke: those that Discord has are told, the others are due. Raises
    Unreachable where Discord can't be asked."""
    memory, sent = bot.memory.alerts, dict[object, discord.Message]()
    try:
        channel = await _channel(bot, destination)
        async for message in own_messages(bot, channel):
            sent |= dict.fromkeys(_signs(message), message)
    except Refused:
        await memory.told(alerts)  # nobody can see it: rather never than twice
        return
    for alert in alerts:
        place = alert.places[0]
        message_ = sent.get(alert.batch) or sent.get((document_hash(place.document), place.span))
        if message_ is not None:
            await memory.told([alert], message_.channel.id, message_.id)
        else:
            await memory.set_state([alert], AlertState.DUE)


async def _channel(bot: QuoteBot, destination: Destination) -> discord.PartialMessageable | discord.DMChannel:
    if destination.channel is not None:
        return bot.get_partial_messageable(destination.channel, guild_id=destination.server)
    assert destination.owner is not None
    return await retry(lambda: bot.create_dm(discord.Object(destination.owner or 0)))


def _view(bot: QuoteBot, post: Post, batch: str) -> discord.ui.LayoutView:
    first = post.alerts[0]
    stories = {(one.excerpt.document, one.excerpt.span.start): one for one in post.alerts}
    if first.subscription.follows and len(stories) == 1:
        reply = post_reply(first.excerpt)
    elif len(stories) == 1:
        reply = alert_reply(first.subscription.wanted, first.excerpt, first.alert.further)
    else:
        reply = digest_reply([(one.subscription.wanted, one.excerpt) for one in stories.values()])
    view = render(reply.read_at(bot.reader), RenderOptions(record=batch, public=False))
    if not post.roles:
        return view
    mentioning = discord.ui.LayoutView(timeout=None)
    mentioning.add_item(discord.ui.TextDisplay(" ".join(f"<@&{role}>" for role in post.roles)))
    for part in view.children:
        mentioning.add_item(part)
    return mentioning


def _mentions(post: Post) -> discord.AllowedMentions:
    return discord.AllowedMentions(
        everyone=False, users=False, roles=[discord.Object(role) for role in post.roles], replied_user=False
    )


def _signs(message: discord.Message) -> Iterator[object]:
    """What tells which alerts a message is of: the batch that its button names, the place that another leads to."""
    for carried in carried_in(message):
        if carried.action is ButtonAction.STOP_ALERT and carried.record:
            yield carried.record
        elif carried.document is not None and carried.span is not None:
            yield carried.document, carried.span
