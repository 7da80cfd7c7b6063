"""Time grows with a document's length and not with its square, whatever its shape. `make growth` measures the same
up to a megabyte."""

import math
import time
from itertools import pairwise
from pathlib import Path

import pytest

from index.attribution.attributor import MOST_SAID
from index.ingest.analysis import analyse
from index.text.document import Document, Span, WarningKind
from index.text.joined import join_lines
from index.text.structure import structure_of
from tests.support.ground import index
from tests.support.growth import LIMIT, analyse_text, exponent, measure, seconds
from tests.support.odd_shapes import SHAPES

pytestmark = pytest.mark.slow

SIZES = (8_000, 32_000)
LONGER = (32_000, 128_000)  # where the first look is not sure
TRIES = 3
NOISE = 0.25  # what a machine that is busy with other things adds to an exponent; a square's is 2
LONG = 256_000


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape: str) -> None:
    analyse_text("Nothing is timed that is read once.")
    if exponent(SIZES, measure(SHAPES[shape], SIZES, 1)) <= LIMIT:
        return
    best = [math.inf] * len(LONGER)
    for _ in range(TRIES):
        times = measure(SHAPES[shape], LONGER, 1)
        best = [min(pair) for pair in zip(best, times, strict=True)]
        if exponent(LONGER, best) <= LIMIT + NOISE:
            return
    pytest.fail(f"{shape}: exponent {exponent(LONGER, best):.2f}")


@pytest.mark.parametrize(
    "shape", ["capitalised letters", "opening marks", "plain marks", "the same surname", "points and marks"]
)
def test_a_long_text_is_read_in_a_minute(shape: str) -> None:
    assert seconds(analyse_text, SHAPES[shape](LONG)) < 60


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_found_lies_in_order_inside_the_text(shape: str) -> None:
    text = SHAPES[shape](6_000)
    analysis = analyse(Document("odd.txt", "", text))
    whole = Span(0, len(text))
    spans = [p.span for p in analysis.structure.paragraphs]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for quotation, context in zip(analysis.attribution.quotations, analysis.contexts, strict=True):
        assert whole.covers(context.span)
        assert context.span.covers(quotation.span)
    for passage in analysis.passages:
        assert whole.covers(passage.span)
        assert 0 < len(passage.span) <= 900


def test_blanks_within_a_line_are_looked_at_once() -> None:
    def join(text: str) -> None:
        document = Document("odd.txt", "", text)
        join_lines(document, structure_of(document))

    assert seconds(join, f"A headline\n\nIt rains{' ' * 200_000}here\nand there, and nobody has a coat.\n") < 5


def test_the_measure_tells_a_square_from_a_line() -> None:
    def square(text: str) -> None:
        sum(1 for _ in range(len(text) // 40) for _ in range(len(text) // 40))

    sizes = (16_000, 64_000)
    started = time.process_time()
    assert exponent(sizes, [seconds(square, "a" * size) for size in sizes]) > 1.6
    assert time.process_time() - started < 30


def test_more_quotations_than_are_read_of_one_document(tmp_path: Path) -> None:
    """Those in front have their speakers, the others are the paper's, and the run says so."""
    sources = tmp_path / "sources"
    sources.mkdir()
    said = "\n\n".join(f'"There are {n} of them here," said Ann Berg.' for n in range(MOST_SAID + 20))
    (sources / "long.md").write_text(f"# A long day\n\n{said}\n", encoding="utf-8")
    report = index(sources, tmp_path / "index", batch=1_000)
    assert report.quotations == MOST_SAID
    (warning,) = report.warnings
    assert (warning.document, warning.kind) == ("long.md", WarningKind.QUOTATIONS)
    assert warning.what.startswith("it holds more than 10,000 quotations")
