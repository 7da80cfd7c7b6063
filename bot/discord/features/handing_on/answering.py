"""Answer and Dismiss, under a question that was handed on."""

from bot.memory.handing_on.hand_offs import HandOff, HandOffState, is_of_post
from bot.replies.citation import web_link
from bot.replies.reply import Copyable, Note, Reply, Tone, plain
from bot.service.asked_again import AskedFor, asked_for
from bot.service.keepers import Right
from bot.service.people import ModeratorNote, Outcome
from index import PullquoteError

from ...bot import Interaction
from ...connection.retry import Unreachable, retry
from ...rendering.custom_id import CustomId
from ...rendering.question_line import question_shown
from ...transport.responses import acknowledge, explain, respond
from ..admin.audit import record_action
from ..admin.rights import may
from ..pressed import NotYours, Outdated
from .forms import AnswerForm, DismissForm, FilledIn
from .telling import Telling

_NOT_YOURS = "Only who may manage messages here, or an admin, can answer or dismiss a question."
_GONE = "This question is nobody's any more: its asker, or time, has taken it away."
_SETTLED = "Somebody else has settled this question already, so the asker is not told twice."
_NO_LINK = "That is no link: give an address that begins with https://, or none."
_TOLD = "The asker was told."
_NOT_TOLD = "The asker could not be told: I may not write where they asked, nor to them."
_LATER = "It is kept. Discord does not take it now, so the asker is told as soon as it does."


class Answering:
    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    async def answer_pressed(self, interaction: Interaction, custom_id: CustomId) -> None:
        await _open_question(interaction, custom_id)
        await retry(lambda: interaction.response.send_modal(AnswerForm(custom_id, on_submit=self._answer)))

    async def dismiss_pressed(self, interaction: Interaction, custom_id: CustomId) -> None:
        await _open_question(interaction, custom_id)
        await retry(lambda: interaction.response.send_modal(DismissForm(custom_id, on_submit=self._dismiss)))

    async def _answer(self, interaction: Interaction, custom_id: CustomId, filled_in: FilledIn) -> None:
        """Whatever keeps the words from being told, whoever wrote them gets them back."""
        async with interaction.client.in_flight():
            try:
                await acknowledge(interaction, private=True)
                if filled_in.link is not None and web_link(filled_in.link) is None:
                    await respond(interaction, _given_back(_NO_LINK, filled_in.words))
                    return
                one = await _open_question(interaction, custom_id)
                note = await _note(interaction, one, filled_in) if filled_in.keep else None
                who = interaction.user.display_name
                outcome = Outcome(filled_in.words, who, filled_in.link, noted=note is not None)
                await self._settle(interaction, one, outcome, note)
            except (NotYours, Outdated) as refused:
                await respond(interaction, _given_back(str(refused), filled_in.words))
            except Exception as error:
                await explain(interaction, error)

    async def _dismiss(self, interaction: Interaction, custom_id: CustomId, reason: str) -> None:
        async with interaction.client.in_flight():
            try:
                await acknowledge(interaction, private=True)
                one = await _open_question(interaction, custom_id)
                await self._settle(interaction, one, Outcome(reason, interaction.user.display_name, dismissed=True))
            except Exception as error:
                await explain(interaction, error)

    async def _settle(
        self,
        interaction: Interaction,
        one: HandOff,
        outcome: Outcome,
        note: tuple[AskedFor, ModeratorNote] | None = None,
    ) -> None:
        bot = interaction.client
        if not await bot.memory.hand_offs.claim(one, outcome, bot.collection_id(one.server), note):
            raise Outdated(_SETTLED)
        if note is not None:
            await record_action(interaction, f"kept a note: {note[1].about}")
        try:
            reached = await self._telling.finish(one.id, fresh=True)
        except Unreachable:
            await respond(interaction, plain("Thank you.", Note(_LATER)))
        else:
            await respond(interaction, plain("Thank you.", Note(_TOLD if reached else _NOT_TOLD)))


async def _open_question(interaction: Interaction, custom_id: CustomId) -> HandOff:
    """What the pressed post asks. Who sees it can see the channel; to speak for the moderators somebody has to be one.
    Raises NotYours and Outdated."""
    if not (interaction.permissions.manage_messages or await may(interaction, Right.MANNERS)):
        raise NotYours(_NOT_YOURS)
    memory = interaction.client.memory.hand_offs
    one = await memory.get(custom_id.record or "")
    message = interaction.message.id if interaction.message else None
    if one is None or not is_of_post(one, interaction.guild_id, interaction.channel_id, message):
        raise Outdated(_GONE)
    if one.state is HandOffState.SENDING and message is not None:
        await memory.posted(one.id, message)
    elif one.state is not HandOffState.OPEN:
        raise Outdated(_SETTLED)
    return one


async def _note(interaction: Interaction, one: HandOff, given: FilledIn) -> tuple[AskedFor, ModeratorNote] | None:
    """The answer as a note for the question that the post shows; None where that can't be read."""
    bot = interaction.client
    question = question_shown(interaction.message) if interaction.message else None
    if question is None:
        return None
    scope = await bot.memory.hand_offs.scope(one)
    try:
        answer = await bot.run_on_retriever(
            one.server, lambda retriever: retriever.ask(question, scope=scope, unprompted=True)
        )
        speakers = answer.touched.speakers
    except PullquoteError:
        speakers = ()  # then it is found by the very words alone
    settings = await bot.memory.server(one.server)
    who = interaction.user.display_name if settings.people_named else None
    wanted = asked_for(question, speakers, scope)
    return wanted, ModeratorNote(wanted.about, given.words, given.link, interaction.user.id, who)


def _given_back(why: str, words: str) -> Reply:
    return Reply(Tone.PROBLEM, why, (Note("What you wrote:"), Copyable(words)))
