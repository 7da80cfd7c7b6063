"""Names beside a verb of saying that is not theirs: within somebody's description, beside another's, of both."""

import pytest

from tests.attribution.said import attributed, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A source close to Tom Reed said: “He is tired.”", "a source"),
        ("The man who attacked Tom Reed said: “I am sorry.”", "the man"),
        ("The driver who killed Anna Petrov told police: “I never saw her.”", "the driver"),
        ("The woman accused of killing Tom Reed said: “I did not.”", "the woman"),
        ("“He is stable,” the doctor treating Tom Reed told the BBC.", None),
        ("A book about Tom Reed said: “He was cruel.”", None),
        ("Kalpesh Yadav of the ABVP said: “We go.”", "Kalpesh Yadav"),
        ("Mary Smith of the Liberal Democrats said: “We go.”", "Mary Smith"),
        ("Mary Smith at the World Bank said: “We go.”", "Mary Smith"),
        ("Alongside Anna Petrov, her husband, Tom Reed, said: “I am sorry.”", "Tom Reed"),
        ("Speaking after meeting Anna Petrov, the minister, Tom Reed, said: “We go.”", "Tom Reed"),
        ("His wife, the novelist Jane Moss, said: “We go.”", "Jane Moss"),
        ("A spokesman for Anna Petrov called Tom Reed “a liar”.", "a spokesman for Anna Petrov"),
        ("Tom Reed was, in the words of Anna Petrov, “a giant”.", "Anna Petrov"),
        ("Prosecutor Keisha Hall played footage in which Ruiz can be heard saying “I did nothing”.", "Ruiz"),
        ("Tom Pell recalled Lena Gray telling him: “Nobody reads the annex.”", "Lena Gray"),
        ("Ute Brandl said Milan Kovac had told her in the lift: “I am leaving.”", "Milan Kovac"),
        # Plain subjects that look like it.
        ("The chairman, Tom Reed, said: “We go.”", "Tom Reed"),
        ("The woman who Tom Reed said had left came back. “We go,” Tom Reed said.", "Tom Reed"),
        ("A man called Tom Reed said: “We go.”", "Tom Reed"),
        ("The court heard Tom Reed said “I am sorry”.", "Tom Reed"),
    ],
)
def test_whose_words_these_are(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}")[-1:] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“We are tired,” Lena Gray and Tom Pell said in a letter.",
        "“We are tired,” said Lena Gray and Tom Pell.",
        "His parents, Tom and Jill Moss, said: “We go.”",
    ],
)
def test_what_two_say_is_neither_s(text: str) -> None:
    assert speakers(f"A report\n\n{text}") == [None]


def test_each_of_two_who_say_something_says_it() -> None:
    text = "Lena Gray said it was over, and Tom Pell said: “We go.”"
    assert speakers(f"A report\n\n{text}") == ["Tom Pell"]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("“Will you resign?” asked Anna Petrov. “No.”", ["Anna Petrov", None]),
        ("“Who is this?” Tom Reed demanded.\n\n“I don't know, Mr Reed.”", ["Tom Reed", None]),
        ("“Did you sign?” Lena Gray was asked by the chair, Colin Frayn.", [None]),
        ("“I hear you,” Huw Powell said. “You don't,” came the reply.", ["Huw Powell", None]),
        ("“We go,” Anna Petrov said.\n\nOn Tom Reed: “He is wrong.”", ["Anna Petrov", None]),
    ],
)
def test_who_asks_is_not_who_answers(text: str, spoken: list[str | None]) -> None:
    assert speakers(f"A report\n\n{text}") == spoken


def test_who_may_have_asked_himself_is_concluded() -> None:
    found = attributed("A report\n\n“Where is the money?” asked Anna Petrov. “They have failed us for years.”")
    told = [None if q.speaker is None else found.speakers[q.speaker].name for q in found.quotations]
    assert told == ["Anna Petrov", "Anna Petrov"]
    assert [q.certainty.value for q in found.quotations] == ["named", "concluded"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Speaker, Milton Dickson, stood up. “Order,” he said.", "Milton Dickson"),
        ("In Paris, Jannik Sinnerhof received an ovation. “Nice,” he said.", "Jannik Sinnerhof"),
        (
            "I spoke to Teodoro Quispe-Mamani, who grows coffee. “My father planted it,” he told me.",
            "Teodoro Quispe-Mamani",
        ),
        ("Sheikha Latifa Al Nuaimi, who runs a charity, was there. “Stories,” she said.", "Latifa Al Nuaimi"),
    ],
)
def test_a_rare_name_is_a_person_s_all_the_same(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n“No,” said Tom Reed to Ann Lee.\n\n{text}")[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister for Sport Tom Reed said: “We go.”", "Tom Reed"),
        ("The Union Minister for Skill Development Shri Jayant Singh said: “We go.”", "Jayant Singh"),
        ("Coun Barry Flux said: “We go.”", "Barry Flux"),
        ("Mr Justice Quinlivan jailed him. “You are a thief,” the judge said.", "Quinlivan"),
        ("Leader of the Opposition Malik Khan rose. “You have failed,” he said.", "Malik Khan"),
        ("The summit's host, Slovak prime minister Zuzana Hlavata, said: “You all stayed.”", "Zuzana Hlavata"),
        ("In a 2019 interview Vale's mother said: “She sings.”", "Vale's mother"),
        ("Chief Lorraine Whitehead of Eagle First Nation left. “We boil water,” she said.", "Lorraine Whitehead"),
        ("“We go,” said the London based company.", "the London based company"),
    ],
)
def test_offices_and_places_before_a_name(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]


def test_a_father_of_the_same_name_is_himself() -> None:
    text = (
        "President Milan Kovac came. “We go,” Kovac said.\n\n"
        "Milan Kovac Sr., the president's father, sighed. “I taught him,” Kovac Sr. said."
    )
    assert speakers(f"A report\n\n{text}") == ["Milan Kovac", "Milan Kovac Sr."]


def test_a_named_speaker_of_two_is_none() -> None:
    found = attributed("A report\n\n“We are tired,” said Lena Gray and Tom Pell.")
    assert [q.certainty.value for q in found.quotations] == ["open"]
