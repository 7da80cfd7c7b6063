"""A page of the tests, and all that is to be read of it."""

from dataclasses import dataclass

from index.ingest.article import Metadata
from index.text.layout import BlockKind


@dataclass(frozen=True, slots=True)
class Page:
    """`blocks` are the whole text: kinds and words, in order."""

    name: str
    html: str
    metadata: Metadata
    blocks: tuple[tuple[BlockKind, str], ...]
