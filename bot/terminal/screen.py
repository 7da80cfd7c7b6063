"""A terminal, or whatever stands in its place, as every part of this folder prints to it."""

from typing import NoReturn

from rich.console import Console


class Screen(Console):
    """Prints text as it is: nothing in it is a mark, a link or a smiley. Raises BrokenPipeError where nobody
    reads on."""

    def __init__(self, *, stderr: bool = False, width: int | None = None) -> None:
        """`width` in columns, None for as many as there are."""
        super().__init__(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError  # rich would leave with 1 here, by which scripts know that there is no answer
