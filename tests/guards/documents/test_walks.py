"""The two walks of ARCHITECTURE.md: their files and functions are there, and they are as short as they say."""

import ast

import pytest

from tests.command_line import ROOT
from tests.support.walks import Hop, drawn, hops_of

QUESTION = "The walk of a question"
DOCUMENT = "The walk of a document"
MOST = {QUESTION: (33, 6), DOCUMENT: (31, 6)}  # hops, and steps back


def definitions(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("title", MOST)
def test_a_walk_is_as_short_as_it_was_meant_to_be(title: str) -> None:
    hops = drawn(title)
    most, most_back = MOST[title]
    assert 20 < len(hops) <= most
    assert sum(hop.back for hop in hops) <= most_back


@pytest.mark.parametrize("title", MOST)
def test_what_is_back_is_said(title: str) -> None:
    hops = drawn(title)
    assert [hop.back for hop in hops] == [hop.file in {h.file for h in hops[:at]} for at, hop in enumerate(hops)]


def test_a_line_that_is_no_hop_is_not_passed_over() -> None:
    hop, other = "1. `bot/a.py` `ask`: asks\n", "\n## Another walk\n\n1. elsewhere\n"
    assert hops_of(f"## A walk\n\n{hop}{other}", "A walk") == [Hop("bot/a.py", "ask", back=False)]
    for line in ("2. `bot/b.py` answer: answers\n", "2. bot/b.py `answer`\n", "2. `bot/b.py` `answer` <-: answers\n"):
        with pytest.raises(ValueError, match=r"no hops: \['2\. "):
            hops_of(f"## A walk\n\n{hop}{line}{other}", "A walk")


@pytest.mark.parametrize("hop", [*drawn(QUESTION), *drawn(DOCUMENT)], ids=lambda hop: f"{hop.file}:{hop.name}")
def test_a_hop_is_where_it_is_drawn(hop: Hop) -> None:
    assert hop.name in definitions(hop.file)
