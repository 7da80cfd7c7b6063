"""A receipt that was verified: what has become of every excerpt that it was given for."""

from collections.abc import Iterator

from bot.replies.citation import day_words
from bot.replies.reply import Block, Note, Quoted, Reply, Tone
from bot.replies.wording import AS_CORRECTED, AS_READ, counted
from index import Certainty
from retrieval import ReceiptState, SpeakerState, Verification, VerifiedExcerpt

_REMOVED = "The document of these words is no longer in the coverage."


def verification_reply(verification: Verification) -> Reply:
    several = len(verification.excerpts) > 1
    blocks: list[Block] = []
    for number, verified in enumerate(verification.excerpts, 1):
        sentences = list(_sentences(verified))
        sentences[0] = f"{number}. {sentences[0]}" if several else sentences[0]
        blocks += map(Note, sentences)
        if verified.excerpt is not None:
            blocks.append(Quoted(verified.excerpt))
    blocks += map(Note, _behind(verification))
    tone = Tone.CONFIRMED if verification.stands else Tone.REFUTED
    return Reply(tone, _headline(verification), tuple(blocks))


def _headline(verification: Verification) -> str:
    standing = sum(excerpt.stands for excerpt in verification.excerpts)
    every = len(verification.excerpts)
    if standing == every:
        return "This receipt stands." if every == 1 else f"This receipt stands: all {every} excerpts do."
    if every == 1:
        return "This receipt does not stand any more."
    return f"This receipt does not stand any more: {standing} of {counted(every, 'excerpt')} do."


def _sentences(verified: VerifiedExcerpt) -> Iterator[str]:
    match verified.state:
        case ReceiptState.STANDS:
            yield "The words stand as they were shown, in the same version of the document."
        case ReceiptState.CHANGED if verified.document_changed:
            yield "The document has changed since, and the words still stand in it:"
        case ReceiptState.CHANGED:
            yield "The document is the same, and the words stand elsewhere in it, as it is read otherwise now:"
        case ReceiptState.GONE:
            yield f"The words do not stand in {verified.document} any more."
        case ReceiptState.REMOVED:
            yield _REMOVED
    if told := _speakers(verified):
        yield told


def _speakers(verified: VerifiedExcerpt) -> str | None:
    """Whose words they were then and are now, where that is not the same."""
    if verified.speaker not in (SpeakerState.CHANGED, SpeakerState.RENAMED) or verified.excerpt is None:
        return None
    now = verified.excerpt.speaker
    if verified.speaker is SpeakerState.RENAMED:
        return f"Their speaker was called {verified.speaker_then} then, and is called {now} now."
    then = verified.speaker_then or ("somebody else" if verified.entry.speaker else None)
    was = f"They were given to {then} then" if then else "It was open then who said them"
    return f"{was}; {_given(verified)} now."


def _given(verified: VerifiedExcerpt) -> str:
    excerpt = verified.excerpt
    if excerpt is None or excerpt.speaker is None:
        return "it is open who said them"
    how = f", {AS_CORRECTED}," if excerpt.corrected else ""
    how = f"{AS_READ}," if not how and excerpt.certainty is Certainty.CONCLUDED else how
    return f"they are given to {excerpt.speaker}{how}"


def _behind(verification: Verification) -> Iterator[str]:
    """The index that it was given under, and the one that is served."""
    receipt = verification.receipt
    told = f"generation {receipt.generation} of {day_words(receipt.published_at.date())}"
    if verification.same_generation:
        yield f"Given under {told}, which is served still."
        return
    rules = "the same rules" if verification.same_rules else "other rules of reading"
    now = f"generation {verification.generation} of {day_words(verification.published_at.date())}"
    yield f"Given under {told}; {now} is served now, made by {rules}."
