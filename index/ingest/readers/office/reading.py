"""What all kinds of documents of word processors have in common: a text or a refusal, however deep their parts nest."""

from collections.abc import Callable
from dataclasses import replace

from ....text.layout import BlockKind, Layout
from ...article import Article, Metadata
from ...reader import DocumentRefused

_EMPTY = "there is no text in it: if its pages are pictures, run OCR over it and put that here"
_TOO_DEEP = "its parts nest deeper than any document's: open it in the program that it comes from and save it again"


def article_of(text: str, layout: Layout, metadata: Metadata) -> Article:
    """The title is the one that readers see, where the text sets one apart. Raises DocumentRefused where no word is
    left."""
    if not any(character.isalnum() for character in text):
        raise DocumentRefused(_EMPTY)
    titles = [block.span.of(text) for block in layout.blocks if block.kind is BlockKind.TITLE]
    title = " ".join(titles[0].split()) if len(titles) == 1 else metadata.title
    return Article(text=text, layout=layout, metadata=replace(metadata, title=title))


def bounded_depth(read: Callable[[], Article]) -> Article:
    """What `read` returns. Raises DocumentRefused where the file nests too deep to be read."""
    try:
        return read()
    except RecursionError:
        raise DocumentRefused(_TOO_DEEP) from None
