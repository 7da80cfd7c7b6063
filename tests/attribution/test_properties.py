"""Whatever the text: nothing is raised, and every span is inside it, in order, with words in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.attribution.attributor import attribute
from index.attribution.explain import explain_attribution
from index.attribution.speakers.cross_document import cluster_speakers
from index.quotation import Attribution
from index.text.document import Document, Span
from index.text.structure import read_structure

PIECES = st.sampled_from(
    [
        '"', '"', "“", "”", "''", "'", "‘", "’", "«", "»", "„", "``", "â€œ", "\n", "\n\n", ". ", ", ", " ", ": ",
        " — ", "(", ")", "…", "?", "!", "<tweet author=\"A_b\">", "</tweet>", "---\ntitle: \"x\"\n---\n",
        "said", "says", "he", "She", "Jane Doe", "Mr. Smith", "the senator", "according to", "Trump's campaign",
        "Department of Justice", "U.S.", "told", "quoted", "a spokesman for", "it", "They", "I", "\u0301", "\x00",
        "Ã©", "🙂", "שלום", "Q: ", "A: ", "Jr.", "de Blasio", "one", "who", "by", "and", "We will win", "no",
    ]
)  # fmt: skip

ROOT = Path(__file__).resolve().parents[2]
_TELL = """
import json, sys
from index.attribution.attributor import attribute
from index.text.document import Document
from index.text.structure import read_structure
for text in json.load(sys.stdin):
    print(repr(attribute(Document("a.txt", "", text), read_structure(text))))
"""


def attributed(text: str) -> Attribution:
    return attribute(Document("a.txt", "", text), read_structure(text))


def assert_sound(text: str, attribution: Attribution) -> None:
    whole = Span(0, len(text))
    for quotation in attribution.quotations:
        assert whole.covers(quotation.span)
        assert quotation.parts
        assert all(quotation.span.covers(p) and p.of(text).strip() for p in quotation.parts)
        assert all(a.end <= b.start for a, b in zip(quotation.parts, quotation.parts[1:], strict=False))
        assert 0 <= quotation.confidence <= 1
        assert quotation.speaker is None or 0 <= quotation.speaker < len(attribution.speakers)
        for span in (quotation.speaker_span, quotation.cue_span):
            assert span is None or (whole.covers(span) and span.of(text).strip())
    starts = [q.span for q in attribution.quotations]
    assert starts == sorted(starts)
    for speaker in attribution.speakers:
        assert speaker.name.strip()
        assert all(whole.covers(m) and m.of(text).strip() for m in speaker.mentions)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
@example('according to ,  " "')
@example('"0"Justice')
def test_any_text_gives_sound_spans(text: str) -> None:
    attribution = attributed(text)
    assert_sound(text, attribution)
    cluster_speakers({"a.txt": attribution.speakers})
    for index in range(min(len(attribution.quotations), 3)):
        explain_attribution(Document("a.txt", "", text), read_structure(text), index)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_byte_noise_gives_sound_spans(data: bytes) -> None:
    for encoding in ("latin-1", "cp437", "utf-16-le"):
        text = data.decode(encoding, "replace")
        assert_sound(text, attributed(text))


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_attribution_does_not_hang_on_the_order_of_sets(seed: str) -> None:
    """Another process hashes strings otherwise, and so walks through sets in another order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/retrieval/coverage").iterdir())]
    told = subprocess.run(
        [sys.executable, "-c", _TELL],
        input=json.dumps(texts),
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert told.stdout.splitlines() == [repr(attributed(text)) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "“We will go,” Roe told reporters, Jane Doe said",
        "“We will go,” it was claimed, he said",
        "Roe was asked by",
        "“Go,” said Jane Doe speaking",
        "He said, and",
    ],
)
def test_a_text_without_its_full_stop(text: str) -> None:
    assert_sound(text, attributed(text))


def test_what_several_words_tell_of_one_speaker_is_no_more_than_certain() -> None:
    text = (
        "Jane Doe said in town: “We will go,” Jane Doe said. “We will,” she said, Doe said. “Yes,” Jane Doe, Doe said."
    )
    assert all(quotation.confidence <= 1 for quotation in attributed(text).quotations)
