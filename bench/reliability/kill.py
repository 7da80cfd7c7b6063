"""kill -9 at every named step and at random instants of indexing, rebuilding, mending and going back.

    python -m bench.reliability.kill [--kills 300] [--real 6]

After each kill: doctor finds nothing wrong, every question is answered as the generation that is served answers it;
then the next run finishes the work, the answers are those of the new coverage, and no text was embedded twice but
those of the batch in flight; with one more run, no file holds a word of what was removed. Prints what was tried, how
often, what was lost.
"""

import argparse
import json
import logging
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from index import IndexDamaged, IndexFolder, NothingPublished, rollback
from retrieval import Retriever
from tests.support.ground import ROOT, WordsEmbedder, answers, index, unsound, write_coverage

DOCUMENTS, CHANGED, BATCH = 12, 4, 8
WHOLE = 300  # kills; with fewer, not every step has its turn
# What a run does, in the words of SQLite's trace and of Python's audit events; a kill comes just before.
STEPS = {
    "a document's row": "INSERT INTO document",
    "a document's seal": "UPDATE document SET seal",
    "a vector": "INSERT OR IGNORE INTO vector",
    "a vector file, aside": "open .part",
    "a vector file, renamed": "os.rename",
    "the generation's row": "INSERT INTO generation",
    "the lexical index": "INSERT INTO passage_words (rowid",
    "the tally": "INSERT INTO tally",
    "a member": "INSERT INTO member",
    "the generation's seal": "UPDATE generation SET seal",
    "the pointer": "INSERT INTO published",
    "a commit": "COMMIT",
    "letting go of a generation": "DELETE FROM generation",
    "letting go of words": "DELETE FROM passage_words",
    "letting go of documents": "DELETE FROM document",
    "letting go of vectors": "DELETE FROM vector WHERE",
    "merging the words": "INSERT INTO passage_words (passage_words)",
    "overwriting what was let go": "VACUUM",
    "emptying the log": "PRAGMA wal_checkpoint",
    "noting that it is overwritten": "DELETE FROM remains WHERE one = 1",
    "deleting a file": "os.remove",
}
REMOVED = "Zephyrine Quibbleworth"  # quoted in a document of the coverage before, and nowhere afterwards
ACTIONS = ("first index", "index", "rebuild", "mend", "rollback")


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


def _kill_before(step: str, occurrence: int) -> None:
    """In the child: SIGKILL to itself just before `step` comes for the given time."""
    left = occurrence

    def come(event: str) -> None:
        nonlocal left
        if event.startswith(step):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def audited(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"os.rename", "os.remove"}:
            come(event)
        elif event == "open" and str(arguments[0]).endswith(".part"):
            come("open .part")

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*arguments, **named)
        database.set_trace_callback(lambda sql: come(sql.lstrip()))
        return database

    connect, sqlite3.connect = sqlite3.connect, traced  # type: ignore[assignment]
    sys.addaudithook(audited)


def _child(work: Callable[[], None], step: tuple[str, int] | None, after: float) -> bool:
    """Run `work` in a process of its own and kill it; True where it was killed before its end."""
    child = os.fork()
    if child == 0:
        try:
            if step is not None:
                _kill_before(*step)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if step is None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) > 0:
        raise SystemExit("a run ended with an error of its own")
    return os.WIFSIGNALED(status)


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
        _child(lambda action=action: _act(action, ground, log), ("no such step", 1), 0.0)  # type: ignore[misc]
        taken[action] = time.monotonic() - started
    log.unlink(missing_ok=True)
    return taken


def chaos(kills: int, seed: int) -> int:
    """Prints the table; 0 where nothing was lost."""
    chance, lost, tried, met = random.Random(seed), Counter[str](), Counter[str](), set[str]()
    killed = embedded_twice = 0
    with tempfile.TemporaryDirectory() as name:
        ground, log = Ground.laid(Path(name)), Path(name) / "embedded.jsonl"
        assert ground.before != ground.after
        taken = _durations(ground, log)
        for action, label, step in _trials(chance):
            if killed == kills:
                break
            _prepare(action, ground)
            log.unlink(missing_ok=True)
            work = lambda action=action: _act(action, ground, log)  # noqa: E731
            if not _child(work, step, chance.uniform(0, taken[action])):
                continue
            killed += 1
            tried[f"{action}, {label}"] += 1
            met.add(label)
            lost.update(_losses(action, ground, log))
            twice = _twice(log)
            embedded_twice += twice
            if twice > BATCH:
                lost["more embedded twice than the batch in flight"] += 1
    for what, times in sorted(tried.items()):
        print(f"{what:58} {times:4}")
    print(f"{killed} kills; embedded twice: {embedded_twice} texts, never more than the {BATCH} in flight")
    never = sorted({f"before {label}" for label in STEPS} - met)
    print(f"steps that were never met: {', '.join(never) or 'none'}")
    print(f"lost: {dict(lost) or 'nothing'}")
    return 1 if lost or (never and kills >= WHOLE) else 0


def _trials(chance: random.Random) -> Iterator[tuple[str, str, tuple[str, int] | None]]:
    """Without end: random instants and named steps in turn; every action's every step, then any of them for the
    first to the sixth time that it comes. A step that an action does not come to kills nobody."""
    named = [(action, step) for action in ACTIONS for step in STEPS.items()]
    chance.shuffle(named)
    for number in count():
        yield ACTIONS[number % len(ACTIONS)], "at a random instant", None
        action, (label, event) = named[number % len(named)]
        yield action, f"before {label}", (event, 1 if number < len(named) else chance.randint(1, 6))


def real(kills: int, seed: int) -> int:
    """The command line with the real model, killed at random instants."""
    chance, lost = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_coverage(folder / "sources", 3)
        run = [sys.executable, "-m", "bot", "index", "--sources", folder / "sources", "--index"]
        started = time.monotonic()
        subprocess.run([*run, folder / "whole"], cwd=ROOT, check=True, capture_output=True)
        whole = time.monotonic() - started
        ask = [sys.executable, "-m", "bot", "ask", "What did Werner Vogels say?", "--json", "--index"]
        expected = _excerpts(subprocess.run([*ask, folder / "whole"], cwd=ROOT, capture_output=True).stdout)
        for number in range(kills):
            process = subprocess.Popen([*run, folder / "trial"], cwd=ROOT, stdout=-3, stderr=-3)
            time.sleep(chance.uniform(0.3, 1.0) * whole)
            process.kill()
            process.wait()
            if number % 2:
                continue  # the next kill meets what this one left
            done = subprocess.run([*run, folder / "trial"], cwd=ROOT, capture_output=True)
            lost["a run that does not finish"] += done.returncode != 0
            lost["doctor finds something"] += bool(unsound(folder / "trial"))
            got = _excerpts(subprocess.run([*ask, folder / "trial"], cwd=ROOT, capture_output=True).stdout)
            lost["another answer"] += got != expected
            shutil.rmtree(folder / "trial")
    lost = +lost
    print(f"{kills} kills of the command line with the real model; lost: {dict(lost) or 'nothing'}")
    return 1 if lost else 0


def _excerpts(out: bytes) -> object:
    return json.loads(out)["excerpts"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reliability.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=WHOLE)
    parser.add_argument("--real", type=int, default=6, help="further kills, with the real model")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    # A forked child does not have the threads of its parent: nobody may wait for them.
    os.environ["OMP_NUM_THREADS"] = "1"
    logging.disable()  # what is mended is counted here
    bad = chaos(arguments.kills, arguments.seed)
    return bad + (real(arguments.real, arguments.seed) if arguments.real else 0)


if __name__ == "__main__":
    sys.exit(main())
