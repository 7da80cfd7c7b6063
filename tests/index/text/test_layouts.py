"""What a file sets apart is what its paragraphs are; where it sets nothing apart, the text alone tells."""

import pytest

from index.text.document import Document, Kind, Span
from index.text.layout import Block, BlockKind, Layout
from index.text.structure import ParagraphKind, find_title, read_structure, structure_of

Made = tuple[str, BlockKind]


def made(*parts: Made, kind: Kind = Kind.HTML, title: str | None = None) -> Document:
    """A document of blocks with blank lines between."""
    blocks, at = [], 0
    for words, block in parts:
        blocks.append(Block(Span(at, at + len(words)), block))
        at += len(words) + 2
    text = "\n\n".join(words for words, _ in parts)
    return Document("a", "", text, title=title, kind=kind, layout=Layout(tuple(blocks)))


def kinds(document: Document) -> list[tuple[str, str, int | None]]:
    return [(p.span.of(document.text), p.kind.value, p.number) for p in structure_of(document).paragraphs]


LINE, WORDS = "Ferry talks", "The ferry sails again. Nobody is glad."


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (BlockKind.BODY, "body"),
        (BlockKind.LIST_ITEM, "body"),
        (BlockKind.TABLE_ROW, "body"),
        (BlockKind.QUOTE, "body"),
        (BlockKind.NOTE, "body"),
        (BlockKind.HEADING, "heading"),
        (BlockKind.CAPTION, "boilerplate"),
        (BlockKind.CODE, "boilerplate"),
        (BlockKind.FURNITURE, "boilerplate"),
    ],
)
def test_what_a_block_is(block: BlockKind, kind: str) -> None:
    document = made((WORDS, BlockKind.BODY), (LINE, BlockKind.HEADING), (WORDS, block), title="Ferries")
    assert kinds(document)[2] == (WORDS, kind, 2 if kind == "body" else None)


@pytest.mark.parametrize(
    ("kind", "block", "is_title"),
    [
        (Kind.HTML, BlockKind.HEADING, True),
        (Kind.HTML, BlockKind.BODY, False),
        (Kind.TRANSCRIPT, BlockKind.BODY, False),
        (Kind.MARKDOWN, BlockKind.BODY, True),
        (Kind.MARKDOWN, BlockKind.HEADING, True),
        (Kind.PDF, BlockKind.TITLE, True),
    ],
)
def test_the_headline_of_a_kind_of_file(kind: Kind, block: BlockKind, is_title: bool) -> None:
    document = made((LINE, block), (WORDS, BlockKind.BODY), kind=kind)
    found = find_title(document)
    assert (found is not None and found.of(document.text) == LINE) is is_title
    assert (kinds(document)[0][1] == "title") is is_title


def test_the_stated_title_is_the_headline_once() -> None:
    parts: list[Made] = [(LINE, BlockKind.HEADING), (WORDS, BlockKind.BODY), (LINE, BlockKind.HEADING)]
    assert [kind for _, kind, _ in kinds(made(*parts, title="FERRY TALKS"))] == ["title", "body", "heading"]
    assert [kind for _, kind, _ in kinds(made(*parts, title="Another"))] == ["heading", "body", "heading"]


def test_a_short_line_is_a_heading_only_where_none_is_set_apart() -> None:
    parts: list[Made] = [(WORDS, BlockKind.BODY), (LINE, BlockKind.BODY), (WORDS, BlockKind.BODY)]
    assert kinds(made(*parts, title="T"))[1] == (LINE, "heading", None)
    headed: list[Made] = [*parts, ("Fares", BlockKind.HEADING)]
    assert kinds(made(*headed, title="T"))[1] == (LINE, "body", 2)


def test_a_template_s_line_is_furniture_in_any_file() -> None:
    document = made((WORDS, BlockKind.BODY), ("Read more: the fares", BlockKind.BODY), title="T")
    assert kinds(document)[1] == ("Read more: the fares", "boilerplate", None)


@pytest.mark.parametrize("said", ["It sails.", "Why now", "FERRY TALKS", "Read more: the fares"])
def test_a_label_goes_with_its_paragraph(said: str) -> None:
    text = f"Ann Lee: {said}"
    layout = Layout((Block(Span(0, len(text)), BlockKind.BODY, Span(0, 7)),))
    (paragraph,) = structure_of(Document("a", "", text, kind=Kind.TRANSCRIPT, layout=layout)).paragraphs
    assert (paragraph.label, paragraph.block, paragraph.kind) == (Span(0, 7), BlockKind.BODY, ParagraphKind.BODY)


def test_front_matter_stands_before_the_blocks() -> None:
    head = "---\ntitle: Ferries\n---\n"
    text = f"{head}{WORDS}"
    layout = Layout((Block(Span(0, 22), BlockKind.FURNITURE), Block(Span(23, len(text)), BlockKind.BODY)))
    document = Document("a", "", text, "Ferries", kind=Kind.MARKDOWN, layout=layout, front=Span(0, len(head)))
    assert kinds(document) == [(head, "front_matter", None), (WORDS, "body", 1)]


def test_without_a_layout_a_document_is_its_text() -> None:
    text = f"{LINE}\n\n{WORDS}"
    assert structure_of(Document("a", "", text)) == read_structure(text)
