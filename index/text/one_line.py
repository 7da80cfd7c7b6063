"""Text as it stands in a sentence: on one line, and no longer than is read there."""


def one_line(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str, limit: int = 60) -> str:
    """On one line, with an ellipsis behind the first `limit` characters where there are more."""
    line = one_line(text[: 4 * limit])
    return line if len(line) <= limit and len(text) <= 4 * limit else f"{line[:limit].rstrip()}…"
