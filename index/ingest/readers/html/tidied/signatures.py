"""Who says a block quotation, where the page puts the name into it or below: a paragraph of its own behind the words.

`cite`, `footer` and `figcaption` hold no words of the quotation. Papers set a dash before the name, mostly by a style,
and readers of plain text know a signature by it; so it stands in the text, as the marks of `q` do.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice

from ..elements import SIGNATURE, Element, words_of_name
from ..paragraphs import Paragraph, paragraphs_of

_SIGNS = frozenset(("cite", "footer", "figcaption"))
_CALLED = frozenset("attribution author byline citation cite credit quotee source speaker".split())
_LENGTH_LIMIT = 160  # characters; attribution reads no longer signature
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*\Z")
_DASHED = re.compile(r"[—–―-]{1,2}\s*")
_STOPS = ".!?…”\"’'»,"
_ENDED = re.compile(r"[.!?…][”\"’'»)]*\Z")
# "Martin Luther King Jr." ends with a stop and is no sentence.
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,5}(?:Jr|Sr|Esq|[A-Z]|Ph\.?\s?D|(?:[A-Z]\.){1,3}[A-Z])\.")
_LINES = frozenset("br p div ul ol h1 h2 h3 h4 h5 h6 blockquote".split())  # a line begins behind them
_EMPTY = frozenset(("br", "script", "style", "noscript"))


def set_signatures_apart(root: Element) -> None:
    """Makes an element SIGNATURE, with nothing but text and line breaks in it, of each."""
    for quotation in list(root.iter("blockquote")):
        signing = next(_within(quotation), None)
        if signing is None:
            signing = _below(quotation)
        if signing is not None:
            _sign(signing)


def is_signature(paragraph: Paragraph) -> bool:
    return bool(paragraph.element.tag == SIGNATURE)


def follow(paragraphs: Sequence[Paragraph], kept: Sequence[bool]) -> list[bool]:
    """`kept`, but a signature is kept where the words before it are."""
    followed = list(kept)
    for index, one in enumerate(paragraphs):
        if is_signature(one):
            followed[index] = index > 0 and followed[index - 1]
    return followed


def write_signature(element: Element, lines: Sequence[str]) -> None:
    """As all that stands in the element."""
    from lxml import etree

    tail = element.tail
    element.clear()
    element.tag, element.tail = SIGNATURE, tail
    first = lines[0]
    element.text = f"— {_DASHED.sub('', first, count=1) if _DASHED.match(first) else first}"
    for line in lines[1:]:
        etree.SubElement(element, "br").tail = line


def lines_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [line.strip() for one in paragraphs for line in one.text.split("\n") if line.strip()]


def _within(quotation: Element) -> Iterator[Element]:
    """What signs at its end, with other words before and none behind."""
    element = quotation
    while (inner := _last(element)) is not None:
        if inner.tag in _SIGNS or (_is_called(inner) and _may_sign(inner)):
            if _has_words_before(quotation, inner) and (inner.tag != "cite" or _begins(inner)):
                yield inner
            return
        element = inner


def _last(element: Element) -> Element | None:
    """The child behind which no word stands."""
    for child in reversed(element):
        if (child.tail or "").strip():
            return None
        if child.tag not in _EMPTY:
            return child
    return None


def _is_called(element: Element) -> bool:
    return not _CALLED.isdisjoint(words_of_name((element.get("class") or "")[:200]))


def _may_sign(element: Element) -> bool:
    """Whether it reads like no sentence: pages call the source of a quotation so, and its last paragraph too."""
    if not _is_short(element):
        return False
    text = " ".join("".join(element.itertext()).split())
    return _ENDED.search(text) is None or _NAME.fullmatch(_DASHED.sub("", text, count=1)) is not None


def _has_words_before(quotation: Element, signing: Element) -> bool:
    return any(map(str.isalnum, chain.from_iterable(_before(quotation, signing))))


def _before(quotation: Element, signing: Element) -> Iterator[str]:
    """The texts before it, the nearest first."""
    element = signing
    while element is not quotation:
        yield _text_before(element)
        if (left := element.getprevious()) is not None:
            yield from left.itertext()
        element = element.getparent() if left is None else left


def _begins(cite: Element) -> bool:
    """Whether it begins a line, or stands behind a whole sentence or a dash: else it is a work that is talked about."""
    if before := _text_before(cite).rstrip():
        return before[-1] in _STOPS or _DASH.search(before) is not None
    return True if (left := cite.getprevious()) is None else left.tag in _LINES


def _text_before(element: Element) -> str:
    left = element.getprevious()
    return (element.getparent().text if left is None else left.tail) or ""


def _below(quotation: Element) -> Element | None:
    """The caption of a figure that holds nothing but the quotation, or a name right behind."""
    following = quotation.getnext()
    if following is not None and following.tag == "cite" and not (quotation.tail or "").strip():
        return following
    figure = next(quotation.iterancestors("figure"), None)
    if figure is None or sum(1 for _ in islice(figure.iter("blockquote"), 2)) > 1:
        return None
    if next(figure.iter("img", "video", "iframe", "table"), None) is not None:
        return None
    captions = list(islice(figure.iter("figcaption"), 2))
    return captions[0] if len(captions) == 1 and _is_behind(captions[0], quotation) else None


def _is_behind(caption: Element, quotation: Element) -> bool:
    above = {quotation, *quotation.iterancestors()}
    lines = (caption, *caption.iterancestors()) if caption not in above else ()
    return any(left in above for one in lines for left in one.itersiblings(preceding=True))


def _is_short(element: Element) -> bool:
    return all(length <= 2 * _LENGTH_LIMIT for length in accumulate(len(text.strip()) for text in element.itertext()))


def _sign(element: Element) -> None:
    lines = lines_of(paragraphs_of(element)) if _is_short(element) else []
    if not lines or not any(map(str.isalpha, lines[0])) or sum(map(len, lines)) > _LENGTH_LIMIT:
        return
    _cut_dash(element)
    write_signature(element, lines)


def _cut_dash(element: Element) -> None:
    """The one that stands right before is the signature's."""
    left, before = element.getprevious(), _text_before(element)
    if left is None:
        element.getparent().text = _DASH.sub("", before)
    else:
        left.tail = _DASH.sub("", before)
