"""What is said of a checked quotation: the verdict, what differs, and whether it was who is claimed to have said it."""

from dataclasses import replace

import pytest

from bot.replies import check_reply, who_said_reply
from bot.replies.reply import Action, ActionKind, Block, Note, Quoted, Reply, Target, Tone, WordChange
from bot.replies.wording import speaker_sentences, verdict_in_full
from index import Certainty, Span
from retrieval import Check, Citation, Difference, Excerpt, ExcerptKind, SpeakerStatus, Verdict

EXCERPT = Excerpt(
    text="“The money is not there,” said Solberg.",
    document="harbour.md",
    span=Span(100, 140),
    kind=ExcerptKind.QUOTATION,
    speaker="Ingrid Solberg",
    speaker_text="Solberg",
    citation=Citation("Ferry strike", "The Harbour Post", None, None, None, 3),
    score=1.0,
    certainty=Certainty.NAMED,
)
READ = replace(EXCERPT, text="“The money is not there,” she said.", speaker_text="she", certainty=Certainty.CONCLUDED)
TARGET = Target("harbour.md", Span(100, 140), EXCERPT.text)
ACTIONS = (Action(ActionKind.CONTEXT, TARGET), Action(ActionKind.SOURCE, TARGET))
CHANGED = (Difference("money", "cash"), Difference("", "simply"))
GIVEN = Note("The coverage gives these words to Ingrid Solberg.")
LEFT_OPEN = Note("The coverage leaves open who says this.")
UNCONFIRMED = Note("It is not confirmed that Reyes said this.")


def check(
    verdict: Verdict,
    status: SpeakerStatus | None = None,
    claimed: str | None = None,
    speaker: str | None = "Ingrid Solberg",
    differences: tuple[Difference, ...] = (),
    excerpt: Excerpt = EXCERPT,
) -> Check:
    return Check("The money", verdict, excerpt, speaker, differences, claimed=claimed, speaker_status=status)


@pytest.mark.parametrize(
    ("checked", "tone", "headline", "blocks"),
    [
        (check(Verdict.EXACT), Tone.CONFIRMED, "These words stand in the coverage.", ()),
        (
            check(Verdict.EXACT, SpeakerStatus.CONFIRMED, "the chief executive"),
            Tone.CONFIRMED,
            "These words stand in the coverage.",
            (),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.UNCONFIRMED, "Reyes"),
            Tone.UNSETTLED,
            "These words stand in the coverage.",
            (GIVEN, UNCONFIRMED),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.UNCONFIRMED, "Reyes", excerpt=READ),
            Tone.UNSETTLED,
            "These words stand in the coverage.",
            (
                Note("The coverage gives these words to Ingrid Solberg, as we read it, called “she” there."),
                UNCONFIRMED,
            ),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.UNLIKELY, "Reyes", excerpt=READ),
            Tone.UNSETTLED,
            "These words stand in the coverage.",
            (Note("Said by Ingrid Solberg, as we read it, called “she” there."), UNCONFIRMED),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.LIKELY, "Solberg", excerpt=replace(READ, speaker_text=None)),
            Tone.UNSETTLED,
            "These words stand in the coverage.",
            (Note("Said by Ingrid Solberg, as we read it."),),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.OPEN, None, speaker=None),
            Tone.CONFIRMED,
            "These words stand in the coverage.",
            (LEFT_OPEN,),
        ),
        (
            check(Verdict.EXACT, SpeakerStatus.OPEN, "Reyes", speaker=None),
            Tone.UNSETTLED,
            "These words stand in the coverage.",
            (LEFT_OPEN, UNCONFIRMED),
        ),
        (
            check(Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, "Reyes"),
            Tone.REFUTED,
            "These words were said by somebody else.",
            (Note("Said by Ingrid Solberg, not by Reyes."),),
        ),
        (
            check(Verdict.NEAR, SpeakerStatus.CONFIRMED, "Solberg", differences=CHANGED),
            Tone.DOUBTFUL,
            "Close, but not these words.",
            (WordChange("money", "cash"), WordChange("", "simply")),
        ),
        (
            check(Verdict.NEAR, SpeakerStatus.UNCONFIRMED, "Reyes", differences=CHANGED),
            Tone.DOUBTFUL,
            "Close, but not these words.",
            (WordChange("money", "cash"), WordChange("", "simply"), GIVEN, UNCONFIRMED),
        ),
        (
            check(Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, "Reyes", differences=CHANGED[:1]),
            Tone.REFUTED,
            "These words were said by somebody else.",
            (WordChange("money", "cash"), Note("Said by Ingrid Solberg, not by Reyes.")),
        ),
    ],
)
def test_words_that_stand(checked: Check, tone: Tone, headline: str, blocks: tuple[Block, ...]) -> None:
    quoted = Quoted(checked.excerpt or EXCERPT)
    actions = (Action(ActionKind.CONTEXT, quoted.target), Action(ActionKind.SOURCE, quoted.target))
    assert check_reply(checked) == Reply(tone, headline, (*blocks, quoted), actions, "The money")


def test_the_nearest_of_words_that_stand_nowhere() -> None:
    assert check_reply(check(Verdict.NOT_FOUND, claimed="Reyes", speaker=None)) == Reply(
        Tone.SILENCE,
        "These words do not stand in the coverage.",
        (Note("Nearest in the coverage, not the same words:"), Quoted(EXCERPT, nearest=True)),
        ACTIONS,
        "The money",
    )


def test_nothing_near() -> None:
    checked = Check("The money", Verdict.NOT_FOUND, None, None)
    sentence = "These words do not stand in the coverage."
    assert check_reply(checked) == Reply(Tone.SILENCE, sentence, question="The money")
    assert who_said_reply(checked) == check_reply(checked)


@pytest.mark.parametrize(
    ("checked", "headline"),
    [
        (check(Verdict.EXACT), "Ingrid Solberg"),
        (check(Verdict.NEAR, differences=CHANGED), "Ingrid Solberg"),
        (check(Verdict.EXACT, excerpt=READ), "Ingrid Solberg, as we read it"),
        (check(Verdict.EXACT, SpeakerStatus.OPEN, speaker=None), "It is not certain who said this."),
        (check(Verdict.NOT_FOUND, speaker=None), "These words do not stand in the coverage."),
    ],
)
def test_who_said_it_is_the_same_reply_under_the_name(checked: Check, headline: str) -> None:
    reply = check_reply(checked)
    assert who_said_reply(checked) == Reply(reply.tone, headline, reply.blocks, reply.actions, reply.question)


@pytest.mark.parametrize(
    ("checked", "sentence"),
    [
        (check(Verdict.EXACT), "These words stand in the coverage."),
        (check(Verdict.EXACT, SpeakerStatus.UNCONFIRMED, "Reyes"), "These words stand in the coverage."),
        (
            check(Verdict.NEAR, differences=(Difference("the  new\nmoney", "cash"),)),
            "Close, but not these words: printed “cash”, not “the new money”.",
        ),
        (
            check(Verdict.NEAR, differences=(Difference("", "simply"), Difference("never", ""))),
            "Close, but not these words: “simply” is left out; “never” is put in.",
        ),
        (
            check(Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, "Reyes"),
            "Said by Ingrid Solberg, not by Reyes.",
        ),
        (
            check(Verdict.MISATTRIBUTED, SpeakerStatus.CONTRADICTED, "Reyes", differences=CHANGED),
            "Said by Ingrid Solberg, not by Reyes: printed “cash”, not “money”; “simply” is left out.",
        ),
        (check(Verdict.NOT_FOUND, speaker=None), "These words do not stand in the coverage."),
    ],
)
def test_a_verdict_in_one_sentence(checked: Check, sentence: str) -> None:
    assert verdict_in_full(checked) == sentence


@pytest.mark.parametrize("status", [SpeakerStatus.CONFIRMED, None])
def test_nothing_is_said_of_a_speaker_who_is_not_in_doubt(status: SpeakerStatus | None) -> None:
    assert speaker_sentences(check(Verdict.EXACT, status, "Solberg")) == ()
