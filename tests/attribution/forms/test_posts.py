"""Posts from social networks: where they stand, whose they are."""

import pytest

from index.attribution.forms.posts import Authors, find_posts, tags
from index.quotation import QuotationKind
from index.text.document import Span
from tests.attribution.said import attributed
from tests.attribution.taken_apart import entities


def posts(text: str) -> list[tuple[str, str, str | None]]:
    return [(p.inner.of(text), p.author.of(text), p.handle) for p in find_posts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<tweet author="JaneDoe">We go.</tweet>', [("We go.", "JaneDoe", "JaneDoe")]),
        ('<tweet pic="" author="@JaneDoe" tweet_id="672">We go.</tweet>', [("We go.", "@JaneDoe", "JaneDoe")]),
        ('<blockquote class="x" author="JaneDoe">We go.</blockquote>', [("We go.", "JaneDoe", "JaneDoe")]),
        ('<POST author="JaneDoe">We go.</POST>', [("We go.", "JaneDoe", "JaneDoe")]),
        ("We go now, all — Jane Doe (@janedoe) May 3, 2016", [("We go now, all", "Jane Doe", "janedoe")]),
        ("We go now, all -- Jane Doe (@janedoe) 3 May 2016", [("We go now, all", "Jane Doe", "janedoe")]),
        ("We go now, all – Jane Doe (@janedoe) on May 3, 2016", [("We go now, all", "Jane Doe", "janedoe")]),
        ("We go now, all — Jane Doe (@janedoe)", []),
        ("We go now, all — Jane Doe, May 3, 2016", []),
        ("We go now, all — Rep. Jane Doe (@janedoe) May 3, 2016", [("We go now, all", "Rep. Jane Doe", "janedoe")]),
        ("We go now, all — Jane Doe (@jane.bsky.social)", [("We go now, all", "Jane Doe", "jane.bsky.social")]),
        ("We go now, all — Jane Doe (@jane@mast.example)", [("We go now, all", "Jane Doe", "jane@mast.example")]),
        ("We go now, all\n\n— Jane Doe (@janedoe) 2016-05-03", [("We go now, all", "Jane Doe", "janedoe")]),
        ("> We go now, all\n>\n> — Jane Doe (@janedoe) May 3, 2016", [("We go now, all", "Jane Doe", "janedoe")]),
        ("Jane Doe on Truth Social: We go now", [("We go now", "Jane Doe", None)]),
        ("@jane@mast.example: We go now", [("We go now", "jane@mast.example", "jane@mast.example")]),
        ('Jane Doe on Truth Social: "We go now"', []),
        ("Jane Doe on Monday: We go now", []),
        ("@jane: We go now", []),
        ("<tweet>We go.</tweet>", []),
        ('<div author="JaneDoe">We go.</div>', []),
        ("Jane Doe (@janedoe) came on May 3, 2016", []),
        ("", []),
    ],
)
def test_posts_by_markup_or_signature(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert posts(text) == found


def test_outer_takes_in_markup_and_signature() -> None:
    text = 'So: <tweet author="JaneDoe">We go.</tweet> And: x'
    (post,) = find_posts(text)
    assert post.outer.of(text) == '<tweet author="JaneDoe">We go.</tweet>'


def test_posts_come_in_order() -> None:
    text = 'We go now, all — Jane Doe (@janedoe) May 3, 2016\n<tweet author="JohnRoe">We stay.</tweet>'
    assert [words for words, _, _ in posts(text)] == ["We go now, all", "We stay."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>word</b>", ["<b>", "</b>"]),
        ('<a href="x y">word', ['<a href="x y">']),
        ("1 < 2 and 3 > 2", []),
        ("no tags", []),
    ],
)
def test_tags(text: str, found: list[str]) -> None:
    assert [s.of(text) for s in tags(text)] == found


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("JaneDoe", "Jane Doe"),
        ("janedoe", "Jane Doe"),
        ("SenJaneDoe", "Jane Doe"),
        ("realJaneDoe", "Jane Doe"),
        ("JaneDoe2016", "Jane Doe"),
        ("JaneDoeHQ", "Jane Doe"),
        ("MartinOMalley", "Martin O'Malley"),
        ("TeamMartinOMalley", "Martin O'Malley"),
        ("nobody", None),
        ("Doe", None),
    ],
)
def test_whose_handle_it_is(handle: str, name: str | None) -> None:
    text = f'They met Jane Doe and Martin O\'Malley. <tweet author="{handle}">We go.</tweet>'
    (post,) = find_posts(text)
    author = Authors(entities(text)).of(post, text)
    assert (None if author is None else author.name) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('They met Jane Doe.\n\n<tweet author="JaneDoe">We go now.</tweet>', "Jane Doe"),
        ('They met Jane Doe.\n\n<tweet author="somebody">We go now.</tweet>', "@somebody"),
        ("They met nobody.\n\nWe go now, all — Jane Doe (@janedoe) May 3, 2016", "Jane Doe"),
    ],
)
def test_a_post_is_a_quotation_of_its_author(text: str, speaker: str) -> None:
    found = attributed(f"A headline\n\n{text}")
    (quotation,) = found.quotations
    assert quotation.speaker is not None
    assert found.speakers[quotation.speaker].name == speaker
    assert (quotation.kind, quotation.confidence) == (QuotationKind.DIRECT, 0.95)
    assert quotation.parts == (Span(quotation.span.start, quotation.span.end),)
