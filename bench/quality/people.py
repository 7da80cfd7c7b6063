"""How much of what `/timeline` shows is on the topic, how much that is on it is left out, and how many descriptions of
`/who` are no whole noun phrases or another's: about two minutes.

    python -m bench.quality.people [SHARED] [--indexes DIR] [--misses]

What was shown was read by hand, once, and people.json holds the verdicts: of timelines by how an excerpt begins, right
and wrong, and what was left out though it is on the topic and was seen while the least probability was lower; of
descriptions the wrong ones, all others having been read. The rules were set on politics; business had been read for
nothing before. What nobody has read is counted apart. --misses prints what is wrong, left out and unread.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.arguments import SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from index import open_question_embedder
from retrieval import Retriever

VERDICTS = Path(__file__).with_suffix(".json")
_SHOWN = 70  # characters of what is printed


def timelines(retriever: Retriever, read: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """A verdict on each excerpt that is shown, and on each right one that is not."""
    for one in read:
        told = retriever.timeline(one["speaker"], one["topic"])
        shown = [" ".join(entry.excerpt.text.split()) for entry in told.entries]
        asked = f"{told.speaker} on {told.topic}"
        for text in shown:
            verdict = next((v for v in ("right", "wrong") if _begins(text, one[v])), "unread")
            yield verdict, f"{asked}: {text[:_SHOWN]}"
        for begun in one["right"]:
            if not any(text.startswith(begun) for text in shown):
                yield "left out", f"{asked}: {begun}"


def _begins(text: str, beginnings: Iterable[str]) -> bool:
    return any(text.startswith(begun) for begun in beginnings)


def descriptions(retriever: Retriever, wrong: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A verdict on each, everybody's."""
    known = set(wrong)
    names = dict.fromkeys(said.speaker for said in retriever.quotations() if said.speaker)
    profiles = {profile.name: profile for name in names if (profile := retriever.who(name)) is not None}
    for profile in profiles.values():
        for description in profile.descriptions:
            told = f"{profile.name}: {' '.join(description.words.split())}"
            yield ("wrong" if told in known else "right"), told


def report(title: str, verdicts: Iterable[tuple[str, str]], *, misses: bool) -> None:
    found: dict[str, list[str]] = {"right": [], "wrong": [], "left out": [], "unread": []}
    for verdict, told in verdicts:
        found[verdict].append(told)
    right, wrong = len(found["right"]), len(found["wrong"])
    share = right / max(right + wrong, 1)
    others = ", ".join(f"{len(found[kind])} {kind}" for kind in ("left out", "unread") if found[kind])
    print(f"{title:24}{right} of {right + wrong} right ({share:.3f})" + (f", {others}" if others else ""))
    if misses:
        for kind in ("wrong", "left out", "unread"):
            for told in found[kind]:
                print(f"    {kind}: {told}")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--misses", action=argparse.BooleanOptionalAction, default=False, help="print them")
    arguments = parser.parse_args()
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8"))
    with built_indexes(arguments.shared, arguments.indexes, SETS) as indexes:
        for name in SETS:
            with closing(Retriever.open(indexes / name, open_question_embedder)) as retriever:
                read = timelines(retriever, verdicts["timelines"][name])
                report(f"{name}, timelines", read, misses=arguments.misses)
                told = descriptions(retriever, verdicts["descriptions"][name])
                report(f"{name}, descriptions", told, misses=arguments.misses)


if __name__ == "__main__":
    main()
