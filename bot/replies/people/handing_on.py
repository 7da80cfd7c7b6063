"""What is said where a question is handed on to people: to them, to the asker, and of what became of it."""

from bot.replies.reply import Action, ActionKind, Fact, Note, PersonsWords, Reply, Tone
from bot.service.people import ModeratorNote, Outcome
from retrieval import Scope

ASKED_ELSEWHERE = "A question that the coverage does not answer"
NO_ANSWER = "The moderators have no answer to this."


def question_post(question: str, scope: Scope) -> Reply:
    """What the people in the chosen channel see: the words that the asker agreed to, and not who that is."""
    limits = (
        ("Words of", scope.speaker),
        ("Outlet", scope.outlet),
        ("From", scope.after and scope.after.isoformat()),
        ("Until", scope.before and scope.before.isoformat()),
    )
    facts = tuple(Fact(label, value) for label, value in limits if value)
    actions = (Action(ActionKind.ANSWER_ASKED), Action(ActionKind.DISMISS_ASKED))
    return Reply(Tone.PLAIN, ASKED_ELSEWHERE, facts, actions, question)


def settled_post(question: str | None, outcome: Outcome, *, reached: bool) -> Reply:
    """The same once somebody has answered or dismissed it; no button is left."""
    done = "Dismissed" if outcome.dismissed else "Answered"
    headline = f"{done} by {outcome.who}" if outcome.who else done
    notes = [] if reached else [Note("The asker could not be told: I may not write to them.")]
    notes += [Note("Kept as a note: shown where this is asked again. Listed by /admin notes.")] if outcome.noted else []
    words = PersonsWords(outcome.words, outcome.link, outcome.who) if outcome.words else None
    return Reply(Tone.PLAIN, headline, (*([words] if words else []), *notes), question=question)


def told_reply(outcome: Outcome, question: str | None, *, named: bool) -> Reply:
    """What the asker gets; `named` tells them who answered."""
    by = outcome.who if named else None
    if outcome.dismissed:
        reason = (PersonsWords(outcome.words, by=by),) if outcome.words else ()
        return Reply(Tone.SILENCE, NO_ANSWER, reason, question=question)
    return Reply(
        Tone.PLAIN, "An answer of a person", (PersonsWords(outcome.words, outcome.link, by),), question=question
    )


def noted_block(note: ModeratorNote) -> PersonsWords:
    """A note, beside the silence of the coverage."""
    return PersonsWords(note.words, note.link, note.who)
