"""What stands beside an article: the words of its pictures."""

from .....text.layout import BlockKind
from ..letters import squeezed
from ..paragraphs import Paragraph

_BELOW = 250  # characters of the words below a picture
_STOPS = ".!?…”\"’'»:"


def is_set_beside(paragraph: Paragraph) -> bool:
    """A figure's own words: its caption, its source, or what stands below a picture and is no sentence."""
    if paragraph.kind is BlockKind.CAPTION:
        return True
    if paragraph.kind is not BlockKind.BODY:
        return False
    above = (paragraph.element, *paragraph.element.iterancestors())
    return _is_below_picture(paragraph) or any(element.tag == "figure" for element in above)


def _is_below_picture(paragraph: Paragraph) -> bool:
    element, text = paragraph.element, paragraph.text
    if element.tag not in ("p", "center") or len(text) > _BELOW or next(element.iter("img", "amp-img"), None) is None:
        return False
    if squeezed("".join(element.itertext())) != squeezed(text):
        return False
    slanted = sum(len(squeezed("".join(part.itertext()))) for part in element.iter("em", "i"))
    return slanted >= 0.9 * len(squeezed(text)) or text[-1] not in _STOPS
