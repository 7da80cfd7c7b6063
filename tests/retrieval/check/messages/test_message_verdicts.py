"""Which words of a message are checked, whom it claims them for, and what becomes of several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Difference, SpeakerStatus, Verdict
from retrieval.check.messages.checking import check_message
from retrieval.check.messages.quoted_message import QuotedMessage, asks, read_labelled, read_message
from retrieval.snapshot import Snapshot

OFFER = "We have offered everything that the company can afford"
NOBODY = "Nobody should be told to work fourteen hours without a break"
ELSEWHERE = "Government is not the solution to our problem"


@pytest.mark.parametrize(
    ("text", "verdict", "claimed", "status"),
    [
        # the words alone
        (OFFER, Verdict.EXACT, None, None),
        (f'"{OFFER}"', Verdict.EXACT, None, None),
        # a speaker whom the message names
        (f"Solberg: {OFFER}", Verdict.EXACT, "Solberg", SpeakerStatus.CONFIRMED),
        (f'Ingrid told us: "{OFFER}"', Verdict.EXACT, "Ingrid", SpeakerStatus.CONFIRMED),
        (f'"{OFFER}" — Ms. Solberg', Verdict.EXACT, "Ms. Solberg", SpeakerStatus.CONFIRMED),
        (f'"{OFFER}" — Tomas Reyes', Verdict.MISATTRIBUTED, "Tomas Reyes", SpeakerStatus.CONTRADICTED),
        # named around the words in a way that no pattern reads, but known to the coverage
        (f'is this solberg? "{OFFER}"', Verdict.EXACT, "Ingrid Solberg", SpeakerStatus.CONFIRMED),
        (f'lol did he really say "{OFFER}"', Verdict.EXACT, None, None),
        # the paper's own words are nobody's
        ("Passengers took it calmly", Verdict.EXACT, None, SpeakerStatus.OPEN),
        ('"Passengers took it calmly" — Reyes', Verdict.EXACT, "Reyes", SpeakerStatus.OPEN),
        # not in the coverage: nothing is said of a speaker
        (f'"{ELSEWHERE}" — Ronald Reagan', Verdict.NOT_FOUND, "Ronald Reagan", None),
        ("", Verdict.NOT_FOUND, None, None),
    ],
)
def test_verdict_and_speaker_of_a_message(
    snapshot: Snapshot, text: str, verdict: Verdict, claimed: str | None, status: SpeakerStatus | None
) -> None:
    check = check_message(snapshot, text, None)
    assert (check.verdict, check.claimed, check.speaker_status, check.text) == (verdict, claimed, status, text)


@pytest.mark.parametrize("message", [OFFER, f'"{OFFER}" — Tomas Reyes', f"Reyes: {OFFER}"])
def test_the_speaker_who_is_given_goes_before_the_one_in_the_message(snapshot: Snapshot, message: str) -> None:
    check = check_message(snapshot, message, "Solberg")
    assert (check.verdict, check.claimed, check.speaker_status) == (Verdict.EXACT, "Solberg", SpeakerStatus.CONFIRMED)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_blank_name_claims_nobody(snapshot: Snapshot, blank: str) -> None:
    check = check_message(snapshot, OFFER, blank)
    assert (check.verdict, check.claimed, check.speaker_status) == (Verdict.EXACT, None, None)


@pytest.mark.parametrize(
    ("quotations", "verdict"),
    [
        ((OFFER, NOBODY), Verdict.EXACT),
        ((OFFER, NOBODY.replace("fourteen", "forty")), Verdict.NEAR),
        ((OFFER.replace("company", "union"), NOBODY), Verdict.NEAR),
        ((OFFER.replace("company", "union"), ELSEWHERE), Verdict.NOT_FOUND),
        ((ELSEWHERE, OFFER), Verdict.NOT_FOUND),
    ],
)
def test_of_several_quotations_the_worst_counts(
    snapshot: Snapshot, quotations: tuple[str, str], verdict: Verdict
) -> None:
    one, other = quotations
    assert check_message(snapshot, f'She said "{one}" and "{other}".', None).verdict is verdict


def test_what_differs_is_that_of_the_quoted_words(snapshot: Snapshot) -> None:
    check = check_message(snapshot, f'Did she say "{OFFER.replace("company", "union")}"?', None)
    assert check.differences == (Difference("union", "company"),)


def test_words_in_marks_inside_a_sentence_of_the_coverage_are_that_sentence(snapshot: Snapshot) -> None:
    sentence = '"The talks," Reyes added, "are going nowhere, and the winter will be long."'
    check = check_message(snapshot, sentence, None)
    assert (check.verdict, check.differences) == (Verdict.EXACT, ())


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Is this real", True),
        ("did she say so", True),
        ("She said so?", True),
        ("She said so", False),
        ("What a winter", False),
        ("", False),
        ("?", True),
        ("“Really” is what he said", True),
    ],
)
def test_a_message_that_asks(message: str, asked: bool) -> None:
    assert asks(message) is asked


@pytest.mark.parametrize(
    ("message", "read"),
    [
        (f"Solberg: {OFFER}", QuotedMessage((OFFER,), ("Solberg",), "Solberg", framed=True)),
        (f"is this real: {OFFER}", QuotedMessage((OFFER,), (None,), "is this real", framed=True)),
        (
            f"Ingrid Solberg (Norholm Lines): {OFFER}",
            QuotedMessage((OFFER,), ("Ingrid Solberg",), "Ingrid Solberg (Norholm Lines)", framed=True),
        ),
        ("Solberg: not so", None),  # too few words to be a quotation
        ("a list of things: one two three four", None),  # neither a name nor a question
        (OFFER, None),  # no colon
        (f"{'word ' * 40}: {OFFER}", None),  # too long to be a label
    ],
)
def test_words_behind_a_label(message: str, read: QuotedMessage | None) -> None:
    assert read_labelled(message) == read


@pytest.mark.parametrize(
    ("message", "read"),
    [
        (
            f'Is it true that Ingrid Solberg said "{OFFER}"?',
            QuotedMessage((OFFER,), ("Ingrid Solberg",), "Is it true that Ingrid Solberg said  . ?", framed=True),
        ),
        (f"> {OFFER}\n– Reyes", QuotedMessage((OFFER,), ("Reyes",), ">  . \n– Reyes", framed=True)),
        (
            "> We have offered everything\n> that the company can afford\n– Reyes",
            QuotedMessage(
                ("We have offered everything\nthat the company can afford",), ("Reyes",), ">  . \n– Reyes", framed=True
            ),
        ),
        (  # a word in marks is scorn; the longer one is the quotation
            f'The "boss" said "{OFFER}"',
            QuotedMessage((OFFER,), (None,), 'The "boss" said  . ', framed=True),
        ),
        (
            f'"{OFFER}" and so on and so on, as it goes in this long story of the ships in the harbour',
            QuotedMessage(
                (OFFER,),
                (None,),
                " .  and so on and so on, as it goes in this long story of the ships in the harbour",
                framed=False,
            ),
        ),
    ],
)
def test_a_message_in_whole(message: str, read: QuotedMessage) -> None:
    assert read_message(message) == read


MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("「", "」"), ("„", "“"), ("❝", "❞")])
WORDS = st.lists(st.sampled_from(["ships", "never", "went", "there", "again", "5'10"]), min_size=3, max_size=12)


@given(MARKS, WORDS, st.sampled_from(["Is it true that Bo Lee said {}?", "Bo Lee: {}", "{} — Bo Lee"]))
def test_any_marks_hold_the_same_words_of_the_same_speaker(
    marks: tuple[str, str], words: list[str], frame: str
) -> None:
    quoted = " ".join(words)
    read = read_message(frame.format(f"{marks[0]}{quoted}{marks[1]}"))
    assert read is not None
    assert (read.quotations, read.speakers, read.framed) == ((quoted,), ("Bo Lee",), True)


@given(st.text(st.characters(exclude_characters=">"), max_size=200))
def test_quotations_of_any_message_are_its_own_words_each_with_a_speaker_or_none(message: str) -> None:
    for read in (read_message(message), read_labelled(message)):
        if read is not None:
            assert len(read.quotations) == len(read.speakers) >= 1
            assert all(quoted in message for quoted in read.quotations)
            assert all(speaker in message for speaker in read.speakers if speaker is not None)
