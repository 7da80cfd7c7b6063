"""What an admin can set for a server, in words: each setting's name and what it does, and the menu of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.replies.reply import Block, BodyText, Fact, Note, Reply, Tone

_SHOWN = 60  # characters of a value among all the others
FORBIDDEN_REACTION = "That reaction has a use already (👋, ❌, ✅, ⏳ or ⚠️): choose another."
NO_REACTION = "That is no emoji: give one that everybody has, as 🔎, or one of this server."
NOT_THIS_SERVER_S = "That emoji is not this server's: give one that everybody has, as 🔎, or one of this server."
NO_NUMBER = "Write a whole number from 1 to {most}, or nothing for the default."
HALF_HOURS = "Write both when the quiet hours begin and when they end, or neither for none."
TOO_MANY = "More than 25 are listed, which is as many as this menu can show: change them with the command."
MENU = "Settings of this server"
NONE_YOURS = "There is nothing here that you may change."
CHOOSE = "Choose what to change"


@dataclass(frozen=True, slots=True)
class SettingWords:
    """`about` is one sentence of at most 100 characters, which is what Discord shows beside an option of a select."""

    title: str
    about: str


SETTING_WORDS: Mapping[str, SettingWords] = {
    "channels": SettingWords("Question channels", "A question needs no mention of me there."),
    "roles": SettingWords("Admin roles", "Who has one may use /admin, but not name other roles."),
    "per_person": SettingWords("Questions of one person", "So many a minute; beyond that I ask them to come back."),
    "per_server": SettingWords("Questions of the server", "So many a minute; beyond that I ask people to come back."),
    "answers_in": SettingWords("Answer only in", "Elsewhere I show answers to the asker alone. None: everywhere."),
    "silent_in": SettingWords("Don't answer in", "There I show answers to the asker alone."),
    "reaction": SettingWords("Reaction", "Put on a message, it has me check or answer that message."),
    "links": SettingWords("Channels whose links I take", "Pages that people link there are fetched and indexed."),
    "news": SettingWords("News", "I tell there what changed in the coverage by itself."),
    "citation": SettingWords("Style of citations", "What Copy citation cites in."),
    "people": SettingWords("Ask a person", "People are asked there what the coverage does not answer."),
    "people_named": SettingWords("Who answered", "Whether askers are told which moderator answered them."),
    "alerts_per_person": SettingWords("Alerts of one person", "So many may somebody ask for."),
    "alerts_per_server": SettingWords("Alerts of the server", "So many may all people ask for together."),
    "alert_roles": SettingWords("Roles in alerts", "An alert may mention these."),
    "quiet": SettingWords("Quiet hours", "In these hours I post no alert here; what came is told after them."),
}


def settings_reply(values: Mapping[str, str], changed: Sequence[str] = ()) -> Reply:
    """Every setting with its value, by the setting's name; `changed` is what was just changed, or speaks against it."""
    blocks: list[Block] = [BodyText(sentence) for sentence in changed]
    for field, value in values.items():
        words = SETTING_WORDS[field]
        short = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        blocks += [Fact(words.title, short), Note(words.about)]
    return Reply(Tone.PLAIN, MENU, tuple(blocks))


def setting_reply(field: str, value: str) -> Reply:
    words = SETTING_WORDS[field]
    return Reply(Tone.PLAIN, words.title, (BodyText(words.about), Fact("Now", value)))


def change_sentence(action: str) -> str:
    """What was written into the audit, as what was done."""
    return f"Changed, {action}."
