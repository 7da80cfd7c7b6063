"""Rounds of kills: an index is made, renewed, rebuilt, mended or rolled back, killed meanwhile, and asked afterwards.

After each kill doctor finds nothing wrong and every question is answered as the generation that is served answers it;
then the next run finishes the work, the answers are those of the new coverage, and no text was embedded twice but
those of the batch in flight; with one more run, no file holds a word of what was removed.
"""

import json
import logging
import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from index import IndexDamaged, IndexFolder, NothingPublished, rollback
from retrieval import Retriever
from tests.support.damage.killing import STEPS, killed
from tests.support.ground import WordsEmbedder, answers, index, unsound, write_coverage

DOCUMENTS, CHANGED, BATCH = 12, 4, 8
REMOVED = "Zephyrine Quibbleworth"  # quoted in a document of the coverage before, and nowhere afterwards
ACTIONS = ("first index", "index", "rebuild", "mend", "rollback")


@dataclass(frozen=True, slots=True)
class KillReport:
    """`tried` counts kills by what they came into and where; `never` are the steps that no kill came before; `lost`
    counts what was wrong, by what it was: empty where nothing was lost."""

    killed: int
    tried: dict[str, int]
    embedded_twice: int
    never: tuple[str, ...]
    lost: dict[str, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """Coverage before and after, an index of the one before, and what both answer; `back` is what is answered after
    a going back that nobody interrupted (BM25 weighs words over all generations that are kept)."""

    folder: Path
    before: list[object]
    after: list[object]
    back: list[object]

    @classmethod
    def laid(cls, folder: Path) -> "Ground":
        write_coverage(folder / "old", DOCUMENTS)
        write_coverage(folder / "oldest", DOCUMENTS - 1, version=2, changed=2)
        for gone in ("old", "oldest"):
            said = f'The ferry\n\n"It sails," said {REMOVED}, a captain.\n'
            (folder / gone / "removed.md").write_text(said, encoding="utf-8")
        write_coverage(folder / "new", DOCUMENTS + 1, version=1, changed=CHANGED)
        index(folder / "oldest", folder / "base")
        index(folder / "old", folder / "base")
        index(folder / "new", folder / "fresh")
        shutil.copytree(folder / "base", folder / "back")
        index(folder / "new", folder / "back")
        rollback(IndexFolder(folder / "back"))
        return cls(folder, *(_answers(folder / name) for name in ("base", "fresh", "back")))


def _answers(folder: Path) -> list[object]:
    with closing(Retriever.open(folder, WordsEmbedder)) as retriever:
        return answers(retriever)


def _act(action: str, ground: Ground, log: Path) -> None:
    trial = ground.folder / "trial"
    if action == "rollback":
        rollback(IndexFolder(trial))
    else:
        index(ground.folder / "new", trial, rebuild=action == "rebuild", log=log, batch=BATCH)


def _prepare(action: str, ground: Ground) -> None:
    trial = ground.folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    if action == "first index":
        return
    shutil.copytree(ground.folder / "base", trial)
    if action == "rollback":
        index(ground.folder / "new", trial)
    if action == "mend":
        with closing(sqlite3.connect(trial / "index.sqlite3")) as database, database:
            database.execute("UPDATE passage SET start = start + 1")


def _losses(action: str, ground: Ground, log: Path) -> list[str]:
    """What is wrong after a kill, and after the run that follows it."""
    trial, wrong = ground.folder / "trial", []
    if action == "mend":
        # Damaged before the kill: what is asked is told so, or answered from what is sound.
        with suppress(IndexDamaged):
            if _answers(trial) not in (ground.before, ground.after):
                wrong.append("an answer of no generation")
    else:
        try:
            served = _answers(trial)
        except NothingPublished:
            served = None
        whole = (ground.back, ground.after) if action == "rollback" else (ground.before, ground.after)
        if served not in whole and not (action == "first index" and served is None):
            wrong.append("an answer of no generation")
        if served is not None and unsound(trial):
            wrong.append("doctor finds something")
    _act("index" if action in {"rollback", "rebuild", "first index"} else action, ground, log)
    if _answers(trial) != ground.after:
        wrong.append("the next run does not finish the work")
    if unsound(trial):
        wrong.append("doctor finds something afterwards")
    _act("index", ground, log)
    removed = [word.lower().encode() for word in REMOVED.split()]
    if any(word in path.read_bytes().lower() for path in trial.rglob("*") if path.is_file() for word in removed):
        wrong.append("a word of what was removed")
    if unsound(trial):
        wrong.append("doctor finds something after what was removed is overwritten")
    left = [p.name for p in trial.rglob("*") if p.name.endswith((".part", ".fresh"))]
    if left:
        wrong.append("something is left behind")
    return wrong


def _twice(log: Path) -> int:
    """How many texts were embedded more than once."""
    if not log.exists():
        return 0
    texts = Counter(t for line in log.read_text().splitlines() for t in json.loads(line))
    return sum(count - 1 for count in texts.values())


def _durations(ground: Ground, log: Path) -> dict[str, float]:
    taken = {}
    for action in ACTIONS:
        _prepare(action, ground)
        started = time.monotonic()
        killed(partial(_act, action, ground, log), ("no such step", 1), 0.0)
        taken[action] = time.monotonic() - started
    log.unlink(missing_ok=True)
    return taken


def kill_rounds(kills: int, seed: int) -> KillReport:
    # A forked child does not have the threads of its parent: nobody may wait for them.
    os.environ["OMP_NUM_THREADS"] = "1"
    logging.disable()  # what is mended is counted here
    chance, lost, tried, met = random.Random(seed), Counter[str](), Counter[str](), set[str]()
    embedded_twice = 0
    with tempfile.TemporaryDirectory() as name:
        ground, log = Ground.laid(Path(name)), Path(name) / "embedded.jsonl"
        assert ground.before != ground.after
        taken = _durations(ground, log)
        for action, label, step in _trials(chance):
            if tried.total() == kills:
                break
            _prepare(action, ground)
            log.unlink(missing_ok=True)
            if not killed(partial(_act, action, ground, log), step, chance.uniform(0, taken[action])):
                continue
            tried[f"{action}, {label}"] += 1
            met.add(label)
            lost.update(_losses(action, ground, log))
            twice = _twice(log)
            embedded_twice += twice
            if twice > BATCH:
                lost["more embedded twice than the batch in flight"] += 1
    never = tuple(sorted({f"before {label}" for label in STEPS} - met))
    return KillReport(tried.total(), dict(tried), embedded_twice, never, dict(lost))


def _trials(chance: random.Random) -> Iterator[tuple[str, str, tuple[str, int] | None]]:
    """Without end: random instants and named steps in turn; every action's every step, then any of them for the
    first to the sixth time that it comes. A step that an action does not come to kills nobody."""
    named = [(action, step) for action in ACTIONS for step in STEPS.items()]
    chance.shuffle(named)
    for number in count():
        yield ACTIONS[number % len(ACTIONS)], "at a random instant", None
        action, (label, event) = named[number % len(named)]
        yield action, f"before {label}", (event, 1 if number < len(named) else chance.randint(1, 6))
