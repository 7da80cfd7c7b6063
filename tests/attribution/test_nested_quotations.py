"""Inner quotations: only what a name and a verb of saying introduce."""

import pytest

from index.attribution.nested import find_nested
from tests.attribution.taken_apart import parsed


def nested(text: str) -> list[tuple[str, str, str]]:
    document = parsed(f"A headline\n\n{text}")
    return [
        (n.quoted_span.inner.of(document.text), " ".join(n.name.words), n.cue.of(document.text))
        for n in find_nested(document.text, document.quoted_spans, document.names)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\"John Roe said, 'We will go,' and left,\" she said.", [("We will go,", "John Roe", "said")]),
        ("“John Roe said, ‘We will go,’ and left,” she said.", [("We will go,", "John Roe", "said")]),
        ("\"John Roe told me 'we will go' and left,\" she said.", [("we will go", "John Roe", "told")]),
        ("\"John Roe has asked: 'Will we go?'\" she said.", [("Will we go?", "John Roe", "asked")]),
        ("\"Then John Roe's said, 'We will go,'\" she said.", [("We will go,", "John Roe", "said")]),
        ("\"He said, 'We will go,' and left,\" she said.", []),
        ("\"John Roe left, 'We will go,' and so on,\" she said.", []),
        ("\"John Roe said, 'Go,' and left,\" she said.", []),
        ("\"The President said, 'We will go,'\" she said.", []),
        ("John Roe came. \"Then he said, 'We will go,'\" she said.", []),
        ('"John Roe said that we will go," she said.', []),
        ("John Roe said, 'We will go,' and left.", []),
    ],
)
def test_whose_inner_words_are(text: str, found: list[tuple[str, str, str]]) -> None:
    assert nested(text) == found


def test_a_name_too_far_from_the_inner_words_does_not_say_them() -> None:
    between = "who had come from far away to be with us on that day in May"
    assert nested(f"\"John Roe, {between}, said, 'We will go,'\" she said.") == []
