"""`python -m index.embedding` exports the model that embeds questions. Quick where that is done."""

import argparse
import sys
from pathlib import Path

from ..errors import ModelUnusable
from . import ensure_export


def main() -> int:
    """0 exported or already there, 2 the model is not usable."""
    parser = argparse.ArgumentParser(prog="python -m index.embedding", description=__doc__)
    parser.add_argument("--model", help="folder or cached name of another sentence-transformers model")
    parser.add_argument("--cache", type=Path, help="folder for the export (default: inside the environment)")
    arguments = parser.parse_args()
    try:
        written = ensure_export(arguments.model, arguments.cache)
    except ModelUnusable as error:
        print(error, file=sys.stderr)
        return 2
    print("The model is exported for questions." if written else "The model's export is sound.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
