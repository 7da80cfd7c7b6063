"""Messages that are being answered: whether they were edited or deleted meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import discord


@dataclass(slots=True)
class OpenQuestion:
    """`first` is the message as it was asked, `latest` as it was last edited. `deleted` where it is gone: nobody wants
    the answer."""

    first: discord.Message
    latest: discord.Message
    deleted: bool = False


class OpenQuestions:
    """Edits and deletions of messages that are being answered, noted for whoever answers them."""

    def __init__(self) -> None:
        self._open: dict[int, OpenQuestion] = {}

    @contextmanager
    def opened(self, message: discord.Message) -> Iterator[OpenQuestion]:
        """For the time in which `message` is answered and the answer sent."""
        question = self._open[message.id] = OpenQuestion(message, message)
        try:
            yield question
        finally:
            del self._open[message.id]

    def edited(self, message: discord.Message) -> bool:
        """Notes the new text; False where the message is not being answered."""
        if question := self._open.get(message.id):
            question.latest = message
        return question is not None

    def deleted(self, message: int) -> None:
        """Notes that the message with this id is gone."""
        if question := self._open.get(message):
            question.deleted = True
