"""What people type around a question, and what is no question at all."""

import re

_OPENING = re.compile(
    r"""^\W*(?:
      (?:hey|hi|hello|yo|ok|okay|um+|uh|well|please|pls|sorry|thanks|quick\ (?:one|question))\b
      (?:\W+(?:folks|guys|all|everyone|everybody|there|team|bot|pullquote)\b(?!\ (?:of|the|that)\b))*
    | (?:folks|guys|all|everyone|everybody|team|bot|pullquote)\s*[,:!]
    | (?:does|do|did|can|could|would)\ (?:anyone|anybody|someone|somebody|you|u)(?:\ (?:here|guys|please))?
      \ (?:know|remember|recall|tell\ (?:me|us)|remind\ me)\b(?:\ (?:if|whether)\b)?
    | (?:can|could|would)\ (?:anyone|anybody|someone|somebody|you|u|we)(?:\ (?:here|guys|please))?
      \ (?:(?:find|dig\ (?:up|out)|pull\ up|look\ up|get|show|give)\ (?:me|us)
      |(?:find|dig\ (?:up|out)|pull\ up|look\ up)(?=.*\b(?:said|say|says|quotes?|words)\b|(?:\ \S+){1,4}['’]s\b))\b
    | any(?:\ ?one|body)\ (?:know|remember)s?\b
    | (?:no|nope|nah|yes|yeah)\s*[,.;:!]+ | i\ (?:mean|meant)\b | same(?:\ (?:question|thing))?\ (?:for|about|with)\b
    | (?:i'?m|just|i\ was)\ (?:wondering|curious)(?:\ (?:if|about)\b)?
    | (?:remind|tell)\ (?:me|us)\b | i\ (?:remember|recall|heard|read|think)(?:\ that\b)?
    | before\ i\ (?:log\ off|go|leave) | do\ we\ know\b | (?:is|was)\ it\ true\ that\b
    )[\s,:!.]*""",
    re.IGNORECASE | re.VERBOSE,
)
_INSULT = (
    r"(?:you(?:'?re| are)?|ur|u r|u|(?:this|the|that) (?:bot|thing) (?:is|sucks?))(?: (?:are|r|is|so|a|an|the|such|really|just|"
    r"totally|completely?|fucking|damn|piece of))*(?: (?:stupid|dumb|idiot(?:ic)?|useless|sucks?|trash|garbage|morons?|shit|crap|awful|terrible|"
    r"best|worst|great|awesome|bot|annoying|broken|worthless|bad|silly|crazy|funny|clever|smart|love(?:ly)?|machine|robot))+"
)
_NO_QUESTION = re.compile(
    rf"""^\W*(?:
      (?:hi+|hey+|hello+|yo|hiya|howdy|greetings|good\ (?:morning|evening|afternoon|night|day)|thanks?(?:\ you)?|thx|ty|cheers|
      lol|lmao|ha(?:ha)+|ok(?:ay)?|cool|nice|great|bye|goodbye|see\ (?:you|ya)|test(?:ing)?|ping|pong|sup|what'?s\ up|
      how\ (?:are|r)\ (?:you|u)(?:\ (?:doing|today))*|how'?s\ it\ going|(?:who|what)\ are\ you|what\ can\ you\ do|help(?:\ me)?|
      (?:good|bad|stupid|dumb|useless|nice)\ bot|shut\ up|fuck\ (?:you|off|this)|(?:i|we)\ (?:love|hate)\ (?:you|this\ bot)|
      {_INSULT.replace(" ", chr(92) + " ")})
      (?:[\s,!.?]+(?:bot|there|everyone|all|folks|guys|pullquote|again|man|dude|mate|hi|hello|so|very|much|very\ much|you|a\ lot))*
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)


def without_small_talk(text: str) -> str:
    """`text` from where the question begins; all of it where it is nothing but small talk."""
    rest = text.strip()
    while (found := _OPENING.match(rest)) and found.end() < len(rest):
        rest = rest[found.end() :]
    return rest


def is_no_question(text: str) -> bool:
    """True for a greeting, thanks, an insult, a test, or nothing with a letter or digit in it."""
    return not any(c.isalnum() for c in text) or _NO_QUESTION.match(text) is not None
