"""Every REST call that the bot makes fails once with 403, 404, 429, 500 or a time-out: the asker is told, or the
retry is seen, and nothing is raised unseen."""

from pathlib import Path

import discord
import pytest
import simcord

from bot.discord.rendering.custom_id import ButtonAction
from index import IndexDamaged, OtherVersion
from tests.support.discord.faults import TIME_OUT, Fault, fail
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.panel import opened, pressed_as_before
from tests.support.discord.panel import pressed as in_panel
from tests.support.discord.shown import labels, last_in, response_of, text
from tests.support.discord.world import World

PASSING = (429, 500, TIME_OUT)
FINAL = (403, 404)
CALLBACK = ("POST", "/interactions/*/callback")
ORIGINAL = ("PATCH", "/webhooks/*/messages/@original")
POSTED = ("POST", "/channels/*/messages")
TYPING = ("POST", "/channels/*/typing")
FETCHED = ("GET", "/channels/*/messages/*")
HISTORY = ("GET", "/channels/*/messages")
EDITED = ("PATCH", "/channels/*/messages/*")
DELETED = ("DELETE", "/channels/*/messages/*")
DELETED_ORIGINAL = ("DELETE", "/webhooks/*/messages/@original")
OPENED = ("POST", "/users/@me/channels")
THREADED = ("POST", "/channels/*/messages/*/threads")
FOLLOWED_UP = ("POST", "/webhooks/*")  # fills in what was acknowledged, where the edit of it fails


def made(world: World, call: tuple[str, str]) -> int:
    """How often the bot made the call."""
    from fnmatch import fnmatch

    return sum(r.method == call[0] and fnmatch(r.path, call[1]) for r in world.env.http_requests)


async def ask(world: World) -> simcord.InteractionResult:
    return await world.reader.slash(world.channel, "ask", question="what about schools?")


async def mention(world: World) -> discord.Message | None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    return world.channel.last_message


@pytest.mark.parametrize("status", PASSING)
@pytest.mark.parametrize("call", [CALLBACK, ORIGINAL])
async def test_command_is_answered_at_the_second_attempt(world: World, call: tuple[str, str], status: int) -> None:
    fail(world, call, status)
    result = await ask(world)
    assert "Ana Roe" in text(result.response)
    assert made(world, call) == 2


@pytest.mark.parametrize("status", FINAL)
async def test_command_that_cannot_be_acknowledged_is_still_answered_or_told(world: World, status: int) -> None:
    """Where Discord has given the interaction up, no one can be told; where a second way is open, it is
    used.
    """
    fail(world, CALLBACK, status)
    result = await ask(world)
    assert result.response is not None
    assert "⚠" in text(result.response)


@pytest.mark.parametrize("status", FINAL)
async def test_answer_that_is_not_taken_is_told(world: World, status: int) -> None:
    fail(world, ORIGINAL, status)
    result = await ask(world)
    assert "⚠" in text(result.response)


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_answer_that_is_never_taken_is_told_another_way(world: World, status: int) -> None:
    fail(world, ORIGINAL, status, times=None)
    result = await ask(world)
    assert "⚠" in text(result.response)
    assert made(world, FOLLOWED_UP) == 1


@pytest.mark.parametrize("status", PASSING)
async def test_mention_is_answered_at_the_second_attempt(world: World, status: int) -> None:
    fail(world, POSTED, status)
    assert "Ana Roe" in text(await mention(world))
    first, second = [r.json for r in world.env.http_requests if (r.method, "/messages" in r.path) == ("POST", True)]
    assert first is not None
    assert second is not None
    assert first["nonce"] == second["nonce"]
    assert second["enforce_nonce"] is True


async def test_mention_where_the_bot_may_not_write_is_answered_directly(world: World) -> None:
    fail(world, POSTED, 403)
    await mention(world)
    answer = text(world.reader.user.dm_channel.last_message)
    assert "Ana Roe" in answer
    assert "You asked in #general, where I may not write." in answer


async def test_mention_in_a_channel_that_is_gone_ends_quietly(world: World) -> None:
    fail(world, POSTED, 404)
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert last_in(world.channel).id == asked.id


async def test_mention_that_is_never_taken_is_tried_three_times_and_an_apology_once(world: World) -> None:
    fail(world, POSTED, 500, times=3)
    assert "Discord did not take my answer." in text(await mention(world))


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_typing_never_holds_an_answer_up(world: World, status: int) -> None:
    fail(world, TYPING, status)
    assert "Ana Roe" in text(await mention(world))


@pytest.mark.parametrize("status", PASSING)
async def test_earlier_question_is_read_at_the_second_attempt(
    world: World, newsstand: FakeCollection, status: int
) -> None:
    again = await mention(world)
    world.forget_messages()
    fail(world, FETCHED, status)
    await world.reader.send(world.channel, "and the vote?", reply_to=again)
    assert newsstand.asked[-1][:2] == ("and the vote?", ("what about schools?",))
    assert made(world, FETCHED) == 2


async def test_earlier_question_that_may_not_be_read_is_told(world: World, newsstand: FakeCollection) -> None:
    again = await mention(world)
    world.forget_messages()
    fail(world, FETCHED, 403)
    await world.reader.send(world.channel, "and the vote?", reply_to=again)
    assert newsstand.asked[-1][:2] == ("and the vote?", ())
    assert "I could not read the question before this one" in text(world.channel.last_message)


async def test_earlier_question_that_was_deleted_ends_the_chain(world: World, newsstand: FakeCollection) -> None:
    again = await mention(world)
    world.forget_messages()
    fail(world, FETCHED, 404)
    await world.reader.send(world.channel, "and the vote?", reply_to=again)
    assert newsstand.asked[-1][:2] == ("and the vote?", ())


async def test_more_answers_to_a_deleted_question_are_told(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} what are the many things?")
    fail(world, FETCHED, 404)
    pressed = await world.reader.click(last_in(world.channel), label="More…")
    assert "The question was deleted, so I cannot look further." in text(pressed.response)
    assert "Delete" in labels(pressed.response)


@pytest.mark.parametrize("status", PASSING)
async def test_edit_renews_at_the_second_attempt(world: World, newsstand: FakeCollection, status: int) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    fail(world, EDITED, status)
    await world.reader.edit(asked, f"{world.mention} what about the vote?")
    assert "The vote was 5 to 4." in text(world.channel.last_message)


@pytest.mark.parametrize("status", FINAL)
async def test_answer_that_cannot_be_renewed_stays(world: World, status: int) -> None:
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    fail(world, EDITED, status)
    await world.reader.edit(asked, f"{world.mention} what about the vote?")
    assert "Ana Roe" in text(world.channel.last_message)


@pytest.mark.parametrize("status", PASSING)
async def test_delete_at_the_second_attempt(world: World, status: int) -> None:
    fail(world, DELETED, status)
    await in_panel(world.reader, response_of(await ask(world)), "Delete")
    assert world.channel.history() == []


@pytest.mark.parametrize("status", PASSING)
async def test_delete_under_an_old_answer_at_the_second_attempt(world: World, status: int) -> None:
    fail(world, DELETED_ORIGINAL, status)
    await pressed_as_before(world.reader, response_of(await ask(world)), ButtonAction.DELETE)
    assert world.channel.history() == []


@pytest.mark.parametrize("status", FINAL)
async def test_delete_that_is_refused_is_told(world: World, status: int) -> None:
    fail(world, DELETED, status)
    pressed = await in_panel(world.reader, response_of(await ask(world)), "Delete")
    assert "⚠" in text(pressed.followups[0])


@pytest.mark.parametrize("status", FINAL)
async def test_delete_under_an_old_answer_that_is_refused_is_told(world: World, status: int) -> None:
    fail(world, DELETED_ORIGINAL, status)
    pressed = await pressed_as_before(world.reader, response_of(await ask(world)), ButtonAction.DELETE)
    assert "⚠" in text(pressed.followups[0])


@pytest.mark.parametrize("call", [CALLBACK, ORIGINAL])
@pytest.mark.parametrize("status", PASSING)
async def test_panel_opens_at_the_second_attempt(world: World, call: tuple[str, str], status: int) -> None:
    answer = response_of(await ask(world))
    fail(world, call, status)
    assert "Delete" in labels(await opened(world.reader, answer))


@pytest.mark.parametrize("status", PASSING)
async def test_thread_opens_at_the_second_attempt(world: World, status: int) -> None:
    fail(world, THREADED, status)
    await in_panel(world.reader, response_of(await ask(world)), "Thread")
    assert len(world.channel.threads) == 1


async def test_thread_that_may_not_be_opened_is_explained(world: World) -> None:
    fail(world, THREADED, 403)
    pressed = await in_panel(world.reader, response_of(await ask(world)), "Thread")
    assert "I may not open threads here. Discord does not say why." in text(pressed.response)


async def test_thread_under_an_answer_that_is_gone_is_told(world: World) -> None:
    fail(world, THREADED, 404)
    pressed = await in_panel(world.reader, response_of(await ask(world)), "Thread")
    assert "What this was about is gone." in text(pressed.response)


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_thread_history_that_cannot_be_read_is_told(world: World, newsstand: FakeCollection, status: int) -> None:
    await in_panel(world.reader, response_of(await ask(world)), "Thread")
    fail(world, HISTORY, status)
    await world.reader.send(world.channel.threads[0], "and the vote?")
    assert "I could not read the question before this one" in text(world.channel.threads[0].last_message)
    assert newsstand.asked[-1][:2] == ("and the vote?", ())


@pytest.mark.parametrize("status", PASSING)
async def test_refusal_is_told_at_the_second_attempt(world: World, status: int) -> None:
    answer = response_of(await ask(world))
    fail(world, CALLBACK, status)
    pressed = await pressed_as_before(world.admin, answer, ButtonAction.NOT_ASKED)
    assert "Only who asked" in text(pressed.response)


@pytest.mark.parametrize("status", PASSING)
async def test_form_opens_at_the_second_attempt(world: World, status: int) -> None:
    panel = await opened(world.reader, response_of(await ask(world)))
    fail(world, CALLBACK, status)
    pressed = await world.reader.click(panel, label="Not what I asked")
    assert pressed.modal is not None
    assert pressed.modal["title"] == "Not what I asked"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (403, "⚠ Discord does not let me do that here. An admin can see with /admin status what I lack."),
        (404, "⚠ What this was about is gone."),
    ],
)
async def test_form_that_may_not_be_opened_is_told(world: World, status: int, told: str) -> None:
    panel = await opened(world.reader, response_of(await ask(world)))
    fail(world, CALLBACK, status)
    pressed = await world.reader.click(panel, label="Not what I asked")
    assert text(pressed.response) == f"**{told}**"


@pytest.mark.slow
@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_bot_starts_where_its_commands_cannot_be_announced(
    newsstand: FakeCollection, tmp_path: Path, status: int
) -> None:
    import simcord

    from bot.discord import create_bot

    env = simcord.Env(create_bot(newsstand, tmp_path / "other.sqlite", shard_count=1), strict_sync=False)
    env.backend.faults.append(
        Fault(method="PUT", path="/applications/*/commands", status=status, code=0, message="", times=None)
    )
    await env.start()
    try:
        channel = env.create_guild().create_text_channel("general")
        reader = env.guild.add_member(env.create_user("rob"))
        await reader.send(channel, f"<@{env.backend.bot_user.id}> what about schools?")
        assert "Ana Roe" in text(channel.last_message)
    finally:
        await env.shutdown()
    assert env.errors == []


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_progress_that_is_not_shown_does_not_stop_a_reindex(
    world: World, newsstand: FakeCollection, status: int
) -> None:
    fail(world, ORIGINAL, status, times=2)
    await world.admin.slash(world.channel, "admin reindex")
    assert newsstand.generation == (2 if status in PASSING else 1)


async def test_bug_is_an_apology_with_a_number(
    world: World, newsstand: FakeCollection, caplog: pytest.LogCaptureFixture
) -> None:
    newsstand.fails = ZeroDivisionError("secret detail")
    result = await ask(world)
    shown = text(result.response)
    assert "Something went wrong on my side, and I am sorry." in shown
    assert "secret" not in shown
    number = shown.rstrip("*.").split()[-1]
    assert [vars(record)["reference"] for record in caplog.records if record.message == "bug"] == [number]


@pytest.mark.parametrize("error", [PermissionError(13, "secret"), FileNotFoundError(2, "secret")])
async def test_file_of_this_machine_that_fails_is_a_bug_of_ours(
    world: World, newsstand: FakeCollection, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    newsstand.fails = error
    shown = text((await ask(world)).response)
    assert "Something went wrong on my side" in shown
    assert "secret" not in shown
    assert "bug" in [record.message for record in caplog.records]


@pytest.mark.parametrize("error", [IndexDamaged("run `python -m bot`"), OtherVersion("run `python -m bot`")])
async def test_index_that_cannot_be_used_is_told_as_what_an_admin_can_do_here(
    world: World, newsstand: FakeCollection, error: Exception
) -> None:
    newsstand.fails = error
    shown = text((await ask(world)).response)
    assert "An admin can have it made anew with /admin reindex" in shown
    assert "python" not in shown


async def test_nothing_indexed_is_said(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts.clear()
    for shown in (text((await ask(world)).response), text(await mention(world))):
        assert "Nothing is indexed yet. An admin can index the sources with /admin reindex." in shown


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_answer_that_reaches_the_asker_nowhere_ends_quietly(world: World, status: int) -> None:
    fail(world, POSTED, 403, times=None)
    fail(world, OPENED, status, times=None)
    asked = await world.reader.send(world.channel, f"{world.mention} what about schools?")
    assert last_in(world.channel).id == asked.id


@pytest.mark.parametrize("status", [*FINAL, *PASSING])
async def test_choices_that_are_not_taken_harm_nothing(world: World, status: int) -> None:
    fail(world, CALLBACK, status)
    assert await world.reader.autocomplete(world.channel, "who", "name", "ana") == []
    assert "Ana Roe" in text((await ask(world)).response)


async def test_record_that_cannot_be_written_does_not_cost_the_answer(world: World) -> None:
    await world.bot.memory.server(world.guild.id)
    await world.bot.memory.file.run(lambda database: database.execute("DROP TABLE answer"))
    assert "Ana Roe" in text((await ask(world)).response)
    assert "Ana Roe" in text(await mention(world))
