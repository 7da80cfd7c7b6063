"""What a call takes, declared once: read by it from a query or a JSON body, and told by the OpenAPI document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.dates import first_day
from bot.replies.serving import missing, no_choice, no_number, no_text, no_texts

from ..problems import bad_request

if TYPE_CHECKING:
    from bot.json_output import Json

_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?|\.[0-9]{1,9}")


class Kind(StrEnum):
    """TEXTS may be given several times in a query, and are a list in JSON. A DAY is a day, a month or a year."""

    TEXT = "text"
    TEXTS = "texts"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`about` says in half a sentence what it does. `longest` is in characters of one text; `least` and `most` bound a
    number, and `most` how many texts there may be."""

    name: str
    about: str
    kind: Kind = Kind.TEXT
    required: bool = False
    longest: int = 200
    least: float = 0
    most: float = 1
    choices: tuple[str, ...] = ()

    def read(self, value: object) -> Any:
        """Of JSON as it stands. Raises Refused or NoDate."""
        if value is None and not self.required:
            return None
        match self.kind:
            case Kind.TEXT | Kind.DAY:
                return self._text(value)
            case Kind.TEXTS:
                return self._texts(value)
            case Kind.WHOLE | Kind.NUMBER:
                return self._number(value)
            case Kind.CHOICE if value in self.choices:
                return value
        raise bad_request(no_choice(self.name, self.choices))

    def read_typed(self, values: list[str]) -> Any:
        """Of a query, where all is text: one value, or the several of TEXTS."""
        if self.kind is Kind.TEXTS:
            return self.read(values)
        text = values[0]
        if self.kind is Kind.WHOLE and _WHOLE.fullmatch(text):
            return self.read(int(text))
        if self.kind is Kind.NUMBER and _NUMBER.fullmatch(text):
            return self.read(float(text))
        return self.read(text)

    def schema(self) -> "dict[str, Json]":
        match self.kind:
            case Kind.TEXT:
                return {"type": "string", "maxLength": self.longest, **({"minLength": 1} if self.required else {})}
            case Kind.DAY:
                return {"type": "string", "examples": ["2016-10-03", "2016-10", "2016"]}
            case Kind.TEXTS:
                texts: Json = {"type": "string", "maxLength": self.longest}
                return {"type": "array", "items": texts, "maxItems": int(self.most)}
            case Kind.WHOLE:
                return {"type": "integer", "minimum": int(self.least), "maximum": int(self.most)}
            case Kind.NUMBER:
                return {"type": "number", "minimum": self.least, "maximum": self.most}
        return {"type": "string", "enum": list(self.choices)}

    def _text(self, value: object) -> str:
        if not isinstance(value, str) or len(value) > self.longest or not _is_whole(value):
            raise bad_request(no_text(self.name, self.longest))
        if self.required and not value.strip():
            raise bad_request(missing(self.name))
        if self.kind is Kind.DAY:
            first_day(value)
        return value

    def _texts(self, value: object) -> tuple[str, ...]:
        if isinstance(value, list) and len(value) <= self.most:
            texts = [v for v in value if isinstance(v, str) and len(v) <= self.longest and _is_whole(v)]
            if len(texts) == len(value):
                return tuple(texts)
        raise bad_request(no_texts(self.name, int(self.most), self.longest))

    def _number(self, value: object) -> int | float:
        whole = self.kind is Kind.WHOLE
        fits = isinstance(value, int) if whole else isinstance(value, int | float)
        if isinstance(value, bool) or not fits or not self.least <= value <= self.most:  # type: ignore[operator]
            raise bad_request(no_number(self.name, self.least, self.most, whole=whole))
        return value  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in; `name` is its own, without any folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """What a call was given, by name, each as its parameter reads it; None or the default for what was not."""

    values: Mapping[str, Any]
    upload: Upload | None = None

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def required(self, name: str) -> str:
        value: str = self.values[name]
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def whole(self, name: str, default: int) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) else default

    def number(self, name: str, default: float) -> float:
        value = self.values.get(name)
        return float(value) if isinstance(value, int | float) else default


def _is_whole(text: str) -> bool:
    """Without halves of characters, which JSON can spell and nothing can store."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
