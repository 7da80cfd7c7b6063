"""Every format read back by a library that others use: what comes out is what went in."""

import csv
import datetime
import html
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import clevercsv
import feedparser
import rispy
from clevercsv.dialect import SimpleDialect
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from bot.exports.csv_cells import cell_text
from bot.exports.exported import COLUMNS, Exported, What, exported_quotation, exported_source
from bot.exports.formats import Format, written
from bot.json_output import citation_json, quotation_json, source_json
from bot.replies.cited.authors import authors_of
from bot.replies.cited.cited import with_keys
from retrieval import CitedQuotation, SourceEntry
from tests.exports.nasty import QUOTATIONS, SOURCES

_SEVERAL = st.lists(QUOTATIONS, max_size=3)
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def file_of(form: Format, what: What, things: Iterable[Exported]) -> str:
    made = written(form, what, things)
    return made.head + "".join(made.parts) + made.foot


def exported(cited: Iterable[CitedQuotation]) -> list[Exported]:
    return list(map(exported_quotation, cited))


def flat(text: str | None) -> str:
    """White space and control characters apart, as a record of one line a field has it."""
    return re.sub("[\x00-\x20\x7f-\x9f\u2028\u2029]+", " ", text or "").strip()


def cells(cited: CitedQuotation) -> dict[str, str]:
    fields: dict[str, Any] = {**quotation_json(cited.quotation), **dict(_citation(cited))}
    return {name: told(fields.get(name)) for name in COLUMNS[What.QUOTATIONS]}


def told(value: object) -> str:
    """As a table has it: unknown is empty, and a NUL has no place there."""
    return "" if value is None else str(value).replace("\0", "\ufffd")


def _citation(cited: CitedQuotation | SourceEntry) -> dict[str, Any]:
    fields = citation_json(cited.citation)
    assert isinstance(fields, dict)
    return fields


def _by_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def _by_clevercsv(text: str) -> list[list[str]]:
    dialect = SimpleDialect(",", '"', "")
    return [list(row) for row in clevercsv.reader(io.StringIO(text, newline=""), dialect)]


@given(_SEVERAL)
@settings(deadline=None)
def test_csv_by_two_readers(cited: list[CitedQuotation]) -> None:
    text = file_of(Format.CSV, What.QUOTATIONS, exported(cited))
    assert text.startswith("\ufeff")
    readers: tuple[Callable[[str], list[list[str]]], ...] = (_by_csv, _by_clevercsv)
    for read in readers:
        head, *rows = read(text.removeprefix("\ufeff"))
        assert head == list(COLUMNS[What.QUOTATIONS])
        assert [dict(zip(head, map(cell_text, row), strict=True)) for row in rows] == list(map(cells, cited))


@given(st.lists(SOURCES, max_size=3))
@settings(deadline=None)
def test_csv_of_documents(entries: list[SourceEntry]) -> None:
    text = file_of(Format.CSV, What.SOURCES, map(exported_source, entries))
    head, *rows = _by_clevercsv(text.removeprefix("\ufeff"))
    sources = [dict(source_json(entry)) for entry in entries]  # type: ignore[arg-type]
    expected = [[told(source[name]) for name in head] for source in sources]
    assert [list(map(cell_text, row)) for row in rows] == expected


@given(_SEVERAL)
@settings(deadline=None)
def test_json_lines(cited: list[CitedQuotation]) -> None:
    lines = file_of(Format.JSONL, What.QUOTATIONS, exported(cited)).split("\n")
    assert lines.pop() == ""
    assert list(map(json.loads, lines)) == [
        {**quotation_json(one.quotation), "citation": citation_json(one.citation)} for one in cited
    ]


_NAMED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_IN_TEX = re.compile(r"\\([a-z]+)\{\}|\\([$&#_%])|\{\}")


def from_tex(text: str) -> str:
    """What TeX prints of it; `{}` keeps letters apart that would be printed as one."""
    return _IN_TEX.sub(lambda match: _NAMED[match[1]] if match[1] else match[2] or "", text)


@given(_SEVERAL)
@settings(deadline=None)
def test_bibtex(cited: list[CitedQuotation]) -> None:
    things = exported(cited)
    read = parse_string(file_of(Format.BIBTEX, What.QUOTATIONS, things), "bibtex").entries
    keyed = list(with_keys(one for thing in things for one in thing.cited))
    assert list(read) == [key for key, _ in keyed]
    for key, one in keyed:
        entry, citation = read[key], one.citation
        assert entry.type == ("article" if citation.outlet else "misc")
        fields = {name: from_tex(value) for name, value in entry.fields.items()}
        title = fields.pop("title", "{}")
        assert re.sub(r"\s+", " ", title[1:-1]) == re.sub(r"\s+", " ", flat(citation.title))
        day = citation.date
        assert fields.pop("year", None) == (str(day.year) if day else None)
        assert fields.pop("month", None) == (f"{day:%B}" if day else None)
        assert fields.pop("day", None) == (str(day.day) if day else None)
        url = fields.pop("url", None)
        assert url == (citation.url and citation.url.replace("{", "%7B").replace("}", "%7D"))
        known = {
            "journal": citation.outlet,
            "pages": citation.page,
            "time": citation.time,
            "paragraph": citation.paragraph,
            "annote": one.words,
            "kind": one.kind,
            "speaker": one.speaker,
            "speakertext": one.speaker_text,
            "certainty": one.certainty and one.certainty.value,
            "document": one.document,
            "start": one.span and one.span.start,
            "end": one.span and one.span.end,
        }
        expected = {
            name: spaced(str(value)) for name, value in known.items() if value is not None and spaced(str(value))
        }
        assert {name: spaced(value) for name, value in fields.items() if spaced(value)} == expected


def spaced(text: str) -> str:
    """With every kind of blank as one blank: pybtex does so."""
    return re.sub(r"\s+", " ", flat(text)).strip()


@given(_SEVERAL)
@settings(deadline=None)
def test_ris(cited: list[CitedQuotation]) -> None:
    things = exported(cited)
    read = rispy.loads(file_of(Format.RIS, What.QUOTATIONS, things))
    keyed = list(with_keys(one for thing in things for one in thing.cited))
    assert [entry["id"] for entry in read] == [key for key, _ in keyed]
    for entry, (_, one) in zip(read, keyed, strict=True):
        citation, day = one.citation, one.citation.date
        known = {
            "type_of_reference": "NEWS",
            "title": citation.title,
            "secondary_title": citation.outlet,
            "year": str(day.year) if day else None,
            "date": f"{day:%Y/%m/%d}" if day else None,
            "start_page": citation.page,
            "notes": one.words,
            "custom1": one.speaker,
            "custom2": one.speaker_text,
            "custom3": one.certainty and one.certainty.value,
            "custom4": one.document,
            "custom5": one.span and f"{one.span.start}-{one.span.end}",
            "custom6": citation.paragraph,
        }
        expected = {name: flat(str(value)) for name, value in known.items() if value is not None and flat(str(value))}
        authors = [flat(author.turned) for author in authors_of(citation.author)]
        assert entry.pop("authors", []) == [name for name in authors if name]
        assert entry.pop("urls", []) == ([citation.url] if citation.url else [])
        notes = entry.pop("notes", [])
        assert {**{k: v for k, v in entry.items() if k != "id"}, **({"notes": notes[0]} if notes else {})} == expected


def legal(text: str | None) -> str:
    """What XML can hold of it, with the ends of lines as XML reads them."""
    return re.sub(r"\r\n?", "\n", _ILLEGAL.sub(" ", text or "")).strip()


@given(_SEVERAL)
@settings(deadline=None)
def test_rss(cited: list[CitedQuotation]) -> None:
    things = exported(cited)
    read = feedparser.parse(
        file_of(Format.RSS, What.QUOTATIONS, things).encode(), sanitize_html=False, resolve_relative_uris=False
    )
    assert not read.bozo, read.get("bozo_exception")
    assert (read.version, read.feed.title) == ("rss20", "Quotations of the coverage")
    keyed = list(with_keys(one for thing in things for one in thing.cited))
    assert [(item.id, item.guidislink) for item in read.entries] == [(f"urn:pullquote:{k}", False) for k, _ in keyed]
    for item, (_, one) in zip(read.entries, keyed, strict=True):
        citation = one.citation
        assert html.unescape(item.get("description", "")).strip() == html.unescape(html.escape(legal(one.words), False))
        assert item.get("link") == citation.url
        day = item.get("published_parsed")
        assert (datetime.date(*day[:3]) if day else None) == citation.date
        for name, value in (
            ("pq_speaker", one.speaker),
            ("pq_speakertext", one.speaker_text),
            ("pq_certainty", one.certainty and one.certainty.value),
            ("pq_document", one.document),
            ("pq_paragraph", citation.paragraph),
            ("pq_start", one.span and one.span.start),
            ("pq_end", one.span and one.span.end),
        ):
            assert item.get(name, "") == ("" if value is None else legal(str(value))), name
