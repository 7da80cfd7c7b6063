"""Quotations whose form says whose they are, so that no candidates are ranked: posts, the turns of an interview, inner
quotations, statements."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ..quotation import Certainty, Quotation, QuotationKind, SpeakerKind
from ..text.document import Span
from .coreference.referents import Referent, Resolved, referent_of
from .coreference.resolver import Resolver
from .forms.posts import Authors, Post
from .forms.turns import Interviewed, Turn
from .names.entities import Entities, Entity
from .names.mentions import Mention, MentionKind
from .names.name_finder import Name, NameKind
from .nested import Nested
from .parsed_document import ParsedDocument
from .reported.statements import Statement
from .speakers.speaker_table import SpeakerTable

# A post says itself whose it is; what is left is a handle that names somebody else.
_POST_TRUST = 0.95
_TURN_TRUST = 0.95  # a label says it
_INTERVIEWED_TRUST = 0.8  # whoever is told of before an interview is the one interviewed
_NESTED_TRUST = 0.8  # a name and a verb stand right before the inner words
# Reported speech has no marks that vouch for it: from here on 0.81 of it is right (`python -m bench.quality.reported`).
_STATEMENT_THRESHOLD = 0.6
# From here on another source is annotated for 0.015 of the statements whose words are; read one by one, most of those
# have a second speaker that is annotated alone, and 0.003 are wrong.
_NAMED_STATEMENT = 0.85
_LINKS = "of|for|from|at|with|in"
_OF = re.compile(rf"\b(?:{_LINKS}|on|about|into|by|against|over) (?:the )?\Z")
_FIRST_PERSON = 0.5  # of all words of the source: what stands behind a person's name only tells of them
_LINK = re.compile(rf"\b(?:{_LINKS})\b")
_HANGS_ON = re.compile(rf" (?:{_LINKS}) ")
_OF_REACH = 10  # characters


class Unranked:
    """One document's. Speakers go into the `table`, and the `resolver` is told of those of statements."""

    def __init__(
        self, parsed: ParsedDocument, entities: Entities, resolver: Resolver, table: SpeakerTable, threshold: float
    ) -> None:
        self._parsed = parsed
        self._entities = entities
        self._resolver = resolver
        self._table = table
        self._threshold = threshold
        self._sentence_starts = [s.span.start for s in parsed.sentences]

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self._entities)

    @cached_property
    def _interviewed(self) -> Interviewed:
        return Interviewed(self._parsed.text, self._entities, self._parsed.turns[0].label.start)

    def attributed(self, item: Statement | Post | Nested | Turn) -> Quotation | None:
        """With its speaker where that is sure enough; None for inner quotations of nobody who is known."""
        if isinstance(item, Post):
            return self._of_post(item)
        if isinstance(item, Turn):
            return self._of_turn(item)
        return self._of_nested(item) if isinstance(item, Nested) else self._of_statement(item)

    def labelled(self, quotation: Quotation, labels: Sequence[Name]) -> Quotation:
        """A transcript in marks: whom its one label names, open where it has several speakers or nobody is known."""
        found = [self._resolver.of_name(name) for name in labels]
        if (first := found[0]) is None or any(one is None or one.referent.key != first.referent.key for one in found):
            return quotation
        confidence = _TURN_TRUST * first.trust
        if not first.referent.is_person or confidence < self._threshold:
            return quotation
        self._resolver.add_speaker(labels[0].span.start, first.referent)
        speaker = self._table.add(first.referent, labels[0].span)
        return replace(
            quotation,
            speaker=speaker,
            speaker_span=labels[0].span,
            confidence=confidence,
            certainty=Certainty.CONCLUDED,
        )

    def _of_post(self, post: Post) -> Quotation:
        author = self._authors.of(post, self._parsed.text)
        words = post.author.of(self._parsed.text)
        if author is not None:
            referent = referent_of(author)
        else:
            handle = post.handle or ""
            name = f"@{handle}" if words.lstrip("@").lower() == handle.lower() else words
            referent = Referent(f"post {name}", name, SpeakerKind.PERSON, None)
        speaker = self._table.add(referent, post.author)
        return Quotation(
            post.inner, (post.inner,), QuotationKind.DIRECT, speaker, post.author, None, _POST_TRUST, Certainty.NAMED
        )

    def _of_turn(self, turn: Turn) -> Quotation:
        entity, name = self._interviewed.of(turn), self._interviewed.name(turn)
        referent = None
        if entity is not None:
            referent = referent_of(entity)
        elif name is not None and not turn.headed:
            referent = Referent(f"turn {name.lower()}", name, SpeakerKind.PERSON, None)
        trust = _INTERVIEWED_TRUST if turn.answers else _TURN_TRUST
        speaker = None
        if referent is not None and trust >= self._threshold:
            speaker = self._table.add(referent, turn.label)
            self._resolver.add_speaker(turn.label.start, referent)
        confidence = 0.0 if referent is None else trust
        certainty = Certainty.OPEN if speaker is None else self._certainty_of_turn(turn, entity)
        return Quotation(
            turn.words, (turn.words,), QuotationKind.DIRECT, speaker, turn.label, None, confidence, certainty
        )

    def _certainty_of_turn(self, turn: Turn, entity: Entity | None) -> Certainty:
        """Of "A:" it is concluded who answers, and of a surname that two bear which of them speaks."""
        several = entity is not None and len(self._entities.bearing(entity.words[-1])) > 1
        surname = len(turn.label.of(self._parsed.text).split()) == 1
        return Certainty.CONCLUDED if turn.answers or turn.headed or (several and surname) else Certainty.NAMED

    def _of_nested(self, nested: Nested) -> Quotation | None:
        entity = self._entities.of(nested.name)
        if entity is None or self._threshold > _NESTED_TRUST:
            return None
        name, words = nested.name.span, nested.quoted_span
        speaker = self._table.add(referent_of(entity), name)
        certainty = Certainty.NAMED if self._entities.is_alone(nested.name) else Certainty.CONCLUDED
        return Quotation(
            words.outer, (words.inner,), QuotationKind.DIRECT, speaker, name, nested.cue, _NESTED_TRUST, certainty
        )

    def _of_statement(self, statement: Statement) -> Quotation | None:
        mention = None if statement.source is None else self._mention_at(statement.source)
        resolved = None if mention is None else self._resolver.resolve(mention)
        confidence = statement.confidence * (resolved.trust if resolved else 0.0)
        speaker = None
        if mention is not None and resolved is not None and confidence >= max(self._threshold, _STATEMENT_THRESHOLD):
            if mention.kind is MentionKind.PHRASE and resolved.referent.entity is None:
                self._resolver.add_unnamed(mention.span.start, resolved.referent)
            else:
                self._resolver.add_speaker(mention.span.start, resolved.referent)
            speaker = None if statement.denied else self._table.add(resolved.referent, mention.span)
        if statement.denied:
            return None
        source = statement.source if mention is None else mention.span
        content, cue = statement.content, statement.cue
        certainty = _certainty_of_statement(speaker, resolved, statement.confidence)
        return Quotation(content, (content,), QuotationKind.INDIRECT, speaker, source, cue, confidence, certainty)

    def _mention_at(self, source: Span) -> Mention | None:
        """The mention that covers most of the source's words up to its first comma."""
        index = bisect_right(self._sentence_starts, source.start) - 1
        if index < 0:
            return None
        main = Span(source.start, source.start + max(1, len(source.of(self._parsed.text).split(",")[0])))
        best: tuple[float, bool, Mention] | None = None
        for mention in self._parsed.parsed_sentence(index).mentions:
            shared = min(mention.span.end, main.end) - max(mention.span.start, main.start)
            if shared <= 0:
                continue
            named = mention.kind is MentionKind.NAME
            if named and mention.span.start > main.start and not self._stands_alone(mention):
                continue  # "Acme" in "Jane Doe of Acme", "Roe" in "a story about Roe"
            name_last = named and mention.span.end == main.end
            share = shared / max(len(mention.span), len(main)) + _FIRST_PERSON * self._opens(mention, main)
            key = (share + name_last, name_last)
            if best is None or key > best[:2]:
                best = (*key, mention)
        return None if best is None else best[2]

    def _opens(self, mention: Mention, source: Span) -> bool:
        """ "Jane Doe" in "The chemist Jane Doe of the University of Acton"."""
        name, text = mention.name, self._parsed.text
        if name is None or name.kind is NameKind.ORGANISATION:
            return False
        before = _LINK.search(text, source.start, name.whole.start)
        return before is None and _HANGS_ON.match(text, name.span.end, source.end) is not None

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether no preposition stands before the mention."""
        start = mention.span.start
        return _OF.search(self._parsed.text, max(0, start - _OF_REACH), start) is None


def _certainty_of_statement(speaker: int | None, resolved: Resolved | None, confidence: float) -> Certainty:
    if speaker is None or resolved is None:
        return Certainty.OPEN
    return Certainty.NAMED if resolved.stated and confidence >= _NAMED_STATEMENT else Certainty.CONCLUDED
