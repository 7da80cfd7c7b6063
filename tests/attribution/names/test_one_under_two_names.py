"""One person is one speaker, by whichever of the names that people go by."""

import pytest

from tests.attribution.said import speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Keir Starmer came. “We go,” Sir Keir said.", "Keir Starmer"),
        ("“We go,” said Dame Judi. Judi Dench had come.", "Judi Dench"),
        ("Cherry Vann was elected. “We go,” Archbishop Cherry said.", "Cherry Vann"),
        ("Patsy Winch, known as Aunty Patsy, wept. “We go,” Aunty Patsy said.", "Patsy Winch"),
        ("Giorgi “Kvanchi” Kvantaliani, a DJ, came. “We go,” Giorgi said.", "Giorgi Kvantaliani"),
        ("Ximena Vial Errázuriz came. “We go,” Vial said.", "Ximena Vial Errázuriz"),
        ("Amal al-Sayegh came. “We go,” Sayegh said.", "Amal al-Sayegh"),
        ("Joseph ole Sankale came. “We go,” Sankale said.", "Joseph ole Sankale"),
        ("Rachel Akehurst's husband, Tom, came. “We go,” her husband said.", "Tom"),
        ("“We go,” said Mike Hakata's successor as transport lead, Seema Ali.", "Seema Ali"),
        ("The landlord, Bushwick Holdings, said: “We go.”", "Bushwick Holdings"),
        ("“We go,” said Surrey Fire and Rescue.", "Surrey Fire and Rescue"),
        ("Principal Robb Thompson said: “We go.”", "Robb Thompson"),
        # Two could be meant.
        ("Ann Lee and Ann Roe came. “We go,” said Sister Ann.", "Ann"),
    ],
)
def test_one_person_is_one_speaker(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]
