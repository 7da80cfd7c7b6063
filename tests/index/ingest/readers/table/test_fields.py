"""What named fields state, whichever file has them."""

import datetime

import pytest

from index.ingest.article import Fault, Metadata
from index.ingest.readers.table.fields import stated_in
from index.text.document import WarningKind


@pytest.mark.parametrize("name", ["publish_date", "Publish Date", "publishDate", "PUBLISH-DATE", "publish.date"])
def test_a_name_in_any_spelling(name: str) -> None:
    assert stated_in({name: "2019-07-11"}) == Metadata(date=datetime.date(2019, 7, 11))


@pytest.mark.parametrize(
    "value", ["", " ", "nan", "NaN", "None", "null", "N/A", "unknown", None, True, [], {}, [None], {"id": 5}]
)
def test_what_states_nothing(value: object) -> None:
    assert stated_in({"title": value, "author": value, "date": value, "publication": value, "url": value}) == Metadata()


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("By Ann Arbor", "Ann Arbor"),
        ("Byron Lee", "Byron Lee"),
        ("ann@post.example (Ann Arbor)", "Ann Arbor"),
        (["Ann Arbor", "Bo Lind"], "Ann Arbor, Bo Lind"),
        ({"display_name": "Ann Arbor"}, "Ann Arbor"),
        ("['Ann Arbor']", "Ann Arbor"),
        ("[]", None),
        ("7", None),
    ],
)
def test_an_author(value: object, author: str | None) -> None:
    assert stated_in({"author": value}) == Metadata(author=author)


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("EN", "en"),
        ("en_US", "en-US"),
        ("pt-BR", "pt-BR"),
        ("English", "en"),
        ("German", "de"),
        ("Klingon tongue", None),
    ],
)
def test_a_language(value: str, language: str | None) -> None:
    assert stated_in({"language": value}) == Metadata(language=language)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("20190711100000", datetime.date(2019, 7, 11)),
        ("1562839200", datetime.date(2019, 7, 11)),
        ("1562839200.0", datetime.date(2019, 7, 11)),
        ("1562839200123", datetime.date(2019, 7, 11)),
    ],
)
def test_a_day(value: str, day: datetime.date) -> None:
    assert stated_in({"timestamp": value}) == Metadata(date=day)


def test_the_first_that_is_understood_counts_and_what_is_lost_is_told() -> None:
    assert stated_in({"date": "soon", "published_at": "2019-07-11"}) == Metadata(date=datetime.date(2019, 7, 11))
    assert stated_in({"date": "2019-02-30"}) == Metadata(
        faults=(Fault(WarningKind.DATE, "its date is not read: there is no such day or time as 2019-02-30"),)
    )
    assert stated_in({"title": "x" * 2_001}) == Metadata(
        faults=(Fault(WarningKind.TITLE, "its title is not read: it is longer than 2,000 characters"),)
    )
