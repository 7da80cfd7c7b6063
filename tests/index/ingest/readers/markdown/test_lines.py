"""Which line ends within a paragraph part it."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, ITEM, QUOTE, Blocks, blocks

LONG = (
    "A paragraph that is set on a line of its own, however long that line may be, ends where the line does in the end."
)
WRAPPED = (
    "This paragraph is wrapped by an editor at some seventy characters and\n"
    "so it goes on over several lines, which break in the middle of what\n"
    "Jane Doe and others said about it, as they do in mail and on blogs by\n"
    "hand.\n"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{LONG}\n{LONG}\nAnother one.", [(BODY, LONG), (BODY, LONG), (BODY, "Another one.")]),
        ("A sentence a line.\nAnother one.", [(BODY, "A sentence a line.\nAnother one.")]),
        (
            '"We will build it," said\nAnna Berg, the mayor.',
            [(BODY, '"We will build it," said\nAnna Berg, the mayor.')],
        ),
        ("A line that ends.  \nAnother one.", [(BODY, "A line that ends."), (BODY, "Another one.")]),
        ("A line that ends.\\\nAnother one.", [(BODY, "A line that ends."), (BODY, "Another one.")]),
        ("> A line, meant  \n> Another one.", [(QUOTE, "A line, meant"), (QUOTE, "Another one.")]),
        ("A sentence that  \ngoes on.", [(BODY, "A sentence that  \ngoes on.")]),
        ("A blank is no end. \r\nAnother one.", [(BODY, "A blank is no end. \r\nAnother one.")]),
        ("**In bold**\nThe text.", [(BODY, "In bold"), (BODY, "The text.")]),
        ("“We go.”\n“I do not.”", [(BODY, "“We go.”"), (BODY, "“I do not.”")]),
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
