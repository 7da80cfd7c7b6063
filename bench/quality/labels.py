"""How many of those that quotations are given to are called something that, by its form alone, names no person, no
organisation and no role; and how many of their descriptions are no noun phrase: about a minute.

    python -m bench.quality.labels [SHARED] [--sets NAME …] [--sample N]

Reads the coverage of the sets straight from the text, without an index. A form is a suspicion and no verdict: what is
flagged may be a name, and what is not may be none, so --sample prints N labels at random instead, each in its line, to
be read by hand.
"""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.arguments import add_sets, add_shared, create_parser
from bench.indexes import documents_of
from index.attribution.attributor import attribute
from index.attribution.text import lexicon, proper_names
from index.quotation import Speaker, SpeakerKind
from index.text.structure import read_structure
from tests.support.attribution_lines import documents

SEED = 1
_AROUND = 160  # characters to either side of a label that is read by hand
_EXAMPLES = 6  # of each reason
_LONGEST = 6  # words of a name
_LONGEST_DESCRIPTION = 16  # words
_CLOSED = (
    lexicon.PREPOSITIONS
    | lexicon.SUBJECT_PRONOUNS
    | lexicon.AUXILIARY_VERBS
    | lexicon.words(
        "and or but if when while as because though that which who before after since until besides without into"
    )
)
_NOUNS = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_NOUNS
_SAYING = lexicon.CORE_SPEECH_VERBS
_PARTICLES = lexicon.words("of the for and on de la von van der den di da du al el bin del & to y dos")


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


def reasons_of_label(speaker: Speaker) -> Iterator[str]:
    """Why a label looks like none, by its words."""
    words = speaker.name.split()
    if speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.GROUP) or words[0] in ("a", "an", "the"):
        yield from _reasons_of_phrase(words)
    elif not speaker.name.startswith("@"):
        yield from _reasons_of_name(words, speaker.kind)


def _reasons_of_name(words: list[str], kind: SpeakerKind) -> Iterator[str]:
    owner, first, last = "'s " in " ".join(words), words[0], words[-1]
    if first[0].islower() and first not in _PARTICLES:
        yield "begins with a small letter"
    if first.lower() in _CLOSED and first not in proper_names.GIVEN and len(words) > 1:
        yield "begins with a word of no name"
    if any(w.islower() and w not in _PARTICLES for w in words[1:]) and not owner:
        yield "holds small words"
    if len(words) > _LONGEST or any(w in _SAYING for w in map(str.lower, words[1:])):
        yield "a clause or a headline"
    if len(words) > 1 and all(w.isupper() and len(w) > len("USA") for w in words):
        yield "all in capitals"
    if len(words) == 1 and (first.lower() in _NOUNS or first in proper_names.CALENDAR or first in lexicon.STARTERS):
        yield "a common noun"
    role = first.lower() in lexicon.PERSON_NOUNS and first not in proper_names.GIVEN
    if kind is SpeakerKind.PERSON and len(words) > 1 and (role or first.rstrip(".") in lexicon.ABBREVIATED_TITLES):
        yield "a role before a name"
    if len(words) > 1 and first.endswith(("ing", "ly")) and words[1] in proper_names.GIVEN:
        yield "a sentence's first word before a name"
    if kind is SpeakerKind.PERSON and last in _CLOSED:
        yield "goes on behind the name"


def _reasons_of_phrase(words: list[str]) -> Iterator[str]:
    lower = [w.lower().strip("’'") for w in words]
    if any(w in _SAYING or w in lexicon.AUXILIARY_VERBS or w in lexicon.SUBJECT_PRONOUNS for w in lower):
        yield "a clause"
    link = next((i for i, w in enumerate(lower) if i and w in ("of", "for", "in", "at", "from", "with")), len(lower))
    head = lower[link - 1]
    known = any(n in _NOUNS for n in (head, head.removesuffix("s"), f"{head.removesuffix('ies')}y"))
    if not known and head.capitalize() not in proper_names.DEMONYMS and not head.endswith(("ist", "ists", "-old")):
        yield "no person or organisation at its head"
    if head in lexicon.DOCUMENTS:
        yield "a document"
    if len(words) == 1 and not head.endswith("s"):
        yield "a bare noun"
    if lower[-1] in _CLOSED or lower[-1].endswith("ly") or re.fullmatch(r"[\d.,%]+", lower[-1]):
        yield "breaks off"


def reasons_of_description(description: str) -> Iterator[str]:
    """Why a description looks like no noun phrase."""
    words = description.split()
    lower = [w.lower() for w in words]
    if lower[0] in _CLOSED - {"who"} or words[0].endswith("ing"):
        yield "begins like a clause"
    if words[-1].rstrip(".") in ("Mr", "Mrs", "Ms", "Dr") or lower[-1] in _CLOSED | {"the", "a", "an"}:
        yield "breaks off"
    if any(w in _SAYING or w in lexicon.SUBJECT_PRONOUNS for w in lower):
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
