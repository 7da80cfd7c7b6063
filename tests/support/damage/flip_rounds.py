"""Rounds of damage: a byte flipped, a file cut short or missing, in the database, the vector files and the exported
model.

After each the index is opened and asked, as after a restart, and by a retriever that was opened before and is first
asked after; doctor examines it; the next run mends it.
"""

import logging
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from index import (
    DEFAULT_MODEL,
    Embedder,
    IndexFolder,
    PullquoteError,
    check_export,
    open_question_embedder,
    read_model_files,
    rollback,
)
from index.embedding.exported import export_path
from retrieval import Retriever
from tests.support.ground import REAL, WORDS, Model, answers, index, unsound, write_coverage

DOCUMENTS = 12
MODEL_SHARE = 10  # every so many flips hit the exported model


@dataclass(slots=True)
class Tally:
    """Outcomes by the kind of file and of damage."""

    rows: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, kind: str, outcome: str) -> None:
        self.rows.setdefault(kind, Counter())[outcome] += 1

    @property
    def served_wrong(self) -> int:
        return self._count(lambda outcome: "WRONG" in outcome)

    @property
    def not_mended(self) -> int:
        """How often the next run did not make the index whole."""
        return self._count(lambda outcome: outcome.startswith("next run") and "whole" not in outcome)

    def _count(self, counts: Callable[[str], bool]) -> int:
        return sum(n for outcomes in self.rows.values() for outcome, n in outcomes.items() if counts(outcome))


@dataclass(frozen=True, slots=True)
class Ground:
    folder: Path
    before: list[object]
    after: list[object]
    model: Model

    @classmethod
    def laid(cls, folder: Path, model: Model = WORDS) -> "Ground":
        write_coverage(folder / "old", DOCUMENTS)
        write_coverage(folder / "sources", DOCUMENTS + 1, version=1, changed=3)
        index(folder / "old", folder / "sound", model=model)
        index(folder / "sources", folder / "sound", model=model)
        shutil.copytree(folder / "sound", folder / "back")
        rollback(IndexFolder(folder / "back"))
        return cls(folder, asked(folder / "back", model), asked(folder / "sound", model), model)


def asked(folder: Path, model: Model) -> list[object]:
    with closing(Retriever.open(folder, model.for_questions)) as retriever:
        return answers(retriever)


def damage(path: Path, kind: str, chance: random.Random) -> None:
    size = path.stat().st_size
    if kind == "missing":
        path.unlink()
    elif kind == "cut short":
        with path.open("r+b") as file:
            file.truncate(chance.randrange(size))
    else:
        with path.open("r+b") as file:
            place = chance.randrange(size)
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ chance.randrange(1, 256)]))


def of_index(ground: Ground, chance: random.Random, kind: str, tally: Tally, only: str | None = None) -> None:
    trial = ground.folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    shutil.copytree(ground.folder / "sound", trial)
    files = [p for p in sorted(trial.rglob("*")) if p.suffix in {".sqlite3", ".faiss"}]
    if only is not None:
        files = [p for p in files if p.suffix == only]
    path = chance.choices(files, [p.stat().st_size for p in files] if kind == "flipped" else None)[0]
    row = f"{'SQLite' if path.suffix == '.sqlite3' else 'FAISS'}, {kind}"
    row += " (real model)" if ground.model is REAL else ""
    with closing(Retriever.open(trial, ground.model.for_questions)) as open_before:
        open_before.outlets()
        if kind == "flipped":
            damage(path, kind, chance)
            tally.add(row, f"opened before, first asked after: {_how(lambda: answers(open_before), ground)}")
        else:
            damage(path, kind, chance)
    how = _how(lambda: asked(trial, ground.model), ground)
    tally.add(row, f"after a restart: {how}")
    found = bool(unsound(trial))
    tally.add(row, "doctor: finds it" if found else "doctor: nothing to find")
    try:
        index(ground.folder / "sources", trial, model=ground.model)
        whole = asked(trial, ground.model) == ground.after and not unsound(trial)
        tally.add(row, "next run: whole" if whole else "next run: NOT WHOLE")
    except PullquoteError as told:
        tally.add(row, f"next run: {type(told).__name__}")


def _how(ask: Callable[[], list[object]], ground: Ground) -> str:
    try:
        found = ask()
    except PullquoteError as told:
        return f"told so ({type(told).__name__})"
    if found == ground.after:
        return "answered as before"
    return "answered by the generation before" if found == ground.before else "SERVED WRONG"


def of_model(folder: Path, chance: random.Random, tally: Tally, expected: object) -> None:
    """The export is verified whenever it is opened; what takes its place is the reference, of the same vectors."""
    export = next(folder.glob("*.onnx"))
    path = chance.choice([export, export, export, export.with_suffix(".json")])
    sound = path.read_bytes()
    damage(path, "flipped", chance)
    try:
        embedder = open_question_embedder(None, folder)
        if type(embedder).__name__ == "OnnxEmbedder":
            same = _vector(embedder) == expected
            tally.add("model, flipped", "answered as before" if same else "SERVED WRONG")
        else:
            tally.add("model, flipped", "found; the reference embeds instead")
    except PullquoteError as told:
        tally.add("model, flipped", f"told so ({type(told).__name__})")
    try:
        check_export(None, folder)
        tally.add("model, flipped", "doctor: nothing to find")
    except PullquoteError:
        tally.add("model, flipped", "doctor: finds it")
    path.write_bytes(sound)


def _vector(embedder: Embedder) -> list[float]:
    return [round(float(x), 5) for x in embedder.embed(["Who opposes the toll?"])[0]]


def flip_rounds(flips: int, real: int, seed: int) -> Tally:
    """`flips` of the index and the model with what costs nothing to embed, `real` of an index of the real model."""
    logging.disable()  # what is damaged is counted here
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ground = Ground.laid(folder)
        _flips(ground, folder / "models", flips, chance, tally)
        for kind in ("cut short", "missing"):
            for suffix in (".sqlite3", ".faiss"):
                for _ in range(max(1, flips // 50)):
                    of_index(ground, chance, kind, tally, suffix)
        if real:
            with_model = Ground.laid(folder / "real", REAL)
            for number in range(real):
                of_index(with_model, chance, "flipped", tally, ".faiss" if number % 2 else ".sqlite3")
    return tally


def _flips(ground: Ground, models: Path, flips: int, chance: random.Random, tally: Tally) -> None:
    _copy_export(models)
    expected = _vector(open_question_embedder(None, models))
    for number in range(flips):
        if number % MODEL_SHARE == 0:
            of_model(models, chance, tally, expected)
        else:
            of_index(ground, chance, "flipped", tally, ".faiss" if number % MODEL_SHARE == 1 else None)


def _copy_export(folder: Path) -> None:
    folder.mkdir()
    export = export_path(read_model_files(DEFAULT_MODEL))
    for path in (export, export.with_suffix(".json")):
        shutil.copy(path, folder / path.name)
