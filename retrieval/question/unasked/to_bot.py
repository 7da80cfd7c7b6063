"""What is asked of the bot itself: its opinion, its advice, words of its own making. It has none of them."""

import re

_YOU = r"(?:you|u|ya)"
_TWO_AT_MOST = r"(?:\w+\W+){0,2}?"
_ASKING = r"(?:what|how|who|whom|which|why|where|when)"
_OPINING = (
    "think believe feel reckon like love hate prefer agree disagree support recommend suggest advise want vote care "
    "expect predict fear hope sleep eat dream"
)
_OWN = "opinions? views? thoughts? takes? stance position guess advice recommendation prediction verdict favou?rite"
_OWN_AND_SELF = f"{_OWN} feelings? name age"
_MAKING = "write compose draft draw paint sing code program generate invent create design recite"
_FOR_WHOM = "me us a an some my your the about in"
_WORKING_OUT = "translate rewrite rephrase paraphrase proofread calculate compute solve roleplay"
_MADE_UP = "jokes? story stories poems? riddles? recipes? songs? haikus? limericks?"
_MADE = "made built created owns runs wrote programmed"
# With these, somebody else's words are asked for, not the bot's: "do you think she said so", "should we go, according
# to her?", "are you aware of what she thinks". Nobody else is "you" or who asks: "should I go, do you think?".
_NOT_OTHERS = (
    r"(?!.*\b(?:say|says|said|told|tells?|mean|means|meant|quoted?)\b)"
    rf"(?!.*\baccording\W+to\b(?!\W+{_YOU}\b))"
    r"(?!.*(?<!\byou )(?<!\bu )(?<!\bya )(?<!\bi )(?<!\bwe )(?:think|thinks|thought)\b)"
)
_POLITE = (
    r"(?:(?:please|pls|so|and|but|ok(?:ay)?|well|can|could|would|will|you|u|help me(?: to)?"
    r"|i (?:want|need|would like) you to|i'?d like you to)\W+)*"
)


def _any(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})\b"


_OPINION = re.compile(
    rf"^(?:(?:{_ASKING}(?:'?s)?|tell me|give me|share)\b\W*{_TWO_AT_MOST})??"
    rf"(?:(?:do|did|would|will|don'?t|could|can)\W+{_YOU}\W+{_TWO_AT_MOST}{_any(_OPINING)}"
    rf"|(?:is|are)?\W*your\W+{_TWO_AT_MOST}{_any(_OWN_AND_SELF)}"
    rf"|are\W+{_YOU}\W+(?!able\b|sure\b)){_NOT_OTHERS}"
)
_ADVICE = re.compile(rf"^(?:{_ASKING}\b\W*{_TWO_AT_MOST})??(?:should|shall)\W+(?:i|we)\b{_NOT_OTHERS}")
_TO_MAKE = re.compile(
    rf"^{_POLITE}(?:{_any(_MAKING)}\W+{_any(_FOR_WHOM)}|{_any(_WORKING_OUT)}"
    rf"|(?:imagine|pretend)\W+(?:you|that|to|we)\b|(?:act|role.play)\W+(?:as|like)\b"
    rf"|(?:(?:tell|give|make|sing)\W+(?:(?:me|us)\W+)?)(?:a|an|another|some)\W+(?:\w+\W+)?{_any(_MADE_UP)}"
    rf"|(?:a|another)\W+(?:\w+\W+)?{_any(_MADE_UP)}\W*(?:$|about\b|please\b)"
    r"|(?:ignore|forget|disregard)\W+(?:\w+\W+){1,4}?(?:instructions?|rules?|prompts?)\b)"
)
_MAKER = re.compile(
    rf"^(?:who|what)\W+{_any(_MADE)}\W+{_YOU}\b|^(?:how|where)\W+(?:do|are)\W+{_YOU}\W+(?:work|from|made|do)\b"
)


def is_asked_of_bot(folded: str) -> bool:
    """True for a folded text that wants an opinion, advice or a text from the bot. Where it asks what the bot thinks
    somebody said, somebody's words are asked for all the same."""
    return any(pattern.search(folded) for pattern in (_OPINION, _ADVICE, _TO_MAKE, _MAKER))
