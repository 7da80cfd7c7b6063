"""Walks through a document in its own order and gives each quotation, statement and post to its speaker.

The order matters: who has just spoken is who "he" means next.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..quotation import Attribution, Certainty, Quotation, QuotationKind, Speaker
from ..text.document import Document, Span
from ..text.joined import join_lines
from ..text.structure import Structure
from .candidates import CandidateKind, RuledOut, SpeakerCandidate, Told, candidates_of
from .certainty import Doubt, certainty_of, doubt_of, is_plainly_tied
from .coreference.referents import Referent, Resolved
from .coreference.resolver import Resolver
from .forms.headlines import echoed_by
from .forms.posts import Post
from .forms.turns import Turn, labels_within
from .grouping import QuotationGroup
from .joined_lines import in_its_own_lines
from .names.entities import Entities
from .names.mentions import Mention, MentionKind
from .nested import Nested, find_nested
from .parsed_document import ParsedDocument
from .ranking import Weights, calibrated, load_weights, ranked
from .relations.actors import Actor, actor_of
from .relations.clauses import is_joint
from .relations.verbs import SUBJECT_RELATIONS
from .reported.statements import Statement, find_statements
from .speakers.speaker_table import SpeakerTable
from .text import lexicon
from .unranked import Unranked
from .unsaid import unsaid_by

# Probability below which the speaker is left open. Measured by `python -m bench.quality.attribution_reliability`:
# half of what lies below is wrong; see docs/attribution.md.
THRESHOLD = 0.5
# Quotations and statements of one document that are given to their speakers, in order; a book of 1 MB has some 3,000.
MOST_SAID = 10_000
# Above this share of belief that nobody speaks, words in a sentence of the paper's are scare quotes, a title
# or a nickname and no quotation. Measured by `python -m bench.learn.attribution`: see docs/attribution.md.
NO_SPEECH = 0.85
_BLOCK = 200  # sentences whose parses of reported speech are held at a time
_DISPLAYED_TRUST = 0.5  # that whoever shows words is who says them
_ECHOED_TRUST = 0.9  # that a headline's words are those of who says them below
_LEAST_SHARE = 0.03  # of belief; what has less is not asked whom it stands for, which costs time
_SIGNED_SHARE = 0.95  # of belief that a signature below the words is their speaker's
_GESTURE_SHARE = 0.85  # of belief that bare words are whose gesture stands right before them
_ACTING_SHARE = 0.6  # that they are who does anything else there, where only who follows is likelier
_UNSAID_TRUST = 0.1  # that words were said by whom the sentence says they were not
_NEAREST = frozenset({"nearest cue", "cue core"})  # a verb that surely says, and none nearer
_DISPLAYED_REACH = 20  # characters before the verb

Ranked = tuple[SpeakerCandidate, float]  # with its share of belief

_Item = QuotationGroup | Statement | Post | Nested | Turn


def attribute(
    document: Document, structure: Structure, weights: Weights | None = None, threshold: float = THRESHOLD
) -> Attribution:
    """Everything said in the document, and by whom. Never raises on any text.

    `weights` are those of this release if None. `threshold` is the least probability, 0 to 1, at which a quotation
    is given to a speaker; what stays below is found all the same, with its speaker left open.
    """
    joined = join_lines(document, structure)
    parsed = ParsedDocument(joined.document, joined.structure)
    attributed, speakers, cut = Attributor(parsed, weights or load_weights(), threshold).run()
    return in_its_own_lines(Attribution(tuple(one.quotation for one in attributed), speakers, cut), joined)


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """A quotation and, where it stands in marks, the candidates that were weighed, best first, and why its speaker is
    not called named, None where they are. `ruled_out` are those beside the words who can't have said them, and why."""

    quotation: Quotation
    candidates: tuple[tuple[SpeakerCandidate, float], ...] = ()
    doubt: Doubt | None = None
    ruled_out: tuple[RuledOut, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviousSpeaker:
    """Whoever spoke last, which a quotation without any attribution falls back on. `sentence` is the last of what they
    said, None before anybody spoke; `span` the mention that led to `referent`."""

    sentence: int | None = None
    referent: Referent | None = None
    trust: float = 0.0
    span: Span | None = None


class Attributor:
    """Attributes one document in reading order and keeps who spoke last, which pronouns and unattributed quotations
    need. One instance, one `run()`."""

    def __init__(self, parsed: ParsedDocument, weights: Weights, threshold: float, keep: bool = False) -> None:
        """`keep` keeps the candidates: for explanations, as they take far more memory than the quotations."""
        self._keep = keep
        self._parsed = parsed
        self._weights = weights
        self._threshold = threshold
        entities = Entities(parsed.text, parsed.names)
        self._resolver = Resolver(parsed.text, parsed.masked, parsed.names, entities, parsed.document.author)
        self._table = SpeakerTable(parsed.text, parsed.masked)
        self._unranked = Unranked(parsed, entities, self._resolver, self._table, threshold)
        self._previous = PreviousSpeaker()
        self._told: Told = {}

    def run(self) -> tuple[list[AttributedQuotation], tuple[Speaker, ...], bool]:
        """What was said, by whom, and whether there is more of it than `MOST_SAID`, which is left as the paper's."""
        items = self._items()
        headlines: list[QuotationGroup] = []
        attributed: list[AttributedQuotation] = []
        for _, item in items[:MOST_SAID]:
            if isinstance(item, QuotationGroup) and self._is_headline(item):
                headlines.append(item)
            elif (one := self._attributed(item)) is not None:
                attributed.append(one)
        below = [one.quotation for one in attributed]
        attributed += [one for group in headlines if (one := self._of_headline(group, below)) is not None]
        attributed.sort(key=lambda one: one.quotation.span)
        return attributed, self._table.speakers(), len(items) > MOST_SAID

    def _items(self) -> list[tuple[int, _Item]]:
        """Everything said, with the place where it or its attribution begins, in order."""
        parsed = self._parsed
        items: list[tuple[int, _Item]] = []
        items += [(parsed.quoted_spans[g.quoted_spans[0]].outer.start, g) for g in parsed.groups]
        items += [(p.outer.start, p) for p in parsed.posts]
        items += [(t.words.start, t) for t in parsed.turns]
        nested = find_nested(parsed.text, parsed.quoted_spans, parsed.names)
        items += [(n.quoted_span.outer.start, n) for n in nested]
        items += [(min(s.cue.start, s.content.start), s) for s in self._statements()]
        return sorted(items, key=lambda pair: pair[0])

    def _statements(self) -> Iterator[Statement]:
        """Reported speech, but what holds quoted words: that is a mixed quotation already."""
        parsed = self._parsed
        quoted = sorted([q.outer for q in parsed.quoted_spans] + parsed.code + [t.words for t in parsed.turns])
        ends = [q.end for q in quoted]
        sentences = [s.span for s in self._parsed.sentences if s.whole]
        for first in range(0, len(sentences), _BLOCK):
            block = sentences[first : first + _BLOCK]
            near = quoted[max(0, bisect_right(ends, block[0].start) - 1) : bisect_right(ends, block[-1].end) + 1]
            for statement in find_statements(self._parsed.text, block, near):
                following = bisect_right(ends, statement.content.start)
                if following == len(quoted) or not quoted[following].overlaps(statement.content):
                    yield statement

    def _attributed(self, item: _Item) -> AttributedQuotation | None:
        if isinstance(item, QuotationGroup):
            return self._of_group(item)
        quotation = self._unranked.attributed(item)
        return None if quotation is None else AttributedQuotation(quotation)

    def _is_headline(self, group: QuotationGroup) -> bool:
        return self._parsed.headlines.issuperset(group.sentences)

    def _of_headline(self, group: QuotationGroup, below: Sequence[Quotation]) -> AttributedQuotation | None:
        """Whose name the headline ties to the words, else whose words they are in the text below; nobody's where that
        does not tell: who a headline is about seldom says what it quotes."""
        order, out = self._ranked(group, 0)
        first = next((c for c, _ in order if c.kind is not CandidateKind.NOBODY), None)
        self._previous = PreviousSpeaker()
        if first is not None and is_plainly_tied(first.features):
            told = self._of_ranked(group, order, out)
            if told is None or told.quotation.speaker is not None:
                return told
        quotation = self._quotation(group)
        if (same := echoed_by(quotation, below, self._parsed.text)) is not None:
            confidence = min(same.confidence, _ECHOED_TRUST)
            quotation = replace(quotation, speaker=same.speaker, confidence=confidence, certainty=Certainty.CONCLUDED)
        elif _is_no_speech(group, order):
            return None
        return self._kept(quotation, order, out, Doubt.NOT_BESIDE)

    def _of_group(self, group: QuotationGroup) -> AttributedQuotation | None:
        parsed = self._parsed
        parts = [parsed.quoted_spans[i].inner for i in group.quoted_spans]
        if group.bare and (labels := labels_within(parsed.text, parts, parsed.names)):
            self._previous = PreviousSpeaker()
            return AttributedQuotation(self._unranked.labelled(self._quotation(group), labels), (), Doubt.NOT_BESIDE)
        previous = self._previous
        spoke_before = 0 if previous.sentence is None else max(1, group.sentences[0] - previous.sentence)
        return self._of_ranked(group, *self._ranked(group, spoke_before))

    def _ranked(self, group: QuotationGroup, spoke_before: int) -> tuple[list[Ranked], list[RuledOut]]:
        out: list[RuledOut] = []
        found = candidates_of(group, self._parsed, spoke_before, self._told, out if self._keep else None)
        return ranked(found, self._weights), out

    def _of_ranked(
        self, group: QuotationGroup, order: Sequence[Ranked], out: Sequence[RuledOut]
    ) -> AttributedQuotation | None:
        if _is_no_speech(group, order):
            return None
        previous = self._previous
        somebody = [pair for pair in order if pair[0].kind is not CandidateKind.NOBODY]
        best, share = self._best(group, somebody)
        resolved, mention = self._meant(best)
        own, confidence = calibrated(share, self._weights), 0.0
        if best is not None:
            said = self._trust(group, best)
            own *= said
            if resolved is not None:
                confidence = said * self._belief(resolved, best, share, somebody)
        speaker = self._spoken(group, resolved, mention, best, confidence)
        if confidence >= self._threshold or previous.sentence is None:
            self._previous = _previous_after(group, resolved, mention)
        doubt = doubt_of(best, resolved, own, self._weights.named, mixed=group.mixed)
        certainty = certainty_of(speaker, doubt)
        quotation = self._quotation(group, speaker, mention, best.cue if best else None, confidence, certainty)
        return self._kept(quotation, order, out, doubt)

    def _kept(
        self, quotation: Quotation, order: Sequence[Ranked], out: Sequence[RuledOut], doubt: Doubt | None
    ) -> AttributedQuotation:
        return AttributedQuotation(quotation, tuple(order) if self._keep else (), doubt, tuple(out))

    def _best(self, group: QuotationGroup, order: Sequence[Ranked]) -> tuple[SpeakerCandidate | None, float]:
        """The likeliest of somebody, or whom a form that the ranking has not learnt puts before them: a signature
        below bare words, who acts right before them."""
        if not order:
            return None, 0.0
        if group.bare and (signed := _signed(order)) is not None:
            return signed, _SIGNED_SHARE
        best, share = _whom_it_quotes(order)
        actor = self._actor_before(group)
        acted = None if actor is None else _of_mention(order, actor.mention)
        if actor is None or acted is None:
            return best, share
        if actor.gestures:
            return acted, _GESTURE_SHARE
        return (acted, _ACTING_SHARE) if "sentence after" in best.features else (best, share)

    def _actor_before(self, group: QuotationGroup) -> Actor | None:
        """Who does something in the sentence right before bare words: "Her brother shrugged. “We are used to it.”" """
        index, sentences = group.sentences[0] - 1, self._parsed.sentences
        if not group.bare or index < 0 or sentences[index].paragraph != sentences[index + 1].paragraph:
            return None
        sentence = self._parsed.parsed_sentence(index)
        return None if sentence.quoted else actor_of(sentence)

    def _belief(self, resolved: Resolved, best: SpeakerCandidate, share: float, order: Sequence[Ranked]) -> float:
        """The probability of whom the best candidate stands for, 0 to 1, with the share of every other candidate that
        stands for the same one. What stands behind the words is not asked: it may build upon who said them."""
        together, trusted = share, share * resolved.trust
        if "signed below" not in best.features:
            for candidate, other_share in order:
                if candidate is best or other_share < _LEAST_SHARE or "sentence after" in candidate.features:
                    continue
                other, _ = self._meant(candidate)
                if other is not None and other.referent.key == resolved.referent.key:
                    together += other_share
                    trusted += other_share * other.trust
        return calibrated(min(together, 1.0), self._weights) * trusted / together if together else 0.0

    def _trust(self, group: QuotationGroup, best: SpeakerCandidate) -> float:
        """That the likeliest candidate said the words, by the sentence that ties them together."""
        if "signed below" in best.features:
            return 1.0
        if group.unnamed or unsaid_by(best, group, self._parsed) or self._is_joint(group, best):
            return _UNSAID_TRUST
        return _DISPLAYED_TRUST if best.cue is not None and self._is_displayed(best.cue) else 1.0

    def _is_joint(self, group: QuotationGroup, best: SpeakerCandidate) -> bool:
        """Whether the words are said by two at once, of whom the candidate is one."""
        if best.mention is None or best.cue is None:
            return False
        sentences = (self._parsed.parsed_sentence(index) for index in dict.fromkeys(group.sentences))
        return any(is_joint(sentence, best.mention) for sentence in sentences if best.mention in sentence.mentions)

    def _is_displayed(self, cue: Span) -> bool:
        """ "She held up a sign saying …": words that are shown are not said by whoever shows them."""
        before = self._parsed.masked[max(0, cue.start - _DISPLAYED_REACH) : cue.start].split()
        return bool(before) and before[-1].lower() in lexicon.DISPLAYS

    def _meant(self, best: SpeakerCandidate | None) -> tuple[Resolved | None, Span | None]:
        """Whom the best candidate stands for, and the mention that leads there."""
        if best is None:
            return None, None
        if best.mention is None:
            previous = self._previous
            known = None if previous.referent is None else Resolved(previous.referent, previous.trust)
            return known, previous.span
        return self._resolver.resolve(best.mention), best.mention.span

    def _spoken(
        self,
        group: QuotationGroup,
        resolved: Resolved | None,
        mention: Span | None,
        best: SpeakerCandidate | None,
        confidence: float,
    ) -> int | None:
        """The speaker's number where it is sure enough; the resolver is told."""
        if resolved is None or best is None:
            return None
        if best.mention is not None and best.mention.kind is MentionKind.PHRASE and resolved.referent.entity is None:
            self._resolver.add_unnamed(best.mention.span.start, resolved.referent)
        if confidence < self._threshold:
            return None
        start = self._parsed.quoted_spans[group.quoted_spans[0]].outer.start
        named_here = mention is not None and best.cue is not None
        self._resolver.add_speaker(mention.start if mention is not None and named_here else start, resolved.referent)
        return self._table.add(resolved.referent, mention)

    def _quotation(
        self,
        group: QuotationGroup,
        speaker: int | None = None,
        mention: Span | None = None,
        cue: Span | None = None,
        confidence: float = 0.0,
        certainty: Certainty = Certainty.OPEN,
    ) -> Quotation:
        quoted_spans = [self._parsed.quoted_spans[i] for i in group.quoted_spans]
        kind = QuotationKind.MIXED if group.mixed else QuotationKind.DIRECT
        span = Span(quoted_spans[0].outer.start, quoted_spans[-1].outer.end)
        parts = tuple(q.inner for q in quoted_spans)
        return Quotation(span, parts, kind, speaker, mention, cue, confidence, certainty)


def _is_no_speech(group: QuotationGroup, order: Sequence[Ranked]) -> bool:
    silence = next(share for candidate, share in order if candidate.kind is CandidateKind.NOBODY)
    return group.mixed and silence > NO_SPEECH


def _previous_after(group: QuotationGroup, resolved: Resolved | None, mention: Span | None) -> PreviousSpeaker:
    if resolved is None:
        return PreviousSpeaker(group.sentences[-1], span=mention)
    return PreviousSpeaker(group.sentences[-1], resolved.referent, resolved.trust, mention)


def _of_mention(order: Sequence[Ranked], mention: Mention) -> SpeakerCandidate | None:
    return next((candidate for candidate, _ in order if candidate.mention is mention), None)


def _signed(order: Sequence[Ranked]) -> SpeakerCandidate | None:
    return next((candidate for candidate, _ in order if "signed below" in candidate.features), None)


def _whom_it_quotes(order: Sequence[Ranked]) -> Ranked:
    """The likeliest, or whom the likeliest quotes: "Frank quotes Alfred Kahn: …" are Kahn's words, and "…, Doe said,
    according to Roe" are Doe's."""
    best, share = order[0]
    if "according, another says" in best.features:
        for candidate, _ in order:
            if not SUBJECT_RELATIONS.isdisjoint(candidate.features) and candidate.features.keys() >= _NEAREST:
                return candidate, share
    for relation, other in (("quoting", "quoted"), ("before, quoting", "before, quoted")):
        if relation in best.features:
            for candidate, _ in order:
                if other in candidate.features and "after preposition" not in candidate.features:
                    return candidate, share
    return best, share
