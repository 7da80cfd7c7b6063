"""Whose a letter, an ad or a statement is: "the email" of which the document says who sent it speaks for the sender."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...quotation import SpeakerKind
from ..names.entities import Entities
from ..names.mentions import Mention
from ..names.name_finder import Name
from ..text import lexicon
from ..text.sentences import MASK
from .referents import Resolved, owned_by, referent_of

_KINDS = (
    lexicon.words("email e-mail message text"),
    lexicon.words("statement release press-release announcement communique response"),
    lexicon.words("ad ads advertisement advert commercial spot video voice-over narrator"),
    lexicon.words("letter note petition"),
    lexicon.words("memo memorandum document documents"),
    lexicon.words("report study review survey paper analysis"),
    lexicon.words("post tweet posting thread caption"),
    lexicon.words("lawsuit suit complaint filing brief motion petition"),
    lexicon.words("ruling opinion order decision"),
    lexicon.words("editorial op-ed column essay article piece"),
    lexicon.words("book memoir"),
    lexicon.words("speech remarks address"),
)
NOUNS = frozenset().union(*_KINDS) - lexicon.words("narrator voice-over paper text thread analysis remarks address")
_REACH = 1500  # characters back
_BEFORE = 120  # characters of a sentence before the noun
_AFTER = 160  # and behind it
_GROUP_REACH, _APPOSED_REACH = 40, 60  # behind a name
_MAKES = (
    "sent|sends|wrote|writes|issued|issues|released|releases|posted|posts|published|put out|aired|aires|signed|tweeted|"
    "penned|delivered|fired off|launched|ran|unveiled|circulated|filed|submitted|shared|gave|said|says|added"
)
_MADE = "sent|written|signed|penned|authored|drafted|co-authored|issued|posted|published|filed|paid for|delivered"
_WORDS = r"(?:[\w'’$.-]+ ){0,4}?"
_DETERMINER = "(?:an?|the|his|her|its|their|another|this)"
_SUBJECT = re.compile(
    rf"(?:^|[.!?\n] ?)(?:In |{MASK} )?(?:The|An?|This|That|His|Her|Its|Their|\w+['’]s) (?:[\w-]+ ){{0,2}}?"
    rf"(?:{lexicon.any_of(NOUNS)})\b",
    re.MULTILINE,
)
_INSIDE = r"(?:[ap]\.m\.|[A-Z]\.|[^.!?\n])"
_TRUST = 0.72  # another than the one told of before may have made it
_GROUPS = lexicon.any_of(
    lexicon.words("campaign office administration government committee team party department group company")
)
_SAME_KIND = {
    head: re.compile(rf"\b(?:{lexicon.any_of(frozenset().union(*(k for k in _KINDS if head in k)))})\b", re.IGNORECASE)
    for head in frozenset().union(*_KINDS)
}
# What stands between a name and the writing that it makes.
_OWNS = re.compile(rf"['’]s? {_WORDS}")
_MADE_IT = re.compile(
    rf"(?:['’]s?)? ?(?P<group>{_GROUPS})?(?:, [^,.\n]{{1,60}},)? ?(?:has |had |also |later )*"
    rf"(?:{_MAKES})\b(?: (?!that\b)[\w'’-]+){{0,3}}? (?:in |out )?{_DETERMINER} {_WORDS}"
)
# And between a writing and the name of who sent it.
_SENT = re.compile(rf"{_INSIDE}{{0,90}}?\b(?:{_MADE})\b{_INSIDE}{{0,40}}? (?:by|from) | (?:from|by|of) ")
_DESCRIBED = re.compile(r"(?:then-|[a-z'’,-]+ ){0,6}")
_ELSEWHERE = re.compile(r"\b(?:to|about|on|for|against|that|which|who|and)\b")
_GROUP_AFTER = re.compile(rf"(?:['’]s?)? ({_GROUPS})\b")
_APPOSED = re.compile(r"['’]s? [\w -]{3,40}, ")


class Writings:
    """One document's. `names` are in order."""

    def __init__(self, masked: str, names: Sequence[Name], entities: Entities) -> None:
        self._masked, self._names, self._entities = masked, names, entities
        self._starts = [n.whole.start for n in names]

    def author(self, mention: Mention) -> Resolved | None:
        """Of the writing that the phrase means: whose the nearest one of its kind is said to be, in the phrase's own
        sentence or before it."""
        return self._of(mention.head, mention.span.end)

    def taken_up(self, at: int) -> Resolved | None:
        """Whose "it" is that goes on with a writing: the last that a sentence begins with."""
        subjects = list(_SUBJECT.finditer(self._masked, max(0, at - _REACH), at))
        return self._of(subjects[-1].group().rsplit(" ", 1)[-1].lower(), subjects[-1].end()) if subjects else None

    def _of(self, head: str, end: int) -> Resolved | None:
        if (same_kind := _SAME_KIND.get(head)) is None:
            return None
        places = [m.span() for m in same_kind.finditer(self._masked, max(0, end - _REACH), end)]
        owners = (self._sender(stop) or self._maker(start) for start, stop in reversed(places))
        return next((owner for owner in owners if owner is not None), None)

    def _maker(self, noun: int) -> Resolved | None:
        """ "The Doe campaign sent a fundraising email", "Doe said in a statement", "Doe's letter"."""
        start = max(0, noun - _BEFORE)
        before = self._masked[start:noun]
        for number in range(bisect_left(self._starts, noun) - 1, -1, -1):
            name = self._names[number]
            if name.whole.start < start:
                return None
            between = before[name.span.end - start :]
            if _OWNS.fullmatch(between) is not None:
                return self._owner(name, "")
            made = _MADE_IT.fullmatch(between)
            if made is not None:
                return self._owner(name, made["group"] or "")
        return None

    def _sender(self, end: int) -> Resolved | None:
        """ "The email was sent by …", "a letter from …"."""
        sent = _SENT.match(self._masked, end, end + _AFTER)
        if sent is None:
            return None
        place = sent.end()
        number = bisect_left(self._starts, place)
        if number == len(self._names):
            return None
        name = self._names[number]
        between = self._masked[place : name.whole.start]
        if _DESCRIBED.fullmatch(between) is None or _ELSEWHERE.search(between) is not None:
            return None
        if (group := _GROUP_AFTER.match(self._masked, name.span.end, name.span.end + _GROUP_REACH)) is not None:
            return self._owner(name, group[1])
        if name.possessive:
            apposed = _APPOSED.match(self._masked, name.span.end, name.span.end + _APPOSED_REACH)
            if apposed is None or number + 1 == len(self._names):
                return None
            following = self._names[number + 1]
            beside = following.whole.start == apposed.end()
            return self._owner(following, "") if beside else None
        return self._owner(name, "")

    def _owner(self, name: Name, group: str) -> Resolved | None:
        entity = self._entities.of(name)
        if entity is None:
            return None
        if group:
            return Resolved(owned_by(entity.name, group, group, SpeakerKind.ORGANISATION), _TRUST)
        return Resolved(referent_of(entity), _TRUST)
