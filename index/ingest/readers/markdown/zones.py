"""What a place in the text is by the elements around it that are not Markdown's."""

from bisect import bisect_right
from collections.abc import Sequence

from ....text.layout import BlockKind
from .sheet import Style, Zone

# What counts where several are around a place.
_ORDER = (
    *(BlockKind.CODE, BlockKind.NOTE, BlockKind.HEADING, BlockKind.CAPTION),
    *(BlockKind.QUOTE, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM),
)


class Zones:
    """Zones by what they are, looked up by place."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._of: dict[BlockKind | Style, tuple[list[int], list[int]]] = {}
        for zone in sorted(zones, key=lambda zone: zone.start):
            starts, ends = self._of.setdefault(zone.what, ([], []))
            if ends and zone.start <= ends[-1]:
                ends[-1] = max(ends[-1], zone.end)
            else:
                starts.append(zone.start)
                ends.append(zone.end)

    def holds(self, what: BlockKind | Style, place: int) -> bool:
        if what not in self._of:
            return False
        starts, ends = self._of[what]
        position = bisect_right(starts, place) - 1
        return position >= 0 and place < ends[position]

    def kind(self, place: int, kind: BlockKind) -> BlockKind:
        """What the block at `place` is that Markdown alone takes for `kind`."""
        if not self._of:
            return kind
        around = {what for what in _ORDER if self.holds(what, place)} | {kind}
        return next((what for what in _ORDER if what in around), kind)
