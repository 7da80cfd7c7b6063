"""What stands over an article's first words: its headline, who wrote it, when; and which lines say nothing else."""

import re
from collections.abc import Iterator, Sequence

from .....text.layout import BlockKind
from ..elements import Element, words_of_name
from ..letters import letters_of, squeezed
from ..paragraphs import Paragraph
from ..tidied.signatures import is_signature
from .marked_days import is_site_head, is_update
from .names import BY, ROLE

_SUMMED = 8  # paragraphs from the words that sum an article up to its first ones
_OVER = 12  # paragraphs before the first words, where no headline bounds them
_BEFORE = 4  # paragraphs before the headline
_MOST = 40
_PROSE = 60  # characters of a line that is no by-line
_BESIDE = 15  # characters beside the names of an author
_LEFT = 40  # letters beside them where a line also says when, or who they are
_LINE_LIMIT = 120  # characters of a line that says who or when
ENDS = frozenset(".!?…”\"’':»")  # of a sentence
_WORDS = frozenset(
    "author authors authorname byline bylines autor autoren autorin autorenzeile auteur auteurs autore autori writer "
    "verfasser skribent forfatter byauthor".split()
)
_PERSON = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autor[ei]|people|persons?|profiles?|contributors?|writers?|by|journalists?"
    r"|reporters?|staff|columnists?|editors?|skribent|redakt\w*)/[^/]",
    re.I,
)
_UPDATED = re.compile(r"\W*(?:last )?updated\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BYLINE = re.compile(
    rf"(?:^|\n|\||\b(?:posted|written|published|reported)\b[^\n|.]{{0,40}}\s(?=by\s)){BY}[:\s]\s*(?P<names>[^\n|]+)",
    re.I,
)

_MAILED = re.compile(r"(?P<names>[^\n|@:.!?]{3,60}?)[\s|,]+[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,30}){1,3}")


def masthead_of(paragraphs: Sequence[Paragraph], taken: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs around the headline down to the first words of the article, which was taken of them; the words
    that sum it up may stand above who wrote it."""
    first = next((one for one in taken if _is_prose(one)), next(iter(taken), None))
    end = next((index for index, one in enumerate(paragraphs) if one is first), len(paragraphs))
    second = next((one for one in taken if _is_prose(one) and one is not first), None)
    end = next((index for index, one in enumerate(paragraphs[end : end + _SUMMED]) if one is second), 0) + end
    headline = max((index for index in range(end) if is_first_rank(paragraphs[index])), default=None)
    start = max(0, end - _OVER if headline is None else headline - _BEFORE)
    return [one for one in paragraphs[start:end] if not is_signature(one)][:_MOST]


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.kind is not BlockKind.HEADING and any(len(line) >= _PROSE for line in paragraph.text.split("\n"))


def is_first_rank(paragraph: Paragraph) -> bool:
    if paragraph.kind is not BlockKind.HEADING:
        return False
    return any(element.tag == "h1" for element in (paragraph.element, *list(paragraph.element.iterancestors())[:3]))


def said_authors(masthead: Sequence[Paragraph]) -> Iterator[str]:
    """What is marked as the author's name there, then what reads as a by-line."""
    for one in masthead:
        yield from _marked_authors(one.element)
    for one in masthead:
        is_line = len(one.text) <= _LINE_LIMIT and one.text[-1] not in ENDS
        if (mailed := _MAILED.fullmatch(one.text)) is not None:
            yield mailed["names"]
        for byline in _BYLINE.finditer(_apart(one)[:500]) if is_line or not _is_prose(one) else ():
            yield byline.group("names")


def _apart(line: Paragraph) -> str:
    """A line's words, those of its tags apart: what a style sets apart may have no blank between."""
    apart = " ".join(" ".join(line.element.itertext()).split())
    return apart if squeezed(apart) == squeezed(line.text) and "\n" not in line.text else line.text


def _marked_authors(line: Element) -> Iterator[str]:
    for element in (line.getparent(), *line.iter()):
        text = "" if element is None else " ".join(" ".join(element.itertext()).split())
        if 0 < len(text) <= _LINE_LIMIT and _is_called_author(element):
            yield byline.group("names") if (byline := _BYLINE.search(text)) else text


def linked_authors(masthead: Sequence[Paragraph]) -> Iterator[str]:
    """Whose page a link there leads to."""
    for one in masthead:
        for link in one.element.iter("a"):
            text = " ".join("".join(link.itertext()).split())
            if len(text.split()) > 1 and len(text) <= _PROSE and _PERSON.search(link.get("href") or ""):
                yield text


def said_days(masthead: Sequence[Paragraph]) -> Iterator[str]:
    """Of what stands below the headline, then of what stands above: times as programs write them, then lines that name
    a year and are no sentence."""
    headline = max((index for index, one in enumerate(masthead) if is_first_rank(one)), default=len(masthead))
    yield from _days_in(masthead[headline:])
    title = masthead[headline].element if headline < len(masthead) else None
    yield from _days_in([one for one in masthead[:headline] if not is_site_head(one.element, title)])


def _days_in(masthead: Sequence[Paragraph]) -> Iterator[str]:
    for one in masthead:
        for time in one.element.iter("time"):
            if not is_update(time) and not _UPDATED.match(one.text):
                yield from (time.get("datetime") or "", "".join(time.itertext()))
    for one in masthead:
        for line in one.text[:1_000].split("\n"):
            if len(line) <= _LINE_LIMIT and _YEAR.search(line):
                yield line


def is_masthead(text: str, title: str | None, author: str | None) -> bool:
    """Whether each line of a paragraph is the headline, a by-line, a role or a day."""
    lines = text.split("\n")
    if len(lines) > 6 or any(len(line) > _LINE_LIMIT + len(title or "") for line in lines):
        return False
    return all(_says_no_more(line.strip(), title, author) for line in lines)


def is_byline(text: str, author: str | None) -> bool:
    """Whether a paragraph holds names of the author and hardly more: "By Ann Lee". With a colon somebody speaks."""
    if author is None or len(text) > len(author) + _BESIDE or text[-1] in ENDS or ":" in text:
        return False
    return _without_names(text, author) != letters_of(text)


def _without_names(text: str, author: str | None) -> str:
    left = letters_of(text)
    for name in () if author is None else author.split(", "):
        left = left.replace(letters_of(name), "", 1)
    return left


def _says_no_more(line: str, title: str | None, author: str | None) -> bool:
    letters = letters_of(line)
    if title is not None and letters == letters_of(title):
        return True
    if line[-1:] in ENDS or len(line) > _LINE_LIMIT:
        return False
    left = _without_names(line, author)
    if left != letters:
        return len(left) <= _LEFT
    words = len(line.split())
    return (words <= 10 and _YEAR.search(line) is not None) or (words <= 4 and ROLE.search(line) is not None)


def _is_called_author(element: Element) -> bool:
    if element.get("rel") == "author":
        return True
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:200]
    words = {*words_of_name(named), *words_of_name(named.lower())}
    return bool(_WORDS & words) and "comment" not in words
