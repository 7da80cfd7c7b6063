"""The first line of a reply, which shows what was asked, read back from the message: nothing else keeps it."""

import re

import discord

from .escaping import unescape

_QUESTION_LINE = re.compile(r"\A-# “(?P<question>.*)”$", re.MULTILINE)


def question_shown(answer: discord.Message) -> str | None:
    """The question as the answer itself shows it, in its first line."""
    for component in answer.components:
        for child in getattr(component, "children", []):
            if isinstance(child, discord.TextDisplay):
                match = _QUESTION_LINE.match(child.content)
                return unescape(match["question"]) if match else None
    return None
