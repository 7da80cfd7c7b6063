"""Which documents somebody means who types a title, or a part of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Citation, SourceEntry, documents_called


def entry(key: str, title: str | None) -> SourceEntry:
    return SourceEntry(key, Citation(title, None, None, None, None, None), 1, 1, 0)


ENTRIES = (
    entry("2016/protests.md", "Mass Protests"),
    entry("2016/more.md", "Mass Protests go on"),
    entry("2017/more.md", "Café “Élan” closes"),
    entry("notes.txt", None),
    entry("Notes.txt", "The 'Notes'"),
)
PROTESTS, GO_ON, CAFE, NOTES, OTHER_NOTES = (e.document for e in ENTRIES)


@pytest.mark.parametrize(
    ("words", "called", "in_full"),
    [
        # A whole name comes first: the path as it is, else the title or the file's name, typing apart.
        ("notes.txt", [NOTES], [NOTES]),
        ("Notes.txt", [OTHER_NOTES], [OTHER_NOTES]),
        ("NOTES.TXT", [NOTES, OTHER_NOTES], [NOTES, OTHER_NOTES]),
        ("Mass Protests", [PROTESTS], [PROTESTS]),
        ("  mass  protests ", [PROTESTS], [PROTESTS]),
        ('"Mass Protests"', [PROTESTS], [PROTESTS]),
        ("“Mass Protests”", [PROTESTS], [PROTESTS]),
        ('cafe "elan" closes', [CAFE], [CAFE]),
        ("protests.md", [PROTESTS], [PROTESTS]),
        ("more.md", [GO_ON, CAFE], [GO_ON, CAFE]),
        # Then the beginning of one, then what stands within one.
        ("mass protests g", [GO_ON], []),
        ("mass", [PROTESTS, GO_ON], []),
        ("2017/", [CAFE], []),
        ("prot", [PROTESTS], []),
        ("elan", [CAFE], []),
        ("nothing", [], []),
        ("", [], []),
        (' "” ', [], []),
    ],
)
def test_documents_called(words: str, called: list[str], in_full: list[str]) -> None:
    assert [e.document for e in documents_called(ENTRIES, words)] == called
    assert [e.document for e in documents_called(ENTRIES, words, in_full=True)] == in_full


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_path_names_its_document_whatever_titles_there_are(key: str, title: str) -> None:
    entries = (entry("a.md", title), entry(f"b/{key.strip()}", None))
    assert documents_called(entries, entries[1].document) == (entries[1],)
