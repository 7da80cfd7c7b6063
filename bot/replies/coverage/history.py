"""A quotation from one document to the next, as a reply."""

from collections import Counter

from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Block, BodyText, Fact, Note, Quoted, Reply, Tone, WordChange
from bot.replies.wording import counted
from retrieval import CarriedIn, Difference, History, Relation

NOWHERE = "These words stand nowhere in the coverage."
_COUNTED = {Relation.SAME: "word for word", Relation.CUT: "cut", Relation.CHANGED: "changed"}


def history_reply(history: History) -> Reply:
    """Every document that carries the words, oldest first; a medium with little room shows them in pages."""
    if not history.carried:
        return Reply(Tone.SILENCE, NOWHERE, question=history.asked)
    blocks = [*_misquoted(history), *_first(history), *(b for one in history.carried for b in _shown(one))]
    quoted = Quoted(history.carried[0].excerpt)
    actions = (Action(ActionKind.CONTEXT, quoted.target), Action(ActionKind.SOURCE, quoted.target))
    tone = Tone.DOUBTFUL if history.misquoted else Tone.PLAIN
    return Reply(tone, _headline(history), tuple(blocks), actions, history.asked)


def _headline(history: History) -> str:
    found = Counter(one.relation for one in history.carried)
    told = f"In {counted(len(history.carried), 'document')}"
    if set(found) == {Relation.SAME}:
        return f"{told}, word for word"
    return f"{told}: " + ", ".join(f"{found[kind]:,} {words}" for kind, words in _COUNTED.items() if found[kind])


def _misquoted(history: History) -> tuple[Block, ...]:
    """How what was asked differs from what is printed."""
    if not history.misquoted:
        return ()
    return (
        Note("Printed otherwise than you have it; this is what came of the printed words:"),
        *(WordChange(difference.claimed, difference.found) for difference in history.misquoted),
    )


def _first(history: History) -> tuple[Block, ...]:
    first = history.first
    if first is None or first.day is None:
        return (Note("No document that has all of these words has a date."),)
    outlet = first.excerpt.citation.outlet
    return (Fact("First", f"{day_words(first.day)}, {outlet}" if outlet else day_words(first.day)),)


def _shown(one: CarriedIn) -> tuple[Block, ...]:
    """The words as the document has them, then what is other there."""
    if one.relation is Relation.SAME:
        return (Quoted(one.excerpt),)
    return (Quoted(one.excerpt), *(BodyText(_change(difference)) for difference in one.differences))


def _change(difference: Difference) -> str:
    before, here = " ".join(difference.claimed.split()), " ".join(difference.found.split())
    if not here:
        return f"left out here: “{before}”"
    if not before:
        return f"put in here: “{here}”"
    return f"“{here}” here, “{before}” before"
