"""What retrieval found, turned into replies: pure functions from values to `bot.replies.reply.Reply`."""

from .answering import answer_reply, ask_reply, with_example
from .checking import check_reply, who_said_reply
from .limits import unmet_reply
from .maintenance import progress_reply, refused_entries, report_reply, status_reply
from .people import profile_reply, unknown_reply
from .reading import context_reply, find_reply, page_of, source_list_reply, source_reply, title
from .uploads import preview_blocks

__all__ = [
    "answer_reply",
    "ask_reply",
    "check_reply",
    "context_reply",
    "find_reply",
    "page_of",
    "preview_blocks",
    "profile_reply",
    "progress_reply",
    "refused_entries",
    "report_reply",
    "source_list_reply",
    "source_reply",
    "status_reply",
    "title",
    "unknown_reply",
    "unmet_reply",
    "who_said_reply",
    "with_example",
]
