"""Marks of notes, which are no words, and other raised figures, which are and keep their height.

"We will<sup><a href="#fn1">1</a></sup> build" says "We will build", and "5<sup>2</sup>" nothing like "52": a browser
shows a small raised figure, for which Unicode has a character, so the text says what is seen: "5²".
"""

import re

from ..elements import Element

_LENGTH_LIMIT = 30  # characters of a mark: "[citation needed]"
_MARK = re.compile(r"[\[(]?\s*(?:(?:note|nb|n)\.?\s?)?(?:\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,4})\s*[\])]?", re.I)
_BRACKETED = re.compile(r"\[[^\[\]]{1,30}\]")
_BACK = re.compile(r"[↩⏎↑^⤴]\ufe0e?")
_TO_NOTE = re.compile(
    r"#_?(?:fn|ftn|edn|sdfootnote|sdendnote|footnote|endnote|note|cite[_-]?note|en(?=\d))(?!\w*ref)", re.I
)
_CALLED = frozenset(
    "reference references citation footnote footnotes endnote noteref fn footnoteref footnotereference "
    "msofootnotereference".split()
)
_WORD = re.compile(r"[A-Za-z]+")
_STOPS = (*".!?,;:…”\"’'»",)  # behind which no power stands
_CENTS = re.compile(r"\d[.,]\Z")  # before them: "$5.<sup>99</sup>"
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_FIGURES = re.compile(r"\s*[(+\-−]?\d[\d+\-−()]*\s*|\s*[n+\-−]\s*")
_GONE = "gone"  # no element of HTML's


def drop_note_marks(root: Element) -> None:
    """Takes them away, and the links that lead back from a note, and raises what else is a raised figure."""
    from lxml import etree

    for element in list(root.iter("a", "sup")):
        text = _short_text(element) if _may_be_mark(element) else None
        if text is None:
            continue
        if _is_mark(element, text):
            element.tag = _GONE
        elif element.tag == "sup" and _FIGURES.fullmatch(text):
            _raise(element)
    etree.strip_elements(root, _GONE, with_tail=False)


def _may_be_mark(element: Element) -> bool:
    """Most links lead to other pages, and are called nothing."""
    return element.tag == "sup" or "#" in (element.get("href") or "") or len(element.attrib) > 1


def _short_text(element: Element) -> str | None:
    """None where it is longer than any mark, or nothing."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > 3 * _LENGTH_LIMIT:
            return None
    text = text.strip()
    return text if 0 < len(text) <= _LENGTH_LIMIT else None


def _is_mark(element: Element, text: str) -> bool:
    if element.tag == "sup":
        if _BRACKETED.fullmatch(text):
            return True
        links = (element.getparent().tag == "a") or next(element.iter("a"), None) is not None
        if _MARK.fullmatch(text) is None:
            return False
        return links or _is_called(element) or (text.isdigit() and _is_behind_stop(element))
    if "#" not in (to := element.get("href") or "") and not _is_called(element):
        return False
    if _BACK.fullmatch(text):
        return True
    return _MARK.fullmatch(text) is not None and (_is_called(element) or _TO_NOTE.search(to) is not None)


def _is_called(element: Element) -> bool:
    """By its role, in a book or in a page, or by its class."""
    roles = f"{element.get('role') or ''} {element.get('epub:type') or ''}".lower().split()
    if "doc-noteref" in roles or "noteref" in roles:
        return True
    return any(_names_note(name) for name in (element.get("class") or "")[:200].lower().split())


def _names_note(name: str) -> bool:
    """ "footnote-anchor", "mw-ref"; but "footnote-number" stands at the note itself."""
    words = _WORD.findall(name)
    return bool(_CALLED & set(words)) and not {"number", "back", "backref", "content", "text"} & set(words)


def _is_behind_stop(element: Element) -> bool:
    before = _before(element)
    return before[-1:] in _STOPS and _CENTS.search(before[-2:]) is None


def _before(element: Element) -> str:
    left = element.getprevious()
    if left is None:
        return (element.getparent().text or "").rstrip()
    return (left.tail or "".join(left.itertext())).rstrip()


def _raise(element: Element) -> None:
    for part in element.iter():
        part.text = (part.text or "").translate(_RAISED)
        if part is not element:
            part.tail = (part.tail or "").translate(_RAISED)
