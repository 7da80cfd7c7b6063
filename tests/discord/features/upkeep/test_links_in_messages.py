"""Which links of a message are taken, and what is said of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.features.upkeep.posted_links import Outcome, PostedLinks, links_in, outcome
from bot.service.sources.fetching import LINKS_A_MESSAGE
from index import Fetched, Refusal

PAGE = "https://paper.example/a/tram-vote.html"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("", ()),
        ("no link, paper.example neither", ()),
        ("ftp://paper.example/a", ()),
        ("https://", ()),
        ("https://…", ()),
        (PAGE, (PAGE,)),
        (f"Look: {PAGE}.", (PAGE,)),
        (f"Is it this ({PAGE})?", (PAGE,)),
        (f"“{PAGE}”, she said", (PAGE,)),
        (f"<{PAGE}>", (PAGE,)),
        (f"||{PAGE}||", (PAGE,)),
        (f"**{PAGE}**", (PAGE,)),
        (f"`{PAGE}`", (PAGE,)),
        (f"[the vote]({PAGE})", (PAGE,)),
        (f"[{PAGE}]({PAGE})", (PAGE,)),
        ("https://en.example/wiki/Tram_(car)", ("https://en.example/wiki/Tram_(car)",)),
        ("(https://en.example/wiki/Tram_(car))", ("https://en.example/wiki/Tram_(car)",)),
        ("http://[2001:db8::1]/a", ("http://[2001:db8::1]/a",)),
        ("HTTPS://Paper.Example/A?b=c&d=1,2#e", ("HTTPS://Paper.Example/A?b=c&d=1,2#e",)),
        (f"{PAGE}\n{PAGE} {PAGE}?page=2", (PAGE, f"{PAGE}?page=2")),
        ("https://zeitung.example/straße", ("https://zeitung.example/straße",)),
    ],
)
def test_links_of_a_text(text: str, urls: tuple[str, ...]) -> None:
    assert links_in(text) == PostedLinks(urls)


def test_no_more_than_five_are_taken() -> None:
    text = " ".join(f"{PAGE}?{number}" for number in range(7))
    assert links_in(text) == PostedLinks(tuple(f"{PAGE}?{number}" for number in range(5)), 2)


@given(st.text(alphabet="htps:/[]()<>.,!*|`” aé1", max_size=200))
def test_whatever_is_written_a_link_is_a_link_and_stands_there(text: str) -> None:
    urls = links_in(text).urls
    assert len(set(urls)) == len(urls) <= LINKS_A_MESSAGE
    for url in urls:
        assert url in text
        assert url.lower().startswith(("http://", "https://"))
        assert not any(mark in url for mark in " <>”")


def test_a_long_message_is_read_at_once() -> None:
    assert links_in("https://a" + "(" * 4_000 + ")" * 4_000).urls != ()


@pytest.mark.parametrize(
    ("found", "refused", "came"),
    [
        ([], [], Outcome(0)),
        ([Fetched("u", "web/a.html", "new"), Fetched("v", "web/b.html", "unchanged")], [], Outcome(2)),
        ([Fetched("u", None, "there is no such page (404)")], [], Outcome(0, ("u: there is no such page (404).",))),
        (
            [Fetched("u", "web/a.html", "new"), Fetched("v", "web/b.pdf", "new")],
            [Refusal("web/b.pdf", "it is a scan"), Refusal("other.pdf", "it is a scan")],
            Outcome(1, ("v: it is stored, but can't be read: it is a scan.",)),
        ),
        ([Fetched("u" * 500, None, "no")], [], Outcome(0, (f"{'u' * 100}…: no.",))),
    ],
)
def test_what_came_of_them(found: list[Fetched], refused: list[Refusal], came: Outcome) -> None:
    assert outcome(found, refused) == came
