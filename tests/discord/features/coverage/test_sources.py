"""Reading the coverage, people, and checking a quotation."""

import pytest

from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import response_of, text
from tests.support.discord.world import World


async def test_list_shows_the_documents_in_pages(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts |= {f"more-{n}.md": (f"Story {n}", ["Words."]) for n in range(20)}
    shown = await world.reader.slash(world.channel, "source list")
    assert shown.ephemeral
    assert "**24 documents**" in text(shown.response)
    assert "**Council votes on budget**\n-# The Post · 3 October 2016 · " in text(shown.response)
    await world.reader.click(response_of(shown), label="Next ›")
    assert "Page 2 of 3" in text(shown.response)


async def test_show_reads_a_document(world: World) -> None:
    shown = await world.reader.slash(world.channel, "source show", document="Council votes on budget")
    assert "-# ¶ 1\n“We will spend it on schools,” said Ana Roe.\n\n-# ¶ 2\nThe vote was 5 to 4." in text(
        shown.response
    )


async def test_show_of_an_unknown_document_says_so(world: World) -> None:
    shown = await world.reader.slash(world.channel, "source show", document="nothing")
    assert text(shown.response) == "**⚠ No document is called “nothing”: /source list names them.**"


async def test_show_of_words_that_several_documents_bear_says_which(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts |= {f"2016/{n}.md": ("Council votes again", ["Words."]) for n in range(2)}
    shown = await world.reader.slash(world.channel, "source show", document="council votes")
    assert text(shown.response).startswith("**≈ 3 documents fit “council votes”: name one by its path.**")
    assert "**2016/0.md**\n-# Council votes again · The Post" in text(shown.response)
    exact = await world.reader.slash(world.channel, "source show", document="“Council votes on budget”")
    assert "The vote was 5 to 4." in text(exact.response)


async def test_remove_takes_a_whole_name_that_is_one_document_s_alone(world: World, newsstand: FakeCollection) -> None:
    newsstand.texts |= {f"2016/{n}.md": ("Council votes again", ["Words."]) for n in range(2)}
    begun = await world.admin.slash(world.channel, "admin remove", document="Council votes on")
    assert "No document of that name" in text(begun.response)
    twice = await world.admin.slash(world.channel, "admin remove", document="council votes again")
    assert text(twice.response).startswith("**≈ 2 documents fit “council votes again”: name one by its path.**")
    one = await world.admin.slash(world.channel, "admin remove", document="2016/1.md")
    assert "Remove “Council votes again”?" in text(one.response)


async def test_find_shows_words_where_they_stand(world: World) -> None:
    found = await world.reader.slash(world.channel, "source find", words="far too much")
    assert "**Found in 1 place**" in text(found.response)
    assert "> “It is far too much,”\n-# said Bo Lind." in text(found.response)


async def test_who_shows_a_person(world: World) -> None:
    shown = await world.reader.slash(world.channel, "who", name="Ana Roe")
    said = "**Ana Roe**\n**Quoted** 1 quotation in 1 document\n**On** 3 October 2016, The Post\n"
    assert said in text(shown.response)


async def test_check_says_where_the_words_stand(world: World) -> None:
    shown = await world.reader.slash(world.channel, "check", quotation="We will spend it on schools")
    assert "**✓ These words stand in the coverage.**" in text(shown.response)


async def test_check_says_who_really_said_it(world: World) -> None:
    shown = await world.reader.slash(world.channel, "check", quotation="We will spend it on schools", speaker="Bo Lind")
    assert "**✗ These words were said by somebody else.**" in text(shown.response)
    assert "Said by Ana Roe, not by Bo Lind." in text(shown.response)


async def test_menu_checks_a_message(world: World) -> None:
    message = await world.admin.send(world.channel, "We will spend it on schools")
    shown = await world.reader.context_menu(world.channel, "Check this quotation", message)
    assert response_of(shown).ephemeral
    assert "✓ These words stand in the coverage." in text(shown.response)


async def test_menu_says_who_said_it(world: World) -> None:
    message = await world.admin.send(world.channel, "We will spend it on schools")
    shown = await world.reader.context_menu(world.channel, "Who said this?", message)
    assert "**✓ Ana Roe**" in text(shown.response)


async def test_menu_on_a_message_without_words(world: World) -> None:
    message = await world.admin.send(world.channel, "", attachments=[("a.txt", b"x")])
    shown = await world.reader.context_menu(world.channel, "Check this quotation", message)
    assert "That message has no words to check." in text(shown.response)


@pytest.mark.parametrize(
    ("command", "option", "typed", "offered"),
    [
        ("ask", "speaker", "ana", [("Ana Roe (1 quotation)", "Ana Roe")]),
        ("ask", "outlet", "post", [("The Post", "The Post")]),
        ("who", "name", "bo", [("Bo Lind (1 quotation)", "Bo Lind")]),
        ("timeline", "speaker", "bo", [("Bo Lind (1 quotation)", "Bo Lind")]),
        ("source show", "document", "council", [("Council votes on budget · The Post", "dfc4f1e9a0b1")]),
    ],
)
async def test_options_complete_themselves_from_the_index(
    world: World, command: str, option: str, typed: str, offered: list[tuple[str, str]]
) -> None:
    choices = await world.reader.autocomplete(world.channel, command, option, typed)
    assert [choice["name"] for choice in choices] == [name for name, _ in offered]
    if command != "source show":
        assert [choice["value"] for choice in choices] == [value for _, value in offered]


async def test_dates_are_checked(world: World) -> None:
    shown = await world.reader.slash(world.channel, "ask", question="what about schools?", after="next Tuesdayish")
    assert "“next Tuesdayish” is not a date that I can read." in text(shown.response)


async def test_dates_and_names_narrow_a_question(world: World, newsstand: FakeCollection) -> None:
    await world.reader.slash(
        world.channel,
        "ask",
        question="what about schools?",
        speaker="Ana Roe",
        outlet="The Post",
        after="2016-10",
        before="2016",
    )
    scope = newsstand.asked[-1][2]
    assert (scope.speaker, scope.outlet, str(scope.after), str(scope.before)) == (
        "Ana Roe",
        "The Post",
        "2016-10-01",
        "2016-12-31",
    )


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": "what about schools?", "outlet": "Pots"}),
        ("source list", {"outlet": "Pots"}),
    ],
)
async def test_outlet_that_the_coverage_has_not_is_named_as_the_cause(
    world: World, newsstand: FakeCollection, command: str, options: dict[str, str]
) -> None:
    shown = text((await world.reader.slash(world.channel, command, **options)).response)
    assert "**∅ No outlet called “Pots” is in the coverage.**" in shown
    assert "Did you mean The Post?" in shown
    assert newsstand.asked == []


async def test_speaker_that_nobody_knows_is_named_as_the_cause(world: World) -> None:
    asked = await world.reader.slash(world.channel, "ask", question="what about schools?", speaker="Ana Row")
    assert "**∅ Nobody called “Ana Row” is quoted in the coverage.**" in text(asked.response)
    who = await world.reader.slash(world.channel, "who", name="Ana Row")
    assert "Did you mean Ana Roe?" in text(who.response)


async def test_greeting_is_answered_with_an_example_of_the_coverage_s_own(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} hello")
    assert "For example: what did Ana Roe say?" in text(world.channel.last_message)
    await world.reader.send(world.channel, world.mention)
    assert "Ask me something, for example: what did Ana Roe say?" in text(world.channel.last_message)
