"""XML parts of a document, parsed so that nothing is fetched, put in for an entity or larger than a long book."""

from collections.abc import Container, Iterator
from typing import Any, TypeAlias

from ...reader import DocumentRefused
from ..bounded_zip import BoundedZip

Element: TypeAlias = Any  # lxml._Element; lxml ships no types
PART_LIMIT = 16 * 1024 * 1024  # bytes of one part; a book of 500 pages has 5 MB, and parsed they take 8 times as much
_TAGS_LIMIT = 600_000  # opening and closing, of one part; a book of 500 pages has 200,000
_TOO_LONG = "it is longer than a book of a thousand pages: split it"
_MEDIA_TYPE_LIMIT = 256  # bytes
_UNSOUND = "its parts are damaged: open it in the program that it comes from and save it again"


def parse_xml(data: bytes) -> Element:
    """The root. Raises DocumentRefused where it is no well-formed XML, or longer than a book."""
    from lxml import etree

    if data.count(b"<") > _TAGS_LIMIT:
        raise DocumentRefused(_TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentRefused(_UNSOUND) from error
    if root is None:
        raise DocumentRefused(_UNSOUND)
    return root


def read_part(package: BoundedZip, name: str) -> Element:
    """The root of one part. Raises DocumentRefused, also where it is not there."""
    try:
        return parse_xml(package.read(name, PART_LIMIT))
    except KeyError:
        raise DocumentRefused(_UNSOUND) from None


def read_part_if_sound(package: BoundedZip, name: str | None) -> Element | None:
    """The same of a part that the document can be read without."""
    if name is None or name not in package.names():
        return None
    try:
        return read_part(package, name)
    except DocumentRefused:
        return None


def local_name(element: Element) -> str:
    """Without its namespace; empty for what is no element, as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """By its local name, in whatever namespace."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first one by its local name."""
    return None if element is None else next(children(element, name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    return (inner for inner in element if local_name(inner) == name)


def below(parent: Element, name: str, passed_over: Container[str]) -> Iterator[Element]:
    """The nearest elements of this name, also within others, but for those that are `passed_over`."""
    for element in parent:
        inner = local_name(element)
        if inner == name:
            yield element
        elif inner and inner not in passed_over:
            yield from below(element, name, passed_over)


def media_type(data: bytes, names: tuple[str, ...]) -> str:
    """What the member "mimetype" says a package is, empty where there is none; it lies first and unpacked in the zip
    unless a careless tool packed it again."""
    if "mimetype" not in names:
        return ""
    try:
        return BoundedZip(data).read("mimetype", _MEDIA_TYPE_LIMIT).decode("ascii", "replace").strip()
    except DocumentRefused:
        return ""
