"""One story in many files: a page, its print view, its Markdown, a later update, what others took over of it. Asked and
checked as a person would."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run_command

STORY = (
    "HARLOW BAY — The town council voted 7 to 4 on Tuesday night to close the old swing bridge to lorries from "
    "September, ending a dispute that has run for three years.",
    "“This bridge was built for carts, and we have been lucky so far,” said Councillor Maren Holst, who brought the "
    "motion. “Luck is not a maintenance plan.”",
    "“Every lorry we send round by Kettle Hill costs us forty minutes and nine pounds in fuel,” said Tobias Renn, the "
    "chief executive of Brackwater Freight. “In the end, it’s the shops that will pay.”",
    "An engineering report commissioned in March found 212 cracked rivets in the eastern span. Repairs would cost £3.4 "
    "million, the report said.",
    "Residents of Quay Street, where the lorries queue, welcomed the vote. “I’ve not slept through a Monday since "
    "2019,” said Odile Farrant, who runs the bakery at number 12.",
    "Brackwater Freight employs 340 people in the town and moves around 90 lorries a day over the bridge.",
)
UPDATED = (
    *STORY[:3],
    "An engineering report commissioned in March found 121 cracked rivets in the eastern span. Repairs would cost £4.3 "
    "million, the report said.",
    *STORY[4:],
    "On Friday, the regional transport board said that it would hear the appeal on 14 June. “We will look at the "
    "rivets before we look at the timetable,” said Ingrid Solberg-Hay, who chairs the board.",
)
TITLE, NEW_TITLE = "Council votes to close swing bridge to lorries", "Board to hear appeal over swing bridge"
URL = "https://courier.example/2022/05/bridge"
ALL = {"a.html", "b.md", "c-print.html", "d-update.html", "e-wire.md", "f.txt", "g.eml#1"}
FULL = ALL - {"e-wire.md"}
OTHERS = {
    "ferry.txt": "Ferry fares to rise\n\n“The crossing pays for itself no longer,” said Dag Lund, who runs the ferry. "
    "The fare will be 40 crowns from June.\n",
    "bees.md": "# Bees return to the city\n\nThe city counted 212 hives on its roofs in April. “They find more flowers "
    "here than in the fields,” said Ana Quist, a keeper of bees.\n",
}


def page(title: str, day: str, url: str, story: Sequence[str]) -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in story)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Harlow Bay Courier</title>\n'
        '<meta property="og:site_name" content="Harlow Bay Courier"><meta name="author" content="Nell Ashby">\n'
        f'<meta property="article:published_time" content="{day}T20:15:00Z">\n'
        f'<link rel="canonical" href="{url}"></head>\n'
        '<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>\n'
        f"<main><article><h1>{title}</h1>\n{body}</article></main>\n"
        "<footer><p>© 2022 Harlow Bay Courier</p></footer></body></html>\n"
    )


def print_view(story: Sequence[str]) -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in story)
    return f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>\n{body}</body></html>\n"


def markdown(title: str, outlet: str, day: str, url: str, story: Sequence[str]) -> str:
    matter = f"---\ntitle: {title}\noutlet: {outlet}\ndate: {day}\nurl: {url}\n---\n"
    return f"{matter}\n# {title}\n\n" + "\n\n".join(story) + "\n"


def mail(story: Sequence[str]) -> str:
    return (
        "From: Harlow Bay Courier <news@courier.example>\nTo: a@example.org\nDate: Wed, 11 May 2022 06:00:00 +0000\n"
        f"Subject: {TITLE}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n" + "\n\n".join(story) + "\n"
    )


def plainly_typed(paragraph: str) -> str:
    for mark, plain in (("“", '"'), ("”", '"'), ("’", "'"), ("—", "--"), (" cost £", " cost\u00a0£")):
        paragraph = paragraph.replace(mark, plain)
    return paragraph


def versions() -> dict[str, str]:
    plain = [plainly_typed(paragraph) for paragraph in STORY]
    wire = [plain[0], plain[1], plain[2], plain[3]]
    return {
        "a.html": page(TITLE, "2022-05-10", URL, STORY),
        "b.md": markdown(TITLE, "Harlow Bay Courier", "2022-05-10", URL, STORY),
        "c-print.html": print_view(STORY),
        "d-update.html": page(NEW_TITLE, "2022-05-13", f"{URL}-appeal", UPDATED),
        "e-wire.md": markdown("Bridge closed", "The Northern Wire", "2022-05-11", "https://wire.example/881", wire),
        "f.txt": f"{TITLE}\n\n" + "\n\n".join(STORY) + "\n",
        "g.eml": mail(plain),
    }


SAID = {
    "what did Maren Holst say about the bridge?": ("Luck is not a maintenance plan", ALL),
    "What did Tobias Renn say about lorries?": ("Every lorry we send round by Kettle Hill costs us forty", ALL),
    "Who said that the shops will pay?": ("it’s the shops that will pay", ALL),
    "who has not slept through a Monday?": ("I’ve not slept through a Monday since 2019", FULL),
    "How many people does Brackwater Freight employ?": ("employs 340 people", FULL),
    "What did Ingrid Solberg-Hay say about the appeal?": ("before we look at the timetable", {"d-update.html"}),
    "list everything Tobias Renn said": ("Every lorry we send round", ALL),
}
CORRECTED = {
    "How many cracked rivets were found in the bridge?": ("121 cracked rivets", "212 cracked rivets"),
    "How much would repairs of the swing bridge cost?": ("cost £4.3 million", "cost £3.4 million"),
}
MORE = "anything else?"
CLAIMS = {
    "Luck is not a maintenance plan": ("exact", "d-update.html", "Luck is not a maintenance plan"),
    "costs us … nine pounds in fuel": ("exact", "d-update.html", "nine pounds in fuel"),
    "found 121 cracked rivets in the eastern span": ("exact", "d-update.html", "121"),
    "found 212 cracked rivets in the eastern span": ("exact", "a.html", "212"),
    "found 300 cracked rivets in the eastern span": ("near", "d-update.html", "121"),
}


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    """A folder that holds the sources and their index."""
    folder = tmp_path_factory.mktemp("versions")
    (folder / "sources").mkdir()
    for name, text in {**versions(), **OTHERS}.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    ran = run_command(folder, "index", "--sources", folder / "sources", "--index", folder / "index", "--json")
    assert ran.status == 0, ran.err
    return folder


def in_batch(folder: Path, command: str, rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the command prints of each row, by its id."""
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    ran = run_command(folder, command, "--batch", "-", "--index", folder / "index", "--json", stdin=lines)
    return {row["id"]: row for row in ran.rows}


@pytest.fixture(scope="module")
def shown(bridge: Path) -> Mapping[str, Sequence[tuple[str, str | None, str, set[str]]]]:
    """By question the document, day and words of each excerpt, and the further places."""
    asked = [{"id": question, "question": question} for question in (*SAID, *CORRECTED)]
    asked.append({"id": MORE, "question": MORE, "previous": list(CORRECTED)[-1]})
    return {
        question: [
            (e["document"], e["citation"]["date"], e["text"], {place["document"] for place in e.get("also", [])})
            for e in answer["excerpts"]
        ]
        for question, answer in in_batch(bridge, "ask", asked).items()
    }


@pytest.mark.parametrize("question", SAID)
def test_the_same_words_are_one_answer_the_fullest_version_first(shown: Any, question: str) -> None:
    words, carried = SAID[question]
    ((document, day, text, also),) = shown[question]
    assert (document, day, also) == ("d-update.html", "2022-05-13", carried - {"d-update.html"})
    assert words in text


@pytest.mark.parametrize("question", CORRECTED)
def test_corrected_words_come_first_and_the_earlier_ones_with_their_day(shown: Any, question: str) -> None:
    new, old = CORRECTED[question]
    first, second, *others = shown[question]
    assert (first[0], first[1], first[3], new in first[2]) == ("d-update.html", "2022-05-13", set(), True)
    assert (second[1], second[3] | {second[0]}, old in second[2]) == ("2022-05-10", ALL - {"d-update.html"}, True)
    assert not [text for _, _, text, _ in others if new in text or old in text]


def test_what_was_told_of_one_version_is_not_told_again_of_another(shown: Any) -> None:
    assert shown[MORE]
    assert not [text for _, _, text, _ in shown[MORE] if "million" in text]


def test_a_check_leads_to_the_fullest_version_that_has_the_words(bridge: Path) -> None:
    checks = in_batch(bridge, "check", ({"id": claim, "text": claim} for claim in CLAIMS))
    found = {claim: (check["verdict"], check["document"], CLAIMS[claim][2]) for claim, check in checks.items()}
    assert found == CLAIMS
    assert [claim for claim, check in checks.items() if CLAIMS[claim][2] not in check["text"]] == []


def test_each_version_is_warned_of_once_and_nothing_else_is(bridge: Path) -> None:
    published = run_command(bridge, "status", "--index", bridge / "index", "--json").row
    told = [(w["document"], w["what"]) for w in published["warnings"] if w["kind"] == "duplicate"]
    what = "most of its words are those of d-update.html: what both say is shown once, and cited with both"
    assert sorted(told) == [(key, what) for key in sorted(ALL - {"d-update.html"})]
