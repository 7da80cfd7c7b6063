"""What the rendering of a reply depends on besides the reply."""

from dataclasses import dataclass

from .custom_id import ButtonAction


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a rendering depends on besides the reply.

    `owner` is who asked, `record` the bot's record of the answer, `page` counts from 0. `show_question` where
    the message does not hang under the question anyway; `public` where others see the message too, `feedback` where
    somebody can read it. `turns` is what a button that turns the page does.
    """

    owner: int | None = None
    record: str | None = None
    page: int = 0
    show_question: bool = False
    public: bool = True
    threads: bool = True
    feedback: bool = True
    turns: ButtonAction = ButtonAction.ANSWERS
