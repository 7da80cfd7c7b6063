"""Text from documents and people, made safe to stand in a Discord message.

Discord's markdown drops a backslash before any mark, so escaped text shows every visible character of the original,
and nothing else: no mention, link, emoji, time stamp, spoiler, heading, list or code. What cannot be seen but changes
how its neighbours are shown (bidirectional overrides, invisible and control characters) is left out.
"""

import re

_MARKS = re.compile(r"[\\*_~`|<>@:&\[\]]")
_LINE_START = re.compile(r"^(?P<blank>\s*)(?P<mark>[#+=\-]|\d+(?=[.)]))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero-width and interlinear
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # blanks that are letters by name
    "]"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")  # England, Scotland, Wales: tags that are seen
_TAGS = re.compile("[\U000e0000-\U000e0fff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` without what a reader cannot see, line ends as newlines, lone surrogates as U+FFFD."""
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    text = _UNSEEN.sub("", text)
    kept = _FLAG.findall(text)
    pieces = _FLAG.split(text)
    pieces = [_TAGS.sub("", piece) for piece in pieces]
    return "".join(piece + flag for piece, flag in zip(pieces, [*kept, ""], strict=True))


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


def block_quote(text: str) -> str:
    """`text` as a block quotation: every line marked, none empty of its mark."""
    lines = (line.strip() for line in visible(text).split("\n"))
    return "\n".join(f"> {escape(line)}" for line in lines if line)


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
