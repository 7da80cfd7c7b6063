"""A draft of 3,000 words over 100,000 passages: how long until every quotation in it is checked: 1 minute where the
index of `answers_at_scale` is kept, else about 15.

    python -m bench.speed.drafts_at_scale [SHARED] [--indexes DIR] [--passages N] [--drafts N] [--profile]

Each draft has 60 quotations: 24 as they stand in the index, 24 of its own that are forged, four of each kind
(`bench.checks.forging`), and 12 of articles that are not in it; between them stands prose of real articles, to 3,000
words in all. Timed is what `check --draft` does once the index is open: the draft is read and analysed, and its
quotations are checked. Printed are the first draft, which finds nothing at hand, and the median and the slowest of the
others, on the clock and in processor time of this process alone, which what else runs on the machine adds little to.
Target: 2 s of processor time for each.
"""

import cProfile
import json
import pstats
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.arguments import add_indexes, add_shared, create_parser
from bench.checks.forging import forgeries, printed_quotations
from bench.quality.score import middle
from bench.speed.answers_at_scale import ARTICLES, MixedEmbedder, build, pieces
from index import IndexFolder, open_question_embedder, read_draft
from retrieval import CheckedDraft
from retrieval.check.draft.checking import check_draft
from retrieval.snapshot import Snapshot

WORDS = 3_000
MOST = 2.0  # seconds
_TRUE, _OF_A_KIND, _ELSEWHERE = 24, 4, 12
_DOCUMENTS = 600  # of the index, that quotations are taken from
_QUOTED = re.compile(r"[“\"]([^“”\"]{50,300})[”\"]")
_MARKS = re.compile(r"[“”\"]")


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock and of the processor."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s, of the processor {self.processor:.2f} s"


def other_articles(shared: Path) -> list[str]:
    """Paragraphs of real articles that are in no index of `answers_at_scale`."""
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in list(lines)[ARTICLES : 2 * ARTICLES]]
    return [paragraph.strip() for text in texts for paragraph in text.split("\n") if paragraph.strip()]


def drafts(snapshot: Snapshot, paragraphs: list[str], number: int) -> Iterator[str]:
    chance = random.Random(7)
    printed = printed_quotations(snapshot, _DOCUMENTS)
    prose = [p for p in paragraphs if _MARKS.search(p) is None and len(p.split()) > 10]
    elsewhere = [found.group(1) for p in paragraphs for found in _QUOTED.finditer(p)]
    for _ in range(number):
        said = [(one.text, one.speaker) for one in chance.sample(printed, _TRUE)]
        said += [(one.text, one.speaker) for one in forgeries(printed, _OF_A_KIND, chance)]
        said += [(text, chance.choice(printed).speaker) for text in chance.sample(elsewhere, _ELSEWHERE)]
        chance.shuffle(said)
        yield _written(said, prose, chance)


def _written(said: list[tuple[str, str]], prose: list[str], chance: random.Random) -> str:
    parts = [f"“{text.rstrip('.,')},” said {speaker}." for text, speaker in said]
    rest = WORDS - sum(len(part.split()) for part in parts)
    while rest > 0:
        added = chance.choice(prose).split()[:rest]
        parts.insert(chance.randint(1, len(parts)), " ".join(added))
        rest -= len(added)
    return "# A draft\n\n" + "\n\n".join(parts) + "\n"


def timed(snapshot: Snapshot, draft: str) -> tuple[CheckedDraft, Taken]:
    wall, processor = time.perf_counter(), time.process_time()
    checked = check_draft(snapshot, read_draft("draft.md", draft.encode()))
    return checked, Taken(time.perf_counter() - wall, time.process_time() - processor)


def run(shared: Path, keep: Path, passages: int, number: int, *, profiled: bool) -> int:
    folder = IndexFolder(keep / str(passages))
    if not folder.database.exists():
        embedder = open_question_embedder()
        made = MixedEmbedder(embedder.fingerprint, embedder.dimensions)
        build(folder, pieces(shared, embedder), passages, made)
    snapshot = Snapshot(folder)
    profile = cProfile.Profile()
    times: list[Taken] = []
    with snapshot.session():
        for draft in drafts(snapshot, other_articles(shared), number):
            if profiled and times:
                profile.enable()
            checked, taken = timed(snapshot, draft)
            profile.disable()
            times.append(taken)
            verdicts = sorted(one.check.verdict.value for one in checked.claims)
            told = ", ".join(f"{verdicts.count(v)} {v}" for v in dict.fromkeys(verdicts))
            print(f"{len(draft.split()):,} words, {len(checked.claims)} quotations ({told}): {taken}")
        held = snapshot.reader.generation.passages
    snapshot.close()
    if profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    later = times[1:] or times
    print(
        f"{held:,} passages; the first draft {times[0]}; of {len(later)} others the median"
        f" {Taken(middle([t.wall for t in later]), middle([t.processor for t in later]))},"
        f" the slowest {Taken(max(t.wall for t in later), max(t.processor for t in later))}"
    )
    return 0 if max(taken.processor for taken in times) <= MOST else 1


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--passages", type=int, default=100_000, metavar="N", help="of the index (default: 100,000)")
    parser.add_argument("--drafts", type=int, default=6, metavar="N", help="how many (default: 6)")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    given = parser.parse_args()
    if given.indexes is not None:
        return run(given.shared, given.indexes, given.passages, given.drafts, profiled=given.profile)
    with tempfile.TemporaryDirectory() as folder:
        return run(given.shared, Path(folder), given.passages, given.drafts, profiled=given.profile)


if __name__ == "__main__":
    sys.exit(main())
