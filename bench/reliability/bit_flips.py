"""A flipped byte at random places of the database, the vector files and the exported model.

    python -m bench.reliability.bit_flips [--flips 500]

After each flip: the index is opened and asked, as after a restart, and by a retriever that was opened before and is
first asked after; doctor examines it; the next run mends it. Prints what was found, what was answered and how, what was
served wrong. Also a file cut short and a file missing, for each file.
"""

import argparse
import json
import logging
import random
import shutil
import sys
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


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reliability.bit_flips", description=__doc__)
    parser.add_argument("--flips", type=int, default=500)
    parser.add_argument("--real", type=int, default=10, help="further flips, of an index of the real model")
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    logging.disable()
    chance, tally = random.Random(arguments.seed), Tally()
    with tempfile.TemporaryDirectory() as name:
        ground = Ground.laid(Path(name))
        models = Path(name) / "models"
        copy_export(models)
        expected = _vector(open_question_embedder(None, models))
        for number in range(arguments.flips):
            if number % MODEL_SHARE == 0:
                of_model(models, chance, tally, expected)
            else:
                of_index(ground, chance, "flipped", tally, ".faiss" if number % MODEL_SHARE == 1 else None)
        for kind in ("cut short", "missing"):
            for suffix in (".sqlite3", ".faiss"):
                for _ in range(max(1, arguments.flips // 50)):
                    of_index(ground, chance, kind, tally, suffix)
        if arguments.real:
            real = Ground.laid(Path(name) / "real", REAL)
            for number in range(arguments.real):
                of_index(real, chance, "flipped", tally, ".faiss" if number % 2 else ".sqlite3")
    for row, outcomes in sorted(tally.rows.items()):
        print(row)
        for outcome, count in sorted(outcomes.items()):
            print(f"    {outcome:58} {count:4}")
    wrong = sum(n for outcomes in tally.rows.values() for outcome, n in outcomes.items() if "WRONG" in outcome)
    unmended = sum(
        n for o in tally.rows.values() for what, n in o.items() if what.startswith("next run") and "whole" not in what
    )
    print(json.dumps({"flips": arguments.flips, "served wrong": wrong, "not mended": unmended}))
    return 1 if wrong or unmended else 0


def copy_export(folder: Path) -> None:
    from index.embedding.exported import export_path

    folder.mkdir()
    export = export_path(read_model_files(DEFAULT_MODEL))
    for path in (export, export.with_suffix(".json")):
        shutil.copy(path, folder / path.name)


if __name__ == "__main__":
    sys.exit(main())
