"""Words that the sentence around them says were not said: denied, supposed, imagined, wanted, faked, read out.

What is asked is the paper's own words between a sentence's start and the quoted or reported ones. Nobody is the speaker
of what they "never said", nor of what a forged leaflet has them say.
"""

import re
from collections import deque

from . import lexicon

_SAID = lexicon.any_of(
    lexicon.words(
        "say says said saying tell tells told telling call calls called calling write writes wrote writing written "
        "state states stated stating claim claims claimed claiming declare declares declared declaring utter uttered "
        "tweet tweeted tweeting reply replied"
    )
)
_VERB = re.compile(rf"\b(?:{_SAID})\b(?! (?:for|on|off)\b)")
_BARE = r"(?:say|tell|call|write|utter|claim|declare)"
_GERUND = r"(?:saying|telling|calling|writing|claiming|declaring)"
_BETWEEN = r"(?:(?!and\b|but\b|or\b)[\w’'.-]+\s+)"  # one of the words of the same clause
_WITHIN = r"(?:(?:\w+ly|even|ever|once|actually|again|so much as|have|has|had|been|be|to)\s+)*"
_WHO = r"(?:he|she|they|it|any(?:one|body)|some(?:one|body)|(?:[A-Z][\w’'.-]+\s*){1,3})"
# "He would only say …" is what he said; "he would say …" is what he might.
_MODAL = r"(?:would|could|might|should|may)(?:\s+(?:well|never|not|even|ever|have|just as well))*"
_FORGED = (
    r"(?:fake|faked|forged|bogus|hoax|doctored|fabricated|spoof|parody|satirical|deepfake|deepfaked|phon(?:e)?y|"
    r"made-up|invented|fictitious|fictional)"
)
_PRINTED = lexicon.any_of(
    lexicon.DOCUMENTS
    | lexicon.words("account clip recording audio picture image screenshot interview quote quotation site website page")
)
_HEARSAY = r"[Rr]umou?rs?|[Gg]ossip|[Hh]oax(?:es)?|[Ff]abrications?"
# Each ends at the verb. Those of the first group say it of the verb itself, those of the second whoever speaks of it.
_SUPPOSED = [
    rf"\b{_MODAL}\s+(?!call)\w+",
    rf"\b(?:[Nn]obody|[Nn]o[- ]one|[Nn]one|[Nn]either)\s+{_BETWEEN}{{0,5}}?\w+",
    rf"\bas\s+(?:if|though)\s+{_BETWEEN}{{0,4}}?\w+",
    rf"(?<!\beven\s)\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Ll]est)\s+{_WHO}\s+{_WITHIN}\w+",
    rf"\b(?:refus|declin|forg[eo]t|fail|want|urg|pretend)\w*\s+{_BETWEEN}{{0,3}}?to\s+(?:have\s+)?\w+",
    rf"\b(?:fear|worr|predict|hop)\w*\s+(?:that\s+)?{_BETWEEN}{{1,5}}?(?:will|would|may|might|could)\s+\w+",
    rf"\b(?:short of|without|instead of|rather than|avoid\w*|far from)\s+(?:\w+ly\s+|even\s+|ever\s+)?{_GERUND}",
    rf"(?:\A|[.!?\n]\s+|[\"”]\s*)(?:Had|Were|Should)\s+{_WHO}\s*(?:to\s+)?{_WITHIN}\w+",
]
_DENIED = [
    rf"(?:\b(?:not|never|cannot|hardly)|n['’]t)\s+(?!only\b|just\b|merely\b|simply\b){_WITHIN}\w+",
    rf"\b(?:deny|denies|denied|denying)\s+(?:that\s+)?{_BETWEEN}{{0,5}}?\w+",
    rf"\b[Ii]magin(?:e|es|ed|ing)\s+{_BETWEEN}{{0,5}}?\w+",
    rf"\b(?:has|had|have|having)\s+(?:him|her|them|it|(?:[A-Z][\w’'-]+\s*){{1,3}})\s+{_BARE}",
    rf"\bby\s+(?:an?|the)\s+{_FORGED}\s+{_BETWEEN}{{1,5}}?as\s+(?:having\s+)?\w+",
    rf"\b{_FORGED}\s+{_BETWEEN}{{0,2}}?(?:{_PRINTED})\s+(?:{_BETWEEN}{{0,3}}?)(?:had|has|having|made|makes|making|"
    rf"show\w*|depict\w*|quot\w+|attribut\w+|purport\w*|where|which|with)\s+{_BETWEEN}{{0,5}}?\w+",
    rf"\b(?:falsely|wrongly|mistakenly|erroneously|incorrectly)\s+(?:quot|report|cit|portray)\w*\s+{_BETWEEN}{{0,5}}?\w+",
    rf"\bmisquot\w+\s+{_BETWEEN}{{0,5}}?\w+",
    rf"\b(?:falsely|wrongly|mistakenly)\s+(?:claim|alleg|suggest|impl|stat|sa)\w*\s+(?:that\s+)?{_BETWEEN}{{1,5}}?\w+",
    rf"(?:\bnot|n['’]t|\bnever)\s+(?:true|the case|correct|right|so)\s+that\s+{_BETWEEN}{{1,5}}?\w+",
    rf"\b(?:false|untrue|wrong|a lie|a myth|nonsense|invented)\s+that\s+{_BETWEEN}{{1,5}}?\w+",
    rf"\bno\s+(?:record|evidence|proof|sign|recording|trace)\s+(?:at all\s+)?(?:of|that)\s+{_BETWEEN}{{1,5}}?\w+",
    rf"\b(?:{_HEARSAY})\s+(?:\w+\s+){{0,2}}?(?:that|of|how)?\s*{_BETWEEN}{{1,5}}?\w+",
    rf"\b(?:reject|dismiss|disput|rebuff|refut)\w*\s+(?:\w+\s+){{0,2}}?(?:suggestions?|claims?|allegations?|reports?|"
    rf"accusations?|{_HEARSAY}|idea|notion)\s+(?:that\s+)?{_BETWEEN}{{0,5}}?\w+",
    r"\b(?:allegedly|supposedly|purportedly|reputedly)\s+\w+",
]
_ANY = re.compile(rf"(?:{'|'.join(_SUPPOSED + _DENIED)})\Z")
_DISOWNED = re.compile(rf"(?:{'|'.join(_DENIED)})\Z")
_OF_VERB = re.compile(rf"(?:{_DENIED[0]}|{_SUPPOSED[0]})\Z")
_ASKS = re.compile(r"\W*(?:Did|Does|Do|Has|Have|Had|Would|Could|Will|Should|Might|Can)\b")
_WRITTEN = (
    r"(?:letter|letters|e-?mail|emails|note|notes|poem|book|diary|diaries|journal|testimony|messages?|memoir|will)"
)
_READ_FROM = re.compile(
    rf"\b(?:read|reads|reading|recited|recites|quoted|quotes)\s+(?:aloud\s+|out\s+)?from\s+(?:[\w’'-]+\s+){{0,3}}?[\w-]+['’]s?\s+"
    rf"(?:\w+\s+){{0,2}}?{_WRITTEN}\b"
)
_READ_OUT = re.compile(
    r"(?<!\b[Aa]fter )\b(?:[Rr]ead|reads|[Rr]eading|recite[ds]?|[Rr]eciting)\s+(?:[\w’'-]+\s+){0,6}?"
    r"(?:letter|letters|e-?mail|emails|note|notes|poem|book|diary|testimony|message|messages|article|passage|report|"
    r"affidavit|essay|tweet|post|statement|words)\s+(?:[\w’'-]+\s+){0,3}?(?:by|from|on behalf of)\s"
    r"|(?:^|[.!?]\s+)Quoting\s+[A-Z]"
)
_ASKED = re.compile(
    r"(?:^\W*|[,;—]\s*(?:and\s+|but\s+)?|\b(?:when|after|if|once|was|were|been|being|is|are)\s+(?:\w+ly\s+|then\s+|"
    r"later\s+|being\s+)?)asked(?:\s+by\s+[^,;:]{1,50})?\s*[,:]?\s*\Z",
    re.IGNORECASE,
)
_QUESTIONED_ON = re.compile(
    r"\b(?:[Tt]o|[Aa]nswering|[Rr]esponse to|[Rr]esponding to|[Rr]eply to|[Rr]eplying to)\s+(?:an?|the|one|another)\s+"
    r"questions?\s+(?:on|about|regarding|over)\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+|its\s+)?\Z"
)
_IN_A_FAKE = re.compile(
    rf"[^.!?;\n]{{0,80}}?\b(?:in|on) (?:an?|the|that|this|one) (?:[\w-]+ ){{0,2}}?"
    rf"(?:deepfake|deep fake|hoax|parody|spoof|sketch|(?:{_FORGED}) (?:[\w-]+ ){{0,2}}?(?:{_PRINTED}))\b"
)
_FARTHEST = 6  # words between the verb and what was not said
_LONGEST = 300  # characters before the words that are looked at


def is_unsaid(before: str, cue: int | None = None) -> bool:
    """True where the last verb of saying of `before`, which ends at the verb or at the words that it introduces, is
    denied, supposed, imagined or somebody's forgery. `cue` is where the verb stands that ties a speaker to the words:
    what another says of that verb counts only where it disowns the words."""
    skipped = max(0, len(before) - _LONGEST)
    before = before[skipped:]
    verbs = deque(_VERB.finditer(before), maxlen=1)
    if not verbs:
        return False
    verb = verbs[0]
    rest = before[verb.end() :].strip(" ,:—–-")
    tail = rest.split()
    if len(tail) > _FARTHEST or any(m in rest for m in ",;:—") or any(w.lower() in lexicon.CUES for w in tail):
        return False
    found = _ANY.search(before, 0, verb.end())
    if found is None:
        return False
    return (cue is not None and cue - skipped >= found.start()) or _DISOWNED.search(before, 0, verb.end()) is not None


def is_verb_unsaid(clause: str) -> bool:
    """True where the verb that ends the clause is itself negated or only possible: "“…,” she never said"."""
    return _OF_VERB.search(clause) is not None and re.search(rf"\b(?:{_SAID})\Z", clause) is not None


def is_of_a_fake(after: str) -> bool:
    """True where what follows the words says that a forgery has them: "“…,” Doe says in the deepfake". `after` begins
    at their end."""
    return _IN_A_FAKE.match(after[:_LONGEST]) is not None


def asks_whether(sentence: str) -> bool:
    """ "Did she say …?": what is asked was not said, as far as the sentence knows."""
    return sentence.rstrip().endswith("?") and _ASKS.match(sentence) is not None


def is_read_out(words: str) -> bool:
    """ "Reading from a letter by …": the words are the letter's, not the reader's. One's own statement is not meant."""
    return _READ_OUT.search(words) is not None or _READ_FROM.search(words) is not None


def is_put_to_somebody(before: str) -> bool:
    """ "Asked "Will you go?" she said …": who is named there answers; the question is another's. `before` ends at the
    question."""
    return _ASKED.search(before[-_LONGEST:]) is not None


def is_of_a_question(before: str) -> bool:
    """ "To a question on the “…”, she said": the asker's words, or nobody's. `before` ends at the words."""
    return _QUESTIONED_ON.search(before[-_LONGEST:]) is not None
