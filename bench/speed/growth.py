"""How the time to analyse a document grows with its length, for texts of every odd shape: about 20 minutes.

    python -m bench.speed.growth [--longest CHARACTERS] [--shape NAME ...]

For each shape of `tests.support.odd_shapes` texts of four lengths up to the longest are taken apart (structure,
speakers, passages, stems), each twice, and the exponent of time against length is fitted: 1 is linear, 2 a square.
"""

from bench.arguments import create_parser
from tests.support.growth import LIMIT, analyse_text, exponent, measure
from tests.support.odd_shapes import SHAPES

LONGEST = 1_000_000  # characters
_STEP = 4  # times as long as the text before


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--longest", type=int, default=LONGEST, help="characters of the longest text")
    parser.add_argument("--shape", action="append", choices=list(SHAPES), help="these alone")
    arguments = parser.parse_args()
    sizes = [arguments.longest // _STEP**power for power in (3, 2, 1, 0)]
    analyse_text("Nothing is timed that is read once.")
    steep = 0
    print(f"| shape | {' | '.join(f'{size // 1000} kB' for size in sizes)} | exponent |")
    print(f"| --- |{' --- |' * (len(sizes) + 1)}")
    for name in arguments.shape or SHAPES:
        times = measure(SHAPES[name], sizes)
        slope = exponent(sizes, times)
        steep += slope > LIMIT
        print(f"| {name} | {' | '.join(f'{t:.2f}' for t in times)} | {slope:.2f} |", flush=True)
    print(f"\n{steep} of {len(arguments.shape or SHAPES)} shapes above {LIMIT}")


if __name__ == "__main__":
    main()
