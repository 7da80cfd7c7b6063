"""What of a document is embedded: one recipe, for the hash that is stored with a row and for the embedder alike.

The recipe is part of the analysis: whoever changes it changes `analysis_fingerprint`, and every document is read and
hashed anew.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..quotation import QuotationKind
from ..text.document import Span


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What the recipe needs of a quotation: where it begins, in characters of the document's text, its speaker's full
    name, None where that was left open, and the whole sentences around it."""

    kind: QuotationKind
    start: int
    speaker: str | None
    context: Span


@dataclass(frozen=True, slots=True)
class EmbeddedTexts:
    """One text for each passage and for each quotation, in the order they were given in."""

    passages: tuple[str, ...]
    quotations: tuple[str, ...]


def embedded_texts(
    title: str | None, text: str, passages: Sequence[Span], quotations: Sequence[QuotedWords]
) -> EmbeddedTexts:
    """Pure. `passages` are those of the whole document in order.

    A passage goes with the headline, which gives it the story's subject; a quotation with its speaker's name before
    its sentences. Reported speech is embedded as the passage it begins in: its own sentence ranks no better, and costs
    time (bench.learn.answers, "meaning" of indirect quotations)."""
    starts = [passage.start for passage in passages]
    of_passages = tuple(passage_text(title, passage.of(text)) for passage in passages)

    def of(quotation: QuotedWords) -> str:
        home = bisect_right(starts, quotation.start) - 1
        if quotation.kind is QuotationKind.INDIRECT and home >= 0 and quotation.start < passages[home].end:
            return of_passages[home]
        return quotation_text(quotation.speaker, quotation.context.of(text))

    return EmbeddedTexts(of_passages, tuple(of(quotation) for quotation in quotations))


def passage_text(title: str | None, words: str) -> str:
    """A passage's words below the headline, where there is one."""
    return f"{title}\n{words}" if title else words


def quotation_text(speaker: str | None, words: str) -> str:
    """A quotation's sentences behind the speaker's full name, where that is known."""
    return f"{speaker}: {words}" if speaker else words
