"""What was said before, without a word of it: of each document the hashes of its sentences and of what is quoted there.

Words that come again in another document, in another sentence of the paper's, or in a document that was changed, filed
elsewhere or analysed anew are known by them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index import ParagraphKind, Span, StoredQuotation, Structure, fold

from ..search.versions import LEAST_WORDS, told_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BYTES = 8  # a hash: among 10 million two are the same by chance with odds of 1 in 400,000
_KNOWN_SHARE = 0.5  # of the words of a quotation; a paper that takes it over leaves some of it out


class QuotedTexts(Protocol):
    def text(self, document_id: int) -> str: ...

    def structure(self, document_id: int) -> Structure: ...

    def quotations_in(self, document_id: int) -> Collection[StoredQuotation]: ...


def print_of(reader: QuotedTexts, document_id: int) -> bytes:
    """The hashes of everything that a document says, `_BYTES` each, in order. Inside the reader's session."""
    text = reader.text(document_id)
    sentences = _sentences(reader.structure(document_id))
    said = [told_words(fold(span.of(text))) for span in sentences]
    for quotation in reader.quotations_in(document_id):
        said += _pieces(text, sentences, quotation)
    return b"".join(sorted({_hash(words) for words in said if is_telling(words)}))


class KnownWords:
    """The prints of many documents as one."""

    def __init__(self, prints: Iterable[bytes]) -> None:
        self._hashes: NDArray[np.uint64] = np.unique(np.frombuffer(b"".join(prints), ">u8").astype(np.uint64))

    def has(self, reader: QuotedTexts, quotation: StoredQuotation) -> bool:
        """Whether most of these words were said before; of too few words to tell, whether their sentence was. Inside
        the reader's session."""
        text = reader.text(quotation.document_id)
        sentences = _sentences(reader.structure(quotation.document_id))
        pieces = list(filter(is_telling, _pieces(text, sentences, quotation)))
        if not pieces:
            around = (span for span in sentences if span.overlaps(quotation.context))
            pieces = list(filter(is_telling, (told_words(fold(span.of(text))) for span in around)))
        return self._has_most(pieces)

    def has_span(self, reader: QuotedTexts, document_id: int, span: Span) -> bool:
        """The same of the sentences of a span."""
        text = reader.text(document_id)
        around = (one for one in _sentences(reader.structure(document_id)) if one.overlaps(span))
        said = list(filter(is_telling, (told_words(fold(one.of(text))) for one in around)))
        return self._has_most(said)

    def _has_most(self, said: Sequence[str]) -> bool:
        known = sum(_length(words) for words in said if self._holds(words))
        return bool(said) and known >= _KNOWN_SHARE * sum(map(_length, said))

    def _holds(self, words: str) -> bool:
        wanted = np.frombuffer(_hash(words), ">u8").astype(np.uint64)[0]
        at = int(np.searchsorted(self._hashes, wanted))
        return at < len(self._hashes) and bool(self._hashes[at] == wanted)


def is_telling(words: str) -> bool:
    return _length(words) >= LEAST_WORDS


def _length(words: str) -> int:
    return words.count(" ") + 1 if words else 0


def _hash(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()


def _sentences(structure: Structure) -> list[Span]:
    return [span for p in structure.paragraphs if p.kind is ParagraphKind.BODY for span in p.sentences]


def _pieces(text: str, sentences: Iterable[Span], quotation: StoredQuotation) -> Iterator[str]:
    """What is said in each sentence that the quotation runs through, and all of it together."""
    for part in quotation.parts:
        for sentence in sentences:
            if sentence.overlaps(part):
                yield told_words(fold(text[max(sentence.start, part.start) : min(sentence.end, part.end)]))
