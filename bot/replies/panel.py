"""What hangs on an answer beyond a glance at it, for the one person who asked to see more: the other excerpts or what
came nearest, and everything that can be done with the answer.

An action is added by a function of its own in `_OFFERS`, which says to whom it is offered; then it needs a button
(`bot.discord.rendering.reply_buttons`) and what a press of that does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from retrieval import Answer

from .reply import Action, ActionKind, Block, Note, Quoted, Reply, Tone
from .wording import NEAREST, counted, limit_sentence

_ROOM = 400  # characters of each excerpt's words: three of them are to be read in one go


@dataclass(frozen=True, slots=True)
class PanelReader:
    """Who opened the panel. `asker` and `moderator` of this answer, or neither; `heard` where somebody reads what is
    said of it; `public` where others see the answer too. `solves` where they opened the forum post that it stands in,
    which is `solved` already or not."""

    asker: bool
    moderator: bool = False
    may_open_threads: bool = False
    heard: bool = False
    public: bool = True
    solves: bool = False
    solved: bool = False


def panel_reply(answer: Answer, reader: PanelReader) -> Reply:
    return Reply(Tone.PLAIN, _headline(answer), tuple(_rest(answer)), _offered(answer, reader), answer.question)


def closed_panel_reply(why: str, reader: PanelReader, question: str | None = None) -> Reply:
    """Where the rest can't be looked up now: why, and what can be done without it."""
    return Reply(Tone.PROBLEM, why, (), _offered(None, reader), question)


def _headline(answer: Answer) -> str:
    if not answer.answered:
        return NEAREST if answer.nearest else "Nothing in the coverage comes near."
    others = len(answer.excerpts) - 1
    return counted(others, "more excerpt") if others else "There is no other excerpt."


def _rest(answer: Answer) -> list[Block]:
    quoted = [Quoted(excerpt, nearest=True, room=_ROOM) for excerpt in answer.nearest[:1]]
    quoted += [Quoted(excerpt, room=_ROOM) for excerpt in answer.excerpts[1:]]
    limits = [] if answer.answered else [Note(limit_sentence(limit)) for limit in answer.limits]
    return [*quoted, *limits]


def _thread(_: Answer | None, reader: PanelReader) -> Action | None:
    return Action(ActionKind.THREAD) if reader.public and reader.may_open_threads else None


def _report_speaker(answer: Answer | None, reader: PanelReader) -> Action | None:
    """Of the excerpt that the answer shows; each of the others has it beside itself."""
    said = Quoted(answer.excerpts[0]).said if answer is not None and answer.excerpts else None
    return Action(ActionKind.WRONG_SPEAKER, said) if said is not None and reader.heard else None


def _copy_citation(answer: Answer | None, _: PanelReader) -> Action | None:
    """Of the excerpt that the answer shows, as above."""
    cited = Quoted(answer.excerpts[0]).cited if answer is not None and answer.excerpts else None
    return Action(ActionKind.COPY_CITATION, cited) if cited is not None else None


def _not_asked(_: Answer | None, reader: PanelReader) -> Action | None:
    return Action(ActionKind.NOT_ASKED) if reader.asker and reader.heard else None


def _solved(answer: Answer | None, reader: PanelReader) -> Action | None:
    """A silence is not what anybody sought."""
    if not (reader.public and reader.solves) or (answer is not None and not answer.answered):
        return None
    return Action(ActionKind.NOT_SOLVED if reader.solved else ActionKind.SOLVED)


def _delete(_: Answer | None, reader: PanelReader) -> Action | None:
    return Action(ActionKind.DELETE) if reader.public and (reader.asker or reader.moderator) else None


_Offer: TypeAlias = Callable[[Answer | None, PanelReader], Action | None]
# In the order of the buttons. The answer is None where it can't be looked up now.
_OFFERS: tuple[_Offer, ...] = (_solved, _copy_citation, _thread, _report_speaker, _not_asked, _delete)


def _offered(answer: Answer | None, reader: PanelReader) -> tuple[Action, ...]:
    return tuple(action for offer in _OFFERS if (action := offer(answer, reader)) is not None)
