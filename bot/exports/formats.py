"""The formats, each as a head, a part for every thing, and a foot: a file with fewer parts is a whole file."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.json_output import json_line
from bot.replies.cited.bibtex import bibtex_entry
from bot.replies.cited.cited import Cited, with_keys
from bot.replies.cited.ris import ris_record

from .csv_cells import safe_cell
from .exported import COLUMNS, Cell, Exported, What
from .rss import RSS_FOOT, rss_head, rss_item


class Format(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"
    BIBTEX = "bibtex"
    RIS = "ris"
    RSS = "rss"


SUFFIXES: Mapping[Format, str] = {
    Format.CSV: "csv",
    Format.JSONL: "jsonl",
    Format.BIBTEX: "bib",
    Format.RIS: "ris",
    Format.RSS: "xml",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file to be: `parts` are read once."""

    head: str
    parts: Iterator[str]
    foot: str = ""


def written(form: Format, what: What, things: Iterable[Exported]) -> Written:
    match form:
        case Format.CSV:
            columns = COLUMNS[what]
            # The mark at the beginning tells Excel that this is UTF-8; without it an “ is shown as three characters.
            return Written("\ufeff" + _csv([columns]), (_rows(columns, thing) for thing in things))
        case Format.JSONL:
            return Written("", (json_line(thing.json) + "\n" for thing in things))
        case Format.BIBTEX:
            return Written("", _of_cited(things, bibtex_entry))
        case Format.RIS:
            return Written("", _of_cited(things, ris_record))
        case Format.RSS:
            return Written(rss_head(what), _of_cited(things, rss_item), RSS_FOOT)


def _of_cited(things: Iterable[Exported], write: Callable[[str, Cited], str]) -> Iterator[str]:
    cited = (cited for thing in things for cited in thing.cited)
    return (write(key, item) for key, item in with_keys(cited))


def _rows(columns: tuple[str, ...], thing: Exported) -> str:
    return _csv([_cell(row.get(column)) for column in columns] for row in thing.rows)


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return str(value).lower()
    # Readers of tables take a NUL for the end of the file, or refuse it.
    return safe_cell(value.replace("\0", "\ufffd")) if isinstance(value, str) else value


def _csv(rows: Iterable[Iterable[Cell]]) -> str:
    """RFC 4180, every text in quotation marks, so that no reader has to guess where it ends."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
