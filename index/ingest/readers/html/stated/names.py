"""Names of people as pages write them: what to take away from them, and what is none."""

import html
import re
from collections.abc import Iterable, Sequence

from ..letters import letters_of

BY = (
    r"(?:(?:written|posted|story|reported|words|text|article|reporting) "
    r"(?:(?:and|&) (?:photo\w{0,8}|pictures?|video) )?)?"
    r"(?:by|von|par|por|di|door|av|af|przez|autor(?:in)?:|author:|texto?:|words:|text:)(?!\w)"
)
_ROLES = r"writer|reporter|editor|correspondent|journalist|columnist|contributor|producer|analyst|photographer|critic"
ROLE = re.compile(
    rf"\b(?:{_ROLES}|staff|admin|administrator|webmaster|newsroom|redaktion|redaktör|redactie|rédaction|redacción|"
    r"redazione|redação|updated|published|posted|bureau|desk)\b",
    re.I,
)
_BY = re.compile(rf"^\s*{BY}[:\s]\s*", re.I)
_MARKS = r",(?!\s*[JS]r\b)|;|\||\n|\s/\s|\s&\s|\s[·•–—-]\s|、|，"
_AND = re.compile(rf"\s*(?:{_MARKS}|\s(?:and|und|et|en|och|og|with|mit)\s)\s*", re.I)
_WITHIN = re.compile(r"\s(?:y|e|i)\s", re.I)  # "and", between two names, or between the two halves of one
_SURELY = re.compile(rf"\s*(?:{_MARKS}|\s(?:and|und)\s)\s*", re.I)
# What follows upon a name: for whom, where and when; what the author does; a handle.
_BEHIND = re.compile(
    r"\s+(?:(?:for|in|at|reports?|reporting|special to|exclusive to)\s+\S.*|(?:am|on|le|el|il|den|em|om)\s+\W?\d.*|\d.*"
    r"|@\w+.*|\(.*)$",
    re.I,
)
# Whose pictures stand beside the words.
_PICTURED = re.compile(
    r"[\s.,;|/–-]*(?<!and )(?<!& )\b(?:photo(?:s|graph[sy]?)?|pictures?|images?|videos?|illustrations?|graphics?)\s*"
    r"(?:by\b|:).*?(?=\.\s+[A-Z][a-z]+ by\b|[|;\n]|\Z)",
    re.I | re.S,
)
_MAILBOX = re.compile(r"[<(\[]?\s*(?:mailto:)?[^\s@()<>\[\],;:|]+@[^\s@()<>\[\],;|]+\.[a-z]{2,12}\s*[>)\]]?", re.I)
_AGENCIES = (
    r"(?:the )?(?:associated press|agence france-presse|united press international|press association|pa media"
    r"|(?:the )?canadian press|tribune news service|bloomberg(?: news)?|reuters|ap|afp|upi|dpa|efe|ansa)"
)
_AGENCY = re.compile(_AGENCIES, re.I)
_FOR_AGENCY = re.compile(rf"(?<=\w)[\s,|/–-]+{_AGENCIES}$", re.I)
_PAPER = re.compile(
    r"(?:\S+\s+){1,4}(?:news|newspapers?|times|tribune|herald|gazette|chronicle|media|radio|tv|network|magazine"
    r"|journal|review|service|observer|online)",
    re.I,
)
_BEATS = (
    "affairs africa arts asia assistant associate breaking business chief city climate consumer contributing "
    "court crime culture defence defense deputy digital diplomatic economics economy education energy "
    "entertainment environment europe executive fashion features finance financial football foreign freelance "
    "general guest health home international investigations investigative legal lifestyle local managing markets "
    "media money multimedia national news opinion political politics regional religion royal science security "
    "senior social special sports? staff state tech technology transport travel uk us video white house world"
).replace(" ", "|")
_DOES = re.compile(
    rf"(?<=\w)[\s,]+(?:(?:the|our|{_BEATS}|and|&|of|{{ROLE}})[\s,]*)*(?:{{ROLE}})s?$".replace("{ROLE}", _ROLES), re.I
)
_FAMILY_FIRST = re.compile(r"\A\s*([^\W\d_]+), ([^\W\d_]+)\s*\Z")
_SHORTENED = re.compile(r"(?:\b\w|\b[JS]r|\be\.V)\.$")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|de|fr|tv)\b", re.I)
_MACHINE = re.compile(r"\b(?:admin|administrator|webmaster|wordpress|null|none|undefined|unknown)\b", re.I)
_FEW_SIGNS = (2, 12)
_NAME_LIMIT = 60  # characters
_WORDS_LIMIT = 6
_MOST = 12  # names


def names_in(texts: Iterable[str], outlets: Sequence[str], *, single: bool = False) -> list[str]:
    """Each once, in order, without "By", roles, addresses and the outlet's own name. `single`: each text should name
    one, so that "Ortega y Gasset" is not two."""
    own = {letters_of(outlet) for outlet in outlets if outlet}
    found: dict[str, str] = {}
    for text in texts:
        for name in filter(is_name, map(_bare, _parts(html.unescape(text[:500]), single=single))):
            letters = letters_of(name)
            if not any(_is_outlet(letters, outlet) for outlet in own):
                found.setdefault(letters, name)
    persons = [name for name in found.values() if not _AGENCY.fullmatch(name)]
    return (persons or list(found.values()))[:_MOST]


def _parts(text: str, *, single: bool) -> list[str]:
    """What may be a name each; the paper that stands behind the first one is none."""
    text = _FAMILY_FIRST.sub(r"\2 \1", _PICTURED.sub("", _MAILBOX.sub(" ", text)).lstrip(" .,;"))
    text = _BY.sub("", text)
    if single:
        first, *more = _SURELY.split(text)
    else:
        first, *more = (name for part in _AND.split(text) for name in _apart(part))
    return [first, *(part for part in more if not _PAPER.fullmatch(_FOR_AGENCY.sub("", part.strip())))]


def _apart(part: str) -> list[str]:
    """ "Ana Ruiz y Luis Paz" are two, "María de la Cruz y Ortega" is one."""
    names = _WITHIN.split(part)
    return names if len(names[0].split()) == 1 or all(len(name.split()) > 1 for name in names) else [part]


def _bare(part: str) -> str:
    """A name alone; the dot of what is cut short stays: "Joe S.", "Sam Ek, Jr."."""
    name = _BEHIND.sub("", _BY.sub("", _FOR_AGENCY.sub("", part.strip())))
    name = _DOES.sub("", name).strip(' -–—•*()"“”\u00a0,')
    return name if _SHORTENED.search(name) else name.strip(".")


def _is_outlet(letters: str, outlet: str) -> bool:
    """Its name, or that of one of its parts: "BBC News" of the BBC."""
    if letters == outlet or f"the{letters}" == outlet:
        return True
    return len(outlet) > 2 and letters in (f"{outlet}news", f"{outlet}staff", f"{outlet}team", f"{outlet}online")


def is_full(name: str) -> bool:
    """Two words or more that begin with capitals, particles apart; a few signs of a writing without capitals."""
    words = name.split()
    if not any(letter.isupper() or letter.islower() for letter in name):
        return _FEW_SIGNS[0] <= len(name) <= _FEW_SIGNS[1]
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def stated_names(texts: Iterable[str]) -> list[str]:
    """What is stated to be an author though it is no person: an agency, an editorial staff, the outlet itself."""
    names = [_BY.sub("", " ".join(html.unescape(text[:500]).split())) for text in texts]
    return list(dict.fromkeys(name for name in names if _may_write(name)))[:_MOST]


def _may_write(name: str) -> bool:
    if not name or len(name) > _NAME_LIMIT or _ADDRESS.search(name) or _MACHINE.search(name):
        return False
    return not _is_handle(name) and any(character.isalpha() for character in name)


def _is_handle(text: str) -> bool:
    """ "chuck-ross", "aligharib"."""
    return len(text.split()) == 1 and text.isascii() and text == text.lower()


def is_name(text: str) -> bool:
    words = text.split()
    if not words or len(text) > _NAME_LIMIT or len(words) > _WORDS_LIMIT or _ADDRESS.search(text):
        return False
    if ROLE.search(text) or any(character.isdigit() for character in text):
        return False
    return not _is_handle(text)
