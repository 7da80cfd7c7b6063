"""What somebody wants of a message that they put the reaction on: that it be checked, or answered. Pure."""

import re
from enum import StrEnum

from ..messages.talk import Form, shape_of

_MARKED = re.compile(r"[“„«\"](?=\w)([^“”„«»\"\n]+)[”“»\"]")
_SET_OFF = re.compile(r"^>(?:>>)? \S", re.MULTILINE)
_LEAST_WORDS = 3  # that a quotation has, and a claim
_LONGEST_QUESTION = 500  # characters


class Errand(StrEnum):
    CHECK = "check"
    ASK = "ask"


def errand_of(content: str, said: str, texts: tuple[str, ...]) -> Errand | None:
    """`content` is the message as it was written, `said` its words as people see them, `texts` all words that are found
    in it, wherever Discord keeps them. What quotes is checked, a question is asked, any other sentence is a claim; None
    of what has not the words for one."""
    if quotes(content):
        return Errand.CHECK
    if said.strip() and _is_question(said):
        return Errand.ASK
    return Errand.CHECK if any(len(text.split()) >= _LEAST_WORDS for text in texts) else None


def quotes(content: str) -> bool:
    """Whether words stand between quotation marks, or are set off as a quotation."""
    runs = (match[1] for match in _MARKED.finditer(content))
    return _SET_OFF.search(content) is not None or any(len(run.split()) >= _LEAST_WORDS for run in runs)


def _is_question(said: str) -> bool:
    """Somebody pointed at it, so that it need not be as clear as what is said to nobody."""
    if len(said) > _LONGEST_QUESTION:
        return False
    return said.rstrip().endswith("?") or shape_of(said).form not in (Form.TALK, Form.SCRAP)
