"""An answer, or a silence, as a reply."""

from bot.reply import Action, ActionKind, Block, Note, Quoted, Reply, Tone
from bot.wording import counted, silence_sentence
from retrieval import Answer, Silence


def answer_reply(answer: Answer) -> Reply:
    """Everything the answer holds, best first; a medium with little room shows it in pages."""
    return _answered(answer) if answer.answered else _silent(answer)


def _answered(answer: Answer) -> Reply:
    first = answer.excerpts[0]
    blocks: list[Block] = [Quoted(excerpt) for excerpt in answer.excerpts]
    blocks += [Note(note) for note in answer.notes]
    actions = (
        Action(ActionKind.CONTEXT, Quoted(first).target),
        Action(ActionKind.SOURCE, Quoted(first).target),
        Action(ActionKind.THREAD),
        Action(ActionKind.NOT_ASKED),
        Action(ActionKind.TAKE_AWAY),
    )
    return Reply(Tone.ANSWER, _headline(answer), tuple(blocks), actions, answer.question)


def _headline(answer: Answer) -> str:
    speakers = {excerpt.speaker for excerpt in answer.excerpts}
    first = answer.excerpts[0]
    who = first.speaker if len(speakers) == 1 and first.speaker else "In the coverage"
    return who if len(answer.excerpts) == 1 else f"{who}: {counted(len(answer.excerpts), 'excerpt')}"


def _silent(answer: Answer) -> Reply:
    assert answer.silence is not None
    blocks: list[Block] = [Note(note) for note in answer.notes]
    blocks += [Note(f"Did you mean: {suggestion}?") for suggestion in answer.suggestions]
    if answer.nearest:
        blocks.append(Note("Nearest in the coverage, not an answer:"))
        blocks.append(Quoted(answer.nearest[0], nearest=True))
    if answer.silence is Silence.NO_QUESTION:
        return Reply(Tone.PLAIN, silence_sentence(answer.silence), tuple(blocks), question=answer.question)
    actions = (Action(ActionKind.NOT_ASKED), Action(ActionKind.TAKE_AWAY))
    return Reply(Tone.SILENCE, silence_sentence(answer.silence), tuple(blocks), actions, answer.question)
