"""What a reader makes of a file that holds one document, held against what is promised of every layout."""

from collections.abc import Iterator

from index.ingest.article import Article, Unread
from index.ingest.reader import Member, RawFile, Reader
from index.text.span import Span


def read_article(reader: Reader, data: bytes, name: str = "file") -> Article:
    """The one article in it; its layout is as it should be."""
    ((kind, article),) = list(map(_article, reader.read(RawFile(name, data), _no_member)))
    assert kind == reader.kind
    check_layout(article)
    return article


def blocks_of(article: Article) -> list[tuple[str, str]]:
    """Every block's kind and words."""
    assert article.layout is not None
    return [(block.kind.value, block.span.of(article.text)) for block in article.layout.blocks]


def strong_in(article: Article) -> list[str]:
    assert article.layout is not None
    return [span.of(article.text) for span in article.layout.strong]


def check_layout(article: Article) -> None:
    """Blocks in order, stripped, not empty, with nothing but blanks between; what is strong lies within one."""
    assert article.layout is not None
    end = 0
    for block in article.layout.blocks:
        assert not article.text[end : block.span.start].strip()
        assert block.span.of(article.text) == block.span.of(article.text).strip() != ""
        end = block.span.end
    assert not article.text[end:].strip()
    for span in article.layout.strong:
        assert len(span) > 0
        assert any(block.span.covers(span) for block in article.layout.blocks)
    starts = [anchor.start for anchor in article.anchors]
    assert starts == sorted(set(starts))
    assert all(Span(0, len(article.text)).covers(Span(start, start)) for start in starts)


def _article(member: Member) -> tuple[str, Article]:
    assert not isinstance(member, Unread)
    return member


def _no_member(file: RawFile) -> Iterator[Member]:
    raise AssertionError(f"{file.name} is read as a file of its own")
