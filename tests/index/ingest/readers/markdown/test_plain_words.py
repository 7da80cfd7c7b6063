"""Text without markup stays as it is, also where Markdown would take words of it for markup."""

import pytest

from index.ingest.article import Run
from tests.index.ingest.readers.markdown.shown import BODY, CODE, HEADING, ITEM, Blocks, blocks, read, words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "The council met.",
        "The council met.\n\n\n\nIt was late.\n\n  Two blanks before it.  \nAnd behind. \n",
        'It cost $48,000 and $50,000. "[T]he end," he said [due to cutbacks].',
        "5 * 6 * 7 = 210, and snake_case_word, __ and _ alone, a * b, (c) 2016, 50%, 5% and 6%%, R&D and AT&T.",
        "f**k this s**t and m*therf*cking d**n",
        "She starred* in it and sang*.",
        "if a < b and c > d <laughs> she said <name withheld>",
        "about ~5 and ~6, or (~7), (~8)",
        "~ Two players died.\n~ This woman left.",
        "2016. It was a year.",
        "He left in\n1999. It rained.",
        "1.\n\nThe first part.",
        "7. May 1945 was a day.",
        "117. The court notes this.\n\n119. It also notes that.",
        "[Q]: Why did you leave?\n\n[A]: Because it left me.",
        "Words.\n\n*\n\nMore words.",
        "___.\n\nWords.",
        "Reported by\n\n- Jane Doe\n\nMore words.",
        "An unclosed *emphasis and `tick and [bracket and **bold.",
        "https://news.example/a_b_c?d=*e*",
        "x == y, a==b==c",
        "import taxes rose, export taxes fell.\nimport from 'Asia' grew.",
        "Half of {this} and {{that and {%these.",
        "He wrote [sic] and [video] and [Sports].",
        "The last words.\u00a0\u2028Next.\x0bNext.",
        "«Nous partons», a-t-il dit. שלום עולם 👩‍👩‍👧 e\u0301",
    ],
)
def test_it_stays_as_it_is(text: str) -> None:
    article = read(text)
    assert article.text == text
    assert article.runs == ((Run(0, 0, len(text)),) if text else ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1986\\. A great year.", "1986. A great year."),
        (
            "Escaped \\*stars\\*, \\[brackets\\], \\_lines\\_, \\# and \\\\.",
            "Escaped *stars*, [brackets], _lines_, # and \\.",
        ),
        ("Notes: \\<link\\>, and mail to bo\\<at>x.example.", "Notes: <link>, and mail to bo<at>x.example."),
        ("Escaped \\[^1\\] and \\[\\[x\\]\\].", "Escaped [^1] and [[x]]."),
        ("\ufeffWith a mark.", "With a mark."),
        ("With a\x00 zero.", "With a zero."),
    ],
)
def test_what_is_escaped_is_a_word(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "    The council met on Monday and closed the port.\n    “We had no choice,” said the mayor.\n\nNo indent.",
            [
                (BODY, "The council met on Monday and closed the port."),
                (BODY, "“We had no choice,” said the mayor."),
                (BODY, "No indent."),
            ],
        ),
        ("\tThe council met on Monday and it closed.", [(BODY, "The council met on Monday and it closed.")]),
        ("    for x in y:\n        print(x)\n", [(CODE, "for x in y:\n        print(x)")]),
        (
            "```\nThe council met and closed the port.\n\n“We had none,” she said.",
            [(BODY, "The council met and closed the port."), (BODY, "“We had none,” she said.")],
        ),
        ("```\nx = [1,\n\ny = {}", [(CODE, "x = [1,\n\ny = {}")]),
        (
            "- one\n\n      The council met on Monday and it closed.",
            [(ITEM, "one"), (ITEM, "The council met on Monday and it closed.")],
        ),
    ],
)
def test_a_typewriters_paragraphs_are_no_code(text: str, shown: Blocks) -> None:
    assert blocks(text) == shown


def test_indents_of_prose_stay() -> None:
    text = "    The council met on Monday and it closed.\n\n\tIt closed the old port as well."
    assert words(text) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A question?\n---", HEADING),
        ("Head\n===", HEADING),
        ("This is a sentence that somebody ruled off.\n---", BODY),
        (("word " * 30).strip() + "\n---", BODY),
    ],
)
def test_a_sentence_above_a_rule_is_no_heading(text: str, kind: object) -> None:
    assert [k for k, _ in blocks(text)] == [kind]
