"""Messages that are being answered, and what becomes of them meanwhile."""

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
    def __init__(self) -> None:
        self._open: dict[int, OpenQuestion] = {}

    @contextmanager
    def opened(self, message: discord.Message) -> Iterator[OpenQuestion]:
        """While `message` is answered and the answer sent."""
        question = self._open[message.id] = OpenQuestion(message, message)
        try:
            yield question
        finally:
            del self._open[message.id]

    def edited(self, message: discord.Message) -> bool:
        """False where it is not being answered."""
        if question := self._open.get(message.id):
            question.latest = message
        return question is not None

    def deleted(self, message: int) -> None:
        if question := self._open.get(message):
            question.deleted = True
