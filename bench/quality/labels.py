"""How many of those that quotations are given to are called something that, by its form alone, names no person, no
organisation and no role; and how many of their descriptions are no noun phrase: about a minute.

    python -m bench.quality.labels [SHARED] [--sets NAME …] [--sample N]

Reads the coverage of the sets straight from the text, without an index. A form is a suspicion and no verdict: what is
flagged may be a name, and what is not may be none, so --sample prints N labels at random instead, each in its line, to
be read by hand.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.arguments import add_sets, add_shared, create_parser
from bench.indexes import documents_of
from index.attribution.attributor import attribute
from index.attribution.speakers.label_forms import CLOSED, SAYING, reasons_of_label
from index.attribution.text import lexicon
from index.quotation import Speaker
from index.text.structure import read_structure
from tests.support.attribution_lines import documents

SEED = 1
_AROUND = 160  # characters to either side of a label that is read by hand
_EXAMPLES = 6  # of each reason
_LONGEST_DESCRIPTION = 16  # words


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker of one document with the words around where it is first named."""

    document: str
    speaker: Speaker
    around: str


def labels(folder: Path) -> Iterator[Label]:
    for document in documents(folder):
        for speaker in attribute(document, read_structure(document.text)).speakers:
            place = speaker.mentions[-1].start if speaker.mentions else 0
            around = document.text[max(0, place - _AROUND) : place + _AROUND]
            yield Label(document.key, speaker, " ".join(around.split()))


def reasons_of_description(description: str) -> Iterator[str]:
    """Why a description looks like no noun phrase."""
    words = description.split()
    lower = [w.lower() for w in words]
    if lower[0] in CLOSED - {"who"} or words[0].endswith("ing"):
        yield "begins like a clause"
    if words[-1].rstrip(".") in ("Mr", "Mrs", "Ms", "Dr") or lower[-1] in CLOSED | {"the", "a", "an"}:
        yield "breaks off"
    if any(w in SAYING or w in lexicon.SUBJECT_PRONOUNS for w in lower):
        yield "holds a verb of saying or a pronoun"
    if len(words) > _LONGEST_DESCRIPTION:
        yield "long"
    if len(words) == 1 and (words[0].islower() or lower[0].endswith("s")):
        yield "a bare noun"


def tell(title: str, found: Iterable[tuple[str, Iterator[str]]]) -> None:
    examples: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    flagged = total = 0
    for text, reasons in found:
        total += 1
        given = list(reasons)
        flagged += bool(given)
        for reason in given:
            counts[reason] += 1
            examples.setdefault(reason, []).append(text)
    print(f"\n{title}: {flagged} of {total} flagged ({flagged / max(total, 1):.3f})")
    for reason, count in counts.most_common():
        shown = dict.fromkeys(examples[reason])
        print(f"    {count:4} {reason}: {'; '.join(list(shown)[:_EXAMPLES])}")


def sample(found: Mapping[str, list[Label]], number: int) -> None:
    every = [(name, label) for name, held in found.items() for label in held]
    for name, label in random.Random(SEED).sample(every, min(number, len(every))):  # the same each time
        print(f"{name} {label.document}\n    {label.speaker.name} ({label.speaker.kind.value})\n    … {label.around} …")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_sets(parser)
    parser.add_argument("--sample", type=int, metavar="N", help="print N labels at random with the words around them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = {name: list(labels(documents_of(arguments.shared, name, Path(folder)))) for name in arguments.sets}
    if arguments.sample is not None:
        sample(found, arguments.sample)
        return
    for name, held in found.items():
        tell(f"{name}, labels", ((one.speaker.name, reasons_of_label(one.speaker)) for one in held))
        described = (d for one in held for d in one.speaker.descriptions)
        tell(f"{name}, descriptions", ((d, reasons_of_description(d)) for d in described))


if __name__ == "__main__":
    main()
