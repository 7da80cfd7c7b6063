"""Words right before a quotation that turn its sense: of "I did not say that Brask lied" nobody may keep "Brask lied".

They are looked for within the sentence and within its marks: what the paper says of the words outside is for
attribution.
"""

import re

_NOT = r"(?:not|never|cannot|n[’']t)"
_ADVERBS = r"(?:\s+(?:\w+ly|ever|even|once|yet|really|just|at all))*"
_HOLDING = (
    r"(?:sa(?:y|ys|id|ying)|claim\w*|think\w*|thought|believ\w*|mean\w*|meant|suggest\w*|stat(?:e|es|ed|ing)|impl(?:y|ies|ied)|"
    r"argu\w*|agree\w*|accept\w*|assum\w*|tell(?:ing)?\s+\w+|told\s+\w+|expect\w*|conclud\w*|feel|felt)"
)
_HELD = r"(?:claims?|idea|notion|suggestions?|allegations?|accusations?|rumou?rs?|lies?|myth|charges?|theory|fiction)"
_UNTRUE = r"(?:false|untrue|wrong|incorrect|nonsense|absurd|ridiculous|a lie|a myth|a fantasy|impossible)"
_TRUE = r"(?:true|the case|so|correct|right|accurate|fair|clear|proven|a fact|possible)"
_THAT = r"(?:,?\s+that)?"
_TURNS = re.compile(
    r"\b(?:"
    + "|".join(
        [
            rf"\w*{_NOT}{_ADVERBS}(?:\s+{_HOLDING}{_THAT})?",
            rf"\w*{_NOT}{_ADVERBS}(?:\s+be)?\s+{_TRUE}(?:\s+to\s+say)?\s+that",
            r"no|neither|nobody|without|hardly|far\s+from",
            r"no\s+(?:evidence|proof|truth|basis|reason|sign|suggestion|question\s+of)(?:\s+\w+){0,3}?\s+that",
            rf"(?:den(?:y|ies|ied|ying)|(?<!\bno )doubt(?:s|ed)?|reject\w*|disput\w*){_THAT}",
            rf"(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|refut\w*|dismiss\w*|spread\w*|believ\w*)\s+(?:the|any|all|every|those|these)\s+"
            rf"(?:\w+\s+)?{_HELD}\s+that",
            rf"{_UNTRUE}\s+(?:to\s+(?:say|claim|suggest|think)(?:\s+that)?|that)",
            r"if|unless|whether|as\s+(?:if|though)|suppose|supposing|imagine",
        ]
    )
    + r")\s+\Z",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[.!?…][\"”’')\]]*\s+|[\n“”\"‘„«»]|(?<!\w)'")
_REACH = 200  # characters before the words that are looked at
_SHOWN = 12  # words of the sentence that are shown with those that turn it


def turning_words(text: str, start: int) -> str | None:
    """What of the sentence stands before `start` and denies, doubts or only supposes what begins there; None where
    nothing does."""
    before = text[max(0, start - _REACH) : start]
    begins = [found.end() for found in _BEGINS.finditer(before)]
    before = before[begins[-1] :] if begins else before
    found = _TURNS.search(before)
    if found is None:
        return None
    whole = before.strip()
    return whole if len(whole.split()) <= _SHOWN else found.group().strip()
