"""Marks of bold whose other half is missing or stands wrong are no words; stars that stand for letters are."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, ITEM, Blocks, blocks, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Website: **https://x.example", "Website: https://x.example"),
        ("**The party **starts at *six*.", "The party starts at six."),
        ("**Q - **Qatar", "Q - Qatar"),
        ("You** post a picture** of it.", "You post a picture of it."),
        ("What’s next****", "What’s next"),
        ("The coastal agency.**", "The coastal agency."),
        ("**4 - How did it begin?", "4 - How did it begin?"),
        ("A director at the office.__", "A director at the office."),
        ("用户把版权**还给**了公司", "用户把版权还给了公司"),
        ("他**自动 self-evident**。", "他自动 self-evident。"),
    ],
)
def test_marks(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "f** and s** here",
        "It happens, s***",
        "f***",
        "The password is ***** by default.",
        "***** Europe is late.",
        "She pays 34 6** *** 89.",
        "An unclosed **bold stays.",
        "use **kwargs here",
        "see (** both stars) there",
        "As a ____ I want ____.",
        "two__lines and a__b",
        "My name is __",
    ],
)
def test_words_stay(text: str) -> None:
    assert words(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("* ** A meeting **\n* two", [(ITEM, "A meeting"), (ITEM, "two")]),
        ("> **Name: **\n\nEnd.", [(BODY, "End.")]),
        ("    x ** y ** z = {}\n", None),
    ],
)
def test_blocks(text: str, shown: Blocks | None) -> None:
    found = [(kind, words) for kind, words in blocks(text) if kind in (BODY, ITEM)]
    assert found == (shown or [])
    assert words(text).count("**") == (2 if shown is None else 0)


def test_a_tag_that_stands_alone_is_no_code_however_far_it_is_indented() -> None:
    assert blocks("  1. <p>\n      It was sent.\n    </p>\n\n  2. <p>\n      More.\n    </p>\n") == [
        (ITEM, "It was sent."),
        (ITEM, "More."),
    ]


def test_a_word_that_is_called_as_an_element_of_markdown_is_a_word() -> None:
    assert words("- Jane Doe\n\n[List](https://x.example)\n\nItem") == "- Jane Doe\n\nList\n\nItem"
