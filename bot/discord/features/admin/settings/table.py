"""Every setting of a server, one row a field of `ServerSettings`; its words stand in `bot.replies.admin.settings`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.alerts.asking import Limits
from bot.memory import ServerSettings
from bot.replies.cited.styles import STYLE_NAMES
from bot.service.rate_limits import PER_PERSON, PER_SERVER

from ....bot import Interaction
from ..server_options import channel_name, limit_words, role_name
from .changing import SettingRule
from .reactions import reaction_words
from .rules import ALERTS, CHANNELS, CITATION, LIMITS, LINKS, NEWS, PEOPLE, REACTION, ROLES, WHERE

MOST_QUESTIONS = 1_000  # a minute: as good as no limit
MOST_ALERTS = 1_000


class Kind(StrEnum):
    """What a setting is made of, and so how it is chosen."""

    CHANNELS = "channels"
    PLACES = "places"  # channels and categories
    CHANNEL = "channel"  # one, or none
    ROLES = "roles"
    STYLE = "style"
    NUMBER = "number"  # from 1 to `most`, or nothing for `usual`
    EMOJI = "emoji"
    HOURS = "hours"
    YES_OR_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Setting:
    field: str
    kind: Kind
    rule: SettingRule
    usual: int = 0
    most: int = 0


_OF_ALERTS = Limits()
SETTINGS = (
    Setting("channels", Kind.CHANNELS, CHANNELS),
    Setting("answers_in", Kind.PLACES, WHERE),
    Setting("silent_in", Kind.PLACES, WHERE),
    Setting("reaction", Kind.EMOJI, REACTION),
    Setting("per_person", Kind.NUMBER, LIMITS, PER_PERSON, MOST_QUESTIONS),
    Setting("per_server", Kind.NUMBER, LIMITS, PER_SERVER, MOST_QUESTIONS),
    Setting("citation", Kind.STYLE, CITATION),
    Setting("links", Kind.CHANNELS, LINKS),
    Setting("news", Kind.CHANNEL, NEWS),
    Setting("people", Kind.CHANNEL, PEOPLE),
    Setting("people_named", Kind.YES_OR_NO, PEOPLE),
    Setting("alerts_per_person", Kind.NUMBER, ALERTS, _OF_ALERTS.per_person, MOST_ALERTS),
    Setting("alerts_per_server", Kind.NUMBER, ALERTS, _OF_ALERTS.per_server, MOST_ALERTS),
    Setting("alert_roles", Kind.ROLES, ALERTS),
    Setting("quiet", Kind.HOURS, ALERTS),
    Setting("roles", Kind.ROLES, ROLES),
)
BY_FIELD = {setting.field: setting for setting in SETTINGS}


def value_words(interaction: Interaction, setting: Setting, settings: ServerSettings) -> str:
    """What is set, by names as this server has them."""
    value: Any = getattr(settings, setting.field)
    match setting.kind:
        case Kind.CHANNELS | Kind.PLACES:
            return _names(value, lambda channel: channel_name(interaction, channel))
        case Kind.ROLES:
            return _names(value, lambda role: role_name(interaction, role))
        case Kind.CHANNEL:
            return "none" if value is None else channel_name(interaction, value)
        case Kind.STYLE:
            return STYLE_NAMES[value]
        case Kind.NUMBER:
            return limit_words(value, setting.usual)
        case Kind.EMOJI:
            return reaction_words(value)
        case Kind.HOURS:
            return str(value or "none")
        case Kind.YES_OR_NO:
            return "yes" if value else "no"


def _names(numbers: frozenset[int], name: Callable[[int], str]) -> str:
    return ", ".join(name(number) for number in sorted(numbers)) or "none"
