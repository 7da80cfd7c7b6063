"""The menu of a message "Ask the coverage"."""

from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import labels, last_in, response_of, text, told
from tests.support.discord.world import World

MENU = "Ask the coverage"


async def test_menu_asks_a_message_and_answers_the_chooser_alone(world: World, newsstand: FakeCollection) -> None:
    said = await world.admin.send(world.channel, f"{world.mention} what about schools?")
    newsstand.asked.clear()
    asked = await world.reader.context_menu(world.channel, MENU, said)
    answer = response_of(asked)
    assert asked.ephemeral
    assert [question for question, _, _ in newsstand.asked] == ["what about schools?"]
    assert "“what about schools?”" in text(answer)
    assert "We will spend it on schools" in text(answer)
    panel = await world.reader.click(answer, label="More…")
    assert "Delete" not in labels(panel.response)


async def test_menu_on_words_that_are_no_question_says_so(world: World) -> None:
    said = await world.admin.send(world.channel, "x" * 600)
    assert "That is too long for a question" in text(
        (await world.reader.context_menu(world.channel, MENU, said)).response
    )
    assert last_in(world.channel).id == said.id


async def test_asking_by_menu_counts(world: World) -> None:
    await world.admin.slash(world.channel, "admin limits", per_person=1)
    said = await world.admin.send(world.channel, "what about schools?")
    await world.reader.context_menu(world.channel, MENU, said)
    assert "one person" in told(await world.reader.context_menu(world.channel, MENU, said))
