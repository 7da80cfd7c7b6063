"""The words of one paragraph of a .docx: with what was inserted, without what was deleted, hidden or is a comment."""

from ..composing import Piece
from ..looks import Looks
from ..parts import Element, attribute, child, local_name
from ..symbols import is_private, typed_symbols
from .styles import switched_on, value_of

# What holds no words of the document; everything else is looked into.
_LEFT_OUT = frozenset(
    "pPr rPr sdtPr sdtEndPr del moveFrom delText instrText delInstrText rt Fallback annotationRef "
    "proofErr bookmarkStart bookmarkEnd".split()
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_BLANK, _SURROGATES = 0x20, 0xD800
_BREAKS = {"page": "\n\n", "column": "\n\n"}


class DocxRuns:
    """Reads paragraphs in the document's order: what a field shows may begin in one and end in another. `boxes` are
    the text boxes that the last paragraph read holds."""

    def __init__(self, styles: Looks) -> None:
        self.boxes: list[Element] = []
        self._styles = styles
        self._in_result: list[bool] = []  # of the fields that are open, the outermost first
        self._pieces: list[Piece] = []

    def read(self, paragraph: Element) -> list[Piece]:
        self.boxes, self._pieces = [], []
        # No field's code goes on in the next paragraph: where its end is lost, the document is not lost with it.
        self._in_result = [shown for shown in self._in_result if shown]
        self._look_into(paragraph, strong=False)
        return self._pieces

    def _look_into(self, parent: Element, strong: bool) -> None:
        for element in parent:
            name = local_name(element)
            if name == "r":
                self._run(element)
            elif name in ("t", "sym", "br", "fldChar") or name in _CHARACTERS:
                self._character(element, name, strong)
            elif name == "AlternateContent":
                self._look_into(_chosen(element), strong)
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name and name not in _LEFT_OUT and not is_placeholder(element):
                self._look_into(element, strong)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        style = child(properties, "rStyle")
        look = self._styles.of(value_of(style))
        hidden, strong = switched_on(properties, "vanish"), switched_on(properties, "b")
        if not (look.hidden if hidden is None else hidden):
            self._look_into(run, bool(look.strong if strong is None else strong))

    def _character(self, element: Element, name: str, strong: bool) -> None:
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif all(self._in_result):
            self._pieces.append(Piece(_written(element, name), strong))

    def _field(self, kind: str | None) -> None:
        """A field's code comes first, then what it shows."""
        if kind == "begin":
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._in_result.pop()


def is_placeholder(element: Element) -> bool:
    """A form's "Click here to enter text", which nobody filled in."""
    return local_name(element) == "sdt" and child(child(element, "sdtPr"), "showingPlcHdr") is not None


def _written(element: Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "br":
        return _BREAKS.get(attribute(element, "type") or "", "\n")
    if name == "sym":
        return _symbol(attribute(element, "font") or "", attribute(element, "char") or "")
    return _CHARACTERS[name]


def _symbol(font: str, code: str) -> str:
    """A character of a font with pictures has no meaning but in that font; the few that Word puts in are known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if is_private(number):
        return typed_symbols(font, [number])
    return chr(number) if _BLANK <= number < _SURROGATES else ""


def _chosen(alternatives: Element) -> Element:
    """The first of what a drawing is written as twice: for new programs, and for old ones."""
    for name in ("Choice", "Fallback"):
        if (written := child(alternatives, name)) is not None:
            return written
    return alternatives
