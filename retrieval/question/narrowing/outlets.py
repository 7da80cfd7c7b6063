"""An outlet that a question is narrowed to, wherever it stands: "per politico, …", "… in the Post about …"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index import fold

from ..intent import AUXILIARIES, SPEECH_VERBS

_AT_AN_END = r"(?:per|according to|in|from|on|via)"
_INSIDE = r"(?:per|according to|in|from|via)"
_ITS = r"(?:coverage|reporting|articles?|story|stories|reports?|piece|pieces|interviews?)"
_PRINTS = r"(?:quote|print|publish|report|run|carry)"
# What papers are called, typed with capitals: "in the New York Post" where the coverage has none of it.
_OF_A_PAPER = re.compile(
    r"\b(?:in|per|from) the ((?:[A-Z][\w.&'’-]* ){0,3}(?:Times|Post|News|Journal|Herald|Guardian|Telegraph|Tribune"
    r"|Gazette|Mail|Express|Mirror|Independent|Globe|Chronicle|Observer|Examiner|Economist|Register|Courier|Sentinel))\b"
)


@dataclass(frozen=True, slots=True)
class ReadOutlet:
    """`outlet` as the coverage writes it, None where none is named; `rest` is the question without it. `unread` names
    a paper that the coverage does not have, "" where none is named."""

    outlet: str | None
    rest: str
    unread: str = ""


def read_outlet(core: str, outlets: Mapping[str, str]) -> ReadOutlet:
    """`outlets` by every folded name that people use for them."""
    folded = fold(core)
    if len(folded) != len(core):
        core = folded
    for key, outlet in _keys(outlets, folded):
        if (rest := _without(core, folded, key)) is not None:
            return ReadOutlet(outlet, rest)
    unread = _OF_A_PAPER.search(core)
    return ReadOutlet(None, core, unread.group() if unread else "")


def _keys(outlets: Mapping[str, str], folded: str) -> Iterator[tuple[str, str]]:
    """Names that stand in the question, the longest first; "the Post" where only one outlet's name ends so."""
    for key in sorted((k for k in outlets if k in folded), key=len, reverse=True):
        yield key, outlets[key]
    last = {outlet: words[-1] for outlet in set(outlets.values()) if len(words := fold(outlet).split()) > 1}
    counted = Counter(last.values())
    for outlet, word in last.items():
        if counted[word] == 1 and word not in outlets and f"the {word}" in folded:
            yield f"the {word}", outlet


def _without(core: str, folded: str, key: str) -> str | None:
    """The question without the outlet and what leads to it; None where it is not narrowed to it."""
    place = rf"(?:the )?{re.escape(key)}(?:['’]s)?"
    if lead := re.search(rf"^{_AT_AN_END} {place}\b[\s,:]*", folded):
        return core[lead.end() :]
    if tail := re.search(rf"[\s,]+{_AT_AN_END} {place}\W*$", folded):
        return core[: tail.start()]
    if re.search(rf"\b{place} (?:had|has|ran|wrote|reported|published|did) (?:something|a|an|some)\b", folded):
        return core
    if subject := re.search(rf"\b(?:did|does|has|have) ({place}) {_PRINTS}\b", folded):
        return _blanked(core, subject, 1)
    if its := re.search(rf"\b{place} {_ITS}\b(?: (?:of|on|about))?", folded):
        return _blanked(core, its)
    inside = re.search(rf"\b{_INSIDE} ({place})\b[\s,]*(?:([^\W_]+)|)", folded)
    if inside is None or (inside.group(2) or "") in SPEECH_VERBS | AUXILIARIES or not _is_named(core, inside, key):
        return None
    return core[: inside.start()] + " " * (inside.end(1) - inside.start()) + core[inside.end(1) :]


def _is_named(core: str, found: re.Match[str], key: str) -> bool:
    """A single word may be an everyday one: it is a paper's name with an article or a capital."""
    return " " in key or found.group(1).startswith("the ") or core[found.start(1)].isupper()


def _blanked(core: str, found: re.Match[str], group: int = 0) -> str:
    return core[: found.start(group)] + " " * (found.end(group) - found.start(group)) + core[found.end(group) :]
