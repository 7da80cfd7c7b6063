"""Whom "he", "she" and "it" mean: what makes a person stand out, one trait at a time."""

import pytest

from tests.attribution.said import said


def speaker(text: str) -> str | None:
    return said(text)[-1][1]


@pytest.mark.parametrize(
    ("trait", "text", "name"),
    [
        ("gender", 'Jane Doe met John Roe. "We go," she said.', "Jane Doe"),
        ("gender", 'Jane Doe met John Roe. "We go," he said.', "John Roe"),
        ("subject before object", 'John Roe met Jim Poe on Monday. "We go," he said.', "John Roe"),
        ("no prepositional object", 'John Roe came to town with Jim Poe. "We go," he said.', "John Roe"),
        ("nearer before farther", 'John Roe came.\n\nJim Poe left.\n\n"We go," he said.', "Jim Poe"),
        ("no possessor", 'John Roe read Jim Poe\'s book. "We go," he said.', "John Roe"),
        ("chain", 'John Roe came. He ate. He slept. He met Jim Poe. "We go," he said.', "John Roe"),
        ("speaker", '"We go," said John Roe of Jim Poe. "We stay here for good," he added.', "John Roe"),
        ("described subject", 'Jim Poe left. Acme chairman John Roe met Sam Coe. "We go," he said.', "John Roe"),
        ("subject after the scene", 'Jim Poe left. On Monday, John Roe met Tom Coe. "We go," he said.', "John Roe"),
        ("surname alone", 'John Roe spoke of the fair.\n\nLindqvist sent a letter. "We go," he said.', "Lindqvist"),
        (
            "somebody unnamed",
            'John Roe came. A spokesman for Acme denied that. "We go," he said.',
            "a spokesman for Acme",
        ),
        ("phrase in the chain", 'John Roe met Jim Poe. The 42-year-old left. "We go," he said.', "John Roe"),
        ("often named", 'John Roe came. John Roe ate. Roe slept.\n\nRoe and Poe met.\n\n"We go," he said.', "John Roe"),
    ],
)
def test_the_trait_decides(trait: str, text: str, name: str) -> None:
    assert speaker(f"A headline\n\n{text}") == name, trait


@pytest.mark.parametrize(("named", "name"), [("Mr Poe", "John Roe"), ("The bus", "Jim Poe")])
def test_whom_the_words_name_does_not_say_them(named: str, name: str) -> None:
    assert speaker(f'A headline\n\nJim Poe met John Roe. "{named} is late again," he said.') == name


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Jim Poe's plan was", "John Roe"),
        ("Jim Poe met him. It was", "Jim Poe"),
    ],
)
def test_whom_the_statement_before_names_is_mostly_another(before: str, name: str) -> None:
    assert speaker(f'A headline\n\nJohn Roe spoke on Monday. {before} "a very bad plan", he said.') == name


@pytest.mark.parametrize(
    ("first", "others", "name"),
    [
        ("Tom Coe", "Jim Poe, Sam Roe and Bill Foe", None),
        ("Jane Coe", "Jim Poe, Sue Roe and Ann Foe", "Jim Poe"),
    ],
)
def test_those_who_stand_alike_leave_a_pronoun_open(first: str, others: str, name: str | None) -> None:
    text = f'A headline\n\n{first} came on Monday. Later they saw {others}. Rain fell. "We go to town," he said.'
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        'Mark Cuban came with John Roe. "He must go," he said of Cuban.',
        'Mark Cuban came with John Roe. "He must go," he said about Cuban.',
        'Mark Cuban came with John Roe. "He must go," he told Cuban.',
    ],
)
def test_a_pronoun_never_means_whom_its_own_clause_names(text: str) -> None:
    assert speaker(text) == "John Roe"


def test_gender_is_learnt_from_what_follows_a_name() -> None:
    text = (
        "Xan Doe came with her dog. Xan Doe said that she liked it. Vin Poe came with his cat.\n\n"
        "Vin Poe said that he liked it.\n\n"
    )
    assert speaker(f'{text}"We go," she said.') == "Xan Doe"
    assert speaker(f'{text}"We go," he said.') == "Vin Poe"


def test_it_is_the_organisation_that_spoke() -> None:
    text = '"We go," Acme Corp. said. "We stay here for good," it added.'
    assert [name for _, name in said(text)] == ["Acme Corp.", "Acme Corp."]


def test_it_is_left_open_where_a_document_was_just_mentioned() -> None:
    text = '"We go," Acme Corp. said. A report came out. "We stay here for good," it said.'
    assert [name for _, name in said(text)] == ["Acme Corp.", None]


def test_a_pronoun_far_from_any_name_stays_open() -> None:
    filler = "Rain fell on the old town and on the river.\n\n" * 40
    assert speaker(f'John Roe came.\n\n{filler}"We will go," he said.') is None
