"""Paragraphs of a document: which are its own words, which are headline, heading or template."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.document import Document, Span
from index.text.structure import ParagraphKind, find_title, front_matter_span, read_structure, sentence_spans

TITLE, HEADING = ParagraphKind.TITLE, ParagraphKind.HEADING
BODY, BOILERPLATE, FRONT = ParagraphKind.BODY, ParagraphKind.BOILERPLATE, ParagraphKind.FRONT_MATTER

# Pieces that meet every rule in any order.
PIECES = (
    "Ferry talks go on",
    "The strike will not end before Easter, people close to the talks said.",
    '"We have offered all that we can," said Ingrid Solberg. "The ferry will sail again."',
    "What comes next",
    "Advertisement",
    "Sign up for our newsletter",
    "# A heading in Markdown",
    "---",
    "title: Ferry talks go on",
    "",
    " \t",
    "\r\n",
    "Sorvik 3, Arvik 1",
    "«Nous partons», a-t-il dit.",
    "مرحبا 🎉",
    "''So'' he typed it.",
    "Dr. Smith of the U.S. left at 5 p.m. Then he slept.",
)
ARTICLES = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(
    lambda pieces: st.sampled_from(("\n", "\n\n", "\r\n")).map(lambda gap: gap.join(pieces))
)


def document_of(text: str) -> Document:
    return Document("a.txt", "", text, front=front_matter_span(text))


def kinds(text: str) -> list[tuple[str, ParagraphKind, int | None]]:
    return [(p.span.of(text), p.kind, p.number) for p in read_structure(text).paragraphs]


def test_an_article_with_everything() -> None:
    text = (
        "---\noutlet: The Post\n---\n"
        "Ferry talks in port 3\n\n"
        "By Anna Berg\n\n"
        "The strike goes on. Nobody sails.\n\n"
        "What comes next\n\n"
        "Talks begin on Monday.\n"
        "They will be long.\n\n"
        "Share this article\n"
    )
    assert kinds(text) == [
        ("---\noutlet: The Post\n---\n", FRONT, None),
        ("Ferry talks in port 3", TITLE, None),
        ("By Anna Berg", BOILERPLATE, None),
        ("The strike goes on. Nobody sails.", BODY, 1),
        ("What comes next", HEADING, None),
        ("Talks begin on Monday.", BODY, 2),
        ("They will be long.", BODY, 3),
        ("Share this article", BOILERPLATE, None),
    ]
    assert [[s.of(text) for s in p.sentences] for p in read_structure(text).paragraphs] == [
        [],
        ["Ferry talks in port 3"],
        [],
        ["The strike goes on.", "Nobody sails."],
        ["What comes next"],
        ["Talks begin on Monday."],
        ["They will be long."],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry talks\n\nThe strike goes on.", "Ferry talks"),
        ("The strike goes on.", None),  # one paragraph is an article without a headline
        ("", None),
        ("\n \n", None),
        ("\ufeffFerry talks\n\nThe strike goes on.", "Ferry talks"),
        ('"We go," he said. "Now."\n\nThe strike goes on.', None),
        ('"We go on"\n\nThe strike goes on.', '"We go on"'),
        ("x" * 251 + "\n\nThe strike goes on.", None),
        ("---\ntitle: Ferry talks\n---\nFerry talks\n\nThe strike goes on.", "Ferry talks"),
        ("---\ntitle: Ferry talks\n---\nFERRY TALKS!\n\nThe strike goes on.", "FERRY TALKS!"),
        ("---\ntitle: Ferry talks\n---\nAnother line\n\nThe strike goes on.", None),
        ("---\ntitle: Ferry talks\n---\nThe strike goes on.\n\nFerry talks", None),
        ("---\noutlet: The Post\n---\nFerry talks\n\nThe strike goes on.", "Ferry talks"),
        ("---\nno end of it\nFerry talks\n\nThe strike goes on.", "---"),
    ],
)
def test_the_headline(text: str, title: str | None) -> None:
    found = find_title(document_of(text))
    assert (found.of(text) if found else None) == title
    assert found == read_structure(text).title


@given(ARTICLES)
def test_the_headline_found_early_is_the_one_found_by_reading_all(text: str) -> None:
    assert find_title(document_of(text)) == read_structure(text).title


@given(ARTICLES)
def test_paragraphs_cover_all_but_blanks_and_body_is_numbered_from_one(text: str) -> None:
    structure = read_structure(text)
    spans = [p.span for p in structure.paragraphs]
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    left = "".join(
        text[a:b] for a, b in zip([0, *(s.end for s in spans)], [*(s.start for s in spans), len(text)], strict=True)
    )
    assert not left.strip("\ufeff\x00 \t\r\n")
    assert [p.number for p in structure.body] == list(range(1, len(structure.body) + 1))
    assert all(p.number is None for p in structure.paragraphs if p.kind is not BODY)


@given(ARTICLES)
def test_sentences_lie_in_their_paragraph_in_order_and_leave_out_no_letter(text: str) -> None:
    for paragraph in read_structure(text).body:
        sentences = paragraph.sentences
        assert all(paragraph.span.covers(sentence) for sentence in sentences)
        assert all(first.end <= second.start for first, second in itertools.pairwise(sentences))
        joined = "".join(sentence.of(text) for sentence in sentences)
        assert "".join(joined.split()) == "".join(paragraph.span.of(text).split())


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry talks go on",
        "Read also",
        "More from The Harbour Post",
        "Related: Ferry talks",
        "See also the talks of 2019",
        "Share this article",
        "Please share this on Facebook",
        "Follow Anna Berg on Twitter",
        "You can follow us on Instagram",
        "Like us on Facebook",
        "Click here to subscribe",
        "Sign up for our newsletter",
        "Subscribe now",
        "Get the day's news in your inbox",
        "Watch the full interview below",
        "ADVERTISEMENT",
        "Sponsored content",
        "Story continues below",
        "(Photo by Anna Berg)",
        "Image credit: The Harbour Post",
        "Let us know in the comments",
        "Copyright 2021 The Harbour Post",
        "© 2021 The Harbour Post",
        "All rights reserved",
        "This article originally appeared in The Harbour Post",
        "Contact the reporter at anna@post.example",
        "By Anna Berg and Tomas Reyes",
        "<div class='ad'>",
        "https://post.example/ferry",
    ],
)
def test_template(line: str) -> None:
    assert kinds(f"Ferry talks\n\nThe strike goes on.\n\n{line}\n\nNobody sails.")[2] == (line, BOILERPLATE, None)


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter aloud, she told the court, and they will weep.",
        "Follow the money, the old man said.",
        "Subscribers of the paper left in thousands.",
        "Share prices fell by a third.",
        "Watch out for the tide, the pilot warned.",
    ],
)
def test_prose_that_begins_like_a_template_is_prose(line: str) -> None:
    assert kinds(f"Ferry talks\n\nThe strike goes on.\n\n{line}\n\nNobody sails.")[2][1] is BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What comes next", HEADING),
        ("WHAT COMES NEXT?", HEADING),
        ("# whatever it says, said he.", HEADING),
        ("How it will be paid", HEADING),
        ("Mayor Plans To Cut The Fares Of All Ferries", HEADING),
        ("The bridge will open in May", BODY),  # a sentence that only lacks its stop
        ("He went home early", BODY),
        ("what comes next", BODY),
        ("The end.", BODY),
        ("The end.[3]", BODY),
        ("The end. (Reuters)", BODY),
        ("The first of them:", BODY),
        ('The "end" of it', BODY),
        ("Sorvik 3, Arvik 1", BODY),
        ("One two three four five six seven eight nine ten eleven twelve thirteen", BODY),
        ("W" + "x" * 120, BODY),
    ],
)
def test_heading_or_sentence(line: str, kind: ParagraphKind) -> None:
    assert kinds(f"Ferry talks\n\nThe strike goes on.\n\n{line}\n\nNobody sails.")[2][:2] == (line, kind)


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    wrapped = (
        "The strike in the harbour will not end before Easter, people close to\n"
        "the talks said on Monday, as neither of the sides had moved since the\n"
        "beginning of the month and no date was set for another round of the\n"
        "talks."
    )
    assert kinds(f"Ferry talks\n\n{wrapped}") == [("Ferry talks", TITLE, None), (wrapped, BODY, 1)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("---\na: b\n---\nText", Span(0, 13)),
        ("\ufeff---\na: b\n---\nText", Span(0, 14)),
        ("---\r\na: b\r\n---\r\nText", Span(0, 16)),
        ("--- \na: b\n---\t", Span(0, 14)),
        ("---\n---\n", Span(0, 8)),
        ("\n \n---\na: b\n---\n", Span(0, 16)),
        ("+++\na = 'b'\n+++\nText", Span(0, 16)),
        ('{\n"title": "A"}\n\nText', Span(0, 16)),
        ('{"title": "A"} and more', None),
        ('{"title": \n\nText', None),
        ("Title: A\nDate: 2019-07-11\n\nText", Span(0, 27)),
        ("Title: A\nSummary: It is\n  long\nDate: 2019-07-11\n\nText", Span(0, 49)),
        ("Title: A\n\nText", None),
        ("Doe: Will you go?\nRoe: I will.\n\nText", None),
        ("Title: A\nDate: 2019-07-11\nText that goes on\n\nText", None),
        ("---\na: b\n--- no\n", None),
        ("----\na: b\n----\n", None),
        ("", None),
    ],
)
def test_front_matter(text: str, span: Span | None) -> None:
    assert front_matter_span(text) == span


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Smith left. He slept.", ["Dr. Smith left.", "He slept."]),
        ('"We go," he said. "Now!" She stayed.', ['"We go," he said.', '"Now!"', "She stayed."]),
        ("  No stop at all ", ["No stop at all"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text, Span(0, len(text)))] == sentences


def test_sentences_of_a_part_are_spans_of_the_whole() -> None:
    text = "Nobody sails. The strike goes on. It is long."
    assert [span.of(text) for span in sentence_spans(text, Span(14, len(text)))] == [
        "The strike goes on.",
        "It is long.",
    ]
