"""What becomes of a flipped byte at random places of the database, the vector files and the exported model, and of
files cut short or missing: about 15 minutes.

    python -m bench.reliability.bit_flips [--flips 500] [--real 10]

The rounds are those of tests/support/flip_rounds.py, which says what is done after each. Prints what was found, what
was answered and how, what was served wrong.
"""

import json
import sys

from bench.arguments import create_parser
from tests.support.damage.flip_rounds import flip_rounds


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--flips", type=int, default=500)
    parser.add_argument("--real", type=int, default=10, help="further flips, of an index of the real model")
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    tally = flip_rounds(arguments.flips, arguments.real, arguments.seed)
    for row, outcomes in sorted(tally.rows.items()):
        print(row)
        for outcome, count in sorted(outcomes.items()):
            print(f"    {outcome:58} {count:4}")
    counts = {"flips": arguments.flips, "served wrong": tally.served_wrong, "not mended": tally.not_mended}
    print(json.dumps(counts))
    return 1 if tally.served_wrong or tally.not_mended else 0


if __name__ == "__main__":
    sys.exit(main())
