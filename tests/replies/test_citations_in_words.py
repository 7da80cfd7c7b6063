"""A citation as words, and as a link that leads to the sentence."""

import datetime
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.citation import citation_words, day_words, is_web_address, other_places, place_link, sentence_link
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind, OtherCitation

DAY = datetime.date(2016, 10, 3)
URL = "https://news.example/a"


def cited(url: str | None) -> Citation:
    return Citation(None, None, None, None, url, None)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (
            Citation("Toll backed", "The Post", "Jo Day", DAY, URL, 7),
            "Toll backed · The Post · Jo Day · 3 October 2016 · paragraph 7",
        ),
        (Citation("Toll backed", None, None, None, None, None), "Toll backed"),
        (Citation(None, "The Post", None, DAY, None, None), "The Post · 3 October 2016"),
        (Citation(" A\n title ", "", "  ", None, None, 1), "A title · paragraph 1"),
        (Citation(None, None, None, None, None, None), ""),
    ],
)
def test_what_is_known_of_a_document(citation: Citation, words: str) -> None:
    assert citation_words(citation) == words
    assert citation_words(citation, paragraph=False) == words.partition(" · paragraph")[0].removeprefix("paragraph 1")


POST = Citation("Toll backed", "The Post", None, DAY, URL, 7)
WORDS = "Toll backed · The Post · 3 October 2016"
NOTHING = Citation(None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("first", "also", "shown", "short"),
    [
        (POST, [], [], []),
        (POST, [("b.md", NOTHING)], [("b.md", None)], [("b.md", None)]),
        (NOTHING, [("b.md", POST)], [(f"{WORDS} · paragraph 7", None)], [(WORDS, None)]),
        (POST, [("b.md", POST)], [(f"{WORDS} · paragraph 7", "b.md")], [(WORDS, "b.md")]),
        # Another paragraph does not tell which file it is in.
        (POST, [("b.md", replace(POST, paragraph=8))], [(f"{WORDS} · paragraph 8", "b.md")], [(WORDS, "b.md")]),
        (
            NOTHING,
            [("b.md", POST), ("c.md", POST), ("d.md", replace(POST, outlet="The Sun"))],
            [
                (f"{WORDS} · paragraph 7", "b.md"),
                (f"{WORDS} · paragraph 7", "c.md"),
                ("Toll backed · The Sun · 3 October 2016 · paragraph 7", None),
            ],
            [(WORDS, "b.md"), (WORDS, "c.md"), ("Toll backed · The Sun · 3 October 2016", None)],
        ),
        # The same document again is told by its paragraph, where that is shown.
        (POST, [("a.md", replace(POST, paragraph=8))], [(f"{WORDS} · paragraph 8", None)], []),
        (POST, [("a.md", POST)], [], []),
    ],
)
def test_places_are_told_apart(
    first: Citation,
    also: list[tuple[str, Citation]],
    shown: list[tuple[str, str | None]],
    short: list[tuple[str, str | None]],
) -> None:
    others = tuple(OtherCitation(document, Span(0, 3), citation) for document, citation in also)
    excerpt = Excerpt("Yes", "a.md", Span(0, 3), ExcerptKind.PASSAGE, None, None, first, 0.9, also=others)
    assert list(other_places(excerpt)) == shown
    assert list(other_places(excerpt, paragraph=False)) == short


@pytest.mark.parametrize(("day", "words"), [(DAY, "3 October 2016"), (datetime.date(999, 1, 31), "31 January 999")])
def test_a_day_in_words(day: datetime.date, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("It sails.", "It%20sails."),
        ("“It sails,” she said", "It%20sails%2C%E2%80%9D%20she%20said"),
        ("well-known", "well%2Dknown"),
        ("you & I", "you%20%26%20I"),
        ("1 2 3 4 5 6 7 8 9 10", "1%202%203%204%205%206%207%208%209%2010"),
        ("1 2 3 4 5 6 7 8 9 10 11", "1%202%203%204%205,7%208%209%2010%2011"),
        ("one two\nthree four", "one%20two,three%20four"),
        ("a b c d e f\n\n  \ng h i j k l", "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
    ],
)
def test_the_words_that_a_browser_scrolls_to(text: str, fragment: str) -> None:
    assert sentence_link(cited(URL), text) == f"{URL}#:~:text={fragment}"


@pytest.mark.parametrize("text", ["", " \n ", '"”'])
def test_without_words_the_page_alone(text: str) -> None:
    assert sentence_link(cited(URL), text) == URL


def test_a_page_with_a_place_of_its_own_keeps_it() -> None:
    assert sentence_link(cited(f"{URL}#part"), "Yes.") == f"{URL}#part:~:text=Yes."


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://news.example/a?b=c#d", True),
        ("http://news.example", True),
        ("HTTPS://NEWS.example/a", True),
        ("https://müller.example/ä", True),
        ("ftp://news.example/a", False),
        ("javascript:alert(1)", False),
        ("//news.example/a", False),
        ("https:///a", False),
        ("https://", False),
        ("news.example/a", False),
        ("https://news.example/a b", False),
        ("https://news.example/\x07", False),
        ("https://[1::2", False),
        ("", False),
    ],
)
def test_what_counts_as_an_address_on_the_web(url: str, is_one: bool) -> None:
    assert is_web_address(url) is is_one
    assert (sentence_link(cited(url), "Yes.") is not None) is is_one


@pytest.mark.parametrize("url", [None, "", "  "])
def test_a_document_that_is_nowhere_has_no_link(url: str | None) -> None:
    assert sentence_link(cited(url), "Yes.") is None


@pytest.mark.parametrize(
    ("length", "shown"),
    [(600, "with words"), (690, "alone"), (700, "alone"), (701, "none")],
)
def test_an_address_that_is_too_long_does_without_words_and_then_is_none(length: int, shown: str) -> None:
    url = "https://news.example/".ljust(length, "a")
    words = f"{url}#:~:text=It%20sails."
    assert sentence_link(cited(url), "It sails.") == {"with words": words, "alone": url, "none": None}[shown]


@given(st.text(max_size=60), st.text(max_size=300))
def test_a_link_is_one_word_of_ascii_to_where_the_document_is(path: str, text: str) -> None:
    link = sentence_link(cited(f"{URL}/{path}"), text)
    if link is None:
        return
    assert link.isascii()
    assert not set(link) & set(' \n\t"<>\\^`{|}')
    assert len(link) <= 700
    assert urlsplit(link).hostname == "news.example"


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6), min_size=1, max_size=30))
def test_the_words_of_a_link_are_the_first_and_the_last_of_the_sentence(words: list[str]) -> None:
    link = sentence_link(cited(URL), " ".join(words))
    assert link is not None
    shown = [unquote(part).split() for part in link.partition("#:~:text=")[2].split(",")]
    assert shown == ([words] if len(words) <= 10 else [words[:5], words[-5:]])


READER = "http://archive.example:8080"


@pytest.mark.parametrize(
    ("document", "url", "reader", "link"),
    [
        ("a.md", None, None, None),
        ("a.md", None, READER, f"{READER}/read/a.md?start=3&end=8#words"),
        ("a.md", None, f"{READER}/", f"{READER}/read/a.md?start=3&end=8#words"),
        ("a (b)/#1 ü.md", None, READER, f"{READER}/read/a%20%28b%29/%231%20%C3%BC.md?start=3&end=8#words"),
        ("../a.md", None, READER, f"{READER}/read/..%2Fa.md?start=3&end=8#words"),
        ("a.md", "file:///etc/passwd", READER, f"{READER}/read/a.md?start=3&end=8#words"),
        ("a.md", URL, READER, f"{URL}#:~:text=words"),
        ("a" * 800, None, READER, None),
    ],
)
def test_where_words_can_be_read(document: str, url: str | None, reader: str | None, link: str | None) -> None:
    excerpt = Excerpt("words", document, Span(3, 8), ExcerptKind.PASSAGE, None, None, cited(url), 0.5)
    assert place_link(excerpt, reader) == link
