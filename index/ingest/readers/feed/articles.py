"""A feed's items as articles: each with what it states about itself, and the feed's title as its outlet.

An item's fullest text is taken. One that has none beyond its title is told, for its page was meant to be read.
"""

from collections.abc import Iterator

from ....text.layout import Layout
from ...article import Article, Metadata, Unread
from ...reader import DocumentRefused
from ...stated.language_tags import language_tag
from ..html.flow import Flow, flow_of
from .composing import flow_of_pieces, has_words_beyond, with_kinds, with_title
from .furniture import kinds_of_blocks
from .item import BrokenItem, Feed, FeedItem, ItemText
from .plain import pieces_of_plain
from .statements import day_of, has_markup, line_of, names_of, url_of, without_markup, without_references

_HEADLINE_ALONE = "it has only a headline: fetch its page"


def articles_of(feed: Feed) -> Iterator[Article | Unread]:
    """One for each item, in order."""
    outlet = _title_of(feed.title)
    for item in feed.items:
        yield Unread(item.why) if isinstance(item, BrokenItem) else _article(item, feed, outlet)


def _article(item: FeedItem, feed: Feed, outlet: str | None) -> Article | Unread:
    metadata = _metadata(item, feed, outlet)
    try:
        flow = _fullest(item, metadata.title)
    except DocumentRefused as refused:
        return Unread(str(refused))
    return Unread(_HEADLINE_ALONE) if flow is None else Article(flow.text, flow.layout, metadata)


def _metadata(item: FeedItem, feed: Feed, outlet: str | None) -> Metadata:
    """Who is named by the feed has written what names nobody, as in Atom."""
    date, faults = day_of(item.dates, "date")
    return Metadata(
        title=_title_of(item.title),
        outlet=outlet,
        author=names_of(item.authors) or names_of(feed.authors),
        date=date,
        url=url_of(item.links),
        language=language_tag(item.language) or language_tag(feed.language),
        faults=faults,
    )


def _title_of(title: ItemText | None) -> str | None:
    if title is None:
        return None
    return line_of(title.text if title.markup is False else without_markup(title.text))


def _fullest(item: FeedItem, title: str | None) -> Flow | None:
    """None where no text says more than the title. Raises DocumentRefused."""
    for text in item.texts:
        flow = with_title(title, with_kinds(_flow(text), kinds_of_blocks))
        if has_words_beyond(title, flow):
            return flow
    return None


def _flow(text: ItemText) -> Flow:
    if not text.text.strip():
        return Flow("", Layout(()))
    if text.markup or (text.markup is None and has_markup(text.text)):
        return flow_of(text.text)
    words = text.text if text.markup is False else without_references(text.text)
    return flow_of_pieces(pieces_of_plain(words))
