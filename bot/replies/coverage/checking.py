"""A checked quotation, or a checked draft, as a reply."""

from collections import Counter
from collections.abc import Iterator

from bot.replies.citation import citation_words
from bot.replies.reply import Action, ActionKind, Block, BodyText, Note, Quoted, Reply, Tone, WordChange
from bot.replies.wording import AS_READ, counted, speaker_in_full, speaker_sentences, verdict_sentence
from index import Certainty
from retrieval import Alteration, Check, CheckedClaim, CheckedDraft, SpeakerStatus, Verdict

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
_DOUBTED = (SpeakerStatus.OPEN, SpeakerStatus.UNCONFIRMED, SpeakerStatus.LIKELY, SpeakerStatus.UNLIKELY)


def check_reply(check: Check) -> Reply:
    """The verdict, what differs, and where the words stand; the reply's `question` is what was to be checked."""
    blocks: list[Block] = [WordChange(d.claimed, d.found) for d in check.differences]
    blocks += [Note(sentence) for sentence in speaker_sentences(check)]
    actions: tuple[Action, ...] = ()
    if check.excerpt is not None:
        nearest = check.verdict is Verdict.NOT_FOUND
        if nearest:
            blocks.append(Note("Nearest in the coverage, not the same words:"))
        quoted = Quoted(check.excerpt, nearest=nearest)
        blocks.append(quoted)
        actions = (Action(ActionKind.CONTEXT, quoted.target), Action(ActionKind.SOURCE, quoted.target))
    return Reply(_tone(check), verdict_sentence(check.verdict), tuple(blocks), actions, check.text)


def who_said_reply(check: Check) -> Reply:
    """The same check, asked for the speaker."""
    reply = check_reply(check)
    if check.verdict is Verdict.NOT_FOUND or check.excerpt is None:
        return reply
    headline = speaker_in_full(check)
    return Reply(reply.tone, headline, reply.blocks, reply.actions, reply.question)


def _tone(check: Check) -> Tone:
    """Words that stand are no confirmation where the claimed speaker is in doubt."""
    doubted = check.verdict is Verdict.EXACT and check.claimed and check.speaker_status in _DOUBTED
    return Tone.UNSETTLED if doubted else _TONES[check.verdict]


def draft_reply(draft: CheckedDraft) -> Reply:
    """What has to be looked at, in the order of the draft."""
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
