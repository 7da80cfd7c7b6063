"""What the bot keeps of its own: servers' settings, which answer is whose, feedback, and who changed what.

One small SQLite file. No question and no answer is stored, except a question that somebody gives as feedback.
"""

from .asked.answers import AnswerRecord, PressedButton, is_believed
from .asked.feedback import Feedback
from .asked.reports import Report
from .audit import AuditLine
from .memory import Memory
from .schema import MemoryUnusable
from .servers import ServerSettings
from .upkeep import LastRun, WatchedFeed
from .uploads import Upload

__all__ = [
    "AnswerRecord",
    "AuditLine",
    "Feedback",
    "LastRun",
    "Memory",
    "MemoryUnusable",
    "PressedButton",
    "Report",
    "ServerSettings",
    "Upload",
    "WatchedFeed",
    "is_believed",
]
