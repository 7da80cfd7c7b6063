"""What is kept of a document as JSON: how its file was read, to analyse it again without it, and its structure."""

import datetime
import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ..text.document import Document, Kind, Refusal, SourceWarning, Span, WarningKind
from ..text.layout import Anchor, Block, BlockKind, Layout, Run
from ..text.structure import Paragraph, ParagraphKind, Structure, front_matter_span
from .connection import named_rows

_DOUBT = "doubt"


def dump_reading(document: Document) -> str:
    """Layout, front matter, anchors and runs."""
    layout, front = document.layout, document.front
    blocks = () if layout is None else layout.blocks
    kept = {
        "front": _pair(front),
        "blocks": [[b.span.start, b.span.end, b.kind.value, _pair(b.label)] for b in blocks],
        "strong": [] if layout is None else [_pair(span) for span in layout.strong],
        "code": [] if layout is None else [_pair(span) for span in layout.code],
        "anchors": [[anchor.start, anchor.page, anchor.time] for anchor in document.anchors],
        "runs": [[run.start, run.origin, run.length] for run in document.runs],
    }
    return json.dumps({name: value for name, value in kept.items() if value}, separators=(",", ":"))


def stored_document(database: sqlite3.Connection, document_id: int) -> Document:
    """The document as its file was read, its words included; what an earlier release read is plain text."""
    row = named_rows(database).execute("SELECT * FROM document WHERE id = ?", (document_id,)).fetchone()
    reading = json.loads(row["reading"] or "{}")
    return Document(
        key=row["key"],
        content_hash=row["content_hash"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        url=row["url"],
        language=row["language"],
        warnings=_faults(row["key"], row["warnings"]),
        kind=Kind(row["kind"] or Kind.TEXT),
        layout=_layout(reading),
        front=_span(reading.get("front")) if row["reading"] else front_matter_span(row["text"]),
        anchors=tuple(Anchor(*anchor) for anchor in reading.get("anchors", ())),
        runs=tuple(Run(*run) for run in reading.get("runs", ())),
    )


def load_anchors(reading: str | None) -> tuple[Anchor, ...]:
    """The anchors alone of what `dump_reading` gave."""
    if reading is None or '"anchors"' not in reading:
        return ()
    return tuple(Anchor(*anchor) for anchor in json.loads(reading)["anchors"])


def dump_warnings(faults: Sequence[SourceWarning], doubts: Sequence[SourceWarning]) -> str | None:
    """None where there are none, so that those that have some are found. Doubts are marked: whoever analyses the
    document again finds its own."""
    told = [[w.kind.value, w.what] for w in faults] + [[w.kind.value, w.what, _DOUBT] for w in doubts]
    return json.dumps(told, ensure_ascii=False) if told else None


def _faults(key: str, dumped: str | None) -> tuple[SourceWarning, ...]:
    rows = json.loads(dumped or "[]")
    return tuple(SourceWarning(key, WarningKind(row[0]), row[1]) for row in rows if _DOUBT not in row[2:])


def _all_warnings(key: str, dumped: str) -> tuple[SourceWarning, ...]:
    return tuple(SourceWarning(key, WarningKind(kind), what) for kind, what, *_ in json.loads(dumped))


def dump_unread(unread: Iterable[Refusal]) -> str | None:
    """None where everything in the file was read."""
    return json.dumps([[r.document, r.why] for r in unread], ensure_ascii=False) if unread else None


def _load_unread(dumped: str | None) -> tuple[Refusal, ...]:
    return tuple(Refusal(document, why) for document, why in json.loads(dumped or "[]"))


def file_names(database: sqlite3.Connection, document_ids: Collection[int]) -> dict[int, str]:
    """The path of its file, by document id, of each that shares it with others."""
    rows = database.execute(
        "SELECT id, file FROM document WHERE file IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(document_ids)),),
    )
    return dict(rows.fetchall())


def unread_in(database: sqlite3.Connection, document_ids: Iterable[int]) -> tuple[Refusal, ...]:
    """What could not be read of the file that these documents are of."""
    rows = database.execute(
        "SELECT unread FROM document WHERE unread IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(document_ids)),),
    )
    return tuple(refusal for (dumped,) in rows for refusal in _load_unread(dumped))


def sketches(database: sqlite3.Connection, document_ids: Iterable[int]) -> dict[str, "array[int]"]:
    """By key, the longest document first; packed, as there are as many as documents."""
    rows = database.execute(
        "SELECT key, sketch FROM document WHERE sketch IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        " ORDER BY words DESC, key",
        (json.dumps(sorted(document_ids)),),
    )
    return {key: array("I", json.loads(sketch)) for key, sketch in rows}


def stored_warnings(database: sqlite3.Connection, generation_id: int) -> tuple[SourceWarning, ...]:
    """What was not understood of a generation's documents, in order of their keys."""
    rows = database.execute(
        "SELECT key, warnings FROM member JOIN document ON document.id = document_id"
        " WHERE generation_id = ? AND warnings IS NOT NULL ORDER BY key",
        (generation_id,),
    )
    return tuple(warning for key, dumped in rows for warning in _all_warnings(key, dumped))


def _layout(reading: dict[str, Any]) -> Layout | None:
    if "blocks" not in reading:
        return None
    return Layout(
        tuple(Block(Span(start, end), BlockKind(kind), _span(label)) for start, end, kind, label in reading["blocks"]),
        tuple(Span(*span) for span in reading.get("strong", ())),
        tuple(Span(*span) for span in reading.get("code", ())),
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def dump_structure(structure: Structure) -> str:
    return json.dumps(
        [
            [
                *(p.span.start, p.span.end, p.kind.value, p.number, [[s.start, s.end] for s in p.sentences]),
                *_apart(p),
            ]
            for p in structure.paragraphs
        ],
        separators=(",", ":"),
    )


def load_structure(dumped: str) -> Structure:
    return Structure(
        tuple(
            Paragraph(
                Span(start, end),
                ParagraphKind(kind),
                number,
                tuple(Span(*s) for s in sentences),
                BlockKind(apart[0]) if apart else None,
                Span(*apart[1]) if len(apart) > 1 else None,
            )
            for start, end, kind, number, sentences, *apart in json.loads(dumped)
        )
    )


def _apart(paragraph: Paragraph) -> tuple[object, ...]:
    """What the file itself says of it, where it does."""
    if paragraph.block is None:
        return ()
    label = paragraph.label
    return (paragraph.block.value,) if label is None else (paragraph.block.value, [label.start, label.end])
