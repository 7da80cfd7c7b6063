"""A citation to be copied, with the receipt that goes with it."""

from dataclasses import replace

from bot.replies.reply import Block, Copyable, Note, Reply, Tone
from bot.service.citation_style import CitationStyle
from index import Certainty
from retrieval import CitedExcerpt, Excerpt, ExcerptKind

from .cited import Cited, cited_excerpt
from .styles import STYLE_NAMES, in_style

_ROOM = 3_000  # characters of a citation that a message has room for beside the receipt
_FIELD_LIMIT = 300  # of a title, an author or an outlet
_ADDRESS_LIMIT = 1_000
_VERIFY = "The receipt: /verify tells later whether this still stands."


def citation_reply(cited: CitedExcerpt, style: CitationStyle) -> Reply:
    excerpt = cited.excerpt
    whole = _within_limits(cited_excerpt(excerpt))
    text = in_style(style, whole)
    fits = len(text) <= _ROOM
    notes = [*_doubts(excerpt), *([] if fits else ["The words are left out: in this style they don't fit a message."])]
    blocks: tuple[Block, ...] = (
        Copyable(text if fits else in_style(style, replace(whole, words=None))),
        *map(Note, notes),
        Note(_VERIFY),
        Copyable(cited.receipt),
    )
    return Reply(Tone.PLAIN, f"Citation, {STYLE_NAMES[style]}", blocks)


def _doubts(excerpt: Excerpt) -> list[str]:
    if excerpt.kind is ExcerptKind.PASSAGE:
        return []
    if excerpt.speaker is None:
        return ["It is not certain who said this, so the citation names nobody."]
    if excerpt.certainty is Certainty.NAMED:
        return []
    return [f"These words are {excerpt.speaker}'s as we read it, so the citation does not say so."]


def _within_limits(cited: Cited) -> Cited:
    """What is longer is cut and marked as cut; an address is whole or not there."""
    citation = cited.citation
    url = citation.url if citation.url and len(citation.url) <= _ADDRESS_LIMIT else None
    title, author, outlet = map(_cut, (citation.title, citation.author, citation.outlet))
    return replace(cited, citation=replace(citation, title=title, author=author, outlet=outlet, url=url))


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _FIELD_LIMIT else f"{text[: _FIELD_LIMIT - 1].rstrip()}…"
