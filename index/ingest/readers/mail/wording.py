"""How newsletters speak of themselves, their sender and their sponsor: whole blocks, told by their wording.

A sentence is never taken for that because of one word: "He told them to unsubscribe." is an article's.
"""

import re

_LONGEST = 500  # characters of a block
_SHORT = 60  # characters of a link's words
_ROW_LIMIT = 160  # characters of a row of links
# Characters without width, which keep the beginning of a mail out of a list of mails.
_PADDING = re.compile("(?:[\u00ad\u034f\u061c\u200b-\u200f\u2007\u2060\u2061\ufeff][\\s\u00a0]*){3}")
_MAIL = r"(?:e-?mail|newsletter|message|mailing|mail|issue|edition|update|digest|briefing|post|story)"
_PREFERENCES = r"(?:preferences|subscriptions?|settings|profile|account|options|choices|details)"
_SITES = (
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|pinterest|whatsapp|telegram|reddit"
    r"|spotify|apple podcasts)"
)


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE | re.DOTALL)


_IN_BROWSER = (
    rf"(?:click here to )?(?:view|read|open|see|show)(?: (?:it|this|the|our|full|entire|whole|{_MAIL})){{0,4}}"
    r"(?: (?:in|on|as)(?: (?:your|a|an|the))?)? (?:(?:web ?)?browser|online|web|web ?(?:page|site|version)|app)",
    r"(?:view )?(?:web|online|browser) (?:version|view)",
)
# Words of links, of which several may stand in a row.
_OF_LINKS = _any(
    *_IN_BROWSER,
    r"(?:safe ?)?unsubscribe(?: (?:here|now|from (?:this|all|our) .{1,30}|me|instantly|at any time))?|opt[- ]out",
    rf"(?:manage|update|change|edit|adjust)(?: (?:my|your|the|e-?mail|newsletter|subscription))* {_PREFERENCES}",
    r"(?:e-?mail|communication|subscription)? ?preferences",
    r"privacy(?: (?:policy|notice|statement|& terms))?|terms(?: (?:of (?:use|service)|(?:and|&) conditions))?",
    rf"(?:your |my |e-?mail |subscription )+{_PREFERENCES}",
    r"contact(?: us)?|help(?: cent(?:er|re))?|faqs?|about us|advertise(?: with us)?|report (?:abuse|spam)|rss",
    r"log ?in|sign (?:in|up)(?: (?:here|now))?|subscribe(?: (?:here|now))?|upgrade to paid|get (?:the|our) app",
    r"(?:gift|give) a (?:gift )?subscription|past issues|translate|leave a comment|website",
    rf"(?:refer|tell|e-?mail|(?:forward|send)(?: (?:this|the|it|{_MAIL}))* to) an? (?:friend|colleague)",
    r"(?:why did (?:i|you) (?:get|receive) this|change (?:my |your )?e-?mail address)",
    rf"(?:share|forward|tweet|like|comment|restack|save|e-?mail)(?: (?:this(?: {_MAIL})?|it|to a friend|on {_SITES}))*",
    rf"\d+ (?:likes?|comments?|restacks?)|{_SITES}|advertisements?|ad|sponsored(?: content)?",
    rf"(?:read|see) (?:more|on|the (?:full |whole |rest of the )?{_MAIL})|(?:continue|keep) reading|learn more",
)
_BROWSER_LINK = _any(*_IN_BROWSER)
# The same in a row with nothing but a blank between them, as links of a page come out; the first tells what the others
# are, as their words alone are anybody's.
_ONE_LINK = (
    r"unsubscribe(?: here| now| from this list)?",
    rf"(?:manage|update|change|edit|adjust)(?: (?:my|your|the|e-?mail|newsletter|subscription))* {_PREFERENCES}",
    rf"(?:forward|send)(?: (?:this|the|it|{_MAIL}))* to an? (?:friend|colleague)",
    r"privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|(?:and|&) conditions)",
    *_IN_BROWSER,
)
_ROW_OF_LINKS = re.compile(
    r"(?:{one})(?:\W+(?:or |and )?(?:{one}|contact us|advertise|subscribe|share|tweet|help|faq))+".format(
        one="|".join(_ONE_LINK)
    ),
    re.IGNORECASE,
)
_CORE = re.compile(r"[^\W_]|©")
_DIVIDED = re.compile(r"\s*[|·•∙‧–—/»>]\s*|\n| {2,}|\t")

_YOU_ARE = r"you(?: are|['’]re| were|['’]ve| have)? ?(?:been )?(?:currently )?"
_SUBSCRIBED = r"(?:receiv\w+|getting|got|sent|subscribed|signed up|opted in)"
_GOT = rf"(?:gets?|{_SUBSCRIBED})"
_JOINED = r"(?:subscri|sign|opt|ask|regist|request|member|customer|reader|list|agree|join|bought|purchas|donat|contact)"
_SENTENCES = (
    # How to leave.
    rf"to (?:unsubscribe|opt[- ]out|stop receiving .{{1,60}}|(?:manage|update|change) your .{{0,40}}{_PREFERENCES})"
    r"(?: from (?:this|these|our|the|all|future) .{1,60}?)?,? (?:please )?"
    r"(?:click|visit|use|reply|go to|follow|send|e-?mail)\b.*",
    r"(?:click|tap) (?:here|below|this link) (?:if you|to (?:unsubscribe|opt|manage|update|change|stop|view|read)).*",
    rf"(?:(?:if )?you (?:can|may)|if you(?:'d| would)? (?:no longer|do not|don['’]t|wish|want|prefer|like|rather))"
    rf".{{0,120}}(?:unsubscribe|opt[- ]out|(?:these|this|our|such|further|future) {_MAIL}).*",
    rf"(?:don['’]t|do not|no longer) (?:want|wish|like) .{{0,60}}(?:{_MAIL}s?|hear from us).*",
    # Why it came, from whom.
    rf"{_YOU_ARE}{_SUBSCRIBED} .{{0,80}}(?:{_MAIL}s?|list|website)\b.{{0,60}}"
    r"(?:because|as (?:a|you)|since you|from|at|to|for|on)\b.*",
    rf"{_YOU_ARE}{_GOT} (?:this|these|our)\b[^.!?]{{0,40}} because (?:you|someone)\b[^.!?]{{0,30}}\b{_JOINED}.*",
    r"you(?: are|['’]re) subscribed (?:as|to) .*|no longer [^.!?]{1,60}\? unsubscribe.*",
    r"(?:this|our) (?:e-?mail|newsletter|mailing) (?:was|is|has been) (?:sent|intended|delivered|addressed) .*",
    r"(?:this|the) (?:e-?mail|message|newsletter) was sent to (?:you\b|\S+@).*",
    r"sent to \S+@.*|sent from my [\w ]{2,40}|(?:powered|delivered) by [\w .&-]{1,40}",
    r"(?:our )?mailing address(?: is)?\b.*|add .{2,80} to your (?:address book|contacts).*",
    r"(?:copyright|©)[\s©(c)]*\d{4}.*|\(c\)\s*\d{4}.*|[^.]{0,120}[.\s]*all rights reserved.*",
    rf"(?:having )?(?:trouble|problems|difficulty|issues) (?:viewing|reading|seeing|with) (?:this|the) {_MAIL}.*",
    rf"(?:is )?this {_MAIL} not (?:display|show|load).*|images not (?:display|show|load).*",
    rf"can['’]t see (?:this {_MAIL}|the images).*",
    # Pass it on.
    rf"(?:was|been|has) (?:this |the )?(?:{_MAIL} )?forwarded (?:to you|this).*|forwarded this {_MAIL}.*",
    r"did (?:someone|somebody|a friend) (?:forward|send) (?:you )?this.*|got this from a friend.*",
    r"(?:know|have) (?:someone|a friend) who (?:might|would|may|could|needs|should).{0,200}",
    rf"(?:share|forward) (?:this|our) {_MAIL} (?:with|to|on) .{{1,80}}",
    rf"(?:enjoy|enjoying|liked?|love) this {_MAIL}\?.*|(?:follow|find|like|join) us (?:on|at) {_SITES}\b.{{0,80}}",
    r"(?:sign up|subscribe) (?:here|now|today|for free)\b.{0,80}",
    rf"(?:sign up|subscribe) (?:for|to) (?:this|our|the) .{{0,60}}{_MAIL}s?",
    r"interested in advertising.*|want to (?:advertise|sponsor) .{1,80}",
    r"advertise (?:with|in) (?:us|this|our)\b.{0,80}|the post .+ (?:appeared first on|first appeared on) .+",
)
_SPONSORS = (
    r"(?:a )?(?:message|word) from (?:our|today['’]s|the|this week['’]s) sponsors?\b.{0,80}",
    r"(?:presented|sponsored|supported|brought to you|paid for) by [^.,;!?]{1,60}|(?:(?:today['’]s|our) )?sponsors?",
    r"in partnership with [^.,;!?]{1,60}|sponsored(?: content)?|advertisements?|partner content|paid post",
)
_OF_THE_MAIL = _any(*_SENTENCES, *_SPONSORS)
_OF_FOOTERS = re.compile(
    r"unsubscrib|opt[- ]out|receiv|preferences|sent to|subscribed|mailing address"
    r"|copyright|©|\(c\) ?\d{4}|rights reserved",
    re.IGNORECASE,
)
_SPONSOR = _any(*_SPONSORS)
_POSTCODE = re.compile(
    r"(?:\b[A-Z]{2},? ?\d{5}(?:-\d{4})?|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\b[A-Z]\d[A-Z] \d[A-Z]\d"
    r"|\b\d{5} [A-Z][a-zß-ÿ]+)"
    r"(?:[,\s]+[A-Z][\w. ]{1,30})?\W*"
)
_STREET = re.compile(r"\b\d{1,5}[A-Za-z]?\b|\bp\.? ?o\.? box\b", re.IGNORECASE)
_ADDRESS_LIMIT = 200  # characters
_ROAD = re.compile(
    r"\d{1,5}[A-Za-z]?(?:[-–/]\d{1,5})? (?:[A-Z][\w.'’-]* ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr"
    r"|Square|Sq|Boulevard|Blvd|Place|Pl|Quay|Way|Court|Ct|Terrace|Row|Wharf|Parade|Crescent|Highway|Hwy|Broadway|Plaza|Parkway)\.?"
    r"|(?i:p\.? ?o\.? box \d{1,6})"
)
_PART_OF_ADDRESS = 5  # words
_PARTS = re.compile(r"[,\n·|•]")


def is_in_browser(words: str) -> bool:
    """Whether a link with these words leads to the mail as a page."""
    return len(words) <= 2 * _SHORT and _BROWSER_LINK.fullmatch(_core(words)) is not None


def is_of_the_mail(text: str) -> bool:
    """Whether a block speaks of the mail, its sender or its sponsor, or only pads it."""
    if _PADDING.search(text):
        return True
    if len(text) > _LONGEST:
        return False
    links = [words for words in map(_core, _DIVIDED.split(text)) if words]
    if links and all(len(words) <= _SHORT and _OF_LINKS.fullmatch(words) for words in links):
        return True
    core = _core(text)
    if len(core) <= _ROW_LIMIT and _ROW_OF_LINKS.fullmatch(core):
        return True
    return _OF_THE_MAIL.fullmatch(core) is not None or _is_postal_address(text)


def is_of_footers(text: str) -> bool:
    """Whether a block that speaks of the mail does so where the mail ends."""
    return _OF_FOOTERS.search(text) is not None


def is_sponsor_heading(text: str) -> bool:
    return len(text) <= 2 * _SHORT and _SPONSOR.fullmatch(_core(text)) is not None


def _core(text: str) -> str:
    """Without arrows, brackets and stops around the words."""
    found = _CORE.search(text)
    if found is None:
        return ""
    end = len(text)
    while not (text[end - 1].isalnum() or text[end - 1] == "©"):
        end -= 1
    return text[found.start() : end]


def _is_postal_address(text: str) -> bool:
    """It ends with a postal code, or the country behind it, and no sentence does; or it is nothing but short parts of
    which one is a street and its number."""
    if len(text) > _ADDRESS_LIMIT or text.endswith((".", "!", "?")):
        return False
    parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
    if len(parts) < 2:
        return False
    code = next((found for found in _POSTCODE.finditer(text) if found.end() == len(text)), None)
    if code is not None and _STREET.search(text, 0, code.start()) is not None:
        return True
    short = all(len(part.split()) <= _PART_OF_ADDRESS and not part[0].islower() for part in parts)
    return short and any(_ROAD.fullmatch(part) is not None for part in parts)
