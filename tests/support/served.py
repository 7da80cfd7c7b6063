"""The server in this process over small coverage; each answer is held against the server's own OpenAPI document."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from jsonschema import Draft202012Validator
from yarl import URL

from bot.serve.app import create_app
from bot.serve.coverage import Opened
from bot.serve.options import ServeOptions
from bot.serve.server import runner_of
from retrieval import Retriever
from tests.support.ground import WordsEmbedder, index

ODD = "räume/a b (x) [1] 100% & c?.md"
DOCUMENTS = {
    "ferry.md": (
        {"title": "Ferry fares rise", "outlet": "The Harbour Post", "date": "2021-03-04"},
        [
            '"We have offered all that the company can afford," said Ingrid Solberg, the chief executive of Norholm '
            'Lines. "The ferry will sail again when the money is there," she said.',
            '"A toll is no answer," Tomas Reyes, the leader of the union, told reporters. "They said \'never again\' '
            'and meant it," he added.',
            'A banner read "No more cuts" on Monday morning near the pier.',
        ],
    ),
    "bridge.md": (
        {
            "title": "Bridge opens",
            "outlet": "Saltby Courier",
            "url": "https://news.example/bridge",
            "date": "2021-05-01",
        },
        [
            '"The bridge will stand for a hundred years," said Mayor Hanna Lindqvist.',
            "Lindqvist said that fares on the bridge would rise by two percent.",
            '"The ferry has carried us for long enough," said Ingrid Solberg of Norholm Lines.',
        ],
    ),
    "brücke.md": (
        {"title": "Die Brücke ist offen", "language": "de"},
        ["Die Brücke über den Fluss ist seit gestern wieder offen, und die Leute freuen sich sehr darüber."],
    ),
    "evil.txt": (
        {"title": "<script>alert(1)</script> & more"},
        ['"A <b>bold</b> &amp; <img src=x onerror=alert(2)> claim," said Mallory Marks.'],
    ),
    ODD: ({"title": "Rooms"}, ['"Every room is let," said Otto Brandt.']),
}


def write_served(folder: Path) -> Path:
    for name, (fields, paragraphs) in DOCUMENTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "\n".join(f"{field}: '{value}'" for field, value in fields.items())
        path.write_text("\n\n".join([f"---\n{head}\n---", *paragraphs]) + "\n", encoding="utf-8")
    (folder / "table.csv").write_text(
        'title,text\nOne,"""One is enough,"" said Ada Byron."\nTwo,"""Two is better,"" said Bo Lind."\n',
        encoding="utf-8",
    )
    return folder


_PLAIN = ServeOptions()


class IndexedCollection:
    """An index folder as a collection, with the embedder that costs nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._retriever: Retriever | None = None

    def retriever(self) -> Retriever:
        if self._retriever is None:
            self._retriever = Retriever.open(self._folder, WordsEmbedder)
        return self._retriever


def indexed(folder: Path) -> Path:
    """The index of what `write_served` writes."""
    index(write_served(folder / "sources"), folder / "index")
    return folder / "index"


@dataclass(frozen=True, slots=True)
class Got:
    status: int
    headers: Mapping[str, str]
    text: str
    json: Any = None


class Client:
    """Asks the server; what comes back as JSON is what its OpenAPI document says, and nothing else."""

    def __init__(self, session: aiohttp.ClientSession, base: str, described: dict[str, Any]) -> None:
        self._session = session
        self.base = base
        self.described = described

    async def get(self, path: str, headers: Any = None, **query: Any) -> Got:
        given = [(name, v) for name, value in query.items() for v in (value if isinstance(value, list) else [value])]
        return await self.call("GET", path, params=given, headers=headers)

    async def post(self, path: str, **more: Any) -> Got:
        return await self.call("POST", path, **more)

    async def call(self, method: str, path: str, **more: Any) -> Got:
        """`path` goes out as it is spelt."""
        query = more.pop("params", None) or []
        url = URL(f"{self.base}{path}", encoded=True)
        url = url.update_query(query) if query else url
        async with self._session.request(method, url, allow_redirects=False, **more) as response:
            text = await response.text()
            got = Got(response.status, dict(response.headers), text)
            if response.content_type == "application/json":
                got = Got(got.status, got.headers, text, await response.json())
                if method in ("GET", "POST"):
                    assert faults(self.described, method, path, got) == []
            return got


def faults(described: Mapping[str, Any], method: str, path: str, got: Got) -> list[str]:
    """What of an answer the document does not say, a line each. A field that it does not name is a fault as well."""
    operation = described["paths"].get(path.partition("?")[0], {}).get(method.lower())
    if operation is None:
        schema: Any = {"$ref": "#/components/schemas/Problem"}
        if got.status < 400:
            return [f"{method} {path} is not described"]
    elif str(got.status) not in operation["responses"]:
        return [f"{got.status} is not described for {method} {path}"]
    else:
        schema = operation["responses"][str(got.status)]["content"]["application/json"]["schema"]
    whole = closed({**schema, "components": described["components"]})
    found = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(got.json)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def closed(schema: Any) -> Any:
    """The schema with objects that hold what it names alone."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(part) for name, part in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema and "type" in schema else inner


@asynccontextmanager
async def serving(collection: Opened, options: ServeOptions = _PLAIN) -> AsyncIterator[Client]:
    runner = runner_of(create_app(collection, options))
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{base}/openapi.json", headers={"Host": "localhost"}) as described:
                document = await described.json()
            yield Client(session, base, document)
    finally:
        await runner.cleanup()


def shown_text(html: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html))
