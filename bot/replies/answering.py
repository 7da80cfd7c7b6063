"""An answer, or a silence, as a reply."""

from dataclasses import replace

from bot.replies.reply import Action, ActionKind, Block, Note, Quoted, Reply, Tone
from bot.replies.wording import (
    AS_READ,
    NEAREST,
    answer_notes,
    ask_something,
    counted,
    for_example,
    is_concluded,
    limit_sentence,
    or_list,
    reason_notes,
    silence_sentence,
)
from retrieval import Answer, OtherLanguage, Silence


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
        Action(ActionKind.MORE),
        Action(ActionKind.DELETE),
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
    limits = [limit_sentence(limit) for limit in answer.limits]
    blocks: list[Block] = [Note(sentence, aside=True) for sentence in limits if sentence != headline]
    if answer.nearest:
        blocks.append(Note(f"{NEAREST}:", aside=True))
        blocks.append(Quoted(answer.nearest[0], nearest=True))
    if answer.silence is Silence.NO_QUESTION:
        return Reply(Tone.PLAIN, headline, tuple(blocks), question=answer.question)
    actions = (Action(ActionKind.MORE), Action(ActionKind.DELETE))
    return Reply(Tone.SILENCE, headline, tuple(blocks), actions, answer.question)


def _silence_headline(answer: Answer) -> str:
    """Why there is no answer, in one line; where the retriever names whom it is about, with the name, and with the
    names that may have been meant."""
    assert answer.silence is not None
    unread = (limit_sentence(limit) for limit in answer.limits if isinstance(limit, OtherLanguage))
    why = next(iter((*reason_notes(answer.reason), *unread)), silence_sentence(answer.silence))
    return f"{why} Did you mean {or_list(answer.suggestions)}?" if answer.suggestions else why
