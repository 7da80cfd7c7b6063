"""From the tokens of an RTF text to its paragraphs, notes last."""

from .....text.layout import BlockKind
from ....reader import DocumentRefused
from ..composing import Paragraph
from ..symbols import is_private, typed_symbols
from .encodings import DEFAULT, decoded, encoding_of_page, encoding_of_word
from .flow import Flow, Properties
from .groups import Destination, Group, is_bullet
from .tables import Fonts, Styles
from .tokens import Brace, Characters, Symbol, Token, Word, tokens_of

_DEPTH_LIMIT = 500  # groups within each other; Word writes 10
_CUT = "it ends in the middle: put a whole copy of it there"
_BODY_LEVEL = 9  # of an outline: levels 0 to 8 are headings
_NOTE, _BOX = "footnote", "shptxt"
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n\n",
    "column": "\n\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "nestcell": " ",
    "nestrow": " ",
}
_SYMBOLS = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_UTF_16 = 0x10000
_UNICODE_LIMIT = 0x10FFFF


class RtfParser:
    """`title` and `author` are what the file states, once it was read."""

    def __init__(self) -> None:
        self.title = ""
        self.author = ""
        self._fonts = Fonts()
        self._styles = Styles()
        self._encoding = DEFAULT
        self._default_font: int | None = None
        self._flows = [Flow(self._styles.kinds)]
        self._notes: list[Paragraph] = []
        self._group = Group(destination=Destination.NOWHERE)
        self._outer: list[Group] = []
        self._bytes: list[str] = []  # of text, not decoded yet: a character may have two
        self._to_skip = 0

    def read(self, data: bytes) -> list[Paragraph]:
        """Raises DocumentRefused where the text is cut, nests too deep or is too long."""
        for token in tokens_of(data):
            if isinstance(token, Characters):
                self._characters(token)
                continue
            self._decode()
            self._act(token)
            if not self._outer:
                return self._flows[0].finish() + self._notes
        raise DocumentRefused(_CUT)

    def _act(self, token: Token) -> None:
        if isinstance(token, Brace):
            self._to_skip = 0
            self._open() if token.opening else self._close()
        elif isinstance(token, Symbol):
            self._symbol(token.character)
        elif isinstance(token, Word):
            self._control(token.name, token.number)

    def _control(self, name: str, number: int | None) -> None:
        destination = self._group.destination
        if self._group.enter(name):
            if is_bullet(name):
                self._flows[-1].properties.listed = True
        elif destination is Destination.FONTS:
            self._fonts.word(name, number)
        elif destination is Destination.STYLES:
            self._styles.word(name, number)
        else:
            self._word(name, number)

    def _open(self) -> None:
        if len(self._outer) >= _DEPTH_LIMIT:
            raise DocumentRefused("its groups nest deeper than any document's: save it again from a word processor")
        first = not self._outer
        self._outer.append(self._group)
        self._group = Group() if first else self._group.inner()

    def _close(self) -> None:
        if self._group.opened is not None:
            paragraphs = self._flows.pop().finish()
            if self._group.opened == _NOTE:
                self._notes += [Paragraph(BlockKind.NOTE, paragraph.pieces) for paragraph in paragraphs]
            else:
                self._flows[-1].behind += paragraphs
        if self._outer:
            self._group = self._outer.pop()

    def _characters(self, token: Characters) -> None:
        text = token.text
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text and self._group.destination is not Destination.NOWHERE:
            self._bytes.append(text)

    def _decode(self) -> None:
        if not self._bytes:
            return
        data = "".join(self._bytes).encode("latin-1")
        self._bytes = []
        font = self._group.font
        if self._group.destination is Destination.BODY and self._fonts.is_pictures(font):
            self._write(typed_symbols(self._fonts.name(font), data))
        else:
            self._write(decoded(data, self._fonts.encoding(font) or self._encoding))

    def _write(self, text: str) -> None:
        destination = self._group.destination
        if self._group.shown:
            self._flows[-1].add(text, self._group.strong)
        elif destination is Destination.FONTS:
            self._fonts.named(text)
        elif destination is Destination.STYLES:
            self._styles.named(text)
        elif destination is Destination.TITLE:
            self.title += text
        elif destination is Destination.AUTHOR:
            self.author += text

    def _symbol(self, character: str) -> None:
        if character == "*":
            self._group.optional = True
        elif character in "\r\n":
            self._word("par", None)
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._write(_SYMBOLS.get(character, ""))

    def _word(self, name: str, number: int | None) -> None:
        if name in _CHARACTERS and self._to_skip:
            self._to_skip -= 1
            return
        self._to_skip = 0
        if name in _CHARACTERS:
            self._write(_CHARACTERS[name])
        elif name in (_NOTE, _BOX):
            self._group.opened = name
            self._flows.append(Flow(self._styles.kinds))
        elif not (self._of_encoding(name, number) or self._of_characters(name, number)):
            self._of_paragraph(name, number)

    def _of_encoding(self, name: str, number: int | None) -> bool:
        if name == "u":
            self._write(self._unicode(number or 0))
            self._to_skip = self._group.skipped
        elif name == "uc":
            self._group.skipped = max(0, number or 0)
        elif name == "ansicpg":
            self._encoding = encoding_of_page(number)
        elif (encoding := encoding_of_word(name)) is not None:
            self._encoding = encoding
        else:
            return False
        return True

    def _unicode(self, number: int) -> str:
        code = number % _UTF_16 if abs(number) < _UTF_16 else number
        if is_private(code):
            return typed_symbols(self._fonts.name(self._group.font), [code])
        return chr(code) if 0 < code <= _UNICODE_LIMIT else ""

    def _of_characters(self, name: str, number: int | None) -> bool:
        group = self._group
        if name == "b":
            group.strong = number != 0
        elif name == "v":
            group.hidden = number != 0
        elif name == "deleted":
            group.deleted = number != 0
        elif name in ("f", "deff"):
            group.font = number
            self._default_font = number if name == "deff" else self._default_font
        elif name == "plain":
            group.strong = group.hidden = group.deleted = False
            group.font = self._default_font
        else:
            return False
        return True

    def _of_paragraph(self, name: str, number: int | None) -> None:
        flow = self._flows[-1]
        if name in ("par", "sect"):
            flow.end_paragraph()
        elif name == "pard":
            flow.properties = Properties()
            flow.in_table = False
        elif name == "s":
            flow.properties.style = number or 0
        elif name == "outlinelevel":
            flow.properties.heading = (number or 0) < _BODY_LEVEL
        elif name == "intbl":
            flow.in_table = True
        elif name == "cell":
            flow.end_cell()
        elif name == "row":
            flow.end_row()
