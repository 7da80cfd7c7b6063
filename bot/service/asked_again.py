"""Whether a question is asked again, for a note that a person left: the very words, or the same person on the very same
topic. A near miss is worse than silence, so nothing but phrasing is passed over.
"""

import hashlib
import re
from dataclasses import dataclass

from index import fold
from retrieval import Scope

# What a question about somebody's words is put with. No "not", no "will", no time and no place is among them: these
# make another question.
_PHRASING = frozenset(
    """
    what did do does has have had say says said saying tell tells told talk talks talked speak speaks spoke about on of
    regarding concerning the a an please
    """.split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_HISSING = ("xes", "ses", "ches", "shes", "zes")
_SHORTEST = 4  # letters of a word that may lose its plural's ending
_SHOWN = 5  # words by which people tell what something is about


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Hashes of a question and of whom and what it is about, within its limits; `topic` is None where one known person
    and a topic can't be told. `about` is the latter for people to read."""

    question: str
    topic: str | None
    about: str


def asked_for(question: str, speakers: tuple[str, ...], scope: Scope = Scope()) -> AskedFor:
    """`speakers` are those of the coverage whom the question names."""
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(question))]
    limits = [fold(str(limit or "")) for limit in (scope.speaker, scope.outlet, scope.after, scope.before)]
    names = {part for speaker in speakers for part in _WORD.findall(fold(speaker))}
    stems = list(dict.fromkeys(stem(word) for word in words if word not in names and word not in _PHRASING))
    known = len(speakers) == 1 and bool(stems)
    topic = _hash("topic", fold(speakers[0]), *limits, *sorted(stems)) if known else None
    shown = " ".join(stems[:_SHOWN])
    about = f"{speakers[0]}: {shown}" if known else ", ".join([*speakers, shown] if shown else speakers)
    return AskedFor(_hash("question", *limits, *words), topic, about or "a question")


def stem(word: str) -> str:
    """A folded word without the ending of an English plural, and never of anything else."""
    if len(word) < _SHORTEST or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(_HISSING) and len(word) > _SHORTEST:
        return word[:-2]
    return word.removesuffix("s")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
