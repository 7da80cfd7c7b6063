"""Indexing a folder, whole process, beside the bare `model.encode` of what it embeds, in one run: about
5 minutes.

    python -m bench.speed.indexing [SHARED]

The folder is the political articles of SHARED/data. Target: at most 1.5 times the bare call, under 900 MB. The bare
call is sentence-transformers as it comes (batches of 32), its start and the loading of the model not counted; it is
timed twice, around the indexing, and averaged, as a busy machine changes speed by the minute.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from bench.arguments import add_shared, create_parser
from bench.whole_process import Ran, run
from index import IndexFolder
from index.store.connection import connect_reader
from index.store.documents import missing_texts
from index.store.generations import members, published

MOST = 1.5  # times the bare call
MOST_MEMORY = 900  # MB


def embedded_texts(index: Path) -> list[str]:
    """What the published generation embeds, each text once."""
    database = connect_reader(IndexFolder(index))
    generation = published(database)
    assert generation is not None
    texts: dict[str, str] = {}
    for document_id, _ in members(database, generation.id).values():
        missing = missing_texts(database, document_id, "none", "none")
        texts |= {hashed: wanted.text for hashed, wanted in missing.items()}
    database.close()
    return list(texts.values())


def encode(texts: list[str]) -> float:
    """Seconds that the bare call takes in this process."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    from index.embedding import read_model_files

    model = SentenceTransformer(str(read_model_files().folder), device="cpu")
    started = time.perf_counter()
    model.encode(texts)
    return time.perf_counter() - started


def bare(texts: Path) -> tuple[float, Ran]:
    ran = run("-m", "bench.speed.indexing", "--encode", texts)
    return float(ran.out), ran


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--encode", type=Path, help="only time the bare call on the texts of this JSON file")
    arguments = parser.parse_args()
    if arguments.encode is not None:
        print(encode(json.loads(arguments.encode.read_text(encoding="utf-8"))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compare(arguments.shared / "data" / "politics" / "coverage", Path(folder))


def compare(sources: Path, folder: Path) -> int:
    """Prints the figures; 0 where both targets hold."""
    # Once for the texts, and so that the disk's cache is warm for both sides.
    run("-m", "bot", "index", "--sources", sources, "--index", folder / "first", "--json")
    texts = folder / "texts.json"
    embedded = embedded_texts(folder / "first")
    texts.write_text(json.dumps(embedded), encoding="utf-8")
    before, bare_process = bare(texts)
    indexing = run("-m", "bot", "index", "--sources", sources, "--index", folder / "second", "--json")
    after, _ = bare(texts)
    report = json.loads(indexing.out.splitlines()[-1])
    alone = (before + after) / 2
    ratio = indexing.seconds / alone
    print(f"{report['documents']} documents, {report['passages']} passages, {report['quotations']} quotations")
    print(f"bare model.encode of {len(embedded)} texts: {before:.1f} s before, {after:.1f} s after")
    print(f"  its whole process: {bare_process.seconds:.1f} s, {bare_process.peak_mb:.0f} MB")
    print(f"indexing, whole process: {indexing.seconds:.1f} s, {indexing.peak_mb:.0f} MB")
    print(f"ratio {ratio:.2f} (at most {MOST}); memory {indexing.peak_mb:.0f} MB (under {MOST_MEMORY})")
    return 0 if ratio <= MOST and indexing.peak_mb < MOST_MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
