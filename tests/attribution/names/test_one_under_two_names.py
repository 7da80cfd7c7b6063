"""One person is one speaker, by whichever of the names that people go by."""

import pytest

from tests.attribution.said import speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Keir Starmer came. “We go,” Sir Keir said.", "Keir Starmer"),
        ("“We go,” said Dame Judi. Judi Dench had come.", "Judi Dench"),
        ("The Rt Rev Philippa Nairn came. “We go,” Bishop Philippa said.", "Philippa Nairn"),
        ("Sister Ann Lee came. “We go,” said Sister Ann.", "Ann Lee"),
        ("Patsy Winch, known as Aunty Patsy, wept. “We go,” Aunty Patsy said.", "Patsy Winch"),
        ("Emmanuel “Biggie” Sowande missed. “We go,” Biggie said.", "Emmanuel Sowande"),
        ("Robert (Bob) Crane wept. “We go,” Bob said.", "Robert Crane"),
        ("Wilhelmina Castellane, known to everyone as Mina, came. “We go,” Mina said.", "Wilhelmina Castellane"),
        ("Harriet Voss, whose married name is Lund, left. “We go,” Lund said.", "Harriet Voss"),
        ("Ximena Vial Errázuriz came. “We go,” Vial said.", "Ximena Vial Errázuriz"),
        ("Amal al-Sayegh came. “We go,” Sayegh said.", "Amal al-Sayegh"),
        ("Joseph ole Sankale came. “We go,” Sankale said.", "Joseph ole Sankale"),
        ("Rachel Akehurst's husband, Tom, came. “We go,” her husband said.", "Tom"),
        ("“We go,” said Mike Hakata's successor as transport lead, Seema Ali.", "Seema Ali"),
        ("The landlord, Bushwick Holdings, said: “We go.”", "Bushwick Holdings"),
        ("“We go,” said Surrey Fire and Rescue.", "Surrey Fire and Rescue"),
        ("Principal Robb Thompson said: “We go.”", "Robb Thompson"),
        # Somebody else is called so, is related to somebody else, or could be.
        ("Harry Kane scored twice. “We go,” said Prince Harry.", "Harry"),
        ("Leo Messi scored twice. “We go,” said Pope Leo.", "Leo"),
        ("Sister Ann runs the home. Ann Lee gives money. “We go,” said Sister Ann.", "Ann"),
        ("Rachel Akehurst's husband, Tom, died. Ann Roe was next. “We go,” her husband said.", "Ann Roe's husband"),
        ("James Ford Smith, who lost two fingers, sued Ford. “We go,” Ford said.", "Ford"),
        ("Amal al-Sayegh came with Ali Sayegh. “We go,” Sayegh said.", "Ali Sayegh"),
        ("“We go,” said Roe's teacher at the school, Hull High.", None),
        ("Ann Lee and Ann Roe came. “We go,” said Sister Ann.", "Ann"),
    ],
)
def test_one_person_is_one_speaker(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]
