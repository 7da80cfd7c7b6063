"""Whether the sentence around a quotation says that its likeliest speaker did not say it."""

from .candidates import SpeakerCandidate
from .grouping import QuotationGroup
from .parsed_document import ParsedDocument
from .text.sentences import MASK
from .text.unsaid import (
    asks_whether,
    is_of_a_fake,
    is_of_a_question,
    is_put_to_somebody,
    is_read_out,
    is_unsaid,
    is_verb_unsaid,
)


def unsaid_by(best: SpeakerCandidate, group: QuotationGroup, parsed: ParsedDocument) -> bool:
    """True for words that are denied, supposed or imagined, read out from another's letter, or that were put as a
    question to whom the sentence names."""
    masked = parsed.masked
    first = parsed.quoted_spans[group.quoted_spans[0]]
    own = parsed.sentences[group.sentences[0]].span
    before = masked[own.start : first.outer.start]
    if not group.bare and asks_whether(own.of(masked)):
        return True
    if _is_question(first.inner.of(parsed.text)) and is_put_to_somebody(before):
        return best.mention is None or best.mention.span.end > first.outer.start
    if is_of_a_question(before):
        return True
    cue = best.cue
    if cue is None or cue.start < first.outer.start:
        if is_unsaid(before, None if cue is None else cue.start - own.start):
            return True
    elif is_verb_unsaid(masked[own.start : cue.end].rpartition(MASK)[2]):
        return True
    last = parsed.quoted_spans[group.quoted_spans[-1]].outer.end
    if is_of_a_fake(masked[last : parsed.sentences[group.sentences[-1]].span.end]):
        return True
    return any(is_read_out(s) for s in _around(group, parsed))


def _is_question(words: str) -> bool:
    return words.rstrip().endswith("?")


def _around(group: QuotationGroup, parsed: ParsedDocument) -> list[str]:
    """The quotation's sentences, and for bare words the one before them in its paragraph."""
    indices = list(dict.fromkeys(group.sentences))
    before = indices[0] - 1
    if group.bare and before >= 0 and parsed.sentences[before].paragraph == parsed.sentences[indices[0]].paragraph:
        indices.insert(0, before)
    return [parsed.sentences[i].span.of(parsed.masked) for i in indices]
