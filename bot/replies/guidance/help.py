"""Help: what can be asked, with examples of the coverage at hand, and the commands that somebody may use, by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.replies.reply import BodyText, Entry, Note, Reply, Tone
from bot.replies.wording import GREETING, NOTHING_INDEXED
from bot.service.examples import Examples

CHOOSE = "More, by what you want to do"
MENU = "menu of a message"
_FURTHER = "Answers are words of the coverage, with who said them and where they stand. I write nothing of my own."


class HelpPage(StrEnum):
    """The values are kept in messages: never another meaning for one."""

    START = "start"
    ASK = "ask"
    CHECK = "check"
    COVERAGE = "coverage"
    ALERTS = "alerts"
    YOURS = "yours"
    INDEX = "index"
    DOCUMENTS = "documents"
    SERVER = "server"
    POSTS = "posts"
    PEOPLE = "people"
    OTHER = "other"


TITLES = {
    HelpPage.START: "Examples",
    HelpPage.ASK: "Ask",
    HelpPage.CHECK: "Check a quotation",
    HelpPage.COVERAGE: "People and documents",
    HelpPage.ALERTS: "Be told of what is new",
    HelpPage.YOURS: "What is yours",
    HelpPage.INDEX: "For admins: the index",
    HelpPage.DOCUMENTS: "For admins: documents",
    HelpPage.SERVER: "For admins: this server",
    HelpPage.POSTS: "For admins: what I post where",
    HelpPage.PEOPLE: "For admins: what people get and say",
    HelpPage.OTHER: "Other",
}


def _admin(*names: str) -> tuple[str, ...]:
    return tuple(f"admin {name}" for name in names)


# What fits a phone's screen on each.
_PAGES = {
    HelpPage.ASK: ("ask", "thread", "leave", "Ask the coverage"),
    HelpPage.CHECK: ("check", "verify", "history", "Check this quotation", "Who said this?"),
    HelpPage.COVERAGE: ("who", "timeline", "source"),
    HelpPage.ALERTS: ("alert",),
    HelpPage.YOURS: ("help", "forget"),
    HelpPage.INDEX: _admin("reindex", "status", "rollback", "refused", "log"),
    HelpPage.DOCUMENTS: _admin("add", "remove", "feed", "links"),
    HelpPage.SERVER: _admin("settings", "channels", "where", "roles", "limits", "reaction"),
    HelpPage.POSTS: _admin("coverage", "news", "alerts", "ask"),
    HelpPage.PEOPLE: ("admin",),
}


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """`name` as a person types it without the slash, or as a message's menu shows it."""

    name: str
    about: str
    menu: bool = False


def page_of_command(name: str) -> HelpPage:
    """The page of its longest beginning that a page names."""
    words = name.split()
    for length in range(len(words), 0, -1):
        beginning = " ".join(words[:length])
        for page, names in _PAGES.items():
            if beginning in names:
                return page
    return HelpPage.OTHER


def help_reply(page: HelpPage, commands: Sequence[CommandHelp], examples: Examples | None) -> Reply:
    """`commands` are those of the page, `examples` None where nothing is indexed."""
    if page is HelpPage.START:
        return Reply(Tone.PLAIN, GREETING, (*example_entries(examples), Note(_FURTHER)))
    entries = [Entry(f"{one.name} ({MENU})" if one.menu else f"/{one.name}", one.about) for one in commands]
    return Reply(Tone.PLAIN, TITLES[page], tuple(entries))


def example_entries(examples: Examples | None) -> tuple[Entry | BodyText, ...]:
    """What can be typed, each with what it does."""
    if examples is None or examples == Examples():
        return (BodyText(NOTHING_INDEXED),)
    entries = []
    if examples.question is not None:
        entries.append(Entry(f"/ask {examples.question}", "Somebody's words on it, and where they stand"))
    if examples.person is not None:
        entries.append(Entry(f"/who {examples.person}", "How often, where and since when they are quoted"))
    if examples.quotation is not None:
        entries.append(
            Entry(f"/check “{examples.quotation}”", "Whether it stands there word for word, and who said it")
        )
    return tuple(entries)
