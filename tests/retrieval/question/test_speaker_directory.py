"""Whom a name can mean: every kind of fit, and what fits nobody."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Identity, SpeakerKind
from retrieval.question.names.name_words import initials_of, name_parts
from retrieval.question.speaker_directory import NameMatch, SpeakerDirectory, SpeakerMatch
from retrieval.question.tokens import tokens
from tests.retrieval.fake_vocabulary import identity

ORGANISATION, UNNAMED = SpeakerKind.ORGANISATION, SpeakerKind.UNNAMED
# Most quoted first, as an index numbers them.
IDENTITIES = (
    identity("Amara Okafor", aliases=("Dr. Okafor-Hill",), quotations=9),
    identity("Samuel T. Okafor", descriptions=("a spokesman for the Harbour Board",), quotations=8),
    identity("American Civil Liberties Union", ORGANISATION, quotations=7),
    identity("Norholm Motors", ORGANISATION, quotations=6),
    identity("Marta Lindqvist Jr.", organisations=("Department for Transport",), quotations=5),
    identity("one traveller", UNNAMED, quotations=4),
    identity("Viktor Hartmann", quotations=3),
    identity("2016", quotations=2),
    identity("Citizens Advice", ORGANISATION, quotations=2),
    identity("Hillary Clinton", quotations=1),
)
DIRECTORY = SpeakerDirectory(IDENTITIES)
AMARA, SAMUEL, ACLU, NORHOLM, MARTA, TRAVELLER, VIKTOR, YEAR, CITIZENS, HILLARY = range(10)


def matches(*pairs: tuple[int, float]) -> tuple[SpeakerMatch, ...]:
    return tuple(SpeakerMatch(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        # In full, with or without titles, suffixes and middle names.
        ("amara okafor", [(AMARA, 1.0)]),
        ("dr amara okafor", [(AMARA, 1.0)]),
        ("samuel t okafor", [(SAMUEL, 1.0)]),
        ("samuel okafor", [(SAMUEL, 1.0)]),
        ("marta lindqvist", [(MARTA, 1.0)]),
        ("marta lindqvist jr", [(MARTA, 1.0)]),
        ("american civil liberties union", [(ACLU, 1.0)]),
        # By another name of theirs; a company without its form.
        ("okafor-hill", [(AMARA, 0.95)]),
        ("norholm", [(NORHOLM, 0.95)]),
        # Last names agree and first ones don't clash.
        ("a okafor", [(AMARA, 0.95)]),
        ("sam okafor", [(SAMUEL, 0.95)]),
        ("samuel james okafor", []),  # another middle name than his
        ("amara grace okafor", [(AMARA, 0.95)]),
        ("john viktor hartmann", []),
        ("john okafor", []),
        # By surname alone, whose ever it is; most quoted first.
        ("okafor", [(AMARA, 0.9), (SAMUEL, 0.9)]),
        ("mr okafor", [(AMARA, 0.9), (SAMUEL, 0.9)]),
        ("hartmann", [(VIKTOR, 0.9)]),
        # By an organisation's initials, its small words in or out.
        ("aclu", [(ACLU, 0.9)]),
        # By whom they speak for, in full and by initials.
        ("harbour board", [(SAMUEL, 0.85)]),
        ("department for transport", [(MARTA, 0.85)]),
        ("dft", [(MARTA, 0.7)]),
        ("dt", [(MARTA, 0.7)]),
        # By a first name, where it is nobody's surname.
        ("viktor", [(VIKTOR, 0.6)]),
        # A plural or a missed possessive mark.
        ("hartmanns", [(VIKTOR, 0.88)]),
        ("viktor hartmanns", [(VIKTOR, 0.98)]),
        # Nobody.
        ("tim cook", []),
        ("hartman", []),  # a slip is looked for apart
        ("one traveller", []),  # whom nobody named
        ("2016", [(YEAR, 0.9)]),
        ("the", []),
        ("", []),
    ],
)
def test_named(name: str, fits: list[tuple[int, float]]) -> None:
    found = DIRECTORY.named(name.split())
    assert [(match.identity, round(match.fit, 2)) for match in found] == fits


TYPED = SpeakerDirectory(
    (
        identity("J.M. Berger"),
        identity("Robert Kilroy-Silk"),
        identity("Mary Kay Henry"),
        identity("Timothy O'Dowd"),
        identity("Shell", ORGANISATION),
        identity("Andrew Howard"),
        identity("Vladimir V. Putin"),
        identity("F.A.A.", ORGANISATION),
        identity("De'Andre Moss"),
        identity("Will Moss"),
    )
)


@pytest.mark.parametrize(
    ("typed", "borne"),
    [
        # Initials with points, blanks, or neither.
        *((name, "J.M. Berger") for name in ("jm berger", "j.m. berger", "j m berger", "j berger", "john berger")),
        ("faa", "F.A.A."),
        # Hyphens, there or not.
        *((name, "Robert Kilroy-Silk") for name in ("kilroy silk", "kilroy-silk", "r kilroy silk")),
        ("robert kilroy silk", "Robert Kilroy-Silk"),
        ("robret kilroy silk", "Robert Kilroy-Silk"),
        ("mary-kay henry", "Mary Kay Henry"),
        ("silk", None),
        # Apostrophes within names, and none but these.
        *((name, "Timothy O'Dowd") for name in ("odowd", "o'dowd", "o’dowd", "tim odowd", "tim o'dowed")),
        ("deandre moss", "De'Andre Moss"),
        ("shell", "Shell"),
        ("she'll", None),
        # A word that ties is short for nobody, and none is a middle initial spelt out.
        ("and howard", None),
        ("andy howard", "Andrew Howard"),
        ("value putin", None),
        ("vladimir valery putin", "Vladimir V. Putin"),
        ("will moss", "Will Moss"),
        ("william moss", "Will Moss"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, borne: str | None) -> None:
    meant = TYPED.meant([token.text for token in tokens(typed)])
    assert (TYPED[meant[0].identity].name if meant else None) == borne


def test_names_are_suggested_completed_and_told_by_their_first_word_without_their_apostrophes() -> None:
    assert TYPED.near(["tim", "o'dwod"]) == TYPED.near(["tim", "odwod"]) == ("Timothy O'Dowd",)
    assert [found.name for typed in ("o'd", "odo") for found in TYPED.starting_with(typed, 9)] == ["Timothy O'Dowd"] * 2
    assert [TYPED.is_first_name(word) for word in ("de'andre", "deandre", "we're")] == [True, True, False]
    assert [TYPED.is_part_of_name(word) for word in ("o'dowd", "odowd")] == [True, True]


@pytest.mark.parametrize(
    ("name", "bearers"),
    [
        ("okafor", [AMARA, SAMUEL]),
        ("amara okafor", [AMARA]),
        ("viktor", [VIKTOR]),
        ("hartman", [VIKTOR]),
        ("harbour board", [SAMUEL]),
        ("norholm", [NORHOLM]),
        ("tim cook", []),
        ("", []),
    ],
)
def test_who_bears_a_name(name: str, bearers: list[int]) -> None:
    assert [match.identity for match in DIRECTORY.bearing(name.split())] == bearers


def test_of_whom_a_name_means_in_different_ways_those_who_bear_it_do() -> None:
    union, spokesman, clinton, bill = range(4)
    directory = SpeakerDirectory(
        (
            identity("Dock Union", ORGANISATION),
            identity("Ann Lee", organisations=("Dock Union",)),
            identity("Hillary Rodham", aliases=("Clinton",)),
            identity("Bill Clinton"),
        )
    )
    assert [match.identity for match in directory.named(["dock", "union"])] == [union, spokesman]
    assert [match.identity for match in directory.bearing(["dock", "union"])] == [union]
    assert [match.identity for match in directory.bearing(["clinton"])] == [clinton, bill]


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("viktor hartman", [(VIKTOR, 0.8)]),
        ("viktro hartmann", [(VIKTOR, 0.8)]),
        ("hartman", [(VIKTOR, 0.8)]),
        ("mr hartman", [(VIKTOR, 0.8)]),
        ("v hartman", [(VIKTOR, 0.8)]),
        ("lena hartman", []),  # another first name
        ("lindqivst", [(MARTA, 0.8)]),
        ("lindqvfzzz", []),  # alike at the beginning alone: "Zuckerberg" is no Zucker
        ("viktir hartmann", [(VIKTOR, 0.8)]),
        ("hilary clinton", [(HILLARY, 0.8)]),
        ("hillery clintn", [(HILLARY, 0.8)]),
        ("okafro", [(AMARA, 0.8), (SAMUEL, 0.8)]),
        ("fok", []),  # a slip in a short name makes another name
        ("zeppelin", []),
    ],
)
def test_misspelt(name: str, fits: list[tuple[int, float]]) -> None:
    assert DIRECTORY.misspelt(name.split()) == matches(*fits)


@pytest.mark.parametrize(
    ("name", "best"),
    [("amara okafor", AMARA), ("amara okafr", AMARA), ("viktor hartman", VIKTOR), ("hillary clinton", HILLARY)],
)
def test_who_is_meant_is_called_so_or_nearly_so(name: str, best: int) -> None:
    assert DIRECTORY.meant(name.split())[0].identity == best


def test_no_words_mean_nobody() -> None:
    assert DIRECTORY.meant([]) == ()


@pytest.mark.parametrize(
    ("word", "fits"),
    [
        ("hrc", [(HILLARY, 0.7)]),  # with a middle name that the coverage never gives
        ("citi", [(CITIZENS, 0.7)]),
        ("norh", [(NORHOLM, 0.7)]),
        ("cit", []),
        ("xyz", []),
    ],
)
def test_shortened(word: str, fits: list[tuple[int, float]]) -> None:
    assert DIRECTORY.shortened(word) == matches(*fits)


OKAFORS = matches((AMARA, 0.9), (SAMUEL, 0.9))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what did amara okafor say", [NameMatch(2, 3, matches((AMARA, 1.0)))]),
        (
            "did okafor thank hartmann",
            [NameMatch(1, 1, OKAFORS), NameMatch(3, 3, matches((VIKTOR, 0.9)))],
        ),
        # The longest name wins, and no word is in two.
        ("american civil liberties union", [NameMatch(0, 3, matches((ACLU, 1.0)))]),
        ("mr viktor hartmann", [NameMatch(0, 2, matches((VIKTOR, 1.0)))]),
        ("nobody here", []),
        ("", []),
    ],
)
def test_find(text: str, found: list[NameMatch]) -> None:
    assert DIRECTORY.find(text.split()) == tuple(found)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("amara okonkwo", ("Amara Okafor",)),
        ("mr victor hartman", ("Viktor Hartmann",)),
        ("lena okafor", ("Amara Okafor", "Samuel T. Okafor")),  # whoever has the surname
        ("samuel smith", ()),
        ("samuel", ()),
        ("zeppelin", ()),
    ],
)
def test_near(name: str, near: tuple[str, ...]) -> None:
    assert DIRECTORY.near(name.split()) == near


@pytest.mark.parametrize(
    ("prefix", "limit", "names"),
    [
        ("oka", 9, ["Amara Okafor", "Samuel T. Okafor"]),  # any word of the name
        ("OKA", 1, ["Amara Okafor"]),
        ("one", 9, []),  # whom nobody named
        ("", 2, ["Amara Okafor", "Samuel T. Okafor"]),
        ("kafor", 9, []),
    ],
)
def test_starting_with(prefix: str, limit: int, names: list[str]) -> None:
    assert [found.name for found in DIRECTORY.starting_with(prefix, limit)] == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr. Amara Okafor", ("amara", "okafor")),
        ("Samuel T. Okafor", ("samuel", "t", "okafor")),
        ("Marta Lindqvist Jr.", ("marta", "lindqvist")),
        ("Sen.", ("sen",)),  # nothing is left of a title alone but itself
        ("Zoë", ("zoe",)),
        ("…", ()),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


def test_initials() -> None:
    assert initials_of(("department", "for", "transport")) == {"dft", "dt"}
    assert initials_of(("esso",)) == set()


def test_a_first_name_is_a_person_s() -> None:
    assert [word for word in ("amara", "okafor", "american", "one") if DIRECTORY.is_first_name(word)] == ["amara"]


def test_a_name_is_found_however_long_it_is_and_with_titles_before_it() -> None:
    school = "Northern State University Graduate School of Education"
    directory = SpeakerDirectory((identity(school, ORGANISATION), identity("Ida Moss")))
    words = f"what did the former president ida moss say of {school.casefold()} today".split()
    assert [(match.first, match.last) for match in directory.find(words)] == [(2, 6), (9, 15)]


def test_an_empty_directory_knows_nobody() -> None:
    empty = SpeakerDirectory(())
    assert (empty.find(["okafor"]), empty.misspelt(["okafor"]), empty.near(["okafor"]), len(empty)) == ((), (), (), 0)


WORDS = st.lists(
    st.sampled_from([word for i in IDENTITIES for word in i.name.casefold().split()] + ["the", "mr", "said", "okafro"]),
    max_size=8,
)


@given(WORDS)
def test_found_names_are_apart_and_fit(words: list[str]) -> None:
    found = DIRECTORY.find(words)
    assert all(one.last < other.first for one, other in pairwise(found))
    for match in found:
        assert match.identities == DIRECTORY.named(words[match.first : match.last + 1])
        assert all(0.0 < fit <= 1.0 for _, fit in match.identities)
        assert [fit for _, fit in match.identities] == sorted((fit for _, fit in match.identities), reverse=True)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_words_can_be_looked_up(words: list[str]) -> None:
    for match in (*DIRECTORY.named(words), *DIRECTORY.misspelt(words), *DIRECTORY.shortened(words[0])):
        assert isinstance(DIRECTORY[match.identity], Identity)
        assert 0.0 < match.fit <= 1.0
