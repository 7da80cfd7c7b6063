"""A checked draft as a reply: what has to be looked at first, in the order of the draft; then what stands."""

from collections import Counter
from collections.abc import Iterator

from bot.replies.citation import citation_words
from bot.replies.reply import Block, BodyText, Note, Reply, Tone, WordChange
from bot.replies.wording import AS_READ, counted
from index import Certainty
from retrieval import Alteration, CheckedClaim, CheckedDraft, Verdict

_TONES = {
    Verdict.EXACT: Tone.CONFIRMED,
    Verdict.NEAR: Tone.DOUBTFUL,
    Verdict.MISATTRIBUTED: Tone.REFUTED,
    Verdict.NOT_FOUND: Tone.SILENCE,
}
_WORST = (Verdict.MISATTRIBUTED, Verdict.NEAR, Verdict.NOT_FOUND, Verdict.EXACT)
_COUNTED = {
    Verdict.EXACT: "stand word for word",
    Verdict.NEAR: "altered",
    Verdict.MISATTRIBUTED: "said by somebody else",
    Verdict.NOT_FOUND: "not in the coverage",
}
_KINDS = {
    Alteration.NEGATION: "A negation is changed.",
    Alteration.NUMBER: "A number is changed.",
    Alteration.NAME: "A name is changed.",
    Alteration.SPLICE: "What stands in several places is joined.",
    Alteration.CUT: "Words are left out that make another sense of it.",
    Alteration.WORDING: "Words are changed.",
}


def draft_reply(draft: CheckedDraft) -> Reply:
    if not draft.claims:
        return Reply(Tone.SILENCE, _nothing(draft))
    found = Counter(one.check.verdict for one in draft.claims)
    told = ", ".join(f"{found[verdict]:,} {words}" for verdict, words in _COUNTED.items() if found[verdict])
    worst = next(verdict for verdict in _WORST if found[verdict])
    blocks = [block for one in draft.claims if one.check.verdict is not Verdict.EXACT for block in _told(one)]
    return Reply(_TONES[worst], f"{counted(len(draft.claims), 'quotation')}: {told}", tuple(blocks))


def _nothing(draft: CheckedDraft) -> str:
    if draft.language is not None:
        return f"This draft is in {draft.language}, in which I find no quotations."
    return "There is no quotation in this draft."


def _told(one: CheckedClaim) -> Iterator[Block]:
    claim, check = one.claim, one.check
    yield BodyText(f"“{' '.join(claim.words.split())}”")
    if claim.speaker is not None:
        yield Note(f"{claim.speaker}{AS_READ if claim.certainty is Certainty.CONCLUDED else ''}, in the draft")
    if check.verdict is Verdict.NOT_FOUND:
        yield Note("These words do not stand in the coverage.")
        return
    if check.alteration is not None:
        yield Note(_KINDS[check.alteration])
    yield from (WordChange(difference.claimed, difference.found) for difference in check.differences)
    if check.verdict is Verdict.MISATTRIBUTED:
        yield Note(f"In the coverage {check.speaker} says this.")
    if check.excerpt is not None:
        yield Note(citation_words(check.excerpt.citation) or check.excerpt.document)
