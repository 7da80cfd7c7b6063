"""What a site states, read as it is meant: robots.txt, reservations, how long to wait."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.web.manners.opt_outs import Marks, TdmRule, opt_out, read_marks, read_tdm_rules
from index.web.manners.retry_after import retry_after
from index.web.manners.robots import read_robots

PAPER = "https://paper.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("<!doctype html><p>Not here", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Pullquote\nAllow: /", "/a", True),
        ("User-agent: PULLQUOTE/0.1\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: a\nUser-agent: pullquote\nUser-agent: b\nDisallow: /", "/a", False),
        ("User-agent: Pullquotebot\nDisallow: /", "/a", True),
        ("User-agent: pull\nDisallow: /", "/a", True),
        ("User-agent: a\nDisallow: /", "/a", True),
        ("User-agent: a\nDisallow: /\nUser-agent: *\nDisallow: /b", "/a", True),
        ("User-agent: * # all\nDisallow: / # everything", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("user-agent:*\ndisallow:/a", "/a", False),
        ("User-agent: *\nDisallow: /ö", "/%C3%B6", False),
        ("User-agent: *\nDisallow: /a?b=", "/a?b=c", False),
        ("Disallow: /", "/a", True),
    ],
)
def test_robots(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text.encode()).allows(f"{PAPER}{path}") is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 10\n\nUser-agent: pullquote\nCrawl-delay: 0.5", 0.5),
        ("User-agent: a\nCrawl-delay: 10", None),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: -3", None),
        ("User-agent: *\nCrawl-delay: inf", None),
        ("User-agent: *\nCrawl-delay: nan", None),
    ],
)
def test_how_long_a_pause(text: str, delay: float | None) -> None:
    assert read_robots(text.encode()).delay == delay


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b"User-agent: a%d\n" % n for n in range(15_000)) + b"Disallow: /x\n" * 20_000,
        b"".join(b"User-agent: pullquote/%d\n" % n for n in range(15_000)) + b"Disallow: /x\n" * 20_000,
        b"".join(b"User-agent: %d*\n" % n for n in range(15_000)) + b"Disallow: /x\n" * 20_000,
        b"User-agent: *\nDisallow: /" + b"*a" * 250_000,
        b"User-agent: *\n" + b"".join(b"Disallow: /*%d*a*a*a*b\n" % n for n in range(20_000)),
        b"User-agent: *\n" + b"Disallow: /$a$\n" * 30_000,
        b"user-agent" + b" " * 500_000,
        b" " * 520_000,
        b"user agent\t" * 50_000,
        bytes(range(256)) * 2_048,
    ],
    ids=range(10),
)
def test_a_hostile_robots_txt_is_read_soon(data: bytes) -> None:
    started = time.process_time()
    read_robots(data).allows(f"{PAPER}/{'a' * 2_000}")
    assert time.process_time() - started < 3.0


@given(st.binary(max_size=300) | st.text("*$/ab \n:userag-tdilow#%", max_size=300).map(str.encode))
def test_any_robots_txt_is_read(data: bytes) -> None:
    assert read_robots(b"User-agent: *\nDisallow: /zz\n" + data).allows(f"{PAPER}/robots.txt")


NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("-1", None),
        ("1.5", None),
        ("99999999999", None),
        ("soon", None),
        ("", None),
        ("Sun, 01 Mar 2026 12:02:00 GMT", 120.0),
        ("Sunday, 01-Mar-26 12:02:00 GMT", 120.0),
        ("Sun, 01 Mar 2026 12:02:00 -0000", 120.0),
        ("Sun, 01 Mar 2026 13:02:00 +0100", 120.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 99 Mar 2026 11:00:00 GMT", None),
        ("Sun, 01 Mar 99999 11:00:00 GMT", None),
        ("², ²", None),
    ],
)
def test_how_long_to_wait(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


RESERVED = "its publisher reserves text and data mining (tdm-reservation: 1)"


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ((), None),
        (("index, follow",), None),
        (("nofollow, noimageindex, notranslate",), None),
        (("noindex",), "its publisher forbids an index (noindex)"),
        (("NoIndex , nofollow",), "its publisher forbids an index (noindex)"),
        (("none",), "its publisher forbids an index (none)"),
        (("max-image-preview:none",), None),
        (("noarchive",), "its publisher forbids a stored copy (noarchive)"),
        (("nosnippet",), "its publisher forbids excerpts (nosnippet)"),
        (("max-snippet:0",), "its publisher forbids excerpts (max-snippet:0)"),
        (("max-snippet : 0",), "its publisher forbids excerpts (max-snippet:0)"),
        (("max-snippet:-1, max-image-preview:large",), None),
        (("noai, noimageai",), "its publisher forbids a use by language models (noai)"),
        (("googlebot: noindex",), None),
        (("googlebot: noindex, nofollow",), None),
        (("googlebot: noindex, pullquote: noarchive",), "its publisher forbids a stored copy (noarchive)"),
        (("Pullquote: noindex",), "its publisher forbids an index (noindex)"),
        (("googlebot: nofollow", "noindex"), "its publisher forbids an index (noindex)"),
        (("unavailable_after: 25 Jun 2010 15:00:00 PST",), None),
        (
            ("unavailable_after: Wednesday, 25-Jun-10 15:00:00 PST, noindex",),
            "its publisher forbids an index (noindex)",
        ),
        (("",), None),
        ((":,:,",), None),
    ],
)
def test_what_a_header_forbids(headers: tuple[str, ...], why: str | None) -> None:
    assert opt_out(headers, None, Marks(), (), "/a") == why


@pytest.mark.parametrize(
    ("page", "marks"),
    [
        ("", Marks()),
        ("<p>It rained.", Marks()),
        ('<meta name="robots" content="noindex,follow">', Marks(("noindex", "follow"))),
        ("<META NAME='Robots' CONTENT='NoIndex'>", Marks(("noindex",))),
        ('<meta content="noarchive" name=robots>', Marks(("noarchive",))),
        ('<meta name="pullquote" content="noindex">', Marks(("noindex",))),
        ('<meta name="googlebot" content="noindex">', Marks()),
        ('<!-- <meta name="robots" content="noindex"> -->', Marks()),
        ("<script>\"<meta name='robots' content='noindex'>\"</script>", Marks()),
        ("<meta name='robots' content='a'><meta name='robots' content='noai'>", Marks(("a", "noai"))),
        ('<meta name="tdm-reservation" content="1">', Marks((), "1")),
        ('<meta name="tdm-reservation" content="0"><meta name="tdm-reservation" content="1">', Marks((), "0")),
        ("<meta name=robots><meta content=noindex><meta>", Marks()),
    ],
)
def test_what_a_page_states(page: str, marks: Marks) -> None:
    assert read_marks(f"<html><head>{page}</head><body></body></html>".encode()) == marks
    assert read_marks(f"\ufeff<html><head>{page}</head></html>".encode("utf-16-le")) == marks


@pytest.mark.parametrize(
    "page",
    [
        b"<a" * 3_000_000,
        b"<div>" * 500_000,
        b"<meta name='robots' content='a'>" * 100_000,
        b"<!--" * 100_000,
        b"&" * 10**6,
    ],
    ids=range(5),
)
def test_a_hostile_page_is_looked_at_soon(page: bytes) -> None:
    started = time.process_time()
    read_marks(page)
    assert time.process_time() - started < 3.0


@given(st.binary(max_size=200) | st.text("<meta nrobs='\"=c>!-/", max_size=200).map(str.encode))
def test_any_page_is_looked_at(page: bytes) -> None:
    assert isinstance(read_marks(page), Marks)


SITE = (TdmRule("/open/", False), TdmRule("/*.pdf$", True), TdmRule("/news", True))


@pytest.mark.parametrize(
    ("header", "mark", "path", "reserved"),
    [
        (None, None, "/", False),
        ("1", None, "/", True),
        (" 1 ", None, "/", True),
        ("0", None, "/news/a", False),
        ("yes", None, "/news/a", False),
        (None, "1", "/", True),
        ("1", "0", "/news/a", False),
        ("0", "1", "/", True),
        (None, None, "/news/a", True),
        (None, None, "/open/a.pdf", False),
        (None, None, "/a/b.pdf", True),
        (None, None, "/a/b.pdf?c", False),
    ],
)
def test_what_stands_nearest_to_the_page_counts(
    header: str | None, mark: str | None, path: str, reserved: bool
) -> None:
    assert opt_out((), header, Marks((), mark), SITE, path) == (RESERVED if reserved else None)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('[{"location": "/a", "tdm-reservation": 1, "tdm-policy": "/p"}]', (TdmRule("/a", True),)),
        (
            '[{"location": "/a", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": "1"}]',
            (TdmRule("/a", False), TdmRule("/", True)),
        ),
        ('{"location": "/", "tdm-reservation": 1}', (TdmRule("/", True),)),
        ('[{"location": 7, "tdm-reservation": 1}, {"tdm-reservation": 1}, 7, null]', ()),
        ('[{"location": "/a"}]', (TdmRule("/a", False),)),
        ("<html>", ()),
        ("[" * 100_000, ()),
        ("", ()),
        ("7", ()),
    ],
)
def test_what_a_site_reserves(text: str, rules: tuple[TdmRule, ...]) -> None:
    assert read_tdm_rules(text.encode()) == rules


@given(st.lists(st.text("ab", max_size=3), min_size=1, max_size=4), st.text("ab", max_size=8), st.booleans())
def test_a_pattern_fits_as_an_expression_would(pieces: list[str], rest: str, ends: bool) -> None:
    import re

    location = "/" + "*".join(pieces) + ("$" if ends else "")
    expression = "/" + ".*".join(map(re.escape, pieces)) + ("$" if ends else "")
    found = opt_out((), None, Marks(), (TdmRule(location, True),), f"/{rest}")
    assert (found is not None) is (re.match(expression, f"/{rest}") is not None)
