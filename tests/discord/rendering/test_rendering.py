"""Random replies against every limit of a message, and random text against everything Discord's markdown does.

What a message shows is read back with SimCord's own markdown reader, which knows nothing of how the bot escapes.
"""

import datetime
import re
from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simcord.components import walk_components
from simcord.preview._markdown import markdown_tokens

from bot.discord.rendering.custom_id import (
    ButtonAction,
    CustomId,
    custom_id_for,
    document_hash,
    read_custom_id,
    words_hash,
)
from bot.discord.rendering.escaping import escape, inline, shortened, unescape, units
from bot.discord.rendering.excerpt_markdown import quoted_block
from bot.discord.rendering.options import RenderOptions
from bot.discord.rendering.render import TEXT_LIMIT, page_of_blocks, render
from bot.replies.citation import place_link, sentence_link
from bot.replies.reply import (
    Action,
    ActionKind,
    Block,
    BodyText,
    Entry,
    Fact,
    Note,
    Quoted,
    Reply,
    ShownParagraph,
    Target,
    Tone,
    WordChange,
)
from bot.replies.shown_words import Run, shown_words
from bot.text_safety import visible
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind, OtherCitation

COMPONENT_LIMIT = 40  # components of a message, nested ones included; a limit of Discord's

TRICKS = [
    "@everyone", "<@1>", "<@&2>", "<#3>", "</ask:4>", "<t:1:R>", "<:smile:5>", ":smile:", "https://evil.example/x",
    "[words](https://evil.example)", "<https://evil.example>", "||spoiler||", "**bold**", "__under__", "~~gone~~",
    "`code`", "```\nfence\n```", "\n# head", "\n> quote", "\n>>> all", "\n- list", "\n1. list", "\n===",
    "\n    indented", "\\", "\\*", "&amp;",
    "\u202e", "\u2066", "\u200b", "\u2028", "\x00", "\ud800", "אבג", "é", "“", "😀",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U000e0041", "a@b.example", "\t", "\r\n",
]  # fmt: skip
foreign = st.lists(
    st.one_of(st.sampled_from(TRICKS), st.text(max_size=12), st.sampled_from([" ", "word", "*", "_", "\n"])),
    max_size=40,
).map("".join)
long_foreign = st.builds(lambda text, times: (text * times)[:900], foreign, st.integers(1, 60))
spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 10**7), st.integers(1, 900))
citations = st.builds(
    Citation,
    title=st.none() | long_foreign,
    outlet=st.none() | foreign,
    author=st.none() | long_foreign,
    date=st.none() | st.dates(datetime.date(1900, 1, 1)),
    url=st.none() | foreign | foreign.map(lambda text: f"https://news.example/{text.replace('%', '%25')}"),
    paragraph=st.none() | st.integers(1, 10**6),
)
keys = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
bare_excerpts = st.builds(
    Excerpt,
    text=long_foreign,
    document=keys,
    span=spans,
    kind=st.sampled_from(ExcerptKind),
    speaker=st.none() | long_foreign,
    speaker_text=st.none() | foreign,
    citation=citations,
    score=st.floats(0, 1),
    also=st.lists(st.builds(OtherCitation, keys, spans, citations), max_size=3).map(tuple),
)


def with_words(excerpt: Excerpt, said: list[tuple[int, int]], best: tuple[int, int] | None) -> Excerpt:
    """With words of the speaker's own, and a sentence that answers best, anywhere in it between two blanks."""
    edges = [0, *(at for at, letter in enumerate(excerpt.text) if letter.isspace()), len(excerpt.text)]

    def within(place: tuple[int, int]) -> Span:
        start, end = sorted(edges[at % len(edges)] for at in place)
        return Span(excerpt.span.start + start, excerpt.span.start + end)

    return replace(excerpt, quoted=tuple(map(within, said)), answers=None if best is None else within(best))


places = st.tuples(st.integers(0, 900), st.integers(0, 900))
excerpts = st.builds(with_words, bare_excerpts, st.lists(places, max_size=3), st.none() | places)
targets = st.builds(Target, keys, spans, long_foreign)
readers = st.sampled_from([None, "https://desk.example", "http://192.168.0.9:8766/"])
blocks = st.one_of(
    st.builds(Quoted, excerpts, st.booleans(), readers, st.none() | st.integers(20, 700)),
    st.builds(BodyText, long_foreign),
    st.builds(Note, long_foreign),
    st.builds(Fact, foreign, long_foreign),
    st.builds(Entry, long_foreign, long_foreign),
    st.builds(WordChange, long_foreign, long_foreign),
    st.builds(ShownParagraph, long_foreign, st.none() | st.integers(1, 999), st.booleans()),
)
replies = st.builds(
    Reply,
    tone=st.sampled_from(Tone),
    headline=long_foreign,
    blocks=st.lists(blocks, max_size=12).map(tuple),
    actions=st.lists(
        st.builds(Action, st.sampled_from(ActionKind), st.none() | targets, st.none() | st.integers(0, 999)),
        max_size=8,
        unique_by=lambda action: action.kind,
    ).map(tuple),
    question=st.none() | long_foreign,
)
settings_of_messages = st.builds(
    RenderOptions,
    owner=st.integers(1, 2**63),
    record=st.none() | st.text("0123456789abcdef", min_size=32, max_size=32),
    page=st.integers(0, 5),
    show_question=st.booleans(),
    public=st.booleans(),
)


def shown(markdown: str) -> tuple[str, set[str], list[str]]:
    """The text that a reader sees, the kinds of format in it, and the addresses that it links to."""
    words, kinds, links = [], set(), []

    def visit(tokens: list[dict[str, Any]]) -> None:
        for token in tokens:
            kinds.add(token["type"])
            if token["type"] == "break":
                words.append("\n")
            if "href" in token:
                links.append(token["href"])
            words.append(token.get("content", "") if token["type"] == "text" else "")
            visit(token.get("children", []))
            if token["type"] in ("paragraph", "subtext"):
                words.append("\n")

    context = {"users": {"1": "u"}, "roles": {"2": "r"}, "channels": {"3": "c"}, "everyone": True}
    context |= {"commands": {"4": "ask"}, "emojis": {"5": {"name": "smile", "animated": False}}}
    visit(markdown_tokens(markdown, "text_display", context=context))
    return "".join(words), kinds, links


def components_of(view: discord.ui.LayoutView) -> list[dict[str, Any]]:
    """As Discord is sent them."""
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]  # discord.py's is untyped
    return components


def document_of(block: Block) -> str:
    assert isinstance(block, Quoted)
    return block.excerpt.document


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(replies, settings_of_messages)
@settings(max_examples=150, deadline=None)
def test_every_page_of_every_reply_keeps_discord_s_limits(reply: Reply, setting: RenderOptions) -> None:
    components = components_of(render(reply, setting))
    every = list(walk_components(components))
    texts = [part["content"] for part in every if part["type"] == 10]
    buttons = [part for part in every if part["type"] == 2]
    assert 0 < sum(map(units, texts)) <= TEXT_LIMIT
    assert len(every) <= COMPONENT_LIMIT
    assert all(texts)
    assert all(0 < len(b["custom_id"]) <= 100 and 0 < len(b["label"]) <= 80 for b in buttons)
    assert len({b["custom_id"] for b in buttons}) == len(buttons)
    assert all(len(part["components"]) <= 5 for part in every if part["type"] == 1)


@given(foreign)
@settings(max_examples=400, deadline=None)
def test_escaped_text_shows_its_characters_and_nothing_else(text: str) -> None:
    words, kinds, links = shown(escape("\n".join(line.strip() for line in visible(text).split("\n"))))
    assert kinds <= {"text", "inline", "paragraph", "break"}
    assert links == []
    assert squeezed(words) == squeezed(visible(text))


@given(foreign)
@settings(max_examples=300, deadline=None)
def test_block_quote_shows_every_line_as_a_quotation(text: str) -> None:
    quote = quoted_block([Run(text)])
    words, kinds, links = shown(quote)
    assert kinds <= {"text", "inline", "paragraph", "break", "blockquote"}
    assert links == []
    assert squeezed(words) == squeezed(visible(text))
    assert all(line.startswith("> ") for line in quote.split("\n")) or quote == ""


@given(excerpts, readers)
@settings(max_examples=150, deadline=None)
def test_an_excerpt_shows_its_words_whole_and_links_nowhere_but_to_its_source(
    excerpt: Excerpt, reader: str | None
) -> None:
    reply = Reply(Tone.ANSWER, "x", (Quoted(excerpt, reader=reader),))
    texts = [p["content"] for p in walk_components(components_of(render(reply))) if p["type"] == 10]
    words, kinds, links = shown("\n".join(texts))
    assert squeezed(visible(excerpt.text)) in squeezed(words)
    assert not kinds & {
        "mention",
        "emoji",
        "command",
        "timestamp",
        "code",
        "code_block",
        "spoiler_open",
        "heading",
    }
    assert links in ([], [place_link(excerpt, reader)])


@given(excerpts, st.none() | st.integers(20, 700))
@settings(max_examples=150, deadline=None)
def test_the_words_that_are_shown_are_a_run_of_the_excerpt(excerpt: Excerpt, room: int | None) -> None:
    words = shown_words(excerpt, room)
    assert words.text in excerpt.text
    assert words.text == excerpt.text or room is not None
    assert room is None or len(words.text) <= room
    assert bool(words.text.strip()) == bool(excerpt.text.strip())


@given(foreign)
@settings(max_examples=200, deadline=None)
def test_a_question_is_read_back_as_it_was_asked(text: str) -> None:
    assert unescape(inline(text)) == " ".join(visible(text).split())


@given(targets, st.none() | st.integers(0, 10**6))
@settings(deadline=None)
def test_a_button_s_code_is_read_back_whole(target: Target, page: int | None) -> None:
    code = custom_id_for(ButtonAction.SOURCE, target, page)
    assert read_custom_id(str(code)) == code
    assert len(str(code)) <= 100
    assert code.document == document_hash(target.document)
    assert code.words == (words_hash(target.words) if target.words else None)


@given(st.sampled_from(ButtonAction), st.integers(0, 2**64), st.integers(0, 2**128 - 1))
def test_a_person_s_code_is_read_back_whole(press: ButtonAction, owner: int, record: int) -> None:
    code = CustomId(press, owner=owner, record=f"{record:032x}", page=3)
    assert read_custom_id(str(code)) == code
    assert len(str(code)) <= 100


@given(st.text(max_size=100))
def test_any_other_custom_id_is_no_code(text: str) -> None:
    assert read_custom_id(text) is None or re.match(r"pq1:[a-z]", text)


@given(foreign, st.integers(2, 50))
def test_shortened_text_is_a_beginning_marked_as_cut(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_forty_answers_are_shown_once_each_over_the_pages() -> None:
    citation = Citation("T", None, None, None, None, 1)
    many = [
        Excerpt("x" * 900, f"{n}.md", Span(0, 900), ExcerptKind.PASSAGE, None, None, citation, 0.5) for n in range(40)
    ]
    reply = Reply(Tone.ANSWER, "x", tuple(map(Quoted, many)))
    _, pages = page_of_blocks(reply, 0)
    seen = [document_of(b) for page in range(pages) for b in page_of_blocks(reply, page)[0]]
    assert seen == [f"{n}.md" for n in range(40)]


@pytest.mark.parametrize("end", ["&amp;", "?a=1&copy;2", "&#38;x", "?a=1&b=2&copy=3"])
def test_address_is_linked_to_as_it_is_whatever_entity_it_seems_to_hold(end: str) -> None:
    citation = Citation("T", None, None, None, f"https://news.example/{end}", 1)
    link = sentence_link(citation, "Words.")
    assert link is not None
    assert shown(f"[x]({link})")[2] == [link]
    assert link.startswith("https://news.example/" + end.replace(";", "%3B"))


def test_marked_words_stand_out_in_their_paragraph() -> None:
    paragraph = ShownParagraph("Before. *The words.* After.", 7, marked=(Span(8, 20),))
    view = render(Reply(Tone.PLAIN, "Title", (paragraph,)))
    texts = [part["content"] for part in walk_components(components_of(view)) if part["type"] == 10]
    assert texts == ["**Title**", "-# ¶ 7\nBefore. **\\*The words.\\*** After."]


def test_small_print_of_others_is_no_small_print() -> None:
    """SimCord's reader joins escapes before it looks for small print; Discord's client looks at the marks."""
    assert escape("-# small") == "\\-# small"


def test_a_silence_and_an_answer_differ_in_colour_and_mark() -> None:
    colours = {tone: components_of(render(Reply(tone, "x", (Note("n"),))))[0]["accent_color"] for tone in Tone}
    assert colours[Tone.ANSWER] != colours[Tone.SILENCE]
    assert discord.Colour(colours[Tone.CONFIRMED]) != discord.Colour(colours[Tone.REFUTED])
