"""A limit that the coverage can't meet, as a reply that names it."""

from bot.replies.citation import day_words
from bot.replies.reply import Note, Reply, Tone
from bot.replies.wording import and_list, or_list
from retrieval import Scope, ScopeLimit, Unmet


def unmet_reply(unmet: Unmet, question: str | None = None) -> Reply:
    """`question` is what was asked within these limits, None where a list was asked for."""
    notes = (Note(f"Did you mean {or_list(unmet.near)}?"),) if unmet.near else ()
    return Reply(Tone.SILENCE, unmet_sentence(unmet), notes, question=question)


def unmet_sentences(unmet: Unmet) -> str:
    """The same as `unmet_reply` on one line."""
    return " ".join((unmet_sentence(unmet), *unmet_reply(unmet).notes))


def unmet_sentence(unmet: Unmet) -> str:
    scope = unmet.scope
    match unmet.limit:
        case ScopeLimit.ORDER if scope.after and scope.before:
            return f"No day is both after {day_words(scope.after)} and before {day_words(scope.before)}."
        case ScopeLimit.OUTLET:
            return f"No outlet called “{scope.outlet}” is in the coverage."
        case ScopeLimit.SPEAKER:
            return f"Nobody called “{scope.speaker}” is quoted in the coverage."
        case ScopeLimit.AFTER if scope.after and unmet.last:
            return f"Nothing in the coverage is from {day_words(scope.after)} on: it ends on {day_words(unmet.last)}."
        case ScopeLimit.BEFORE if scope.before and unmet.first:
            begins = day_words(unmet.first)
            return f"Nothing in the coverage is from {day_words(scope.before)} or before: it begins on {begins}."
        case ScopeLimit.AFTER | ScopeLimit.BEFORE:
            return "No document of the coverage has a date, so none can be chosen by one."
    return f"No document of the coverage fits {_limits(scope)} together."


def _limits(scope: Scope) -> str:
    given = {
        "speaker": scope.speaker,
        "outlet": scope.outlet,
        "after": scope.after and day_words(scope.after),
        "before": scope.before and day_words(scope.before),
    }
    parts = [f"{name} “{value}”" for name, value in given.items() if value]
    return and_list(parts) if parts else ""
