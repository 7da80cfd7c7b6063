"""Replies on standard output: painted on a terminal, else as plain lines that no width breaks."""

import sys

from bot.replies.reply import Reply

from .layout import lay_out


def print_reply(reply: Reply) -> None:
    if sys.stdout.isatty():
        from .paint import paint

        paint(lay_out(reply))
    else:
        print("\n".join(plain_lines(reply)), flush=True)


def plain_lines(reply: Reply) -> list[str]:
    return [line.text for line in lay_out(reply)]
