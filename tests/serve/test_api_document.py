"""docs/api.md: its examples are answered as it says, and it names every call, parameter and setting."""

import json
import re
import shlex
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.serve.api.operations import operations
from bot.serve.problems import problem_of
from bot.service.folder_collection import FolderCollection
from bot.settings import ServeSettings, environment_names
from tests.command_line import ROOT
from tests.support.served import Client, Got, serving

DOCUMENT = ROOT / "docs" / "api.md"
BASE = "http://127.0.0.1:8042"
_EXAMPLE = re.compile(
    r"(?:With `(?P<draft>[^`]+)` in draft\.txt:\n\n)?    (?P<typed>curl .+)\n\n```json\n(?P<json>[^`]+)\n```"
)
# Differs from run to run, from one machine's arithmetic to another's, or with the moment of publishing.
_CHANGING = {"elapsed_ms", "score", "confidence", "receipt"}

EXAMPLES = [match.groupdict() for match in _EXAMPLE.finditer(DOCUMENT.read_text(encoding="utf-8"))]


@pytest.fixture
async def client(seed_index: Path, root: Path) -> AsyncIterator[Client]:
    async with serving(FolderCollection(root / "seeds", seed_index, None)) as client:
        yield client


def steady(value: Any) -> Any:
    if isinstance(value, list):
        return [steady(part) for part in value]
    if isinstance(value, dict):
        return {name: None if name in _CHANGING else steady(part) for name, part in value.items()}
    return value


async def typed(client: Client, line: str, draft: str | None) -> Got:
    """What a line of curl asks."""
    _, *words = shlex.split(line)
    address = next(word for word in words if word.startswith(BASE)).removeprefix(BASE)
    if "--json" in words:
        return await client.post(address, json=json.loads(words[words.index("--json") + 1]))
    if "-F" in words:
        assert words[words.index("-F") + 1] == "draft=@draft.txt"
        form = aiohttp.FormData()
        form.add_field("draft", f"{draft}\n".encode(), filename="draft.txt")
        return await client.post(address, data=form)
    return await client.get(address)


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda example: shlex.split(example["typed"])[1].removeprefix(BASE)[:20]
)
async def test_an_example_is_answered_as_it_says(client: Client, example: dict[str, str]) -> None:
    got = await typed(client, example["typed"], example["draft"])
    assert steady(got.json) == steady(json.loads(example["json"]))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 5


def test_every_call_is_in_the_table_with_what_it_takes() -> None:
    rows = re.findall(r"^\| (`(?:GET|POST) .+?`) \| .+? \|(.*)\|$", DOCUMENT.read_text(encoding="utf-8"), re.M)
    told = {tuple(re.findall(r"`(GET|POST) (\S+)`", calls)): takes for calls, takes in rows}
    expected: dict[tuple[tuple[str, str], ...], list[str]] = {
        (("GET", "/health"),): [],
        (("GET", "/openapi.json"),): [],
    }
    for row in operations(3):
        methods = ["POST"] if row.uploaded else ["GET", "POST"] if row.posted else ["GET"]
        names = ["draft"] if row.uploaded else [parameter.name for parameter in row.parameters]
        expected[tuple((method, row.path) for method in methods)] = names
    assert {calls: re.findall(r"`(\w+)`", takes) for calls, takes in told.items()} == expected


def test_every_setting_is_told() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    names = [environment_names(ServeSettings, name)[0] for name in ServeSettings.model_fields]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_every_status_is_told() -> None:
    told = {int(status) for status in re.findall(r"^\| (\d{3}) \|", DOCUMENT.read_text(encoding="utf-8"), re.M)}
    assert told == {400, 401, 404, 405, 413, 429, 500, 503}
    assert problem_of(RuntimeError()).status == 500
