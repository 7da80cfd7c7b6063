"""From a PDF's bytes to its article, or why there is none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...article import Article, Metadata
from ...reader import DocumentRefused
from ...stated.language_tags import language_tag
from ..office.stated import stated_author, stated_title
from .characters import is_garbage
from .drop_caps import with_drop_caps
from .extraction import LOCKED, lines_by_page, opened
from .furniture import without_furniture
from .grouping import grouped
from .lines import Line
from .writing import write

if TYPE_CHECKING:
    from pypdf import PdfReader as Parsed

_FEWEST_LETTERS = 20  # of all pages; a scanner's stamp has fewer
_SCAN = "it is a scan without a text layer: run OCR over it and put that here"
_GARBAGE = (
    "its fonts do not say which characters they show: print it as a PDF again from the program that it comes from, "
    "or run OCR over it"
)


def read_pdf(data: bytes) -> Article:
    """Raises DocumentRefused where its words can't be had as they are shown."""
    with opened(data) as parsed:
        # The empty password opens what only printing or copying is locked of.
        if parsed.is_encrypted and not parsed.decrypt(""):
            raise DocumentRefused(LOCKED)
        pages = lines_by_page(parsed)
        metadata = _metadata(parsed)
    _check(pages)
    groups, body = grouped([with_drop_caps(page) for page in without_furniture(pages)])
    text, layout, anchors = write(groups, body)
    if not text:
        raise DocumentRefused(_SCAN)
    return Article(text=text, layout=layout, metadata=metadata, anchors=anchors)


def _check(pages: Sequence[Sequence[Line]]) -> None:
    raw = [line.raw for page in pages for line in page]
    if is_garbage(raw):
        raise DocumentRefused(_GARBAGE)
    if sum(sum(map(str.isalpha, text)) for text in raw) < _FEWEST_LETTERS:
        raise DocumentRefused(_SCAN)


def _metadata(parsed: "Parsed") -> Metadata:
    """What cannot be read of it is not stated."""
    try:
        stated = parsed.metadata
        title, author = (None, None) if stated is None else (stated.title, stated.author)
        language = parsed.root_object.get("/Lang")
    except MemoryError:
        raise
    except Exception:  # it is read all the same
        return Metadata()
    return Metadata(
        title=stated_title(_text(title)), author=stated_author(_text(author)), language=language_tag(_text(language))
    )


def _text(value: object) -> str | None:
    """Where a text is to stand a file may have a number or a list."""
    return value if isinstance(value, str) else None
