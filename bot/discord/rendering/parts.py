"""The parts of a message that was sent."""

from collections.abc import Iterable, Iterator


def walk_parts(components: Iterable[object]) -> Iterator[object]:
    """Every component, with those inside it."""
    for part in components:
        yield part
        yield from walk_parts(getattr(part, "children", ()))
