"""What the benches' command lines have in common."""

import argparse
import os
from importlib.machinery import ModuleSpec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETS = ("politics", "business")  # folders of SHARED/data with coverage and what was made by hand for it
ALL_SETS = (*SETS, "us", "uk", "sport")  # and those of SHARED/data/train, to learn from


def create_parser(spec: ModuleSpec | None, description: str | None) -> argparse.ArgumentParser:
    """A parser for a module run by `python -m`, which is `spec`, with its docstring as it stands."""
    name = "MODULE" if spec is None else spec.name
    return argparse.ArgumentParser(
        prog=f"python -m {name}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_shared(parser: argparse.ArgumentParser) -> None:
    """SHARED, the folder of data that the project is measured on: an absolute path to a folder that is there."""
    parser.add_argument(
        "shared",
        metavar="SHARED",
        type=_shared,
        nargs="?",
        default=os.environ.get("PULLQUOTE_SHARED") or str(ROOT.parent / "shared"),
        help="the measuring data (default: the folder that PULLQUOTE_SHARED names, else ../shared)",
    )


def _shared(given: str) -> Path:
    folder = Path(given).resolve()
    if not (folder / "data").is_dir():
        raise argparse.ArgumentTypeError(f"the measuring data are not at {folder}")
    return folder


def add_sets(parser: argparse.ArgumentParser) -> None:
    """--sets, names of ALL_SETS."""
    parser.add_argument(
        "--sets", nargs="+", choices=ALL_SETS, default=list(ALL_SETS), metavar="NAME", help=f"of {', '.join(ALL_SETS)}"
    )


def add_indexes(parser: argparse.ArgumentParser) -> None:
    """--indexes, where indexes are kept between runs: an absolute path, None where they are made anew."""
    parser.add_argument(
        "--indexes",
        metavar="DIR",
        type=lambda given: Path(given).resolve(),
        help="keep the indexes here for the next time (default: build them anew)",
    )
