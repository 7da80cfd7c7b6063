"""Names of people as pages write them: what to take away from them, and what is none."""

import html
import re
from collections.abc import Iterable, Sequence

from ..letters import letters_of

BY = (
    r"(?:(?:written|posted|story|reported|words|text|article|reporting) )?"
    r"(?:by|von|par|por|di|door|av|af|przez)\b"
)
ROLE = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|producer|staff|admin|administrator|"
    r"webmaster|newsroom|redaktion|redaktör|redactie|rédaction|redacción|redazione|redação|updated|published|posted|"
    r"bureau|analyst|photographer|desk)\b",
    re.I,
)
_BY = re.compile(rf"^\s*{BY}[:\s]\s*", re.I)
_AND = re.compile(r"\s*(?:,(?!\s*[JS]r\b)|;|\||\n|\s/\s|\s&\s|\s(?:and|und|et|y|e|en|och|og|i|with|mit)\s)\s*", re.I)
_SURELY = re.compile(r"\s*(?:,(?!\s*[JS]r\b)|;|\||\n|\s/\s|\s&\s|\s(?:and|und)\s)\s*", re.I)
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|de|fr|tv)\b", re.I)
_NAME_LIMIT = 60  # characters
_WORDS_LIMIT = 6
_MOST = 12  # names


def names_in(texts: Iterable[str], outlets: Sequence[str], *, single: bool = False) -> list[str]:
    """Each once, in order, without "By", roles, addresses and the outlet's own name. `single`: each text should name
    one, so that "Ortega y Gasset" is not two."""
    own = {letters_of(outlet) for outlet in outlets if outlet}
    found: dict[str, str] = {}
    for text in texts:
        for part in (_SURELY if single else _AND).split(_BY.sub("", html.unescape(text[:500]))):
            name = _BY.sub("", part).strip(' .-–—•*()"“”\u00a0')
            letters = letters_of(name)
            if is_name(name) and letters not in own and f"the{letters}" not in own:
                found.setdefault(letters, name)
    return list(found.values())[:_MOST]


def is_name(text: str) -> bool:
    words = text.split()
    if not words or len(text) > _NAME_LIMIT or len(words) > _WORDS_LIMIT or _ADDRESS.search(text):
        return False
    if ROLE.search(text) or any(character.isdigit() for character in text):
        return False
    # A handle: "chuck-ross", "aligharib".
    return not (len(words) == 1 and text.isascii() and text == text.lower())
