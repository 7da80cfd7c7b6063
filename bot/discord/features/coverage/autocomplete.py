"""Options that complete themselves from the index as people type."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from discord import app_commands

from bot.dates import NoDate, first_day, last_day
from bot.replies import title
from bot.replies.wording import how_often
from bot.text_safety import visible
from index import PullquoteError
from retrieval import Retriever, Scope, SourceEntry, documents_called

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import document_hash
from ...rendering.escaping import shortened
from ...transport.metering import Refused

_T = TypeVar("_T")

CHOICES = 25  # a limit of Discord's
_CHOICE_LENGTH = 100  # characters; a limit of Discord's

Choices = list[app_commands.Choice[str]]


async def speakers(interaction: Interaction, current: str) -> Choices:
    """Speakers that fit what was typed, with how often they are quoted, and how often of these by name."""
    found = await _complete(interaction, lambda retriever: retriever.speakers(current, limit=CHOICES))
    return [choice(f"{one.name} ({how_often(one)})", one.name) for one in found if len(one.name) <= _CHOICE_LENGTH]


async def outlets(interaction: Interaction, current: str) -> Choices:
    """Names that hold what was typed."""
    found = await _complete(interaction, lambda retriever: retriever.outlets())
    wanted = current.casefold()
    return [choice(name, name) for name in found if wanted in name.casefold() and len(name) <= _CHOICE_LENGTH][:CHOICES]


async def documents(interaction: Interaction, current: str) -> Choices:
    """Titles; what is chosen is the hash of the key, for keys may be longer than a choice."""
    entries = await _complete(interaction, lambda retriever: retriever.sources())
    wanted = current.casefold()
    fitting = (entry for entry in entries if wanted in title(entry).casefold() or wanted in entry.document.casefold())
    return [
        choice(_title(entry), document_hash(entry.document)) for entry, _ in zip(fitting, range(CHOICES), strict=False)
    ]


async def chosen_documents(
    bot: QuoteBot, server: int | None, words: str, *, in_full: bool = False
) -> tuple[SourceEntry, ...]:
    """The documents that an option names: one that was chosen, by its hash, or those that are called so."""
    entries = await bot.run_on_retriever(server, lambda retriever: retriever.sources())
    chosen = tuple(entry for entry in entries if document_hash(entry.document) == words.strip())
    return chosen or documents_called(entries, words, in_full=in_full)


def read_scope(speaker: str | None, outlet: str | None, after: str | None, before: str | None) -> Scope:
    """What a command is narrowed to. Raises Refused where a day can't be read; before the command is acknowledged,
    the person alone sees why."""
    try:
        return Scope(speaker, outlet, first_day(after), last_day(before))
    except NoDate as unread:
        raise Refused(str(unread)) from unread


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """Shows `name` on one line, cut to what Discord takes; gives `value`, which has to fit uncut."""
    shown = " ".join(visible(name).split()) or "—"
    return app_commands.Choice(name=shortened(shown, _CHOICE_LENGTH), value=value)


async def _complete(interaction: Interaction, find: Callable[[Retriever], Sequence[_T]]) -> Sequence[_T]:
    """What `find` makes of the coverage; nothing where it can't be asked: nobody waits for an option."""
    try:
        return await interaction.client.complete(interaction.guild_id, find)
    except PullquoteError:
        return ()


def _title(entry: SourceEntry) -> str:
    outlet = entry.citation.outlet
    return f"{title(entry)} · {outlet}" if outlet else title(entry)
