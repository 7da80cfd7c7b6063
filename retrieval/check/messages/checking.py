"""A whole message checked: the words as they are, or else those that it quotes, with the speaker it names."""

from dataclasses import replace

from index import Span

from ...answer import Check, Difference, Verdict
from ...question.tokens import tokens
from ...snapshot import Snapshot
from ..checker import check_quotation
from .quoted_message import QuotedMessage, asks, read_labelled, read_message

_WORST = (Verdict.NOT_FOUND, Verdict.MISATTRIBUTED, Verdict.NEAR, Verdict.EXACT)
_MOST = 8  # quotations of one message that are checked, the longest; a message holds one or two

_SENTENCE = 6  # words around the quoted ones, from which they are no "X told reporters that"
_ALTERED = 0.3  # of them, at most, in a sentence of the coverage


def check_message(snapshot: Snapshot, text: str, speaker: str | None) -> Check:
    """Verdict on `text` as it stands where it stands in the coverage so, else on the words that it quotes: of several
    quotations the worst. `speaker` goes before the one that the message names. `text` of the check is the message."""
    speaker = (speaker or "").strip() or None
    whole = check_quotation(snapshot, text, speaker)
    if _stands(whole):
        return replace(whole, claimed=speaker)
    message = read_message(text)
    if message is not None and whole.verdict is not Verdict.NOT_FOUND and _is_pasted(message, text, whole):
        return replace(whole, claimed=speaker)
    if message is not None and (message.framed or whole.verdict is Verdict.NOT_FOUND):
        return _told_of(text, _of_quotations(snapshot, message, speaker))
    labelled = read_labelled(text) if message is None else None
    if labelled is not None:
        found = _of_quotations(snapshot, labelled, speaker)
        if _stands(found) or whole.verdict is Verdict.NOT_FOUND is not found.verdict:
            return _told_of(text, found)
    return replace(whole, claimed=speaker)


def _told_of(message: str, check: Check) -> Check:
    """The check of words that a message quotes, as one of the message: what differs is where it stands there, nowhere
    where the words stand in it in another form or several times."""
    at = message.find(check.text) if message.count(check.text) == 1 else None
    return replace(check, text=message, differences=tuple(_moved(one, at) for one in check.differences))


def _moved(difference: Difference, by: int | None) -> Difference:
    span = difference.claimed_at
    return replace(difference, claimed_at=None if span is None or by is None else Span(span.start + by, span.end + by))


def _is_pasted(message: QuotedMessage, text: str, whole: Check) -> bool:
    """True where the words around the quoted ones are the coverage's as well, by far the most of them: a sentence of
    it with a word changed, which the words in marks alone would not show."""
    if asks(text):
        return False
    around = len(tokens(message.around))
    altered = sum(len(tokens(difference.claimed)) for difference in whole.differences)
    return around >= _SENTENCE and altered <= around * _ALTERED


def _stands(check: Check) -> bool:
    """Word for word, whoever said it."""
    return check.verdict in (Verdict.EXACT, Verdict.MISATTRIBUTED) and not check.differences


def _of_quotations(snapshot: Snapshot, message: QuotedMessage, speaker: str | None) -> Check:
    known = None if speaker or all(message.speakers) else _known_speaker(snapshot, message)
    longest = sorted(message.quotations, key=len, reverse=True)[:_MOST]
    pairs = zip(message.quotations, message.speakers, strict=True)
    quoted = [(words, speaker or named or known) for words, named in pairs if words in longest][:_MOST]
    checks = [replace(check_quotation(snapshot, words, claimed), claimed=claimed) for words, claimed in quoted]
    return min(checks, key=lambda check: _WORST.index(check.verdict))


def _known_speaker(snapshot: Snapshot, message: QuotedMessage) -> str | None:
    """Whom the coverage quotes, named around the words in any way that people type."""
    named = next(iter(snapshot.vocabulary.speakers.find([word.text for word in tokens(message.around)])), None)
    return None if named is None else snapshot.vocabulary.speakers[named.identities[0][0]].name
