"""A checked quotation as a reply."""

from bot.replies.reply import Action, ActionKind, Block, Note, Quoted, Reply, Tone, WordChange
from bot.replies.wording import speaker_in_full, speaker_sentences, verdict_sentence
from retrieval import Check, Difference, Omission, SpeakerStatus, Verdict

_TONES = {
    Verdict.EXACT: Tone.CONFIRMED,
    Verdict.NEAR: Tone.DOUBTFUL,
    Verdict.MISATTRIBUTED: Tone.REFUTED,
    Verdict.NOT_FOUND: Tone.SILENCE,
}
_OMITTED = {
    Omission.NEGATION: "a negation",
    Omission.CONDITION: "a condition",
    Omission.EXCEPTION: "an exception",
    Omission.HEDGE: "a hedge",
}
_DOUBTED = (SpeakerStatus.OPEN, SpeakerStatus.UNCONFIRMED, SpeakerStatus.LIKELY, SpeakerStatus.UNLIKELY)


def check_reply(check: Check) -> Reply:
    """The verdict, what differs, and where the words stand; the reply's `question` is what was to be checked."""
    blocks: list[Block] = [*word_changes(check)]
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


def word_changes(check: Check) -> tuple[WordChange, ...]:
    return tuple(WordChange(one.claimed, one.found, _lost(one)) for one in check.differences)


def _lost(difference: Difference) -> str | None:
    if difference.omits is None:
        return None
    return f"loses {_OMITTED[difference.omits]}" if difference.claimed else _OMITTED[difference.omits]
