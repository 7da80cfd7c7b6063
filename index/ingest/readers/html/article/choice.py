"""Which paragraphs of a page are the article: those that witnesses know, and what stands among them as they do.

The article's place is the deepest element that holds most of what is known. In it whole containers are taken rather
than single paragraphs, so that a witness's gap is no gap in the text; and what a page calls its furniture is left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .....text.layout import BlockKind
from ..elements import Element, upwards
from ..paragraphs import Paragraph
from ..tidied.posts import is_embedded_post, is_post
from ..tidied.signatures import follow
from . import marks
from .beside import is_set_beside
from .gaps import Candidate, fill_gaps
from .witnesses import Witnesses

Signature: TypeAlias = tuple[str, str, Element | None]

_WITHIN = frozenset(
    "p li ul ol dl dd dt h1 h2 h3 h4 h5 h6 blockquote span font b strong em i a center pre figure cite q".split()
)
_ROW = frozenset(("tr", "tbody", "thead", "tfoot", "table"))
_MOST = 0.85  # of the known characters: the article's place holds that much
_NEAR = 6  # elements above a paragraph whose names are compared
_SHARE = 0.25  # of them: what holds more is no furniture, whatever it is called
_OTHERS = 0.75  # likewise of what is called another's text: comments can be longer than the article
_CONTAINER = 200  # known characters that make a container one of the article's
_KNOWN = 0.25  # of a container's prose; one with less is a list of teasers, this article's among them
# Bytes, as a letter of Japanese says as much as three of English: of a paragraph of sentences.
_PROSE = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What was taken, in the page's order; whether an element of the page is furniture beside that; whether a witness
    knows a paragraph."""

    taken: tuple[Paragraph, ...]
    is_furniture: Callable[[Element], bool]
    is_known: Callable[[Paragraph], bool]


def choose(paragraphs: Sequence[Paragraph], witnesses: Witnesses) -> Choice:
    """Nothing is taken where no witness knows anything and nothing reads like prose."""
    known = witnesses.know([one.text for one in paragraphs])
    candidates = [Candidate(one, _container(one), is_known) for one, is_known in zip(paragraphs, known, strict=True)]
    if not any(one.known and _is_prose(one.paragraph) for one in candidates):
        candidates = [replace(one, known=_is_prose(one.paragraph)) for one in candidates]
    if not any(one.known for one in candidates):
        return Choice((), marks.is_furniture, lambda _: False)
    place = _Place(candidates)
    heard = {id(one.paragraph) for one in candidates if one.known}
    taken = fill_gaps(candidates, [place.takes(one) for one in candidates], witnesses, place.may_fill)
    taken = _with_posts(candidates, taken, place.holds)
    headed = [
        taken[index] or (place.may_head(one) and (one.known or any(taken[index + 1 : index + 2])))
        for index, one in enumerate(candidates)
    ]
    return Choice(
        tuple(one for one, is_taken in zip(paragraphs, follow(paragraphs, headed), strict=True) if is_taken),
        place.is_furniture,
        lambda paragraph: id(paragraph) in heard,
    )


def _with_posts(candidates: Sequence[Candidate], taken: Sequence[bool], holds: Callable[[Element], bool]) -> list[bool]:
    """Posts have boxes of their own with names of furniture: those within the article are its, whatever these are."""
    indices = [index for index, is_taken in enumerate(taken) if is_taken]
    filled = list(taken)
    for index in range(indices[0] + 1, len(filled)) if indices else ():
        paragraph = candidates[index].paragraph
        among = index < indices[-1] or filled[index - 1]
        filled[index] = filled[index] or (among and is_post(paragraph) and holds(paragraph.element))
    return filled


class _Weights:
    """Known characters below each element, and below all elements that are called the same."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.of: dict[Element, int] = {}
        self._called: dict[str, int] = {}
        self.total = self._others = 0
        for one in candidates:
            if one.known and _is_prose(one.paragraph):
                self._add(one.paragraph.element, len(one.paragraph.text))

    def _add(self, element: Element, length: int) -> None:
        self.total += length
        chain = list(upwards(element))
        self._others += length * any(marks.is_other_text(above) for above in chain[:_NEAR])
        for above in chain:
            self.of[above] = self.of.get(above, 0) + length
        for name in {name for above in chain[:_NEAR] if (name := above.get("class"))}:
            self._called[name] = self._called.get(name, 0) + length

    def is_main(self, element: Element) -> bool:
        """Whether it holds a good share of what is known."""
        return self._is_much(self.of.get(element, 0), element)

    def has_main_name(self, element: Element) -> bool:
        """Whether it does so together with its namesakes."""
        return self._is_much(self._called.get(element.get("class") or "", 0), element)

    def _is_much(self, weight: int, element: Element) -> bool:
        """A page with hardly anything else is what it calls another's text."""
        if weight < _SHARE * self.total:
            return False
        most = _OTHERS * self.total
        return weight >= most or self._others >= most or not marks.is_other_text(element)

    def place(self) -> Element:
        """The deepest element that holds most of it."""
        holding = (element for element, weight in self.of.items() if weight >= _MOST * self.total)
        return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()))


class _Place:
    """Where the article stands in the page."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._weights = _Weights(candidates)
        self._root = self._weights.place()
        self._furniture: dict[Element, bool] = {}
        known: dict[Element, int] = {}
        prose: dict[Element, int] = {}
        for one in candidates:
            if _is_prose(one.paragraph) and not self.is_furniture(one.paragraph.element):
                length = len(one.paragraph.text)
                prose[one.container] = prose.get(one.container, 0) + length
                known[one.container] = known.get(one.container, 0) + one.known * length
        least = min(_CONTAINER, self._weights.total // 4)
        self._containers = {
            container for container, weight in known.items() if weight >= max(least, _KNOWN * prose[container])
        }
        self._signatures = {_signature(container) for container in self._containers} - {("div", "", None)}
        self._cards = {
            one.container
            for one in candidates
            if one.paragraph.kind is BlockKind.HEADING and one.paragraph.linked > 0.4 * len(one.paragraph.text)
        } - self._containers

    def takes(self, one: Candidate) -> bool:
        paragraph = one.paragraph
        if self.is_furniture(paragraph.element) or one.container in self._cards or is_set_beside(paragraph):
            return False
        if one.container in self._containers:
            return True
        inside = self.holds(paragraph.element)
        alike = _signature(one.container) in self._signatures
        if one.known and inside:
            return alike or _is_prose(paragraph)
        return alike and (inside or one.known) and _is_prose(paragraph)

    def may_fill(self, one: Candidate) -> bool:
        """Whether it may stand among what is taken, where a witness has it."""
        paragraph = one.paragraph
        return (
            one.container not in self._cards
            and not self.is_furniture(paragraph.element)
            and not is_set_beside(paragraph)
        )

    def may_head(self, one: Candidate) -> bool:
        """Whether a heading may stand over what is taken."""
        paragraph = one.paragraph
        if paragraph.kind is not BlockKind.HEADING or 3 * paragraph.linked > len(paragraph.text):
            return False
        return (
            one.container not in self._cards
            and self.holds(paragraph.element)
            and not self.is_furniture(paragraph.element)
        )

    def holds(self, element: Element) -> bool:
        """Whether the article's place does."""
        return any(above is self._root for above in upwards(element))

    def is_furniture(self, element: Element) -> bool:
        """Whether it, or something around it that holds little of the article, is furniture."""
        if (known := self._furniture.get(element)) is not None:
            return known
        parent = element.getparent()
        found = not self._weights.is_main(element) and (
            (parent is not None and self.is_furniture(parent))
            or marks.is_apart(element)
            or (marks.is_called_furniture(element) and not self._weights.has_main_name(element))
        )
        self._furniture[element] = found = found or is_embedded_post(element)
        return found


def _container(paragraph: Paragraph) -> Element:
    """What holds a paragraph and its fellows."""
    within = _WITHIN | _ROW if paragraph.kind is BlockKind.TABLE_ROW else _WITHIN
    element = paragraph.element
    while element.tag in within and (parent := element.getparent()) is not None:
        element = parent
    return element


def _signature(container: Element) -> Signature:
    """Containers of one kind have the same; those without a class, the same parent."""
    named = " ".join((container.get("class") or "").split())
    return container.tag, named, None if named else container.getparent()


def _is_prose(paragraph: Paragraph) -> bool:
    return (
        len(paragraph.text.encode()) >= _PROSE
        and paragraph.linked < 0.5 * len(paragraph.text)
        and paragraph.kind is not BlockKind.HEADING
    )
