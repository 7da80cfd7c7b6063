"""A checked draft as a reply, and as a report of every quotation in it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.replies.citation import citation_words, place_link
from bot.replies.coverage.checking import word_changes
from bot.replies.reply import GLYPHS, Block, Entry, Note, Place, Reply, Tone, WordChange
from bot.replies.wording import AS_READ, counted, speaker_sentences
from index import Certainty
from retrieval import Alteration, Check, CheckedClaim, CheckedDraft, SpeakerStatus, Verdict

DRAFT_OR_QUOTATION = "Give me one of the two: a quotation, or a draft."
NO_SPEAKER_OF_A_DRAFT = "A draft says itself who said what: leave speaker out."
NOTHING_KEPT = "Nothing of the draft is kept."

_STANDING, _ALTERED, _ANOTHERS, _DOUBTED, _MISSING = range(5)
_COUNTED = {
    _STANDING: "stand word for word",
    _ALTERED: "altered",
    _ANOTHERS: "said by somebody else",
    _DOUBTED: "by a speaker in doubt",
    _MISSING: "not in the coverage",
}
_WORST = (_ANOTHERS, _ALTERED, _DOUBTED, _MISSING, _STANDING)
_TONES = {
    _STANDING: Tone.CONFIRMED,
    _ALTERED: Tone.DOUBTFUL,
    _ANOTHERS: Tone.REFUTED,
    _DOUBTED: Tone.UNSETTLED,
    _MISSING: Tone.SILENCE,
}
_VERDICTS = {
    Verdict.EXACT: _STANDING,
    Verdict.NEAR: _ALTERED,
    Verdict.MISATTRIBUTED: _ANOTHERS,
    Verdict.NOT_FOUND: _MISSING,
}
_UNPROVEN = (SpeakerStatus.OPEN, SpeakerStatus.UNCONFIRMED, SpeakerStatus.UNLIKELY)
_KINDS = {
    Alteration.NEGATION: "A negation is changed.",
    Alteration.NUMBER: "A number is changed.",
    Alteration.NAME: "A name is changed.",
    Alteration.SPLICE: "What stands in several places is joined.",
    Alteration.CUT: "Words are left out that make another sense of it.",
    Alteration.WORDING: "Words are changed.",
}
_GRAVEST = (*Alteration, None)  # None: no word is altered
_AT_A_GLANCE = 4  # quotations that a phone shows on one screen, with what is wrong with each
_WORDS = 90  # characters of each that are shown then: two lines
_CHANGES = 2  # of each


def draft_reply(draft: CheckedDraft) -> Reply:
    """All that has to be looked at, in the order of the draft."""
    if not draft.claims:
        return Reply(Tone.SILENCE, _nothing(draft))
    blocks = [block for one in _to_be_seen(draft) for block in _told(one)]
    return Reply(_tone(draft), _headline(draft), tuple(blocks))


def draft_at_a_glance(draft: CheckedDraft) -> Reply:
    """The gravest of it on one screen of a phone; the rest is in the report."""
    if not draft.claims:
        return Reply(Tone.SILENCE, _nothing(draft), (Note(NOTHING_KEPT),))
    seen = sorted(_to_be_seen(draft), key=_gravity)
    blocks = [block for one in seen[:_AT_A_GLANCE] for block in _told(one, _WORDS, _CHANGES)]
    left = len(seen) - _AT_A_GLANCE
    more = f"{left:,} more to look at in the report. " if left > 0 else ""
    return Reply(_tone(draft), _headline(draft), (*blocks, Note(f"{more}{NOTHING_KEPT}")))


def draft_report(draft: CheckedDraft, reader: str | None = None) -> str:
    """Every quotation of the draft, as a text; `reader` as of a reply."""
    parts = [_headline(draft) if draft.claims else _nothing(draft)]
    for number, one in enumerate(draft.claims, 1):
        lines = [line for block in _told(one) for line in _lines(block, reader)]
        parts.append("\n".join([f"{number}. {lines[0]}", *(f"   {line}" for line in lines[1:])]))
    return "\n\n".join(parts) + "\n"


def _headline(draft: CheckedDraft) -> str:
    found = Counter(map(_state, draft.claims))
    told = ", ".join(f"{found[state]:,} {words}" for state, words in _COUNTED.items() if found[state])
    return f"{counted(len(draft.claims), 'quotation')}: {told}"


def _tone(draft: CheckedDraft) -> Tone:
    return _TONES[min(map(_state, draft.claims), key=_WORST.index)]


def _nothing(draft: CheckedDraft) -> str:
    if draft.language is not None:
        return f"This draft is in {draft.language}, in which I find no quotations."
    return "There is no quotation in this draft."


def _state(one: CheckedClaim) -> int:
    doubted = one.check.verdict is Verdict.EXACT and one.claim.speaker and one.check.speaker_status in _UNPROVEN
    return _DOUBTED if doubted else _VERDICTS[one.check.verdict]


def _to_be_seen(draft: CheckedDraft) -> list[CheckedClaim]:
    return [one for one in draft.claims if _state(one) != _STANDING]


def _gravity(one: CheckedClaim) -> tuple[int, int]:
    return _WORST.index(_state(one)), _GRAVEST.index(one.check.alteration)


def _told(one: CheckedClaim, words: int | None = None, changes: int | None = None) -> Iterator[Block]:
    """At most so many characters of the words, and so many changes."""
    claim, check = one.claim, one.check
    yield Entry(f"{GLYPHS[_TONES[_state(one)]]}“{_shortened(' '.join(claim.words.split()), words)}”")
    sentences = speaker_sentences(check) if claim.speaker is not None and check.verdict is not Verdict.NOT_FOUND else ()
    if line := " ".join(part for part in (_in_draft(one, sentences), _what(check)) if part):
        yield Note(line)
    found = word_changes(check)
    yield from found[:changes]
    if (left := len(found) - len(found[:changes])) > 0:
        yield Note(f"and {counted(left, 'more change')}")
    yield from map(Note, sentences)
    if check.excerpt is not None and check.verdict is not Verdict.NOT_FOUND:
        yield Place(check.excerpt)


def _in_draft(one: CheckedClaim, sentences: Sequence[str]) -> str | None:
    """Who says it in the draft, where no other sentence names them."""
    speaker = one.claim.speaker
    if speaker is None or any(speaker in sentence for sentence in sentences):
        return None
    return f"{speaker}{AS_READ if one.claim.certainty is Certainty.CONCLUDED else ''}, in the draft."


def _what(check: Check) -> str | None:
    if check.verdict is Verdict.NOT_FOUND:
        return "Not in the coverage."
    return None if check.alteration is None else _KINDS[check.alteration]


def _shortened(words: str, limit: int | None) -> str:
    if limit is None or len(words) <= limit:
        return words
    return f"{words[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def _lines(block: Block, reader: str | None) -> Sequence[str]:
    match block:
        case Entry(text) | Note(text):
            return (text,)
        case WordChange(claimed, found, lost):
            aside = f" ({lost})" if lost else ""
            if not claimed:
                return (f"Left out: “{found}”{aside}",)
            return (f"Put in: “{claimed}”",) if not found else (f"Printed: “{found}”, not: “{claimed}”{aside}",)
        case Place(excerpt):
            link = place_link(excerpt, reader)
            return (citation_words(excerpt.citation) or excerpt.document, *([link] if link else []))
    return ()
