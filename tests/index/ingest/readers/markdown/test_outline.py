"""Blocks as Markdown sets them apart."""

import pytest

from tests.index.ingest.readers.markdown.shown import (
    BODY,
    CODE,
    FURNITURE,
    HEADING,
    ITEM,
    NOTE,
    QUOTE,
    ROW,
    Blocks,
    blocks,
    words,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "# Head #\n\n## Two ##\nText below.\n\nSetext\n======\nText.",
            [(HEADING, "Head"), (HEADING, "Two"), (BODY, "Text below."), (HEADING, "Setext"), (BODY, "Text.")],
        ),
        ("## With {#id .cls}\n\n### [Link](x) `code`", [(HEADING, "With"), (HEADING, "Link code")]),
        ("One.\n\n***\n\nTwo.\n\n- - -\nThree.", [(BODY, "One."), (BODY, "Two."), (BODY, "Three.")]),
        (
            "> First line.\n> Second line.\n>\n> > Nested.\n\nAfter.",
            [(QUOTE, "First line.\nSecond line."), (QUOTE, "Nested."), (BODY, "After.")],
        ),
        ("> We will win.\n> — Jane Doe, mayor\n", [(QUOTE, "We will win."), (QUOTE, "— Jane Doe, mayor")]),
        ("> We will win.\n> - Jane Doe\n", [(QUOTE, "We will win."), (QUOTE, "- Jane Doe")]),
        ("> We will win.\n>\n> -- Jane Doe", [(QUOTE, "We will win."), (QUOTE, "-- Jane Doe")]),
        ("> # Head\n>\n> * one\n> * two", [(HEADING, "Head"), (QUOTE, "one"), (QUOTE, "two")]),
        (
            "* one\n* two\n  goes on\n\n  its second paragraph\n\n1. first\n2. second\n   + nested",
            [
                (ITEM, "one"),
                (ITEM, "two\ngoes on"),
                (ITEM, "its second paragraph"),
                (ITEM, "first"),
                (ITEM, "second"),
                (ITEM, "nested"),
            ],
        ),
        ("- [ ] open\n- [x] done", [(ITEM, "open"), (ITEM, "done")]),
        ("Term\n: Its definition.\n\nOther.", [(ITEM, "Term"), (ITEM, "Its definition."), (BODY, "Other.")]),
        (
            "| Name | Vote |\n|:-----|-----:|\n| Jane **Doe** | yes \\| no |\n| | none |\n\nAfter.",
            [(ROW, "Name  Vote"), (ROW, "Jane Doe  yes | no"), (ROW, "none"), (BODY, "After.")],
        ),
        (
            "```python\nprint('x')\n\ny = \"quoted\"\n```\nAfter.",
            [(CODE, "print('x')\n\ny = \"quoted\""), (BODY, "After.")],
        ),
        ("> ```\n> code\n> more\n> ```\n\n~~~\ntilde\n~~~", [(CODE, "code\nmore"), (CODE, "tilde")]),
        (
            'It leaks.[^1] "Old,"[^b] she said[^c].\n\n[^1]: The report.\n    More.\n\n    Second.\n\n[^b]: Interview.',
            [
                (BODY, 'It leaks. "Old," she said.'),
                (NOTE, "The report.\nMore."),
                (NOTE, "Second."),
                (NOTE, "Interview."),
            ],
        ),
        ("[^1]: - a list\n\n> [^2]: quoted", [(NOTE, "a list"), (NOTE, "quoted")]),
        ('---\ntitle: "A"\n---\n\nWords.', [(FURNITURE, '---\ntitle: "A"\n---'), (BODY, "Words.")]),
        ("#\n\n>\n\n```\n```\n\nEnd.", [(BODY, "End.")]),
    ],
)
def test_blocks(text: str, shown: Blocks) -> None:
    assert blocks(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Head\nText.", "Head\nText."),
        ("Head\n====\n\nText.", "Head\n\nText."),
        ("One.\n***\nTwo.", "One.\n\nTwo."),
        ("> One.\n>\n> Two.\n", "One.\n\nTwo.\n"),
        ("* one\n* two\n\n  more\n", "one\ntwo\n\nmore\n"),
        ("One.\n\n```\ncode\n```\n\nTwo.\n", "One.\n\ncode\n\nTwo.\n"),
        ("One.\n\n[1]: https://x.example\n\nTwo [x][1].\n", "One.\n\nTwo x.\n"),
        ("One.\r\n\r\n> Two.\r\n> Three.\r\n\r\n# Four\r\n", "One.\r\n\r\nTwo.\r\nThree.\r\n\r\nFour\r\n"),
        ("---\ntitle: A\n---\n\n# Head\n", "---\ntitle: A\n---\n\nHead\n"),
    ],
)
def test_white_space_stays_where_it_parts_blocks(text: str, shown: str) -> None:
    assert words(text) == shown
