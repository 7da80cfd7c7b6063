"""An article's title: the heading that its machine-readable titles agree with, without the outlet's name."""

import re
from collections.abc import Iterable, Sequence

from ..letters import letters_of
from .head import Head

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "headline",
    "title",
)
_SEPARATOR = re.compile(r"\s+(?:[|*·•«»¦—–-]|::|//)\s+|\s*\|\s*|:\s(?=[^:]{1,60}$)")
_BAR = re.compile(r"\s+[|*·•«»¦—–-]\s+|\s*\|\s*")
_WHOLE = 4  # words of a title that is a title without what stands beside it
_LINE = 15  # characters of a line that is a title
_SHORT = 5  # words; a last part that is longer belongs to the title
_NEAR = 0.75  # likewise; above it, they are one title
_ALIKE = 0.5  # of the words of the shorter title; below it, two titles are of different things


def titles_of(head: Head) -> list[str]:
    """What the head says is the title, the most careful place first."""
    return [*head.values(*_TITLES), *([head.title] if head.title else [])]


def choose_title(
    headings: Sequence[str], headline: str | None, head: Head, lines: Sequence[str], outlets: Sequence[str]
) -> str | None:
    """`headings` are the page's first-rank headings; `headline` is the one of its JSON-LD; `lines` are those over the
    article, of which one may be the headline though it is marked as none."""
    stated = [*head.values(*_TITLES[:2]), *([headline] if headline else []), *titles_of(head)]
    headings = [" ".join(heading.split()) for heading in headings]
    if (name := _name_of_site(headings, head.title or "")) is not None:
        outlets = [*outlets, name]
        headings = [heading for heading in headings if heading != name]
    cleaned = [title for one in stated if (title := without_outlet(one, outlets))]
    fitting = [(max(_likeness(heading, one) for one in cleaned), heading) for heading in headings] if cleaned else []
    likeness, heading = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if heading is not None and likeness >= _ALIKE:
        return _without_kicker(without_outlet(heading, outlets) or heading, cleaned)
    if (said := _said_within(lines, cleaned)) is not None:
        return said
    if cleaned:
        return cleaned[0]
    return headings[0] if len(headings) == 1 else None


def without_outlet(title: str, outlets: Sequence[str]) -> str:
    """Without what stands behind a mark at its end and is the outlet's name, or who wrote it; likewise before it."""
    names = {letters_of(name) for name in outlets if name}
    parts = list(_SEPARATOR.finditer(title))
    end = len(title)
    for mark in reversed(parts):
        if not _is_outlet(title[mark.end() : end], names):
            break
        end = mark.start()
    first = parts[0] if parts else None
    start = (
        first.end() if first is not None and first.end() < end and letters_of(title[: first.start()]) in names else 0
    )
    return title[start:end].strip()


def is_same_title(one: str, other: str) -> bool:
    return letters_of(one) == letters_of(other) != ""


def is_like_title(one: str, other: str) -> bool:
    """Whether they share so many words that one is the other, written anew."""
    return _likeness(one, other) >= _NEAR


def _is_outlet(part: str, names: Iterable[str]) -> bool:
    letters = letters_of(part)
    if not letters:
        return True
    words = part.split()
    if len(words) <= _SHORT and words[0].lower() == "by":
        return True
    return any(
        letters == name or (len(name) > 3 and letters in (f"the{name}", name.removeprefix("the"))) for name in names
    )


def _said_within(lines: Sequence[str], stated: Sequence[str]) -> str | None:
    """A line that is the end or the beginning of a stated title."""
    for line in lines:
        if len(line) > _LINE and any(title.startswith(line) or title.endswith(line) for title in stated):
            return line
    return None


def _name_of_site(headings: Sequence[str], title: str) -> str | None:
    """A heading that ends the page's title behind a mark, and is the lesser part of it."""
    parts = _BAR.split(title)
    own = [heading for heading in headings if len(parts) > 1 and is_same_title(heading, parts[-1])]
    return own[0] if own and len(parts[-1]) < len(title) / 2 else None


def _without_kicker(heading: str, stated: Sequence[str]) -> str:
    """A heading that ends with the stated headline has a label before it."""
    for title in stated:
        if len(title) < len(heading) and _is_end(title, heading):
            return title
        parts = _BAR.split(title)
        if len(parts) == 2 and is_same_title(heading, parts[1] + parts[0]):
            return parts[0]
    return heading


def _is_end(title: str, heading: str) -> bool:
    if not heading.endswith(title):
        return False
    return len(title) > len(heading) / 2 or (len(title.split()) >= _WHOLE and not heading[-len(title) - 1].isalnum())


def _likeness(one: str, other: str) -> float:
    """Share of the shorter title's words that the other one has."""
    if letters_of(one) == letters_of(other):
        return 2.0
    ours, theirs = set(_words(one)), set(_words(other))
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / max(3, min(len(ours), len(theirs)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
