"""The cases of ../shared/cases, each by its own rule: how it is put to the program, and what is expected of it.

A row is added by a function under its id in `CASES`. What a row names as files lies in the folder of its id.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import RunCli

Verdict = tuple[str, list[tuple[str, str]], str | None]


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder of one case, an empty one to index, and the program."""

    files: Path
    work: Path
    run_cli: RunCli
    seeds: Path

    def index(self, *sources: Path, **texts: str) -> None:
        folder = self.work / "sources"
        folder.mkdir(exist_ok=True)
        for path in sources:
            (folder / path.name).write_bytes(path.read_bytes())
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        ran = self.run_cli("index", "--sources", folder, "--index", self.work / "index", "--json")
        assert ran.status == 0, ran.err

    def check(self, text: str, *arguments: str) -> Verdict:
        ran = self.run_cli("check", text, *arguments, "--index", self.work / "index", "--json")
        assert ran.status in (0, 1), ran.err
        found = json.loads(ran.out)
        differences = [(d["claimed"], d["found"]) for d in found["differences"]]
        return found["verdict"], differences, found["speaker"]

    def ask(self, question: str) -> list[str]:
        ran = self.run_cli("ask", question, "--index", self.work / "index", "--json")
        assert ran.status in (0, 1), ran.err
        return [excerpt["text"] for excerpt in json.loads(ran.out)["excerpts"]]


def paragraph_without_a_stop(bench: Bench) -> None:
    """b10."""
    words = "The Sorvik bridge will cost 40 million kronor in all"
    head = '---\ntitle: "Sorvik bridge"\noutlet: "The Arvik Post"\ndate: 2021-03-04\n---\n\n'
    bench.index(
        plain=f"{head}{words}\n",
        sourced=f"{head}The Arvik tunnel is going to open in the spring of next year (Arvik Post)\n",
        noted=f"{head}The county pays for the piers and the lamps.[^1]\n\n[^1]: Interview.\n",
        score=f"{head}Sorvik 3, Arvik 1\n",
    )
    for standing in (
        words,
        "The Arvik tunnel is going to open in the spring of next year (Arvik Post)",
        "The county pays for the piers and the lamps",
        "Sorvik 3, Arvik 1",
    ):
        assert bench.check(standing)[:2] == ("exact", [])
    assert any("40 million" in text for text in bench.ask("how much will the Sorvik bridge cost?"))


def brackets(bench: Bench) -> None:
    """b11."""
    bench.index(bridge='The bridge\n\n"It is open," said mayor Ann Holt on Monday.\n')
    assert bench.check("It is [not] open") == ("near", [("not", "")], "Ann Holt")
    assert bench.check("It is [sic] open") == ("exact", [], "Ann Holt")


def day_before_month(bench: Bench) -> None:
    """b06a."""
    bench.index(*sorted((bench.files.parent / "b06" / "src").iterdir()))
    empty, full = (f'"The bus is {how}," said driver Ida Moss.' for how in ("empty at night", "full every day"))
    for when, said in (("on 31 December 2019", empty), ("since 1 June 2022", full), ("on 2019-12-31", empty)):
        assert bench.ask(f"what did Ida Moss say about the bus {when}?") == [said]


def undated(bench: Bench) -> None:
    """b06c."""
    bench.index(*sorted((bench.files.parent / "b06" / "src").iterdir()))
    ran = bench.run_cli("ask", "what did Ida Moss say about the bus in 2030?", "--index", bench.work / "index")
    assert ran.status == 1 or "every time was searched" in ran.out
    assert bench.ask("what did Ida Moss say about the bus in 2022?") == [
        '"The bus is full every day," said driver Ida Moss.'
    ]


def outlet_anywhere(bench: Bench) -> None:
    """b09."""
    bench.index(*sorted((bench.files.parent / "b06" / "src").iterdir()))
    said = bench.ask("what did Ida Moss say in the Post about the bus?")
    assert set(said) <= {'"The tram will run by June," said planner Ida Moss.'}


def quoted_message(bench: Bench) -> None:
    """b13."""
    bench.index(*sorted(bench.seeds.iterdir()))
    speaker = "Werner Vogels"
    for words, verdict in (("We'll all get our voices heard", "exact"), ("We will all get our voices heard", "near")):
        assert bench.check(words)[0] == verdict
        for message in (
            f'Is it true that {speaker} said "{words}"?',
            f'"{words}" — {speaker}',
            f'lol did he really say "{words}"',
            f'Vogels: "{words}"',
            f"> {words}\n– {speaker}",
        ):
            assert bench.check(message) == bench.check(words)
        # "He" said them: who that was is concluded, and contradicts nobody.
        assert bench.check(f'"{words}" — Jane Roe')[0] == verdict


def corner_brackets(bench: Bench) -> None:
    """m17."""
    bench.index(bench.files / "m17.md")
    assert bench.check("The train will not stop here.")[:2] == ("exact", [])
    assert bench.check("The governor, Kenji Mori, said: 「The train will not stop here.」")[:2] == ("exact", [])


def stated(title: str, author: str | None, date: str | None, url: str | None = None) -> Callable[[Bench], None]:
    """What the one file of a case is said to be: the front matter of each dialect."""

    def told(bench: Bench) -> None:
        bench.index(*sorted(bench.files.glob("*.md")))
        ran = bench.run_cli("sources", "--index", bench.work / "index", "--json")
        source = ran.row
        assert [source[field] for field in ("title", "author", "date", "url")] == [title, author, date, url]
        assert source["outlet"] is None

    return told


_MARKUP = ("](", "[[", "]]", "**", "==", "%%", "![", "&ldquo;", "&#", "{{", "{%", "```", "[^", "http")


def said(*words: tuple[str, str | None]) -> Callable[[Bench], None]:
    """Whose the quotations of a case's file are, by how they begin: None where they are open or not found. Nobody else
    says anything in marks, and nothing that is markup is in what anybody says."""

    def told(bench: Bench) -> None:
        bench.index(*(path for path in sorted(bench.files.iterdir()) if path.suffix in (".md", ".txt")))
        ran = bench.run_cli("quotations", "--index", bench.work / "index", "--json")
        rows = [json.loads(row) for row in ran.out.splitlines()]
        assert not [row["text"] for row in rows if any(mark in row["text"] for mark in _MARKUP)]
        found = {row["text"].lstrip('"“「'): row["speaker"] for row in rows if row["kind"] != "indirect"}
        for begins, speaker in words:
            assert [found[text] for text in found if text.startswith(begins)] in (
                [speaker],
                [] if not speaker else [speaker],
            )
        by_others = {
            text for text in found if found[text] and not text.startswith(tuple(begins for begins, _ in words))
        }
        assert by_others == set()

    return told


CASES: dict[str, Callable[[Bench], None]] = {
    "b06a": day_before_month,
    "b06c": undated,
    "b09": outlet_anywhere,
    "b10": paragraph_without_a_stop,
    "b11": brackets,
    "b13": quoted_message,
    "e01": stated("Bridge shut", "A. Writer", "2019-07-11"),
    "e05": stated("Bridge shut", None, None),
    "e06": stated("Bridge shut", None, "2019-07-11"),
    "e09": stated("Bridge shut", "Tim Moller", "2023-08-18", "https://news.example/bridge-shut"),
    "e10": stated("Bridge shut", "Ann Arbor, Bo Lind", None),
    "e23": stated("Bridge shut", "Ann Arbor", "2019-07-11"),
    "m02": said(("It leaks", "Carl Morrow"), ("Dams at Risk", None)),
    "m03": said(("He was cleared", "Eva Nordin"), ("We asked for", "Eva Nordin")),
    "m04": said(("Rust taught me", "Mira Stellan")),
    "m05": said(("Why did", None), ("Because", "Nadia Quist"), ("Will you", None), ("Never", "Nadia Quist")),
    "m06": said(("Did the bank", "Vane"), ("The bank knew", "Ostrov"), ("Thank you", "Vane")),
    "m07": said(("The market stays open", "Tamsin Roe")),
    "m09": said(("The ferry sails in any", "Lou Wexler"), ("The ferry at dawn", None)),
    "m10": said(("The soil is tired", "Rosa Ybarra"), ("We let it rest", "Rosa Ybarra")),
    "m17": corner_brackets,
    "m18": said(("It is a budget", "Ida Gale"), ("It is theft", "Bram Stout"), ("A good day", "Coco Lund")),
    "r04": said(("everybody can", "Kolton"), ("interesting", "Kolton")),
    "r08": said(),
    "r09": said(("It was the best", "Erin Mill")),
    "r10": said(),
    "r12": said(("We paid everyone", "Gwen Stark")),
    "r15": said(),
    "r16": said(("a quiet triumph", "Paul Dorn"), ("The Long Road", None), ("Let It Rain", None)),
    "r17": said(("We had no choice", "Robert Lund")),
    "r18": said(("Did you", "a reporter"), ("No,", "Sam Orr"), ("Will you resign", None), ("Never", "Sam Orr")),
    "r19": said(("we will cut", None), ("pensions are", None)),
    "r20": said(("He would say", "Ivo Brand"), ("we never signed", None)),
    "r11": stated("Policy refresh", "Ann Arbor", "2023-05-15"),
}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, shared: Path, root: Path, tmp_path: Path, run_cli: RunCli) -> None:
    rows = shared / "cases" / "cases.jsonl"
    if not rows.is_file():
        pytest.skip(f"the cases are not at {rows}")
    assert case in {json.loads(row)["id"] for row in rows.read_text(encoding="utf-8").splitlines()}
    CASES[case](Bench(shared / "cases" / case, tmp_path, run_cli, root / "seeds"))
