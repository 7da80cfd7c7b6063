"""Whom a surname, a pronoun or a role means where another stands nearer or is named more often."""

import pytest

from tests.attribution.said import attributed, said, speakers

_MILL = "“The mill is cold,” said Peter Holt, who works there.\n\n"


def test_a_bare_surname_is_not_the_mothers_who_is_named_in_full() -> None:
    text = (
        _MILL
        + "Holt’s mother, Agnes Holt, drives a van.\n\n“She is up at four,” Holt said.\n\nThe union met.\n\n"
        + "“We are not afraid,” Holt said."
    )
    assert speakers(text) == ["Peter Holt"] * 3


def test_a_bare_surname_before_a_relation_is_named_is_not_hers() -> None:
    text = _MILL + "“It is late,” Holt said.\n\nThe union met in town.\n\nHolt’s mother, Agnes Holt, drives a van."
    assert speakers(text) == ["Peter Holt"] * 2


@pytest.mark.parametrize("verb", ["told me", "argued", "said"])
def test_a_surname_that_is_a_common_word_speaks_at_a_sentences_start(verb: str) -> None:
    text = f"A colleague named Nora Stone walked over the stone. “It is cold,” Stone {verb}. The stone was grey."
    assert speakers(text) == ["Nora Stone"]


def test_he_is_not_the_subject_of_the_clause_that_sets_the_scene() -> None:
    text = (
        "A mill in doubt\n\nMr. Peter Holt and Mr. John Doyle met in Acton.\n\n"
        "When Mr. Holt tried to defend the mill, Mr. Doyle sharply differed.\n\n“It is a ruin,” he said."
    )
    assert speakers(text) == ["John Doyle"]


def test_she_is_the_unnamed_woman_of_the_sentence_before() -> None:
    text = (
        "Chancellor Anna Holt opened the fair.\n\n"
        "A 29-year-old Acton woman, meanwhile, received a fine for her letter. “Go home!” she wrote."
    )
    assert speakers(text) == ["a 29-year-old Acton woman"]


def test_an_office_is_not_anybodys_who_is_not_told_to_hold_it() -> None:
    text = "Martin Holt said he was kept in a camp. The home secretary said the reports were not “well informed”."
    assert speakers(text) == ["the home secretary"]


def test_the_campaign_is_not_a_group_of_people_that_spoke() -> None:
    text = "Most Holt allies think so.\n\n“They might make headlines,” the campaign wrote Wednesday."
    assert "most Holt allies" not in speakers(text)


def test_who_works_for_what_the_phrase_names() -> None:
    text = (
        "The trap was set by Gazette writer Ashley Holt. Peter Marsh fell into it.\n\n"
        "“It is hard to blame him,” the Gazette employee wrote."
    )
    assert speakers(text) == ["Ashley Holt"]


def test_the_office_holders_spokesman_is_whose_spokesman_was_told() -> None:
    text = (
        "David Holt will go.\n\nHolt’s spokesman said the prime minister stood by it.\n\n"
        "Holt will work with anybody, the prime minister’s spokesman said.\n\n“He disagrees,” the spokesman said."
    )
    assert speakers(text) == ["David Holt's spokesman"]


def test_a_place_that_sounds_like_a_person_is_nobody() -> None:
    text = (
        "Sandy Hill School is shut. Chris Marsh came to the firehouse. “It is a mess,” Marsh said.\n\n"
        "In that sense, Sandy Hill was a summons. Nothing is left of Sandy Hill.\n\n“It was different,” he added."
    )
    assert speakers(text) == ["Chris Marsh"] * 2


def test_a_whole_phrase_speaks_and_not_a_name_within_it() -> None:
    text = "The vote is over. “Nothing was decided,” said an IAAF spokesman."
    assert speakers(text) == ["an IAAF spokesman"]


def test_words_quoted_as_said_are_whom_the_paper_quotes() -> None:
    text = "The talks went on. “They were quick,” the Gazette newspaper quoted an insider as saying."
    assert speakers(text) == ["an insider"]


def test_a_role_with_its_bearer_behind_it_is_the_bearer() -> None:
    text = (
        "“We wait,” said Acme CEO Jim Cole.\n\n"
        "“The wait is eight months,” the company’s CEO, Abdul Jaffar, told the Gazette."
    )
    assert speakers(text) == ["Jim Cole", "Abdul Jaffar"]


def test_who_reports_in_an_aside_is_not_who_speaks() -> None:
    text = "As the crowd cheered, the Gazette's Robert Cole reported, his wife whispered to him: “They are with you.”"
    assert "Robert Cole" not in speakers(text)


def test_a_company_is_not_called_by_its_event() -> None:
    text = (
        "Dark mode at last\n\nZortex has grown. Zortex on Monday told of updates at its yearly Camp Zortex event. "
        "Zortex said it would be dark "
        "“later this summer.”"
    )
    assert speakers(text) == ["Zortex"]


def test_words_that_somebody_elses_cut_in_begins_are_nobodys_who_is_named() -> None:
    text = "“Tell her so,” Betsy Cole said, and her husband cut in. “Don’t forget Betsy’s husband.”"
    assert speakers(text) == ["Betsy Cole", None]


@pytest.mark.parametrize(
    "text",
    [
        "Oman is often called the “Switzerland of the East,” and Sultan Cole rules it.",
        "Peter Glyn - which means “sons of Glyn” - began burning houses.",
        "“She was quick,” said Suzanne Cole, a professor and a co-editor of “Chick Lit: The New Woman.”",
        "Many reporters noted the campaign slogan, “Make Acton Great Again.”",
    ],
)
def test_what_is_only_called_so_is_no_speech(text: str) -> None:
    assert all("quick" in words[0] for words, _ in said(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In court\n\nProsecutor Jan Hale said Robert Trent told his wife: “I will find you.”", "Robert Trent"),
        ("In town\n\nCouncillor Ian Marl said he resigned after a voter shouted: “Shame!”", "a voter"),
        ("In town\n\nZoe Hall from Hull said: “Not me.”", "Zoe Hall"),
        ("In town\n\nSpokeswoman Carol Nye of Blue Jet said: “We apologise.”", "Carol Nye"),
        ("In town\n\nCarol Nye from Blue Jet corporate affairs said: “We apologise.”", "Carol Nye"),
    ],
)
def test_who_says_it_is_the_subject_of_the_nearest_verb_and_no_place_behind_it(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_mrs_is_the_mother_who_was_named_as_such() -> None:
    text = (
        "At the inquest\n\nSilas and Jethro Holt, 34 and 31, drowned. The brothers' mother, Winnie Holt, sat in front."
        "\n\n“They went out at four,” Mrs Holt said."
    )
    assert speakers(text) == ["Winnie Holt"]


def test_an_answer_is_not_whose_question_it_answers() -> None:
    text = "Professor Lena Orlov spoke. A student, Piers Hand, asked: “Was he?” “Read it,” she said."
    assert speakers(f"A book\n\n{text}") == ["Piers Hand", "Lena Orlov"]


def test_who_shoots_back_is_not_who_spoke() -> None:
    text = "Emily Vose and Fiona Garrick clashed on air. “You broke it,” Vose said. “You would sell it,” she shot back."
    assert speakers(f"A row\n\n{text}") == ["Emily Vose", "Fiona Garrick"]


@pytest.mark.parametrize("lead", ["Dismayed by Bill Doyle’s years in office", "Asked about Bill Doyle’s plan"])
def test_what_leads_up_to_a_pronoun_names_another(lead: str) -> None:
    text = f"Wayne Borders left his job in the mill. {lead}, he said: “I am knocking on doors all over town.”"
    assert speakers(f"A canvasser\n\n{text}") == ["Wayne Borders"]


def test_he_is_who_acted_last() -> None:
    text = (
        "Lars Hewitt said he had had enough of it but the union’s Geoff Pollard rejected his comments. Pollard smiled. "
        "“We did ask for it to be made faster,” he said."
    )
    assert speakers(f"A court\n\n{text}") == ["Geoff Pollard"]


def test_who_stands_before_a_role_is_not_its_bearer() -> None:
    text = (
        "Echoing the new Secretary of State Condoleezza Rice, the prime minister said it was over.\n\n"
        "The prime minister conceded that the town had “what appears to be a harder position”."
    )
    assert "Condoleezza Rice" not in speakers(f"A town\n\n{text}")


def test_an_economist_is_a_person_and_no_magazine() -> None:
    text = (
        "Mr Trevor Manuel spoke in town. Economist Colen Garrow said the budget would do. "
        "“It is pleasant to see the cut,” he said."
    )
    assert speakers(f"A budget\n\n{text}") == ["Colen Garrow"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“Roger Ailes is the epitome of it,” said Gov. Terry Branstad of Iowa, who used Mr. Ailes as a consultant. "
            "He added, “It will be good to see where we go.”",
            "Terry Branstad",
        ),
        (
            "On that day Mr Alan Johnson was asked why Mr Doug Smith had been allowed to go. "
            "He replied: “The chief executive decided it was time.”",
            "Alan Johnson",
        ),
        (
            "Edu told the Globe that he was tired. But Edu was highly critical of it, particularly of what was done to "
            "Jose Antonio Reyes. “I think we were fairer,” he said. “Reyes was being kicked all over the park.”",
            "Edu",
        ),
    ],
)
def test_he_is_who_spoke_or_was_asked_and_not_who_is_told_of(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}")[-1] == speaker


def test_a_son_who_is_introduced_so_is_nobody_of_that_first_name() -> None:
    text = (
        "Mr Michael Howard was introduced by his son Nick, a priest. “I know where I am with him,” said Nick.\n\n"
        "“It is dull,” said Nick Vaughan, a student."
    )
    assert speakers(f"A speech\n\n{text}") == ["Nick", "Nick Vaughan"]


def test_the_elder_of_two_is_neither_by_the_bare_surname() -> None:
    text = (
        "Alexander Soros met George Soros. Alexander Soros smiled.\n\nThe elder Soros said: “I am much against guns.”"
    )
    assert speakers(f"A family\n\n{text}") == [None]


def test_whoever_is_told_does_not_go_on() -> None:
    text = (
        "The International Federation of the Red Cross told the Reuters news agency that it was seeking money.\n\n"
        "“The challenge is malaria,” the aid agency was quoted as saying."
    )
    assert "Reuters" not in str(speakers(f"A flood\n\n{text}"))


def test_an_office_speaks_for_itself_where_nobody_is_told_to_hold_it() -> None:
    assert speakers("A day\n\nSpeaking in town, the prime minister said: “I am an issue.”") == ["the prime minister"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Whoever a sentence brings in, by kinship or by a firm's name.
        (
            "Zunaira Khan spoke. “I like it,” she said. Her mother, Rukhsana, cannot read. “She reads,” she says.",
            "Rukhsana",
        ),
        (
            "“It is fine,” said Rohit Chawla of Acme. Nomura’s Priyanka Iyer-Menon kept her rating. “Execution has "
            "slipped,” she wrote.",
            "Priyanka Iyer-Menon",
        ),
        (
            "“It is fine,” said Anna Lund. Hsu Wei’s girlfriend, who works at a rival, has booked a trip. "
            "“He will bring his laptop,” she said.",
            "Hsu Wei’s girlfriend",
        ),
    ],
)
def test_she_is_whom_the_sentence_before_brings_in(text: str, speaker: str) -> None:
    assert speakers(f"A report\n\n{text}")[-1] == speaker


def test_a_couple_that_shares_a_surname_are_two_of_that_name() -> None:
    text = (
        "Kyle and Jenna Hostetler were cold.\n\n“We are fine,” Jenna Hostetler said. “We are not,” Kyle Hostetler said."
    )
    found = attributed(f"A rescue\n\n{text}")
    assert [s.name for s in found.speakers] == ["Jenna Hostetler", "Kyle Hostetler"]
    told = attributed("A rescue\n\nKyle and Jenna Hostetler were cold.\n\n“She said more than no,” Hostetler said.")
    assert [q.certainty.value for q in told.quotations] != ["named"]


@pytest.mark.parametrize("described", ["the mayor's sister", "a union organizer"])
def test_a_mayor_is_not_whom_the_text_brings_in_later_as_another(described: str) -> None:
    text = (
        "“Tonight we start building it,” Mayor Solberg told a packed room.\n\n"
        f"Susan Solberg, {described}, said workers had been forgotten."
    )
    assert speakers(f"A bridge\n\n{text}") == ["Mayor Solberg"]


@pytest.mark.parametrize("sentence", ["Okafor voted no.", "Okafor, the engineer, sat in the last row."])
def test_she_is_a_bare_surname_that_the_sentence_before_is_about(sentence: str) -> None:
    text = f"Governor Linda Hartley wrote that the state would pay.\n\n{sentence} “I am relieved by it,” she said."
    assert speakers(f"A bridge\n\n{text}") == ["Okafor"]
