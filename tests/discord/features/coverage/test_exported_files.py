"""/source export, over a real index: the file, what is in it, and who sees it."""

import csv
import io
from typing import Any

import pytest
import simcord
from simcord import interactions

from bot.exports.csv_cells import cell_text
from tests.index.corrections.newsroom import SAID
from tests.support.discord.shown import response_of, text
from tests.support.discord.world import World


async def file_of(result: simcord.InteractionResult) -> tuple[str, str]:
    """Name and text of the one file of a private response."""
    assert result.ephemeral
    (attachment,) = response_of(result).attachments
    return attachment.filename, (await attachment.read()).decode()


async def test_export_gives_a_file_to_the_asker_alone(real: World) -> None:
    shown = await real.reader.slash(real.channel, "source export", what="quotations")
    name, data = await file_of(shown)
    assert (name, text(shown.response)) == ("quotations.csv", "**5 quotations**")
    rows = list(csv.DictReader(io.StringIO(data.removeprefix("\ufeff"), newline="")))
    assert [(row["speaker"], row["document"], row["certainty"]) for row in rows] == [
        ("Ingrid Solberg", "a.md", "named"),
        ("Tomas Reyes", "a.md", "named"),
        ("Hanna Lindqvist", "a.md", "named"),
        ("Ingrid Solberg", "b.md", "concluded"),
        ("Omar Haddad", "b.md", "named"),
    ]
    assert cell_text(rows[0]["text"]) == SAID[0].partition(" said")[0]


@pytest.mark.parametrize(
    ("what", "form", "name", "begins"),
    [
        ("sources", "csv", "documents.csv", '\ufeff"document","title",'),
        ("sources", "jsonl", "documents.jsonl", '{"document": "a.md", '),
        ("quotations", "bibtex", "quotations.bib", "@misc{quote-"),
        ("quotations", "ris", "quotations.ris", "TY  - NEWS\r\n"),
        ("sources", "rss", "documents.xml", '<?xml version="1.0"'),
    ],
)
async def test_a_file_of_each_format(real: World, what: str, form: str, name: str, begins: str) -> None:
    named, data = await file_of(await real.reader.slash(real.channel, "source export", what=what, format=form))
    assert named == name
    assert data.startswith(begins)


async def test_limits_narrow_it_and_one_that_cannot_be_met_is_named(real: World) -> None:
    found = await real.reader.slash(
        real.channel, "source export", what="sources", speaker="Omar Haddad", format="jsonl"
    )
    assert text(found.response) == "**1 document**"
    assert '"document": "b.md"' in (await file_of(found))[1]
    none = await real.reader.slash(real.channel, "source export", what="quotations", outlet="The Post")
    assert text(none.response) == "**∅ No outlet called “The Post” is in the coverage.**"
    assert response_of(none).attachments == []


async def test_a_day_that_can_t_be_read_is_told_to_the_asker_alone(world: World) -> None:
    day = await world.reader.slash(world.channel, "source export", what="quotations", after="soon")
    assert day.ephemeral
    assert "“soon” is not a date that I can read." in text(day.response)


async def test_what_does_not_fit_a_file_here_is_told(real: World, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = interactions.base_payload

    def of_a_small_server(*arguments: Any, **named: Any) -> Any:
        record, payload = whole(*arguments, **named)
        return record, {**payload, "attachment_size_limit": 900}

    monkeypatch.setattr(interactions, "base_payload", of_a_small_server)
    shown = await real.reader.slash(real.channel, "source export", what="quotations", format="jsonl")
    _, data = await file_of(shown)
    kept = len(data.splitlines())
    assert 0 < kept < 5
    assert len(data.encode()) <= 900
    assert text(shown.response) == (
        f"**The first {kept} quotations**\n"
        f"-# Left out: {5 - kept} quotations, as a file may have 0.000858 MB here. Narrow it, and ask again."
    )
