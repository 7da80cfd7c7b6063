"""JSON-LD, the data that a page holds for search engines: which of its things is the article, and what stands in it."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..elements import Element
from ..letters import letters_of
from .broken_json import read_json

Thing: TypeAlias = Mapping[str, Any]

_LENGTH_LIMIT = 2_000_000  # characters of all blocks together
_THINGS_LIMIT = 5_000
_DEPTH_LIMIT = 20
_LISTS = ("itemlist", "listitem", "breadcrumblist")  # of other stories
_NO_ARTICLE = ("webpage", "newsmediaorganization", "organization", "imageobject", "videoobject", "website", "person")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """`article` is empty where the page has none; `named` leads from an `@id` to the thing that it stands for."""

    article: Thing
    page: Thing
    named: Mapping[str, Thing]

    def resolve(self, value: Any) -> list[Any]:
        """The things and texts of a value, references followed for one step."""
        values = value if isinstance(value, list) else [value]
        return [self._resolved(one) for one in values[:50] if one]

    def _resolved(self, value: Any) -> Any:
        if (
            isinstance(value, dict)
            and isinstance(of := value.get("@id"), str)
            and not isinstance(value.get("name"), str)
        ):
            return self.named.get(of, value)
        return value


def read_things(root: Element) -> list[Thing]:
    """All that the page states, the inner ones too, but for what stands in lists. Never raises."""
    return [thing for block in _blocks(root) for thing in _things(block, 0)][:_THINGS_LIMIT]


def choose_things(things: Sequence[Thing], titles: Sequence[str]) -> LinkedData:
    """Of several articles the one counts whose headline is one of `titles`, else the first."""
    named: dict[str, Thing] = {}
    for thing in things:
        if isinstance(of := thing.get("@id"), str) and isinstance(thing.get("name"), str):
            named.setdefault(of, thing)
    articles = [thing for thing in things if _is_article(thing)]
    said = {letters_of(title) for title in titles}
    fitting = [thing for thing in articles if letters_of(text_of(thing.get("headline")) or "") in said]
    page = next((thing for thing in things if "webpage" in _types(thing)), {})
    return LinkedData(next(iter(fitting or articles), {}), page, named)


def is_live(data: LinkedData) -> bool:
    """Whether its article is a live blog."""
    return "liveblogposting" in _types(data.article)


def text_of(value: Any) -> str | None:
    """A text with its entities decoded and its white space collapsed; None for everything else."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value[:100_000])).split()) or None


def _blocks(root: Element) -> Iterator[Any]:
    length = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        length += len(script.text)
        if length > _LENGTH_LIMIT:
            return
        yield from read_json(script.text)


def _things(value: Any, depth: int) -> Iterator[Thing]:
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, dict):
        if any(kind in _LISTS for kind in _types(value)):
            return
        yield value
        value = [one for key, one in value.items() if key != "itemListElement"]
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield from _things(one, depth + 1)


def _types(thing: Thing) -> list[str]:
    stated = thing.get("@type")
    kinds = stated if isinstance(stated, list) else [stated]
    return [kind.rpartition("/")[2].lower() for kind in kinds if isinstance(kind, str)]


def _is_article(thing: Thing) -> bool:
    types = _types(thing)
    if any(kind.endswith(("article", "posting", "report", "review")) for kind in types):
        return any(key in thing for key in ("headline", "datePublished", "articleBody", "author", "name"))
    return "headline" in thing and not any(kind in _NO_ARTICLE for kind in types)
