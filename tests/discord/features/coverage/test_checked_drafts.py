"""/check with a draft, over a real index: what is told, the files below it, who sees them; and that nothing is kept."""

import io
import json
import logging

import pytest
import simcord
from docx import Document

from tests.index.corrections.newsroom import Newsroom
from tests.support.discord.shown import labels, response_of, text
from tests.support.discord.world import World

DRAFT = """The port

"The ferry will not sail on Monday," said Ingrid Solberg.

"A toll is no answer to anybody," said Hanna Lindqvist.

"Fares have to rise this year," said Hanna Lindqvist.

"The moon is made of a rather mild cheese," said Omar Haddad.
"""
FOUND = "4 quotations: 1 stand word for word, 1 altered, 1 said by somebody else, 1 not in the coverage"
SHOWN = f"""**✗ {FOUND}**
**✗ “A toll is no answer to anybody,”**
-# Said by Tomas Reyes, not by Hanna Lindqvist.
-# News from the port · paragraph 2
**≈ “The ferry will not sail on Monday,”**
-# Ingrid Solberg, in the draft. A negation is changed.
put in: ~~not~~
-# News from the port · paragraph 1
**∅ “The moon is made of a rather mild cheese,”**
-# Omar Haddad, in the draft. Not in the coverage.
-# Nothing of the draft is kept."""
REPORT = f"""{FOUND}

1. ≈ “The ferry will not sail on Monday,”
   Ingrid Solberg, in the draft. A negation is changed.
   Put in: “not”
   News from the port · paragraph 1

2. ✗ “A toll is no answer to anybody,”
   Said by Tomas Reyes, not by Hanna Lindqvist.
   News from the port · paragraph 2

3. ✓ “Fares have to rise this year,”
   Hanna Lindqvist, in the draft.
   News from the port · paragraph 3

4. ∅ “The moon is made of a rather mild cheese,”
   Omar Haddad, in the draft. Not in the coverage.
"""


async def check(world: World, name: str, data: bytes, **options: str) -> simcord.InteractionResult:
    shown = await world.reader.slash(world.channel, "check", draft=(name, data), **options)
    assert shown.ephemeral
    return shown


async def files_of(result: simcord.InteractionResult) -> dict[str, str]:
    attached = response_of(result).attachments
    return {attachment.filename: (await attachment.read()).decode() for attachment in attached}


async def test_check_reads_a_whole_draft_for_the_asker_alone(real: World) -> None:
    shown = await check(real, "draft.txt", DRAFT.encode())
    assert text(shown.response) == SHOWN
    assert labels(response_of(shown)) == []
    files = await files_of(shown)
    assert files["report.txt"] == REPORT
    rows = [json.loads(line) for line in files["report.jsonl"].splitlines()]
    assert [(row["verdict"], row["kind"]) for row in rows] == [
        ("near", "negation"),
        ("misattributed", None),
        ("exact", None),
        ("not_found", None),
    ]
    (put_in,) = rows[0]["differences"]
    assert DRAFT[put_in["claimed_start"] : put_in["claimed_end"]] == "not"


async def test_other_kinds_of_drafts(real: World) -> None:
    document = Document()
    for part in DRAFT.split("\n\n"):
        document.add_paragraph(part.strip())
    document.save(saved := io.BytesIO())
    html = "".join(f"<p>{part}</p>" for part in DRAFT.split("\n\n")[1:])
    page = f"<html><body><article><h1>The port</h1>{html}</article></body></html>".encode()
    for name, data in (("draft.docx", saved.getvalue()), ("draft.html", page), ("draft.md", DRAFT.encode())):
        shown = await check(real, name, data)
        assert text(shown.response).splitlines()[0] == f"**✗ {FOUND}**", name


@pytest.mark.parametrize(
    ("name", "data", "options", "sentence"),
    [
        ("draft.xyz", b"\x00\x01" * 40, {}, "draft.xyz can't be read as a draft: "),
        ("long.txt", b"a " * 1_100_000, {}, "long.txt is larger than 2 MB: hand in the part to be checked."),
        ("wordy.txt", b"word " * 20_001, {}, "wordy.txt has 20,001 words, and 20,000 are checked at once"),
        ("a.txt", b"Text", {"quotation": "Fares"}, "Give me one of the two: a quotation, or a draft."),
        ("a.txt", b"Text", {"speaker": "Omar Haddad"}, "A draft says itself who said what: leave speaker out."),
        ("a.txt", b"A walk\n\nIt rained, and nobody came.", {}, "There is no quotation in this draft."),
    ],
)
async def test_what_can_t_be_checked_gets_a_sentence(
    real: World, name: str, data: bytes, options: dict[str, str], sentence: str
) -> None:
    shown = await check(real, name, data, **options)
    assert sentence in text(shown.response)
    assert response_of(shown).attachments == []


async def test_without_a_quotation_and_without_a_draft(real: World) -> None:
    shown = await real.reader.slash(real.channel, "check")
    assert shown.ephemeral
    assert text(shown.response) == "**⚠ Give me one of the two: a quotation, or a draft.**"


async def test_nothing_of_a_draft_is_kept_or_logged(
    real: World, newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = {path: path.read_bytes() for path in newsroom.sources.rglob("*") if path.is_file()}
    await check(real, "secret-draft.txt", DRAFT.replace("moon", "xylophone").encode())
    await check(real, "secret-draft.xyz", b"\x00\x01xylophone")
    assert {path: path.read_bytes() for path in newsroom.sources.rglob("*") if path.is_file()} == before
    kept = [path for path in newsroom.sources.parent.parent.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"xylophone" in path.read_bytes() or b"secret-draft" in path.read_bytes() for path in kept)
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records if "bot" in record.name)
    assert "xylophone" not in logged
    assert "secret-draft" not in logged


async def test_of_many_the_gravest_are_shown_and_the_rest_is_in_the_report(real: World) -> None:
    wrong = "".join(f'\n"The moon has exactly {n} mild cheeses," said Omar Haddad.\n' for n in range(10, 17))
    shown = await check(real, "draft.txt", f"{DRAFT}{wrong}".encode())
    lines = text(shown.response).splitlines()
    assert [line[2] for line in lines[1:] if line.startswith("**")] == ["✗", "≈", "∅", "∅"]
    assert lines[-1] == "-# 6 more to look at in the report. Nothing of the draft is kept."
    assert (await files_of(shown))["report.txt"].count("∅") == 8
