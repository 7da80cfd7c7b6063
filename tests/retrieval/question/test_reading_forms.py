"""The parts that a question is read by: what people type around it, what it asks for, where a speaker stands in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import fold
from retrieval.question.follow_up import asks_for_more, inherit, leans_on_previous
from retrieval.question.intent import asks_to_check, quoted_in, read_intent
from retrieval.question.parser import read_question
from retrieval.question.question import AskedSpeaker, Intent, Question, Scope
from retrieval.question.speaker_directory import SpeakerDirectory
from retrieval.question.speaker_slot import SlotKind, find_speaker_slot
from retrieval.question.tokens import is_content, tokens
from retrieval.question.unasked.small_talk import is_no_question, without_small_talk
from tests.retrieval.fake_vocabulary import FakeVocabulary, identity
from tests.retrieval.made import asked, question


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("what did she say?", "what did she say?"),
        ("hey all, quick question: what did she say?", "what did she say?"),
        ("  ok, um so", "so"),
        ("does anyone know if he said so", "he said so"),
        ("can someone please tell me what he said", "what he said"),
        ("can somebody tell us what he said", "what he said"),
        ("I'm just wondering about taxes", "I'm just wondering about taxes"),
        ("just curious, who won", "who won"),
        ("remind me: who won", "who won"),
        ("is it true that it rained", "it rained"),
        ("hello", "hello"),  # nothing but small talk is left as it is
        ("heyday of the empire", "heyday of the empire"),
        ("", ""),
    ],
)
def test_without_small_talk(typed: str, core: str) -> None:
    assert without_small_talk(typed) == core


@given(st.text(max_size=80))
def test_small_talk_is_cut_from_the_front_alone(text: str) -> None:
    core = without_small_talk(text)
    assert text.strip().endswith(core)
    assert bool(core) == bool(text.strip())


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "hi",
            "Hello there!",
            "good morning bot",
            "thanks a lot",
            "lol",
            "???",
            "",
            "🙂",
            "shut up",
            "test",
        ),
        *("you are a stupid bot", "how are you today", "what can you do", "good bot", "help me", "this bot is trash"),
    ],
)
def test_no_question(typed: str) -> None:
    assert is_no_question(fold(typed))


@pytest.mark.parametrize(
    "typed", ["hi what did she say", "thanks for the fish", "testing of nukes", "help the poor", "you", "why", "5"]
)
def test_a_question_all_the_same(typed: str) -> None:
    assert not is_no_question(fold(typed))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("hey all, what did she say", "what did she say"),
        ("hi there guys what did she say", "what did she say"),
        ("guys, what did she say", "what did she say"),
        ("hey all of the staff left, why", "all of the staff left, why"),
        ("everyone at the club left, why", "everyone at the club left, why"),
        ("can you show me all quotes of hers", "all quotes of hers"),
        ("can someone dig up what she said", "what she said"),
        ("can anyone find me her words", "her words"),
        ("can anyone find Okafor's claim", "Okafor's claim"),
        ("can we find a cure for it", "can we find a cure for it"),
        ("no, I meant the judge", "the judge"),
        ("same question for Okafor", "Okafor"),
        ("no deal, what did she say", "no deal, what did she say"),
        ("can anyone give blood", "can anyone give blood"),
        ("can we get a third runway", "can we get a third runway"),
    ],
)
def test_small_talk_before_a_question(typed: str, asked: str) -> None:
    assert without_small_talk(typed) == asked


@pytest.mark.parametrize(
    ("folded", "intent"),
    [
        ("what did okafor say about bees", Intent.FACT),  # whose words is decided with the speaker
        ("how many bees are there", Intent.FACT),
        ("who said the moon is cheese", Intent.WHO),
        ("who thinks so", Intent.WHO),
        ("so which minister called it a farce", Intent.WHO),
        ("somebody said it was a farce, who was it", Intent.WHO),
        ("did anyone deny it", Intent.WHO),
        ("who disagreed", Intent.WHO),
        ("did anybody object", Intent.WHO),
        ("who else opposes it", Intent.WHO),
        ("which councils oppose the plan", Intent.WHO),
        ("which object was found", Intent.FACT),
        ("who owns the object", Intent.FACT),
        ("who benefits where councils disagree", Intent.FACT),  # on what is asked about
        ("who won the race", Intent.FACT),
        ("list what okafor said", Intent.LIST),
        ("show me all the things okafor said", Intent.LIST),
        ("everything okafor said", Intent.LIST),
        ("all in all who won", Intent.LIST),
        ("compare okafor and hartmann", Intent.COMPARE),
        ("what's the difference between okafor and hartmann", Intent.COMPARE),
        ("how do they differ", Intent.COMPARE),
        ('is this real: "we will be heard again"', Intent.CHECK),
        ('did okafor really say "we will be heard again"', Intent.CHECK),
        ("fact check: we will all be heard again", Intent.CHECK),
        ('is this real: "too short"', Intent.FACT),  # a word or two in marks is no quotation
        ("is this real", Intent.FACT),
    ],
)
def test_intent(folded: str, intent: Intent) -> None:
    assert read_intent(folded) is intent
    assert asks_to_check(folded) == (intent is Intent.CHECK)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("is it true: “We will be heard again”", "We will be heard again"),
        ('she said "we will be heard again" today', "we will be heard again"),
        ("is this real: we will be heard again", "we will be heard again"),
        ("«Wir werden gehört werden»", "Wir werden gehört werden"),
        ('"too short"', None),
        ("nothing at all", None),
    ],
)
def test_quoted_words(text: str, quoted: str | None) -> None:
    assert quoted_in(text) == quoted


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("what did amara okafor say about bees", SlotKind.SPEECH, "amara okafor"),
        ("what has the mayor of london said", SlotKind.SPEECH, "the mayor of london"),
        ("according to the mayor, who won", SlotKind.SPEECH, "the mayor"),
        ("what's okafor's take on bees", SlotKind.SPEECH, "okafor"),
        ("the house speaker's reaction to it", SlotKind.SPEECH, "the house speaker"),
        ("okafor on bees", SlotKind.SPEECH, "okafor"),
        ("what okafor thought about bees", SlotKind.SPEECH, "okafor"),
        ("how did okafor hit back", SlotKind.SPEECH, "okafor"),
        ("was okafor worried about bees", SlotKind.SPEECH, "okafor"),
        ("was okafor accused of theft", SlotKind.TOPIC, "okafor"),
        ("did okafor win", SlotKind.TOPIC, "okafor win"),
        ("okafor strong euro", SlotKind.TOPIC, "okafor strong euro"),
        ("how many bees", SlotKind.NONE, ""),
        ("", SlotKind.NONE, ""),
    ],
)
def test_where_a_speaker_stands(text: str, kind: SlotKind, words: str) -> None:
    found = tokens(text)
    slot = find_speaker_slot(found, text, frozenset())
    assert (slot.kind, " ".join(w.text for w in found[slot.first : slot.last + 1])) == (kind, words)


def test_a_pronoun_stands_for_somebody_named_before() -> None:
    assert find_speaker_slot(tokens("what did she say"), "what did she say", frozenset()).pronoun == "she"


def test_where_no_auxiliary_marks_the_place_only_a_name_is_a_speaker() -> None:
    text = "what okafor thought"
    assert find_speaker_slot(tokens(text), text, frozenset()).without_auxiliary


@pytest.mark.parametrize(
    ("core", "leans"),
    [
        ("and about bees?", True),
        ("what about bees", True),
        ("what did she say", True),
        ("is that so", True),
        ("the governor?", True),  # a scrap
        ("bees", True),
        ("what did okafor say", False),
        ("who won", False),
        ("did okafor win", False),
        ("okafor bees telescopes", False),
        *((f"{tie} who won", True) for tie in ("and", "but,", "so", "also:", "then", "or", "plus", "ok", "okay")),
        ("how about bees", True),
        ("order bees telescopes", False),
        ("", True),
    ],
)
def test_leaning(core: str, leans: bool) -> None:
    assert leans_on_previous(core) == leans


BEFORE = Question(
    "what did okafor say about bees in april",
    Intent.SPEECH,
    (asked("okafor", (3, 0.9)),),
    "bees",
    Scope(None, "Star"),
)
OKAFOR, MAYBE_OKAFOR = BEFORE.speakers, (asked("okafor", (3, 0.74)),)
HARTMANN = (asked("hartmann", (4, 0.9)),)
SHE, THEY = ((asked(pronoun, named=False, pronoun=True),) for pronoun in ("she", "they"))


@pytest.mark.parametrize(
    ("follow_up", "intent", "speakers", "topic"),
    [
        # A topic alone takes the place of the one before, asked of the same; what is left open joins it.
        (question(Intent.FACT, topic="moon", text="and about the moon"), Intent.SPEECH, OKAFOR, "moon"),
        (question(Intent.FACT, topic="taxes", text="and taxes?"), Intent.SPEECH, OKAFOR, "taxes"),
        (question(Intent.FACT, topic="taxes", text="taxes?"), Intent.SPEECH, OKAFOR, "taxes"),
        (question(Intent.FACT, topic="tides", text="and those tides?"), Intent.FACT, OKAFOR, "tides bees"),
        (question(Intent.FACT, topic="moon sun tide", text="and the moon"), Intent.FACT, OKAFOR, "moon sun tide"),
        (question(Intent.FACT, topic="moon", text="is the moon full"), Intent.FACT, OKAFOR, "moon bees"),
        (question(Intent.FACT, topic="", text="why"), Intent.SPEECH, OKAFOR, "bees"),
        # A name alone takes the place of the speaker before, asked about the same; after "about" it is a topic.
        (question(Intent.FACT, *HARTMANN, topic="hartmann", text="and Hartmann?"), Intent.SPEECH, HARTMANN, "bees"),
        (
            question(Intent.FACT, *HARTMANN, topic="hartmann", text="what about Hartmann"),
            Intent.SPEECH,
            HARTMANN,
            "bees",
        ),
        # So does a role alone.
        (
            question(Intent.FACT, topic="new commissioner", text="the new commissioner?"),
            Intent.SPEECH,
            (asked("the new commissioner", named=False),),
            "bees",
        ),
        # Another speaker takes the place of the one before, a pronoun may mean somebody else.
        (question(Intent.SPEECH, *HARTMANN, topic=""), Intent.SPEECH, HARTMANN, "bees"),
        (question(Intent.SPEECH, *THEY, topic="moon"), Intent.SPEECH, MAYBE_OKAFOR, "moon bees"),
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="does she like the moon"),
            Intent.SPEECH,
            OKAFOR,
            "moon bees",
        ),
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="does she like his moon"),
            Intent.SPEECH,
            MAYBE_OKAFOR,
            "moon bees",
        ),
        (question(Intent.FACT, *SHE, topic="moon", text="has she a moon"), Intent.FACT, MAYBE_OKAFOR, "moon bees"),
        (question(Intent.SPEECH, *SHE, topic="", text="what did she say about it"), Intent.SPEECH, OKAFOR, "bees"),
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="did she say to him that the moon is about it"),
            Intent.SPEECH,
            MAYBE_OKAFOR,
            "moon bees",
        ),
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="what did she tell the moon about it"),
            Intent.SPEECH,
            OKAFOR,
            "moon bees",
        ),
        # A topic that a whole question names is all that it is about.
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="what did she say about the moon"),
            Intent.SPEECH,
            OKAFOR,
            "moon",
        ),
        (
            question(Intent.SPEECH, *SHE, topic="moon", text="what did she tell the press on the moon"),
            Intent.SPEECH,
            OKAFOR,
            "moon",
        ),
        # Who is asked for is nobody from before.
        (question(Intent.WHO, topic="moon"), Intent.WHO, (), "moon bees"),
    ],
)
def test_what_is_inherited(follow_up: Question, intent: Intent, speakers: tuple[AskedSpeaker, ...], topic: str) -> None:
    found = replace(inherit(follow_up, BEFORE), fresh=False)
    assert found == Question(follow_up.text, intent, speakers, topic, Scope(None, "Star"), follows=True)


def test_a_pronoun_may_mean_whom_the_question_before_is_about() -> None:
    hartmann = HARTMANN[0].identities
    she = question(Intent.SPEECH, *SHE, topic="moon", text="does she like the moon")
    assert inherit(she, BEFORE, hartmann).speakers == (asked("okafor", (3, 0.9), (4, 0.9)),)
    unsure = replace(BEFORE, speakers=(asked("the mayor", named=False),))
    assert inherit(she, unsure, hartmann).speakers == unsure.speakers


@pytest.mark.parametrize(
    ("text", "topic", "fresh"),
    [("and taxes?", "taxes", True), ("taxes?", "taxes", True), ("is the moon full", "moon", False)],
)
def test_a_topic_that_is_named_alone_takes_the_place_of_the_one_before(text: str, topic: str, fresh: bool) -> None:
    assert inherit(question(Intent.FACT, topic=topic, text=text), BEFORE).fresh is fresh


@pytest.mark.parametrize(
    ("text", "asks", "words", "topic"),
    [
        ("what did his lawyer say?", (asked("his lawyer", named=False),), "okafor's lawyer", "bees"),
        (
            "what did her new coach say about hives",
            (asked("her new coach", named=False),),
            "okafor's new coach",
            "hives",
        ),
        ("and her critics?", (), "okafor's critics", "bees"),
    ],
)
def test_whoever_somebody_has_is_asked_for_and_not_they_themselves(
    text: str, asks: tuple[AskedSpeaker, ...], words: str, topic: str
) -> None:
    bare = not asks
    follow_up = question(
        Intent.FACT if bare else Intent.SPEECH, *asks, topic="critics" if bare else topic.replace("bees", ""), text=text
    )
    read = inherit(follow_up, BEFORE)
    assert (read.speakers, read.topic, read.intent, read.not_of) == (
        (asked(words, named=False),),
        topic,
        Intent.SPEECH,
        frozenset({3}),
    )


@pytest.mark.parametrize(
    ("folded", "more"),
    [
        ("what else did she say?", True),
        ("anything else?", True),
        ("did she say anything more about bees", True),
        ("what else", True),
        ("tell me more", True),
        ("more", True),
        ("another?", True),
        ("go on", True),
        ("who else?", True),
        ("what did she say, and who else", True),
        ("any more?", True),
        ("did she say any more about bees", True),
        ("give us some more", True),
        ("are there more bees than wasps", False),
        ("who called it a road for everyone else", False),
        ("must he grovel some more over the bees", False),
        ("what did she say", False),
        ("who said more hives are needed", False),
    ],
)
def test_what_asks_for_more(folded: str, more: bool) -> None:
    assert asks_for_more(folded) == more


@pytest.mark.parametrize("tie", ["", "and ", "so, ", "okay plus "])
def test_a_name_after_on_is_spoken_of_and_one_alone_is_asked(tie: str) -> None:
    def read(text: str) -> Question:
        return inherit(question(Intent.FACT, *HARTMANN, topic="hartmann", text=tie + text), BEFORE)

    assert (read("Hartmann?").topic, read("what about Hartmann?").topic) == ("bees", "bees")
    assert (read("on Hartmann?").topic, read("about Hartmann?").topic) == ("hartmann bees", "hartmann bees")


@pytest.mark.parametrize(
    ("text", "speakers", "topic", "whole"),
    [
        ("what else did Hartmann say about the moon?", ("Hartmann",), "moon", True),
        ("who else spoke of the moon", (), "moon", True),
        ("and what else did Hartmann say about the moon?", ("Hartmann",), "moon", False),
        ("what else did Hartmann say?", ("Hartmann",), "bees", False),
        ("what else did she say about the moon?", ("okafor",), "moon", False),
        ("anything else?", ("okafor",), "bees", False),
    ],
)
def test_a_whole_question_for_more_keeps_what_it_names(
    text: str, speakers: tuple[str, ...], topic: str, whole: bool
) -> None:
    read = read_question(text, VOCABULARY)
    assert (read.more, read.leans) == (True, True)
    follow_up = inherit(read, BEFORE)
    assert tuple(speaker.words for speaker in follow_up.speakers) == speakers
    assert (follow_up.topic, follow_up == read) == (topic, whole)


VOCABULARY = FakeVocabulary(
    speakers=SpeakerDirectory((identity("Amara Okafor"),)),
    outlets={"northern star": "The Northern Star"},
    known=frozenset("bees say about what did".split()),
    names=frozenset({"okafor"}),
)
WORDS = "we will be heard again"


@pytest.mark.parametrize(
    ("text", "to_check", "quoted"),
    [
        (f'is this real: "{WORDS}"', True, WORDS),
        (f'hey all, is this real: "{WORDS}"', True, WORDS),
        (f'did Okafor really say "{WORDS}"?', True, WORDS),
        (f'what did Okafor mean by "{WORDS}"', False, None),
        ("is this real?", False, None),
        ("hello", False, None),
        # An outlet among the quoted words makes them no less a quotation.
        ('is this real: "heard in the northern star"', True, "heard in the northern star"),
        (f'per northern star, is this real: "{WORDS}"', True, WORDS),
    ],
)
def test_what_is_checked_instead_of_searched_for(text: str, to_check: bool, quoted: str | None) -> None:
    read = read_question(text, VOCABULARY)
    assert (read.intent is Intent.CHECK, read.quoted) == (to_check, quoted)


def test_a_name_given_apart_goes_before_what_the_text_says() -> None:
    read = read_question("what did Hartmann say about bees", VOCABULARY, Scope(speaker=" Okafor "))
    assert (read.intent, [a.words for a in read.speakers], read.suggestions) == (Intent.SPEECH, ["Okafor"], ())


def test_an_outlet_given_apart_goes_before_the_one_in_the_text() -> None:
    read = read_question("per northern star, what did okafor say", VOCABULARY, Scope(outlet="Harbour Post"))
    assert (read.scope, read.topic) == (Scope(outlet="Harbour Post"), "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Okafor's bees", [("okafor", True, True), ("bees", False, False)]),
        ("the U.S. don’t", [("the", False, False), ("u.s", True, False), ("don't", False, False)]),
        ("bosses' 5.5%", [("bosses", False, True), ("5.5", False, False)]),
        ("the 'bees' say", [("the", False, False), ("bees", False, False), ("say", False, False)]),
        ("the bees', say", [("the", False, False), ("bees", False, False), ("say", False, False)]),
        ("_ … 🙂", []),
    ],
)
def test_tokens(text: str, found: list[tuple[str, bool, bool]]) -> None:
    assert [(t.text, t.capital, t.possessive) for t in tokens(text)] == found


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert all(fold(text[t.start : t.end]).startswith(t.text[:1]) for t in found)


@pytest.mark.parametrize(
    ("word", "content"), [("bees", True), ("the", False), ("said", False), ("x", False), ("5", True), ("", False)]
)
def test_content(word: str, content: bool) -> None:
    assert is_content(word) == content
