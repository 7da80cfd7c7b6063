"""What the line between answer and silence trades, drawn as docs/answers-trade.svg: about 2 minutes.

    python -m bench.quality.answer_trade [SHARED] [--indexes DIR] [--out FILE]

Draws the cross-validation of `bench.learn.answers`. Across: of the questions that the
coverage cannot answer, the share left silent; up: of those that it can, the share answered right by the first
excerpt. A line drawn solid has learnt from the questions that it is drawn over, a dashed one has not. Prints the
table of docs/answers.md as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.arguments import ROOT, SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from bench.learn.answers import Answering, Row, Trade, collect, fit_answering
from retrieval.retriever import THRESHOLD

_STEPS = 200  # places of the line between 0 and 1
_SIDE, _LEFT, _TOP, _GAP = 300, 60, 50, 80  # pixels
_LEAST = 0.4  # where both axes begin
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .head { font-weight: 600; font-size: 15px }
  .grid { stroke: #ddd } .curve { fill: none; stroke: #1f6feb; stroke-width: 2 }
  .dashed { stroke: #d1580b; stroke-dasharray: 6 4 } .dot { fill: #1f6feb } .dot.dashed { fill: #d1580b }
"""


class Curve(NamedTuple):
    """`chosen` is where the shipped line stands on it."""

    label: str
    style: str
    trades: Sequence[Trade]
    chosen: Trade


def curves(learnt: Answering, rows: Sequence[Row]) -> Iterator[Curve]:
    for label, style, probabilities in (
        ("in sample", "", learnt.in_sample),
        ("held out", "dashed", learnt.held_out),
    ):
        trades = [learnt.trade(rows, probabilities, step / _STEPS) for step in range(_STEPS + 1)]
        yield Curve(label, style, trades, learnt.trade(rows, probabilities, THRESHOLD))


def draw(panels: Mapping[str, Sequence[Curve]]) -> str:
    """An SVG with a panel a set, side by side."""
    width = _LEFT + len(panels) * (_SIDE + _GAP)
    height = _TOP + _SIDE + 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<title>What the line trades; dots: the line at {THRESHOLD}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for position, (name, drawn) in enumerate(panels.items()):
        parts += panel(name, drawn, _LEFT + position * (_SIDE + _GAP))
    return "\n".join([*parts, "</svg>", ""])


def panel(name: str, drawn: Sequence[Curve], left: int) -> Iterator[str]:
    def x(share: float) -> float:
        return left + (max(share, _LEAST) - _LEAST) / (1 - _LEAST) * _SIDE

    def y(share: float) -> float:
        return _TOP + _SIDE - (max(share, _LEAST) - _LEAST) / (1 - _LEAST) * _SIDE

    yield f'<text class="head" x="{left}" y="{_TOP - 20}">{name}</text>'
    for tenth in range(round(_LEAST * 10), 11):
        share = tenth / 10
        yield f'<path class="grid" d="M{x(share):.0f} {_TOP}V{_TOP + _SIDE}M{left} {y(share):.0f}H{left + _SIDE}"/>'
        yield f'<text x="{x(share) - 9:.0f}" y="{_TOP + _SIDE + 18}">{share:.1f}</text>'
        yield f'<text x="{left - 28}" y="{y(share) + 4:.0f}">{share:.1f}</text>'
    yield f'<text x="{left}" y="{_TOP + _SIDE + 40}">unanswerable, left silent</text>'
    yield f'<text transform="translate({left - 38} {_TOP + _SIDE}) rotate(-90)">answerable, answered right</text>'
    for number, curve in enumerate(drawn):
        points = " ".join(f"{x(t.rightly_silent):.1f},{y(t.right):.1f}" for t in curve.trades)
        yield f'<polyline class="curve {curve.style}" points="{points}"/>'
        dot = curve.chosen
        yield f'<circle class="dot {curve.style}" cx="{x(dot.rightly_silent):.1f}" cy="{y(dot.right):.1f}" r="5"/>'
        low = _TOP + _SIDE - 40 + 20 * number
        yield f'<path class="curve {curve.style}" d="M{left + 12} {low - 4}h28"/>'
        said = f"{curve.label}: {dot.rightly_silent:.2f} silent, {dot.right:.2f} right"
        yield f'<text x="{left + 48}" y="{low}">{said}</text>'


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "answers-trade.svg")
    arguments = parser.parse_args()
    with built_indexes(arguments.shared, arguments.indexes) as indexes:
        rows = [row for name in SETS for row in collect(arguments.shared, indexes, name)]
    learnt = fit_answering(rows)
    panels = {name: list(curves(learnt, [r for r in rows if r.set == name])) for name in SETS}
    arguments.out.write_text(draw(panels), encoding="utf-8")
    print("| at the shipped line | unanswerable, left silent | answerable, left silent | answerable, answered right |")
    print("| --- | --- | --- | --- |")
    for name, drawn in panels.items():
        for curve in drawn:
            told = curve.chosen
            shares = (told.rightly_silent, told.wrongly_silent, told.right)
            print(f"| {name}, {curve.label} | {' | '.join(f'{share:.3f}' for share in shares)} |")


if __name__ == "__main__":
    main()
