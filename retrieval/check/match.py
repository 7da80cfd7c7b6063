"""Where checked words stand: the match, whose speech it is, and the excerpt that shows it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index import ParagraphKind, Span, StoredQuotation, Structure

from ..answer import MAX_EXCERPT_CHARS, Difference, Excerpt
from ..excerpts.cut import excerpt_at
from ..snapshot import Snapshot
from .alignment import Alignment
from .alterations.omissions import omission_of
from .match_features import MatchFeatures

# Words in marks within words in marks; an apostrophe closes nothing.
_INNER = (
    re.compile(r"(?<![\w’'])[‘'](?=\w)(?:[^‘'’]|(?<=\w)[’'](?=\w))+[’'](?!\w)"),
    re.compile(r"[“\"](?=\w)[^“”\"]+[”\"]"),
)
_SPOKEN = 3  # words; fewer are mostly what something is called


@dataclass(frozen=True, slots=True)
class ClaimMatch:
    """A claim laid beside the words of a document that it corresponds to, which `span` runs over. `probability` that
    they are the same words, 0 to 1. `alignment` and `features` are None where they are, typing apart. `turned` is what
    stands before them and turns their sense, `limited` what stands behind them and makes a condition of it; None where
    nothing does."""

    document_id: int
    span: Span
    probability: float = 1.0
    alignment: Alignment | None = None
    features: MatchFeatures | None = None
    turned: Difference | None = None
    limited: Difference | None = None

    @property
    def exact(self) -> bool:
        return self.alignment is None

    @property
    def is_whole(self) -> bool:
        """Whether nothing around the words makes another sense of them."""
        return self.turned is None and self.limited is None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Of the words, and what is left out around them."""
        words = self.alignment.differences if self.alignment is not None else ()
        words = tuple(replace(one, omits=omission_of(one.claimed, one.found)) for one in words)
        before, behind = (() if one is None else (one,) for one in (self.turned, self.limited))
        return (*before, *words, *behind)


def speech_at(snapshot: Snapshot, match: ClaimMatch) -> StoredQuotation | None:
    """The quotation that most of the words stand in, the innermost; None where most stand in none, in a headline, which
    is nobody's words, or in what somebody quotes of another, who is not known."""
    shared = [
        (_overlap(quotation, match.span), quotation)
        for quotation in snapshot.reader.quotations_in(match.document_id)
        if quotation.paragraph and quotation.span.overlaps(match.span)
    ]
    overlap, best = max(
        shared, key=lambda pair: (pair[0], pair[1].speaker is not None, -len(pair[1].span)), default=(0, None)
    )
    if best is None or overlap * 2 <= len(match.span) - _between(best, match.span):
        return None
    return None if _is_of_another(snapshot.reader.text(match.document_id), best, match.span) else best


def _is_of_another(text: str, quotation: StoredQuotation, span: Span) -> bool:
    """ "My boss told me, 'Sign it or be fired'": words within inner marks, more than a word that is only called so."""
    for part in quotation.parts:
        if part.covers(span):
            inner = (found for marks in _INNER for found in marks.finditer(text, part.start + 1, part.end))
            return any(
                found.start() < span.start and span.end <= found.end() and len(found.group().split()) >= _SPOKEN
                for found in inner
            )
    return False


def excerpt_of(snapshot: Snapshot, match: ClaimMatch, quotation: StoredQuotation | None) -> Excerpt:
    """The words that correspond to the claim, in their whole sentences where those fit."""
    sentences = _sentences(snapshot.reader.structure(match.document_id), match.span)
    span = _fitting(match.span, sentences, quotation)
    score = round(match.probability, 4)
    return excerpt_at(snapshot.reader, match.document_id, span, quotation, match.span.start, score)


def _overlap(quotation: StoredQuotation, span: Span) -> int:
    """Characters of `span` that are the quotation's own words."""
    parts = quotation.parts or (quotation.span,)
    return sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in parts)


def _between(quotation: StoredQuotation, span: Span) -> int:
    """Characters of `span` that the paper puts between parts of the quotation."""
    reached = [part for part in quotation.parts if part.overlaps(span)]
    return sum(other.start - one.end for one, other in pairwise(reached))


def _sentences(structure: Structure, span: Span) -> list[Span]:
    """Those that touch `span`; a paragraph that was not split is one."""
    readable = [p for p in structure.paragraphs if p.kind is not ParagraphKind.FRONT_MATTER]
    return [s for paragraph in readable for s in paragraph.sentences or (paragraph.span,) if s.overlaps(span)]


def _fitting(words: Span, sentences: Sequence[Span], quotation: StoredQuotation | None) -> Span:
    """The widest that the limit allows: with the quotation's attribution, whole sentences, the words alone."""
    choices: list[Iterable[Span]] = []
    if quotation is not None and quotation.context.overlaps(words):
        choices.append((words, *sentences, quotation.context))
    choices.append((words, *sentences))
    for spans in choices:
        held = list(spans)
        span = Span(min(s.start for s in held), max(s.end for s in held))
        if len(span) <= MAX_EXCERPT_CHARS:
            return span
    return Span(words.start, min(words.end, words.start + MAX_EXCERPT_CHARS))
