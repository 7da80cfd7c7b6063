"""What a press of a button does. Who may press what is checked here, on the bot's side."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord

from bot.memory import AnswerRecord, Pressed
from bot.replies import answer_reply, context_reply, page_of, source_list_reply, source_reply
from bot.replies.reply import Note, Reply, plain
from bot.replies.wording import CHANGED_SINCE, GONE_SINCE
from index import PullquoteError, Span
from retrieval import Retriever, SourceText

from ...bot import Interaction
from ...rendering.custom_id import Code, Press, document_hash, words_hash
from ...rendering.render import Setting
from ...transport.responses import (
    acknowledge,
    acknowledge_press,
    explain,
    failure_reply_here,
    respond,
    respond_privately,
)
from ...transport.retry import attempt
from .conversation import before, question_shown, said_to
from .feedback import check_feedback, is_read, keep_feedback
from .feedback_form import FeedbackForm
from .leaving import HINT
from .pipeline import Question, consult
from .threads import open_thread

_ASK_AGAIN = "I no longer hold what this answer was about. Please ask again."


class NotYours(PullquoteError):
    """A button that is somebody else's to press."""


class Outdated(PullquoteError):
    """What the button is about has gone or changed; the message says which."""


async def press(interaction: Interaction, code: Code) -> None:
    from ..admin import presses as admin_presses

    presses: dict[Press, Callable[[Interaction, Code], Awaitable[None]]] = {
        Press.CONTEXT: _context,
        Press.SOURCE: _source,
        Press.ANSWERS: _answers,
        Press.SOURCES: _sources,
        Press.NOT_ASKED: _not_asked,
        Press.TAKE_AWAY: _take_away,
        Press.THREAD: _thread,
        Press.DISMISS: _dismiss,
        **admin_presses(),
    }
    async with interaction.client.in_hand():
        try:
            await presses[code.press](interaction, code)
        except Exception as error:
            await _explain_press(interaction, error)


async def _context(interaction: Interaction, code: Code) -> None:
    await acknowledge(interaction, private=True)
    source = await _document(interaction, code)
    assert code.span is not None
    _check_words(source, code)
    await respond(interaction, context_reply(source, code.span))


async def _source(interaction: Interaction, code: Code) -> None:
    """Opens at the words, or turns to a page."""
    await _acknowledge_in_place(interaction, code)
    source = await _document(interaction, code)
    page = code.page
    if page is None and code.span is not None:
        _check_words(source, code)
        page = page_of(source, code.span)
    await respond(interaction, source_reply(source, page or 0, code.span))


async def _answers(interaction: Interaction, code: Code) -> None:
    """Another page of an answer: in place for who asked, a copy of their own for everyone else."""
    await _acknowledge_in_place(interaction, code)
    bot, in_place = interaction.client, _in_place(interaction, code)
    times_forgotten = bot.memory.times_forgotten(interaction.user.id)
    record = await _record(interaction, code)
    question = await _question_of(interaction, record)
    async with bot.admitted(interaction):
        answer = await consult(bot, question)
    shown = record if in_place else await _copy(interaction, record, times_forgotten)
    setting = Setting(
        owner=shown.owner,
        record=shown.id,
        page=code.page or 0,
        show_question=not in_place or question.asked is None,
        public=in_place and not _is_private(interaction),
        threads=isinstance(interaction.channel, discord.TextChannel),
        feedback=is_read(interaction.client, interaction.guild_id),
    )
    message = await respond(interaction, replace(answer_reply(answer), question=question.text), setting)
    if not in_place and shown.id is not None:
        await bot.memory.sent(shown.id, message.id, message.channel.id)


async def _copy(interaction: Interaction, record: AnswerRecord, times_forgotten: int) -> AnswerRecord:
    """The record of an answer's page that is shown to somebody else, for them to turn on from there."""
    copy = replace(record, owner=interaction.user.id, copy_of=record.id, message=None, id=None)
    return replace(copy, id=await interaction.client.memory.remember(copy, times_forgotten))


async def _sources(interaction: Interaction, code: Code) -> None:
    await _acknowledge_in_place(interaction, code)
    record = await _record(interaction, code)
    scope = record.scope
    async with interaction.client.admitted(interaction):
        entries = await interaction.client.consult(
            interaction.guild_id,
            lambda retriever: retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before),
        )
    setting = Setting(owner=record.owner, record=record.id, public=False)
    await respond(interaction, source_list_reply(entries, code.page or 0), setting)


async def _not_asked(interaction: Interaction, code: Code) -> None:
    if interaction.user.id != code.owner:
        raise NotYours("Only who asked can say that this is not what they asked.")
    await check_feedback(interaction)
    await _record(interaction, code)
    await attempt(lambda: interaction.response.send_modal(FeedbackForm(code)))


async def _take_away(interaction: Interaction, code: Code) -> None:
    if interaction.user.id != code.owner and not interaction.permissions.manage_messages:
        raise NotYours("Only who asked, or a moderator, can take this answer away.")
    await acknowledge_press(interaction)
    memory = interaction.client.memory
    record = await memory.answer_pressed(code.record, _pressed(interaction, code))
    await attempt(interaction.delete_original_response)
    if record is not None and record.id is not None:
        await memory.taken_away(record.id)


async def _thread(interaction: Interaction, _: Code) -> None:
    await acknowledge(interaction, private=True)
    assert interaction.message is not None
    thread = await open_thread(interaction, interaction.message)
    await respond(interaction, plain(f"Let us go on in the thread “{thread.name}”.", Note(HINT)))


async def _dismiss(interaction: Interaction, _: Code) -> None:
    await acknowledge_press(interaction)
    await respond(interaction, plain("Left as it is."))


async def give_feedback(interaction: Interaction, code: Code, remark: str) -> None:
    """What the form of "Not what I asked" was filled in with."""
    async with interaction.client.in_hand():
        try:
            times_forgotten = interaction.client.memory.times_forgotten(interaction.user.id)
            await acknowledge(interaction, private=True)
            await check_feedback(interaction)
            question = await _question_of(interaction, await _record(interaction, code))
            await keep_feedback(interaction, question.text, remark, times_forgotten)
            await respond(interaction, plain("Thank you. The admins can read your question and your remark now."))
        except Exception as error:
            await explain(interaction, error)


async def _document(interaction: Interaction, code: Code) -> SourceText:
    """Raises Outdated where the document has left the index."""

    def read(retriever: Retriever) -> SourceText | None:
        key = next((e.document for e in retriever.sources() if document_hash(e.document) == code.document), None)
        return retriever.source(key) if key is not None else None

    async with interaction.client.admitted(interaction):
        source = await interaction.client.consult(interaction.guild_id, read)
    if source is None:
        raise Outdated(GONE_SINCE)
    return source


def _check_words(source: SourceText, code: Code) -> None:
    """Raises Outdated where other words stand at the span by now."""
    if code.span is not None and code.words is not None and words_hash(_words_at(source, code.span)) != code.words:
        raise Outdated(CHANGED_SINCE)


def _words_at(source: SourceText, span: Span) -> str:
    """The words of a span; between paragraphs there is nothing but white space."""
    pieces = []
    for paragraph in source.paragraphs:
        if paragraph.span.overlaps(span):
            start = max(span.start, paragraph.span.start) - paragraph.span.start
            pieces.append(paragraph.text[start : span.end - paragraph.span.start])
    return " ".join(pieces)


def _pressed(interaction: Interaction, code: Code) -> Pressed:
    message = interaction.message
    return Pressed(
        owner=code.owner,
        server=interaction.guild_id,
        channel=interaction.channel_id,
        message=message.id if message else None,
        collection=interaction.client.collection_id(interaction.guild_id),
    )


async def _record(interaction: Interaction, code: Code) -> AnswerRecord:
    """What the bot keeps of the pressed message. Raises Outdated where that is gone, or is another message's."""
    record = await interaction.client.memory.answer_pressed(code.record, _pressed(interaction, code))
    if record is None:
        raise Outdated(_ASK_AGAIN)
    return record


async def _question_of(interaction: Interaction, record: AnswerRecord) -> Question:
    """The question that an answer answers, read back from Discord. Raises Outdated."""
    bot = interaction.client
    question = Question("", record.owner, record.server, record.channel, asked=record.asked, scope=record.scope)
    if record.asked is None:
        text = question_shown(interaction.message) if interaction.message else None
        if not text:
            raise Outdated(_ASK_AGAIN)
        return replace(question, text=text)
    place = bot.get_partial_messageable(record.channel, guild_id=record.server)
    asked = record.asked
    try:
        asking = await attempt(lambda: place.fetch_message(asked))
    except discord.NotFound:
        raise Outdated("The question was deleted, so I cannot look further. Please ask again.") from None
    earlier = await before(bot, asking)
    return replace(question, text=said_to(bot, asking), previous=earlier.questions, whole=earlier.whole)


async def _acknowledge_in_place(interaction: Interaction, code: Code) -> None:
    if _in_place(interaction, code):
        await acknowledge_press(interaction)
    else:
        await acknowledge(interaction, private=True)


def _in_place(interaction: Interaction, code: Code) -> bool:
    """Whether the message may change under the press: it is private, or its owner turns its page."""
    return (_is_private(interaction) and code.page is not None) or (
        code.press is Press.ANSWERS and code.owner == interaction.user.id
    )


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral


async def _explain_press(interaction: Interaction, error: Exception) -> None:
    """In private, and never over the message that holds the button."""
    reply: Reply = failure_reply_here(interaction, error)
    try:
        await respond_privately(interaction, reply)
    except Exception as unreachable:
        await explain(interaction, unreachable)
