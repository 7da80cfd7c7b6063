"""The way back from the article's text to the file."""

import pytest

from index.ingest.article import Run
from index.text.span import Span
from tests.index.ingest.readers.markdown.shown import layout, read


@pytest.mark.parametrize(
    ("file", "text", "runs"),
    [
        ("Plain.", "Plain.", [Run(0, 0, 6)]),
        ("A **b** c.", "A b c.", [Run(0, 0, 2), Run(2, 4, 1), Run(3, 7, 3)]),
        ("é 👍 *b*", "é 👍 b", [Run(0, 0, 4), Run(4, 5, 1)]),
        ("x &ldquo;y&rdquo;", "x “y”", [Run(0, 0, 2), Run(3, 9, 1)]),
        ("[a](b) c", "a c", [Run(0, 1, 1), Run(1, 6, 2)]),
        ("a ![b](c) d", "a d", [Run(0, 0, 2), Run(2, 10, 1)]),
        ("> a\n> b", "a\nb", [Run(0, 2, 2), Run(2, 6, 1)]),
        ("|a|b|\n|-|-|\n", "a  b\n", [Run(0, 1, 1), Run(3, 3, 1), Run(4, 5, 1)]),
        ("---\ntitle: x\n---\n*a*", "---\ntitle: x\n---\na", [Run(0, 0, 17), Run(17, 18, 1)]),
        ("---\ntitle: x\n---\na", "---\ntitle: x\n---\na", [Run(0, 0, 18)]),
    ],
)
def test_runs(file: str, text: str, runs: list[Run]) -> None:
    article = read(file)
    assert (article.text, list(article.runs)) == (text, runs)


def test_front_matter_stays_and_is_told() -> None:
    file = '\ufeff\n---\ntitle: "*x*"\n---\n\n**a**\n'
    article = read(file)
    assert article.text == '\n---\ntitle: "*x*"\n---\n\na\n'
    assert article.front == Span(0, 22)
    assert article.runs[0] == Run(0, 1, 23)
    assert [block.span.of(article.text) for block in layout(article).blocks] == ['---\ntitle: "*x*"\n---', "a"]
    assert [span.of(article.text) for span in layout(article).strong] == ["a"]
