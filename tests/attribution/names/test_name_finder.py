"""Which capitalised words are names, whose kind, and what of a run is title, role or a sentence's first word."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.attribution.names.name_finder import Name, NameKind, find_names
from index.attribution.names.name_reader import initials
from index.text.document import Span

PERSON, ORGANISATION, ROLE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.ROLE
PLACE, UNKNOWN = NameKind.PLACE, NameKind.UNKNOWN


def names(text: str, lowered: str = "") -> list[Name]:
    return find_names(text, [Span(0, len(text))], frozenset(lowered.split()))


def read(text: str, lowered: str = "") -> list[tuple[str, NameKind, str | None]]:
    return [(" ".join(n.words), n.kind, n.title) for n in names(text, lowered)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they met Jane Doe there", [("Jane Doe", PERSON, None)]),
        ("they met Jane Q. Doe there", [("Jane Q. Doe", PERSON, None)]),
        ("they met J. K. Doe there", [("J. K. Doe", UNKNOWN, None)]),
        ("they met Jane Doe-Roe there", [("Jane Doe-Roe", PERSON, None)]),
        ("they met Martin O'Malley there", [("Martin O'Malley", PERSON, None)]),
        ("they met Martin O’Malley there", [("Martin O’Malley", PERSON, None)]),
        ("they met Bill de Blasio there", [("Bill de Blasio", PERSON, None)]),
        ("they met Ludwig van der Rohe there", [("Ludwig van der Rohe", PERSON, None)]),
        ("they met Bashar al-Assad there", [("Bashar al-Assad", PERSON, None)]),
        ("they met José Núñez there", [("José Núñez", UNKNOWN, None)]),
        ("they met Martin Luther Doe Jr. there", [("Martin Luther Doe Jr.", PERSON, None)]),
        ("they met Jane\nDoe there", [("Jane Doe", PERSON, None)]),
        # A first name that a faith or a people has, too; what is only where somebody is from is left out.
        ("they met Christian Wulff there", [("Christian Wulff", PERSON, None)]),
        ("they met German Wulff there", [("German Wulff", UNKNOWN, None)]),
        ("they met the German Wulff there", [("Wulff", UNKNOWN, None)]),
        ("they met German Jane Doe there", [("Jane Doe", PERSON, None)]),
        ("they met Frenchman Wulff there", [("Wulff", UNKNOWN, None)]),
        # A pronoun is a surname where it stands large within a sentence, before another name.
        ("so said He Jianxiong there", [("He Jianxiong", UNKNOWN, None)]),
        ("they left. He Jianxiong said", [("He Jianxiong", UNKNOWN, None)]),
        ("they left. He Jianxiong left", []),
        ("so said He there", []),
        ("they met Łukasz Żółkiewski there", [("Łukasz Żółkiewski", UNKNOWN, None)]),
        ("they met Đỗ Minh there", [("Đỗ Minh", UNKNOWN, None)]),
        ("they met Γιώργος Παππάς there", [("Γιώργος Παππάς", UNKNOWN, None)]),
        ("they met Іван Петренко there", [("Іван Петренко", UNKNOWN, None)]),
        ("they met Ana de la Żaba there", [("Ana de la Żaba", PERSON, None)]),
        ("they met Étienne d’Arcy there", [("Étienne d’Arcy", UNKNOWN, None)]),
        ("they met Aziz al-Żahir there", [("Aziz al-Żahir", PERSON, None)]),
        ("they met żaba there", []),
        # Months, verbs and roles that are names, and that are none.
        ("so said Xeva May there", [("Xeva May", UNKNOWN, None)]),
        ("they met Jane May there", [("Jane May", PERSON, None)]),
        ("they met Jane May 5 there", [("Jane", UNKNOWN, None)]),
        ("they met Dr. May there", [("May", PERSON, "Dr")]),
        ("they met in May Xan Doe there", [("Xan Doe", UNKNOWN, None)]),
        ("they met May Doe there", [("May Doe", UNKNOWN, None)]),
        ("they left. Will Doe said so", [("Will Doe", PERSON, None)]),
        ("they left. Will Doe go?", []),
        ("they met Jane Will. Will said so", [("Jane Will", PERSON, None), ("Will", UNKNOWN, None)]),
        ("they met Jane Roe. Will said so", [("Jane Roe", PERSON, None)]),
        ("they met Xeva King there", [("Xeva King", UNKNOWN, None)]),
        ("they met Xeva King, and King left", [("Xeva King", UNKNOWN, None), ("King", UNKNOWN, None)]),
        ("they met the Saudi King there", [("Saudi King", ROLE, "King")]),
        ("they met correspondent Major Garrett there", [("Major Garrett", PERSON, None)]),
        ("they met Major Garrett there", [("Garrett", PERSON, "Major")]),
        # What stands before a name or around it is no part of it.
        ('they met Robert "Bobby" Lund there', [("Robert Lund", PERSON, None)]),
        (
            "they met Robert (Leeds) Lund there",
            [("Robert", UNKNOWN, None), ("Leeds", PLACE, None), ("Lund", UNKNOWN, None)],
        ),
        ("they met Browns DL Sheldon Doe there", [("Sheldon Doe", PERSON, None)]),
        ("they met Fox News Jane Doe there", [("Jane Doe", PERSON, None)]),
        ("they met Vermonter Jane Doe there", [("Jane Doe", PERSON, None)]),
        ("they met Xan Lee Doe there", [("Xan Lee Doe", UNKNOWN, None)]),
        ("Parent Joe Doe came. They met Joe Doe", [("Joe Doe", PERSON, "Parent"), ("Joe Doe", PERSON, None)]),
        ("Hosting Doe is hard. They met Jane Doe", [("Doe", UNKNOWN, None), ("Jane Doe", PERSON, None)]),
        ("Xan Doe came. They met Jane Doe", [("Xan Doe", UNKNOWN, None), ("Jane Doe", PERSON, None)]),
        ("Using Jane Doe is hard", [("Jane Doe", PERSON, None)]),
        ("Besides Doe they met nobody", []),
        ("they met Jane Doe And Others Who Say So there", []),
        ("FULL TEXT: they met MARY DOE there", [("MARY DOE", UNKNOWN, None)]),
        ("Aides said so", []),
        ("they met Doe and Roe there", [("Doe", UNKNOWN, None), ("Roe", UNKNOWN, None)]),
        ("they met nobody there", []),
        ("", []),
    ],
)
def test_persons(text: str, found: list[tuple[str, NameKind, str | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they met Mr. Doe there", [("Doe", PERSON, "Mr")]),
        ("they met Mr Doe there", [("Doe", PERSON, "Mr")]),
        ("they met Dr. Jane Doe there", [("Jane Doe", PERSON, "Dr")]),
        ("they met Sen. Jane Doe there", [("Jane Doe", PERSON, "Sen")]),
        ("they met President Jane Doe there", [("Jane Doe", PERSON, "President")]),
        ("they met Vice President Jane Doe there", [("Jane Doe", PERSON, "Vice President")]),
        ("they met Republican Sen. Jane Doe there", [("Jane Doe", PERSON, "Sen")]),
        ("they met Lt. Gov. Jane Doe there", [("Jane Doe", PERSON, "Gov")]),
        ("they met Secretary of State Jane Doe there", [("Jane Doe", PERSON, "Secretary")]),
        ("they met Secretary of Health and Human Services Xan Doe there", [("Xan Doe", PERSON, "Secretary")]),
        ("they met the secretary of Health and Human Services Xan Doe there", [("Xan Doe", PERSON, "secretary")]),
        ("they met the Secretary of State there", [("Secretary of State", ROLE, "Secretary")]),
        ("they met Ambassador to Britain Xan Doe there", [("Xan Doe", PERSON, "Ambassador")]),
        ("they met the ambassador to Britain Xan Doe there", [("Xan Doe", PERSON, "ambassador")]),
        ("they met Chancellor of the Exchequer Xan Doe there", [("Xan Doe", PERSON, "Chancellor")]),
        ("Fly-half Xan Doe came", [("Xan Doe", PERSON, "Fly-half")]),
        ("Jean-Xuc Xan Doe came", [("Jean-Xuc Xan Doe", UNKNOWN, None)]),
        ("they met Lib Dems David Doe there", [("David Doe", PERSON, None)]),
        ("at the White House on Monday they met", [("White House", ORGANISATION, None)]),
        ("they met Jane Doe QC there", [("Jane Doe", PERSON, None)]),
        (
            "at the Centers for Disease Control and Prevention they met",
            [("Centers for Disease Control and Prevention", UNKNOWN, None)],
        ),
        (
            "at the Department of Justice and Acme they met",
            [("Department of Justice", ORGANISATION, None), ("Acme", UNKNOWN, None)],
        ),
        ("they went to Britain Xan Beach there", [("Britain Xan Beach", PLACE, None)]),
        ("they met the secretary of State Jane Doe there", [("Jane Doe", PERSON, "secretary")]),
        ("they met Strategist Jane Doe there", [("Jane Doe", PERSON, "Strategist")]),
        ("they met the President there", [("President", ROLE, "President")]),
        ("they met the Prime Minister there", [("Prime Minister", ROLE, "Minister")]),
        ("they met Mark King there", [("Mark King", PERSON, None)]),
        ("they met Mr. King there", [("King", PERSON, "Mr")]),
    ],
)
def test_titles_and_roles_are_told_from_the_name(text: str, found: list[tuple[str, NameKind, str | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at the Department of Labor they met", [("Department of Labor", ORGANISATION, None)]),
        ("at the Bank of England they met", [("Bank of England", ORGANISATION, None)]),
        ("at the House of the Lords they met", [("House of the Lords", ORGANISATION, None)]),
        ("at Acme Corp. they met", [("Acme Corp.", ORGANISATION, None)]),
        ("at the European Commission they met", [("European Commission", ORGANISATION, None)]),
        ("at the Associated Press they met", [("Associated Press", ORGANISATION, None)]),
        ("at the FBI they met", [("FBI", ORGANISATION, None)]),
        ("at the N.R.A. they met", [("N.R.A.", ORGANISATION, None)]),
        (
            "at Immigration and Customs Enforcement (ICE) they met",
            [("Immigration and Customs Enforcement", ORGANISATION, None), ("ICE", ORGANISATION, None)],
        ),
        ("they met in Ohio then", [("Ohio", PLACE, None)]),
        ("they met in Orange County then", [("Orange County", PLACE, None)]),
        ("they met an American there", [("American", PLACE, None)]),
        ("they had PR and a DVD there", [("PR", PLACE, None), ("DVD", PLACE, None)]),
    ],
)
def test_organisations_and_places(text: str, found: list[tuple[str, NameKind, str | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "lowered", "found"),
    [
        ("The meeting began.", "", []),
        ("Yesterday Jane Doe came.", "", [("Jane Doe", PERSON, None)]),
        ("But Jane Doe came.", "", [("Jane Doe", PERSON, None)]),
        ("On Monday Jane Doe came in May.", "", [("Jane Doe", PERSON, None)]),
        ("April Ryan came.", "", [("April Ryan", PERSON, None)]),
        ("Meetings began late. Doe said so.", "meetings", [("Doe", UNKNOWN, None)]),
        ("Hungry Doe came and saw Doe.", "hungry", [("Doe", UNKNOWN, None), ("Doe", UNKNOWN, None)]),
        ("They came. Rivers ran high.", "", []),
        ("They came. Rivers said so.", "", [("Rivers", UNKNOWN, None)]),
        ("I’m sure that I’ll come.", "", []),
    ],
)
def test_a_sentences_first_word(text: str, lowered: str, found: list[tuple[str, NameKind, str | None]]) -> None:
    assert read(text, lowered) == found


@pytest.mark.parametrize(
    ("text", "possessive"),
    [
        ("they met Doe's friend", True),
        ("they met Doe’s friend", True),
        ("they met the Prius' owner", True),
        ("they met Doe there", False),
    ],
)
def test_possessives(text: str, possessive: bool) -> None:
    assert [n.possessive for n in names(text)] == [possessive]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Jane Doe came.", True),
        ("they came. Jane Doe too", True),
        ("“Jane Doe came”", True),
        ("Then Jane Doe came.", True),
        ("they met Jane Doe", False),
        ("they met Sen. Jane Doe", False),
    ],
)
def test_whether_a_name_opens_its_sentence(text: str, opens: bool) -> None:
    assert [n.opens_sentence for n in names(text)] == [opens]


def test_span_is_the_name_and_whole_takes_in_its_title() -> None:
    text = "they met Vice President Jane Doe’s aide"
    (name,) = names(text)
    assert (name.span.of(text), name.whole.of(text)) == ("Jane Doe", "Vice President Jane Doe")


def test_a_surname_that_is_a_place_too_is_no_place_where_a_person_bears_it() -> None:
    assert read("they met Sen. Jane Georgia there and then Georgia said so") == [
        ("Jane Georgia", PERSON, "Sen"),
        ("Georgia", UNKNOWN, None),
    ]


def test_handles_and_hashtags_are_no_names() -> None:
    assert read("they wrote @JaneDoe and #MakeHay there") == []


def test_garbled_accents_stay_in_the_name() -> None:
    assert read("they met JosÃ© NÃºÃ±ez there")[0][0] == "JosÃ© NÃºÃ±ez"


def test_only_what_lies_within_is_read() -> None:
    text = "they met Jane Doe and John Roe there"
    found = find_names(text, [Span(text.index("and"), len(text))], frozenset())
    assert [" ".join(n.words) for n in found] == ["John Roe"]


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (["American", "Civil", "Liberties", "Union"], "ACLU"),
        (["Department", "of", "Justice"], "DJ"),
        (["Jane"], "J"),
        ([], ""),
    ],
)
def test_initials(words: list[str], letters: str) -> None:
    assert initials(words) == letters


_WORDS = st.sampled_from(
    ["Jane", "Doe", "Mr.", "Sen.", "the", "of", "and", "Department", "Justice", "Acme", "Corp.", "U.S.", "O’Malley",
     ".", "\n", "’s", "President", "Vice", "Monday", "de", "(ICE)", "said", "American", "Secretary", "State", "é", "Ã©"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_names_are_in_order_apart_and_made_of_the_text(text: str) -> None:
    found = names(text)
    assert all(a.whole.end <= b.whole.start for a, b in itertools.pairwise(found))
    for name in found:
        assert name.whole.covers(name.span)
        shared = text[name.span.end :].startswith(" and ")  # "Jane" of "Jane and John Doe" is a Doe as well
        assert name.span.of(text).split() in (list(name.words), list(name.words[:1]) if shared else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Year 10 pupil Zainab Ali said so.", ["Zainab Ali"]),
        ("Ann Whitty wore a T-shirt.", ["Ann Whitty"]),
        ("Man-of-the-match Duff said so.", ["Duff"]),
        ("The Church said so. Amanda Church said no.", ["Church", "Amanda Church"]),
    ],
)
def test_what_stands_before_a_name_or_looks_like_one(text: str, found: list[str]) -> None:
    assert [" ".join(n.words) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Archbishop of Canterbury said so.", ("Archbishop", "of", "Canterbury")),
        ("The Governor of New York said so.", ("Governor", "of", "New", "York")),
        ("Yesterday the Acton MP said so.", ("Acton", "MP")),
    ],
)
def test_an_office_with_its_seat_is_a_role(text: str, found: tuple[str, ...]) -> None:
    (name,) = names(text)
    assert (name.words, name.kind) == (found, NameKind.ROLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Archbishop of Canterbury Rowan Williams said so.", "Rowan Williams"),
        ('It was Jimmy "the Whirlwind " White who said so.', "Jimmy White"),
        ("It was Martin Luther King Jr. who said so.", "Martin Luther King Jr."),
    ],
)
def test_who_bears_an_office_a_nickname_or_a_role_for_a_surname(text: str, found: str) -> None:
    assert [" ".join(n.words) for n in names(text)] == [found]
