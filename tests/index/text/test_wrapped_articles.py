"""Articles that an editor wrapped, against the same on long lines."""

import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from index.ingest.analysis import analyse
from index.ingest.source import read_text

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SAME = 0.99  # of quotations with their speakers; 0.998 and more at every fourth width from 36 to 120 over all articles
_EVERY = 8  # articles; all of them take two minutes


@pytest.mark.parametrize("width", [35, 44, 57, 72, 88, 112, 120])
def test_as_many_quotations_of_the_same_speakers(shared: Path, width: int) -> None:
    whole: Counter[tuple[str, str | None]] = Counter()
    found: Counter[tuple[str, str | None]] = Counter()
    for file in sorted((shared / "data/politics/coverage").rglob("*.*"))[::_EVERY]:
        text = file.read_text("utf-8")
        if "<tweet" not in text:  # no editor breaks a line within a tag
            whole += said(wrapped(text, 10**9), file.name)
            found += said(wrapped(text, width), file.name)
    same = (whole & found).total()
    assert same >= _SAME * whole.total()
    assert same >= _SAME * found.total()


def wrapped(text: str, width: int) -> str:
    front = _FRONT.match(text)
    body = text[front.end() if front else 0 :]
    paragraphs = [p for p in re.split(r"\s*\n\s*", body) if p]
    filled = "\n\n".join(textwrap.fill(p, width, break_long_words=False) for p in paragraphs)
    return (front[0] if front else "") + filled


def said(text: str, name: str) -> Counter[tuple[str, str | None]]:
    analysis = analyse(read_text(name, "", text))
    speakers = analysis.attribution.speakers
    return Counter(
        ("".join(q.span.of(text).split()), None if q.speaker is None else speakers[q.speaker].name)
        for q in analysis.attribution.quotations
    )
