"""A checked quotation as a reply."""

from bot.replies.reply import Action, ActionKind, Block, Change, Note, Quoted, Reply, Tone
from bot.replies.wording import verdict_sentence
from retrieval import Check, Verdict

_TONES = {
    Verdict.EXACT: Tone.CONFIRMED,
    Verdict.NEAR: Tone.DOUBTFUL,
    Verdict.MISATTRIBUTED: Tone.REFUTED,
    Verdict.NOT_FOUND: Tone.SILENCE,
}


def check_reply(check: Check, claimed_speaker: str | None = None) -> Reply:
    """The verdict, what differs, and where the words stand; `question` is what was to be checked."""
    claimed_speaker = claimed_speaker or check.claimed
    blocks: list[Block] = [Change(d.claimed, d.found) for d in check.differences]
    blocks += [Note(note) for note in _speaker_notes(check, claimed_speaker)]
    actions: tuple[Action, ...] = ()
    if check.excerpt is not None:
        nearest = check.verdict is Verdict.NOT_FOUND
        if nearest:
            blocks.append(Note("Nearest in the coverage, not the same words:"))
        quoted = Quoted(check.excerpt, nearest=nearest)
        blocks.append(quoted)
        actions = (Action(ActionKind.CONTEXT, quoted.target), Action(ActionKind.SOURCE, quoted.target))
    tone = Tone.DOUBTFUL if _is_unconfirmed(check, claimed_speaker) else _TONES[check.verdict]
    return Reply(tone, verdict_sentence(check.verdict), tuple(blocks), actions, check.text)


def who_said_reply(check: Check) -> Reply:
    """The same check, asked for the speaker."""
    reply = check_reply(check)
    if check.verdict is Verdict.NOT_FOUND or check.excerpt is None:
        return reply
    headline = check.speaker or "It is not certain who said this."
    return Reply(reply.tone, headline, reply.blocks, reply.actions, reply.question)


def _speaker_notes(check: Check, claimed: str | None) -> tuple[str, ...]:
    if check.verdict is Verdict.MISATTRIBUTED and check.speaker:
        return (f"Said by {check.speaker}" + (f", not by {claimed}." if claimed else "."),)
    if not _stands(check):
        return ()
    if check.speaker is None:
        return ("The coverage leaves open who says this.", *_unconfirmed(claimed))
    if _is_unconfirmed(check, claimed):
        return (f"The coverage gives these words to {check.speaker}.", *_unconfirmed(claimed))
    return ()


def _stands(check: Check) -> bool:
    return check.verdict in (Verdict.EXACT, Verdict.NEAR) and check.excerpt is not None


def _is_unconfirmed(check: Check, claimed: str | None) -> bool:
    """True where the words stand, and nothing says that it was the claimed speaker who said them."""
    if claimed is None or not _stands(check):
        return False
    return check.speaker is None or not set(check.speaker.casefold().split()) & set(claimed.casefold().split())


def _unconfirmed(claimed: str | None) -> tuple[str, ...]:
    return (f"It is not confirmed that {claimed} said this.",) if claimed else ()
