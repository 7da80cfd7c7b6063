"""Each kind of block as Discord's markdown, to the character."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.rendering.escaping import units
from bot.discord.rendering.excerpt_markdown import quoted_texts
from bot.discord.rendering.markdown import block_text, cut_to
from bot.discord.rendering.render import EXCERPTS_A_PAGE, noted, page_of_blocks
from bot.replies.reply import (
    Block,
    BodyText,
    Copyable,
    Entry,
    Fact,
    Note,
    Quoted,
    Reply,
    ShownParagraph,
    Tone,
    WordChange,
)
from index import Certainty, Span
from retrieval import Citation, Excerpt, ExcerptKind, OtherCitation

UNKNOWN = Citation(None, None, None, None, None, None)
KNOWN = Citation("A *title*", "The Post", "Jo Doe", datetime.date(2016, 10, 3), "https://news.example/a", 7)


def excerpt(
    text: str = "We will spend it on schools.",
    kind: ExcerptKind = ExcerptKind.QUOTATION,
    speaker: str | None = "Ana Roe",
    speaker_text: str | None = "Ana Roe",
    citation: Citation = KNOWN,
    also: tuple[OtherCitation, ...] = (),
) -> Excerpt:
    return Excerpt(text, "budget.md", Span(3, 3 + len(text)), kind, speaker, speaker_text, citation, 0.9, also=also)


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (BodyText("*Ask* me."), r"\*Ask\* me."),
        (BodyText("one\ntwo"), "one\ntwo"),
        (BodyText("# no heading"), r"\# no heading"),
        (Note("small print"), "-# small print"),
        (Note("one\n two"), "-# one two"),
        (Note("\u200b"), ""),
        (Fact("Date", "3 October 2016"), "**Date** 3 October 2016"),
        (Fact("A*B", "`c`"), r"**A\*B** \`c\`"),
        (Entry("Title"), "**Title**"),
        (Entry("Title", "of *2016*"), "**Title**\n-# of \\*2016\\*"),
        (Entry("", "detail"), "**—**\n-# detail"),
        (WordChange("spend", "waste"), "~~spend~~ → **waste**"),
        (WordChange("", "not"), "left out: **not**"),
        (WordChange("not", ""), "put in: ~~not~~"),
        (WordChange("", ""), ""),
        (Copyable("**as** it\n<@1> is"), "```\n**as** it\n<@1> is\n```"),
        (Copyable("a ``` b `````"), "```\na `\u200b`\u200b` b `\u200b`\u200b`\u200b`\u200b`\n```"),
        (Copyable("hid\u202eden\u200b"), "```\nhidden\n```"),
        (Copyable("x" * 4_000), f"```\n{'x' * 3_299}…\n```"),
        (ShownParagraph("Heading", heading=True), "**Heading**"),
        (ShownParagraph("Words.", 3), "-# ¶ 3\nWords."),
        (ShownParagraph("Words."), "Words."),
        (ShownParagraph("So he said it.", 1, marked=(Span(3, 5),)), "-# ¶ 1\nSo **he** said it."),
        (ShownParagraph("one\ntwo", marked=(Span(0, 7),)), "**one**\n**two**"),
        (ShownParagraph("a b c", marked=(Span(0, 1), Span(4, 5))), "**a** b **c**"),
        (ShownParagraph("\u200b", 3), ""),
    ],
    ids=repr,
)
def test_a_block_to_the_character(block: Block, markdown: str) -> None:
    assert block_text(block) == markdown


@pytest.mark.parametrize(
    ("made", "who", "where"),
    [
        (
            excerpt(),
            "**Ana Roe**\n-# The Post · 3 October 2016\n> We will spend it on schools.",
            r"-# A \*title\* · Jo Doe · paragraph 7 · "
            "[open at the sentence](https://news.example/a#:~:text=We%20will%20spend%20it%20on%20schools.)",
        ),
        (
            excerpt(speaker_text="the mayor"),
            "**Ana Roe** · called “the mayor” there\n-# The Post · 3 October 2016\n> We will spend it on schools.",
            r"-# A \*title\* · Jo Doe · paragraph 7 · "
            "[open at the sentence](https://news.example/a#:~:text=We%20will%20spend%20it%20on%20schools.)",
        ),
        (
            replace(excerpt("one", speaker_text="she", citation=UNKNOWN), certainty=Certainty.CONCLUDED),
            "Ana Roe · as we read it, called “she” there\n-# budget.md\n> one",
            "",
        ),
        (
            replace(excerpt("one", citation=UNKNOWN), certainty=Certainty.CONCLUDED),
            "Ana Roe · as we read it\n-# budget.md\n> one",
            "",
        ),
        (
            excerpt("It rained.", ExcerptKind.PASSAGE, None, None, UNKNOWN),
            "**The article reports**\n-# budget.md\n> It rained.",
            "",
        ),
        (
            excerpt("one\n\n two", citation=UNKNOWN),
            "**Ana Roe**\n-# budget.md\n> one\n> two",
            "",
        ),
        (
            excerpt(
                "It rained.",
                citation=UNKNOWN,
                also=(
                    OtherCitation("b.md", Span(0, 9), KNOWN),
                    OtherCitation("c.md", Span(0, 9), UNKNOWN),
                ),
            ),
            "**Ana Roe**\n-# budget.md\n> It rained.",
            "-# also in A \\*title\\* · The Post · Jo Doe · 3 October 2016; c.md",
        ),
        (
            excerpt(
                "It rained.",
                citation=UNKNOWN,
                also=tuple(
                    OtherCitation(name, Span(0, 9), replace(KNOWN, title="A long title " * 9))
                    for name in ("wire/b_1.md", "wire/b_2.md")
                ),
            ),
            "**Ana Roe**\n-# budget.md\n> It rained.",
            "-# also in "
            "A long title A long title A long title A long title A long… · wire/b\\_1.md; "
            "A long title A long title A long title A long title A long… · wire/b\\_2.md",
        ),
    ],
)
def test_an_excerpt_and_where_it_stands(made: Excerpt, who: str, where: str) -> None:
    assert quoted_texts(Quoted(made)) == (who, where)
    assert block_text(Quoted(made)) == f"{who}\n{where}".rstrip()


PLAN = (
    "The council sat late. Ana Roe told it: “We will spend it on schools. Every cent goes to the children. The roads "
    "can wait.” She then left."
)
IN_PLAN = "We will spend it on schools. Every cent goes to the children. The roads can wait."
BEST = "Every cent goes to the children."


def said(text: str, *quoted: str, answers: str | None = None) -> Excerpt:
    """Of `text`, the speaker's words and the sentence that answers best."""

    def place(words: str) -> Span:
        return Span(3 + text.index(words), 3 + text.index(words) + len(words))

    best = place(answers) if answers else None
    made = excerpt(text, citation=UNKNOWN)
    return replace(made, quoted=tuple(map(place, quoted)), answers=best)


@pytest.mark.parametrize(
    ("made", "room", "words"),
    [
        # The speaker's words in a block, the paper's beside them in small print; what answers is bold.
        (
            said(PLAN, IN_PLAN, answers=BEST),
            None,
            "-# The council sat late. Ana Roe told it\\:\n"
            "> “We will spend it on schools. **Every cent goes to the children.** The roads can wait.”\n"
            "-# She then left.",
        ),
        # Where room is short, without the lead-in.
        (
            said(PLAN, IN_PLAN, answers=BEST),
            600,
            "> “We will spend it on schools. **Every cent goes to the children.** The roads can wait.”\n"
            "-# She then left.",
        ),
        # And where it is shorter still, the best sentence and what fits behind it, cut at its end.
        (said(PLAN, IN_PLAN, answers=BEST), 50, "> … **Every cent goes to the children.** …"),
        # A fragment stands within the paper's sentence.
        (
            said(
                "It rained. Roe called it “a disaster” for all.",
                "a disaster",
                answers="Roe called it “a disaster” for all.",
            ),
            600,
            "> Roe called it **“a disaster”** for all.",
        ),
        # Words of the paper alone: the sentence that answers, among others.
        (
            replace(
                said("It rained. It shone. It froze.", answers="It shone."), kind=ExcerptKind.PASSAGE, speaker=None
            ),
            600,
            "> It rained. **It shone.** It froze.",
        ),
        (said("one\n\n“two”\nthree", "two"), None, "> one\n> “two”\n> three"),
        # Of words that go on outside, what stands here.
        (
            replace(said("“Every cent counts.", answers="“Every cent counts."), spoken=(Span(4, 22),)),
            600,
            "> **“Every cent counts.**",
        ),
    ],
)
def test_words_as_they_are_shown(made: Excerpt, room: int | None, words: str) -> None:
    who = "The article reports" if made.speaker is None else "Ana Roe"
    assert quoted_texts(Quoted(made, room=room)) == (f"**{who}**\n-# budget.md\n{words}", "")


def test_what_surrounds_an_excerpt_is_short_where_room_is() -> None:
    long = replace(KNOWN, title="A long title " * 20, outlet="The Post of " * 20, author="Jo " * 80, url=None)
    name = "Ana Roe of " * 20
    who, where = quoted_texts(Quoted(excerpt("one", speaker=name, speaker_text=None, citation=long), room=600))
    assert [len(line) <= 120 for line in who.split("\n")] == [True, True, True]
    assert len(where) <= 200


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("one\ntwo", 7, "one\ntwo"),
        ("one\ntwo", 6, "one\n…"),
        ("one\ntwo\nthree", 9, "one\ntwo\n…"),
        ("one", 2, ""),
        ("", 0, ""),
        ("😀\n😀", 5, "😀\n😀"),
        ("😀\n😀", 4, "😀\n…"),
    ],
)
def test_text_is_cut_between_lines(text: str, room: int, kept: str) -> None:
    assert cut_to(text, room) == kept


@given(st.lists(st.text(max_size=9), max_size=9).map("\n".join), st.integers(0, 60))
def test_what_is_cut_fits_and_is_a_beginning(text: str, room: int) -> None:
    kept = cut_to(text, room)
    assert units(kept) <= room or kept == ""
    assert text.startswith(kept.removesuffix("…"))


@pytest.mark.parametrize(
    ("excerpts", "sizes"),
    [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])],
)
def test_so_many_excerpts_a_page(excerpts: int, sizes: list[int]) -> None:
    reply = Reply(Tone.ANSWER, "", (Quoted(excerpt()),) * excerpts)
    pages = page_of_blocks(reply, 0)[1]
    assert [len(page_of_blocks(reply, page)[0]) for page in range(pages)] == sizes
    assert max(sizes) <= EXCERPTS_A_PAGE


@pytest.mark.parametrize(("page", "shown"), [(-1, 0), (0, 0), (1, 1), (2, 1), (99, 1)])
def test_a_page_that_is_not_there_is_the_nearest(page: int, shown: int) -> None:
    blocks = tuple(BodyText(f"{number} " + "x" * 3_000) for number in range(2))
    assert page_of_blocks(Reply(Tone.PLAIN, "", blocks), page) == ((blocks[shown],), 2)


def test_a_note_stands_on_the_first_page_after_what_is_there() -> None:
    note = Note("I could not read the question before this one.")
    few = Reply(Tone.ANSWER, "", (Quoted(excerpt()),))
    assert noted(few, note).blocks == (Quoted(excerpt()), note)
    many = Reply(Tone.ANSWER, "", (Quoted(excerpt()),) * 5)
    assert noted(many, note).blocks == (*many.blocks[:3], note, *many.blocks[3:])


@pytest.mark.parametrize("size", [2_900, 2_950, 2_990, 3_000, 3_400])
def test_a_note_for_which_there_is_no_room_moves_something_to_the_next_page(size: int) -> None:
    note, words = Note("n" * 100), BodyText("x" * size)
    reply = noted(Reply(Tone.PLAIN, "", (words, BodyText("after"))), note)
    assert note in page_of_blocks(reply, 0)[0]
    assert [block for block in reply.blocks if block != note] == [words, BodyText("after")]
