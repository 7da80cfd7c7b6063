"""What eight clients are answered who ask without a pause through twenty reindexes by another process, a rollback and a
rebuild of a damaged database: about 5 minutes.

    python -m bench.reliability.soak [--clients 8] [--reindexes 20] [--real 2]

Every answer names its generation and is held against the documents of that generation: each excerpt is a run of
them. No error, no answer from a state that was never published, and a published one is noticed within seconds.
"""

import argparse
import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.arguments import create_parser
from index import IndexFolder, rollback
from retrieval import Answer, Retriever
from tests.support.ground import QUESTIONS, REAL, ROOT, WORDS, Model, index, unsound, write_coverage

DOCUMENTS = 40
MODELS = {model.name: model for model in (WORDS, REAL)}
NOTICED_WITHIN = 2.0  # seconds
PAUSE = 0.5  # seconds between two runs, in which all is asked of what was published


@dataclass(slots=True)
class Asked:
    """What one client saw: answers with when they came and how long they took, and what was raised."""

    answers: list[tuple[float, float, Answer]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def ask_on(retriever: Retriever, seen: Asked, first: int, stop: threading.Event) -> None:
    number = first
    while not stop.is_set():
        number += 1
        started = time.monotonic()
        try:
            answer = retriever.ask(QUESTIONS[number % len(QUESTIONS)])
        except Exception as error:
            seen.errors.append(f"{type(error).__name__}: {error}")
        else:
            ended = time.monotonic()
            seen.answers.append((ended, ended - started, answer))


def by_another_process(model: Model, *arguments: str | Path) -> int:
    """The generation that is served when it ends."""
    with_model = ["--model", model.name]
    done = subprocess.run(
        [sys.executable, "-m", "bench.reliability.soak", *with_model, *map(str, arguments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return int(json.loads(done.stdout)["generation"])


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def misfits(seen: list[Asked], published: dict[int, dict[str, str]]) -> list[str]:
    """Answers that do not stand in the documents of the generation they name."""
    wrong = []
    for _, _, answer in (entry for client in seen for entry in client.answers):
        documents = published.get(answer.generation or -1)
        if documents is None:
            wrong.append(f"generation {answer.generation} was never published")
            continue
        for excerpt in (*answer.excerpts, *answer.nearest):
            if excerpt.span.of(documents.get(excerpt.document, "")) != excerpt.text:
                wrong.append(f"generation {answer.generation} has no such words in {excerpt.document}")
    return wrong


def soak(clients: int, reindexes: int, folder: Path, model: Model = WORDS) -> int:
    """Prints the figures; 0 where all holds."""
    sources, place = folder / "sources", folder / "index"
    write_coverage(sources, DOCUMENTS)
    published = {index(sources, place, model=model).generation or 0: texts(sources)}
    moved: list[tuple[float, int]] = []
    seen, stop = [Asked() for _ in range(clients)], threading.Event()

    def publish(*arguments: str | Path) -> int:
        generation = by_another_process(model, *arguments)
        moved.append((time.monotonic(), generation))
        published.setdefault(generation, texts(sources))
        time.sleep(PAUSE)
        return generation

    with closing(Retriever.open(place, model.for_questions)) as retriever:
        retriever.ask(QUESTIONS[0])
        threads = [
            threading.Thread(target=ask_on, args=(retriever, client, number, stop))
            for number, client in enumerate(seen)
        ]
        for thread in threads:
            thread.start()
        for version in range(1, reindexes + 1):
            write_coverage(sources, DOCUMENTS + version, version=version, changed=version % 7 + 1)
            publish("--index", sources, place)
        back = publish("--rollback", place)
        forth = publish("--rebuild", sources, place)
        again = publish("--damage", sources, place)
        stop.set()
        for thread in threads:
            thread.join()
    wrong = misfits(seen, published)
    errors = [error for client in seen for error in client.errors]
    everything = sorted((*entry[:2], entry[2].generation) for client in seen for entry in client.answers)
    noticed = [
        next((at - when for at, _, g in everything if g == generation and at > when), float("inf"))
        for when, generation in moved
    ]
    taken = sorted(took for _, took, _ in everything)
    print(f"{len(everything)} answers to {clients} clients from {len(published)} generations")
    print(f"{reindexes} reindexes, a rollback to {back}, a rebuild {forth}, a damaged database built anew {again}")
    print(f"errors: {len(errors)} {errors[:2] or ''}")
    print(f"answers that are not of their generation: {len(wrong)} {wrong[:2] or ''}")
    print(f"noticed after {median(noticed):.2f} s, at most {max(noticed):.2f} s (under {NOTICED_WITHIN} s)")
    print(f"a question takes {median(taken) * 1000:.0f} ms, at most {taken[-1] * 1000:.0f} ms, swaps included")
    sound = not unsound(place)
    print(f"doctor afterwards: {'all is well' if sound else 'FINDS SOMETHING'}")
    return 0 if sound and not errors and not wrong and max(noticed) < NOTICED_WITHIN else 1


def work(arguments: argparse.Namespace) -> int:
    """The other process: one run, told as JSON."""
    if arguments.rollback:
        print(json.dumps({"generation": rollback(IndexFolder(arguments.rollback))}))
        return 0
    sources, place = arguments.index or arguments.rebuild or arguments.damage
    if arguments.damage:
        import sqlite3

        # Damage that no reader has in its memory yet, and that none asks for meanwhile.
        with closing(sqlite3.connect(IndexFolder(place).database)) as database, database:
            database.execute("UPDATE tally SET sum = sum + 1")
    report = index(sources, place, rebuild=bool(arguments.rebuild), batch=256, model=MODELS[arguments.model])
    print(json.dumps({"generation": report.generation}))
    return 0


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--reindexes", type=int, default=20)
    parser.add_argument("--real", type=int, default=2, help="further reindexes, with the real model")
    parser.add_argument("--model", choices=sorted(MODELS), default=WORDS.name, help=argparse.SUPPRESS)
    parser.add_argument("--index", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--rebuild", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--damage", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--rollback", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    logging.disable()
    if arguments.index or arguments.rebuild or arguments.damage or arguments.rollback:
        return work(arguments)
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        failed = soak(arguments.clients, arguments.reindexes, Path(name))
        if arguments.real:
            print("with the real model:")
            failed |= soak(arguments.clients, arguments.real, Path(other), REAL)
    return failed


if __name__ == "__main__":
    sys.exit(main())
