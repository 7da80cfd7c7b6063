"""How much of what stands in quotation marks is found and given to the right speaker, with the learnt weights and by
the rules alone, and how fast: about a minute.

    python -m bench.quality.attribution [SHARED] [--lines SET]

Reads the coverage of both sets below SHARED/data straight from the text, without an index, and has
SHARED/tools/score.py compare the quotations with those found by hand. --lines prints the quotations of one set
instead, one JSON object a line.
"""

from pathlib import Path

from bench.arguments import SETS, add_shared, create_parser
from bench.quality.scorer import score_lines
from tests.support.attribution_lines import AttributedFolder, attributed_folder

WEIGHTS = {"learnt": "weights.json", "rules alone": "rules.json"}


def told(shared: Path, name: str, title: str, attributed: AttributedFolder) -> None:
    print(f"\n{name}, {title}\n")
    print(score_lines(shared, "quotations", name, "\n".join(attributed.lines)).rstrip())
    rate = attributed.words / max(attributed.seconds, 1e-9)
    print(f"{attributed.words:,} words in {attributed.seconds:.2f} s of processor time: {rate:,.0f} words/s")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--lines", choices=SETS, help="print this set's quotations and nothing else")
    arguments = parser.parse_args()
    if arguments.lines is not None:
        print("\n".join(attributed_folder(arguments.shared / "data" / arguments.lines / "coverage").lines))
        return
    for name in SETS:
        for title, weights in WEIGHTS.items():
            told(
                arguments.shared, name, title, attributed_folder(arguments.shared / "data" / name / "coverage", weights)
            )


if __name__ == "__main__":
    main()
