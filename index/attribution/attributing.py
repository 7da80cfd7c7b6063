"""Reads one document: pieces, quotations, candidates, speakers."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Document, Span
from ..quotation import Attribution, Quotation, QuotationKind, Speaker, SpeakerKind
from ..structure import ParagraphKind, Structure
from . import lexicon
from .candidates import Candidate, CandidateKind, candidates_of
from .drafts import Draft, Sentence, drafts_of, masked_text, prose, sentences_around
from .entities import Entities
from .marks import Piece, quoted_pieces
from .mentions import Frame, MentionKind, frame_of
from .names import Name, find_names
from .posts import Post, author_of, find_posts, tags
from .ranking import Weights, calibrated, ranked
from .resolution import Referent, Resolver, referent_of
from .speakers import SpeakerTable


POST_TRUST = 0.95  # a post says itself whose it is; what is left is a handle that names somebody else


@dataclass(frozen=True, slots=True)
class Ranked:
    """A draft with its candidates and their share of belief, best first."""

    draft: Draft
    candidates: tuple[tuple[Candidate, float], ...]


class Reading:
    """A document taken apart once; `rank` and `attribute` work on it."""

    def __init__(self, document: Document, structure: Structure) -> None:
        text = document.text
        self.document = document
        self.posts: list[Post] = find_posts(text)
        skipped = _apart([p.outer for p in self.posts] + tags(text))
        self.pieces: list[Piece] = quoted_pieces(text, structure.paragraphs, skipped)
        self.masked = masked_text(text, _apart(skipped + [p.outer for p in self.pieces]))
        self.paragraphs = structure.paragraphs
        self.names = _names(document, structure)
        self._name_starts = [n.span.start for n in self.names]
        self._frames: dict[int, Frame] = {}
        self.sentences: list[Sentence] = []
        if self.pieces:
            for number, paragraph in enumerate(self.paragraphs):
                if prose(paragraph):
                    self.sentences.extend(sentences_around(text, self.masked, self.pieces, paragraph, number))
        self.drafts = [d for d in drafts_of(text, self.masked, self.pieces, self.sentences, self.paragraphs) if self._is_speech(d)]

    def frame(self, index: int) -> Frame:
        frame = self._frames.get(index)
        if frame is None:
            frame = frame_of(self.masked, self.sentences[index].span, self.names, self._name_starts)
            self._frames[index] = frame
        return frame

    def candidates(self, number: int, spoke_before: int) -> list[Candidate]:
        return candidates_of(self.document.text, self.drafts[number], self.pieces, self.sentences, self.frame, spoke_before)

    def _is_speech(self, draft: Draft) -> bool:
        """Quoted words of one to three in a sentence without a verb of saying are scare quotes or titles."""
        if not draft.mixed:
            return True
        words = [w for i in draft.pieces for w in self.pieces[i].inner.of(self.document.text).split()]
        if len(words) > 3:
            return not (len(words) <= 8 and all(w[:1].isupper() or len(w) <= 3 for w in words) and not self.frame_cues(draft))
        return self.frame_cues(draft)

    def frame_cues(self, draft: Draft) -> bool:
        return any(self.frame(s).cues for s in draft.sentences)


def _apart(spans: list[Span]) -> list[Span]:
    """In order, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _names(document: Document, structure: Structure) -> list[Name]:
    spans = [p.span for p in structure.paragraphs if p.kind in (ParagraphKind.BODY, ParagraphKind.HEADING)]
    lowered = frozenset(w for w in document.text.split() if w.islower())
    return find_names(document.text, spans, lowered)


def attribute_reading(reading: Reading, weights: Weights, line: float) -> Attribution:
    text = reading.document.text
    entities = Entities(text, reading.names)
    resolver = Resolver(text, reading.masked, reading.names, entities, reading.document.author)
    table = SpeakerTable(text, reading.masked)
    quotations: list[Quotation] = []
    last_sentence: int | None = None
    last_referent: Referent | None = None
    last_trust = 0.0
    last_span: Span | None = None
    for number, draft in enumerate(reading.drafts):
        spoke_before = 0 if last_sentence is None else draft.sentences[0] - last_sentence
        order = ranked(reading.candidates(number, max(spoke_before, 1) if last_sentence is not None else 0), weights)
        order = [pair for pair in order if pair[0].kind is not CandidateKind.NOBODY]
        referent, trust, mention_span, cue = None, 0.0, None, None
        share = order[0][1] if order else 0.0
        if order and order[0][0].mention is None:
            referent, trust, mention_span = last_referent, last_trust, last_span
        elif order:
            best = order[0][0]
            assert best.mention is not None
            mention_span, cue = best.mention.span, best.cue
            resolved = resolver.resolve(best.mention)
            if resolved is not None:
                referent, trust = resolved.referent, resolved.trust
                if best.mention.kind is MentionKind.PHRASE and referent.entity is None:
                    resolver.noticed(mention_span.start, referent)
        confidence = calibrated(share, weights) * trust
        start = reading.pieces[draft.pieces[0]].outer.start
        speaker = None
        if referent is not None and confidence >= line:
            speaker = table.add(referent, mention_span)
            resolver.heard(mention_span.start if mention_span and cue else start, referent)
        if confidence >= line or last_sentence is None:
            last_sentence, last_referent, last_trust, last_span = draft.sentences[-1], referent, trust, mention_span
        quotations.append(_quotation(reading, draft, speaker, mention_span, cue, confidence))
    for post in reading.posts:
        quotations.append(_of_post(reading, post, entities, table))
    quotations.sort(key=lambda q: q.span)
    return Attribution(tuple(quotations), table.speakers())


def _of_post(reading: Reading, post: Post, entities: Entities, table: SpeakerTable) -> Quotation:
    author = author_of(post, reading.document.text, entities)
    words = post.author.of(reading.document.text)
    if author is not None:
        referent = referent_of(author)
    else:
        name = words if post.handle is None or words.lower().lstrip("@") != post.handle.lower() else f"@{post.handle}"
        referent = Referent(f"post {name}", name, SpeakerKind.PERSON, None)
    return Quotation(post.inner, (post.inner,), QuotationKind.DIRECT, table.add(referent, post.author), post.author, None, POST_TRUST)


def _quotation(reading: Reading, draft: Draft, speaker: int | None, mention: Span | None, cue: Span | None, confidence: float) -> Quotation:
    pieces = [reading.pieces[i] for i in draft.pieces]
    kind = QuotationKind.MIXED if draft.mixed else QuotationKind.DIRECT
    span = Span(pieces[0].outer.start, pieces[-1].outer.end)
    return Quotation(span, tuple(p.inner for p in pieces), kind, speaker, mention, cue, confidence)
