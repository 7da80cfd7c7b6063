"""What is put into a record of one line a field."""

import re

_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def on_one_line(text: str) -> str:
    """Runs of white space, of control characters and of halves of characters as one blank."""
    return _BREAKS.sub(" ", text).strip()
