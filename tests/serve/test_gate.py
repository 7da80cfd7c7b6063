"""Who may call: token, name of the host, limits a minute, other sites; and what every answer carries."""

import base64

import pytest

from bot.serve.options import ServeOptions, is_loopback, loopback_names
from tests.support.served import Client, Got, IndexedCollection, serving

TOKEN = "0123456789abcdef-token"
LOCKED = ServeOptions(token=TOKEN)
WRONG = "This token is not the one that is set here: check it, and send it as “Authorization: Bearer TOKEN”."
MISSING = "A token is needed: send it as “Authorization: Bearer TOKEN”."


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def basic(password: str, user: str = "anybody") -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def told(got: Got) -> tuple[int, str]:
    return got.status, got.json["error"]


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def test_nothing_of_the_coverage_without_the_token(collection: IndexedCollection) -> None:
    async with serving(collection, LOCKED) as client:
        for path in (
            "/sources",
            "/quotations",
            "/status",
            "/ask?question=x",
            "/check?text=x",
            "/text?document=ferry.md",
        ):
            got = await client.get(path)
            assert told(got) == (401, MISSING)
            assert got.headers["WWW-Authenticate"] == 'Bearer realm="Pullquote"'
        assert (await client.post("/check/draft", data={"draft": "x"})).status == 401
        for path in ("/", "/read/ferry.md"):
            page = await client.get(path)
            assert page.status == 401
            assert page.headers["WWW-Authenticate"] == 'Basic realm="Pullquote", charset="UTF-8"'
            assert "Solberg" not in page.text
        assert (await client.get("/nothing")).status == 401  # what is there and what isn't is told to nobody else
        for path in ("/health", "/openapi.json", "/style.css"):
            assert (await client.get(path)).status == 200


@pytest.mark.parametrize(
    "headers", [bearer(TOKEN), {"Authorization": f"bearer  {TOKEN}"}, basic(TOKEN), basic(TOKEN, "")]
)
async def test_the_token_opens(collection: IndexedCollection, headers: dict[str, str]) -> None:
    async with serving(collection, LOCKED) as client:
        assert (await client.get("/sources", headers)).status == 200
        assert "Solberg" in (await client.get("/read/ferry.md", headers)).text


@pytest.mark.parametrize(
    "headers",
    [bearer(""), bearer(TOKEN[:-1]), bearer(f"{TOKEN}x"), bearer("é"), basic("x"), {"Authorization": "Basic %"}],
)
async def test_no_other_token_opens(collection: IndexedCollection, headers: dict[str, str]) -> None:
    async with serving(collection, LOCKED) as client:
        got = await client.get("/sources", headers)
        assert told(got) == (401, WRONG)
        assert TOKEN not in got.text


async def test_whoever_guesses_tokens_has_to_wait(collection: IndexedCollection) -> None:
    clock = Clock()
    async with serving(collection, ServeOptions(token=TOKEN, clock=clock)) as client:
        assert [(await client.get("/sources", bearer(f"guess {n}"))).status for n in range(10)] == [401] * 10
        got = await client.get("/sources", bearer(TOKEN))
        assert told(got) == (429, "That is as much as may be asked in a minute: try again in 60 seconds.")
        clock.now += 61
        assert (await client.get("/sources", bearer(TOKEN))).status == 200


async def test_no_more_a_minute_than_agreed(collection: IndexedCollection) -> None:
    clock = Clock()
    async with serving(collection, ServeOptions(rate=3, clock=clock)) as client:
        assert [(await client.get("/status")).status for _ in range(3)] == [200] * 3
        clock.now += 20.5
        got = await client.get("/ask", question="x")
        assert told(got) == (429, "That is as much as may be asked in a minute: try again in 40 seconds.")
        assert got.headers["Retry-After"] == "40"
        assert (await client.get("/")).status == 429
        for path in ("/health", "/openapi.json", "/style.css"):
            assert (await client.get(path)).status == 200
        clock.now += 40
        assert (await client.get("/status")).status == 200


async def test_whoever_holds_the_token_has_limits_of_their_own(collection: IndexedCollection) -> None:
    """Readers without it don't use them up."""
    async with serving(collection, ServeOptions(token=TOKEN, rate=2, open_reader=True)) as client:
        assert [(await client.get("/read/ferry.md")).status for _ in range(3)] == [200, 200, 429]
        assert [(await client.get("/status", bearer(TOKEN))).status for _ in range(3)] == [200, 200, 429]


async def test_an_open_reader_shows_documents_and_nothing_else(collection: IndexedCollection) -> None:
    async with serving(collection, ServeOptions(token=TOKEN, open_reader=True)) as client:
        assert "Solberg" in (await client.get("/read/ferry.md")).text
        for path in ("/", "/sources", "/text?document=ferry.md", "/read", "/answer"):
            assert (await client.get(path)).status == 401
        assert (await client.post("/answer", data={"question": "x"})).status == 401


STRANGE = "This address is not one that I answer under: call 127.0.0.1 or localhost, or set PULLQUOTE_READER."


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.", "[::1", "a@b"]
)
async def test_a_name_that_was_made_to_lead_here_is_refused(collection: IndexedCollection, host: str) -> None:
    options = ServeOptions(hosts=loopback_names("127.0.0.1", "https://archive.example:8080"))
    async with serving(collection, options) as client:
        assert told(await client.get("/sources", {"Host": host})) == (400, STRANGE)
        assert told(await client.get("/health", {"Host": host})) == (400, STRANGE)


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:99", "[::1]:8042", "archive.example", "archive.example:8080"])
async def test_names_of_this_machine_and_of_the_reader_are_answered(collection: IndexedCollection, host: str) -> None:
    options = ServeOptions(hosts=loopback_names("127.0.0.1", "https://archive.example:8080"))
    async with serving(collection, options) as client:
        assert (await client.get("/sources", {"Host": host})).status == 200


def test_what_reaches_this_machine_alone() -> None:
    assert [host for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost", "LocalHost") if not is_loopback(host)] == []
    assert [host for host in ("0.0.0.0", "::", "", "192.168.1.2", "archive.example") if is_loopback(host)] == []


async def test_every_answer_is_kept_from_acting(client: Client) -> None:
    for path in ("/sources", "/", "/read/evil.txt", "/nothing", "/style.css", "/ask"):
        headers = (await client.get(path)).headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Server"] == "pullquote"
        assert [name for name in headers if name.startswith("Access-Control")] == []


ORIGIN = {"Origin": "https://desk.example"}


async def test_pages_of_other_sites_may_not_ask(client: Client) -> None:
    assert (await client.call("OPTIONS", "/ask", headers=ORIGIN)).status == 405
    assert "Access-Control-Allow-Origin" not in (await client.get("/sources", ORIGIN)).headers


async def test_pages_of_a_site_that_was_named_may(collection: IndexedCollection) -> None:
    options = ServeOptions(token=TOKEN, origins=frozenset({"https://desk.example"}))
    async with serving(collection, options) as client:
        leave = await client.call("OPTIONS", "/ask", headers={**ORIGIN, "Access-Control-Request-Method": "POST"})
        assert leave.status == 204
        assert {n: v for n, v in leave.headers.items() if n.startswith("Access-Control") or n == "Vary"} == {
            "Access-Control-Allow-Origin": "https://desk.example",
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": "600",
            "Vary": "Origin",
        }
        got = await client.get("/sources", {**ORIGIN, **bearer(TOKEN)})
        assert (got.status, got.headers["Access-Control-Allow-Origin"]) == (200, "https://desk.example")
        assert (await client.get("/sources", ORIGIN)).status == 401
        other = {"Origin": "https://evil.example"}
        assert (await client.call("OPTIONS", "/ask", headers=other)).status == 401
        assert "Access-Control-Allow-Origin" not in (await client.get("/sources", {**other, **bearer(TOKEN)})).headers
