"""Which words in a typewriter's letters are a program's, and which are a sentence's like any others.

Who reads 'said "steel `rusts` and poems do not"' hears one sentence. What holds marks of quotation or signs of markup
is left to be code, since nobody says these; and so is what stands alone.
"""

import re
from collections.abc import Iterator

from ..text.layout import Layout
from ..text.span import Span

_OF_PROGRAMS = re.compile(r"[\"“”„‟«»‹›「」『』'‘`{}\[\]|\\*%=~<>$#^@;]|__|://|&#|&\w+;|!\[")


def without_words(layout: Layout, text: str) -> tuple[Span, ...]:
    """The layout's spans of code that are a program's."""
    return tuple(_programs(layout, text)) if layout.code else ()


def _programs(layout: Layout, text: str) -> Iterator[Span]:
    blocks = {block.span for block in layout.blocks}
    for span in layout.code:
        if span in blocks or _OF_PROGRAMS.search(span.of(text)) is not None:
            yield span
