"""RTF, cut into its words: one pass, no step back, and never more of them than a long book has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....reader import DocumentRefused

TOKENS_LIMIT = 1_000_000  # they take about 2 s; a novel that Word wrote has 300,000
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)|\\",
    re.DOTALL,
)
_BINARY = "bin"


@dataclass(frozen=True, slots=True)
class Word:
    """A control word with its number: `\\fs24`."""

    name: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A control symbol: `\\~`."""

    character: str


@dataclass(frozen=True, slots=True)
class Brace:
    opening: bool


@dataclass(frozen=True, slots=True)
class Characters:
    """Bytes of text, each a character of Latin-1 here; `escaped` where they were written as one `\\'e9`."""

    text: str
    escaped: bool = False


Token = Word | Symbol | Brace | Characters


def tokens_of(data: bytes) -> Iterator[Token]:
    """What a binary picture holds is passed over. Raises DocumentRefused beyond 1,000,000 tokens."""
    text = data.decode("latin-1")
    position = 0
    count = 0
    while (found := _TOKEN.match(text, position)) is not None:
        position = found.end()
        count += 1
        if count > TOKENS_LIMIT:
            raise DocumentRefused("it is longer than a book of a thousand pages: split it")
        if (token := _token(found)) is None:
            continue
        if isinstance(token, Word) and token.name == _BINARY:
            position += max(0, token.number or 0)
            continue
        yield token


def _token(found: re.Match[str]) -> Token | None:
    kind = found.lastgroup
    if kind in ("word", "number"):
        number = found["number"]
        return Word(found["word"], None if number is None else int(number))
    if kind == "text":
        return Characters(found["text"])
    if kind == "hex":
        return Characters(chr(int(found["hex"], 16)), escaped=True)
    if kind == "brace":
        return Brace(found["brace"] == "{")
    return Symbol(found["symbol"]) if kind == "symbol" else None
