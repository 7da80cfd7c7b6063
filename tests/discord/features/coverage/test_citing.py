"""Copy citation in an answer's panel, the style that it cites in, and /verify, over a real index."""

import pytest

from retrieval import Answer
from tests.index.corrections.newsroom import SAID, Newsroom, speaker
from tests.support.discord.panel import opened
from tests.support.discord.shown import Message, labels, parts, raw, response_of, text
from tests.support.discord.world import World

FERRY = "what did Solberg say about the ferry on Monday?"


async def asked(world: World, question: str = FERRY) -> Message:
    return response_of(await world.reader.slash(world.channel, "ask", question=question))


async def copied(world: World, shown: Message) -> str:
    """What a press in the panel of somebody who did not ask shows, to them alone."""
    return await pressed_in(world, await opened(world.admin, shown))


async def pressed_in(world: World, panel: Message) -> str:
    pressed = await world.admin.click(panel, label="Copy citation")
    assert pressed.ephemeral
    return raw(pressed.response)


async def test_copy_citation_gives_words_citation_and_receipt_to_the_presser_alone(real: World, answer: Answer) -> None:
    shown = await asked(real)
    assert labels(shown) == ["Context", "Source", "More…"]
    citation = await copied(real, shown)
    receipt = citation.split("```\n")[3].removesuffix("\n```")
    assert citation == (
        "**Citation, plain**\n"
        f"```\n{SAID[0]}\nIngrid Solberg\nNews from the port · paragraph 1\n```\n"
        "-# The receipt\\: /verify tells later whether this still stands.\n"
        f"```\n{receipt}\n```"
    )
    verified = await real.reader.slash(real.channel, "verify", receipt=receipt)
    assert verified.ephemeral
    assert text(verified.response).startswith("**✓ This receipt stands.**\n")


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        (
            "apa",
            f"{SAID[0]} (Ingrid Solberg, as cited in “News from the port,” n.d., para. 1)\n\n"
            "News from the port. (n.d.).",
        ),
        ("mla", f"{SAID[0]} (Ingrid Solberg, qtd. in “News from the port,” par. 1)\n\n“News from the port.”"),
        ("chicago", f"{SAID[0]}\n\nIngrid Solberg, quoted in “News from the port,” para. 1."),
        ("ris", "TY  - NEWS\nID  - "),
        ("bibtex", "@misc{quote-"),
    ],
)
async def test_admin_chooses_the_style_of_citations(real: World, style: str, cited: str) -> None:
    names = {"apa": "APA", "mla": "MLA", "chicago": "Chicago", "ris": "RIS", "bibtex": "BibTeX"}
    shown = await asked(real)
    chosen = await real.admin.slash(real.channel, "admin citation", style=style)
    assert text(chosen.response) == f"**Copy citation**\n**Style** {names[style]}"
    assert (await copied(real, shown)).startswith(f"**Citation, {names[style]}**\n```\n{cited}")
    log = await real.admin.slash(real.channel, "admin log")
    assert f"citation style: plain → {names[style]}" in text(log.response)
    told = await real.admin.slash(real.channel, "admin citation")
    assert text(told.response) == f"**Copy citation**\n**Style** {names[style]}"


async def test_each_of_several_excerpts_is_copied_by_itself(real: World) -> None:
    """The one that the answer shows below all of the panel, the other beside itself."""
    shown = await asked(real, "what did Solberg say?")
    panel = await opened(real.reader, shown)
    buttons = [str(part["custom_id"]) for part in parts(panel) if part.get("label") == "Copy citation"]
    beside, below = [raw((await real.reader.click(panel, custom_id=button)).response) for button in buttons]
    told = [[words for words in ("on Monday", "about the pier") if words in one] for one in (below, beside)]
    assert sorted(told) == [["about the pier"], ["on Monday"]]
    assert told == [
        [words for words in ("on Monday", "about the pier") if words in text(message)] for message in (shown, panel)
    ]


async def test_a_document_that_changed_since_is_told_instead_of_other_words(real: World, newsroom: Newsroom) -> None:
    panel = await opened(real.admin, await asked(real))
    newsroom.write("a.md", "Something else now.", *SAID[:3])
    newsroom.index()
    assert "This document has changed since the answer was given." in await pressed_in(real, panel)
    (newsroom.sources / "a.md").unlink()
    newsroom.index()
    assert "This document is no longer in the index." in await pressed_in(real, panel)


async def test_a_citation_has_the_speaker_who_was_mended_since(real: World, newsroom: Newsroom) -> None:
    panel = await opened(real.admin, await asked(real))
    with newsroom.open() as retriever:
        newsroom.correct(retriever, speaker(retriever, "a.md", "ferry", "Tomas Reyes"))
    citation = await pressed_in(real, panel)
    assert "\nTomas Reyes\n" in citation
    assert "\nIngrid Solberg\n" not in citation


async def test_verify_tells_words_that_are_gone_and_what_is_no_receipt(
    real: World, newsroom: Newsroom, answer: Answer
) -> None:
    newsroom.write("a.md", *SAID[1:3])
    newsroom.index()
    gone = await real.reader.slash(real.channel, "verify", receipt=answer.receipt)
    assert text(gone.response).startswith(
        "**✗ This receipt does not stand any more.**\n-# The words do not stand in a.md any more.\n"
    )
    nothing = await real.reader.slash(real.channel, "verify", receipt="hello")
    assert nothing.ephemeral
    assert text(nothing.response) == (
        "**⚠ This is no receipt: one begins with PQR1. and stands in `ask --json` and under Copy citation.**"
    )
