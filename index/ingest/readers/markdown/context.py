"""Where in the outline of a page the parser stands: within which quotation, list, note, heading or table."""

from ....text.layout import BlockKind

_LEAVES = {
    "Heading": BlockKind.HEADING,
    "CodeBlock": BlockKind.CODE,
    "TableHead": BlockKind.TABLE_ROW,
    "TableRow": BlockKind.TABLE_ROW,
}
_ITEMS = frozenset({"Item", "DefinitionListTitle", "DefinitionListDefinition"})
BLOCKS = frozenset(_LEAVES) | _ITEMS | {"Paragraph", "BlockQuote", "FootnoteDefinition", "List", "Table", "HtmlBlock"}
"""Elements that no block goes on across the beginning or end of."""


class Context:
    def __init__(self) -> None:
        self._notes = 0
        self._items = 0
        self._quotes: list[bool] = []  # whether each holds somebody else's words
        self._leaf: BlockKind | None = None

    @property
    def kind(self) -> BlockKind:
        if self._leaf in (BlockKind.HEADING, BlockKind.CODE):
            return self._leaf
        if self._notes:
            return BlockKind.NOTE
        if self._leaf is not None:
            return self._leaf
        if any(self._quotes):
            return BlockKind.QUOTE
        return BlockKind.LIST_ITEM if self._items else BlockKind.BODY

    @property
    def held(self) -> bool:
        """Whether blanks at the beginning of a line are markup."""
        return bool(self._notes or self._items or self._quotes)

    def begin(self, name: str) -> None:
        if name == "BlockQuote":
            self._quotes.append(True)
        elif name == "FootnoteDefinition":
            self._notes += 1
        elif name in _ITEMS:
            self._items += 1
        elif name in _LEAVES:
            self._leaf = _LEAVES[name]

    def end(self, name: str) -> None:
        if name == "BlockQuote":
            self._quotes.pop()
        elif name == "FootnoteDefinition":
            self._notes -= 1
        elif name in _ITEMS:
            self._items -= 1
        elif name in _LEAVES:
            self._leaf = None

    def turn_aside(self) -> None:
        """The innermost quotation holds the author's own words."""
        if self._quotes:
            self._quotes[-1] = False
