"""What is cited: a document, or words in one, with everything that is known of them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index import Certainty, Span
from retrieval import Citation, CitedQuotation, Excerpt, SourceEntry

_KEY_DIGITS = 16  # hexadecimal; two of a million items share them with odds of 1 in 37 million


@dataclass(frozen=True, slots=True)
class Cited:
    """`words` and `span` are None for a document as a whole. `kind` is how the contract calls it: "quotation",
    "statement" or "passage" of an excerpt, "direct", "mixed" or "indirect" of a quotation."""

    document: str
    citation: Citation
    words: str | None = None
    span: Span | None = None
    kind: str | None = None
    speaker: str | None = None
    speaker_text: str | None = None
    certainty: Certainty | None = None
    language: str | None = None

    @property
    def named_speaker(self) -> str | None:
        """The speaker where the document says who it is; a citation has no room for "as we read it"."""
        return self.speaker if self.certainty is Certainty.NAMED else None


def cited_excerpt(excerpt: Excerpt) -> Cited:
    return Cited(
        excerpt.document,
        excerpt.citation,
        excerpt.text,
        excerpt.span,
        excerpt.kind.value,
        excerpt.speaker,
        excerpt.speaker_text,
        excerpt.certainty,
    )


def cited_quotation(cited: CitedQuotation) -> Cited:
    said = cited.quotation
    return Cited(
        said.document,
        cited.citation,
        said.text,
        said.span,
        said.kind.value,
        said.speaker,
        said.speaker_text,
        said.certainty,
    )


def cited_source(entry: SourceEntry) -> Cited:
    return Cited(entry.document, entry.citation, language=entry.language)


def with_keys(items: Iterable[Cited]) -> Iterator[tuple[str, Cited]]:
    """Each item once, with a key that is the same whenever the same words of the same document are exported, wherever
    in it they stand; where they stand there more than once, with their number."""
    seen: set[tuple[str, Span | None]] = set()
    alike: Counter[str] = Counter()
    for item in items:
        if (item.document, item.span) in seen:
            continue
        seen.add((item.document, item.span))
        key = key_of(item)
        alike[key] += 1
        yield (key if alike[key] == 1 else f"{key}-{alike[key]}"), item


def key_of(item: Cited) -> str:
    letters = "".join((item.words or "").split())
    hashed = hashlib.sha256(f"{item.document}\0{letters}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{'article' if item.words is None else 'quote'}-{hashed[:_KEY_DIGITS]}"
