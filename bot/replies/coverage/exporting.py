"""A file that was asked for: what is in it, and what is not."""

from bot.replies.reply import Note, Reply, Tone
from bot.replies.wording import counted

_ONE = {"quotations": "quotation", "sources": "document"}


def export_reply(what: str, kept: int, left_out: int, limit: int) -> Reply:
    """`limit` is how many bytes a file may have there."""
    one = _ONE[what]
    if not kept and not left_out:
        return Reply(Tone.SILENCE, f"No {one} of the coverage fits that.")
    if not left_out:
        return Reply(Tone.PLAIN, counted(kept, one))
    megabytes = f"{limit / 1_048_576:.3g} MB"
    note = Note(f"Left out: {counted(left_out, one)}, as a file may have {megabytes} here. Narrow it, and ask again.")
    return Reply(Tone.PLAIN, f"The first {counted(kept, one)}", (note,))
