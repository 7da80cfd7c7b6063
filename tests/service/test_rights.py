"""Who may what: the whole table, every person against every right."""

import itertools

import pytest

from bot.service.keepers import MANAGERS_ALONE, REFUSED, Person, Right, refusal

HOME_ALONE = (
    "Several servers are answered from this collection. Only the admins of my home server, and owners whom my settings "
    "name, may change it."
)
HOME_GONE = (
    "Several servers are answered from this collection. I have no home server now, so only owners whom my settings "
    "name may change it."
)
PEOPLE = [Person(*flags) for flags in itertools.product([False, True], repeat=4)]

NOBODY, MANAGER, NAMED, OWNER = Person(), Person(manages=True), Person(named=True), Person(owner=True)
AT_HOME = Person(manages=True, at_home=True)
NAMED_AT_HOME = Person(named=True, at_home=True)


@pytest.mark.parametrize(
    ("person", "manners", "roles", "view", "own", "shared", "homeless"),
    [
        (NOBODY, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
        (Person(at_home=True), REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
        (MANAGER, None, None, None, None, HOME_ALONE, HOME_GONE),
        (NAMED, None, MANAGERS_ALONE, None, None, HOME_ALONE, HOME_GONE),
        (OWNER, REFUSED, REFUSED, None, REFUSED, None, None),
        (AT_HOME, None, None, None, None, None, None),
        (NAMED_AT_HOME, None, MANAGERS_ALONE, None, None, None, None),
    ],
    ids=repr,
)
def test_who_may_what(
    person: Person,
    manners: str | None,
    roles: str | None,
    view: str | None,
    own: str | None,
    shared: str | None,
    homeless: str | None,
) -> None:
    told = {right: refusal(right, person, shared=True, home_present=True) for right in Right}
    assert told == {Right.MANNERS: manners, Right.ROLES: roles, Right.VIEW: view, Right.COLLECTION: shared}
    assert refusal(Right.COLLECTION, person, shared=True, home_present=False) == homeless
    for present in (True, False):
        assert refusal(Right.COLLECTION, person, shared=False, home_present=present) == own


@pytest.mark.parametrize("person", PEOPLE, ids=repr)
@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize(("shared", "home_present"), list(itertools.product([False, True], repeat=2)))
def test_more_trust_never_takes_a_right_away(right: Right, person: Person, shared: bool, home_present: bool) -> None:
    def may(somebody: Person) -> bool:
        return refusal(right, somebody, shared=shared, home_present=home_present) is None

    if may(person):
        assert may(Person(True, person.named, person.owner, person.at_home))
        assert may(Person(person.manages, True, person.owner, person.at_home))
        assert may(Person(person.manages, person.named, True, person.at_home))
        assert may(Person(person.manages, person.named, person.owner, True))


@pytest.mark.parametrize("person", [person for person in PEOPLE if not (person.at_home or person.owner)], ids=repr)
def test_strangers_never_change_what_everybody_reads(person: Person) -> None:
    for present in (True, False):
        assert refusal(Right.COLLECTION, person, shared=True, home_present=present) is not None
