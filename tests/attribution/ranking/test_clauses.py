"""Whose clause the words are in, where several speak or are told of in one sentence."""

import pytest

from tests.attribution.said import speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Costa said Piero Lanza told her: “Smile or leave.”", "Piero Lanza"),
        ("Ana Costa alleges that the chef, Piero Lanza, screamed: “Smile or leave.”", "Piero Lanza"),
        ("Ana Costa told the tribunal that her boss said: “Smile or leave.”", "Ana Costa's boss"),
        ("Goalkeeper Pat Lowry claims a fan yelled: “Go back to Derry!”", "a fan"),
        (
            "Aide Bronwyn Tait told a committee that Premier Glenn Archer had asked her: “Can we bury this?”",
            "Glenn Archer",
        ),
        ("Bob Vail met a beggar who asked him: “Are you rich?”", "a beggar"),
        ("According to Ana Costa, Piero Lanza said: “Smile or leave.”", "Piero Lanza"),
        ("“She is going to have my name,” Piero Lanza said, according to Ana Costa.", "Piero Lanza"),
        # Who writes to others, and what is read out, stay the writer's and the reader's.
        ("Ana Costa emailed supporters saying: “The struggle goes on in May.”", "Ana Costa"),
        ("Ana Costa added a caption that reads: “The struggle goes on in May.”", "Ana Costa"),
    ],
)
def test_the_verb_nearest_the_words_has_them(text: str, speaker: str) -> None:
    assert speakers(f"A tribunal\n\n{text}") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bob Nye was called “a rat” by Tim Ford.", "Tim Ford"),
        (
            "The mayor appeared with Rachel Lund and officially endorsed her, saying, “She is the best of us.”",
            "the mayor",
        ),
        ("“We love to win it,” an angry Lund retaliated.", "Lund"),
        ("Anna Holt fired back: “You have been here before.”", "Anna Holt"),
        ("“I have the judge in my pocket,” he raps on one track of Dean Edge’s.", None),
    ],
)
def test_who_is_told_of_is_not_who_speaks(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Christie lost in New Hampshire, “It is a pity for us all,” he said.",
        "Holt responded on Facebook writing, “Yes, I will. That was a poor choice of words.”",
        "From Holt’s Facebook post: “For the sake of our party, we must move on.”",
        "Beyond Iowa, the union has repeatedly declared, “We are not afraid to strike.”",
    ],
)
def test_places_and_media_say_nothing(text: str) -> None:
    assert not {"New Hampshire", "Facebook", "Iowa"} & set(speakers(f"A report\n\n{text}"))


def test_whoever_a_source_speaks_to_is_not_the_source() -> None:
    text = "An intelligence source speaking to the Daily Globe said, “The agents are looking into it.”"
    assert speakers(f"A report\n\n{text}") == ["an intelligence source"]


def test_executives_of_a_company_are_not_the_company() -> None:
    text = "A report\n\nThe town likes Acme. Acme executives said they were “confident of a deal”."
    assert speakers(text) == ["Acme executives"]


def test_a_role_before_its_bearer_adds_to_her_probability() -> None:
    text = "An inquest\n\nThe coroner, Dr Miles Overy, asked: “How far away was he?”"
    assert speakers(text) == ["Miles Overy"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It will remain weak,” Emmanuel Ferry, from Exane BNP Paribas told the Globe.", "Emmanuel Ferry"),
        ("It does not surprise pollster Daron Shaw: “Lesser-known candidates have seen a boost before.”", "Daron Shaw"),
        ("“There will be no path,” said one of those advisers, who spoke in private.", "one of those advisers"),
        ("“Great speech. She is ready.”\n\n- Barack Obama, tweeting after the speech.", "Barack Obama"),
        (
            "Chris Matthews and Luciana Lopez met.\n\n“Chris Matthews: Seriously about this. He will pay.”",
            "Chris Matthews",
        ),
        ("Chris Matthews and Luciana Lopez met.\n\n“Chris Matthews: Seriously.\n\n“Luciana Lopez: Yes.”", None),
    ],
)
def test_signs_and_labels_beside_the_words(text: str, speaker: str | None) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Court told of ‘sham’ invoices at charity\n\nIt was so.", "Court"),
        ("Obituary: Jane Doe, engineer who kept ‘the Thames out’\n\nShe died.", "Obituary"),
        (
            "A report\n\nHARARE – The teachers’ union has turned it down, calling it “an insult in two currencies”.",
            "HARARE",
        ),
        ("A report\n\n“This is damage,” said Cllr Mike Hakata’s successor, Cllr Seema Ali.", "Mike Hakata"),
        ("A report\n\n“He’d say, ‘Breathe, Noreen, God is in no hurry,’” recalled Noreen Skelly.", "He’d"),
        ("A report\n\nErol Önder of Reporters Without Borders said the ruling was “a message”.", "Without Borders"),
    ],
)
def test_what_looks_like_a_name_beside_the_words_speaks_not(text: str, nobody: str) -> None:
    assert nobody not in speakers(text)
