"""Each call answers with the JSON of the command that has its name."""

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.json_output import answer_json, check_json, claim_json, published_json, quotation_json, source_json
from index import read_draft
from retrieval import Retriever
from tests.support.ground import index
from tests.support.served import ODD, Client, IndexedCollection, indexed, serving

SAID = "what did Ingrid Solberg say about the ferry?"


@pytest.fixture
def retriever(collection: IndexedCollection) -> Retriever:
    return collection.retriever()


def timeless(answer: Any) -> Any:
    """Without what differs from one answer to the next."""
    return json.loads(json.dumps({name: value for name, value in answer.items() if name != "elapsed_ms"}))


async def test_a_question_by_address_and_by_body(client: Client, retriever: Retriever) -> None:
    expected = timeless(answer_json(retriever.ask(SAID), "q1"))
    assert expected["answered"] is True
    assert expected["excerpts"][0]["speaker"] == "Ingrid Solberg"
    assert timeless((await client.get("/ask", question=SAID, id="q1")).json) == expected
    assert timeless((await client.post("/ask", json={"question": SAID, "id": "q1"})).json) == expected


async def test_a_question_that_follows_others(client: Client, retriever: Retriever) -> None:
    expected = timeless(answer_json(retriever.ask("and Tomas Reyes?", [SAID])))
    assert expected["excerpts"][0]["speaker"] == "Tomas Reyes"
    assert timeless((await client.get("/ask", question="and Tomas Reyes?", previous=[SAID])).json) == expected
    posted = await client.post("/ask", json={"question": "and Tomas Reyes?", "previous": [SAID]})
    assert timeless(posted.json) == expected


async def test_a_question_within_limits(client: Client, retriever: Retriever) -> None:
    fitting = {"speaker": "Hanna Lindqvist", "outlet": "Saltby Courier", "after": "2021-05", "before": "2021"}
    found = (await client.get("/ask", question="what about the bridge?", limit=1, **fitting)).json
    assert [e["document"] for e in found["excerpts"]] == ["bridge.md"]
    elsewhere = (await client.get("/ask", question="what about the bridge?", outlet="The Harbour Post")).json
    assert [e["document"] for e in elsewhere["excerpts"] if e["document"] == "bridge.md"] == []
    nowhere = (await client.get("/ask", question="what about the bridge?", outlet="The Daily Nothing")).json
    assert (nowhere["answered"], nowhere["notes"]) == (
        False,
        ["No outlet called “The Daily Nothing” is in the coverage."],
    )


async def test_an_answer_holds_as_many_excerpts_as_it_is_asked_for(client: Client) -> None:
    counts = [
        len((await client.get("/ask", question="what did Solberg say?", limit=n)).json["excerpts"]) for n in (1, 2)
    ]
    assert counts == [1, 2]


async def test_a_silence_has_its_reason(client: Client) -> None:
    silence = (await client.get("/ask", question="what did Zebulon Quux say?")).json
    assert (silence["answered"], silence["reason"], silence["excerpts"]) == (False, "unknown_speaker", [])
    assert silence["notes"] == ["Nobody named Zebulon Quux is quoted in the coverage."]


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        ("The ferry will sail again when the money is there", "Ingrid Solberg", "exact"),
        ("A toll is an answer", None, "near"),
        ("A toll is no answer", "Ingrid Solberg", "misattributed"),
        ("Nobody ever said a thing like this in any harbour", None, "not_found"),
    ],
)
async def test_a_check(client: Client, retriever: Retriever, text: str, speaker: str | None, verdict: str) -> None:
    expected = timeless(check_json(retriever.check(text, speaker), "c"))
    assert expected["verdict"] == verdict
    claimed = {"speaker_claimed": speaker} if speaker else {}
    assert timeless((await client.get("/check", text=text, id="c", **claimed)).json) == expected
    posted = {"text": text, "speaker_claimed": speaker, "id": "c"}
    assert timeless((await client.post("/check", json=posted)).json) == expected


async def test_a_draft_is_checked_whole(client: Client, retriever: Retriever) -> None:
    draft = '"A toll is no answer," said Tomas Reyes. "The bridge will stand for ten years," said Hanna Lindqvist.'
    checked = retriever.check_draft(read_draft("my draft.txt", draft.encode()))
    expected = [timeless(claim_json(claim)) for claim in checked.claims]
    assert [claim["verdict"] for claim in expected] == ["exact", "near"]
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("draft", draft.encode(), filename="../my draft.txt", content_type="text/plain")
    got = (await client.post("/check/draft", data=form)).json
    assert [timeless(claim) for claim in got["claims"]] == expected
    assert (got["language"], got["generation"]) == (None, checked.generation)


async def test_quotations_page_by_page(client: Client, retriever: Retriever) -> None:
    every = [json.loads(json.dumps(quotation_json(q))) for q in retriever.quotations()]
    found: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        page = (await client.get("/quotations", offset=offset, limit=3)).json
        assert len(page["quotations"]) <= 3
        found += page["quotations"]
        offset = page["next"]
    assert found == every
    assert len(found) > 6


@pytest.mark.parametrize(
    ("limits", "keeps"),
    [
        ({"speaker": "Tomas Reyes"}, lambda q: q["speaker"] == "Tomas Reyes"),
        ({"document": "bridge.md"}, lambda q: q["document"] == "bridge.md"),
        ({"document": ODD}, lambda q: q["document"] == ODD),
        ({"kind": "direct"}, lambda q: q["kind"] == "direct"),
        ({"certainty": "open"}, lambda q: q["certainty"] == "open"),
        ({"certainty": "concluded"}, lambda q: q["certainty"] == "concluded"),
        ({"confidence": "0.9"}, lambda q: q["confidence"] >= 0.9),
        ({"speaker": "Ada Byron", "certainty": "named"}, lambda q: q["speaker"] == "Ada Byron"),
    ],
)
async def test_quotations_of_some_kind(client: Client, retriever: Retriever, limits: Any, keeps: Any) -> None:
    every = [json.loads(json.dumps(quotation_json(q))) for q in retriever.quotations()]
    expected = [quotation for quotation in every if keeps(quotation)]
    got = (await client.get("/quotations", **limits)).json
    assert (got["quotations"], got["notes"]) == (expected, [])
    assert 0 < len(expected) < len(every)


async def test_quotations_of_nobody(client: Client) -> None:
    got = (await client.get("/quotations", speaker="Zebulon Quux")).json
    assert (got["quotations"], got["next"]) == ([], None)
    assert got["notes"] == ["Nobody of that name is quoted in the coverage."]


async def test_sources_page_by_page(client: Client, retriever: Retriever) -> None:
    every = [json.loads(json.dumps(source_json(entry))) for entry in retriever.sources()]
    whole = (await client.get("/sources")).json
    assert whole == {"sources": every, "total": len(every), "next": None, "notes": []}
    first = (await client.get("/sources", limit=2)).json
    second = (await client.get("/sources", limit=2, offset=first["next"])).json
    assert first["sources"] + second["sources"] == every[:4]
    assert {entry["document"] for entry in every} >= {ODD, "table.csv#1", "table.csv#2"}


async def test_sources_within_limits(client: Client) -> None:
    found = (await client.get("/sources", outlet="Saltby Courier", after="2021-05-01")).json
    assert [entry["document"] for entry in found["sources"]] == ["bridge.md"]
    none = (await client.get("/sources", after="2030")).json
    assert (none["sources"], none["total"]) == ([], 0)
    assert none["notes"] == ["Nothing in the coverage is from 1 January 2030 on: it ends on 1 May 2021."]


@pytest.mark.parametrize("document", ["ferry.md", ODD, "table.csv#2"])
async def test_the_text_that_places_count_in(client: Client, retriever: Retriever, document: str) -> None:
    got = (await client.get("/text", document=document)).json
    stored = retriever.text(document)
    assert stored is not None
    assert got == {"document": document, "text": stored.text}
    said = (await client.get("/quotations", document=document)).json["quotations"]
    assert said
    assert [got["text"][q["start"] : q["end"]] for q in said] == [q["text"] for q in said]


@pytest.mark.parametrize("document", ["../ferry.md", "/etc/passwd", "sources/ferry.md", "nothing.md", "table.csv"])
async def test_a_text_that_is_no_document_s(client: Client, document: str) -> None:
    got = await client.get("/text", document=document)
    assert (got.status, got.json) == (404, {"error": "No document of the index has this key: take it from /sources."})


async def test_what_is_published(client: Client, retriever: Retriever) -> None:
    expected = json.loads(json.dumps(published_json(retriever.published())))
    assert (await client.get("/status")).json == expected
    assert (await client.get("/health")).json == {"ok": True}


async def test_a_new_generation_answers_the_next_question(tmp_path: Path, slow: None) -> None:
    folder = indexed(tmp_path)
    async with serving(IndexedCollection(folder)) as client:
        before = (await client.get("/status")).json["generation"]
        (tmp_path / "sources" / "new.md").write_text('"It is new," said Nora Newman.', encoding="utf-8")
        index(tmp_path / "sources", folder)
        after = (await client.get("/quotations", speaker="Nora Newman")).json
    assert (after["generation"], len(after["quotations"])) == (before + 1, 1)
