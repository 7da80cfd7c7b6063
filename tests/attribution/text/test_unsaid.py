"""Which words a sentence says were not said, each beside the nearest that were."""

import pytest

from index.attribution.text.unsaid import asks_whether, is_put_to_somebody, is_read_out, is_unsaid, is_verb_unsaid
from tests.attribution.said import speakers


@pytest.mark.parametrize(
    ("before", "unsaid"),
    [
        ("Ada Kolt never said ", True),
        ("Ada Kolt said ", False),
        ("Ada Kolt did not only say ", False),
        ("Ada Kolt didn't tell reporters ", True),
        ("Ada Kolt denied saying ", True),
        ("Ada Kolt denied that she ever said ", True),
        ("Ada Kolt denied the report and said ", False),
        ("Ada Kolt denied the report, saying ", False),
        ("Ada Kolt would say ", True),
        ("Ada Kolt would only say ", False),
        ("Ada Kolt could have said ", True),
        ("Nobody in the room said ", True),
        ("Ada Kolt shrugged as if to say ", True),
        ("If Ada Kolt says ", True),
        ("Even if he was late, Ada Kolt said ", False),
        ("Ada Kolt refused to say ", True),
        ("Ada Kolt stopped short of saying ", True),
        ("They fear Ada Kolt will say ", True),
        ("Ada Kolt will say ", False),
        ("Imagine Ada Kolt saying ", True),
        ("A fake leaflet had Ada Kolt saying ", True),
        ("A leaflet quoted Ada Kolt as saying ", False),
        ("Ada Kolt was quoted by a forged letter as saying ", True),
        ("Ada Kolt was quoted by the Post as saying ", False),
        ("The script had her say ", True),
        ("Ada Kolt was falsely quoted as saying ", True),
        ("Ada Kolt did not say why she called it ", False),
        ("", False),
    ],
)
def test_what_was_not_said(before: str, unsaid: bool) -> None:
    verb = max((before.rfind(v) for v in ("say", "said", "tell", "called")), default=0)
    assert is_unsaid(before, verb) is unsaid


def test_of_a_verb_that_ties_nobody_only_what_disowns_the_words_counts() -> None:
    supposed = "Ada Kolt warned that the mayor would say "
    assert (is_unsaid(supposed, supposed.index("warned")), is_unsaid(supposed, supposed.index("say"))) == (False, True)
    denied = "Ada Kolt insisted that she never said "
    assert is_unsaid(denied, denied.index("insisted"))


@pytest.mark.parametrize(
    ("clause", "unsaid"),
    [
        (" Ada Kolt never said", True),
        (" Ada Kolt said", False),
        (" Ada Kolt could say", True),
        (" they would quit", False),
    ],
)
def test_a_verb_behind_the_words(clause: str, unsaid: bool) -> None:
    assert is_verb_unsaid(clause) is unsaid


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Did Ada Kolt say \ue000?", True),
        ("Why did Ada Kolt say \ue000?", False),
        ("Did she? Ada Kolt said \ue000.", False),
    ],
)
def test_asking_whether(sentence: str, asks: bool) -> None:
    assert asks_whether(sentence) is asks


@pytest.mark.parametrize(
    ("words", "read_out"),
    [
        ("Ada Kolt, reading from a letter by Bo Lund, said", True),
        ("Ada Kolt read out an email from the mayor:", True),
        ("Ada Kolt, reading from a prepared statement, said", False),
        ("Ada Kolt said in a letter from London", False),
        ("After reading a letter from the mayor, Ada Kolt said", False),
    ],
)
def test_reading_out(words: str, read_out: bool) -> None:
    assert is_read_out(words) is read_out


@pytest.mark.parametrize(
    ("before", "put"),
    [
        ("Asked ", True),
        ("When asked, ", True),
        ("Ada Kolt was asked: ", True),
        ("Asked by Bo Lund ", True),
        ("Ada Kolt asked ", False),
        ("Asked about the bridge, Ada Kolt said ", False),
    ],
)
def test_a_question_put_to_somebody(before: str, put: bool) -> None:
    assert is_put_to_somebody(before) is put


@pytest.mark.parametrize(
    "text",
    [
        "It is false that Paula Quick said “the poor deserve it”.",
        "It is not true that Tom Reed said: “Burn it down.”",
        "There is no record of Paula Quick saying “kill the bill”.",
        "Rumours spread that Paula Quick had said “the border is closed”.",
        "Were Paula Quick to say “I was bribed”, she would go to prison.",
        "Should Paula Quick say “I am out,” her deputy takes over.",
        "Had Lena Gray said “I made a mistake”, the inquiry would have been over.",
        "“I hate fishermen,” Paula Quick says in the deepfake.",
        "Paula Quick allegedly said “burn the ballots”.",
        "A fan account falsely claimed that Vale had said “I quit music”.",
        "Tunde Okonjo rejected suggestions that he had called Duarte “a cheat”.",
        "Lena Gray read from her mother's diary: “The ward was cold.”",
        "Quoting Tom Reed, Anna Petrov said: “We must act.”",
        "Reading a statement from Tom Reed, his lawyer Anna Petrov said: “I am sorry.”",
        "Anna Petrov, reading a statement on behalf of the family, said: “We miss him.”",
    ],
)
def test_nobody_is_the_speaker_of_it(text: str) -> None:
    assert speakers(f"A report\n\n{text}") == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lena Gray read from a statement: “The ward was cold.”", "Lena Gray"),
        ("Had it not been for Lena Gray, she said, “we would have lost”.", "Lena Gray"),
        ("“We should act,” Lena Gray said in the video.", "Lena Gray"),
    ],
)
def test_somebody_is_the_speaker_of_it(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}") == [speaker]
