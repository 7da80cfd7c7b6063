"""Which emoji can be the reaction that has a message checked or asked."""

import unicodedata

import discord

from bot.memory import ServerSettings
from bot.replies.admin.settings import FORBIDDEN_REACTION, NO_REACTION, NOT_THIS_SERVER_S

from ....bot import Interaction
from ....connection.retry import retry

_TAKEN = frozenset("👋❌✅⏳⚠")  # by sending it away, marking as solved, and the bot's own marks
_VARIANT = "\ufe0f"
_JOINED = frozenset("\u200d\ufe0f\u20e3")
_LONGEST = 16  # characters: a family with skin tones, or the flag of a country's part
_TAGS = range(0xE0020, 0xE0080)


def read_reaction(text: str) -> str | None:
    """As it is kept: without the mark that tells a picture from text, for an emoji comes with it and without. None
    where nothing was written."""
    return text.strip().replace(_VARIANT, "") or None


def is_reaction(emoji: discord.PartialEmoji, reaction: str) -> bool:
    """Whether an emoji is the one that is kept; a server's own keeps its number when it is renamed."""
    own = discord.PartialEmoji.from_str(reaction)
    return emoji.id == own.id if own.id is not None else read_reaction(str(emoji)) == reaction


def reaction_words(reaction: str | None) -> str:
    if reaction is None:
        return "none"
    own = discord.PartialEmoji.from_str(reaction)
    return f":{own.name}:" if own.id else reaction


async def reaction_refusal(interaction: Interaction, _: ServerSettings, after: ServerSettings) -> str | None:
    reaction = after.reaction
    if reaction is None:
        return None
    own = discord.PartialEmoji.from_str(reaction)
    if own.id is not None:
        return None if await _is_this_server_s(interaction, own.id) else NOT_THIS_SERVER_S
    if reaction in _TAKEN:
        return FORBIDDEN_REACTION
    return None if _is_emoji(reaction) else NO_REACTION


async def _is_this_server_s(interaction: Interaction, emoji: int) -> bool:
    guild = interaction.guild
    if guild is None:
        return False
    if guild.get_emoji(emoji) is not None:
        return True
    try:  # one that was made since the bot connected is not told to it
        await retry(lambda: guild.fetch_emoji(emoji))
    except discord.NotFound:
        return False
    return True


def _is_emoji(text: str) -> bool:
    keycap = len(text) == 2 and text[0] in "0123456789#*" and text[1] == "\u20e3"
    pictures = [character for character in text if unicodedata.category(character) == "So"]
    return keycap or (bool(pictures) and len(text) <= _LONGEST and all(map(_of_an_emoji, text)))


def _of_an_emoji(character: str) -> bool:
    return character in _JOINED or unicodedata.category(character) in ("So", "Sk") or ord(character) in _TAGS
