"""What pages set into the middle of a sentence and is no word of it: tooltips, buttons, the label of an ad."""

import re

from ..elements import Element, words_of_name

_SET_IN = ("button", "span", "ins", "div")
_WITHIN = ("p", "li", "blockquote", "h2", "h3")
_LABEL = re.compile(r"Advertisement|ADVERTISEMENT|Anzeige|ANZEIGE|Publicité|PUBLICITÉ|Publicidad|PUBLICIDAD")
# What an ad is called: its label alone may be a word of the sentence, "Wer <span>Anzeige</span> erstattet".
_ADS = frozenset(
    "ad ads adslot adunit adbox adlabel adsbygoogle advert adverts advertisement advertisements advertising anzeige "
    "anzeigen werbung publicite publicidad publi dfp gpt sponsored".split()
)
_MAYBE_AD = re.compile(r"ad|anzeig|werbung|publi|dfp|gpt|sponsor", re.I)  # most elements are called nothing like it
_PRESSED = re.compile(r"(?:copy|share|save|close|listen|play|print|tweet|reply|expand|info)(?: .{0,20})?|i|[+×]", re.I)
_TIP = re.compile(r"(?:^|[\s_-])tool-?tip-?_*(?:text|content|body|box|popup|inner)(?=$|[\s_-])", re.I)
_SHORT = 40  # characters of a label or a button
_GONE = "gone"  # no element of HTML's


def drop_between_words(root: Element) -> None:
    from lxml import etree

    for element in list(root.iter(*_SET_IN)):
        if _is_set_in(element):
            element.tag = _GONE
    etree.strip_elements(root, _GONE, with_tail=False)


def _is_set_in(element: Element) -> bool:
    if not element.attrib and element.tag != "button":
        return False
    if (element.get("role") or "").lower() == "tooltip" or _TIP.search((element.get("class") or "")[:200]):
        return True
    if element.tag != "button" and not _is_called_ad(element):
        return False
    text = _short_text(element)
    if not text or next(element.iterancestors(*_WITHIN), None) is None:
        return False
    if element.tag != "button":
        return _LABEL.fullmatch(text) is not None
    return _PRESSED.fullmatch(text) is not None or _is_glued(element)


def _is_called_ad(element: Element) -> bool:
    named = f"{(element.get('class') or '')[:200]} {(element.get('id') or '')[:80]}"
    return _MAYBE_AD.search(named) is not None and not _ADS.isdisjoint(words_of_name(named))


def _short_text(element: Element) -> str:
    """Empty where it is longer than a label."""
    text = ""
    for part in element.itertext():
        text += part.strip()
        if len(text) > _SHORT:
            return ""
    return text


def _is_glued(button: Element) -> bool:
    """Without a blank before it or behind it; a word that explains itself when it is pressed stands as others do."""
    left = button.getprevious()
    before = (button.getparent().text if left is None else left.tail) or " "
    return before[-1].isalnum() or (button.tail or " ")[0].isalnum()
