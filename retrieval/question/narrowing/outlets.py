"""An outlet that a question is narrowed to, wherever it stands: "per politico, …", "… in the Post about …"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index import Span, fold

from ..intent import AUXILIARIES, SPEECH_VERBS
from ..question import QuestionVocabulary, is_everyday
from ..tokens import FUNCTION_WORDS, tokens
from .folded import FoldedText
from .unknown_outlets import find_unknown_outlet, is_speaker

_AT_AN_END = r"(?:per|according to|in|from|on|via)"
_INSIDE = r"(?:per|according to|in|from|via)"
_ALL_BUT = (
    r"(?:but )?(?:not|outside(?: of)?|except(?:ing)?(?: for)?|excluding|other than|apart from|aside from|without)"
)
_ITS = r"(?:coverage|reporting|articles?|story|stories|reports?|piece|pieces|interviews?)"
_PRINTS = r"(?:quote|print|publish|report|run|carry)"
_SAYS = r"(?:say|said|write|written|tell|told|claim|claimed)"
_SHORT = 2  # letters; fewer than a name that small letters can tell from a word


@dataclass(frozen=True, slots=True)
class ReadOutlet:
    """`outlet` as the coverage writes it, None where it is narrowed to none; `rest` is the question without it.
    `unread` names a paper that the coverage does not have, or all papers but one, "" where neither is named."""

    outlet: str | None
    rest: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """A folded name of an outlet, without its article. `last` where it is no more than the last word of it."""

    words: str
    outlet: str
    article: str
    last: bool = False

    @property
    def pattern(self) -> str:
        return rf"{self.article}(?P<name>{re.escape(self.words)})(?:'s)?"


def read_outlet(core: str, vocabulary: QuestionVocabulary) -> ReadOutlet:
    """The outlet that `core`, a question as it was typed, is narrowed to. A name that is an everyday word as well
    ("it", short for The Irish Times) is one only where it is typed as a name."""
    folded = FoldedText.of(core)
    for name in _names(vocabulary.outlets, folded.text):
        narrowed = _Narrowed(folded, name, vocabulary)
        if (excluded := narrowed.excluded()) is not None:
            return ReadOutlet(None, folded.without(excluded), excluded.of(folded.text))
        if (rest := narrowed.rest()) is not None:
            return ReadOutlet(name.outlet, rest)
    unknown = find_unknown_outlet(core, vocabulary)
    return ReadOutlet(None, core) if unknown is None else ReadOutlet(None, unknown.rest, unknown.words)


def _names(outlets: Mapping[str, str], folded: str) -> Iterator[_Name]:
    """Names that stand in the question, the longest first; "the Post" where only one outlet's name ends so."""
    for key in sorted((k for k in outlets if k in folded), key=len, reverse=True):
        words = key.removeprefix("the ")
        yield _Name(words, outlets[key], "(?:the )?" if words == key else "the ")
    last = {outlet: parts[-1] for outlet in set(outlets.values()) if len(parts := fold(outlet).split()) > 1}
    counted = Counter(last.values())
    for outlet, word in last.items():
        if counted[word] == 1 and word not in outlets and f"the {word}" in folded:
            yield _Name(word, outlet, "the ", last=True)


class _Narrowed:
    """One question that may be narrowed to one outlet."""

    def __init__(self, folded: FoldedText, name: _Name, vocabulary: QuestionVocabulary) -> None:
        self._folded = folded
        self._name = name
        self._vocabulary = vocabulary

    def excluded(self) -> Span | None:
        """Where every paper but this one is asked for: "not in the Post"."""
        found = self._first(rf"\b{_ALL_BUT}(?: (?:in|from|on|by))? {self._name.pattern}\b")
        return None if found is None else Span(*found.span())

    def rest(self) -> str | None:
        """The question without the outlet and what leads to it; None where it is not narrowed to it."""
        place, folded = self._name.pattern, self._folded
        if lead := self._first(rf"^{_AT_AN_END} {place}\b[\s,:]*"):
            return folded.typed[folded.typed_span(*lead.span()).end :]
        if tail := self._first(rf"[\s,]+{_AT_AN_END} {place}\W*$"):
            return folded.typed[: folded.typed_span(*tail.span()).start]
        if beside := self._beside(place):
            return self._without(beside.span("cut"))
        if self._first(rf"\b{place} (?:had|has|ran|wrote|reported|published|did) (?:something|a|an|some)\b"):
            return folded.typed
        if subject := self._first(rf"\b(?:did|does|has|have) (?P<cut>{place}) {_PRINTS}\b"):
            return self._without(subject.span("cut"))
        if said := self._said(rf"\b(?:did|does|has|have) (?P<cut>{place}) {_SAYS}\b"):
            return self._without(said.span("cut"))
        if heading := self._said(rf"^(?P<cut>{place})(?= (?:on|about) )"):
            return self._without(heading.span("cut"))
        if its := self._first(rf"\b{place} {_ITS}\b(?: (?:of|on|about))?"):
            return self._without(its.span())
        amid = self._all(rf"\b(?P<cut>{_INSIDE} {place})\b[\s,]*(?P<next>[^\W_]+)?")
        inside = next(filter(self._stands_out, amid), None)
        if inside is None or inside["next"] in SPEECH_VERBS | AUXILIARIES:
            return None
        return self._without(inside.span("cut"))

    def _without(self, place: tuple[int, int]) -> str:
        return self._folded.without(Span(*place))

    def _beside(self, place: str) -> re.Match[str] | None:
        """Where the name alone stands before the question or behind it: "harbour post: …", "…, harbour post". In a list
        of papers it narrows nothing."""
        if front := self._first(rf"^(?P<cut>{place}(?::| -(?= )))"):
            return front
        end = self._first(rf"(?P<cut>(?:,\s*| - |\s[(\[]){place}[)\]]?)\W*$")
        before = self._folded.text[: end.start()] if end else ""
        return None if before.endswith(tuple(self._vocabulary.outlets)) else end

    def _said(self, form: str) -> re.Match[str] | None:
        """Where the outlet is put as a speaker whom the coverage does not quote."""
        found = re.search(form, self._folded.text)
        if found is None or is_speaker(found["name"].split(), self._vocabulary):
            return None
        return found if self._is_typed_as_name(found) or not self._is_everyday() else None

    def _first(self, form: str) -> re.Match[str] | None:
        return next(self._all(form), None)

    def _all(self, form: str) -> Iterator[re.Match[str]]:
        return filter(self._is_named, re.finditer(form, self._folded.text))

    def _is_named(self, found: re.Match[str]) -> bool:
        """Whether the outlet is meant there, and not a word that is written like its name."""
        if " " in self._name.words or self._is_typed_as_name(found):
            return True
        return not self._name.last and not self._is_everyday()

    def _stands_out(self, found: re.Match[str]) -> bool:
        """Amid a question, a single word is a paper's name with an article or a capital."""
        the = self._folded.text[: found.start("name")].endswith("the ")
        return " " in self._name.words or the or self._is_typed_as_name(found)

    def _is_everyday(self) -> bool:
        word = self._name.words
        if self._is_short():
            return True
        return is_everyday(word, self._vocabulary)

    def _is_short(self) -> bool:
        return len(self._name.words) <= _SHORT or self._name.words in FUNCTION_WORDS

    def _is_typed_as_name(self, found: re.Match[str]) -> bool:
        """By its capital, or by nothing but capitals where it is short: a question may begin with "It". Where every
        word has one, none tells anything."""
        if all(token.capital for token in tokens(self._folded.typed)):
            return False
        typed = self._folded.typed_span(*found.span("name")).of(self._folded.typed)
        return typed.isupper() if self._is_short() else typed[0].isupper()
