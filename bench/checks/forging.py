"""Forged quotations: those of the coverage with one thing altered in each, of every kind that misleads."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index import Certainty, Identity, QuotationKind, SpeakerKind
from retrieval.answer import Alteration
from retrieval.question.tokens import FUNCTION_WORDS
from retrieval.snapshot import Snapshot
from retrieval.speech import certainty_of

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|do|does|did|have|has)\b(?!\s+not|n[’']t)")
_NOT = re.compile(r"\s+not\b|(?<=\w)n[’']t\b")
_DIGITS = re.compile(r"(?<![\w.,])\d[\d,.]*\d|\b\d\b")
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b")
_QUALIFIERS = re.compile(
    r"\s(?:may|might|almost|nearly|probably|possibly|perhaps|allegedly|reportedly|sometimes|usually|partly|mostly|some|"
    r"most|only|hardly|apparently|generally|I think|I believe|for now|at least|at most|up to)\b"
)
_CONDITION = re.compile(r",?\s(?:if|unless|provided|as long as)\s[^.!?,;]+(?=[.!?]?\Z)")
_LEAST, _MOST = 8, 60  # words


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation of the coverage, whose speaker is named beside it."""

    text: str
    speaker: str
    document: str
    place: int  # among the quotations of its document


@dataclass(frozen=True, slots=True)
class Forgery:
    """`kind` is None for a true quotation under another's name, `speaker` whom the draft names."""

    text: str
    speaker: str
    kind: Alteration | None


def printed_quotations(snapshot: Snapshot, documents: int | None = None) -> list[Printed]:
    """Of the first so many documents, of all where it is None."""
    reader = snapshot.reader
    return [
        Printed(text, reader.identities[quotation.identity].name, document.key, place)
        for document in islice(reader.documents.values(), documents)
        for place, quotation in enumerate(reader.quotations_in(document.id))
        if quotation.kind is QuotationKind.DIRECT and certainty_of(reader, quotation) is Certainty.NAMED
        if quotation.identity is not None and _is_full_name(reader.identities[quotation.identity])
        for text in [" ".join(part.of(reader.text(document.id)).strip() for part in quotation.parts)]
        if _LEAST <= len(text.split()) <= _MOST and not re.search(r"[\"“”\n&]", text)
    ]


def _is_full_name(identity: Identity) -> bool:
    return identity.kind is SpeakerKind.PERSON and " " in identity.name and identity.name[0].isupper()


def forgeries(printed: Sequence[Printed], number: int, chance: random.Random) -> Iterator[Forgery]:
    """As many of each kind, as far as the coverage has quotations for them."""
    makers: list[tuple[Alteration | None, Callable[[Printed], str | None]]] = [
        (Alteration.NUMBER, lambda one: _with_another_number(one.text, chance)),
        (Alteration.NEGATION, lambda one: _turned_round(one.text, chance)),
        (Alteration.NAME, lambda one: _with_another_name(one.text, printed, chance)),
        (Alteration.SPLICE, lambda one: _spliced(one, printed, chance)),
        (Alteration.CUT, lambda one: _cut(one.text, chance)),
    ]
    for kind, make in makers:
        made = 0
        for one in chance.sample(printed, len(printed)):
            text = make(one)
            if text is not None and text != one.text:
                yield Forgery(text, one.speaker, kind)
                made += 1
            if made == number:
                break
    speakers = sorted({one.speaker for one in printed})
    for one in chance.sample(printed, min(number, len(printed))):
        others = [name for name in speakers if not set(name.split()) & set(one.speaker.split())]
        yield Forgery(one.text, chance.choice(others), None)


def _with_another_number(text: str, chance: random.Random) -> str | None:
    found = _DIGITS.search(text)
    if found is None:
        return None
    number = found.group()
    at = chance.choice([place for place, letter in enumerate(number) if letter.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != number[at]])
    return text[: found.start()] + number[:at] + digit + number[at + 1 :] + text[found.end() :]


def _turned_round(text: str, chance: random.Random) -> str | None:
    denied = list(_NOT.finditer(text))
    if denied and chance.random() < 0.5:
        found = chance.choice(denied)
        return text[: found.start()] + text[found.end() :]
    affirmed = list(_AUXILIARY.finditer(text))
    if not affirmed:
        return None
    found = chance.choice(affirmed)
    return f"{text[: found.end()]} not{text[found.end() :]}"


def _with_another_name(text: str, printed: Sequence[Printed], chance: random.Random) -> str | None:
    found = _name_in(text)
    if found is None:
        return None
    other = next(
        name.group()
        for one in chance.sample(printed, len(printed))
        if (name := _name_in(one.text)) is not None and name.group() not in text
    )
    return text[: found.start()] + other + text[found.end() :]


def _name_in(text: str) -> re.Match[str] | None:
    return next((m for m in _NAME.finditer(text) if m.group().lower() not in FUNCTION_WORDS), None)


def _spliced(one: Printed, printed: Sequence[Printed], chance: random.Random) -> str | None:
    """The first sentence, and a later one of the same speaker in the same document or in another."""
    firsts = [s for s in _SENTENCE.split(one.text) if len(s.split()) >= 6]
    others = [
        sentence
        for other in printed
        if other.speaker == one.speaker and not (other.document == one.document and abs(other.place - one.place) < 2)
        for sentence in _SENTENCE.split(other.text)
        if len(sentence.split()) >= 6
    ]
    if not firsts or not others:
        return None
    first = firsts[0].rstrip(",")
    return f"{first if first[-1] in '.!?' else first + '.'} {chance.choice(others)}"


def _cut(text: str, chance: random.Random) -> str | None:
    places = [*_QUALIFIERS.finditer(text), *_CONDITION.finditer(text)]
    if not places:
        return None
    found = chance.choice(places)
    return text[: found.start()] + text[found.end() :]
