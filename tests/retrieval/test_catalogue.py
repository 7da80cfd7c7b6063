"""Looking things up without a question: what is listed, read, and known of somebody."""

import datetime
from contextlib import closing
from pathlib import Path

import pytest

from index import Kind, QuotationKind
from retrieval import Citation, OutletCount, Retriever, SourceEntry, SpeakerEntry
from tests.support.ground import WordsEmbedder, index

COUNCIL = SourceEntry(
    "council.md",
    Citation("Council backs the toll", "The Island Gazette", None, datetime.date(2021, 3, 9), None, None),
    words=75,
    paragraphs=3,
    quotations=4,
    kind=Kind.MARKDOWN,
    language="en",
)


def keys(entries: tuple[SourceEntry, ...]) -> list[str]:
    return [entry.document for entry in entries]


def test_a_listed_document(retriever: Retriever) -> None:
    assert retriever.sources()[0] == COUNCIL


@pytest.mark.parametrize(
    ("outlet", "speaker", "after", "before", "listed"),
    [
        (None, None, None, None, ["council.md", "harbour.md"]),
        ("harbour post", None, None, None, ["harbour.md"]),
        ("the Island Gazette", None, None, None, ["council.md"]),
        ("Le Monde", None, None, None, []),
        (None, "Solberg", None, None, ["harbour.md"]),
        (None, "tomas reyes", None, None, ["harbour.md"]),
        (None, "Hanna Lindqivst", None, None, ["council.md"]),
        (None, "Tim Cook", None, None, []),
        (None, "…", None, None, []),
        (None, None, "2021-03-05", None, ["council.md"]),
        (None, None, None, "2021-03-05", ["harbour.md"]),
        ("harbour post", "reyes", "2021-03-04", "2021-03-04", ["harbour.md"]),
        ("harbour post", "lindqvist", None, None, []),
    ],
)
def test_sources(
    retriever: Retriever,
    outlet: str | None,
    speaker: str | None,
    after: str | None,
    before: str | None,
    listed: list[str],
) -> None:
    first, last = (day and datetime.date.fromisoformat(day) for day in (after, before))
    assert keys(retriever.sources(outlet, speaker, first or None, last or None)) == listed


def test_a_document_to_read(retriever: Retriever) -> None:
    source = retriever.source("council.md")
    assert source is not None
    assert [(p.number, p.kind, p.text[:22]) for p in source.paragraphs] == [
        (None, "title", "Council backs the toll"),
        (1, "body", "The island's council v"),
        (2, "body", '"A toll of $5 is the p'),
        (3, "body", "Reyes, whose union opp"),
    ]
    assert all(len(p.span) == len(p.text) for p in source.paragraphs)
    assert retriever.source("no.md") is None


@pytest.mark.parametrize("name", ["Ingrid Solberg", "solberg", "Ms. Solberg", "Ingrid Solbreg"])
def test_somebody_however_named(retriever: Retriever, name: str) -> None:
    profile = retriever.who(name)
    assert profile is not None
    outlets = (OutletCount("The Harbour Post", 1),)
    assert (profile.name, profile.documents, profile.outlets) == ("Ingrid Solberg", 1, outlets)
    assert profile.first is not None
    assert (profile.first.document, profile.first.citation.date) == ("harbour.md", datetime.date(2021, 3, 4))
    assert profile.last == profile.first


def test_others_who_bear_the_name_are_known(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(
        'Brandts\n\n"We sail at dawn," said Eva Brandt, the mayor of Norholm.\n\n'
        '"It is late," said Eva Brandt.\n\n"Nobody asked me," said Otto Brandt, a fisherman.\n'
    )
    index(tmp_path / "sources", tmp_path / "index")
    with closing(Retriever.open(tmp_path / "index", WordsEmbedder)) as retriever:
        both, one = retriever.who("Brandt"), retriever.who("Otto Brandt")
    assert both is not None
    assert (both.name, both.others) == ("Eva Brandt", ("Otto Brandt",))
    assert one is not None
    assert (one.name, one.others) == ("Otto Brandt", ())


def test_latest_words_are_quotations_with_their_sentences_in_order(retriever: Retriever) -> None:
    profile = retriever.who("Tomas Reyes")
    assert profile is not None
    assert (profile.quotations, [(e.document, e.speaker, e.text) for e in profile.latest]) == (
        2,
        [
            (
                "harbour.md",
                "Tomas Reyes",
                '"Ms. Solberg earns more in a week than a deckhand earns in a year," Tomas Reyes, the leader of the '
                "seafarers' union, told reporters at the pier. \"She can't look them in the eye.\"",
            ),
            (
                "harbour.md",
                "Tomas Reyes",
                '"The talks," Reyes added, "are going nowhere, and the winter will be long."',
            ),
        ],
    )


def test_words_that_one_excerpt_holds_are_shown_once(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(
        'Brandt\n\nEva Brandt said "we sail at dawn" on Monday, and Eva Brandt said "we stay in port" on Tuesday.\n'
    )
    index(tmp_path / "sources", tmp_path / "index")
    with closing(Retriever.open(tmp_path / "index", WordsEmbedder)) as retriever:
        profile = retriever.who("Eva Brandt")
    assert profile is not None
    assert (profile.quotations, [excerpt.text for excerpt in profile.latest]) == (
        2,
        ['Eva Brandt said "we sail at dawn" on Monday, and Eva Brandt said "we stay in port" on Tuesday.'],
    )


def test_the_same_quotation_in_several_documents_is_told_once_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    opening = "The ferry to the islands will sail again on Monday, the company told its passengers this week."
    dawn = '"We sail at dawn on Monday, whatever the weather brings," said Eva Brandt, who runs the ferry.'
    late = '"Nobody has paid us for the winter, and nobody will," Eva Brandt said of the county.'
    for name, day, said in (("a", 3, [dawn]), ("b", 4, [dawn, late]), ("c", 5, [dawn])):
        story = "\n\n".join([opening, *said])
        (tmp_path / "sources" / f"{name}.md").write_text(f"---\ntitle: Ferry\ndate: 2021-03-0{day}\n---\n\n{story}\n")
    index(tmp_path / "sources", tmp_path / "index")
    with closing(Retriever.open(tmp_path / "index", WordsEmbedder)) as retriever:
        profile = retriever.who("Eva Brandt")
    assert profile is not None
    assert (profile.quotations, profile.named, profile.printed, profile.documents) == (2, 2, 4, 3)
    assert [(e.document, e.text, {place.document for place in e.also}) for e in profile.latest] == [
        ("b.md", dawn, {"a.md", "c.md"}),
        ("b.md", late, set()),
    ]


@pytest.mark.parametrize("name", ["Tim Cook", "", "…", "one traveller"])
def test_nobody_of_that_name(retriever: Retriever, name: str) -> None:
    assert retriever.who(name) is None


def test_quotations_of_one_speaker(retriever: Retriever) -> None:
    said, *_ = retriever.quotations("Hanna Lindqvist")
    assert (said.document, said.kind, said.speaker, said.speaker_text) == (
        "council.md",
        QuotationKind.DIRECT,
        "Hanna Lindqvist",
        "Hanna Lindqvist",
    )
    assert said.parts == (
        "A toll of $5 is the price of keeping this bridge open for another fifty years,",
        "It's not popular — it is necessary. I would rather lose an election than a bridge.",
    )
    assert said.text.startswith('"A toll of $5')
    assert said.text.endswith('than a bridge."')


def test_all_quotations_are_everybody_s_in_order_of_documents(retriever: Retriever) -> None:
    everything = retriever.quotations()
    assert [q.document for q in everything] == sorted(q.document for q in everything)
    assert {q.speaker for q in everything} >= {"Hanna Lindqvist", "Tomas Reyes", "Ingrid Solberg"}
    assert retriever.quotations("Tim Cook") == ()


def test_outlets_and_names(retriever: Retriever) -> None:
    assert retriever.outlets() == ("The Harbour Post", "The Island Gazette")
    assert retriever.speakers("ing") == (SpeakerEntry("Ingrid Solberg", 1, 1),)
    assert len(retriever.speakers("", limit=1)) == 1


def test_what_is_published(retriever: Retriever) -> None:
    published = retriever.published()
    assert (published.documents, published.refused) == (2, ())
    assert published.quotations == len(retriever.quotations())
    assert published.bytes_on_disk > 0
