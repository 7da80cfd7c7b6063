"""The bot's own sentences about answers, silences and checks. Plain text: renderers escape and style it."""

from retrieval import Excerpt, ExcerptKind, Silence, Verdict

GREETING = "Ask me what somebody said, and I answer with their words and where they stand."
NOTHING_INDEXED = "Nothing is indexed yet. An admin can index the sources with /admin reindex."
CHANGED_SINCE = "This document has changed since the answer was given. Ask again to get its words as they stand now."
GONE_SINCE = "This document is no longer in the index."

_SILENCES = {
    Silence.UNKNOWN_SPEAKER: "Nobody of that name is quoted in the coverage.",
    Silence.SPEAKER_NOT_ON_TOPIC: "They are quoted in the coverage, but not on this.",
    Silence.NOT_IN_COVERAGE: "The coverage has no answer to this.",
    Silence.NO_QUESTION: GREETING,
}
_VERDICTS = {
    Verdict.EXACT: "These words stand in the coverage.",
    Verdict.NEAR: "Close, but not these words.",
    Verdict.MISATTRIBUTED: "These words were said by somebody else.",
    Verdict.NOT_FOUND: "These words do not stand in the coverage.",
}


def ask_something(example: str | None) -> str:
    """`example` is a question that the coverage answers, None where there is none."""
    return f"Ask me something, for example: {example}" if example else "Ask me something that somebody said."


def for_example(example: str) -> str:
    return f"For example: {example}"


def silence_sentence(silence: Silence) -> str:
    return _SILENCES[silence]


def verdict_sentence(verdict: Verdict) -> str:
    return _VERDICTS[verdict]


def speaker_line(excerpt: Excerpt) -> str:
    """Who the words belong to: the speaker, or the paper where nobody is quoted."""
    if excerpt.kind is ExcerptKind.PASSAGE or excerpt.speaker is None:
        return f"{excerpt.citation.outlet or 'The article'} reports"
    return excerpt.speaker


def said_as(excerpt: Excerpt) -> str | None:
    """How the document names the speaker, where that differs from the full name."""
    named = " ".join((excerpt.speaker_text or "").split())
    if not excerpt.speaker or not named or named.casefold() == excerpt.speaker.casefold():
        return None
    return f"called “{named}” there"


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
