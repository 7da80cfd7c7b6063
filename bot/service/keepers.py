"""Who may change a collection: a rule without I/O, and its wording.

A collection that answers several servers is changed by the admins of one of them, its home, and by owners whom the
settings name; everybody else's admins run the bot's manners on their own server and nothing that others see.
"""

from dataclasses import dataclass
from enum import StrEnum

REFUSED = "This is for people who may manage the server, and for roles that they named with /admin roles."
MANAGERS_ALONE = "This is for people who may manage the server: a role that they named can't name others."
SHARED = "Several servers are answered from this collection. "
_HOME_ALONE = f"{SHARED}Only the admins of my home server, and owners whom my settings name, may change it."
_HOME_GONE = f"{SHARED}I have no home server now, so only owners whom my settings name may change it."


class Right(StrEnum):
    """What a command is about: a server's own manners, who else may set those, what is seen of both, or the
    collection."""

    MANNERS = "manners"
    ROLES = "roles"
    VIEW = "view"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Keepers:
    """Who may change a shared collection, as the settings have it: ids of the home server (None for the one that the
    bot joined first) and of owners."""

    home_server: int | None = None
    owners: frozenset[int] = frozenset()


UNSET = Keepers()


@dataclass(frozen=True, slots=True)
class Person:
    """What speaks for somebody: `manages` has Manage Server where they are, `named` has a role that was named there,
    `owner` is named in the settings, `at_home` is on the collection's home server."""

    manages: bool = False
    named: bool = False
    owner: bool = False
    at_home: bool = False


def refusal(right: Right, person: Person, *, shared: bool, home_present: bool) -> str | None:
    """Why the person may not, as a sentence for them; None where they may. `shared` is True where several servers have
    one collection, `home_present` where the bot is on its home server."""
    admin = person.manages or person.named
    match right:
        case Right.ROLES:
            return None if person.manages else MANAGERS_ALONE if person.named else REFUSED
        case Right.MANNERS:
            return None if admin else REFUSED
        case Right.VIEW:
            return None if admin or person.owner else REFUSED
        case Right.COLLECTION:
            if shared and person.owner:
                return None
            if not admin:
                return REFUSED
            if not shared or person.at_home:
                return None
            return _HOME_ALONE if home_present else _HOME_GONE
