"""What named fields state about an article, whatever the file that has them: a table's row, the head of subtitles.

A value that is not understood costs its own field and is told. What says that there is none, as "NaN", states nothing.
"""

import datetime
import html
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ....text.document import WarningKind
from ....text.one_line import one_line, shortened
from ...article import Fault, Metadata
from ...stated.authors import author_names, is_address
from ...stated.days import DayNotRead, stated_day
from ...stated.language_tags import language_tag
from ...stated.together import settled
from .names import names, plain_name

_FIELD_LIMIT = 2_000  # characters
_NOTHING = frozenset(
    {"", "nan", "none", "null", "n/a", "na", "nil", "undefined", "unknown", "-", "--", "[]", "{}", "nat"}
)
_WEB = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)
_LIST = re.compile(r"\[\s*(?=['\"])[^\[\]]*\]\Z")  # as Python writes one into a cell
_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_CALLED = ("name", "displayname", "fullname", "rendered", "main", "original", "title", "text", "value")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d{1,9})?\Z", re.ASCII)
_STAMP = re.compile(r"\d{14}\Z", re.ASCII)  # GDELT: 20150707220000
_LATEST = 4_102_444_800  # seconds: the year 2100

V = TypeVar("V")


class _NotUnderstood(Exception):
    """A value is not one of its field; its message says what it is instead."""


def stated_in(values: Mapping[str, Any]) -> Metadata:
    """Of values as JSON has them, by their names in any spelling; never raises."""
    plain: dict[str, tuple[str, Any]] = {}
    for name, value in values.items():
        if is_stated(value):
            plain.setdefault(plain_name(name), (name, value))
    faults: list[Fault] = []

    def field(kind: WarningKind, understand: Callable[[list[str]], V | None]) -> V | None:
        return _field(plain, kind, understand, faults)

    stated = Metadata(
        title=field(WarningKind.TITLE, _text),
        outlet=field(WarningKind.OUTLET, _outlet),
        author=field(WarningKind.AUTHOR, _author),
        date=field(WarningKind.DATE, _date),
        url=field(WarningKind.LINKS, _url) or _source_url(plain),
        language=field(WarningKind.LANGUAGE, _language),
        faults=tuple(faults),
    )
    return settled(stated)


def one_text(value: Any) -> str | None:
    """As it is written: a text, or the one in a map that holds it under a usual name; of a list its texts as
    paragraphs, or in a row where they are a message's, with maps for what is bold."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        plain = {plain_name(str(name)): inner for name, inner in value.items()}
        return next((plain[name] for name in _CALLED if isinstance(plain.get(name), str)), None)
    if isinstance(value, list):
        parts = [one_text(item) or "" for item in value if not isinstance(item, list)]
        return ("\n\n" if all(isinstance(item, str) for item in value) else "").join(parts) or None
    return None


def is_stated(value: Any) -> bool:
    if isinstance(value, str):
        return value.strip().lower() not in _NOTHING
    return isinstance(value, Mapping | list) and bool(value)


def _field(
    plain: Mapping[str, tuple[str, Any]],
    kind: WarningKind,
    understand: Callable[[list[str]], V | None],
    faults: list[Fault],
) -> V | None:
    """The first of the field's names that has a value which is understood; else the first that has not is told."""
    lost: list[Fault] = []
    for name in names()[kind]:
        if name not in plain:
            continue
        written, value = plain[name]
        try:
            understood = understand(_texts(value))
        except _NotUnderstood as error:
            lost.append(Fault(kind, f"its {shortened(written)} is not read: {error}"))
            continue
        if understood is not None:
            return understood
    faults += lost[:1]
    return None


def _texts(value: Any) -> list[str]:
    """What the value lists, each on one line; one item where it is no list. Raises _NotUnderstood."""
    if isinstance(value, str) and len(value) <= _FIELD_LIMIT and _LIST.match(value.strip()):
        value = [one or other for one, other in _ITEM.findall(value)]
    items = value if isinstance(value, list) else [value]
    found = [one_line(text) for item in items[:100] if (text := one_text(item)) and is_stated(text)]
    if sum(map(len, found)) > _FIELD_LIMIT:
        raise _NotUnderstood(f"it is longer than {_FIELD_LIMIT:,} characters")
    return found


def _text(parts: list[str]) -> str | None:
    return html.unescape(parts[0]) if parts else None


def _outlet(parts: list[str]) -> str | None:
    """Neither an address nor a number is one."""
    outlet = _text(parts)
    return None if outlet is None or is_address(outlet) or outlet.isdigit() else outlet


def _author(parts: list[str]) -> str | None:
    stated = [html.unescape(part) for part in parts]
    if any(map(is_address, stated)):
        raise _NotUnderstood("it is an address, and no author")
    return author_names(stated)


def _url(parts: list[str]) -> str | None:
    """A path below the site ("/2015/bridge/") says nothing."""
    if not parts or parts[0].startswith("/"):
        return None
    if not _WEB.match(parts[0]):
        raise _NotUnderstood(f"{shortened(parts[0])} is no address that starts with http:// or https://")
    return parts[0]


def _source_url(plain: Mapping[str, tuple[str, Any]]) -> str | None:
    """What is called the source is an outlet or an address."""
    source = plain.get("source", ("", None))[1]
    return source.strip() if isinstance(source, str) and _WEB.match(source.strip()) else None


def _date(parts: list[str]) -> datetime.date | None:
    if not parts:
        return None
    text = parts[0]
    if (epoch := _EPOCH.match(text)) is not None and int(epoch[1]) < _LATEST:
        return datetime.datetime.fromtimestamp(int(epoch[1]), datetime.UTC).date()
    try:
        return stated_day(text[:8] if _STAMP.match(text) else text)
    except DayNotRead as why:
        raise _NotUnderstood(str(why)) from None


def _language(parts: list[str]) -> str | None:
    return language_tag(parts[0]) if parts else None
