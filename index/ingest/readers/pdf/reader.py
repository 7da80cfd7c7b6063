"""PDFs with a text layer. What is a picture of words, locked or coded beyond reading is refused: no word is guessed.

The day on which the file was made is not taken for the publication's, so that it has no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...reader import Kind, Member, RawFile, ReadMember
from .document import read_pdf

_HEAD = 1024  # bytes in which the mark may stand, behind whatever a mail or a server put in front


@dataclass(frozen=True, slots=True)
class PdfReader:
    kind: Kind = Kind.PDF
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        return re.search(rb"(?:\A|[^\w\"'])%PDF-\d", file.data[:_HEAD]) is not None

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        yield self.kind, read_pdf(file.data)
