"""Characters of fonts that hold pictures instead of letters: they mean something in that font alone."""

from collections.abc import Iterable

# What Word makes of ":)", ":|", ":(", "<--", "-->", "<==", "==>" and "<=>" while one types, in Wingdings.
_TYPED = {
    0x4A: "☺",
    0x4B: "\U0001f610",
    0x4C: "☹",
    0xDF: "←",
    0xE0: "→",
    0xE7: "⇐",
    0xE8: "⇒",
    0xF3: "⇔",
}
_PRIVATE = range(0xE000, 0xF900)


def is_private(code: int) -> bool:
    """Whether the character means nothing outside one font."""
    return code in _PRIVATE


def typed_symbols(font: str, codes: Iterable[int]) -> str:
    """The few that are known, from codes of one byte or of Unicode's private area; bullets and other pictures are
    left out."""
    return "".join(_TYPED.get(code & 0xFF, "") for code in codes) if font.lower() == "wingdings" else ""
