"""What is stated as a title and is none: what a program fills in, a file's name, an address."""

import re

from ...text.one_line import shortened

_NO_TITLE = re.compile(
    r"[\W_\d]*|untitled(?: document)?|no title|home(?:page)?|index|new (?:note|page|tab)|document\d*|https?://\S+"
    r"|[\w-]+\.(?:html?|md|txt|pdf|docx?|php)",
    re.IGNORECASE,
)


def is_no_title(title: str) -> bool:
    return _NO_TITLE.fullmatch(title) is not None


def no_title(title: str) -> str:
    """The sentence about it, in lower case and without a stop."""
    return f"its title is no title: {shortened(title)}"
