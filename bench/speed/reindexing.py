"""What a reindex costs where nothing, and where one document, has changed: about a minute.

    python -m bench.speed.reindexing [SHARED] [--documents 1000]

Targets: nothing changed under 2 s for 1,000 documents; one changed under 5 % of the full time. Embedding is by
feature hashing here, which costs next to nothing: with the model the full time is longer and the share smaller.
"""

import sys
import tempfile
from pathlib import Path

from bench.arguments import add_shared, create_parser
from tests.support.ground import index, write_remix

MOST_SECONDS = 2.0  # nothing changed, for 1,000 documents
MOST_SHARE = 0.05  # of the full time, one changed


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sources, folder = Path(name) / "sources", Path(name) / "index"
        write_remix(sources, arguments.documents, arguments.shared)
        full = index(sources, folder, batch=256)
        print(f"full: {full.documents} documents, {full.passages} passages in {full.seconds:.1f} s")
        nothing = sorted(index(sources, folder).seconds for _ in range(3))[1]
        print(f"nothing changed: {nothing:.2f} s (under {MOST_SECONDS} s)")
        changed = sources / "00007.md"
        changed.write_text(changed.read_text(encoding="utf-8") + "\n\nMore is to follow.\n", encoding="utf-8")
        one = index(sources, folder)
        assert (one.changed, one.unchanged) == (1, arguments.documents - 1)
        share = one.seconds / full.seconds
        print(f"one changed: {one.seconds:.2f} s, {share:.1%} of the full time (under {MOST_SHARE:.0%})")
    return 0 if nothing < MOST_SECONDS and share < MOST_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
