"""A file that is no part of the sources, read and analysed as one of them would be, without writing anything."""

from typing import TYPE_CHECKING

from ..hashing import sha256_of
from ..text.document import Refusal
from .source import DocumentRefused, SourceFile, read_source

if TYPE_CHECKING:
    from .analysis import Analysis

_SEVERAL = "it holds several documents, and one is looked into at a time: take them apart"


def analyse_file(name: str, data: bytes) -> "Analysis | Refusal":
    """`name` says of what kind it may be; the refusal is the one that an index run would give, or that it holds several
    documents."""
    from .analysis import analyse  # which whoever reads a question does not need

    try:
        documents = read_source(SourceFile(name, data, sha256_of(data))).documents
    except DocumentRefused as refused:
        return Refusal(name, str(refused))
    return analyse(documents[0]) if len(documents) == 1 else Refusal(name, _SEVERAL)
