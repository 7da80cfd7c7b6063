"""What people paste around the words they want checked, and whom they say it is by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.wording import reason_notes
from retrieval import Retriever, Verdict
from retrieval.check.messages.quoted_message import read_message

OFFER = "We have offered everything that the company can afford"
NOBODY = "Nobody should be told to work fourteen hours without a break"


@pytest.mark.parametrize(
    ("message", "words", "speaker"),
    [
        (f'Is it true that Ingrid Solberg said "{OFFER}"?', [OFFER], "Ingrid Solberg"),
        (f'"{OFFER}" — Ingrid Solberg', [OFFER], "Ingrid Solberg"),
        (f"“{OFFER}”\n– Ingrid Solberg, Norholm Lines", [OFFER], "Ingrid Solberg"),
        (f'"{OFFER}" - Solberg', [OFFER], "Solberg"),
        (f'lol did he really say "{OFFER}"', [OFFER], None),
        (f'did ingrid solberg really say "{OFFER}"?', [OFFER], "ingrid solberg"),
        (f'Did Solberg say: "{OFFER}"?', [OFFER], "Solberg"),
        (f'Solberg: "{OFFER}"', [OFFER], "Solberg"),
        (f"> {OFFER}\n– Ingrid Solberg", [OFFER], "Ingrid Solberg"),
        (f'"{OFFER}," said Solberg', [f"{OFFER},"], "Solberg"),
        (f'"{OFFER}," Solberg told reporters', [f"{OFFER},"], "Solberg"),
        (f'According to Ingrid Solberg, "{OFFER}"', [OFFER], "Ingrid Solberg"),
        (f'"{OFFER}" is this real?', [OFFER], None),
        (f"«{OFFER}» – Solberg", [OFFER], "Solberg"),
        (f"「{OFFER}」 is that right?", [OFFER], None),
        (f"Solberg said '{OFFER}'", [OFFER], "Solberg"),
        (f'Ursula von der Leyen wrote: "{OFFER}"', [OFFER], "Ursula von der Leyen"),
        (f'“{OFFER}, "he" said” – Solberg', [f'{OFFER}, "he" said'], "Solberg"),
        (f'She said "{OFFER}" and "{NOBODY}".', [OFFER, NOBODY], None),
    ],
)
def test_words_and_speaker_of_a_message(message: str, words: list[str], speaker: str | None) -> None:
    read = read_message(message)
    assert read is not None
    assert list(read.quotations) == words
    assert set(read.speakers) == {speaker}
    assert read.framed


@pytest.mark.parametrize(
    "message",
    [OFFER, f"> {OFFER}", f'"{OFFER}"', f"“{OFFER}.”", "", '""', "It's the workers' bridge", "5'10\" and 6'1\""],
)
def test_what_is_the_quotation_itself(message: str) -> None:
    assert read_message(message) is None


def test_words_in_a_sentence_of_their_own_are_no_frame() -> None:
    read = read_message('He said "no thank you, sir" and left the room by the back door')
    assert read is not None
    assert not read.framed


@pytest.mark.parametrize(
    ("message", "verdict", "speaker"),
    [
        (f'Is it true that Ingrid Solberg said "{OFFER}"?', Verdict.EXACT, "Ingrid Solberg"),
        (f'"{OFFER}" — Ingrid Solberg', Verdict.EXACT, "Ingrid Solberg"),
        (f'"{OFFER}" — Tomas Reyes', Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f'Is it true that Tomas Reyes said "{OFFER}"?', Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f'tomas reyes said "{OFFER}"', Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f'Reyes: "{OFFER}"', Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f"Reyes: {OFFER}", Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f"Solberg: {OFFER}", Verdict.EXACT, "Ingrid Solberg"),
        (f"is this real: {OFFER}", Verdict.EXACT, "Ingrid Solberg"),
        (f"> {OFFER}\n– Tomas Reyes", Verdict.MISATTRIBUTED, "Ingrid Solberg"),
        (f'lol did he really say "{OFFER}"', Verdict.EXACT, "Ingrid Solberg"),
        (f'lol did he really say "{OFFER.replace("company", "union")}"', Verdict.NEAR, "Ingrid Solberg"),
        (f'She said "{OFFER}" and "{NOBODY}".', Verdict.EXACT, "Ingrid Solberg"),
        (f'She said "{OFFER}" and "{NOBODY.replace("fourteen", "forty")}".', Verdict.NEAR, "Ingrid Solberg"),
        (f'She said "{OFFER}" and "Government is not the solution to our problem".', Verdict.NOT_FOUND, None),
        ('"The talks," Reyes added, "are going nowhere, and the winter will be long."', Verdict.EXACT, "Tomas Reyes"),
        (
            '"A toll of $5 is the price of keeping this bridge open for another fifty years," '
            "Mayor Hanna Lindqvist told",
            Verdict.EXACT,
            "Hanna Lindqvist",
        ),
        ('is it true that Tomas Reyes said "Government is not the solution to our problem"?', Verdict.NOT_FOUND, None),
    ],
)
def test_the_quoted_words_of_a_message_are_checked(
    retriever: Retriever, message: str, verdict: Verdict, speaker: str | None
) -> None:
    check = retriever.check(message)
    assert (check.verdict, check.speaker, check.text) == (verdict, speaker, message)


def test_the_speaker_that_is_given_goes_before_the_one_in_the_message(retriever: Retriever) -> None:
    message = f'"{OFFER}" — Tomas Reyes'
    assert retriever.check(message, "Ingrid Solberg").verdict is Verdict.EXACT


def test_a_question_about_a_quotation_reads_it_by_the_same_rule(retriever: Retriever) -> None:
    asked = retriever.ask(f'Is it true that Tomas Reyes said "{OFFER}"?')
    assert reason_notes(asked.reason) == ("Said by Ingrid Solberg, not by Tomas Reyes.",)


PARTS = ['"', "“", "”", "'", "> ", "\n", "A", "said ", "Bo Lee", " — ", ": ", "we go on ", "?"]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_message_is_read(parts: list[str]) -> None:
    message = "".join(parts)
    read = read_message(message)
    assert read is None or all(words in message or "\n" in words for words in read.quotations)


def test_a_sentence_of_the_coverage_with_another_word_is_near_whatever_it_quotes(retriever: Retriever) -> None:
    """Its "has" is no question about the words in marks, which alone would be exact."""
    check = retriever.check(
        'Reyes, whose company opposes the toll, has repeated a charge of last week. "She can\'t look them in the eye."'
    )
    assert check.verdict is Verdict.NEAR
    assert "company" in " ".join(difference.claimed for difference in check.differences)


def test_not_is_nobodys_name(retriever: Retriever) -> None:
    assert retriever.check(f'Solberg did not say "{OFFER}"').claimed == "Ingrid Solberg"


@pytest.mark.parametrize(
    ("message", "speakers"),
    [
        (f'Tomas Reyes said "{NOBODY}" and Ingrid Solberg said "{OFFER}"', ("Tomas Reyes", "Ingrid Solberg")),
        (f'"{NOBODY}," Reyes said. Solberg said: "{OFFER}"', ("Reyes", "Solberg")),
        (f'Solberg said "{OFFER}" and then "{NOBODY}"', ("Solberg", "Solberg")),
        (f'"{OFFER}" and "{NOBODY}" — Solberg', ("Solberg", "Solberg")),
    ],
)
def test_each_quotation_of_a_message_has_its_own_speaker(message: str, speakers: tuple[str, ...]) -> None:
    read = read_message(message)
    assert read is not None
    assert read.speakers == speakers


def test_nobody_is_said_to_have_claimed_another_s_words(retriever: Retriever) -> None:
    check = retriever.check(f'Ingrid Solberg said "{NOBODY}" and Hanna Lindqvist said "{OFFER}"')
    assert check.verdict is Verdict.MISATTRIBUTED
    assert (check.speaker, check.claimed) == ("Ingrid Solberg", "Hanna Lindqvist")
