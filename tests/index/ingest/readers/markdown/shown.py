"""How the tests of Markdown read a text, and what is true of all that is read."""

from itertools import pairwise

from index.ingest.article import Article
from index.ingest.readers.markdown.article import article_of
from index.text.front_matter import find_front_matter
from index.text.layout import BlockKind, Layout
from index.text.span import Span

BODY, HEADING, QUOTE, NOTE = BlockKind.BODY, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.NOTE
ITEM, ROW, CODE = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CODE
FURNITURE, CAPTION = BlockKind.FURNITURE, BlockKind.CAPTION

Blocks = list[tuple[BlockKind, str]]


def read(text: str) -> Article:
    """Sound in every respect, whatever the text."""
    matter = find_front_matter(text)
    article = article_of(text, None if matter is None else matter.span)
    assert_leads_back(article, text)
    assert_is_laid_out(article)
    return article


def layout(article: Article) -> Layout:
    assert article.layout is not None
    return article.layout


def blocks(text: str) -> Blocks:
    article = read(text)
    return [(block.kind, block.span.of(article.text)) for block in layout(article).blocks]


def words(text: str) -> str:
    return read(text).text


def strong(text: str) -> list[str]:
    article = read(text)
    return [span.of(article.text) for span in layout(article).strong]


def code(text: str) -> list[str]:
    article = read(text)
    return [span.of(article.text) for span in layout(article).code]


def assert_leads_back(article: Article, file: str) -> None:
    for run in article.runs:
        assert run.length > 0
        assert article.text[run.start : run.start + run.length] == file[run.origin : run.origin + run.length]
    for one, other in pairwise(article.runs):
        assert one.start + one.length <= other.start
        assert one.origin + one.length <= other.origin


def assert_is_laid_out(article: Article) -> None:
    held = layout(article)
    at = 0
    for block in held.blocks:
        assert not article.text[at : block.span.start].strip()
        shown = block.span.of(article.text)
        assert shown
        assert shown == shown.strip()
        at = block.span.end
    assert not article.text[at:].strip()
    for styled in (held.strong, held.code):
        assert list(styled) == sorted(styled)
        assert all(one.end <= other.start for one, other in pairwise(styled))
        assert all(_is_within(span, held) for span in styled)


def _is_within(span: Span, held: Layout) -> bool:
    return len(span) > 0 and any(block.span.covers(span) for block in held.blocks)
