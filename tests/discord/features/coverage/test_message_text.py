"""Words are read wherever a message keeps them: its own answers, link previews, forwarded messages, prose."""

import discord
import pytest

from bot.discord.features.coverage.message_text import plain_words
from bot.discord.rendering.excerpt_markdown import quoted_block
from bot.replies.shown_words import Run
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import last_in, text
from tests.support.discord.world import World

SAID = "“We will spend it on schools,” said Ana Roe."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("> “We will *spend* it”", "“We will spend it”"),
        ("**bold**, __under__, ~~struck~~, ||hidden||, `code`", "bold, under, struck, hidden, code"),
        ("[read it](https://x.example/a?b=c) at https://x.example <https://y.example>", "read it at"),
        ("<@12> <@&3> <#4> <:smile:5> <t:6:R> hello", "hello"),
        ("snake_case and _slanted_ words", "snake_case and slanted words"),
        ("# Title\n-# small\n> quoted\nplain", "Title\nsmall\nquoted\nplain"),
        ("```py\nprint(1)\n```", "print(1)"),
        (">>> one\ntwo", "one\ntwo"),
        ("l’été «dit» 3 * 4 = 12", "l’été «dit» 3 4 = 12"),
        ("العمل وعد", "العمل وعد"),
        ("", ""),
        ("🐝 **", "🐝"),
    ],
)
def test_markdown_reads_as_what_is_seen(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


MARKED = "a *b* _c_ ~d~ `e` |f| <@1> @here [x](y) \\ #1"


@pytest.mark.parametrize("said", [MARKED, "1. one", "# two", "- three", "2 > 1"])
def test_escaped_words_read_as_they_stood(said: str) -> None:
    assert plain_words(quoted_block([Run(said)])) == " ".join(said.split())


async def check(world: World, message: discord.Message, menu: str = "Check this quotation") -> str:
    return text((await world.reader.context_menu(world.channel, menu, message)).response)


async def test_menu_reads_the_bot_s_own_answer(world: World) -> None:
    await world.reader.send(world.channel, f"{world.mention} what about schools?")
    shown = await check(world, last_in(world.channel))
    assert "**✓ These words stand in the coverage.**" in shown
    assert shown.startswith("-# ““We will spend it on schools,””\n")
    assert "**✓ Ana Roe**" in await check(world, last_in(world.channel), "Who said this?")


async def test_menu_reads_link_previews_and_other_bots_embeds(world: World) -> None:
    hook = world.guild.create_webhook(world.channel, "feed")
    embed = discord.Embed(title="Budget", description=f"> {SAID}", url="https://news.example/1")
    embed.add_field(name="More", value="It is far too much")
    linked = await hook.send("https://x.example", embed=embed)
    assert "✓ These words stand in the coverage." in await check(world, linked)
    field = discord.Embed(title="Nothing of ours").add_field(name="He said", value="It is far too much")
    assert "**✓ Bo Lind**" in await check(world, await hook.send("", embed=field), "Who said this?")


async def test_menu_reads_forwarded_messages(world: World) -> None:
    message = await world.admin.send(world.channel, "We will spend it on schools")
    forwarded = await world.admin.forward(message, world.channel)
    assert forwarded.content == ""
    assert "✓ These words stand in the coverage." in await check(world, forwarded)


async def test_menu_hands_the_whole_message_on_and_names_nobody(world: World, newsstand: FakeCollection) -> None:
    prose = 'lol did she really say "We will spend it on schools"?'
    await check(world, await world.admin.send(world.channel, prose))
    assert newsstand.checked == [(prose, None)]


async def test_menu_takes_what_is_set_off_as_a_quotation_first(world: World, newsstand: FakeCollection) -> None:
    said = await world.admin.send(world.channel, "> It is far too much\nis that so?")
    assert "✓ These words stand in the coverage." in await check(world, said)
    assert newsstand.checked == [("It is far too much", None)]


async def test_menu_on_an_image_alone_says_that_there_are_no_words(world: World) -> None:
    for content in ("", "https://x.example/cat.gif", "<:cat:123>"):
        message = await world.admin.send(world.channel, content, attachments=[("cat.png", b"x")])
        assert "That message has no words to check." in await check(world, message)
