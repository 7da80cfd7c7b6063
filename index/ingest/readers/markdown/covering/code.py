"""Which stretches are a program's code, so that nothing in them is taken for markup.

What is only indented is code where it does not read like sentences, and so is what an open fence begins: a typewriter's
paragraphs and what stands behind a forgotten fence are words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .....text.span import Span
from ..events import events
from ..sheet import Cut, Effect, Sheet
from .prose import holds_prose, is_markup, reads_like_prose

_FENCED = re.compile(
    r"^[ \t]*(?:\{[%{][-<%]?[ \t]*(?P<end>/|end)?[ \t]*(?:highlight|code(?:_?block)?|mermaid)\b[^%>}\n]*[-%>]?[%}]\}?"
    r"|\[(?P<close>/)?(?:code|sourcecode)(?:[ \t][^\]\n]*)?\])[ \t]*$",
    re.MULTILINE,
)
_FENCE = "~~~~~~"  # as long as the shortest of those tags
_CLOSING = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_LAST = 500  # characters; a line with a fence is shorter
_ROUNDS = 4  # a fence that is left alone may show another


@dataclass(slots=True)
class _Code:
    """What is seen in one round."""

    found: list[Span] = field(default_factory=list)
    indents: list[Span] = field(default_factory=list)
    open: list[Cut] = field(default_factory=list)


def find_code(sheet: Sheet) -> None:
    """Marks what is code on the sheet."""
    sheet.cut(_fences(sheet.seen))
    for _ in range(_ROUNDS):
        code = _Code()
        _look(sheet, code)
        sheet.hold_code(code.found)
        if not code.indents and not code.open:
            return
        sheet.leave(code.indents)
        sheet.cut(code.open)


def _fences(seen: str) -> Iterator[Cut]:
    """Tags that stand for fences, each on a line of its own, by pairs."""
    opened: re.Match[str] | None = None
    for found in _FENCED.finditer(seen):
        if found["end"] is None and found["close"] is None:
            opened = opened or found
        elif opened is not None:
            yield _fence(opened)
            yield _fence(found)
            opened = None


def _fence(found: re.Match[str]) -> Cut:
    start, end = found.span()
    return Cut(start, end, Effect.WITHDRAWN, cover=_FENCE.ljust(end - start))


def _look(sheet: Sheet, code: _Code) -> None:
    lines: list[Span] | None = None
    start, fenced = 0, False
    for event, at, end in events(sheet.seen):
        if type(event) is not dict:
            continue
        if "Code" in event:
            code.found.append(Span(at, end))
        elif lines is not None and "Text" in event:
            lines.append(Span(at, end))
        elif "Start" in event and type(event["Start"]) is dict and "CodeBlock" in event["Start"]:
            lines, start, fenced = [], at, event["Start"]["CodeBlock"] != "Indented"
        elif lines is not None and event.get("End") == "CodeBlock":
            _judge(sheet, code, Span(start, end), lines, fenced)
            lines = None


def _judge(sheet: Sheet, code: _Code, block: Span, lines: list[Span], fenced: bool) -> None:
    words = "".join(line.of(sheet.seen) for line in lines)
    if fenced and lines and not _is_closed(sheet.seen, block) and holds_prose(words):
        code.open.append(Cut(block.start, _line_end(sheet.seen, block.start), Effect.WITHDRAWN))
    elif not fenced and (is_markup(words) or reads_like_prose(words)):
        code.indents += [indent for line in lines for indent in _indents(sheet.seen, line)]
    else:
        code.found.append(block)


def _is_closed(seen: str, block: Span) -> bool:
    end = block.end
    while end > block.start and seen[end - 1] in "\r\n":
        end -= 1
    start = max(
        seen.rfind("\n", max(block.start, end - _LAST), end), seen.rfind("\r", max(block.start, end - _LAST), end)
    )
    return start > block.start and _CLOSING.match(seen[start + 1 : end]) is not None


def _line_end(seen: str, start: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(seen, start)
    return len(seen) if found is None else found.start()


def _indents(seen: str, line: Span) -> Iterator[Span]:
    """Four blanks or a tab before the line, which made it code; a text event may hold several lines."""
    start = line.start
    while start > 0 and seen[start - 1] in " \t" and line.start - start < 4:
        start -= 1
        if seen[start] == "\t":
            break
    if start < line.start:
        yield Span(start, line.start)
