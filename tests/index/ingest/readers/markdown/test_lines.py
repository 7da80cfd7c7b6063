"""Which line ends within a paragraph part it."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, ITEM, QUOTE, Blocks, blocks

WRAPPED = (
    "This paragraph is wrapped by an editor at some seventy characters and\n"
    "so it goes on over several lines, which break in the middle of what\n"
    "Jane Doe and others said about it, as they do in mail and on blogs by\n"
    "hand.\n"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One paragraph a line.\nAnother one.", [(BODY, "One paragraph a line."), (BODY, "Another one.")]),
        ("**Q:** Why?\n**A:** Because.", [(BODY, "Q: Why?"), (BODY, "A: Because.")]),
        ("A sentence that\ngoes on.", [(BODY, "A sentence that\ngoes on.")]),
        ("A sentence that\r\ngoes on.", [(BODY, "A sentence that\r\ngoes on.")]),
        ("> A sentence that\n> goes on.", [(QUOTE, "A sentence that\ngoes on.")]),
        ("* An item\n  With more", [(ITEM, "An item\nWith more")]),
        (
            "<p>A sentence\n           that <a href='x'>goes\n       on</a>\n               here.</p>",
            [(BODY, "A sentence\nthat goes\non\nhere.")],
        ),
        (WRAPPED, [(BODY, WRAPPED.strip())]),
        (WRAPPED + "https://x.example\n", [(BODY, WRAPPED.strip()), (None, "https://x.example")]),
        ("> " + WRAPPED.replace("\n", "\n> ") + "— Jane Doe", [(QUOTE, WRAPPED.strip()), (QUOTE, "— Jane Doe")]),
    ],
)
def test_blocks(text: str, shown: Blocks) -> None:
    assert [(None if kind.value == "furniture" else kind, span) for kind, span in blocks(text)] == shown


def test_the_files_own_lines_tell_whether_it_is_wrapped() -> None:
    link = "editor [with a link](https://x.example/a/very/long/address) which\nGoes on, and\n"
    text = WRAPPED.replace("hand.\n", link + "hand.\n")
    assert len(blocks(text)) == 1
