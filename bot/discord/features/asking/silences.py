"""What is beside a silence on a server: what people noted for the same question, a way to ask them, and the count of
what was missed.
"""

from dataclasses import replace

from bot.memory import AnswerRecord
from bot.replies.people.handing_on import noted_block
from bot.replies.reply import Action, ActionKind, Reply
from bot.service.asked_again import asked_for, stem
from bot.service.people import Gap
from retrieval import Answer, AskedOfBot, NamesNothing, Silence, UnknownSpeaker

from ...bot import QuoteBot

_WORDS_COUNTED = 5  # of a question


def is_gap(answer: Answer) -> bool:
    """Whether something was asked for that the coverage has not: not where nothing was, or the bot's own words were."""
    unasked = isinstance(answer.reason, NamesNothing | AskedOfBot)
    return answer.silence not in (None, Silence.NO_QUESTION) and not unasked


def gaps_of(answer: Answer) -> tuple[Gap, ...]:
    """What a silence is counted under: why, whose words were asked for, and on what."""
    if not is_gap(answer) or answer.silence is None:
        return ()
    people, unknown = list(answer.touched.speakers), set[str]()
    if isinstance(answer.reason, UnknownSpeaker):
        name = " ".join(answer.reason.words.casefold().split())
        people, unknown = [*people, name], set(name.split())
    words = [word for word in (*answer.touched.known, *answer.touched.strange) if word not in unknown]
    topics = list(dict.fromkeys(stem(word) for word in words))[:_WORDS_COUNTED]
    named = [Gap("person", name) for name in dict.fromkeys(people)]
    return (Gap("reason", answer.silence.value), *named, *(Gap("word", topic) for topic in topics))


async def count_gaps(bot: QuoteBot, asked: AnswerRecord, answer: Answer, times_forgotten: int | None) -> None:
    """Of a silence on a server that the bot is on."""
    if asked.server is not None and bot.get_guild(asked.server) is not None and (gaps := gaps_of(answer)):
        await bot.memory.gaps.count(asked.server, asked.owner, gaps, times_forgotten)


async def with_people(bot: QuoteBot, asked: AnswerRecord, answer: Answer, reply: Reply, *, follows: bool) -> Reply:
    """The reply of a silence with what people can do about it. What `follows` another question is not the same question
    as another one, whatever its words."""
    server = asked.server
    if server is None or bot.get_guild(server) is None or not is_gap(answer):
        return reply
    if not follows:
        wanted = asked_for(answer.question, answer.touched.speakers, asked.scope)
        note = await bot.memory.notes.find(server, asked.collection or "", wanted)
        reply = replace(reply, blocks=(*reply.blocks, noted_block(note))) if note is not None else reply
    if (await bot.memory.server(server)).people is None:
        return reply
    return replace(reply, actions=(*reply.actions, Action(ActionKind.ASK_PERSON)))
