"""Where a claim's words may stand: the stretches of documents that are laid beside it, and the match found there."""

import pytest

from index import Span
from retrieval import ExcerptKind
from retrieval.check.checker import find_matches
from retrieval.check.claim import read_claim
from retrieval.check.claim_search import windows_with_all, windows_with_some
from retrieval.check.match import ClaimMatch, excerpt_of, speech_at
from retrieval.check.text_window import TextWindow
from retrieval.snapshot import Snapshot

LOOK = "She can't look them in the eye"


def keys(snapshot: Snapshot, windows: tuple[TextWindow, ...]) -> list[str]:
    return [snapshot.reader.documents[window.document_id].key for window in windows]


def match_of(snapshot: Snapshot, document: str, words: str) -> ClaimMatch:
    """The match at the first place where these words stand in a document, to the letter."""
    id_ = next(d.id for d in snapshot.reader.documents.values() if d.key == document)
    start = snapshot.reader.text(id_).index(words)
    return ClaimMatch(id_, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("claim", "documents"),
    [
        ("Nobody should be told to work fourteen hours", ["harbour.md"]),
        ("A toll of $5 is the price", ["council.md"]),
        (LOOK, ["council.md", "harbour.md"]),
        ("A toll … a bridge", ["council.md"]),
        ("look them [straight] in the eye", ["council.md", "harbour.md"]),  # an editor's words need not be there
        ("Nobody should be asked to work fourteen hours", []),  # one run of words, of which one is another
        ("zeppelin", []),
    ],
)
def test_windows_that_hold_every_run(snapshot: Snapshot, claim: str, documents: list[str]) -> None:
    assert sorted(keys(snapshot, windows_with_all(snapshot, read_claim(claim)))) == documents


@pytest.mark.parametrize(
    ("claim", "documents"),
    [
        ("Nobody should be asked to work fourteen hours", ["harbour.md"]),  # three in a row
        ("fourteen", ["harbour.md"]),  # a rare word
        ("zeppelin fourteen", ["harbour.md"]),
        ("zeppelin", []),
        ("of the", []),  # no three words, none of them rare
    ],
)
def test_windows_that_hold_some_words(snapshot: Snapshot, claim: str, documents: list[str]) -> None:
    assert sorted(set(keys(snapshot, windows_with_some(snapshot, read_claim(claim))))) == documents


def test_a_headline_is_searched_as_well(snapshot: Snapshot) -> None:
    (match, *_) = find_matches(snapshot, read_claim("Council backs the toll"))
    assert match.exact
    assert match.span.of(snapshot.reader.text(match.document_id)) == "Council backs the toll"


@pytest.mark.parametrize("claim", [LOOK, "fourteen hours", "Council backs the toll", "talks winter", "bridge toll"])
def test_windows_of_one_kind_do_not_overlap_and_hold_the_words_between_their_ends(
    snapshot: Snapshot, claim: str
) -> None:
    windows = windows_with_some(snapshot, read_claim(claim))
    assert windows
    for window in windows:
        assert window.text == snapshot.reader.text(window.document_id)
        assert all(window.span.start - 40 < word.start < word.end < window.span.end + 40 for word in window.words)


def test_quotations_of_a_window_are_those_that_reach_into_it(snapshot: Snapshot) -> None:
    (window,) = windows_with_all(snapshot, read_claim("Nobody should be told to work fourteen hours"))
    said = [q.span.of(window.text) for q in window.quotations(snapshot)]
    assert said[1].startswith('"We have offered everything that the company can afford,"')
    assert window.quotations(snapshot) is window.quotations(snapshot)


def test_exact_matches_alone_where_there_are_any(snapshot: Snapshot) -> None:
    matches = find_matches(snapshot, read_claim(LOOK))
    assert [(match.exact, match.probability, match.differences) for match in matches] == [(True, 1.0, ())] * 2
    assert {match.span.of(snapshot.reader.text(match.document_id)) for match in matches} == {LOOK}


def test_the_parts_of_a_quotation_are_joined_over_its_attribution(snapshot: Snapshot) -> None:
    (match,) = find_matches(snapshot, read_claim("The talks are going nowhere"))
    assert match.exact
    assert match.span.of(snapshot.reader.text(match.document_id)) == 'The talks," Reyes added, "are going nowhere'


def test_near_matches_best_first(snapshot: Snapshot) -> None:
    matches = find_matches(snapshot, read_claim("Nobody should be asked to work fourteen hours without a break"))
    likely = [match.probability for match in matches]
    assert likely == sorted(likely, reverse=True)
    assert not any(match.exact for match in matches)
    assert [(d.claimed, d.found) for d in matches[0].differences] == [("asked", "told")]


def test_nothing_matches_what_shares_no_word(snapshot: Snapshot) -> None:
    assert find_matches(snapshot, read_claim("xyzzy plugh")) == []


@pytest.mark.parametrize(
    ("document", "words", "speaker"),
    [
        ("harbour.md", "We have offered everything", "Ingrid Solberg"),
        ("harbour.md", "But the money is simply not there", "Ingrid Solberg"),
        ("harbour.md", "are going nowhere", "Tomas Reyes"),
        ("council.md", "It's not popular", "Hanna Lindqvist"),
        ("harbour.md", "Passengers took it calmly", None),  # the paper's own words
        ("harbour.md", "told reporters at the pier", None),
        ("harbour.md", "Ferry strike enters a second week", None),  # a headline is nobody's words
        ("harbour.md", 'the chief executive of Norholm Lines. "Nobody should', None),  # most of it the paper's
    ],
)
def test_whose_speech_it_is(snapshot: Snapshot, document: str, words: str, speaker: str | None) -> None:
    said = speech_at(snapshot, match_of(snapshot, document, words))
    assert (
        None if said is None or said.identity is None else snapshot.vocabulary.speakers[said.identity].name
    ) == speaker


@pytest.mark.parametrize(
    ("document", "words", "text", "kind", "paragraph"),
    [
        (  # with its whole sentence, and who said it
            "council.md",
            "I would rather lose an election",
            '"A toll of $5 is the price of keeping this bridge open for another fifty years," Mayor Hanna Lindqvist '
            'told the council. "It\'s not popular — it is necessary. I would rather lose an election than a bridge."',
            ExcerptKind.QUOTATION,
            2,
        ),
        (
            "harbour.md",
            "took it calmly",
            "Passengers took it calmly.",
            ExcerptKind.PASSAGE,
            5,
        ),
        ("council.md", "backs the toll", "backs the toll", ExcerptKind.PASSAGE, None),  # a title has no sentences
    ],
)
def test_the_excerpt_of_a_match(
    snapshot: Snapshot, document: str, words: str, text: str, kind: ExcerptKind, paragraph: int | None
) -> None:
    match = match_of(snapshot, document, words)
    excerpt = excerpt_of(snapshot, match, speech_at(snapshot, match))
    assert (excerpt.text, excerpt.kind, excerpt.citation.paragraph, excerpt.score) == (text, kind, paragraph, 1.0)
    assert excerpt.span.of(snapshot.reader.text(match.document_id)) == text


def test_an_excerpt_tells_how_probable_its_match_is(snapshot: Snapshot) -> None:
    exact = match_of(snapshot, "harbour.md", "took it calmly")
    near = ClaimMatch(exact.document_id, exact.span, probability=0.123456)
    assert excerpt_of(snapshot, near, None).score == 0.1235
