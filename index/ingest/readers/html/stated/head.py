"""A page's head: its `meta` tags by name, its title, its addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..elements import Element

_LENGTH_LIMIT = 5_000  # characters of one value
_TAGS_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    """`meta` holds values in the page's order by their name, property or item, in lower case."""

    title: str | None = None
    language: str | None = None
    canonical: tuple[str, ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self, *names: str) -> Iterator[str]:
        """Those of the first name, then of the next one."""
        for name in names:
            yield from self.meta.get(name, ())

    def first(self, *names: str) -> str | None:
        return next(self.values(*names), None)


def read_head(root: Element) -> Head:
    meta: dict[str, list[str]] = {}
    for count, tag in enumerate(root.iter("meta")):
        if count > _TAGS_LIMIT:
            break
        value = " ".join((tag.get("content") or "")[:_LENGTH_LIMIT].split())
        names = (tag.get("property"), tag.get("name"), tag.get("itemprop"), tag.get("http-equiv"))
        for name in {name.strip().lower() for name in names if name} if value else ():
            meta.setdefault(name, []).append(value)
    title = next((" ".join("".join(tag.itertext())[:_LENGTH_LIMIT].split()) for tag in root.iter("title")), None)
    return Head(
        title=title or None,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        canonical=tuple(
            link.get("href").strip()
            for link in root.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split() and link.get("href")
        ),
        meta={name: tuple(values) for name, values in meta.items()},
    )
