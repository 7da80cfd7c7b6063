"""Whether a file lost its text by an accident: a full disk, a crash, a copy that broke off.

Such a file is taken as meant only when it is still so at the next run. The sentence that a generation keeps among
its refusals is what tells the next run that it was waited for.
"""

import codecs

from ..decoding import encoding_mark

_ONCE = "what was read of it before is kept until the next run; put its text back, or index again to let it go"
EMPTIED = f"it is empty now: {_ONCE}"
CUT_SHORT = f"it breaks off before the half of what was read before: {_ONCE}"
_BLANK = " \t\r\n\v\f\x00\ufeff"  # NULs: what a file system leaves of a file after a power cut


_LOOSE = 300  # characters at the end that are read in another way where the markup around them breaks off


def is_waited_for(why: str) -> bool:
    """Whether this is the sentence of a file that is kept until the next run."""
    return why.endswith(_ONCE)


def unreadable_now(why: str) -> str:
    """The sentence for a file that was read before and is now refused for this reason."""
    return f"{why}: {_ONCE}"


def is_blank(data: bytes) -> bool:
    """Whether nothing is left of a file but blanks, NULs or a mark of its encoding."""
    return not data.strip(_BLANK.encode())


def why_cut(before: str, data: bytes) -> str | None:
    """The sentence for a file of plain text whose text was `before` and whose bytes are now `data`; None where it was
    edited."""
    text = _readable(data)
    return None if text is None else why_text_cut(before, text)


def why_text_cut(before: str, text: str, loose: bool = False) -> str | None:
    """It was cut where nothing is left, or where what is left is the beginning of `before` and less than half of it,
    blanks at the end apart, and `loose` the last characters."""
    left, whole = text.rstrip(_BLANK), before.rstrip(_BLANK)
    if not left.strip(_BLANK):
        return EMPTIED
    kept = left[: max(len(left) // 2, len(left) - _LOOSE)] if loose else left
    return CUT_SHORT if whole.startswith(kept) and 2 * len(left) < len(whole) else None


def _readable(data: bytes) -> str | None:
    """As text, a last character that is not whole apart; None where it is none."""
    for encoding in (encoding_mark(data) or "utf-8", "cp1252"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(data, final=False)
        except UnicodeDecodeError:
            continue
    return None
