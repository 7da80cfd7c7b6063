"""Where a text shows computer code: between fences, or between backticks in a line. Its marks quote nobody."""

import re
from collections.abc import Iterator

from ...text.document import Span

_FENCED = re.compile(
    r"^[ \t]{0,3}(`{3,}|~{3,})[^\n`]*\n(?:.*?^[ \t]{0,3}\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
)
# Two backticks open speech in some archives (``so''), and are closed by apostrophes there, as one is (`so').
_INLINE = re.compile(r"(?<!`)(`|``)(?!`)(?:(?!\w['’][\s,.;:])[^`\n]){1,200}\1(?![`'])")


def code_spans(text: str) -> Iterator[Span]:
    """In order, apart."""
    if "`" not in text and "~~~" not in text:
        return
    end = 0
    for fenced in [*_FENCED.finditer(text), None]:
        until = len(text) if fenced is None else fenced.start()
        yield from (Span(*m.span()) for m in _INLINE.finditer(text, end, until))
        if fenced is not None:
            yield Span(*fenced.span())
            end = fenced.end()
