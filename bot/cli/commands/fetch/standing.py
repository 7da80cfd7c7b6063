"""How far a run of fetching is: on a terminal a line that is written anew each time, elsewhere a line now and then; and
what came of it."""

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from ...output import tell
from ...streams import lead_nowhere

if TYPE_CHECKING:
    from index import Fetched

_KINDS = ("new", "changed", "unchanged")  # of what is stored
_NOW_AND_THEN = 10.0  # seconds
_WIDTH = 70  # characters; the line before is overwritten with blanks


class Standing:
    """`total` is None where nobody knows. `failed` counts what was asked for and is not stored."""

    def __init__(self, total: int | None) -> None:
        self.done = 0
        self.failed = 0
        self._stored: Counter[str] = Counter()
        self._total = total
        self._told_at = time.monotonic()
        self._shown = False

    @property
    def stored(self) -> int:
        return self._stored.total()

    def count(self, one: "Fetched") -> None:
        from index import FetchOutcome

        if one.outcome is FetchOutcome.NOTHING_NEW:
            return
        self.done += 1
        if one.stored is not None:
            self._stored[one.why] += 1
        elif one.outcome is not FetchOutcome.DECLINED_BEFORE:
            self.failed += 1
        if self.done == self._total:
            return
        if sys.stderr.isatty():
            self._show(f"\r{self._words():<{_WIDTH}}")
            self._shown = True
        elif time.monotonic() - self._told_at >= _NOW_AND_THEN:
            self._told_at = time.monotonic()
            tell(f"{self._words()}.")

    def end(self) -> None:
        """Takes the line off the terminal."""
        if self._shown:
            self._shown = False
            self._show(f"\r{'':<{_WIDTH}}\r")

    def stored_words(self) -> str:
        return f"{self.stored} {'page is' if self.stored == 1 else 'pages are'} stored"

    def total_words(self) -> str:
        told = [f"{self._stored[kind]:,} {kind}" for kind in _KINDS]
        return f"Done: {', '.join(told)}, {self.done - self.stored:,} not stored."

    def _words(self) -> str:
        of_all = "" if self._total is None else f" of {self._total}"
        return f"{self.done}{of_all} looked at, {self.stored_words()}"

    def _show(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # the terminal is gone
            lead_nowhere(sys.stderr.fileno())
