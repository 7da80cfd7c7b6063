"""What a document's fields say of each other: an outlet that stands in the title, or as an author, is neither."""

import html
import re
from dataclasses import replace

from ...text.one_line import one_line
from ..article import Metadata

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]+)(?<=[^\s*_])\1(?![\w*_])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:https?://|/)[^()\s]*\)")
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?=((?:(?!\s[|–—-]\s).)+)\Z)")


def settled(stated: Metadata) -> Metadata:
    """The title without markup, and without the outlet that stands behind it; authors who are persons."""
    title, suffix = _title(stated)
    paper = stated.outlet or suffix  # where none is stated, a name behind the title and among the authors is a paper's
    papers = set() if paper is None else {_plain(paper)}
    return replace(stated, title=title, author=_persons(stated.author, papers))


def _title(stated: Metadata) -> tuple[str | None, str | None]:
    """And what stands behind its last bar or dash, where that may be the outlet."""
    if stated.title is None:
        return None, None
    title = one_line(html.unescape(stated.title))
    for markup, kept in ((_LINK, r"\1"), (_BOLD, r"\2"), (_EMPHASIS, r"\2")):
        title = markup.sub(kept, title)
    if (found := _SUFFIX.search(title)) is None:
        return title or stated.title, None
    is_outlet = stated.outlet is not None and _plain(found[1]) == _plain(stated.outlet)
    return title[: found.start()] if is_outlet and found.start() else title, found[1]


def _persons(author: str | None, papers: set[str]) -> str | None:
    if author is None or not papers:
        return author
    return ", ".join(name for name in author.split(", ") if _plain(name) not in papers) or None


def _plain(name: str) -> str:
    return name.strip().casefold().removeprefix("the ").removesuffix(".com")
