"""HTML within Markdown: the words of it, in the blocks that its elements make."""

import pytest

from tests.index.ingest.readers.markdown.shown import (
    BODY,
    CAPTION,
    CODE,
    HEADING,
    ITEM,
    QUOTE,
    ROW,
    Blocks,
    blocks,
    strong,
    words,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "A <em>word</em> and <span class='a'>span</span>ned in<wbr>credible &amp; more.",
            "A word and spanned incredible & more.",
        ),
        ('Before <img src="a" alt="x > y" title=\'z\'> after.', "Before after."),
        ('A <!-- comment, "quoted" --> word<!-- x -->s.', "A words."),
        ("<!-- more\n\nthan one -->\n\nWords.", "Words."),
        ("Unclosed <!-- comment goes on.", "Unclosed comment goes on."),
        ("One<br>two<br/>\nthree.", "One\ntwo\nthree."),
        ('<script>\nvar x = "quoted";\n\nvar y;\n</script>\n\nWords.<style>p { x: y }</style>', "Words."),
        ("A <del>struck</del> word, an <s>other</s> one.", "A word, an one."),
        ('<iframe src="x">No frames.</iframe>\n\nWords.', "Words."),
        ('Watch at <a href="http://x.example">x.example</a>.', "Watch at x.example."),
        ('Watch at <a href="http://x.example>x.example</a>.', "Watch at x.example."),
        (
            'The end.<sup>1</sup> Next km<sup>2</sup> the 5<sup>th</sup> x<sup><a href="#fn1">2</a></sup>.',
            "The end. Next km2 the 5th x.",
        ),
        ("He said <q>so</q>.", "He said “so”."),
        ("He <laughs> and <name withheld> and 1 <2 and 3> 2.", "He <laughs> and <name withheld> and 1 <2 and 3> 2."),
        ('<Tabs>\nInner.\n</Tabs>\n\n<Figure src={x} title="A title" />\n\nEnd.', "Inner.\n\nEnd."),
        ("`<b>` and\n\n```\n<p>code</p>\n```", "<b> and\n\n<p>code</p>\n"),
        ("a<br><br>b", "a\n\nb"),
        ('<?php echo "x"; ?>Words <![CDATA[ x ]]>here.', "Words here."),
    ],
)
def test_words(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>One <b>bold</b>.</p><p>Two.</p>\n<p>Three.</p>", [(BODY, "One bold."), (BODY, "Two."), (BODY, "Three.")]),
        (
            "<blockquote>\n<p>We will win.</p>\n\n<p>It is sure.</p>\n</blockquote>\n\nAfter.",
            [(QUOTE, "We will win."), (QUOTE, "It is sure."), (BODY, "After.")],
        ),
        (
            '<blockquote class="twitter-tweet"><p lang="en">Words <a href="x">pic</a></p>&mdash; Jane (@jane) '
            '<a href="y">May 1, 2016</a></blockquote>\n<script async src="z"></script>',
            [(QUOTE, "Words pic"), (QUOTE, "— Jane (@jane) May 1, 2016")],
        ),
        ("<blockquote>never closed\n\nWords.", [(BODY, "never closed"), (BODY, "Words.")]),
        (
            "<ul><li>one<li>two</ul>\n\n<h2>Head</h2>\nText",
            [(ITEM, "one"), (ITEM, "two"), (HEADING, "Head"), (BODY, "Text")],
        ),
        (
            "<table><tr><th>A</th><th>B</th></tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr></table>",
            [(ROW, "A  B"), (ROW, "c  d")],
        ),
        (
            "<figure><img src=x><figcaption>The ferry.</figcaption></figure>\n\nText.",
            [(CAPTION, "The ferry."), (BODY, "Text.")],
        ),
        ("<pre><code>x *= y;\n# z &lt; 3\n</code></pre>", [(CODE, "x *= y;\n# z < 3")]),
        ("<pre>\nThe council met on Monday.\n</pre>", [(BODY, "The council met on Monday.")]),
        (
            "<div>\n\n    <p>The indented words of a page are here.</p>\n\n</div>",
            [(BODY, "The indented words of a page are here.")],
        ),
        ("a<br><br>b<br>c", [(BODY, "a"), (BODY, "b\nc")]),
    ],
)
def test_blocks(text: str, shown: Blocks) -> None:
    assert blocks(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        '<tweet id="1" author="@jane" datetime="2016">We *will* win, &amp; soon #now</tweet>.',
        '<tweet tweet-author="@jane">We _will_ win<tweet/>.',
        '<post author="Jane">Some words</post>',
        '<blockquote author="Jane">Some words</blockquote>',
    ],
)
def test_posts_that_name_their_author_stay(text: str) -> None:
    assert blocks(f"Before.\n\n{text}\n\nAfter.") == [(BODY, "Before."), (BODY, text), (BODY, "After.")]


def test_other_tags_of_posts_go_with_the_stop_behind_them() -> None:
    assert words('Before.\n\n<tweet tweet-id="1"><tweet/>.\n\nAfter.') == "Before.\n\nAfter."


def test_bold_is_told() -> None:
    assert strong("<b>Name:</b> words <strong>and <i>more</i></strong>") == ["Name:", "and more"]
