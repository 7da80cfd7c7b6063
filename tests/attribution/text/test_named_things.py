"""What is only called so, beside what is said."""

import pytest

from tests.attribution.said import said


@pytest.mark.parametrize(
    "text",
    [
        'Edwin "Buzz" Carver said nothing more.',
        'He is known in the village as "Stretch," Ada Kolt said.',
        'Ada Kolt, nicknamed "Foxy," said nothing more.',
        'Ada Kolt praised the novel "The Long Road Home" on Monday.',
        'Ada Kolt praised "The Long Road Home," a novel about war.',
        'Ada Kolt said in the chapter "Winter Comes" that it was late.',
        'Ada Kolt wrote a report titled "Dams at risk" that said so.',
        'See the report by Ada Kolt, "Dams at Risk", page 4.',
        "Ada Kolt spoke on Friday’s “Real Hours” about the dam.",
        'Ada Kolt pressed "Send" and left.',
        'Click the "Buy now" button, Ada Kolt said.',
        'Ada Kolt runs a shop called "The Little Nook" in Leeds.',
    ],
)
def test_what_is_called_so_is_no_quotation(text: str) -> None:
    assert said(f"A headline\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ada Kolt called it "a long road home" on Monday.', "a long road home"),
        ('Ada Kolt said "We Will Win" on Monday.', "We Will Win"),
        ('Ada Kolt said the "Experts" were wrong.', "Experts"),
        ('Ada Kolt said of the book: "The Road Is Long."', "The Road Is Long."),
        ('"Press on," Ada Kolt said.', "Press on,"),
        ('Ada Kolt pressed "for answers" and said so.', "for answers"),
        ('The mayor, Ada Kolt, called him "Lying Ted" on Monday.', "Lying Ted"),
    ],
)
def test_what_is_said_is_a_quotation(text: str, words: str) -> None:
    assert (((words,), "Ada Kolt")) in said(f"A headline\n\n{text}")
