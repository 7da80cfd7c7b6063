"""What the answer to a question looks like: an amount, a number, a share, a date."""

import re

_NUMBER = (
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|"
    r"most|none|several)\b"
)
_FORMS = (
    (
        r"\bwhat (?:percent|percentage|share|proportion)\b|\bhow many percent\b",
        r"\d ?%|per ?cent|percentage|in (?:ten|five|three|four)\b|half|third|quarter",
    ),
    (
        r"\bhow much (?:money|cash|did|does|do|is|are|was|were|has|have|will|would|treasury|more)\b|\b(?:price|cost|costs|salary|fee|fine|settlement|worth|pay|paid|owe|budget)\b",
        r"[$£€¥]|\d ?(?:%|p\b)|\b(?:dollars?|euros?|pounds?|cents?|yen|million|billion|trillion)\b",
    ),
    (r"\bhow (?:many|old|long|far|close|big|high|often|fast|large|much)\b|\bscore\b", _NUMBER),
    (
        r"\bwhen\b|\bwhat (?:year|date|day|month|time)\b",
        r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:1[89]|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
        r"\b(?:today|yesterday|tomorrow|week|month|year|spring|summer|autumn|fall|winter)s?\b",
    ),
)
_COMPILED = tuple((re.compile(asked, re.IGNORECASE), re.compile(found, re.IGNORECASE)) for asked, found in _FORMS)


def answer_type(question: str) -> re.Pattern[str] | None:
    """What the answer must contain, None where the question does not tell."""
    return next((found for asked, found in _COMPILED if asked.search(question)), None)
