"""Walks through a document in its own order and gives each quotation, statement and post to its speaker.

The order matters: who has just spoken is who "he" means next.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..quotation import Quotation, QuotationKind, Speaker, SpeakerKind
from ..text.document import Span
from .candidates import Candidate, CandidateKind
from .coreference.referents import Referent, Resolved, referent_of
from .coreference.resolver import Resolver
from .coreference.speaker_table import SpeakerTable
from .features import is_title_of_work
from .grouping import Draft
from .names.entities import Entities
from .names.mentions import Mention, MentionKind
from .nested import Nested, find_nested
from .parsed_document import Reading
from .posts import Authors, Post
from .ranking import Weights, calibrated, ranked
from .reported.statements import Statement, find_statements
from .text import lexicon

# Quotations and statements of one document that are given to their speakers, in order; a book of 1 MB has some 3,000.
MOST_SAID = 10_000
_BLOCK = 200  # sentences whose readings of reported speech are held at a time
# A post says itself whose it is; what is left is a handle that names somebody else.
_POST_TRUST = 0.95
_NESTED_TRUST = 0.8  # a name and a verb stand right before the inner words
_DISPLAYED_TRUST = 0.5
# Above this share of belief that nobody speaks, words in a sentence of the paper's are scare quotes, a title
# or a nickname and no quotation. Measured by `python -m bench.learn.attribution`: see docs/attribution.md.
NO_SPEECH = 0.85


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation and, where it stands in marks, the candidates that were weighed, best first."""

    quotation: Quotation
    candidates: tuple[tuple[Candidate, float], ...] = ()


@dataclass(slots=True)
class _Running:
    """Whoever spoke last: what a quotation without any attribution falls back on."""

    sentence: int | None = None
    referent: Referent | None = None
    trust: float = 0.0
    span: Span | None = None


# Reported speech has no marks that vouch for it: from here on 0.79 of it is right (`python -m bench.quality.reported`).
_STATEMENT_LINE = 0.6


class Course:
    """One walk through one document."""

    def __init__(self, reading: Reading, weights: Weights, line: float, keep: bool = False) -> None:
        """`keep` keeps the candidates: for explanations, as they take far more memory than the quotations."""
        self._keep = keep
        self._reading = reading
        self._weights = weights
        self._line = line
        self._entities = Entities(reading.text, reading.names)
        self._resolver = Resolver(reading.text, reading.masked, reading.names, self._entities, reading.document.author)
        self._table = SpeakerTable(reading.text, reading.masked)
        self._running = _Running()
        self._sentence_starts = [s.span.start for s in reading.sentences]

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self._entities)

    def run(self) -> tuple[list[Judged], tuple[Speaker, ...], bool]:
        """What was said, by whom, and whether there is more of it than `MOST_SAID`, which is left as the paper's."""
        items = self._items()
        judged = [j for _, item in items[:MOST_SAID] if (j := self._judge(item)) is not None]
        judged.sort(key=lambda j: j.quotation.span)
        return judged, self._table.speakers(), len(items) > MOST_SAID

    def _items(self) -> list[tuple[int, Draft | Statement | Post | Nested]]:
        items: list[tuple[int, Draft | Statement | Post | Nested]] = []
        items += [(self._reading.pieces[d.pieces[0]].outer.start, d) for d in self._reading.drafts]
        items += [(p.outer.start, p) for p in self._reading.posts]
        nested = find_nested(self._reading.text, self._reading.pieces, self._reading.names)
        items += [(n.piece.outer.start, n) for n in nested]
        items += [(min(s.cue.start, s.content.start), s) for s in self._statements()]
        return sorted(items, key=lambda pair: pair[0])

    def _statements(self) -> Iterator[Statement]:
        """Reported speech, but what holds quoted words: that is a mixed quotation already."""
        quoted = [p.outer for p in self._reading.pieces]
        ends = [q.end for q in quoted]
        sentences = [s.span for s in self._reading.sentences if s.whole]
        for first in range(0, len(sentences), _BLOCK):
            block = sentences[first : first + _BLOCK]
            near = quoted[max(0, bisect_right(ends, block[0].start) - 1) : bisect_right(ends, block[-1].end) + 1]
            for statement in find_statements(self._reading.text, block, near):
                following = bisect_right(ends, statement.content.start)
                if following == len(quoted) or not quoted[following].overlaps(statement.content):
                    yield statement

    def _judge(self, item: Draft | Statement | Post | Nested) -> Judged | None:
        if isinstance(item, Draft):
            return self._of_draft(item)
        if isinstance(item, Post):
            return self._of_post(item)
        return self._of_nested(item) if isinstance(item, Nested) else self._of_statement(item)

    def _of_draft(self, draft: Draft) -> Judged | None:
        running = self._running
        spoke_before = 0 if running.sentence is None else max(1, draft.sentences[0] - running.sentence)
        order = ranked(self._reading.candidates(draft, spoke_before), self._weights)
        somebody = [pair for pair in order if pair[0].kind is not CandidateKind.NOBODY]
        nobody, silence = next(pair for pair in order if pair[0].kind is CandidateKind.NOBODY)
        if draft.mixed and (silence > NO_SPEECH or is_title_of_work(nobody.features)):
            return None
        best, share = _whom_it_quotes(somebody) if somebody else (None, 0.0)
        resolved, mention = self._meant(best)
        confidence = calibrated(share, self._weights) * (resolved.trust if resolved else 0.0)
        if best is not None and best.cue is not None and self._is_displayed(best.cue):
            confidence *= _DISPLAYED_TRUST
        speaker = self._spoken(draft, resolved, mention, best, confidence)
        if confidence >= self._line or running.sentence is None:
            self._running = _Running(
                draft.sentences[-1],
                resolved.referent if resolved else None,
                resolved.trust if resolved else 0.0,
                mention,
            )
        kept = tuple(order) if self._keep else ()
        return Judged(
            self._quotation(draft, speaker, mention, best.cue if best else None, confidence),
            kept,
        )

    def _is_displayed(self, cue: Span) -> bool:
        """ "She held up a sign saying …": words that are shown are not said by whoever shows them."""
        before = self._reading.masked[max(0, cue.start - 20) : cue.start].split()
        return bool(before) and before[-1] in lexicon.DISPLAYS

    def _meant(self, best: Candidate | None) -> tuple[Resolved | None, Span | None]:
        if best is None:
            return None, None
        if best.mention is None:
            running = self._running
            return None if running.referent is None else Resolved(running.referent, running.trust), running.span
        return self._resolver.resolve(best.mention), best.mention.span

    def _spoken(
        self,
        draft: Draft,
        resolved: Resolved | None,
        mention: Span | None,
        best: Candidate | None,
        confidence: float,
    ) -> int | None:
        """The speaker's number where it is sure enough; the resolver hears of it."""
        if resolved is None or best is None:
            return None
        if best.mention is not None and best.mention.kind is MentionKind.PHRASE and resolved.referent.entity is None:
            self._resolver.noticed(best.mention.span.start, resolved.referent)
        if confidence < self._line:
            return None
        start = self._reading.pieces[draft.pieces[0]].outer.start
        self._resolver.heard(
            mention.start if mention is not None and best.cue is not None else start, resolved.referent
        )
        return self._table.add(resolved.referent, mention)

    def _quotation(
        self, draft: Draft, speaker: int | None, mention: Span | None, cue: Span | None, confidence: float
    ) -> Quotation:
        pieces = [self._reading.pieces[i] for i in draft.pieces]
        kind = QuotationKind.MIXED if draft.mixed else QuotationKind.DIRECT
        span = Span(pieces[0].outer.start, pieces[-1].outer.end)
        return Quotation(span, tuple(p.inner for p in pieces), kind, speaker, mention, cue, confidence)

    def _of_statement(self, statement: Statement) -> Judged | None:
        mention = None if statement.source is None else self._mention_at(statement.source)
        resolved = None if mention is None else self._resolver.resolve(mention)
        confidence = statement.confidence * (resolved.trust if resolved else 0.0)
        speaker = None
        if resolved is not None and confidence >= max(self._line, _STATEMENT_LINE):
            assert mention is not None
            speaker = self._table.add(resolved.referent, mention.span)
            self._resolver.heard(mention.span.start, resolved.referent)
        span = mention.span if mention is not None else statement.source
        return Judged(
            Quotation(
                statement.content,
                (statement.content,),
                QuotationKind.INDIRECT,
                speaker,
                span,
                statement.cue,
                confidence,
            )
        )

    def _mention_at(self, source: Span) -> Mention | None:
        """The mention that covers most of the source's words up to its first comma."""
        index = bisect_right(self._sentence_starts, source.start) - 1
        if index < 0:
            return None
        main = Span(source.start, source.start + max(1, len(source.of(self._reading.text).split(",")[0])))
        best: tuple[float, bool, Mention] | None = None
        for mention in self._reading.frame(index).mentions:
            shared = min(mention.span.end, main.end) - max(mention.span.start, main.start)
            if shared <= 0:
                continue
            name_last = mention.kind is MentionKind.NAME and mention.span.end == main.end
            key = (shared / max(len(mention.span), len(main)) + name_last, name_last)
            if best is None or key > best[:2]:
                best = (*key, mention)
        return None if best is None else best[2]

    def _of_nested(self, nested: Nested) -> Judged | None:
        entity = self._entities.of(nested.name)
        if entity is None or self._line > _NESTED_TRUST:
            return None
        speaker = self._table.add(referent_of(entity), nested.name.span)
        piece = nested.piece
        return Judged(
            Quotation(
                piece.outer,
                (piece.inner,),
                QuotationKind.DIRECT,
                speaker,
                nested.name.span,
                nested.cue,
                _NESTED_TRUST,
            )
        )

    def _of_post(self, post: Post) -> Judged:
        author = self._authors.of(post, self._reading.text)
        words = post.author.of(self._reading.text)
        if author is not None:
            referent = referent_of(author)
        else:
            handle = post.handle or ""
            name = f"@{handle}" if words.lstrip("@").lower() == handle.lower() else words
            referent = Referent(f"post {name}", name, SpeakerKind.PERSON, None)
        speaker = self._table.add(referent, post.author)
        return Judged(
            Quotation(post.inner, (post.inner,), QuotationKind.DIRECT, speaker, post.author, None, _POST_TRUST)
        )


def _whom_it_quotes(order: list[tuple[Candidate, float]]) -> tuple[Candidate, float]:
    """The likeliest, or whom the likeliest quotes: "Frank quotes Alfred Kahn: …" are Kahn's words."""
    best, share = order[0]
    for link, other in (("quoting", "quoted"), ("before, quoting", "before, quoted")):
        if link in best.features:
            for candidate, _ in order:
                if other in candidate.features and "after preposition" not in candidate.features:
                    return candidate, share
    return best, share
