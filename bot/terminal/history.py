"""Line editing: the lines of this chat on the arrow keys, commands and speakers on the tab key.

Nothing is written to disk: what was asked is gone with the chat.
"""

from .session import Session


def remember_lines(session: Session) -> None:
    """Where Python was built without readline, lines are typed plainly."""
    try:
        import readline
    except ImportError:
        return

    found: list[str] = []

    def complete(text: str, state: int) -> str | None:
        if state == 0:
            found[:] = _completions(session, text, at_start=readline.get_begidx() == 0)
        return found[state] if state < len(found) else None

    readline.set_completer_delims(" ")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")


def _completions(session: Session, text: str, *, at_start: bool) -> list[str]:
    if at_start and text.startswith("/"):
        return [f"{name} " for name in session.commands if name.startswith(text)]
    return list(session.speakers(text)) if text else []
