"""Markup within lines: the words stay, and no more of them than a reader sees."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, FURNITURE, blocks, code, strong, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('See [the report](https://x.example/a "A title").', "See the report."),
        ('See [it](<a b.md>), [it](my page.md) and [it](https://x.example/ "a "b" c").', "See it, it and it."),
        (
            "The [bank][1] and [Short] and [Coll][].\n\n[1]: https://a.example 'T'\n[short]: <b>\n[coll]: /c\n",
            "The bank and Short and Coll.\n\n",
        ),
        ("It leaks [1], [2].\n\n[1]: https://a.example\n[2]: https://b.example", "It leaks,.\n\n"),
        ("Visit <https://x.example> now or <me@x.example> then.", "Visit now or then."),
        ("Visit https://x.example/a_b_c now.", "Visit https://x.example/a_b_c now."),
        ("word [link](http://x.example)word", "word linkword"),
        ("[**Bold** link](x) and [link `code`](y)", "Bold link and link code"),
        ("Not [a link] nor [one](with a blank).", "Not [a link] nor [one](with a blank)."),
        (
            'The [guide]("Its title"), [it](to https://x.example), [it]( "a "b" c") and [it]().',
            "The guide, it, it and it.",
        ),
        ("[Ferry 2.1](Ferry 2.1) sails; [mail](mailto: a@x.example).", "Ferry 2.1 sails; mail."),
        ("![alt][img]Fixed ([#1][]); [Bo][bo], [the add-ons][x-1].", "Fixed (#1); Bo, the add-ons."),
        ("Known [1][2][3] and [Ss][Tt], [he](the mayor).", "Known [1][2][3] and [Ss][Tt], [he](the mayor)."),
        ("[![alt](a.png)][nowhere] Text.", "Text."),
        ("On the list ](https://x.example/a).", "On the list."),
        ("See [a [b] c](https://x.example/a) and [d\n\ne](https://x.example/a).", "See a [b] c and [d\n\ne."),
        ('A ![alt *text*](a.jpg "Title") b.', "A b."),
        ('A ![The ferry](my photo.jpg), b ![x](a.png "The "old" ferry").', "A, b."),
        ("[![alt](img.png)](https://x.example) Text.", "Text."),
        ('Before.\n\n![The ferry. Photo: Ann](a.jpg "The old ferry")\n\nAfter.', "Before.\n\nAfter."),
        ("Before\n![alt](a.jpg)\nafter.", "Before\nafter."),
        ("*em* _em_ **strong** ***both*** word*within*", "em em strong both wordwithin"),
        ("A ~~struck~~ word and ~~one *more*~~.", "A word and."),
        ("`code` and ``a ` b`` and ` c `.", "code and a ` b and c."),
        (
            "&#8220;It&#8217;s open,&#8221; &ldquo;x&rdquo; &quot;y&quot; don&#8217;t &amp; &copy;",
            '“It’s open,” “x” "y" don’t & ©',
        ),
        ("&#147;z&#148; &bogus; AT&T; `&amp;`", "“z” &bogus; AT&T; &amp;"),
        ("a&nbsp;b\n\n&nbsp;\n\nc", "a\u00a0b\n\nc"),
        ("\"Straight\" -- and ... stay 'so'.", "\"Straight\" -- and ... stay 'so'."),
        ("Line one.  \nLine two.\\\nLine three.", "Line one.  \nLine two.\nLine three."),
    ],
)
def test_words(text: str, shown: str) -> None:
    assert words(text) == shown


def test_bold_is_told() -> None:
    assert strong("**Name:** words **bold *and em* text** and __more__\n\n## A **b**") == [
        "Name:",
        "bold and em text",
        "more",
        "b",
    ]


def test_bold_over_two_lines_is_told_in_each_block() -> None:
    assert strong("**Who asks?\nNobody answers.**") == ["Who asks?", "Nobody answers."]


def test_code_is_told() -> None:
    assert code("`a b` and <code>x = *y*</code> and `` `z` ``") == ["a b", "x = *y*", "`z`"]


def test_an_address_on_a_line_of_its_own_is_no_sentence() -> None:
    assert blocks("Read:\nhttps://x.example/2\n\nhttps://x.example/3") == [
        (BODY, "Read:"),
        (FURNITURE, "https://x.example/2"),
        (FURNITURE, "https://x.example/3"),
    ]
