"""Learns the axes that word pieces' vectors are kept on, from articles alone: about 3 minutes.

    python -m bench.learn.token_axes [SHARED] [--write]

Uncentred principal components over the word pieces of a sample of passages of SHARED/data/attributions.jsonl and of the
articles of SHARED/data/train. Prints the share of all inner products that stays on so many axes, and how near those
learnt lie to those before; --write renews index/embedding/token_axes.npy. An index keeps vectors under the name of
their axes, so that with other axes the next `index` embeds every passage again.
"""

import io
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.arguments import ROOT, add_shared, create_parser
from index import Document, open_indexing_embedder, sha256_of
from index.embedding.token_axes import axes_file, axes_fingerprint
from index.ingest.embedded_texts import passage_text
from index.ingest.source import read_text
from index.text.passages import split_passages
from index.text.structure import read_structure

AXES = 64  # on which the first excerpt was right as often as on all 384
PRINTED = (32, 48, 64, 96, 128)
PASSAGES = 500  # of each of the three sets
SEED = 5
Floats = NDArray[np.float64]
_FILE = ROOT / "index" / "embedding" / "token_axes.npy"
_BATCH = 64  # passages whose pieces are held at once


def articles(shared: Path) -> Iterator[list[Document]]:
    """Those of each set, in an order that stays."""
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    yield [read_text(row["document_id"], "", row["text"]) for row in rows]
    for name in ("uk", "sport"):
        paths = sorted((shared / "data" / "train" / name / "coverage").rglob("*.txt"))
        yield [read_text(path.name, "", path.read_text(encoding="utf-8")) for path in paths]


def passages(documents: Sequence[Document]) -> list[str]:
    """A sample of what is embedded of them."""
    texts = [
        passage_text(document.title, passage.span.of(document.text))
        for document in documents
        for passage in split_passages(document.text, read_structure(document.text))
    ]
    return random.Random(SEED).sample(texts, PASSAGES)


def products(texts: Sequence[str]) -> tuple[Floats, int]:
    """The sum of all pieces' outer products, (d, d), and how many pieces there are."""
    embedder = open_indexing_embedder()
    total, count = np.zeros((embedder.dimensions, embedder.dimensions)), 0
    for start in range(0, len(texts), _BATCH):
        for tokens in embedder.embed_with_tokens(texts[start : start + _BATCH])[1]:
            pieces = tokens.vectors.astype(np.float64)
            total += pieces.T @ pieces
            count += len(pieces)
    return total, count


def principal(total: Floats) -> tuple[Floats, Floats]:
    """Each axis's share of the whole (d,), largest first, and the axes as columns (d, d), each with its largest number
    above nought."""
    shares, axes = np.linalg.eigh(total)
    shares, axes = shares[::-1] / shares.sum(), axes[:, ::-1]
    return shares, axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(len(axes))])


def nearness(one: Floats, other: Floats) -> float:
    """Of the spaces that two sets of orthonormal columns span: the mean squared cosine between them, 0 to 1."""
    return float(np.square(one.T @ other).sum() / min(one.shape[1], other.shape[1]))


def _write(axes: NDArray[np.float32]) -> None:
    """The file, and its hash in the module that reads it."""
    np.save(_FILE, axes)
    module = _FILE.with_suffix(".py")
    written = module.read_text(encoding="utf-8").replace(axes_fingerprint(), sha256_of(_FILE.read_bytes()))
    module.write_text(written, encoding="utf-8")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {_FILE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    texts = [text for documents in articles(arguments.shared) for text in passages(documents)]
    total, count = products(texts)
    shares, axes = principal(total)
    print(f"{len(texts)} passages, {count:,} word pieces")
    print("kept: " + ", ".join(f"{shares[:number].sum():.3f} on {number} axes" for number in PRINTED))
    before = np.load(io.BytesIO(axes_file())).astype(np.float64)
    print(f"nearness to the {before.shape[1]} axes before: {nearness(before, axes[:, :AXES]):.3f}")
    if arguments.write:
        _write(axes[:, :AXES].astype(np.float32))


if __name__ == "__main__":
    main()
