"""Languages as files state them, written as BCP 47 has them: "en-US" of "EN_us", "de" of "German"."""

import re

_TAG = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8}){0,3})", re.ASCII)
_REGION, _SCRIPT = 2, 4  # letters
_NONE = frozenset({"und", "zxx", "mul", "mis", "xx"})
_NAMES = {
    **{"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt"},
    **{"dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja", "polish": "pl"},
}


def language_tag(stated: str | None) -> str | None:
    """None for what is no language."""
    text = (stated or "").strip()
    found = _TAG.fullmatch(text.replace("_", "-"))
    if found is None or found[1].lower() in _NONE:
        return _NAMES.get(text.lower())
    return "-".join([found[1].lower(), *map(_subtag, found[2].split("-")[1:])])


def _subtag(tag: str) -> str:
    """A region is written in capitals, a script with one."""
    return tag.upper() if len(tag) == _REGION else tag.title() if len(tag) == _SCRIPT else tag.lower()
