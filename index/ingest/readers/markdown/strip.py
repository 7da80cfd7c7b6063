"""A text that is put together, with the way back to the file's characters."""

from array import array

from ...article import Run

_BLANKS = " \t"


class Strip:
    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts, self._origins, self._lengths = array("q"), array("q"), array("q")  # of each run
        self.length = 0

    @property
    def last(self) -> str:
        """The last character; a line's end where there is none yet."""
        return self._parts[-1][-1] if self._parts else "\n"

    @property
    def ends_in_blank_line(self) -> bool:
        """Also where nothing stands yet."""
        lines = 0
        for part in reversed(self._parts):
            for character in reversed(part):
                if character in "\n\r":
                    lines += character == "\n" or lines == 0
                elif not character.isspace():
                    return False
                if lines == 2:
                    return True
        return True

    def keep(self, start: int, end: int) -> None:
        """The file's own characters."""
        if start >= end:
            return
        if self._end_of_run() == self.length and self._origins[-1] + self._lengths[-1] == start:
            self._lengths[-1] += end - start
        else:
            self._starts.append(self.length)
            self._origins.append(start)
            self._lengths.append(end - start)
        self._add(self._source[start:end])

    def put(self, words: str) -> None:
        """Characters that are not the file's."""
        if words:
            self._add(words)

    def trim(self) -> None:
        """Takes the blanks away in which it ends."""
        while self._parts and self._parts[-1][-1] in _BLANKS:
            part = self._parts.pop()
            left = part.rstrip(_BLANKS)
            self._shorten(len(part) - len(left))
            if left:
                self._parts.append(left)

    def text(self) -> str:
        return "".join(self._parts)

    def runs(self) -> tuple[Run, ...]:
        return tuple(map(Run, self._starts, self._origins, self._lengths))

    def _end_of_run(self) -> int:
        """Of the last one, in the text; -1 where there is none yet."""
        return self._starts[-1] + self._lengths[-1] if self._starts else -1

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def _shorten(self, by: int) -> None:
        self.length -= by
        while self._end_of_run() > self.length:
            self._lengths[-1] = self.length - self._starts[-1]
            if self._lengths[-1] <= 0:
                for of_runs in (self._starts, self._origins, self._lengths):
                    of_runs.pop()
