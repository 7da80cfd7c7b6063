"""What is called, on a thread: each makes one call of the retriever and returns the JSON of the command line."""

from dataclasses import replace

from bot.dates import first_day, last_day
from bot.json_output import Json, answer_json, check_json, claim_json, published_json, quotation_json, source_json
from bot.replies.limits import unmet_sentence
from bot.replies.serving import NO_SUCH_DOCUMENT
from bot.replies.wording import NOBODY_QUOTED
from index import Certainty, QuotationKind, read_draft
from retrieval import QuotationFilter, Retriever, Scope

from ..problems import not_found
from .parameters import Given

PAGE = 100  # of a list, where no limit is given


def ask(retriever: Retriever, given: Given, excerpts: int) -> Json:
    """`excerpts` is how many an answer holds where the call does not say. A limit that no document meets is told in
    the notes."""
    scope = scope_of(given)
    unmet = retriever.unmet(scope)
    question, limit = given.required("question"), given.whole("limit", excerpts)
    answer = retriever.ask(question, previous=given.texts("previous"), scope=scope, limit=limit)
    fields = answer_json(answer if unmet is None else replace(answer, suggestions=unmet.near), given.text("id"))
    assert isinstance(fields, dict)
    if unmet is not None:
        fields["notes"] = [unmet_sentence(unmet)]
    return fields


def check(retriever: Retriever, given: Given) -> Json:
    return check_json(retriever.check(given.required("text"), given.text("speaker_claimed")), given.text("id"))


def check_draft(retriever: Retriever, given: Given) -> Json:
    """Raises DraftUnreadable."""
    assert given.upload is not None
    checked = retriever.check_draft(read_draft(given.upload.name, given.upload.data))
    return {
        "claims": [claim_json(claim) for claim in checked.claims],
        "language": checked.language,
        "generation": checked.generation,
        "elapsed_ms": round(checked.elapsed_ms, 1),
    }


def quotations(retriever: Retriever, given: Given) -> Json:
    speaker, kind, certainty = given.text("speaker"), given.text("kind"), given.text("certainty")
    wanted = QuotationFilter(
        speaker,
        given.text("document"),
        QuotationKind(kind) if kind else None,
        Certainty(certainty) if certainty else None,
        given.number("confidence", 0.0),
    )
    offset = given.whole("offset", 0)
    page = retriever.quotation_page(wanted, offset, given.whole("limit", PAGE))
    unknown = speaker is not None and retriever.unmet(Scope(speaker=speaker)) is not None
    return {
        "quotations": [quotation_json(quotation) for quotation in page.quotations],
        "next": offset + len(page.quotations) if page.more else None,
        "generation": page.generation,
        "notes": [NOBODY_QUOTED] if unknown else [],
    }


def sources(retriever: Retriever, given: Given) -> Json:
    scope = scope_of(given)
    entries = retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before)
    unmet = None if entries else retriever.unmet(scope)
    offset = given.whole("offset", 0)
    end = offset + given.whole("limit", PAGE)
    return {
        "sources": [source_json(entry) for entry in entries[offset:end]],
        "total": len(entries),
        "next": end if end < len(entries) else None,
        "notes": [unmet_sentence(unmet)] if unmet else [],
    }


def text(retriever: Retriever, given: Given) -> Json:
    """Raises Refused where no document has this key."""
    found = retriever.text(given.required("document"))
    if found is None:
        raise not_found(NO_SUCH_DOCUMENT)
    return {"document": found.document, "text": found.text}


def status(retriever: Retriever, _: Given) -> Json:
    return published_json(retriever.published())


def scope_of(given: Given) -> Scope:
    return Scope(
        given.text("speaker"), given.text("outlet"), first_day(given.text("after")), last_day(given.text("before"))
    )
