"""What is not answered: the right status and one sentence, whatever is sent, and never what went on inside."""

import asyncio
import json
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.serve.options import ServeOptions
from index import CorrectionsUnusable, IndexDamaged, ModelUnusable, NothingPublished, OtherVersion, OutOfResources
from retrieval import Retriever
from tests.support.served import Client, Got, IndexedCollection, serving

JSON = {"Content-Type": "application/json"}
NO_JSON = "The body is not a JSON object in UTF-8: send one with “Content-Type: application/json”."
NO_DRAFT = "The form holds no file “draft”, or something else too: send the draft alone."
NO_FORM = "The body is not a form: send the draft as the file “draft” of multipart/form-data."
NOT_ASKED = "“question” is missing or empty: give it."


def refused(got: Got) -> tuple[int, str]:
    assert list(got.json) == ["error"]
    return got.status, got.json["error"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/ask", NOT_ASKED),
        ("/ask?question=", NOT_ASKED),
        ("/ask?question=%20%0a", NOT_ASKED),
        ("/ask?question=a&question=b", "“question” is given more than once: give it once."),
        (
            "/ask?question=a&after=soon",
            "“soon” is not a date that I can read. Write it as 2016-10-03, 2016-10 or 2016.",
        ),
        ("/ask?question=a&limit=21", "“limit” has to be a whole number from 1 to 20."),
        ("/text?doc=x", "“doc” is not taken here: document is."),
        ("/status?x=1", "“x” is not taken here: nothing is."),
        ("/quotations?kind=loud", "“kind” has to be direct, mixed or indirect."),
        ("/quotations?confidence=2", "“confidence” has to be a number from 0 to 1."),
        ("/quotations?offset=-1", "“offset” has to be a whole number from 0 to 999,999,999."),
    ],
)
async def test_what_an_address_asks_wrongly(client: Client, path: str, sentence: str) -> None:
    assert refused(await client.get(path)) == (400, sentence)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", NO_JSON),
        (b"[]", NO_JSON),
        (b'{"question": "a"', NO_JSON),
        (b'{"question": "\xff"}', NO_JSON),
        (b'{"question": NaN}', NO_JSON),
        (b"[" * 60_000, NO_JSON),
        (b"{}", NOT_ASKED),
        (b'{"question": null}', NOT_ASKED),
        (b'{"question": 7}', "“question” has to be text of at most 500 characters."),
        (b'{"question": "\\ud800"}', "“question” has to be text of at most 500 characters."),
        (
            b'{"question": "a", "previous": "b"}',
            "“previous” has to be at most 20 texts of at most 500 characters each.",
        ),
        (
            b'{"question": "a", "previous": [1]}',
            "“previous” has to be at most 20 texts of at most 500 characters each.",
        ),
        (b'{"question": "a", "limit": true}', "“limit” has to be a whole number from 1 to 20."),
        (b'{"question": "a", "limit": 1.0}', "“limit” has to be a whole number from 1 to 20."),
    ],
)
async def test_what_a_body_asks_wrongly(client: Client, body: bytes, sentence: str) -> None:
    assert refused(await client.post("/ask", data=body, headers=JSON)) == (400, sentence)


async def test_a_body_of_another_kind(client: Client) -> None:
    assert refused(await client.post("/ask", data={"question": "a"})) == (400, NO_JSON)
    assert refused(await client.post("/check/draft", json={"draft": "a"})) == (400, NO_FORM)


async def test_a_name_that_nobody_knows_is_repeated_in_part(client: Client) -> None:
    status, sentence = refused(await client.get("/status", **{"x" * 5_000: "1"}))
    assert (status, sentence) == (400, f"“{'x' * 40}…” is not taken here: nothing is.")


async def test_a_body_is_taken_up_to_its_limit(collection: IndexedCollection) -> None:
    async with serving(collection, ServeOptions(body=100)) as client:
        fits = json.dumps({"question": "a"}).encode().ljust(100)
        assert (await client.post("/ask", data=fits, headers=JSON)).status == 200
        sentence = "The body is too large: 100 bytes are the most that is taken here."
        assert refused(await client.post("/ask", data=fits + b" ", headers=JSON)) == (413, sentence)

        async def unannounced() -> Any:
            for _ in range(20):
                yield b" " * 10

        assert refused(await client.post("/ask", data=unannounced(), headers=JSON)) == (413, sentence)


def draft(data: bytes, name: str = "draft", filename: str | None = "a.txt", more: bool = False) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field(name, data, filename=filename)
    if more:
        form.add_field("more", b"x", filename="b.txt")
    return form


async def test_forms_that_hold_no_draft(client: Client) -> None:
    for form in (draft(b"x", name="file"), draft(b"x", more=True)):
        assert refused(await client.post("/check/draft", data=form)) == (400, NO_DRAFT)
    boundary = {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (b"", b"--x\r\n", b"no form at all", b"--x--\r\n"):
        assert (await client.post("/check/draft", data=body, headers=boundary)).status == 400
    unbounded = await client.post("/check/draft", data=b"--x", headers={"Content-Type": "multipart/form-data"})
    assert refused(unbounded) == (400, NO_FORM)


async def test_drafts_that_can_t_be_read(client: Client) -> None:
    status, sentence = refused(await client.post("/check/draft", data=draft(b"x", filename="/tmp/secret/a.exe")))
    assert status == 400
    assert sentence.startswith("a.exe can't be read as a draft: ")
    many = b"title,text\nA,one\nB,two\n"
    held = (400, "t.csv holds several documents: hand them in one at a time.")
    assert refused(await client.post("/check/draft", data=draft(many, filename="t.csv"))) == held


async def test_a_draft_is_taken_up_to_its_limit(collection: IndexedCollection) -> None:
    async with serving(collection, ServeOptions(draft=1_000)) as client:
        assert (await client.post("/check/draft", data=draft(b"x" * 500))).status == 200
        sentence = "The body is too large: 1,000 bytes are the most that is taken here."
        assert refused(await client.post("/check/draft", data=draft(b"x" * 1_001))) == (413, sentence)


async def test_what_is_not_there(client: Client) -> None:
    nothing = (404, "There is nothing at this address: /openapi.json lists what can be called.")
    for path in ("/nothing", "/ask/", "/read", "/..%2f..%2fetc%2fpasswd", "/style.css/x"):
        assert refused(await client.get(path)) == nothing
    got = await client.call("DELETE", "/ask")
    assert (got.status, got.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert got.json["error"].startswith("This address does not take that method")


class Failing:
    """A collection whose index can't be opened, for this reason."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def retriever(self) -> Retriever:
        raise self._error


SECRET = Path("/home/somebody/secret.sqlite3")
UNUSABLE = "The index can't be used as it is: whoever runs this sees with `python -m bot doctor` what mends it."


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (
            NothingPublished(SECRET),
            503,
            "Nothing is indexed here yet: whoever runs this does it with `python -m bot index`.",
        ),
        (IndexDamaged(f"{SECRET} is cut short"), 503, UNUSABLE),
        (OtherVersion(f"{SECRET} is older"), 503, UNUSABLE),
        (
            ModelUnusable(f"{SECRET} is no model"),
            503,
            "The language model can't be used: whoever runs this sees with `python -m bot doctor` what mends it.",
        ),
        (OutOfResources("There is too little memory."), 503, "There is too little memory."),
        (
            CorrectionsUnusable(f"{SECRET} can't be read"),
            503,
            "This can't be answered as things are: whoever runs this sees with `python -m bot doctor` what mends it.",
        ),
        (
            MemoryError(str(SECRET)),
            503,
            "There is not enough memory for this: close other programs, or allow this one more, and try again.",
        ),
    ],
)
async def test_what_keeps_everybody_from_an_answer(error: Exception, status: int, sentence: str, slow: None) -> None:
    async with serving(Failing(error)) as client:
        assert refused(await client.get("/status")) == (status, sentence)
        page = await client.get("/")
        assert (page.status, "<!doctype html>" in page.text) == (status, True)
        assert "secret" not in page.text


async def test_a_bug_is_an_apology_with_a_number(slow: None, caplog: pytest.LogCaptureFixture) -> None:
    async with serving(Failing(RuntimeError(f"{SECRET} token"))) as client:
        status, sentence = refused(await client.get("/ask", question="a secret question"))
        assert status == 500
        reference = sentence.removeprefix(
            "Something went wrong on my side, and I am sorry. For whoever looks into it: "
        )
        assert len(reference.rstrip(".")) == 8
        assert "Traceback" not in (await client.get("/")).text
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == ["bug", "bug"]


class Held:
    """A collection that keeps whoever asks waiting until it is let go."""

    def __init__(self, collection: IndexedCollection) -> None:
        self._collection = collection
        self.going = threading.Event()

    def retriever(self) -> Retriever:
        self.going.wait(20)
        return self._collection.retriever()


async def test_more_than_there_is_room_for_is_told_to_come_back(collection: IndexedCollection) -> None:
    held = Held(collection)
    async with serving(held, ServeOptions(workers=1, waiting=1)) as client:
        waiting = [asyncio.create_task(client.get("/status")) for _ in range(2)]
        await asyncio.sleep(0.2)
        got = await client.get("/status")
        assert refused(got)[0] == 503
        assert got.headers["Retry-After"] == "1"
        assert (await client.get("/health")).status == 200
        held.going.set()
        assert [one.status for one in await asyncio.gather(*waiting)] == [200, 200]
        assert (await client.get("/status")).status == 200


async def test_what_takes_too_long_is_given_up_and_keeps_its_place_until_it_ends(collection: IndexedCollection) -> None:
    held = Held(collection)
    async with serving(held, ServeOptions(workers=1, waiting=0, seconds=0.2)) as client:
        got = await client.get("/status")
        sentence = "This took longer than 0.2 seconds and was given up: ask for less, or try again later."
        assert (refused(got), got.headers["Retry-After"]) == ((503, sentence), "30")
        assert (await client.get("/status")).headers["Retry-After"] == "1"  # the thread is still at the first
        held.going.set()
        await asyncio.sleep(0.2)
        assert (await client.get("/status")).status == 200


async def test_a_body_that_never_ends_holds_nothing_for_long(collection: IndexedCollection) -> None:
    async with serving(collection, ServeOptions(body_seconds=0.2)) as client:

        async def slowly() -> Any:
            yield b"{"
            await asyncio.sleep(2)

        got = await client.post("/ask", data=slowly(), headers=JSON)
        assert refused(got)[0] == 400


@given(path=st.text(max_size=40), body=st.binary(max_size=200), method=st.sampled_from(["GET", "POST", "PUT", "HEAD"]))
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=30)
def test_whatever_is_sent(collection: IndexedCollection, path: str, body: bytes, method: str) -> None:
    async def send() -> Got:
        async with serving(collection) as client:
            return await client.call(method, f"/{quote(path)}", data=body, headers=JSON)

    got = asyncio.run(send())
    assert got.status in (200, 400, 404, 405)
    assert "Traceback" not in got.text


async def test_a_page_s_form_of_another_kind(client: Client) -> None:
    """Told on a page, as it is a page that sends it."""
    many = "&".join(["previous=a"] * 101)
    urlencoded = {"Content-Type": "application/x-www-form-urlencoded"}
    for got in (
        await client.call("POST", "/answer", json={"question": "x"}),
        await client.call("POST", "/answer", data=many, headers=urlencoded),
    ):
        assert (got.status, "The body is not a form: send it from the page of documents." in got.text) == (400, True)


async def test_a_form_that_says_how_large_it_is_is_not_read(collection: IndexedCollection) -> None:
    async with serving(collection, ServeOptions(draft=100)) as client:
        boundary = {"Content-Type": "multipart/form-data; boundary=x"}
        got = await client.call("POST", "/check/draft", data=b"x" * 101, headers=boundary)
        assert refused(got) == (413, "The body is too large: 100 bytes are the most that is taken here.")
