"""Text from documents and people, made safe to stand in a Discord message.

Discord's markdown drops a backslash before any mark, so escaped text shows every visible character of the original,
and nothing else: no mention, link, emoji, time stamp, spoiler, heading, list or code.
"""

import re

from bot.text_safety import visible

_MARKS = re.compile(r"[\\*_~`|<>@:&\[\]]")
_LINE_START = re.compile(r"^(?P<blank>\s*)(?P<mark>[#+=\-]|\d+(?=[.)]))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


def escape(text: str) -> str:
    """`text` as Discord markdown that shows it as it is, line by line."""
    text = _MARKS.sub(r"\\\g<0>", visible(text))
    return _LINE_START.sub(_escaped_start, text)


def inline(text: str) -> str:
    """The same on one line, runs of white space as one blank."""
    return escape(" ".join(visible(text).split()))


def unescape(markdown: str) -> str:
    """What escaped text shows: the inverse of `escape`, invisible characters apart."""
    return _ESCAPED.sub(r"\1", markdown)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of `text`, cut at a blank and marked as cut."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit - 1)
    return text[: cut if cut > 0 else limit - 1].rstrip() + "…"


def units(text: str) -> int:
    """Length as UTF-16 code units, the stricter way of counting against Discord's limits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _escaped_start(match: re.Match[str]) -> str:
    mark = match["mark"]
    return match["blank"] + (f"{mark}\\" if mark[0].isdigit() else f"\\{mark}")
