"""The words of a question: tokens with their place, and which of them carry no subject."""

import re
from dataclasses import dataclass

from index import fold

_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*", re.UNICODE)
_OWNING_PLURAL = re.compile(r"s['’] \w")
_OPENING_MARK = re.compile(r"(?<!\w)['‘]\w")

# "How did", drawn together; typed without the apostrophe, too.
WITH_DID = frozenset(f"{word}{did}" for word in "how what why where when who".split() for did in ("'d", "d"))
FUNCTION_WORDS = WITH_DID | frozenset(
    """
    a about above after again against all also am an and any anybody anyone anything are as at be because
    been before being below between both but by can could d did do does doing don down during each else ever every
    everybody everyone everything few for from further get gets getting give given go goes going gone got had
    has have having he her here hers herself him himself his how however i if in into is isn it its itself
    just ll m may me might mine more most much must my myself no nobody nor not nothing now of off on once
    one only or other our ours out over own per put re really s same shall she should so some somebody
    someone something such t than that the their theirs them themselves then there these they thing things
    this those though through to too under until up upon us ve very was wasn we were what whatever when where
    whether which while who whom whose why will with within without won would yet you your yours yes ok okay
    please like lot lots kind sort way stuff actually back even still exactly whats hows wheres whos thats
    dont doesnt didnt wouldnt cant isnt wasnt arent theyre im ive id hes shes bc w
    """.split()
)
# What a question is put with, verb, noun or greeting, and so looked for in no document. Of the verbs of saying, here and
# in the index's lexicon, these alone: others ("announce", "accuse", "demand", "pledge") tell what happened.
FRAME_WORDS = frozenset(
    """
    say says said saying tell tells told telling think thinks thought thinking speak speaks spoke talk talked
    talks comment comments commented mention mentioned mentions state stated statement claim claims claimed
    quote quotes quoted opinion opinions view views take takes stance position reaction react reacts reacted
    respond responds responded response reply replied answer answers answered explain explains explained
    describe describes described note noted notes make makes made remark remarks remarked word words message
    messages tweet tweeted tweets post posted write wrote argue argues argued argument believe believes
    believed feel feels felt reckon reckons mean means meant according report reported reporting reports
    coverage article articles news hey hi hello anyone know remember remind me question quick wonder
    wondering guess folks guys heard hear read ask asked asking call called calls admit admitted admits warn
    warned warns predict predicted predicts latest update updates
    """.split()
)
REFERRING_WORDS = frozenset(
    "he she they him her them his their hers theirs it its that this those these there both".split()
)
OWNING_WORDS = frozenset({"his", "her", "their", "its"})
CONJUNCTIONS = frozenset("and but so also then or plus ok okay".split())  # what a question is tied to others with


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is folded and without a possessive ending; `capital` tells how it was typed."""

    text: str
    start: int
    end: int
    capital: bool
    possessive: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order, with offsets into it."""
    found = []
    for match in _TOKEN.finditer(text):
        word = fold(match.group())
        possessive = word.endswith("'s") or _is_plural_possessive(text, match)
        word = word.removesuffix("'s").strip("'")
        if word:
            found.append(Token(word, match.start(), match.end(), match.group()[0].isupper(), possessive))
    return tuple(found)


def _is_plural_possessive(text: str, word: re.Match[str]) -> bool:
    """True for "the farmers' bees", not for what closes words in marks."""
    owning = _OWNING_PLURAL.match(text, word.end() - 1) is not None
    return owning and _OPENING_MARK.search(text, 0, word.start() + 1) is None


def is_content(word: str) -> bool:
    """True for a word that can carry a subject."""
    return word not in FUNCTION_WORDS and word not in FRAME_WORDS and (len(word) > 1 or word.isdigit())
