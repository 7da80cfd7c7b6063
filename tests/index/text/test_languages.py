"""English by its commonest words; another language where it is surely one; nothing where it is too short to tell."""

import pytest

from index.text.languages import is_english, language_name, language_of, question_language

ENGLISH = "The strike goes on, the mayor said, and nobody in the harbour knows when it will end. "
FRENCH = "Le maire a dit que la grève continue et que personne ne sait quand elle va finir dans le port. "
GERMAN = "Der Bürgermeister sagte, dass der Streik weitergeht und niemand im Hafen weiß, wann er endet. "
NORWEGIAN = "Ordføreren sa at streiken fortsetter, og at ingen i havnen vet når den tar slutt denne uken. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH * 3, "fr"),
        (GERMAN * 3, "de"),
        (NORWEGIAN * 3, "no"),
        ("市长说罢工将继续，港口里没有人知道何时结束。" * 5, "zh"),
        (f"{ENGLISH}“{FRENCH}”", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "42", "Oslo 3, Bergen 1", "— — —"])
def test_what_is_too_short_has_none(text: str) -> None:
    assert language_of(text) is None


def test_front_matter_is_not_looked_at() -> None:
    head = f"---\ntitle: {FRENCH}\n---\n"
    assert language_of(head + ENGLISH, len(head)) == "en"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué dijo la ACLU sobre Rekognition?", "es"),
        ("Was hat Merkel über Steuern gesagt?", "de"),
        ("qu'a dit Macron sur les retraites ?", "fr"),
        ("what did the ACLU say about Rekognition?", None),
        ("what did Macron say about les gilets jaunes", None),
        ("aclu on rekognition?", None),
        ("obama iran deal", None),
        ("impuestos", None),
    ],
)
def test_the_language_of_a_question(question: str, language: str | None) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    ("language", "english", "name"),
    [("en", True, "English"), ("en-GB", True, "English"), ("fr", False, "French"), ("pt_BR", False, "Portuguese")],
)
def test_tags(language: str, english: bool, name: str) -> None:
    assert (is_english(language), language_name(language)) == (english, name)


def test_what_is_not_known_is_read_as_english() -> None:
    assert is_english(None)
    assert language_name("xyz") == "xyz"
