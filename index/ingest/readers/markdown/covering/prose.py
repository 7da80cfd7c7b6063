"""Whether what Markdown takes for a program's code reads like sentences."""

import re

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_OPENING = "\"'“‘«„「(—–-¿¡*_>"
_ENDED = re.compile(r"[.!?…:,;][\"'”’»)*_\]]*$|[。！？」』]$|[—–-]$|[\"”’»]$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF_PROGRAMS = re.compile(r"[{}=<>\\|$@#/~`+^]|\w[(_.]\w|[;)]$|^\s*(?:\$|//|--)", re.MULTILINE)
_FEWEST = 4  # words
_SIGNS = 0.03  # of all characters; ninety-nine of a hundred paragraphs of the coverage have fewer
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def reads_like_prose(text: str) -> bool:
    """A capital or a quotation mark, some words, a stop, and hardly a sign that programs are made of."""
    words = _TAG.sub("", text).strip()
    first = words.lstrip(_OPENING)[:1]
    if not first or not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    if _ENDED.search(words) is None or len(_WORD.findall(words)) < _FEWEST:
        return False
    return len(_OF_PROGRAMS.findall(words)) <= _SIGNS * len(words)


def is_markup(text: str) -> bool:
    """Whether it is nothing but tags, which only the one who laid the page out has indented."""
    return not _TAG.sub("", text).strip()


def holds_prose(text: str) -> bool:
    """Whether one of its paragraphs does."""
    return any(reads_like_prose(paragraph) for paragraph in _BLANK_LINE.split(text))
