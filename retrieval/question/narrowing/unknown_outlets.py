"""A paper that a question is narrowed to, and that the coverage has nothing of, or has two of that name: told by what
papers are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import SpeakerKind, fold

from ..intent import ASKING_WORDS, AUXILIARIES, SPEECH_VERBS
from ..question import SURE, QuestionVocabulary, is_everyday
from ..tokens import FUNCTION_WORDS, tokens

_LEAD = r"(?:[Ii]n|[Pp]er|[Ff]rom|[Vv]ia|[Aa]ccording to)"
_PAPER = (
    "Times|Post|News|Journal|Herald|Guardian|Telegraph|Tribune|Gazette|Mail|Express|Mirror|Independent|Globe|Chronicle"
    "|Observer|Examiner|Economist|Register|Courier|Sentinel"
)
_SUNDAY = "(?:Mail|Independent|Star|Express) on Sunday"
_PLACE = r"(?!Royal Mail\b|American Express\b)[A-Z][\w.&'’-]* "
_LONG = rf"(?:(?:{_PLACE}){{1,3}}(?:{_PAPER}|Today)|{_SUNDAY})"  # "Saltby Courier"; "Today" alone is a day
_BESIDE = ASKING_WORDS | AUXILIARIES | SPEECH_VERBS | FUNCTION_WORDS | {"last", "yesterday", "today"}
_TYPED = re.compile(
    rf"\b{_LEAD} (?P<name>(?:[Tt]he )?{_LONG}|[Tt]he (?:{_PAPER}))\b"
    rf"|^(?P<first>{_LONG}):|,\s*(?P<last>{_LONG})\W*$"
)
# In small letters only what hardly is anything else: "in the guardian?", not "in the times of need".
_SMALL = re.compile(
    r"\b(?:in|per|from|via|according to) "
    r"(?P<name>the (?:guardian|telegraph|independent|tribune|gazette|herald|economist"
    rf"|(?:daily|sunday|evening|morning) (?:mail|mirror|express|star|news|times|post|telegraph|record|standard)"
    rf"|{_SUNDAY.lower()}))\b"
)


@dataclass(frozen=True, slots=True)
class UnknownOutlet:
    """`words` name it, as they were typed with what leads to it; `rest` is the question with blanks for them."""

    words: str
    rest: str


def find_unknown_outlet(core: str, vocabulary: QuestionVocabulary) -> UnknownOutlet | None:
    """In `core`, a question as it was typed, of which no outlet of the coverage was read."""
    if all(token.capital for token in tokens(core)):
        return None  # where every word has a capital, none tells anything
    plain = re.sub(r"\s", " ", core)
    found = _TYPED.search(plain) or _SMALL.search(plain)
    if found is None or not _is_apart(plain, found.end()):
        return None
    name = next(group for group in found.groups() if group)
    words = [token.text for token in tokens(name)]
    speaker = is_speaker(words, vocabulary) and not _ends_outlets(words[-1], vocabulary)
    if speaker or (name.islower() and is_everyday(words[-1], vocabulary)):
        return None
    rest = core[: found.start()] + " " * len(found.group()) + core[found.end() :]
    return UnknownOutlet(found.group().strip(" ,:?"), rest)


def _is_apart(text: str, end: int) -> bool:
    """False for "in the Fox News poll", "the Times/CBS survey": the paper only tells which."""
    following = next(iter(tokens(text[end:])), None)
    if following is None:
        return True
    gap = text[end : end + following.start]
    return following.text in _BESIDE if gap.isspace() else gap.endswith(" ")


def _ends_outlets(word: str, vocabulary: QuestionVocabulary) -> bool:
    """Whether papers are called so: of two that are, nobody can tell which is meant."""
    return any(fold(outlet).endswith(f" {word}") for outlet in vocabulary.outlets.values())


def is_speaker(words: Sequence[str], vocabulary: QuestionVocabulary) -> bool:
    """True where the coverage quotes an organisation that is surely called so, or whatever has no other name: a paper
    is nobody's surname."""
    best = next(iter(vocabulary.speakers.named(words)), None)
    if best is None or best.fit < SURE:
        return False
    return vocabulary.speakers[best.identity].kind is not SpeakerKind.PERSON or best.fit == 1.0
