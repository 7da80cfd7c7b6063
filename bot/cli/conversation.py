"""Which questions of a batch follow which."""

from .batch import BatchLine, BatchUnreadable
from .options import shortened


class Conversations:
    """The questions of a batch so far, by id. Ids are compared as text: 7 and "7" are the same."""

    def __init__(self) -> None:
        self._threads: dict[str, tuple[str, ...]] = {}

    def leading_to(self, line: BatchLine, question: str) -> tuple[str, ...]:
        """The questions that `line` follows up, oldest first; remembers `question` for those that follow it.

        Raises BatchUnreadable where `previous` names no earlier line, or an id comes twice.
        """
        earlier = self._earlier(line)
        if line.id is not None:
            name = str(line.id)
            if name in self._threads:
                raise BatchUnreadable(f'{line.where} has the "id" of an earlier line: {shortened(name)}.')
            self._threads[name] = (*earlier, question)
        return earlier

    def _earlier(self, line: BatchLine) -> tuple[str, ...]:
        previous = line.name("previous")
        if previous is None:
            return ()
        try:
            return self._threads[str(previous)]
        except KeyError:
            raise BatchUnreadable(
                f'{line.where} has a "previous" that is the "id" of no earlier line: {shortened(str(previous))}.'
            ) from None
