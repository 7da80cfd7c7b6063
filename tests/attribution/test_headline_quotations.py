"""Whose the quoted words of a headline are."""

from tests.attribution.said import said

_BELOW = "The Finance Ministry met on Monday.\n\nMinister Nora Holt said the focus was “more for all”.\n"


def test_a_headlines_words_are_whose_they_are_in_the_text() -> None:
    assert said(f"County unveils ‘more for all’ budget\n\n{_BELOW}")[0] == (("more for all",), "Nora Holt")


def test_whom_a_headline_is_about_does_not_say_what_it_quotes() -> None:
    found = said("Holt deal ‘may cost 2,000 jobs’\n\nPeter Holt spoke to reporters. “It is a rumour,” Holt said.\n")
    assert dict(found)[("may cost 2,000 jobs",)] is None


def test_a_headline_that_names_the_speaker_is_believed() -> None:
    found = said("Holt: ‘I will leave the mill’\n\nPeter Holt spoke to reporters. “It is time,” Holt said.\n")
    assert found[0] == (("I will leave the mill",), "Peter Holt")
