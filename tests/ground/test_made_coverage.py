"""Coverage made at will, and an embedder that costs nothing."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from tests.command_line import ROOT
from tests.support.ground import WordsEmbedder, article, write_coverage, write_remix

SEEDS = {path.name for path in (ROOT / "seeds").iterdir()}


def test_vectors_have_length_one_and_nothing_s_is_nothing() -> None:
    vectors = WordsEmbedder().embed(["The ferry sails.", "", "…"])
    assert vectors.shape == (3, WordsEmbedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 0.0, 0.0])


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        ("The ferry sails.", "The ferry sails.", 1.0),
        ("The ferry sails.", "sails FERRY the", 1.0),
        ("ferry", "toll", 0.0),
        ("ferry ferry toll", "ferry toll toll", 0.8),
    ],
)
def test_likeness_is_that_of_the_words(one: str, other: str, cosine: float) -> None:
    first, second = WordsEmbedder().embed([one, other])
    assert float(first @ second) == pytest.approx(cosine, abs=1e-6)


def test_what_was_embedded_is_noted_one_line_a_call(tmp_path: Path) -> None:
    embedder = WordsEmbedder(tmp_path / "log")
    embedder.embed(["one", "two"])
    embedder.embed(["three"])
    lines = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    wanted = [[hashlib.sha256(text.encode()).hexdigest() for text in texts] for texts in (["one", "two"], ["three"])]
    assert [json.loads(line) for line in lines] == wanted


def test_coverage_is_the_seeds_and_as_many_articles(tmp_path: Path) -> None:
    write_coverage(tmp_path, 3)
    made = {f"port-000{number}.md": article(number, 0) for number in range(3)}
    assert {path.name for path in tmp_path.iterdir()} == SEEDS | set(made)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in made} == made


def test_a_later_version_changes_the_first_and_no_other(tmp_path: Path) -> None:
    write_coverage(tmp_path, 3)
    write_coverage(tmp_path, 4, version=2, changed=2)
    versions = [article(0, 2), article(1, 2), article(2, 0), article(3, 0)]
    assert [(tmp_path / f"port-000{n}.md").read_text(encoding="utf-8") for n in range(4)] == versions
    assert article(0, 2) != article(0, 0)


def test_a_remix_is_the_articles_and_then_halves_of_two(tmp_path: Path) -> None:
    data = tmp_path / "shared" / "data"
    data.mkdir(parents=True)
    rows = [{"title": f'"T{n}"', "outlet": "O", "date": "2020-01-01", "text": f"{n}a\n\n{n}b"} for n in range(2)]
    (data / "attributions.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    write_remix(tmp_path / "sources", 3, tmp_path / "shared")
    head = '---\ntitle: "\\"T{}\\""\noutlet: "O"\ndate: "2020-01-01"\n---\n'
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "sources").iterdir()} == {
        "00000.md": head.format(0) + "0a\n\n0b",
        "00001.md": head.format(1) + "1a\n\n1b",
        "00002.md": head.format(0) + "0a\n\n1b",
    }
