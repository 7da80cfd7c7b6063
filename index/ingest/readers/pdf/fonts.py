"""How much work the fonts of a page are, told before it is done: few bytes can stand for millions of characters."""

import re
from typing import Any

from ...reader import DocumentRefused

FONTS_LIMIT = 100  # of one page or form; a magazine's page has 20
MAPPINGS_LIMIT = 200_000  # characters that all fonts of one page name; they take about a second
_FORMS_LIMIT = 1_000  # within each other or side by side, on one page
_RANGES = re.compile(rb"<\s*([0-9A-Fa-f]{1,8})\s*>\s*<\s*([0-9A-Fa-f]{1,8})\s*>\s*[<\[]")
_TOO_MANY = "its fonts are larger than any document's: print it as a PDF again"


def check_fonts(page: Any) -> None:
    """Raises DocumentRefused where the fonts of a page and of the forms on it name too many characters."""
    ahead = [_resources(page)]
    seen: set[int] = set()
    mappings = 0
    while ahead:
        resources = ahead.pop()
        if id(resources) in seen or not hasattr(resources, "get"):
            continue
        seen.add(id(resources))
        fonts = _values(resources.get("/Font"))
        if len(fonts) > FONTS_LIMIT or len(seen) > _FORMS_LIMIT:
            raise DocumentRefused(_TOO_MANY)
        for font in fonts:
            mappings += _mappings(font)
            if mappings > MAPPINGS_LIMIT:
                raise DocumentRefused(_TOO_MANY)
        ahead += [_resources(form) for form in _values(resources.get("/XObject"))]


def _mappings(font: Any) -> int:
    """At least as many characters as the font's table names."""
    table = _resolved(font.get("/ToUnicode")) if hasattr(font, "get") else None
    data = table.get_data() if table is not None and hasattr(table, "get_data") else b""
    ranges = (int(end, 16) - int(start, 16) for start, end in _RANGES.findall(_in_ranges(data)))
    return int(data.count(b"<")) // 2 + sum(max(0, length) for length in ranges)


def _in_ranges(data: bytes) -> bytes:
    """What stands where ranges are defined; single characters are written in the same way elsewhere."""
    parts = data.split(b"beginbfrange")[1:]
    return b"\n".join(part.partition(b"endbfrange")[0] for part in parts)


def _resources(holder: Any) -> Any:
    return _resolved(holder.get("/Resources")) if hasattr(holder, "get") else None


def _values(dictionary: Any) -> list[Any]:
    found = _resolved(dictionary)
    return [_resolved(value) for value in found.values()] if hasattr(found, "values") else []


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
