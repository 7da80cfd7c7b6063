"""Replies with a picture above the words."""

import io
from dataclasses import dataclass

import discord

from bot.replies.reply import Reply

from ..bot import Interaction
from ..connection.retry import retry
from ..rendering.options import RenderOptions
from .responses import view_here


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG: `name` as the file is called, `alt` says in words what it shows."""

    name: str
    data: bytes
    alt: str


async def respond_with_picture(
    interaction: Interaction, reply: Reply, options: RenderOptions, picture: Picture | None
) -> discord.Message:
    """Fill in what was acknowledged; without a picture one that stood there is gone. Raises what Discord answers when
    it does not take it."""
    view = _above(picture, view_here(interaction, reply, options))
    return await retry(lambda: interaction.edit_original_response(view=view, attachments=_files(picture)))


def _above(picture: Picture | None, view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    if picture is None:
        return view
    gallery = discord.ui.MediaGallery[discord.ui.LayoutView]()
    gallery.add_item(media=f"attachment://{picture.name}", description=picture.alt)
    whole = discord.ui.LayoutView(timeout=None)
    whole.add_item(gallery)
    for item in view.children:
        whole.add_item(item)
    return whole


def _files(picture: Picture | None) -> list[discord.File]:
    """Anew for each try: what was sent once is read to its end."""
    if picture is None:
        return []
    return [discord.File(io.BytesIO(picture.data), picture.name, description=picture.alt)]
