"""Quotations inside quotations: in `"Trump said, 'We will win,'" Doe said`, the inner words are Trump's."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.document import Span
from .names.name_finder import Name, NameKind
from .text import lexicon
from .text.quotation_marks import QuotedSpan, find_nested_spans


@dataclass(frozen=True, slots=True)
class Nested:
    """`quoted_span` is the inner quotation, `name` who says it, `cue` the verb between them."""

    quoted_span: QuotedSpan
    name: Name
    cue: Span


_SAID = lexicon.any_of(lexicon.CORE_SPEECH_VERBS)
_VERB = re.compile(rf"(?:['’]s)? (?:has |had |also |then |just )?({_SAID})(?: (?:me|us|him|her|them|you))?[,:]? ?\Z")
_REACH = 60  # characters between the name's start and the inner mark
_SHORTEST = 3  # words; shorter inner quotations are mostly scare quotes


def find_nested(text: str, quoted_spans: Sequence[QuotedSpan], names: Sequence[Name]) -> Iterator[Nested]:
    """Only what a name and a verb of saying introduce: "he said, '…'" inside a quotation could mean anybody."""
    starts = [n.span.start for n in names]
    for outer in quoted_spans:
        for quoted_span in find_nested_spans(text, outer):
            if len(quoted_span.inner.of(text).split()) < _SHORTEST:
                continue
            last = bisect_left(starts, quoted_span.outer.start) - 1
            if last < 0 or starts[last] < max(outer.inner.start, quoted_span.outer.start - _REACH):
                continue
            name = names[last]
            verb = _VERB.search(text, name.span.end, quoted_span.outer.start)
            if verb is not None and verb.start() == name.span.end and name.kind is not NameKind.ROLE:
                yield Nested(quoted_span, name, Span(*verb.span(1)))
