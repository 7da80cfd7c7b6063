"""What is wrong with YAML that can't be parsed, said where its author has to look: PyYAML tells where it gave up, which
for a quote that is never closed is lines behind the quote."""

from contextlib import suppress

import yaml
from yaml.error import Mark, MarkedYAMLError

from ...text.one_line import shortened

_FIRST_LINE = 2  # of the block, behind its `---`
_COLON = "mapping values are not allowed here"
_ENDED = "found unexpected end of stream"
_MEND = "mend it, or put the value in quotes"


def describe_fault(error: Exception, text: str) -> str:
    """Where `text`, the lines between the `---`, is wrong, what is wrong and what mends it: from " in line 2" on.
    `error` is whatever PyYAML raised for it."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__)
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None:
        return f" ({shortened(problem)}): {_MEND}"
    if problem == _COLON:
        return f"{_line(mark)}: put values with a colon in quotes"
    return _opened(error, problem) or _quoted_before(text, mark) or f"{_line(mark)} ({shortened(problem)}): {_MEND}"


def _opened(error: Exception, problem: str) -> str | None:
    """A quote or bracket whose end was not found."""
    start = error.context_mark if isinstance(error, MarkedYAMLError) else None
    context = str(getattr(error, "context", None))
    if start is None:
        return None
    if problem == _ENDED:
        return f"{_line(start)} (a quote is opened and not closed): close it"
    if context.startswith("while parsing a flow "):
        return f"{_line(start)} (a bracket is opened and not closed, or a comma is missing): {_MEND}"
    return None


def _quoted_before(text: str, problem: Mark) -> str | None:
    """A value in quotes that something follows: over lines its closing quote is the opening one of another value."""
    last = None
    with suppress(Exception):  # PyYAML raises whatever comes, and here at the latest where it did before
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= problem.index:
                break
            last = token
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
        return None
    start = _line(last.start_mark)
    if last.start_mark.line < last.end_mark.line:
        return f"{start} (a quote is opened and not closed): close it"
    return f"{start} (a quote is closed before its value ends): put the whole value in quotes of the other kind"


def _line(mark: Mark) -> str:
    return f" in line {mark.line + _FIRST_LINE}"
