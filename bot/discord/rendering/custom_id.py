"""The custom id of a button: what it does and what that needs, in Discord's 100 characters, so that no state of this
process is needed when it is pressed.

It names a document by a hash of its key and words by a hash of their characters, not by generation and row: after a
reindex the same words are found, or it is found that they changed.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from bot.replies.reply import Target
from index import Span

PATTERN = re.compile(r"pq1:(?P<action>[a-z]{1,2})(?P<fields>(?::[0-9a-z]*)*)")
_DOCUMENT_DIGITS = 12  # hexadecimal: 48 bits, a collision among 100,000 documents has odds of 1 in 50,000
_WORDS_DIGITS = 8
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


class ButtonAction(StrEnum):
    CONTEXT = "c"
    SOURCE = "s"
    ANSWERS = "a"
    SOURCES = "l"
    NOT_ASKED = "n"
    DELETE = "t"
    THREAD = "r"
    ROLL_BACK = "b"
    REMOVE = "x"
    CLEAR_FEEDBACK = "f"
    DISMISS = "d"
    STOP_INDEXING = "i"
    UNDO_UPLOAD = "u"
    LOG_PAGE = "g"
    REFUSED_PAGE = "e"
    REFUSED = "h"
    WRONG_SPEAKER = "w"
    MEND_REPORT = "m"
    DISMISS_REPORT = "o"
    REPORT_PAGE = "p"
    STOP_ALERT = "as"
    TIMELINE = "tl"
    HISTORY = "hi"
    COPY_CITATION = "cc"
    ASK_PERSON = "hp"
    ANSWER_ASKED = "ha"
    DISMISS_ASKED = "hd"
    NOTE_PAGE = "np"
    GAP_PAGE = "gp"
    MORE = "v"
    SETTINGS = "st"
    SOLVED = "ok"
    NOT_SOLVED = "no"
    MORE_OF_PRIVATE = "q"  # of an answer that one person alone sees


@dataclass(frozen=True, slots=True)
class CustomId:
    """`document` and `words` are hashes, `page` counts from 0 where pages are turned. `owner` asked for the answer that
    the button is on, `record` is the id of that answer in the bot's memory; anybody can send a made-up custom id, so
    both are believed only where the memory agrees (`bot.memory.is_believed`). `said` is the character where somebody's
    own words begin.
    """

    action: ButtonAction
    document: str | None = None
    span: Span | None = None
    words: str | None = None
    page: int | None = None
    owner: int | None = None
    record: str | None = None
    said: int | None = None

    def __str__(self) -> str:
        numbers = (self.span.start, self.span.end) if self.span is not None else (None, None)
        fields = [
            self.document or "",
            *(_written(number) for number in numbers),
            self.words or "",
            *(_written(number) for number in (self.page, self.owner)),
            self.record or "",
            _written(self.said),
        ]
        return ":".join(["pq1", self.action.value, *fields]).rstrip(":")


def read_custom_id(custom_id: str) -> CustomId | None:
    """None where it was not written by this version."""
    match = PATTERN.fullmatch(custom_id)
    if match is None or match["action"] not in set(ButtonAction):
        return None
    fields = [*match["fields"].split(":")[1:], "", "", "", "", "", "", "", ""][:8]
    document, start, end, words, page, owner, record, said = fields
    span = Span(_read(start) or 0, _read(end) or 0) if end else None
    return CustomId(
        action=ButtonAction(match["action"]),
        document=document or None,
        span=span,
        words=words or None,
        page=_read(page),
        owner=_read(owner),
        record=record or None,
        said=_read(said),
    )


def custom_id_for(action: ButtonAction, target: Target, page: int | None = None) -> CustomId:
    words = words_hash(target.words) if target.words else None
    return CustomId(action, document_hash(target.document), target.span, words, page)


def document_hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:_DOCUMENT_DIGITS]


def words_hash(text: str) -> str:
    """Of the words alone: white space may be shown otherwise than it stands."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:_WORDS_DIGITS]


def _written(number: int | None) -> str:
    if number is None:
        return ""
    digits = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        digits = _ALPHABET[digit] + digits
    return _ALPHABET[number] + digits


def _read(digits: str) -> int | None:
    return int(digits, 36) if digits else None
