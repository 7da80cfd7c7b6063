"""Tables of articles: one document a row, by the usual names of their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from ...article import Article, Unread
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember

if TYPE_CHECKING:
    from .rows import Row

ROWS_LIMIT = 100_000
_SEPARATED = frozenset({".csv", ".tsv", ".tab"})
_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_JSON = frozenset({".json", *_LINES})
_HEAD = 4 * 1024  # bytes
_OTHER_KINDS = re.compile(
    rb"%PDF|PK\x03\x04|\x1f\x8b|BZh|\xfd7zXZ|\xd0\xcf\x11\xe0|\{\\rtf|SQLite|(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|rss|feed)",
    re.IGNORECASE,
)
_JSON_FEED = re.compile(rb'"version"\s{0,20}:\s{0,20}"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)')
_LOOKED_AT = 50  # rows, of which one has to have a column for a text
_SHOWN = 8  # names in a sentence


@dataclass(frozen=True, slots=True)
class TableReader:
    """Takes what its name says is a table or JSON and its first bytes do not deny. A feed in JSON is none of its."""

    kind: Kind = Kind.TABLE
    several: bool = True

    def claims(self, file: RawFile) -> bool:
        head = file.data[:_HEAD]
        if file.suffix not in _SEPARATED | _JSON or _OTHER_KINDS.match(head):
            return False
        if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
            return False
        return not (file.suffix == ".json" and _JSON_FEED.search(head))

    def read(self, file: RawFile, _: ReadMember, /) -> Iterator[Member]:
        from ...decoding import decode
        from .rows import member_of

        number = -1
        for number, row in enumerate(_rows(decode(file.data), file.suffix)):
            if number == ROWS_LIMIT:
                yield Unread(f"the table has more than {ROWS_LIMIT:,} rows: split it")
                return
            member = row if isinstance(row, Unread) else member_of(row)
            yield (self.kind, member) if isinstance(member, Article) else member
        if number < 0:
            raise DocumentRefused("it has no rows below its first: export the table again, or remove it")


def _rows(text: str, suffix: str) -> Iterator["Row | Unread"]:
    from .json_rows import rows_of_json
    from .separated_rows import rows_of_separated

    if suffix in _SEPARATED:
        return rows_of_separated(text)
    return _looked_at(rows_of_json(text, in_lines=suffix in _LINES))


def _looked_at(rows: Iterator["Row | Unread"]) -> Iterator["Row | Unread"]:
    """The same rows. Raises DocumentRefused where none of the first has a column for a text."""
    from .names import EXPECTED
    from .rows import flat, holds_text

    first = list(islice(rows, _LOOKED_AT))
    rows_read = [row for row in first if not isinstance(row, Unread)]
    if not any(holds_text(flat(row.values)) for row in rows_read):
        raise DocumentRefused(
            f"it is no table of articles: {_why(first)}, but {EXPECTED} is expected, with an article's text"
        )
    return chain(first, rows)


def _why(first: list["Row | Unread"]) -> str:
    if not first:
        return "it holds nothing"
    if isinstance(first[0], Unread):
        return first[0].why.partition(":")[0]
    return f"it names {', '.join(name[:30] for name in list(first[0].values)[:_SHOWN]) or 'nothing'}"
