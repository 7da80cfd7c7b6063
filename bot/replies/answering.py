"""An answer, or a silence, as a reply."""

from dataclasses import replace

from bot.replies.reply import Action, ActionKind, Block, Note, Quoted, Reply, Tone
from bot.replies.wording import (
    AS_READ,
    answer_notes,
    ask_something,
    counted,
    for_example,
    is_concluded,
    limit_sentence,
    reason_notes,
    silence_sentence,
)
from retrieval import Answer, Silence


def answer_reply(answer: Answer) -> Reply:
    """Everything the answer holds, best first; a medium with little room shows it in pages."""
    return _answered(answer) if answer.answered else _silent(answer)


def ask_reply(example: str | None) -> Reply:
    """Where nothing was asked; `example` is a question that the coverage answers, None where there is none."""
    return Reply(Tone.PLAIN, ask_something(example))


def with_example(reply: Reply, example: str | None) -> Reply:
    """The reply to a greeting, with what can be asked."""
    return replace(reply, blocks=(*reply.blocks, Note(for_example(example)))) if example else reply


def _answered(answer: Answer) -> Reply:
    first = answer.excerpts[0]
    blocks: list[Block] = [Quoted(excerpt) for excerpt in answer.excerpts]
    blocks += [Note(note) for note in answer_notes(answer)]
    actions = (
        Action(ActionKind.CONTEXT, Quoted(first).target),
        Action(ActionKind.SOURCE, Quoted(first).target),
        Action(ActionKind.THREAD),
        Action(ActionKind.NOT_ASKED),
        Action(ActionKind.TAKE_AWAY),
        Action(ActionKind.WRONG_SPEAKER, Quoted(first).said),
        Action(ActionKind.COPY_CITATION, Quoted(first).cited),
    )
    return Reply(Tone.ANSWER, _headline(answer), tuple(blocks), actions, answer.question)


def _headline(answer: Answer) -> str:
    speakers = {excerpt.speaker for excerpt in answer.excerpts}
    first = answer.excerpts[0]
    who = first.speaker if len(speakers) == 1 and first.speaker else "In the coverage"
    read = all(is_concluded(excerpt) and not excerpt.corrected for excerpt in answer.excerpts)
    who += AS_READ if first.speaker == who and read else ""
    return who if len(answer.excerpts) == 1 else f"{who}: {counted(len(answer.excerpts), 'excerpt')}"


def _silent(answer: Answer) -> Reply:
    headline = _silence_headline(answer)
    blocks: list[Block] = [Note(limit_sentence(limit)) for limit in answer.limits]
    blocks += [Note(f"Did you mean: {suggestion}?") for suggestion in answer.suggestions]
    if answer.nearest:
        blocks.append(Note("Nearest in the coverage, not an answer:"))
        blocks.append(Quoted(answer.nearest[0], nearest=True))
    if answer.silence is Silence.NO_QUESTION:
        return Reply(Tone.PLAIN, headline, tuple(blocks), question=answer.question)
    actions = (Action(ActionKind.NOT_ASKED), Action(ActionKind.TAKE_AWAY))
    return Reply(Tone.SILENCE, headline, tuple(blocks), actions, answer.question)


def _silence_headline(answer: Answer) -> str:
    """Why there is no answer; where the retriever names whom it is about, with the name."""
    assert answer.silence is not None
    return next(iter(reason_notes(answer.reason)), silence_sentence(answer.silence))
