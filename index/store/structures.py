"""A structure as it is kept in the database."""

import json

from ..text.document import Span
from ..text.structure import Paragraph, ParagraphKind, Structure


def dump_structure(structure: Structure) -> str:
    return json.dumps(
        [
            [p.span.start, p.span.end, p.kind.value, p.number, [[s.start, s.end] for s in p.sentences]]
            for p in structure.paragraphs
        ],
        separators=(",", ":"),
    )


def load_structure(dumped: str) -> Structure:
    return Structure(
        tuple(
            Paragraph(Span(start, end), ParagraphKind(kind), number, tuple(Span(*s) for s in sentences))
            for start, end, kind, number, sentences in json.loads(dumped)
        )
    )
