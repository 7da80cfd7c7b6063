"""What stands in marks because it is called so: nicknames, titles of works, shops and ships, buttons. Nobody says it.

Only forms that a paper cannot mean as speech; slogans and scare quotes are weighed with the speakers.
"""

import re

from . import lexicon
from .quotation_marks import QuotedSpan

_WORKS = lexicon.any_of(
    lexicon.words(
        """
        novel novella memoir autobiography biography book bestseller trilogy album song single track ballad hymn anthem
        film movie documentary thriller comedy sitcom soap drama series show musical opera ballet play poem painting
        sculpture mural exhibition podcast programme essay cartoon comic sequel prequel soundtrack blog magazine
        newsletter videogame chapter section heading episode racehorse yacht trawler ferry
        """
    )
)
_WRITTEN = rf"(?:{_WORKS}|report|study|paper|article|column|pamphlet|thesis|lecture)"
_OTHER_NAME = re.compile(
    r"(?:\b(?:known|billed|advertised|marketed|trademarked|sold)(?:\s+[\w’'-]+){0,4}?\s+as"
    r"|(?:,|\b(?:is|was|are|were|been|being|once|also))\s+(?:nicknamed|dubbed|christened|code-?named)"
    r"|\b(?:en)?titled|\bsubtitled|\bheadlined|\bnickname|\bmoniker|\balias|\baka|\ba\.k\.a\."
    r"|\b(?:is|are|was|were|been)\s+(?:often|sometimes|commonly|widely|popularly|also|locally|affectionately)\s+called"
    r"|\b(?:which|that|word|name|term|phrase|” |\" )\s*means?|\btranslates?\s+(?:as|to)|\bshort\s+for|\bstands?\s+for"
    r"|\b(?:slogan|motto|catchphrase|tagline|strapline)"
    r"|\bthe\s+(?:stage\s+|pen\s+|code\s+|brand\s+|user\s*|nick)?(?:name|title|headline|heading))"
    r"\s*,?\s*(?:of\s+)?(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:\A|[\s(])([A-Z][\w-]+|[A-Z]\.|[A-Z]['’][A-Z]\w+) \Z")
# A headline that capitalises every word goes on with one more.
_NAME_AFTER = re.compile(r" (?:[A-Z]\. )?[A-Z][\w’'-]*[a-z](?! [A-Z])")
_BROADCAST = re.compile(
    r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s"
    r"|\b(?:on|for|according to|(?:broadcast|edition|episode|instal?lment|host) of) "
    r"(?:[A-Z][\w.&-]* ){0,4}[A-Z][\w.&-]*['’]s) \Z"
)
_WORK_BEFORE = re.compile(
    rf"\b(?:(?:{_WORKS})s?(?:\s+(?:\d+|one|two|three|four|five))?"
    r"|(?:author|co-author|editor|co-editor|director|producer|creator|narrator|stars?)\s+(?:of|in))\s*,?\s*\Z",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b{_WRITTEN}\s+(?:[a-z]+\s+){{0,3}}?by\s+[A-Z][^,.;:]{{1,40}},\s*\Z")
_WORK_AFTER = re.compile(rf"(?:,?\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){{0,3}}?|\s+)(?:{_WORKS})s?\b")
_PRESSED = re.compile(
    r"\b(?:click(?:s|ed|ing)?|press(?:es|ed|ing)?|tap(?:s|ped|ping)?|push(?:es|ed|ing)?|select(?:s|ed|ing)?|button|tab|"
    r"link|icon|key|checkbox|folder)\s+(?:on\s+)?(?:(?:the|a|an)\s+)?(?:(?:button|link|tab|icon|key)\s+)?"
    r"(?:(?:marked|labell?ed|called|named|saying)\s+)?\Z"
)
_BUTTON = re.compile(r"\s(?:button|tab|link|icon|key|menu|checkbox)s?\b")
_CALLED = re.compile(
    r"\b(?:an?|the|his|her|its|their|one)\s+(?:[\w-]+\s+){0,3}?([a-z][a-z-]+)\s+(?:called|named|code-?named)\s+\Z"
)
_SMALL = lexicon.words("a an the of on in and or for to with at by from is as")
_LONGEST = 14  # words of a name
_LABEL = 5  # words on a button or in a nickname
_REACH = 70  # characters before the mark


def is_named_thing(text: str, quoted_span: QuotedSpan) -> bool:
    """True where the marks hold what something or somebody is called."""
    words = quoted_span.inner.of(text).rstrip(",.;").split()
    if not 0 < len(words) <= _LONGEST or not quoted_span.closed:
        return False
    start, end = quoted_span.outer.start, quoted_span.outer.end
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH]
    short = len(words) <= _LABEL and words[0][:1].isupper()
    stopped = quoted_span.inner.of(text).rstrip()[-1:] in ",.;!?…"
    if short and not stopped and _is_within_name(before, after, words):
        return True
    if _OTHER_NAME.search(before) is not None:
        return True
    if short and (_PRESSED.search(before) or _BUTTON.match(after)) is not None:
        return True
    return _is_title(words) and (
        (len(words) > 1 and _is_of_work(before, after))
        or _BROADCAST.search(before) is not None
        or ((called := _CALLED.search(before)) is not None and called.group(1) not in lexicon.PERSON_NOUNS)
    )


def _is_within_name(before: str, after: str, words: list[str]) -> bool:
    """ "Edwin “Buzz” Carver"."""
    name = _NAME_BEFORE.search(before)
    if name is None or _NAME_AFTER.match(after) is None or not all(w[:1].isupper() for w in words):
        return False
    return name.group(1) not in lexicon.STARTERS


def _is_of_work(before: str, after: str) -> bool:
    return (_WORK_BEFORE.search(before) or _BY.search(before)) is not None or _WORK_AFTER.match(after) is not None


def _is_title(words: list[str]) -> bool:
    return words[0][:1].isupper() and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in words)
