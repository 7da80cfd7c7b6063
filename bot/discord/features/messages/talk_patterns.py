"""What people's talk is made of, as patterns: words put around a question, small talk, who and what is here."""

import re

FRONT = re.compile(
    r"""^\W*(?:
      (?:hey|hi|hello|ok(?:ay)?|so|well|um+|uh|sorry|please|pls|folks|guys|all|everyone|team|there|quick\ (?:one|question))\b
    | (?:does|do|did|can|could|would)\ (?:anyone|anybody|someone|somebody|you|u)(?:\ (?:here|please|guys))?
      \ (?:know|remember|recall|tell\ (?:me|us)|remind\ (?:me|us)|find(?:\ me)?)\b(?:\ (?:if|whether)\b)?
    | any(?:\ ?one|body)\ (?:know|remember)s?\b(?:\ (?:if|whether)\b)?
    | (?:i'?m|just)\ (?:wondering|curious)(?:\ (?:if|about|whether))?\b | i\ wonder(?:\ (?:if|whether))?\b
    | (?:tell|show|give|remind|find)\ (?:me|us)\b
    | (?:do\ you\ have|have\ you\ got|got|is\ there|are\ there|any)\ (?:anything|something|quotes?|words?|news|reporting)
      \ (?=(?:on|about|from|by)\b)
    | (?:is|was)\ it\ true\b(?:\ that\b)?
    )[\s,:!.…]*""",
    re.IGNORECASE | re.VERBOSE,
)
WISH = re.compile(
    r"[\s,]*\b(?:i(?:'d|\ would)?|we(?:'d|\ would)?)\ (?:like|want|love)\ to\ (?:know|hear)\b[\s,:]*", re.I
)
SAY = (
    r"(?:say|says|said|saying|think|thinks|thought|claim(?:s|ed)?|call(?:s|ed)?|tells?|told|tweet(?:s|ed)?|argue[sd]?|predict(?:s|ed)?|"
    r"warn(?:s|ed)?|compare[sd]?|describe[sd]?|react(?:s|ed)?|respond(?:s|ed)?|comment(?:s|ed)?|criticize[sd]?|criticise[sd]?|"
    r"praise[sd]?|blame[sd]?|accuse[sd]?|admit(?:s|ted)?|deny|denie[sd]|promise[sd]?|testif(?:y|ied)|insist(?:s|ed)?|quotes?|quoted|"
    r"mention(?:s|ed)?|defend(?:s|ed)?|attack(?:s|ed)?|explain(?:s|ed)?|answer(?:s|ed)?|endorse[sd]?)"
)
SAYING = re.compile(
    rf"(?:^\W*|[-–—:;,.]\s+)(?:(?:and|but|also|then)\W+)?(?:what|how|why|who|whos|where|when|which|did|does|do|has|have|had|was|is|list|everything|anything|all)\b.*\b{SAY}\b"
    r"|\b(?:quotes?|words?|statements?|reactions?|comments?|response|take|views?) (?:from|by|of|on|about|to)\b",
    re.I | re.S,
)
ANYBODY = re.compile(rf"^\W*(?:and )?(?:did|has|have|does) any(?:one|body)(?: else)? (?:really |ever )?{SAY}\b", re.I)
PEOPLE_HERE = re.compile(
    r"\b(?:i|i'm|im|i've|i'd|i'll|me|my|myself|we|our|ours|let'?s|you|u(?!\.)|ur|your|yours|y'?all|guys|dude|mate|anyone|anybody|any one|everyone|everybody|someone|somebody)\b",
    re.I,
)
SMALL_TALK = re.compile(
    r"""^\W*(?:(?:and|but|so|ok)\W+)?(?:
      (?:ready|coming|done|sure|busy|free|deal|thoughts|ideas|opinions|suggestions|questions?|objections|problem|right|correct|fine|good)
    | .*\b(?:lo+l|lmao|rofl|ha(?:ha)+)\W*
    | (?:lo+l|lmao|rofl|ha(?:ha)+|he(?:he)+|omg|wtf|wow|nice|cool|great|ugh|yay|yes|yeah|yep|no|nope|nah|ok(?:ay)?|sure|same|true|right|thx|
      thank(?:s|\ you)|cheers|brb|afk|bye|morning|welcome|sorry|congrats|really|seriously|exactly|agreed|indeed|good\ \w+|happy\ \w+)\b(?!.*\b(?:about|on)\ ).*
    | what\ an?\ .* | what\ the\ (?:hell|heck|f\w*)\b.* | what'?s\ (?:up|going\ on|new|happening|next|wrong|that|this|it)\W* | what\ (?:now|next|gives)
    | how\ (?:nice|cool|funny|sweet|sad|cute|dare|lovely|boring|rude|weird|odd)\b.* | how(?:'s|\ is|\ are)\ (?:it|things|life|everything|all).*
    | how\ was\ (?:the|that|it|lunch|today|yesterday)\b.* | who\ (?:cares|knows|dis|asked)\b.* | so\ what | why\ (?:not|me|bother) | no\ way.*
    | what\ (?:time|day|date)\ is\ (?:it|today).* | where(?:'s|\ is|\ are|\ did)\ (?:it|that|this|they|all)\W*
    | (?:is|was|are)\ (?:that|this|it|those|these)\ (?:thing\ )?(?:true|right|real|ok(?:ay)?|accurate|legit|correct|normal|done|ready|working|still)\b.*
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
OF_THE_BOT = re.compile(
    r"\b(?:the|this|our|your|that|a|good|bad) bot\b|\bpullquote\b|\bdiscord\b|\b(?:the|this) (?:channel|thread|server|app|site|thing)\b"
    r"|\b(?:is|are)\b.*\b(?:down|broken|laggy|lagging|slow|offline|online|dead|acting up|up again|crash\w*)\b\W*(?:for|again|today|now|yet)?\W*$",
    re.I,
)
AT_HAND = re.compile(
    r"\b(?:here|tonight|tomorrow|today|right now|yet|later|this (?:week|weekend|morning|afternoon|evening)|lunch|dinner|breakfast|brunch|pizza|coffee|beers?|"
    r"drinks?|snacks?|cake|meeting|standup|stand-up|deadline|shift|desk|office|kitchen|printer|charger|wifi|wi-fi|password|login|laptop|"
    r"keys?|mug|pr|prs|deploy\w*|merge\w*|build|tickets?|invoice|headline|photos?|draft|zoom|calendar|agenda|birthday|holidays?|"
    r"weekend|friday|monday|tuesday|wednesday|thursday|saturday|sunday|game|match|weather|link|"
    r"what time|the (?:plan|party|score|boss|editor|word count|(?:\w+ )?job)|anything new|any news|plans|what channel|byline|"
    r"transcript|in town|on hold|(?:call|called|email|write) back|interview done|been edited|been filed|my emails?|rain\w*|o'?clock|\d ?[ap]m|mail server|for \d+)\b"
    r"|^\W*(?:is|are|was|were) (?:he|she|they|it|that|this) (?:coming|going|here|in|back|around|joining|free|over|even|still|just)\b"
    r"|^\W*(?:(?:do|does|did) (?:this|that|these|those|it) (?:look|seem|sound|work|help)|how did (?:it|that) go)\b"
    r"|^\W*where (?:did|are|is) (?:he|she|they)(?: go| now)?\W*$"
    r"|\b(?:the|a|an|this|that|another)(?: \w+){1,3} (?:story|stories|piece|article|quote|copy|page)\b",
    re.I,
)
PLANS = re.compile(
    r"^\W*(?:and )?who(?:'?s| is| are| was| wants| want| has| needs| can| will|'?ll)(?: \w+)? (?:watching|writing|covering|editing|taking|coming|joining|"
    r"free|around|driving|bringing|doing|up|in|on|off|working|handling|going|there|to|some|one|a|an|the)\b",
    re.I,
)
SCRAP = re.compile(
    r"^\W*(?:(?:and|but|so|ok)\W+)?(?:when|where|why|who|how (?:much|many|long|often|so)|(?:who|what|where|anything|anyone|anybody|"
    r"someone|somebody) else|since when|says who|why (?:is|was) that|more|go on|(?:is there|any(?:thing)?) more|"
    r"which (?:paper|outlet|article|story|year|day|month|speech|state)|(?:when|where|why|how) (?:was|is|did) (?:that|this|it)(?: happen)?)\W*$",
    re.I,
)
ON = re.compile(
    r"^\W*(?P<who>[\w.'-]+(?: [\w.'-]+){0,3}(?: \([^)]*\))?) (?:on|about|re|regarding)\b"
    r" (?P<what>(?:whether|why|how|what|when|who|if)\b)?.",
    re.I,
)
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|won|lost|isn'?t|seems?|looks?|makes?|goes|going)\b", re.I
)
OPENING = re.compile(
    r"(?:^\W*|[-–—:;,.]\s+)(?:(?:and|but|so|also|then)\W+)?(?:who|whos|who's|what|whats|what's|when|where|why|how's|where's|when's|which|whose|how|did|does|do|is|are|was|were|has|have|had|"
    r"can|could|list|compare|any|anything|everything|all)\b(?!')",
    re.I,
)
ABOUT = re.compile(
    r"^\W*(?:(?:and|but|so|or)\W+)?(?:(?:what|how) about|any(?:thing|body|one)? (?:on|about|from|by)|anything (?:on|about|from|by))\b",
    re.I,
)
QUOTES = re.compile(
    r"^\W*(?:quotes?|words) (?:from|by|of) \w|^\W*[\w.'-]+(?: [\w.'-]+){0,3} (?:quotes?|quotations?|statements?)\W*$",
    re.I,
)
POINTS = re.compile(r"\b(?:this|that|these|those)\b(?! \w)", re.I)
GOES_ON = re.compile(r"^\W*(?:and|but|what about|how about|also|or|then|plus)\b", re.I)
WHETHER = re.compile(r"^\W*(?:and )?(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b", re.I)
WHO_IS = re.compile(r"^\W*who(?:'s| is| was| are| were)\b", re.I)
BACK = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|it|its)\b", re.I)
