"""The words of a message, wherever Discord keeps them: content, components, link previews, forwarded messages.

Pure. Markdown and addresses are left out, for nobody said those.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

import discord

from ...rendering.parts import walk_parts

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_KEPT = 0xE000  # private use: an escaped mark stands here while the marks that format are taken out
_CODE_FENCE = re.compile(r"```(?:\w+\n)?")
_LINK = re.compile(r"\[([^\]\n]*)\]\(<?[^)\s]*>?\)")
_ADDRESS = re.compile(r"<?\bhttps?://[^\s>]+>?")
_NAMED = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]+:)[\w:-]*>")  # mentions, emoji, time stamps
_LINE_MARK = re.compile(r"^[ \t]*(?:>>>|>|-#|#{1,3})[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+|__+|~~|\|\||`|(?<!\w)_|_(?!\w)")
_QUOTED_RUN = re.compile(r"(?:^> .*(?:\n|\Z))+|^>>> [\s\S]*", re.MULTILINE)
_SMALL_PRINT = re.compile(r"^-# .*(?:\n|\Z)", re.MULTILINE)


class Spoken(Protocol):
    """What a message and a forwarded one have in common."""

    @property
    def content(self) -> str: ...
    @property
    def embeds(self) -> Sequence[discord.Embed]: ...
    @property
    def components(self) -> Sequence[object]: ...


Texts: TypeAlias = tuple[str, ...]


def message_texts(message: discord.Message) -> Texts:
    """What may be the quotation in a message, likeliest first, without repeats; empty where it has no words."""
    parts: list[Spoken] = [message, *message.message_snapshots]
    found = [text for part in parts for text in _texts_of(part)]
    return tuple(dict.fromkeys(found))


def plain_words(markdown: str) -> str:
    """What a reader sees of it: no marks, no addresses, no mentions."""
    text = _ESCAPE.sub(lambda found: chr(_KEPT + ord(found[1])) if ord(found[1]) < 0x1000 else found[1], markdown)
    text = _CODE_FENCE.sub("", text)
    text = _NAMED.sub("", _ADDRESS.sub("", _LINK.sub(r"\1", text)))
    text = _EMPHASIS.sub("", _LINE_MARK.sub("", text))
    text = "".join(chr(ord(c) - _KEPT) if _KEPT <= ord(c) < _KEPT + 0x1000 else c for c in text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _texts_of(part: Spoken) -> Iterator[str]:
    """What is set off as a quotation comes before the whole of which it is a part."""
    shown = [one.content for one in walk_parts(part.components) if isinstance(one, discord.TextDisplay)]
    for markdown in (part.content, *shown):
        yield from _worded(run.group() for run in _QUOTED_RUN.finditer(markdown))
    yield from _worded([part.content, *(_SMALL_PRINT.sub("", markdown) for markdown in shown)])
    for embed in part.embeds:
        pieces = [embed.description or "", embed.title or "", *(field.value or "" for field in embed.fields)]
        for markdown in pieces:
            yield from _worded(run.group() for run in _QUOTED_RUN.finditer(markdown))
        yield from _worded(pieces)


def _worded(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        text = plain_words(piece)
        if any(character.isalnum() for character in text):
            yield text
