"""Which words of an excerpt are shown, and which of them are the speaker's own: where room is short, without the
paper's lead-in and from the sentence that answers on. What is shown stays one run of the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index import Span, sentence_spans
from retrieval import Excerpt, ExcerptKind

_OPENING = re.compile(r"[\"'“‘«„]\s*\Z")
_CLOSING = re.compile(r"\s*[\"'”’»“]?[.,;:!?…]*")
_STOPPED = re.compile(r"[.,;:!?…—–-][\"'”’»“)]*\s*\Z")
_CUT_HERE = re.compile(r"[,;:—–]\s")
_LEANS_WITHIN = 3  # words: "it", "and they", "but that one" lean on what stands before
_LEANING = frozenset(
    "he she it they him her them his hers its their theirs this that these those there such one ones so same both"
    " neither".split()
)
_TURNS = re.compile(  # what makes other words of the words behind it
    r"\b(?:not|never|no|nobody|none|nor|if|would|could|denie[sd]|deny\w*|den(?:y|ies)|refus\w+|jok\w+|quot\w+|cit\w+"
    r"|recall\w*|alleg\w+|fals\w+|wrong\w*|mock\w*|paraphras\w+|imagin\w+|ironic\w*|sarcas\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row. `own` are the speaker's, with their marks; `answering` are to be seen first."""

    text: str
    own: bool = False
    answering: bool = False


@dataclass(frozen=True, slots=True)
class ShownWords:
    """`runs` are one stretch of the document, white space kept; `apart` tells that nowhere a sentence of the paper's
    goes on in the speaker's words, so that the two may stand on lines of their own. `begins` and `ends` are false where
    the speaker said more before, or the excerpt goes on."""

    runs: tuple[Run, ...]
    apart: bool
    begins: bool = True
    ends: bool = True

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def shown_words(excerpt: Excerpt, room: int | None = None) -> ShownWords:
    """The excerpt whole, or what of it stands in about `room` characters without what nobody needs to understand it."""
    text, own = excerpt.text, tuple(_own(excerpt))
    best = _within(excerpt, excerpt.answers) if excerpt.answers else None
    shown = Span(0, len(text))
    if room is not None:
        shown = _fitting(text, Span(_start(excerpt, own, best), len(text)), best or (own[0] if own else None), room)
    begins = not any(o.start < shown.start for o in own) and (bool(own) or shown.start == 0)
    own = tuple(Span(max(o.start, shown.start), min(o.end, shown.end)) for o in own if o.overlaps(shown))
    runs = tuple(_runs(text, shown, own, _answering(own, best, shown)))
    apart = bool(own) and all(_stands_apart(text, shown, one) for one in own)
    return ShownWords(runs, apart, begins, shown.end >= len(text.rstrip()))


def _within(excerpt: Excerpt, span: Span) -> Span:
    return Span(span.start - excerpt.span.start, span.end - excerpt.span.start)


def _own(excerpt: Excerpt) -> Iterator[Span]:
    """The speaker's words with the marks around them; none of reported speech, whose words are the paper's."""
    if excerpt.kind is not ExcerptKind.QUOTATION:
        return
    end = 0
    for said in sorted(excerpt.spoken or excerpt.quoted):
        span = _within(excerpt, said)
        opening = _OPENING.search(excerpt.text, end, span.start)
        closing = _CLOSING.match(excerpt.text, span.end)
        whole = Span(opening.start() if opening else span.start, closing.end() if closing else span.end)
        if whole.start >= end:
            yield whole
            end = whole.end


def _start(excerpt: Excerpt, own: Sequence[Span], best: Span | None) -> int:
    """Where the words begin that one needs: at the speaker's own, unless these need what the paper says before."""
    if not own or excerpt.speaker is None or not excerpt.text[: own[0].start].strip():
        return 0
    first = own[0]
    if (best is not None and best.end <= first.start) or _leans(first.of(excerpt.text)):
        return 0
    holding = [s for s in sentence_spans(excerpt.text, Span(0, len(excerpt.text))) if s.start <= first.start]
    start = holding[-1].start if holding else 0
    lead = excerpt.text[start : first.start]
    if lead.strip() and (
        _TURNS.search(lead) or not _STOPPED.search(lead) or not _begins_sentence(first.of(excerpt.text))
    ):
        return start
    return first.start


def _leans(words: str) -> bool:
    """Whether they begin with a pronoun that something before them resolves."""
    return any(word.casefold() in _LEANING for word in re.findall(r"[^\W_]+", words)[:_LEANS_WITHIN])


def _begins_sentence(words: str) -> bool:
    first = next((letter for letter in words if letter.isalnum()), "")
    return not first.islower()


def _fitting(text: str, span: Span, best: Span | None, room: int) -> Span:
    """As much of `span` as there is room for: the best sentence, those after it, then those before it."""
    if len(span) <= room:
        return span
    sentences = [s for s in sentence_spans(text, span) if s.start < span.end]
    if not sentences:
        return Span(span.start, span.start + room)
    at = next((n for n, s in enumerate(sentences) if best is not None and s.end > best.start), 0)
    start, end = sentences[at].start, sentences[at].end
    if end - start > room:
        return Span(start, start + _cut(text[start:end], room))
    for sentence in sentences[at + 1 :]:
        if sentence.end - start > room:
            break
        end = sentence.end
    for sentence in reversed(sentences[:at]):
        if end - sentence.start > room:
            break
        start = sentence.start
    return Span(start, end)


def _cut(sentence: str, room: int) -> int:
    """Where a sentence that is too long is left: behind the last part of it that fits, or else between two words."""
    clauses = [found.start() + 1 for found in _CUT_HERE.finditer(sentence, room // 2, room)]
    blank = sentence.rfind(" ", room // 2, room)
    return clauses[-1] if clauses else blank if blank > 0 else room


def _answering(own: Sequence[Span], best: Span | None, shown: Span) -> tuple[Span, ...]:
    """What is to be seen first: the speaker's own words in the best sentence, or else that sentence among others."""
    if best is not None and own:
        return tuple(Span(max(o.start, best.start), min(o.end, best.end)) for o in own if o.overlaps(best))
    if best is None or not best.overlaps(shown) or (best.start <= shown.start and shown.end <= best.end):
        return ()
    return (Span(max(best.start, shown.start), min(best.end, shown.end)),)


def _runs(text: str, shown: Span, own: Sequence[Span], answering: Sequence[Span]) -> Iterator[Run]:
    edges = {shown.start, shown.end, *(edge for span in (*own, *answering) for edge in (span.start, span.end))}
    ordered = sorted(edge for edge in edges if shown.start <= edge <= shown.end)
    parts = [Span(start, end) for start, end in pairwise(ordered)]
    kinds = [(any(o.covers(part) for o in own), any(a.covers(part) for a in answering)) for part in parts]
    for (mine, best), alike in groupby(zip(parts, kinds, strict=True), key=lambda pair: pair[1]):
        yield Run("".join(part.of(text) for part, _ in alike), mine, best)


def _stands_apart(text: str, shown: Span, own: Span) -> bool:
    before, after = text[shown.start : own.start], text[own.end : shown.end]
    begins = not before.strip() or (bool(_STOPPED.search(before)))
    return begins and (not after.strip() or bool(_STOPPED.search(own.of(text))))
