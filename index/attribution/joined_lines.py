"""What is said in a document whose lines were joined, where it stands in the document as it is."""

from dataclasses import replace

from ..quotation import Attribution, Quotation, Speaker
from ..text.joined import Joined
from ..text.span import Span


def in_its_own_lines(attribution: Attribution, joined: Joined) -> Attribution:
    """`attribution` is of `joined.document`."""
    if len(joined.starts) == 1:
        return attribution
    quotations = tuple(_quotation(one, joined) for one in attribution.quotations)
    return replace(
        attribution, quotations=quotations, speakers=tuple(_speaker(one, joined) for one in attribution.speakers)
    )


def _quotation(quotation: Quotation, joined: Joined) -> Quotation:
    return replace(
        quotation,
        span=joined.origin(quotation.span),
        parts=tuple(map(joined.origin, quotation.parts)),
        speaker_span=_maybe(quotation.speaker_span, joined),
        cue_span=_maybe(quotation.cue_span, joined),
    )


def _speaker(speaker: Speaker, joined: Joined) -> Speaker:
    return replace(speaker, mentions=tuple(map(joined.origin, speaker.mentions)))


def _maybe(span: Span | None, joined: Joined) -> Span | None:
    return None if span is None else joined.origin(span)
