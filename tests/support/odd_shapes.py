"""Texts of odd shapes that can be made as long as one likes: what a document may be, and never should be."""

from collections.abc import Callable, Mapping

_FILLER = "The council met on Monday in the old town hall and went home late. "


def repeated(unit: str) -> Callable[[int], str]:
    """Makes a text of about so many characters from one unit, over and over."""
    return lambda size: unit * max(1, size // len(unit))


def _numbered(unit: str) -> Callable[[int], str]:
    """As `repeated`, with another number in each unit: nothing in it comes twice."""

    def make(size: int) -> str:
        return "".join(unit.format(n=n, word=_word(n)) for n in range(max(1, size // len(unit))))

    return make


def _around(opening: str, unit: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening + unit * max(1, size // len(unit)) + closing


def _nested(opening: str, inner: str, closing: str) -> Callable[[int], str]:
    def make(size: int) -> str:
        depth = max(1, size // (len(opening) + len(closing)))
        return opening * depth + inner + closing * depth

    return make


def _word(number: int) -> str:
    """A capitalised word for a number, different for each."""
    letters = ""
    while True:
        number, last = divmod(number, 20)
        letters = "bcdfghjklmnpqrstvwxz"[last] + "aeiou"[last % 5] + letters
        if not number:
            return letters.capitalize()


SHAPES: Mapping[str, Callable[[int], str]] = {
    "one endless word": repeated("a"),
    "capitals alone": repeated("A"),
    "capitalised letters": repeated("A "),
    "capitalised words": repeated("Anna "),
    "different names": _numbered("{word} "),
    "different names, twice": lambda size: (
        _numbered("{word} Smith. ")(size // 2) + _numbered("Jane {word}. ")(size // 2)
    ),
    "names joined by and": _numbered("{word} Berg and "),
    "departments of": repeated("Department of "),
    "initials": repeated("A. "),
    "initials without blanks": repeated("A."),
    "hyphens": repeated("A-"),
    "apostrophes": repeated("A'"),
    "commas": repeated(","),
    "semicolons": repeated("; "),
    "ellipses": repeated("… "),
    "points": repeated("."),
    "points and marks": repeated('."'),
    "spaced points": repeated(". "),
    "questions and exclamations": repeated("?!"),
    "stops and brackets": repeated(".) "),
    "dashes": repeated("— "),
    "opening marks": repeated("“ "),
    "plain marks": repeated('" " '),
    "marks without blanks": repeated('"'),
    "curly and plain marks": repeated('“a" "b” '),
    "single marks": repeated("'A "),
    "single marks, curly": repeated("‘a "),
    "possessives": repeated("'James' "),
    "single marks in one quotation": _around("“", "'A ", "”"),
    "possessive marks in one quotation": _around("“", "'As' ", "”"),
    "opening single marks in one quotation": _around("“", "'A ", "‘b”"),
    "nested marks": _nested("“‘", "no", "’”"),
    "quotations in one line": repeated('"We will win," said Ann Lee. '),
    "quotations in one sentence": repeated('"no", '),
    "quotations of many in one sentence": _numbered('"no" said {word} Berg and '),
    "names and pronouns": _numbered("{word} Berg he "),
    "names, pronouns and one quotation": lambda size: _numbered("{word} Berg he ")(size) + '. "No," he said.',
    "quotations that go on": repeated('"We go on.\n\n'),
    "one open quotation": _around("“", _FILLER, ""),
    "an open quotation with attributions": repeated("“We go on, said "),
    "the same quotation": repeated('"We will win," she said.\n\n'),
    "the same surname": _numbered('"We will win," said {word} Smith. Smith left.\n\n'),
    "many speakers": _numbered('"We will win," said {word} Berg.\n\n'),
    "said said said": repeated("said "),
    "X said Y said": _numbered("{word} said "),
    "surnames in one line": lambda size: "Jane Smith and Ann Smith. " + repeated("Smith left. ")(size),
    "long names": _numbered("Ann {word} B. Smith. "),
    "long sentences of saying": lambda size: repeated("Ann said that he said that " * 50 + "they won. ")(size),
    "long sentences of nouns": lambda size: repeated("the claim of the view of the aide of " * 40 + "it. ")(size),
    "long sentences of lists": lambda size: repeated("Ann, Bob, and " * 100 + "he said that they won. ")(size),
    "that that": repeated("that "),
    "says he that": repeated("Ann said that he said that "),
    "according to": repeated("according to "),
    "adding and saying": repeated("and added, saying "),
    "pronouns": repeated("He said she said it. "),
    "pronouns alone": repeated("he "),
    "the aide said": repeated("The aide said no. "),
    "a phrase that goes on": repeated("the senior "),
    "spokesmen": repeated("a spokesman for "),
    "owners": repeated("the aide's "),
    "adverbs": repeated("really "),
    "one paragraph of sentences": repeated(_FILLER),
    "no sentence end": repeated("and then they went on "),
    "short paragraphs": repeated("We met.\n\n"),
    "headings": repeated("What comes next\n\n"),
    "hashes": repeated("# A\n"),
    "blank lines": repeated("\n"),
    "lines with a blank": repeated(" \n"),
    "carriage returns": repeated("A line of text.\r"),
    "blanks": lambda size: "a" + " " * size + "b",
    "tabs": repeated("\t"),
    "digits": repeated("0123456789"),
    "numbers": repeated("1,000 "),
    "addresses": repeated("https://news.example/a/b "),
    "one long address": _around("https://news.example/", "a/", ""),
    "e-mail addresses": repeated("a@b.example "),
    "emoji": repeated("🙂"),
    "flags and families": repeated("👨‍👩‍👧"),
    "right to left": repeated("שלום עולם "),
    "combining marks": _around("A", "\u0301", ""),
    "combining letters": repeated("E\u0301"),
    "garbled letters": repeated("Ã©"),
    "Chinese": repeated("火车不会停在这里。"),
    "corner brackets": repeated("「no」"),
    "round brackets": _nested("(", "a", ")"),
    "square brackets": repeated("["),
    "links": repeated("[a](b) "),
    "images": repeated("!["),
    "list marks": repeated("* A\n"),
    "quoted lines": repeated("> A line.\n"),
    "nested quoted lines": repeated("> "),
    "tags, one a line": repeated("<p>A</p>\n"),
    "posts, one a line": repeated('<tweet author="A_b">We will win</tweet>\n'),
    "posts of many": _numbered('{word} Berg left.\n<tweet author="{word}Berg">We will win</tweet>\n'),
    "blanks and a handle": lambda size: " " * size + "(@a) ",
    "organisations": _numbered("Department of {word}. Dep. "),
    "tags": repeated("<p>A</p>"),
    "open tags": repeated("<a "),
    "angle brackets": repeated("<"),
    "posts": repeated('<tweet author="A_b">We will win</tweet>'),
    "open posts": repeated('<tweet author="A_b">'),
    "signed posts": repeated("We will all win this — Jane Doe (@janedoe) May 1, 2020\n"),
    "almost signed posts": repeated("We win — Jane "),
    "handles": repeated("(@a) "),
    "read more": repeated("READ MORE: "),
    "more on": repeated("More on Ann\n\n"),
    "by": _numbered("By {word} {word} {word}\n\n"),
    "a long byline": _around("By ", "Ann ", ""),
    "share": repeated("share "),
    "follow": repeated("follow us "),
    "front matter without an end": _around("---\ntitle: A\n", "key: value\n", ""),
    "front matter of rules": repeated("---\n"),
    "front matter of blanks": lambda size: "---\ntitle: a" + " " * size + "b\n---\nText.\n",
    "front matter of titles": _around("---\n", 'title: "A\n', "---\nText.\n"),
    "questions and answers": repeated("Q: Why? A: Because. "),
    "labels": repeated("MR. BERG: No.\n\n"),
    "lines of an editor": repeated("and this is a line that an editor has wrapped at its\nown width "),
    "backticks": repeated("``a "),
    "table": repeated("| a | b |\n"),
}
