"""The questions of one set over ever more articles: what is lost in a crowd. About 60 minutes, nearly all of them to
embed; 3 where the indexes are kept.

    python -m bench.answers.crowd [SHARED] [--indexes DIR] [--articles N]

The questions of `us` are asked of its own articles, of these with those of `uk` and `sport`, and of N (default:
10,000): these three and copies of articles of `us` in which every name is another's. A copy that holds what answers
under another name is a neighbour as near as one can be. Target: the first excerpt is right at most 0.03 less often than
over `us` alone.
"""

import random
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.arguments import add_indexes, add_shared, create_parser
from bench.indexes import data_of, documents_of
from bench.quality.scorer import GOLD, read_figures, score_lines
from bench.whole_process import run

_ASKED, _BESIDE = "us", ("uk", "sport")
_FIGURES = ("all answerable hit@1", "all answerable hit@3", "wrongly abstained", "unanswerable, rightly abstained")
_MOST_LOST = 0.03
_NAME = re.compile(r"(?<![.!?“\"'’\n] )(?<!\n)\b[A-Z][a-z’']+(?: [A-Z][a-z’']+)*")  # not where a sentence begins
_SYLLABLES = ("ba", "cor", "dim", "el", "fa", "gor", "hal", "is", "jo", "kas", "lin", "mor", "nes", "ol", "per", "rud")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N", help="of the largest (default: 10000)")
    arguments = parser.parse_args()
    if arguments.indexes is not None:
        report(arguments.shared, arguments.indexes, arguments.articles)
        return
    with tempfile.TemporaryDirectory() as folder:
        report(arguments.shared, Path(folder), arguments.articles)


def report(shared: Path, folder: Path, articles: int) -> None:
    sets = {name: documents_of(shared, name, folder) for name in (_ASKED, *_BESIDE)}
    together = folder / "together-coverage"
    for name, documents in sets.items():
        shutil.copytree(documents, together / name, dirs_exist_ok=True)
    crowd = folder / f"crowd-{articles}-coverage"
    shutil.copytree(together, crowd, dirs_exist_ok=True)
    add_copies(sets[_ASKED], crowd / "copies", articles - sum(1 for path in together.rglob("*") if path.is_file()))
    rows = {
        "us alone": figures(shared, folder / _ASKED, sets[_ASKED]),
        "with uk and sport": figures(shared, folder / "together", together),
        f"{articles:,} articles": figures(shared, folder / f"crowd-{articles}", crowd),
    }
    print(f"| over | {' | '.join(_FIGURES)} |\n| --- |{' --- |' * len(_FIGURES)}")
    for over, row in rows.items():
        print(f"| {over} | {' | '.join(row)} |")
    alone, *others = (float(row[0]) for row in rows.values())
    print(f"lost at most: {alone - min(others):.3f}, of {_MOST_LOST} that may be")


def figures(shared: Path, index: Path, coverage: Path) -> Sequence[str]:
    """Of the set's questions over this coverage."""
    run("-m", "bot", "index", "--sources", coverage, "--index", index, "--json")
    questions = data_of(shared, _ASKED) / GOLD["answers"]
    answers = run("-m", "bot", "ask", "--batch", questions, "--index", index).out
    found = read_figures(score_lines(shared, "answers", _ASKED, answers, coverage))
    return [found[name] for name in _FIGURES]


def add_copies(documents: Path, folder: Path, count: int) -> None:
    """`count` files below `folder`, copies of the documents in turn; nothing where they are there."""
    paths = sorted(path for path in documents.rglob("*") if path.is_file())
    for number in range(count):
        path = folder / f"{number // 500:03}" / f"{number:05}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(renamed(paths[number % len(paths)].read_text("utf-8"), number), "utf-8")


def renamed(text: str, number: int) -> str:
    """The article with each name another's, the same throughout; its front matter but for the title as it was."""
    generator = random.Random(number)
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return " ".join(others.setdefault(word, _made_up(generator)) for word in match.group().split())

    return "\n".join(line if _is_field(line) else _NAME.sub(other, line) for line in text.split("\n"))


def _is_field(line: str) -> bool:
    return line.startswith(("outlet:", "date:", "---"))


def _made_up(generator: random.Random) -> str:
    return "".join(generator.choice(_SYLLABLES) for _ in range(generator.randint(2, 3))).capitalize()


if __name__ == "__main__":
    main()
