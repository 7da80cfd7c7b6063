"""Words right before or behind a quotation that turn its sense: of "I did not say that Brask lied" nobody may keep
"Brask lied", and of "We go if he does" nobody "We go".

They are looked for within the sentence and within its marks, over what a paper puts between the parts of a quotation:
what it says outside them is for attribution.
"""

import re
from collections.abc import Iterable

from index import Span

_NOT = r"(?:not|never|cannot|n[’']t)"
_ADVERBS = (
    r"(?:\s+(?!(?:only|merely|simply|just)\b)(?:\w+ly|ever|even|once|yet|at all|for (?:a|one) (?:moment|second)))*"
)
_TOLD = r"(?:tell(?:ing)?|told)\s+(?:[\w’'.-]+\s+){0,3}?[\w’'.-]+"
_HOLDING = (
    r"(?:sa(?:y|ys|id|ying)|claim\w*|think\w*|thought|mean\w*|meant|suggest\w*|stat(?:e|es|ed|ing)|impl(?:y|ies|ied)|"
    r"argu\w*|agree\w*|accept\w*|assum\w*|expect\w*|conclud\w*|feel|felt|convinced|persuaded|sure|certain|know"
    rf"|(?<!can['’]t )(?<!cannot )believ\w*|{_TOLD})"
)
_HELD = r"(?:claims?|idea|notion|suggestions?|allegations?|accusations?|rumou?rs?|lies?|myth|charges?|theory|fiction)"
_UNTRUE = r"(?:false|untrue|wrong|incorrect|nonsense|absurd|ridiculous|a lie|a myth|a fantasy|impossible)"
_TRUE = r"(?:true|the case|so|correct|right|accurate|fair|clear|proven|a fact|possible)"
_NOBODY = r"(?:nobody|no[ -]one|none of (?:[\w’'-]+ ){0,2}[\w’'-]+)"
_THAT = r"(?:,?\s+that)?"
# Of what somebody says there is to it. Denied themselves ("nobody denies that"), these turn nothing.
_REFUSED = [
    rf"(?:den(?:y|ies|ied|ying)|doubt(?:s|ed)?|reject\w*|disput\w*|pretend\w*){_THAT}",
    r"refus\w*\s+to\s+(?:believe|accept|say|agree)(?:\s+that)?",
    rf"(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|refut\w*|dismiss\w*|spread\w*|believ\w*)\s+"
    rf"(?:the|any|all|every|those|these)\s+(?:\w+\s+)?{_HELD}\s+that",
    rf"{_UNTRUE}\s+(?:to\s+(?:say|claim|suggest|think)(?:\s+that)?|that)",
]
_DENIED = [
    rf"\w*{_NOT}{_ADVERBS}(?:\s+{_HOLDING}{_THAT})?",
    rf"\w*{_NOT}{_ADVERBS}(?:\s+be)?\s+{_TRUE}(?:\s+to\s+say)?\s+that",
    rf"{_NOBODY}{_ADVERBS}(?:\s+(?:has|have|had|ever))*\s+{_HOLDING}{_THAT}",
    r"no|neither|nobody|without|hardly|far\s+from|no\s+way(?:\s+that)?",
    r"no\s+(?:evidence|proof|truth|basis|reason|sign|suggestion|question\s+of)(?:\s+\w+){0,3}?\s+that",
    r"if|unless|whether|as\s+(?:if|though)|suppose|supposing|imagine",
    r"(?:allegedly|supposedly|reportedly|purportedly|perhaps|maybe|possibly),?",
]
_REFUSES = re.compile(rf"\b(?:{'|'.join(_REFUSED)})\s+\Z", re.IGNORECASE)
_TURNS = re.compile(rf"\b(?:{'|'.join(_DENIED)})\s+\Z", re.IGNORECASE)
_NEGATED = re.compile(
    rf"(?:\b(?:no|not|never|cannot|without|{_NOBODY})|n[’']t)\s+(?:(?:have|has|had|been|be|ever|\w+ly)\s+){{0,3}}\Z",
    re.IGNORECASE,
)
_ABBREVIATED = "".join(
    rf"(?<!\b{title})" for title in ("Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gov", "Gen", "Prof")
)
_BEGINS = re.compile(rf"{_ABBREVIATED}[.!?…][\"”’')\]]*\s+|[\n“”\"‘„«»]|(?<!\w)'")
_CONDITION = re.compile(
    r"\A[\"”’')\]]?[,;]?\s*(?:[-–—]+\s*)?(?:(?:but|and)\s+)?(?:(?:only|even|except|just)\s+)?"
    r"(?:if|unless|provid(?:ed|ing)|(?:as|so) long as|except|but not|on (?:the |one )?condition)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?…,;:\n“”\"]")
REACH = 200  # characters before the words that are looked at
_SHOWN = 12  # words of the sentence that are shown with those that turn it


def turning_words(text: str, start: int, parts: Iterable[Span] = ()) -> str | None:
    """What of the sentence stands before `start` and denies, doubts or only supposes what begins there; None where
    nothing does. `parts` are the spans of the quotation that `start` lies in, if it lies in one."""
    before = _before(text, start, parts)
    begins = [found.end() for found in _BEGINS.finditer(before)]
    before = before[begins[-1] :] if begins else before
    found = _TURNS.search(before)
    refused = _REFUSES.search(before)
    if found is None and refused is not None and _NEGATED.search(before, 0, refused.start()) is None:
        found = refused
    elif found is not None and refused is not None and refused.start() < found.start():
        found = None
    if found is None:
        return None
    whole = before.strip()
    return whole if len(whole.split()) <= _SHOWN else found.group().strip()


def limiting_words(text: str, span: Span, parts: Iterable[Span] = ()) -> str | None:
    """The condition that stands right behind the words at `span`, which begin a sentence; None where none does. `parts`
    as above: what a later part says belongs to the one before."""
    if not _begins_there(text, span.start):
        return None
    behind = text[span.end : span.end + REACH]
    following = [part for part in parts if part.start >= span.end]
    if following and not any(part.start < span.end < part.end - 1 for part in parts):
        behind = f" {text[following[0].start : following[0].start + REACH]}"
    found = _CONDITION.search(behind)
    if found is None:
        return None
    end = _CLAUSE.search(behind, found.end())
    words = behind[: end.start() if end else len(behind)].strip(' ,;-–—"”’)]').split()
    return " ".join(words[:_SHOWN])


def _begins_there(text: str, start: int) -> bool:
    before = text[max(0, start - REACH) : start]
    ends = [found.end() for found in _BEGINS.finditer(before)]
    return not before[ends[-1] if ends else 0 :].strip() and (bool(ends) or start <= REACH)


def _before(text: str, start: int, parts: Iterable[Span]) -> str:
    """The characters before `start`: in a later part of a quotation those of the earlier ones, their commas apart."""
    held = [part for part in parts if part.start <= start]
    if len(held) < 2 or start > held[-1].end:
        return text[max(0, start - REACH) : start]
    earlier = " ".join(part.of(text).strip().rstrip(",") for part in held[:-1])
    return f"{earlier} {text[held[-1].start : start]}"[-REACH:]
