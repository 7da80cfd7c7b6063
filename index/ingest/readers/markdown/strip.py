"""A text that is put together, with the way back to the file's characters."""

from ...article import Run

_BLANKS = " \t"


class Strip:
    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._runs: list[list[int]] = []  # start, origin, length
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
        run = self._runs[-1] if self._runs else None
        if run is not None and run[0] + run[2] == self.length and run[1] + run[2] == start:
            run[2] += end - start
        else:
            self._runs.append([self.length, start, end - start])
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
        return tuple(Run(*run) for run in self._runs)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def _shorten(self, by: int) -> None:
        self.length -= by
        while self._runs and self._runs[-1][0] + self._runs[-1][2] > self.length:
            run = self._runs[-1]
            run[2] = self.length - run[0]
            if run[2] <= 0:
                self._runs.pop()
