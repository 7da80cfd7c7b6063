"""Words in a typewriter's letters within a sentence are its words; a program's are nobody's."""

import pytest

from index.ingest.analysis import analyse
from index.ingest.source import SourceFile, read_source


def quoted(text: str, name: str = "a.md") -> tuple[list[str], list[str]]:
    """What is said in the text, and what of it is code."""
    (document,) = read_source(SourceFile(name, text.encode(), "sha256:1")).documents
    analysis = analyse(document)
    assert document.layout is not None
    said = [quotation.span.of(document.text) for quotation in analysis.attribution.quotations]
    return said, [span.of(document.text) for span in document.layout.code]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('"steel `rusts` and poems do not"', '"steel rusts and poems do not"'),
        ('"steel <code>rusts</code> and poems do not"', '"steel rusts and poems do not"'),
        ('"we ran `git pull` twice, then `rm -r x/y.txt`"', '"we ran git pull twice, then rm -r x/y.txt"'),
        ("&quot;the new bridge is shut&quot;", '"the new bridge is shut"'),
    ],
)
def test_a_quotation_goes_on_over_it(said: str, shown: str) -> None:
    assert quoted(f"The mayor of the town said {said} on Monday.\n") == ([shown], [])


def test_it_goes_on_in_a_page_too() -> None:
    words = "<p>Nobody else in the harbour spoke of it that day, and the ferry left at noon as it does.</p>" * 4
    page = f'<h1>Steel</h1><p>The mayor said "steel <code>rusts</code> and poems do not" on Monday.</p>{words}'
    assert quoted(f"<html><body><article>{page}</article></body></html>", "a.html") == (
        ['"steel rusts and poems do not"'],
        [],
    )


@pytest.mark.parametrize(
    "code", ["{{ page.title }}", 'x = "a"', "[[Name]]", "{% raw %}", "a | b", "**b**", "https://x.example", "=="]
)
def test_markup_and_marks_are_a_programs(code: str) -> None:
    told = quoted(f"Write `{code}` there. Nobody answered him.\n")[1]
    assert told == [code]


def test_what_stands_alone_is_a_programs() -> None:
    assert quoted("Run this:\n\n`make test`\n\nThen wait for it.\n") == ([], ["make test"])


def test_a_stray_mark_begins_no_quotation() -> None:
    assert quoted('A 5" plank, &quot;so long&quot;, said Ann Holt.\n')[0] == ['"so long"']
