"""Which quoted spans are one quotation, and which stand by themselves, bare or mixed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attribution.taken_apart import parsed


def groups(text: str) -> list[list[str]]:
    document = parsed(f"A headline\n\n{text}")
    return [[document.quoted_spans[i].inner.of(document.text) for i in g.quoted_spans] for g in document.groups]


def kinds(text: str) -> list[str]:
    document = parsed(f"A headline\n\n{text}")
    return ["bare" if g.bare else "mixed" if g.mixed else "direct" for g in document.groups]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We go," she said.', [["We go,"]]),
        ('"We go," she said. "We know it."', [["We go,", "We know it."]]),
        ('"We go," she said, "and we know it."', [["We go,", "and we know it."]]),
        ('"We go," she said — "and we know it."', [["We go,", "and we know it."]]),
        ('"We go." "We know it."', [["We go.", "We know it."]]),
        ('She said it was "a shame" and "a disgrace."', [["a shame", "a disgrace."]]),
        ('He said "we go" and called it "a shame."', [["we go"], ["a shame."]]),
        ('"We go," she said. He said, "We stay."', [["We go,"], ["We stay."]]),
        ('"We go," she said, and her husband left. "We stay."', [["We go,"], ["We stay."]]),
        ('"We go," she said. They left. "We know it."', [["We go,"], ["We know it."]]),
        ('"We go," she said.\n\n"We know it."', [["We go,"], ["We know it."]]),
        ('She said: "We go.\n\n"We know it."', [["We go.", "We know it."]]),
        ('She called it "a shame." "We go."', [["a shame."], ["We go."]]),
        ('"We go," she said. "We know it." He said: "We stay."', [["We go,", "We know it."], ["We stay."]]),
        ('"We go," she said. "We know it!" He said: "We stay."', [["We go,", "We know it!"], ["We stay."]]),
        ('"We go," she said. "We know it." Jo Roe stayed away then.', [["We go,", "We know it."]]),
        ('"We go." "We know it," Jo Roe said.', [["We go.", "We know it,"]]),
        ('"Do we go?" "We stay," Jo Roe said.', [["Do we go?"], ["We stay,"]]),
        ('"Yes," she said. "Do we go?" "We stay," Jo Roe said.', [["Yes,"], ["Do we go?"], ["We stay,"]]),
        ('"Do we go?" asked a reporter. "We stay."', [["Do we go?"], ["We stay."]]),
        ('"Do we go?" asked Jo Roe. "We stay."', [["Do we go?"], ["We stay."]]),
        ('When asked, "Do we go?" Jo Roe said, "We stay."', [["Do we go?"], ["We stay."]]),
        ('Jo Roe asked, "Do we go?" she said, "We stay."', [["Do we go?", "We stay."]]),
        ("Nothing was said.", []),
    ],
)
def test_what_is_one_quotation(text: str, found: list[list[str]]) -> None:
    assert groups(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We go," she said.', "direct"),
        ('She said: "We go."', "direct"),
        ('She said, "We go."', "direct"),
        ('She said "We go."', "direct"),
        ('She added — "We go."', "direct"),
        ('"We go."', "bare"),
        ('"We go!" … "We know it."', "bare"),
        ('She said it was "a shame."', "mixed"),
        ('She said, "a shame."', "mixed"),
        ('They saw "The Circus" in Leeds.', "mixed"),
    ],
)
def test_the_kind_of_a_quotation(text: str, kind: str) -> None:
    assert kinds(text)[0] == kind


_TEXTS = st.lists(
    st.sampled_from(
        ['"We go,"', '"we know it."', "she said", "He added", ".", ",", "and", "\n\n", "—", ":", '"Why', "a"]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_every_quoted_span_is_in_exactly_one_quotation_in_order(text: str) -> None:
    document = parsed(text)
    held = [i for g in document.groups for i in g.quoted_spans]
    assert held == list(range(len(document.quoted_spans)))
    assert all(g.quoted_spans and g.sentences and not (g.bare and g.mixed) for g in document.groups)
