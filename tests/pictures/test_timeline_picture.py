"""The picture of a timeline: what is drawn where, read back from its pixels."""

import datetime
import io

import pytest
from PIL import Image

from bot.pictures.timeline import WIDTH, timeline_png
from bot.replies.coverage.timeline_chart import Dot, Lane, TimelineChart

MARCH, APRIL, MAY = datetime.date(2021, 3, 1), datetime.date(2021, 4, 1), datetime.date(2021, 5, 1)
BLUE, WHITE = (11, 87, 208), (255, 255, 255)


def drawn(*lanes: Lane, undated: int = 0) -> Image.Image:
    picture = Image.open(io.BytesIO(timeline_png(TimelineChart(lanes, undated, ""))))
    assert picture.format == "PNG"
    return picture.convert("RGB")


def columns(picture: Image.Image) -> set[int]:
    """From the left, where anything blue is."""
    width, height = picture.size
    pixels = picture.load()
    assert pixels is not None
    return {x for x in range(width) for y in range(height) if pixels[x, y] == BLUE}


def runs(places: set[int]) -> list[tuple[int, int]]:
    return [(x, next(e for e in range(x, WIDTH + 1) if e not in places)) for x in sorted(places) if x - 1 not in places]


def blue(picture: Image.Image) -> int:
    return sum(count for count, colour in picture.getcolors(1 << 20) or () if colour == BLUE)


def test_dots_stand_in_proportion_to_their_days() -> None:
    lane = Lane("Post", (Dot(MARCH, True), Dot(APRIL, True), Dot(MAY, True)))
    first, middle, last = [(start + end) / 2 for start, end in runs(columns(drawn(lane)))]
    assert (middle - first) / (last - first) == pytest.approx(31 / 61, abs=0.01)


def test_it_has_a_ground_of_its_own_for_dark_and_light() -> None:
    picture = drawn(Lane("Post", (Dot(MARCH, True), Dot(MAY, True))))
    assert picture.getpixel((0, 0)) == WHITE
    assert picture.getpixel((picture.width - 1, picture.height - 1)) == WHITE


def test_what_is_only_read_so_is_a_ring() -> None:
    named, read = (drawn(Lane("Post", (Dot(MARCH, sure), Dot(MAY, sure)))) for sure in (True, False))
    assert blue(read) < 0.75 * blue(named)
    assert read.height > named.height  # a line says what a ring is


def test_dots_of_one_day_stand_above_each_other() -> None:
    lone, both = (drawn(Lane("Post", (*[Dot(MARCH, True)] * count, Dot(MAY, True)))) for count in (1, 2))
    assert both.height == lone.height + 22
    assert blue(both) == pytest.approx(1.5 * blue(lone), rel=0.01)


def test_each_outlet_has_a_lane_and_undated_ones_are_told() -> None:
    lanes = [Lane(name, (Dot(MARCH, True), Dot(MAY, True))) for name in ("Post", "Star", "Herald")]
    heights = [drawn(*lanes[:count]).height for count in (1, 2, 3)]
    assert heights[2] - heights[1] == heights[1] - heights[0] > 0
    assert drawn(*lanes, undated=3).height > heights[2]


@pytest.mark.parametrize("label", ["", "العربية", "新華社", "x" * 500, "Ünïted <b>Press</b>"])
def test_any_outlet_can_be_drawn(label: str) -> None:
    assert drawn(Lane(label, (Dot(MARCH, True), Dot(MARCH, False)))).width == WIDTH


def test_what_the_letters_do_not_have_is_numbered() -> None:
    dots = (Dot(MARCH, True), Dot(MAY, True))
    assert drawn(Lane("新華社", dots)).tobytes() == drawn(Lane("outlet 1", dots)).tobytes()


def test_a_thousand_dots_of_a_day_make_no_tall_picture() -> None:
    assert drawn(Lane("Post", (*[Dot(MARCH, True)] * 1_000, Dot(MAY, True)))).height < 400
