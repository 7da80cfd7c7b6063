"""The fonts and styles that an RTF text defines at its beginning."""

from dataclasses import dataclass, field

from .....text.layout import BlockKind
from ..looks import kind_by_style_name
from .encodings import SYMBOL_CHARSET, encoding_of_charset, encoding_of_page


@dataclass(slots=True)
class _Font:
    name: str = ""
    charset: int | None = None
    encoding: str | None = None


@dataclass(slots=True)
class Fonts:
    _fonts: dict[int | None, _Font] = field(default_factory=dict)
    _last: _Font = field(default_factory=_Font)

    def word(self, name: str, number: int | None) -> None:
        if name == "f":
            self._last = self._fonts.setdefault(number, _Font())
        elif name == "fcharset":
            self._last.charset = number
            self._last.encoding = encoding_of_charset(number)
        elif name == "cpg":
            self._last.encoding = encoding_of_page(number)

    def named(self, text: str) -> None:
        self._last.name += text

    def encoding(self, font: int | None) -> str | None:
        """None where the file's own encoding holds."""
        return self._fonts[font].encoding if font in self._fonts else None

    def is_pictures(self, font: int | None) -> bool:
        """Whether its characters are no letters."""
        return font in self._fonts and self._fonts[font].charset == SYMBOL_CHARSET

    def name(self, font: int | None) -> str:
        return self._fonts[font].name.strip("; ") if font in self._fonts else ""


@dataclass(slots=True)
class Styles:
    """`kinds` is by the style's number."""

    kinds: dict[int, BlockKind | None] = field(default_factory=dict)
    _last: int = 0
    _name: str = ""

    def word(self, name: str, number: int | None) -> None:
        if name == "s":
            self._last = number or 0

    def named(self, text: str) -> None:
        self._name += text
        if ";" in self._name:
            self.kinds[self._last] = kind_by_style_name(self._name.partition(";")[0])
            self._last, self._name = 0, ""
