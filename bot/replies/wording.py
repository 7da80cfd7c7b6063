"""The bot's own sentences about answers, silences and checks. Plain text: renderers escape and style it."""

from collections.abc import Sequence

from index import Certainty
from retrieval import (
    Answer,
    AskedOfBot,
    BeyondTime,
    Check,
    CheckedQuotation,
    Difference,
    Excerpt,
    ExcerptKind,
    Explanation,
    LimitNote,
    NamesNothing,
    NotOnTopic,
    NotUnderstood,
    OtherLanguage,
    Reason,
    Silence,
    SpeakerEntry,
    SpeakerStatus,
    UnknownSpeaker,
    Verdict,
)

GREETING = "Ask me what somebody said, and I answer with their words and where they stand."
ASK_BACK = "What about, or whose words? Name a subject or somebody, and I look in the coverage."
NO_WORDS_OF_MY_OWN = "I have no opinion and write nothing of my own: I show what the coverage says, word for word."
NOTHING_INDEXED = "Nothing is indexed yet. An admin can index the sources with /admin reindex."
CHANGED_SINCE = "This document has changed since the answer was given. Ask again to get its words as they stand now."
GONE_SINCE = "This document is no longer in the index."
_AS_READ = "as we read it"
AS_READ = f", {_AS_READ}"  # behind a name that the words don't have beside them
AS_CORRECTED = "as corrected here"
NOBODY_QUOTED = "Nobody of that name is quoted in the coverage."
FROM_MODERATORS = "From the moderators, not from the coverage"
NEAREST = "Nearest in the coverage, not an answer"

_SILENCES = {
    Silence.UNKNOWN_SPEAKER: NOBODY_QUOTED,
    Silence.SPEAKER_NOT_ON_TOPIC: "They are quoted in the coverage, but not on this.",
    Silence.NOT_IN_COVERAGE: "The coverage has no answer to this.",
    Silence.NO_QUESTION: GREETING,
}
_VERDICTS = {
    Verdict.EXACT: "These words stand in the coverage",
    Verdict.NEAR: "Close, but not these words",
    Verdict.MISATTRIBUTED: "These words were said by somebody else",
    Verdict.NOT_FOUND: "These words do not stand in the coverage",
}


def ask_something(example: str | None) -> str:
    """`example` is a question that the coverage answers, None where there is none."""
    return f"Ask me something, for example: {example}" if example else "Ask me something that somebody said."


def for_example(example: str) -> str:
    return f"For example: {example}"


def silence_sentence(silence: Silence) -> str:
    return _SILENCES[silence]


def verdict_sentence(verdict: Verdict) -> str:
    return f"{_VERDICTS[verdict]}."


def verdict_in_full(check: Check) -> str:
    """The verdict in one sentence with what differs, for where nothing else tells it."""
    verdict = _said_by(check) if check.verdict is Verdict.MISATTRIBUTED else _VERDICTS[check.verdict]
    differing = "; ".join(_difference(difference) for difference in check.differences)
    return f"{verdict}: {differing}." if differing else f"{verdict}."


def speaker_sentences(check: Check) -> tuple[str, ...]:
    """Whom the coverage gives the words to, where that is not the speaker who is claimed for them."""
    match check.speaker_status:
        case SpeakerStatus.CONTRADICTED:
            return (f"{_said_by(check)}.",)
        case SpeakerStatus.OPEN:
            return ("The coverage leaves open who says this.", *_unconfirmed(check))
        case SpeakerStatus.UNCONFIRMED:
            return (f"The coverage gives these words to {check.speaker}{_as_read(check)}.", *_unconfirmed(check))
        case SpeakerStatus.UNLIKELY:
            return (f"Said by {check.speaker}{_as_read(check)}.", *_unconfirmed(check))
        case SpeakerStatus.LIKELY:
            return (f"Said by {check.speaker}{_as_read(check)}.",)
        case SpeakerStatus.CONFIRMED | None:
            return ()


def speaker_in_full(check: Check) -> str:
    """Who said the words, for whoever asks that."""
    if check.speaker is None:
        return "It is not certain who said this."
    return f"{check.speaker}{AS_READ}" if check.certainty is Certainty.CONCLUDED else check.speaker


def _said_by(check: Check) -> str:
    return f"Said by {check.speaker}, not by {check.claimed}"


def _as_read(check: Check) -> str:
    """ ", as we read it", or that a person said so, with what the words have in place of the name."""
    if check.excerpt is None or (check.certainty is not Certainty.CONCLUDED and not check.excerpt.corrected):
        return ""
    named = _named_there(check.excerpt)
    how = f", {AS_CORRECTED}" if check.excerpt.corrected else AS_READ
    return f"{how}, called “{named}” there" if named else how


def _unconfirmed(check: Check) -> tuple[str, ...]:
    return (f"It is not confirmed that {check.claimed} said this.",) if check.claimed else ()


def _difference(difference: Difference) -> str:
    claimed, found = " ".join(difference.claimed.split()), " ".join(difference.found.split())
    if not claimed:
        return f"“{found}” is left out"
    if not found:
        return f"“{claimed}” is put in"
    return f"printed “{found}”, not “{claimed}”"


def reason_sentence(reason: Reason | None) -> str | None:
    """What there is to say about an answer or a silence, with the names; None where there is nothing."""
    match reason:
        case UnknownSpeaker(words):
            return f"Nobody named {words} is quoted in the coverage."
        case NotOnTopic(speaker):
            return f"{speaker} is not quoted on this."
        case NamesNothing():
            return ASK_BACK
        case AskedOfBot():
            return NO_WORDS_OF_MY_OWN
        case CheckedQuotation(check) if check.verdict is not Verdict.NOT_FOUND:
            return verdict_in_full(check)
    return None


def limit_sentence(note: LimitNote) -> str:
    match note:
        case NotUnderstood(words):
            return f"“{words}” was not understood as a limit: it narrows nothing."
        case BeyondTime(words):
            return f"Nothing that answers this is known to be from “{words}”: every time was searched."
        case OtherLanguage(language):
            return f"I read questions in English, and this looks like {language}: please ask it in English."


def answer_notes(answer: Answer | Explanation) -> tuple[str, ...]:
    """Everything that there is to say beside the excerpts of an answer, and of its explanation."""
    return (*reason_notes(answer.reason), *map(limit_sentence, answer.limits))


def reason_notes(reason: Reason | None) -> tuple[str, ...]:
    """The same as the notes of an answer: one, or none."""
    sentence = reason_sentence(reason)
    return () if sentence is None else (sentence,)


def speaker_line(excerpt: Excerpt) -> str:
    """Who the words belong to: the speaker, or the paper where nobody is quoted."""
    if excerpt.kind is ExcerptKind.PASSAGE or excerpt.speaker is None:
        return f"{excerpt.citation.outlet or 'The article'} reports"
    return excerpt.speaker


def said_as(excerpt: Excerpt) -> str | None:
    """How the document names the speaker, where that differs from the full name, and that they were concluded to be the
    speaker where they were, or that a person said so; None where there is nothing of it."""
    if not excerpt.speaker:
        return None
    named = _named_there(excerpt)
    called = f"called “{named}” there" if named else ""
    if excerpt.corrected:
        return f"{AS_CORRECTED}, {called}" if called else AS_CORRECTED
    if excerpt.certainty is not Certainty.CONCLUDED:
        return called or None
    return f"{_AS_READ}, {called}" if called else _AS_READ


def is_concluded(excerpt: Excerpt) -> bool:
    """Whether its speaker is to be shown quieter than one whom the words name."""
    return excerpt.speaker is not None and excerpt.certainty is Certainty.CONCLUDED


def _named_there(excerpt: Excerpt) -> str | None:
    """The words of the document for the speaker, where they are not the full name."""
    named = " ".join((excerpt.speaker_text or "").split())
    return None if not named or named.casefold() == (excerpt.speaker or "").casefold() else named


def moderators_line(by: str | None) -> str:
    """Above a person's own words, with what they are called where that is told."""
    return f"{FROM_MODERATORS} · {by}" if by else FROM_MODERATORS


def how_often(speaker: SpeakerEntry) -> str:
    often = counted(speaker.quotations, "quotation")
    return often if speaker.named >= speaker.quotations else f"{often}, {speaker.named:,} by name"


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def and_list(names: Sequence[str]) -> str:
    """ "A, B and C"; at least one name."""
    return _list(names, "and")


def or_list(names: Sequence[str]) -> str:
    """ "A, B or C"; at least one name."""
    return _list(names, "or")


def first_and_more(names: Sequence[str], most: int) -> str:
    """ "A, B and 3 more": no more than `most` names, and how many others there are."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def _list(names: Sequence[str], word: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last
