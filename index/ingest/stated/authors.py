"""Who a file says wrote it: names alone, whichever kind of file says so.

"Reported by Ann Lee", "Ann Lee <ann@post.example>" and "ann@post.example (Ann Lee)" are all "Ann Lee", and so is
"Ann Lee, https://post.example/ann-lee"; "Lee, Ann; Roe, Bob" are Ann Lee, Bob Roe.
"""

import re
from collections.abc import Iterable

from ...text.one_line import one_line

_BY = re.compile(
    r"(?:(?:written|reported|reporting|words|story|posted|published|text|article) )?by(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"\s*[<(\[]?\s*(?:mailto:)?[^\s@()<>\[\],;:]+@[^\s@()<>\[\],;]+\s*[>)\]]?", re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,;|(<\[]+(?:https?://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:[a-z]{2}|com|org|net|info|news|press|media|example|edu|gov)")
_SURNAMES_FIRST = re.compile(r"[^,;]+, [^,;]+(?:; [^,;]+, [^,;]+)+")
_ROLE = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|producer|analyst|photographer|critic"
    r"|staff|special to)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(<\[]\s*([^()<>\[\]]+?)\s*[)>\]]")
_LENGTH_LIMIT = 2_000  # characters; what is longer names nobody


def author_name(stated: str) -> str | None:
    """On one line, without "By" and mailboxes. None for an address or a host, and where no letter is left."""
    if len(stated) > _LENGTH_LIMIT or _WEB.search(stated := _BESIDE.sub("", stated)):
        return None
    name = one_line(_without_mailboxes(stated)).strip(" ,;")
    if _DOMAIN.fullmatch(name):
        return None
    if _SURNAMES_FIRST.fullmatch(name):  # as Zotero has it
        return ", ".join(map(_turned, name.split("; ")))
    bracketed = _IN_BRACKETS.fullmatch(name)
    name = bracketed[1] if bracketed else name
    by = _BY.match(name)
    name = name[by.end() :] if by else name
    return name if any(character.isalpha() for character in name) else None


def _turned(name: str) -> str:
    """ "Lee, Ann" is Ann Lee; "Ann Lee, Staff Writer" is so already."""
    first, _, second = name.partition(", ")
    return first if _ROLE.search(second) else f"{second} {first}"


def author_names(stated: Iterable[str]) -> str | None:
    """All of them, each once, joined by ", "."""
    return ", ".join(dict.fromkeys(name for one in stated if (name := author_name(one)) is not None)) or None


def is_address(stated: str) -> bool:
    """Of the web or a mailbox, and no name beside it."""
    web = _WEB.match(stated.strip()) is not None
    return web or ("@" in stated and not _without_mailboxes(stated[:_LENGTH_LIMIT]).strip())


def _without_mailboxes(text: str) -> str:
    return _MAILBOX.sub("", text) if "@" in text else text
