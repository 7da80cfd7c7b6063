"""What was found in an uploaded document, before it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.replies.citation import day_words
from bot.replies.reply import Block, Fact, Note
from bot.replies.wording import counted, first_and_more

if TYPE_CHECKING:
    from index import DocumentPreview  # loading it loads the reading of documents

_SPEAKERS_SHOWN = 5


def preview_blocks(preview: DocumentPreview) -> tuple[Block, ...]:
    """Title, outlet, date, paragraphs and the first speakers, and what its readers will miss."""
    facts = {
        "Title": preview.title,
        "Outlet": preview.outlet,
        "Date": day_words(preview.date) if preview.date else None,
        "Length": f"{counted(preview.paragraphs, 'paragraph')}, {counted(preview.quotations, 'quotation')}",
        "Speakers": first_and_more(preview.speakers, _SPEAKERS_SHOWN),
    }
    blocks: list[Block] = [Fact(label, value or "not found") for label, value in facts.items()]
    return (*blocks, *(Note(warning) for warning in preview.warnings))
