"""The shapes of what is answered, in JSON Schema as OpenAPI 3.1 has it: those of `bot.json_output`."""

from collections.abc import Mapping
from typing import TypeAlias

from bot.json_output import Json
from index import Certainty, Kind, QuotationKind, WarningKind
from retrieval import Alteration, ExcerptKind, Omission, Silence, SpeakerStatus, Verdict

Schema: TypeAlias = dict[str, Json]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
OR_TEXT: Schema = {"type": ["string", "null"]}
OR_WHOLE: Schema = {"type": ["integer", "null"], "minimum": 0}
OR_DAY: Schema = {"type": ["string", "null"], "format": "date"}
INSTANT: Schema = {"type": "string", "format": "date-time"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


def one_of(*values: str, or_none: bool = False) -> Schema:
    return {"enum": [*values, *([None] if or_none else [])]}


def shape(fields: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """An object: `fields` are always there, `optional` ones where there is something to say. Others may be added."""
    return {
        "type": "object",
        "properties": {**fields, **(optional or {})},
        "required": list(fields),
    }


_PLACED: dict[str, Schema] = {"document": TEXT, "start": WHOLE, "end": WHOLE}
_CERTAINTY = one_of(*(c.value for c in Certainty))
_CITED: dict[str, Schema] = {"title": OR_TEXT, "outlet": OR_TEXT, "author": OR_TEXT, "date": OR_DAY, "url": OR_TEXT}
_ANCHORED: dict[str, Schema] = {"page": {"type": "integer", "minimum": 1}, "time": TEXT}
_CITATION = shape({**_CITED, "paragraph": OR_WHOLE}, _ANCHORED)
_EXCERPT = shape(
    {
        "text": {"type": "string", "maxLength": 900},
        **_PLACED,
        "kind": one_of(*(k.value for k in ExcerptKind)),
        "speaker": OR_TEXT,
        "speaker_text": OR_TEXT,
        "certainty": _CERTAINTY,
        "citation": ref("Citation"),
        "score": SHARE,
    },
    {"corrected": TEXT, "also": list_of(shape({**_PLACED, "citation": ref("Citation")}))},
)
_ANSWER = shape(
    {
        "id": OR_TEXT,
        "question": TEXT,
        "answered": {"type": "boolean"},
        "reason": one_of(*(s.value for s in Silence), or_none=True),
        "excerpts": list_of(ref("Excerpt")),
        "nearest": list_of(ref("Excerpt")),
        "notes": list_of(TEXT),
        "suggestions": list_of(TEXT),
        "generation": OR_WHOLE,
        "receipt": OR_TEXT,
        "elapsed_ms": NUMBER,
    }
)
_DIFFERENCE = shape(
    {
        "claimed": TEXT,
        "found": TEXT,
        "omits": one_of(*(o.value for o in Omission), or_none=True),
        "claimed_start": OR_WHOLE,
        "claimed_end": OR_WHOLE,
        "found_start": OR_WHOLE,
        "found_end": OR_WHOLE,
    }
)
_VERDICT: dict[str, Schema] = {
    "verdict": one_of(*(v.value for v in Verdict)),
    "kind": one_of(*(a.value for a in Alteration), or_none=True),
    "document": OR_TEXT,
    "speaker": OR_TEXT,
    "certainty": _CERTAINTY,
    "speaker_claimed": OR_TEXT,
    "speaker_status": one_of(*(s.value for s in SpeakerStatus), or_none=True),
    "differences": list_of(_DIFFERENCE),
    "nearest": or_null(ref("Excerpt")),
    "elapsed_ms": NUMBER,
}
_CHECK = shape({"id": OR_TEXT, **_VERDICT, "start": OR_WHOLE, "end": OR_WHOLE, "text": OR_TEXT})
_CLAIM = shape(
    {
        **_VERDICT,
        "start": WHOLE,
        "end": WHOLE,
        "text": TEXT,
        "claimed_certainty": _CERTAINTY,
        "found": or_null(shape({"start": WHOLE, "end": WHOLE, "text": TEXT})),
        "citation": or_null(ref("Citation")),
    }
)
_QUOTATION = shape(
    {
        **_PLACED,
        "text": TEXT,
        "parts": list_of(TEXT),
        "kind": one_of(*(k.value for k in QuotationKind)),
        "speaker": OR_TEXT,
        "speaker_text": OR_TEXT,
        "cue": OR_TEXT,
        "confidence": SHARE,
        "certainty": _CERTAINTY,
    },
    {"corrected": TEXT},
)
_SOURCE = shape(
    {
        "document": TEXT,
        **_CITED,
        "language": OR_TEXT,
        "kind": one_of(*(k.value for k in Kind)),
        "words": WHOLE,
        "paragraphs": WHOLE,
        "quotations": WHOLE,
    },
    _ANCHORED,
)
_STATUS = shape(
    {
        "generation": WHOLE,
        "published_at": INSTANT,
        **dict.fromkeys(("documents", "passages", "quotations", "speakers"), WHOLE),
        "model": TEXT,
        "fingerprint": TEXT,
        "bytes_on_disk": WHOLE,
        "refused": list_of(shape({"document": TEXT, "why": TEXT})),
        "warnings": list_of(shape({"document": TEXT, "kind": one_of(*(w.value for w in WarningKind)), "what": TEXT})),
    }
)

SCHEMAS: dict[str, Schema] = {
    "Citation": _CITATION,
    "Excerpt": _EXCERPT,
    "Answer": _ANSWER,
    "Check": _CHECK,
    "Claim": _CLAIM,
    "CheckedDraft": shape(
        {"claims": list_of(ref("Claim")), "language": OR_TEXT, "generation": OR_WHOLE, "elapsed_ms": NUMBER}
    ),
    "Quotation": _QUOTATION,
    "Quotations": shape(
        {"quotations": list_of(ref("Quotation")), "next": OR_WHOLE, "generation": WHOLE, "notes": list_of(TEXT)}
    ),
    "Source": _SOURCE,
    "Sources": shape({"sources": list_of(ref("Source")), "total": WHOLE, "next": OR_WHOLE, "notes": list_of(TEXT)}),
    "Text": shape({"document": TEXT, "text": TEXT}),
    "Status": _STATUS,
    "Health": shape({"ok": {"const": True}}),
    "Problem": shape({"error": {"type": "string", "description": "one sentence: what, why, what to do"}}),
}
