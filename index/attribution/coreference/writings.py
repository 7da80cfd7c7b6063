"""Whose a letter, an ad or a statement is: "the email" of which the document says who sent it speaks for the sender."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...quotation import SpeakerKind
from ..names.entities import Entities
from ..names.mentions import Mention
from ..names.name_finder import Name, NameKind
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
_MAKES = (
    "sent|sends|wrote|writes|issued|issues|released|releases|posted|posts|published|put out|aired|aires|signed|tweeted|"
    "penned|delivered|fired off|launched|ran|unveiled|circulated|filed|submitted|shared|gave|said|says|added|wrote"
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
_TRUST = 0.72
_GROUPS = lexicon.words("campaign office administration government committee team party department group company")


class Writings:
    """One document's. `names` are in order; `owned` gives "Jane Doe's campaign" for a name before such a noun."""

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
        nouns = frozenset().union(*(kind for kind in _KINDS if head in kind))
        if not nouns:
            return None
        noun = re.compile(rf"\b(?:{lexicon.any_of(nouns)})\b", re.IGNORECASE)
        places = [m.span() for m in noun.finditer(self._masked, max(0, end - _REACH), end)]
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
            if re.fullmatch(rf"['’]s? {_WORDS}", between) is not None:
                return self._owner(name, "")
            made = re.fullmatch(
                rf"(?:['’]s?)? ?(?P<group>{'|'.join(_GROUPS)})?(?:, [^,.\n]{{1,60}},)? ?(?:has |had |also |later )*"
                rf"(?:{_MAKES})\b(?: (?!that\b)[\w'’-]+){{0,3}}? (?:in |out )?{_DETERMINER} {_WORDS}",
                between,
            )
            if made is not None:
                return self._owner(name, made["group"] or "")
        return None

    def _sender(self, end: int) -> Resolved | None:
        """ "The email was sent by …", "a letter from …"."""
        after = self._masked[end : end + _AFTER]
        sent = re.match(rf"{_INSIDE}{{0,90}}?\b(?:{_MADE})\b{_INSIDE}{{0,40}}? (?:by|from) ", after)
        sent = sent or re.match(r" (?:from|by|of) ", after)
        if sent is None:
            return None
        place = end + sent.end()
        number = bisect_left(self._starts, place)
        if number == len(self._names):
            return None
        name = self._names[number]
        between = self._masked[place : name.whole.start]
        if re.fullmatch(r"(?:then-|[a-z'’,-]+ ){0,6}", between) is None or re.search(
            r"\b(?:to|about|on|for|against|that|which|who|and)\b", between
        ):
            return None
        after = self._masked[name.span.end : name.span.end + 40]
        if (group := re.match(rf"(?:['’]s?)? ({'|'.join(_GROUPS)})\b", after)) is not None:
            return self._owner(name, group[1])
        if name.possessive:
            apposed = re.match(r"['’]s? [\w -]{3,40}, ", self._masked[name.span.end : name.span.end + 60])
            if apposed is None or number + 1 == len(self._names):
                return None
            following = self._names[number + 1]
            beside = following.whole.start == name.span.end + apposed.end()
            return self._owner(following, "") if beside else None
        return self._owner(name, "")

    def _owner(self, name: Name, group: str) -> Resolved | None:
        entity = self._entities.of(name)
        if entity is None or name.kind is NameKind.ROLE:
            return None
        if group:
            return Resolved(owned_by(entity.name, group, group, SpeakerKind.ORGANISATION), _TRUST)
        return Resolved(referent_of(entity), _TRUST)
