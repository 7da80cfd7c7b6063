"""What a question asks for, by its form."""

import re

from .question import Intent
from .tokens import WITH_DID

# Not the index's SPEECH_VERBS: those are forms that newspapers put beside a quotation, these are what people ask with
# ("what did she make of it", "how does he rate it"). Many of the papers' ("go", "read", "begin", "charge") are what a
# question is about.
SPEECH_VERBS = frozenset(
    """
    say says said saying tell tells told think thinks thought comment commented make makes made tweet tweets
    tweeted claim claims claimed argue argues argued react reacts reacted respond responds responded answer
    answers answered explain explains explained reply replied describe describes described predict predicts
    predicted warn warns warned admit admits admitted insist insists insisted believe believes believed feel
    feels felt reckon reckons reckoned call calls called compare compares compared promise promises promised
    spin spun defend defends defended suggest suggests suggested mention mentioned want wants wanted write
    wrote post posted report reported blame blames blamed complain complained testify testified accuse
    accused criticise criticised criticize criticized dismiss dismissed praise praised confirm confirmed deny
    denied denies speak spoke talk talked announce announced declare declared state stated find finds see
    sees view views rate rates expect expects expected hope hopes hoped urge urged ask asked joke joked add
    added note noted conclude concluded acknowledge acknowledged concede conceded worry worried mock mocked
    vow vowed pledge pledged demand demanded welcome welcomed fear fears propose proposed
    """.split()
)
SPEECH_PHRASES = re.compile(
    r"\b(?:hit back|take back|took back|go after|went after|going after|get at|getting at|weigh in|weighed in|speak out|lash out|lashed out|"
    r"fire back|fired back|have to say|had to say|trying to (?:say|show|do|prove)|take that|took that|put it|open up)\b"
)
SAYING_NOUNS = frozenset(
    """
    reaction response take stance position view views opinion thoughts argument arguments message problem
    reply answer verdict comment comments statement remarks words criticism complaint warning prediction
    advice explanation defence defense side line point points attitude feelings tweet tweets quote quotes
    claim claims objection objections concern concerns comeback retort rebuttal theory theories account
    assessment reasoning excuse justification apology denial plea pledge vow promise
    """.split()
)
# Also as they are typed without an apostrophe, which no paper does.
AUXILIARIES = frozenset(
    """
    did does do has have had was is are were would will could can should didnt doesnt dont wasnt hasnt
    wouldnt
    """.split()
)
ASKING_WORDS = WITH_DID | frozenset(
    """
    what how why where when which whats hows wheres whys
    """.split()
)

# What somebody did whom "who" asks for: it need not be a verb of saying ("who made the comparison", "who was ripped"),
# so that it is neither SPEECH_VERBS nor the index's lexicon, and the words of a phrase stand in it as one.
_ASSERTING = (
    r"(?:said|says|say|saying|thinks?|thought|called?|calls|warn(?:s|ed)?|t(?:old|ells?)|claim(?:s|ed)?|predict(?:s|ed)?|"
    r"admit(?:s|ted)?|compare[sd]?|describe[sd]?|insist(?:s|ed)?|argue[sd]?|believe[sd]?|promise[sd]?|testif(?:y|ied|ies)|accuse[sd]?|"
    r"complain(?:s|ed)?|suggest(?:s|ed)?|brush(?:es|ed)? off|dismiss(?:es|ed)?|jok(?:es?|ed)|tweet(?:s|ed)?|wrote|urge[sd]?|"
    r"critici[sz]e[sd]?|blame[sd]?|praise[sd]?|expect(?:s|ed)?|fear(?:s|ed)?|doubt(?:s|ed)?|sound(?:s|ed)?|den(?:y|ies|ied)|mock(?:s|ed)?|"
    r"made? (?:the|a) \w+ (?:comparison|claim|joke|remark|comment|argument|point|prediction)|comparison|reckon(?:s|ed)?|announced?|declared?|"
    r"acknowledged?|asked|asks|wonder(?:s|ed)|conceded?|vow(?:s|ed)?|likened|labell?ed|dubbed|slammed|blasted|ripped|attacked|defended|worr(?:y|ied|ies))"
)
# Not among the former: "object" also names things, and what a question is about may agree with something.
_SIDING = r"(?:\W+(?:else|also|has|have|had|is|are|was|were|does|did|would))?\W+(?:(?:dis)?agree|oppos|object)(?:[esd]|ed|es|ing)?"
_CLAUSE = r"(?:^|[.?!,;:]\s*)(?:(?:and|but|so|ok|then)\W+)*"
_WHO = re.compile(
    rf"{_CLAUSE}(?:who|whos|who's|which)\b(?:\W+\w+){{0,7}}?\W+{_ASSERTING}\b"
    rf"|{_CLAUSE}(?:who|which (?!object\b)\w+){_SIDING}\b"
    rf"|{_CLAUSE}(?:some(?:body|one)|some)\b(?:\W+\w+){{0,5}}?\W+{_ASSERTING}\b.*\bwho\b"
    rf"|\b(?:some(?:body|one))\W+{_ASSERTING}\b.*\bwho (?:was|is)\b"
    rf"|{_CLAUSE}did (?:any(?:body|one)|some(?:body|one))(?:(?: else)?\W+{_ASSERTING}|{_SIDING})\b"
)
_LIST = re.compile(
    r"^(?:please )?(?:(?:list|show|give)(?: me| us)? )?(?:everything|all(?: that| the things| of what| quotes?)?\b)|^list\b"
)
_COMPARE = re.compile(r"^(?:please )?compare\b|\bdifference between\b|\bdiffer\b")
_CHECK = re.compile(
    r"^(?:hey |so )?(?:is|was) (?:this|that|it)(?: a)?(?: quote| quotation)? (?:real|true|right|accurate|legit|genuine|correct|fake)\b"
    r"|^(?:fact ?-?check|check|verify)\b(?: this)?\W"
    r"|^did (?:[^\"“'‘]{1,60}) (?:really|actually|ever) (?:say|tweet|write)\W*[\"“]"
)
_QUOTED = re.compile(r"[\"“„«](.{12,}?)[\"”“»](?:\s|\W|$)|:\s*[\"“'‘]?(.{15,}?)[\"”'’]?$", re.DOTALL)


def asks_to_check(folded: str) -> bool:
    """True for a folded question whether the words that it quotes are real."""
    return _CHECK.search(folded) is not None and bool(quoted_in(folded))


def read_intent(folded: str) -> Intent:
    """Of a question without its small talk, folded. SPEECH is decided with the speaker, not here."""
    if asks_to_check(folded):
        return Intent.CHECK
    if _COMPARE.search(folded):
        return Intent.COMPARE
    if _LIST.search(folded):
        return Intent.LIST
    if _WHO.search(folded):
        return Intent.WHO
    return Intent.FACT


def quoted_in(text: str) -> str | None:
    """The words that a question quotes to ask about them."""
    found = _QUOTED.search(text)
    return next((group.strip() for group in found.groups() if group), None) if found else None
