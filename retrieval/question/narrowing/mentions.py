"""Where a question names a time with what leads to it, and which of these limit it: "the 2016 act" does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ..intent import SAYING_NOUNS, SPEECH_VERBS
from ..tokens import FUNCTION_WORDS
from .calendar_forms import MONTH, YEAR
from .leads import LEADS, Lead, lead_of
from .times import TIME, WrittenTime

_WHOSE = "the|that|this|those|these|an?|his|her|its|their|our|my|your"
_ON = r" onwards?\b| (?:or|and) (?:later|earlier)\b| (?:or|and) (?:after|before)(?=\W*$)"
_NO_OTHER_NUMBER = rf"(?![\w%'])(?![.,:/]\d|-(?!(?:{MONTH}))\w)(?! (?:to|and|or) (?!{YEAR}\b)\d{{3}})"
_MENTION = re.compile(
    r"(?<![\w$£€#'.,:-])(?<![\W\d]/)"
    rf"(?:(?P<lead>{LEADS}) (?:(?:at least|about|around|roughly|both) )?|(?P<prefix>pre|post)-)?"
    rf"(?:(?P<whose>{_WHOSE}) )??(?P<time>{TIME})(?P<own>'s)?{_NO_OTHER_NUMBER}(?P<on>{_ON})?"
)
_PREFIXES = {"pre": Lead.BEFORE, "post": Lead.AFTER}  # "pre-2016"
_WORD_BEFORE = re.compile(r"([\w']+)\.? $")
_EVENT = re.compile(r"(?: ([a-z][\w-]*))?")
# What a number counts that would be a year without it.
_COUNTED = re.compile(
    r" (?:people|voters?|votes?|men|women|troops|soldiers|seats?|states?|points?|jobs|homes|delegates|dollars|pounds"
    r"|euros|miles|met(?:re|er)s|pages|words|days|weeks|months|times|deaths|cases|per ?cent|hundred|thousand"
    r"|[mb]illion)\b"
)
# What is laid down in a text of that year is so at any time.
_LAID_DOWN = re.compile(r" (?:[\w-]+ ){0,2}(?:acts?|laws?|bills?|treaty|rules?|regulations?|budget|census)\b")
_SAYING = SPEECH_VERBS | SAYING_NOUNS
# What coverage has of a day; of anything else ("the crash of 2008") the day is what it is called by.
_DATED = SAYING_NOUNS | frozenset(
    """
    article articles coverage edition editions interview interviews issue issues news paper papers piece pieces report
    reports reporting speech speeches story stories
    """.split()
)
# What is of somebody or done by somebody, where May is the one: "said by May", "everyone except May".
_BY_SOMEBODY = SAYING_NOUNS | frozenset(
    """
    said told made given done led signed written called announced proposed backed hear heard everyone everybody
    anyone anybody
    """.split()
)
_MAY_DOES = re.compile(
    r" (?:be|have|not|well|also|he|she|they|it|we|i|you|became|was|took|had|did|won|lost|met|came|left|\w{3,}ed)\b"
)
_THE_MARCH = re.compile(r" (?:on|for|against|in|through|to|by|of|at|from|was)\b|\W*$")
# What a time belongs to that nothing leads to: "plans for May 2016", "Theresa May 2016", "rule 05/2019".
_OF_TOPICS = frozenset(
    """
    for to than versus vs with as about was is mr mrs ms miss dame lord lady minister secretary pm theresa
    rule regulation directive case law act section article resolution decree bill order no
    """.split()
)
_AGED = ("his", "her", "their", "my", "your")  # "in her eighties"


class LimitKind(Enum):
    """TIME: the days of it. EVENT: something of that time sets the limit, on a day that nobody knows ("before the June
    primary"). APART: two days that are no span ("on May 3 and 9")."""

    TIME = auto()
    EVENT = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """From `start` to `end` (exclusive) of the folded question. `alone` tells that it limits the question by itself,
    unless it is `of_topic`; others do so beside one that does ("in 2016, 2017")."""

    start: int
    end: int
    lead: Lead
    time: WrittenTime
    kind: LimitKind
    alone: bool
    of_topic: bool


def mentions_in(folded: str) -> Iterator[Mention]:
    """In order. What names no limit, whatever stands beside it, is left out."""
    for found in _MENTION.finditer(folded):
        time = WrittenTime.of(found["time"])
        lead = _PREFIXES[found["prefix"]] if found["prefix"] else lead_of(found["lead"])
        lead = _of_span(lead) if time.is_span else lead
        before = _WORD_BEFORE.search(folded[: found.start()])
        about = _About(found, time, lead, before.group(1) if before else "", folded[found.end() :])
        kind = about.kind()
        if kind is not None:
            event = _EVENT.match(folded, found.end()) if kind is LimitKind.EVENT else None
            end = found.end() if event is None or event.group(1) in FUNCTION_WORDS else event.end()
            yield Mention(found.start(), end, _onward(lead, found["on"]), time, kind, about.alone(), about.of_topic())


def _of_span(lead: Lead) -> Lead:
    return Lead.WITHIN if lead in (Lead.BETWEEN, Lead.FROM, Lead.SINCE) else lead


def _onward(lead: Lead, on: str | None) -> Lead:
    if on is None or lead not in (Lead.NONE, Lead.WITHIN, Lead.ON, Lead.FROM, Lead.SINCE):
        return lead
    return Lead.UNTIL if on.endswith(("earlier", "before")) else Lead.SINCE


@dataclass(frozen=True, slots=True)
class _About:
    """One time in a question: `before` is the word that stands before it and its lead, `after` the text behind it."""

    found: re.Match[str]
    time: WrittenTime
    lead: Lead
    before: str
    after: str

    def alone(self) -> bool:
        if self.lead is not Lead.NONE or self.found["on"] or self.time.counts_from_today or self.time.part:
            return True
        words = self.found["time"]
        return self.time.alone and (not words.startswith("the ") or words.startswith("the week "))

    def of_topic(self) -> bool:
        if self.lead is Lead.OF and self.before:
            return self.before not in _DATED and not self.time.counts_from_today
        if self.lead is not Lead.NONE:
            return False
        if self.time.counts_from_today:
            return self.before == "usa"
        return self.before in _OF_TOPICS or self.before.endswith(("'s", "s'"))

    def kind(self) -> LimitKind | None:
        if self._is_no_time():
            return None
        whose = self.found["whose"] is not None and not (self.time.names_decade and self.time.part)
        if whose or self.found["own"]:
            return self._of_event()
        if self.lead is Lead.ON and not self.time.alone and not self.time.names_day:
            return None
        listed = self.time.is_span and " and " in self.found["time"] and self.found["lead"] not in ("between", "from")
        return LimitKind.APART if listed and not self.time.spans_two else LimitKind.TIME

    def _is_no_time(self) -> bool:
        if self.time.bare_year:
            return self.found["whose"] is None and _COUNTED.match(self.after) is not None
        if self.time.names_decade and self.found["whose"] in _AGED:
            return True
        if not self.time.bare_month:
            return False
        if self.found["own"] or (self.lead is Lead.OF and self.before in _SAYING):
            return True
        match self.found["time"]:
            case "may":
                led = self.lead in (Lead.BY, Lead.FROM, Lead.UNTOLD) and self.before in _BY_SOMEBODY
                return led or _MAY_DOES.match(self.after) is not None
            case "march":
                return self.found["whose"] is not None and _THE_MARCH.match(self.after) is not None
        return False

    def _of_event(self) -> LimitKind | None:
        if self.lead is Lead.WITHIN:
            if self.time.bare_month and self.found["whose"] not in (None, "the"):
                return LimitKind.EVENT
            return None if _LAID_DOWN.match(self.after) else LimitKind.TIME
        return None if self.lead in (Lead.NONE, Lead.OF, Lead.ON, Lead.FROM, Lead.BY) else LimitKind.EVENT
