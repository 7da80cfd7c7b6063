"""The lines of all pages of a PDF, by pypdf within limits: no file takes longer or holds more than a long book."""

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...reader import DocumentRefused
from .fonts import check_fonts
from .lines import Chunk, Line, lines_of, visitor_to

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf import PdfReader as Parsed

PAGES_LIMIT = 500
OPERATORS_LIMIT = 400_000  # of all pages; a book of 500 pages has 200,000, and they take 5 s
_PAGE_LIMIT = 300_000  # characters of one page; a newspaper's has 20,000
_SECONDS = 10.0  # for all pages, whatever they hold
_STREAM_LIMIT = 8 * 1024 * 1024  # bytes of one stream, unpacked
LOCKED = "it is encrypted: save it without a password"
_UNSOUND = "it is damaged: open it in a PDF viewer and save or print it as a PDF again"
_TOO_MUCH = "it takes longer to read than a book of 500 pages: split it or put its text there"
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": _STREAM_LIMIT,
    "array_based_stream_maximum_output_length": _STREAM_LIMIT,
    "zlib_maximum_output_length": _STREAM_LIMIT,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "lzw_maximum_output_length": _STREAM_LIMIT,
    "run_length_maximum_output_length": _STREAM_LIMIT,
    "brotli_maximum_output_length": _STREAM_LIMIT,
    "stream_filters_maximum_length": 4,
    "stream_decoding_work_maximum_length": 4 * _STREAM_LIMIT,
    "stream_parsing_work_maximum_count": 400_000,
    "page_tree_maximum_entries": 4 * PAGES_LIMIT,
    "xform_maximum_invocations_per_extraction": 500,
}


class _OutOfBounds(BaseException):
    """No Exception: pypdf takes those of a form for the form's own and goes on."""


def lines_by_page(parsed: "Parsed") -> list[list[Line]]:
    """The lines of each page. Raises DocumentRefused beyond the limits."""
    if not 0 < len(parsed.pages) <= PAGES_LIMIT:
        raise DocumentRefused(f"it has more than {PAGES_LIMIT} pages: split it" if parsed.pages else _UNSOUND)
    meter = _Meter()
    return [lines_of(meter.chunks(page), number) for number, page in enumerate(parsed.pages, start=1)]


@contextmanager
def opened(data: bytes) -> Iterator["Parsed"]:
    """The file as pypdf parses it. Inside, whatever it raises is a DocumentRefused, and its log is quiet."""
    from pypdf import PdfReader as Parsed
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        with _quiet(), apply_configuration(**_LIMITS):
            yield Parsed(io.BytesIO(data), strict=False)
    except (DocumentRefused, MemoryError):
        raise
    except (_OutOfBounds, LimitReachedError):
        raise DocumentRefused(_TOO_MUCH) from None
    except DependencyError:  # AES, even where the password is empty
        raise DocumentRefused(LOCKED) from None
    except Exception as error:  # pypdf raises whatever comes: KeyError, RecursionError, its own of a limit
        raise DocumentRefused(_UNSOUND) from error


class _Meter:
    """Stands between pypdf and the pages' pieces of text, and stops it where there are too many."""

    def __init__(self) -> None:
        self._end = time.thread_time() + _SECONDS
        self._operators = 0

    def chunks(self, page: "PageObject") -> list[Chunk]:
        check_fonts(page)
        self._operator()
        found: list[Chunk] = []
        length = 0
        keep = visitor_to(found)

        def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
            nonlocal length
            length += len(text)
            if length > _PAGE_LIMIT:
                raise _OutOfBounds
            keep(text, outer, inner, font, size)

        page.extract_text(visitor_operand_before=self._operator, visitor_text=visit)
        return found

    def _operator(self, *_: object) -> None:
        self._operators += 1
        if self._operators > OPERATORS_LIMIT or time.thread_time() > self._end:
            raise _OutOfBounds


@contextmanager
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
