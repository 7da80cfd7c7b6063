"""Where the bot answers openly, told to whoever asked somewhere else."""

from collections.abc import Sequence

from bot.replies.wording import first_and_more

_NAMED = 5  # channels
NO_ALERT_HERE = "The admins keep me from writing openly in this channel: choose direct messages."


def elsewhere_sentence(named: Sequence[str]) -> str:
    """`named` are the channels and categories that admins named as the only ones, as far as the person sees them."""
    if not named:
        return "Here I answer you alone: the admins keep me from answering openly in this channel."
    return f"Here I answer you alone: the admins have me answer openly in {first_and_more(named, _NAMED)}."


def no_thread_sentence(named: Sequence[str]) -> str:
    where = f": I do in {first_and_more(named, _NAMED)}" if named else ""
    return f"The admins keep me from answering openly in this channel, so I open no thread here{where}."
