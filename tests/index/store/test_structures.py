"""A structure comes back from the database as it went in."""

from hypothesis import given
from hypothesis import strategies as st

from index.store.readings import dump_structure, load_structure
from index.text.document import Span
from index.text.structure import Paragraph, ParagraphKind, Structure, read_structure

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda ends: Span(min(ends), max(ends)))
PARAGRAPHS = st.builds(
    Paragraph,
    span=SPANS,
    kind=st.sampled_from(ParagraphKind),
    number=st.none() | st.integers(1, 10**4),
    sentences=st.lists(SPANS, max_size=4).map(tuple),
)


@given(st.lists(PARAGRAPHS, max_size=6))
def test_any_structure(paragraphs: list[Paragraph]) -> None:
    structure = Structure(tuple(paragraphs))
    assert load_structure(dump_structure(structure)) == structure


def test_the_form_that_it_is_kept_in() -> None:
    text = "Ferry talks\n\nWe sail. They stay."
    assert dump_structure(read_structure(text)) == ('[[0,11,"title",null,[[0,11]]],[13,32,"body",1,[[13,21],[22,32]]]]')
    assert load_structure("[]") == Structure(())
