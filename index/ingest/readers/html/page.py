"""From a page's bytes to its article: what it states, what it shows, which of it is the article."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from ....text.document import WarningKind
from ....text.layout import BlockKind
from ...article import Article, Fault, Metadata
from ...reader import DocumentRefused, RawFile
from .article.banner import without_banner
from .article.choice import choose
from .article.phrases import is_biography, is_credit, is_filler
from .article.refusals import LINKS, is_doubtful, why_no_article
from .article.repeats import without_repeats
from .article.standfirst import find_standfirst
from .article.witnesses import hear_witnesses
from .flow import flow_of, join_paragraphs
from .paragraphs import Paragraph, paragraphs_of
from .stated.address import saved_from
from .stated.head import Head, read_head
from .stated.linked_data import LinkedData, choose_things, is_live, read_things, text_of
from .stated.masthead import is_byline, is_first_rank, is_masthead, masthead_of
from .stated.metadata import read_metadata
from .stated.titles import is_like_title, titles_of
from .tidied.posts import without_posts
from .tidied.signatures import follow
from .tree import drop_unshown, page_text, parse_text

_BEHIND = 3  # paragraphs at an article's end, where its author may be introduced
_STATED_LEAST = 500  # characters of an article in JSON-LD that is read where the page shows none


def read_page(file: RawFile, today: datetime.date) -> Article:
    """Raises DocumentRefused."""
    text = page_text(file.data, file.charset)
    root = parse_text(text)
    if root is None:
        raise DocumentRefused("it is empty: save the article's page from a browser")
    scripted = next(root.iter("script"), None) is not None
    head, things = read_head(root), read_things(root)
    drop_unshown(root)
    paragraphs = without_banner(paragraphs_of(root))
    headings = [one.text for one in paragraphs if is_first_rank(one)]
    linked = choose_things(things, [*headings, *titles_of(head)])
    choice = choose(paragraphs, hear_witnesses(root, linked.article))
    masthead = masthead_of(paragraphs, choice.taken)
    stated = read_metadata(root, head, linked, headings, masthead, file.url or saved_from(text), today)
    article = without_repeats(_own(choice.taken, stated, masthead), stated.title)
    if (why := why_no_article(paragraphs, article, scripted=scripted, is_dated=stated.date is not None)) is not None:
        return _stated(linked, stated, why)
    standfirst = find_standfirst(masthead, stated.title, stated.author, choice)
    shown = _shown(paragraphs, article, standfirst, stated)
    flow = join_paragraphs(without_posts(shown, is_live=is_live(linked)))
    told = _is_told(linked, stated, headings)
    if not _is_stated(head) and is_doubtful(paragraphs, len(flow.text), stated.url, is_told=told):
        stated = replace(stated, faults=(Fault(WarningKind.LINKS, LINKS),))
    return Article(flow.text, flow.layout, stated)


def _is_stated(head: Head) -> bool:
    """Whether the page says of itself that it is an article."""
    return (head.first("og:type") or "").lower() == "article" or head.first("article:published_time") is not None


def _is_told(linked: LinkedData, stated: Metadata, headings: Sequence[str]) -> bool:
    """Whether it has what an article has: a day, and its title for a headline."""
    title = stated.title
    named = [*headings, text_of(linked.article.get("headline")) or ""]
    return stated.date is not None and title is not None and any(is_like_title(name, title) for name in named)


def _shown(
    paragraphs: Sequence[Paragraph], article: Sequence[Paragraph], standfirst: Sequence[Paragraph], stated: Metadata
) -> list[Paragraph]:
    """All that a page shows where nothing in it stands out as the article: a short note."""
    if not article:
        return without_repeats(_own(paragraphs, stated, paragraphs), stated.title) or list(paragraphs)
    taken = set(map(id, article))
    return [*(one for one in standfirst if id(one) not in taken), *article]


def _own(paragraphs: Sequence[Paragraph], stated: Metadata, masthead: Sequence[Paragraph]) -> list[Paragraph]:
    """Without calls to read on, headline and by-line, and who the author is."""
    over = set(map(id, masthead))
    own = [
        not _is_filler(one)
        and not is_byline(one.text, stated.author)
        and not (id(one) in over and is_masthead(one.text, stated.title, stated.author))
        for one in paragraphs
    ]
    kept = [one for one, is_own in zip(paragraphs, follow(paragraphs, own), strict=True) if is_own]
    end = len(kept) - _BEHIND
    rest = [index < end or not _is_behind(one.text, stated.author) for index, one in enumerate(kept)]
    return [one for one, is_own in zip(kept, follow(kept, rest), strict=True) if is_own]


def _is_behind(text: str, author: str | None) -> bool:
    return is_biography(text, author) or is_credit(text)


def _is_filler(paragraph: Paragraph) -> bool:
    return is_filler(paragraph.text, paragraph.linked, heading=paragraph.kind is BlockKind.HEADING)


def _stated(linked: LinkedData, stated: Metadata, why: str) -> Article:
    """What a page states for search engines where its scripts would show it. Raises DocumentRefused with `why`."""
    body = linked.article.get("articleBody")
    if not isinstance(body, str) or len(body) < _STATED_LEAST:
        raise DocumentRefused(why)
    flow = flow_of("".join(f"<p>{part}</p>" for part in body.split("\n")))
    if len(flow.text) < _STATED_LEAST:
        raise DocumentRefused(why)
    return Article(flow.text, flow.layout, stated)
