"""What an e-book's package document says: its chapters, in the order in which they are read."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ....article import Metadata
from ....reader import DocumentRefused
from ...bounded_zip import BoundedZip
from ..parts import Element, attribute, child, children, read_part
from .metadata import epub_metadata

_CONTAINER = "META-INF/container.xml"
_TEXT_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml", "text/x-oeb1-document"})
_NOT_READ = frozenset({"cover", "toc", "title-page", "titlepage", "nav"})
_BROKEN = "it does not say which chapters it has: convert it to EPUB again or put its text there"


@dataclass(frozen=True, slots=True)
class Package:
    """`chapters` are names of members, in reading order, without the cover and the table of contents."""

    chapters: tuple[str, ...]
    metadata: Metadata


def read_package(package: BoundedZip) -> Package:
    """Raises DocumentRefused where the book does not say what is in it."""
    container = read_part(package, _CONTAINER)
    files = [attribute(file, "full-path") or "" for file in container.iter("{*}rootfile")]
    name = next((file for file in files if file in package.names()), None)
    if name is None:
        raise DocumentRefused(_BROKEN)
    root = read_part(package, name)
    names = frozenset(package.names())
    chapters = tuple(chapter for chapter in _chapters(root, posixpath.dirname(name)) if chapter in names)
    if not chapters:
        raise DocumentRefused(_BROKEN)
    return Package(tuple(dict.fromkeys(chapters)), epub_metadata(child(root, "metadata")))


def _chapters(root: Element, folder: str) -> Iterator[str]:
    left_out = frozenset(_guided(root, folder))
    items = {attribute(item, "id"): item for item in _inside(root, "manifest", "item")}
    for reference in _inside(root, "spine", "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or (attribute(item, "media-type") or "").lower() not in _TEXT_TYPES:
            continue
        name = _path(folder, attribute(item, "href") or "")
        if "nav" not in (attribute(item, "properties") or "").split() and name not in left_out:
            yield name


def _guided(root: Element, folder: str) -> Iterator[str]:
    """What the guide of an older book names as its cover or its contents."""
    for reference in _inside(root, "guide", "reference"):
        if (attribute(reference, "type") or "").lower() in _NOT_READ:
            yield _path(folder, attribute(reference, "href") or "")


def _inside(root: Element, parent: str, name: str) -> Iterator[Element]:
    outer = child(root, parent)
    return iter(()) if outer is None else children(outer, name)


def _path(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
