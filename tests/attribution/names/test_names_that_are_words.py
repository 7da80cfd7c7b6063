"""Names whose words are offices, trades, participles or institutions as well."""

import pytest

from index.attribution.names.name_finder import Name, NameKind
from tests.attribution.said import speakers
from tests.attribution.taken_apart import parsed


def names_of(text: str) -> list[Name]:
    return parsed(f"A report\n\n{text}").names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rep. Peter King of New York said so.", "Peter King"),
        ("Sen. Angus King of Maine said so.", "Angus King"),
        ("Howard Dean of Vermont said so.", "Howard Dean"),
        ("James Baker III said so.", "James Baker III"),
        ("William Barber II said so.", "William Barber II"),
        ("Sacha Baron Cohen said so.", "Sacha Baron Cohen"),
        ("Mary Baker Eddy said so.", "Mary Baker Eddy"),
        ("Baker Hughes said so.", "Baker Hughes"),
        ("Duke Ellington said so.", "Duke Ellington"),
        ("National Nurses United said so.", "National Nurses United"),
        ("Doctors Without Borders said so.", "Doctors Without Borders"),
        ("Economist Intelligence Unit staff said so.", "Economist Intelligence Unit"),
        ("Acme E-mail Service said so.", "Acme E-mail Service"),
        ("The Acme Group 3 years ago said so.", "Acme Group"),
        ("Deckhand Ryan Buchan said so.", "Ryan Buchan"),
        ('Robert "Bobby" Lund said so.', "Robert Lund"),
    ],
)
def test_the_name_is_whole(text: str, name: str) -> None:
    assert [" ".join(n.words) for n in names_of(text) if n.kind is not NameKind.PLACE][:1] == [name]


def test_the_governor_of_a_bank_is_no_person_of_england() -> None:
    assert all(n.words[0] != "of" for n in names_of("The Governor of the Bank of England said so."))


@pytest.mark.parametrize("name", ["Mohammed Nasser", "Ahmed Nasser", "Fred Nasser", "Jared Nasser"])
def test_a_given_name_that_ends_like_a_participle_may_be_he(name: str) -> None:
    text = f"A talk\n\n{name} walked out of the room. {name} sat down and, after a while, he said: “It is over for us.”"
    assert speakers(text) == [name]


@pytest.mark.parametrize("word", ["retailer", "supplier", "lender"])
def test_a_company_by_its_trade_is_nobody_who_is_named(word: str) -> None:
    text = f"A shop\n\nAcme Stores fell. Jane Doe left it. “We are sorry for it all,” the {word} said."
    assert "Jane Doe" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("She wrote “Churchill: A Life” in town.", "Churchill"),
        ("“Trump: The Art of the Deal” sold well.", "Trump"),
        ("He read “Iraq: The War Card” in bed.", "Iraq"),
        ("“Ted: how are you? I am fine,” wrote Jane Doe to Ted Roe.", "Ted Roe"),
        ("The company, Jane Doe of which is the head, said it was “over”.", "Jane Doe"),
    ],
)
def test_a_title_or_a_salutation_within_marks_speaks_not(text: str, speaker: str) -> None:
    assert speaker not in speakers(f"A report\n\n{text}")


def test_the_elder_of_one_is_that_one() -> None:
    text = "“It is late,” said George Soros. “It is over,” the elder Soros added."
    assert speakers(f"A family\n\n{text}") == ["George Soros"] * 2


def test_a_wife_who_bears_the_surname_is_whom_the_text_names() -> None:
    text = "Michelle Doe and John Doe met. “It is late,” Doe’s wife, Michelle, said."
    assert speakers(f"A family\n\n{text}") == ["Michelle Doe"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In April Roe said: “We go.”", "Roe"),
        ("Last June Ann Roe said: “We go.”", "Ann Roe"),
        ("In July Roe said: “We go.”", "Roe"),
        ("In early August Ann Roe said: “We go.”", "Ann Roe"),
        ("April Roe said: “We go.”", "April Roe"),
        ("“We go,” said July Moyo.", "July Moyo"),
        ("Finance minister July Moyo left. “We go,” he said.", "July Moyo"),
        ("“We go,” said August Wilson.", "August Wilson"),
    ],
)
def test_months_that_are_given_names(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It hurts,” said the GP.", "the GP"),
        ("“It hurts,” said GP Ann Roe.", "Ann Roe"),
        ("Ann Roe, MP for Hull, came. “It hurts,” the MP said.", "Ann Roe"),
        ("“We go,” Tesla's CEO said.", "Tesla's CEO"),
        ("Acme Corp opened a plant. “We go,” Acme's boss said.", "Acme's boss"),
        ("Counsel for the family, Ifeoma Nwosu, asked: “Which is it?”", "Ifeoma Nwosu"),
        ("“We go,” said Counsel for the family.", "Counsel for the family"),
    ],
)
def test_roles_that_are_written_large(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go,” tweeted @jane_roe.", "@jane_roe"),
        ("@JaneRoe wrote: “We go.”", "@JaneRoe"),
        ("Jane Roe (@jane_roe) wrote: “We go.”", "Jane Roe"),
        ("Replying to @acme, Jane Roe wrote: “We go.”", "Jane Roe"),
        ("They wrote to me@jane.org: “We go.”", None),
    ],
)
def test_handles_that_speak(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]
