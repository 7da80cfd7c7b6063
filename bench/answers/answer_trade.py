"""What the line between answer and silence trades, drawn as docs/answers-trade.svg: about 7 minutes where the indexes
are there.

    python -m bench.answers.answer_trade [SHARED] [--indexes DIR] [--sets NAME …] [--out FILE]

A panel a set, as `bench.learn.answers` holds each out: its ranking and its line were learnt from the others. Across:
the share left silent of the questions that the coverage does not answer (solid), and of those whose answering documents
were taken away (dashed); up: the share of the answerable ones that the first excerpt answers. Prints the table of
docs/answers.md as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.arguments import ROOT, add_indexes, add_sets, add_shared, create_parser
from bench.learn.answers import Decided, ask_held_out, learn_answering, with_knock_outs
from bench.learn.asked_questions import KNOCKED_OUT
from bench.learn.made_up_questions import PLAIN, UNSAID
from retrieval.retriever import THRESHOLD

_STEPS = 200  # places of the line between 0 and 1
_SIDE, _LEFT, _TOP, _GAP = 300, 60, 50, 80  # pixels
_ROW = 3  # panels side by side
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .head { font-weight: 600; font-size: 15px }
  .grid { stroke: #ddd } .curve { fill: none; stroke: #1f6feb; stroke-width: 2 }
  .dashed { stroke: #d1580b; stroke-dasharray: 6 4 } .dot { fill: #1f6feb } .dot.dashed { fill: #d1580b }
"""


class Trade(NamedTuple):
    """Shares at one place of the line: of the unanswerable, the knocked out and those about what nobody said left
    silent, of the answerable left silent and answered right."""

    unanswerable: float
    knocked_out: float
    unsaid: float
    wrongly_silent: float
    right: float


class Panel(NamedTuple):
    """`chosen` is where the shipped line stands."""

    trades: Sequence[Trade]
    chosen: Trade


def panels(decided: Sequence[Decided]) -> dict[str, Panel]:
    """By set."""
    drawn = {}
    for name in dict.fromkeys(d.row.set for d in decided):
        weights = learn_answering([d for d in decided if d.row.set != name])
        weighed = [(d, d.probability(weights)) for d in decided if d.row.set == name]
        trades = [trade(weighed, step / _STEPS) for step in range(_STEPS + 1)]
        drawn[name] = Panel(trades, trade(weighed, THRESHOLD))
    return drawn


def trade(weighed: Sequence[tuple[Decided, float]], line: float) -> Trade:
    silent = [(d, probability < line) for d, probability in weighed]
    real = [(d, s) for d, s in silent if d.row.answerable and d.row.kind != PLAIN]
    return Trade(
        unanswerable=_share([s for d, s in silent if d.row.kind == "unanswerable"]),
        knocked_out=_share([s for d, s in silent if d.row.kind == KNOCKED_OUT]),
        unsaid=_share([s for d, s in silent if d.row.kind == UNSAID]),
        wrongly_silent=_share([s for _, s in real]),
        right=_share([d.right and not s for d, s in real]),
    )


def _share(some: Sequence[bool]) -> float:
    return float(np.mean(some)) if some else 0.0


def draw(drawn: Mapping[str, Panel]) -> str:
    """An SVG with a panel a set."""
    rows = -(-len(drawn) // _ROW)
    width = _LEFT + min(len(drawn), _ROW) * (_SIDE + _GAP)
    height = rows * (_TOP + _SIDE + 60)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<title>What the line trades; dots: the line at {THRESHOLD}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for position, (name, one) in enumerate(drawn.items()):
        row, column = divmod(position, _ROW)
        parts += panel(name, one, _LEFT + column * (_SIDE + _GAP), _TOP + row * (_TOP + _SIDE + 60))
    return "\n".join([*parts, "</svg>", ""])


def panel(name: str, one: Panel, left: int, top: int) -> Iterator[str]:
    def x(share: float) -> float:
        return left + share * _SIDE

    def y(share: float) -> float:
        return top + _SIDE - share * _SIDE

    yield f'<text class="head" x="{left}" y="{top - 20}">{name}</text>'
    for fifth in range(6):
        share = fifth / 5
        yield f'<path class="grid" d="M{x(share):.0f} {top}V{top + _SIDE}M{left} {y(share):.0f}H{left + _SIDE}"/>'
        yield f'<text x="{x(share) - 9:.0f}" y="{top + _SIDE + 18}">{share:.1f}</text>'
        yield f'<text x="{left - 28}" y="{y(share) + 4:.0f}">{share:.1f}</text>'
    yield f'<text x="{left}" y="{top + _SIDE + 40}">not answerable, left silent</text>'
    yield f'<text transform="translate({left - 38} {top + _SIDE}) rotate(-90)">answerable, answered right</text>'
    for number, (label, style) in enumerate((("unanswerable", ""), ("knocked_out", "dashed"))):
        points = " ".join(f"{x(getattr(t, label)):.1f},{y(t.right):.1f}" for t in one.trades)
        yield f'<polyline class="curve {style}" points="{points}"/>'
        dot = getattr(one.chosen, label)
        yield f'<circle class="dot {style}" cx="{x(dot):.1f}" cy="{y(one.chosen.right):.1f}" r="5"/>'
        low = top + _SIDE - 40 + 20 * number
        yield f'<path class="curve {style}" d="M{left + 12} {low - 4}h28"/>'
        said = f"{label.replace('_', ' ')}: {dot:.2f} silent, {one.chosen.right:.2f} right"
        yield f'<text x="{left + 48}" y="{low}">{said}</text>'


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    add_sets(parser)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "answers-trade.svg")
    arguments = parser.parse_args()
    rows, ranking = ask_held_out(parser, arguments)
    drawn = panels([Decided(row, ranking[row.set]) for row in with_knock_outs(rows)])
    arguments.out.write_text(draw(drawn), encoding="utf-8")
    print(f"| at the shipped line, {THRESHOLD} | unanswerable, left silent | knocked out | nobody said", end=" ")
    print("| answerable, left silent | answerable, answered right |\n| --- | --- | --- | --- | --- | --- |")
    for name, one in drawn.items():
        print(f"| {name} | {' | '.join(f'{share:.3f}' for share in one.chosen)} |")


if __name__ == "__main__":
    main()
