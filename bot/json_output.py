"""Answers, checks and quotations in the JSON that scripts read; its names are a promise to them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from index import CheckResult, Refusal, Report, SourceWarning, Span
    from retrieval import (
        Answer,
        Check,
        CheckedClaim,
        Citation,
        Difference,
        Excerpt,
        GenerationInfo,
        OtherCitation,
        SourceEntry,
        SpokenQuotation,
        Verification,
        VerifiedExcerpt,
    )

    from .alerts.finding import FoundAlert
    from .memory.alerts.subscriptions import Subscription
    from .service.correcting import ListedCorrection

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def json_line(value: object) -> str:
    """One line that every parser takes: what JSON has no number for (NaN, infinity) raises ValueError."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def answer_json(answer: Answer, id_: Json = None) -> Json:
    """`id_` is what the asker calls the question, null where it has no name."""
    from bot.replies.wording import answer_notes  # whoever lists or indexes waits for no wording

    return {
        "id": id_,
        "question": answer.question,
        "answered": answer.answered,
        "reason": answer.silence.value if answer.silence else None,
        "excerpts": [excerpt_json(excerpt) for excerpt in answer.excerpts],
        "nearest": [excerpt_json(excerpt) for excerpt in answer.nearest],
        "notes": list(answer_notes(answer)),
        "suggestions": list(answer.suggestions),
        "generation": answer.generation,
        "receipt": answer.receipt,
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def excerpt_json(excerpt: Excerpt) -> Json:
    """`also` is there only where the same words stand elsewhere too, `corrected` where a person had a part in it."""
    fields: dict[str, Json] = {
        "text": excerpt.text,
        "document": excerpt.document,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "kind": excerpt.kind.value,
        "speaker": excerpt.speaker,
        "speaker_text": excerpt.speaker_text,
        "certainty": excerpt.certainty.value,
        "citation": citation_json(excerpt.citation),
        "score": round(excerpt.score, 4),
    }
    if excerpt.corrected:
        fields["corrected"] = excerpt.corrected
    if excerpt.also:
        fields["also"] = [_place(place) for place in excerpt.also]
    return fields


def citation_json(citation: Citation) -> Json:
    return {
        "title": citation.title,
        "outlet": citation.outlet,
        "author": citation.author,
        "date": citation.date.isoformat() if citation.date else None,
        "url": citation.url,
        "paragraph": citation.paragraph,
        **({"page": citation.page} if citation.page else {}),
        **({"time": citation.time} if citation.time else {}),
    }


def check_json(check: Check, id_: Json = None) -> Json:
    """`text` is what stands in the document, null where the words stand nowhere; then `nearest` is what comes
    nearest, if anything does."""
    missing = check.verdict.value == "not_found"
    found = None if missing else check.excerpt
    nearest = check.excerpt if missing else None
    return {
        "id": id_,
        "verdict": check.verdict.value,
        "kind": check.alteration.value if check.alteration else None,
        "document": found.document if found else None,
        "start": found.span.start if found else None,
        "end": found.span.end if found else None,
        "text": found.text if found else None,
        "speaker": check.speaker,
        "certainty": check.certainty.value,
        "speaker_claimed": check.claimed,
        "speaker_status": check.speaker_status.value if check.speaker_status else None,
        "differences": [_difference_json(difference) for difference in check.differences],
        "nearest": excerpt_json(nearest) if nearest else None,
        "elapsed_ms": round(check.elapsed_ms, 1),
    }


def _difference_json(difference: Difference) -> Json:
    """`claimed_start` and `claimed_end` are in the text that was checked, of a draft in the draft's."""
    return {
        "claimed": difference.claimed,
        "found": difference.found,
        "omits": difference.omits.value if difference.omits else None,
        **_ends("claimed", difference.claimed_at),
        **_ends("found", difference.found_at),
    }


def _ends(name: str, span: Span | None) -> dict[str, Json]:
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None}
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def claim_json(claimed: CheckedClaim) -> Json:
    """`start`, `end` and `text` are the quotation's in the draft; `found` is where its words stand in the coverage,
    null where they stand nowhere. Of the check all else."""
    claim, check = claimed.claim, claimed.check
    fields = check_json(check)
    assert isinstance(fields, dict)
    found = {name: fields.pop(name) for name in ("start", "end", "text")}
    del fields["id"]
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.words,
        "speaker_claimed": claim.speaker,
        "claimed_certainty": claim.certainty.value,
        **fields,
        "found": None if fields["document"] is None else found,
        "citation": citation_json(check.excerpt.citation) if fields["document"] and check.excerpt else None,
    }


def quotation_json(quotation: SpokenQuotation) -> dict[str, Json]:
    fields: dict[str, Json] = {
        "document": quotation.document,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": quotation.text,
        "parts": list(quotation.parts),
        "kind": quotation.kind.value,
        "speaker": quotation.speaker,
        "speaker_text": quotation.speaker_text,
        "cue": quotation.cue,
        "confidence": round(quotation.confidence, 4),
        "certainty": quotation.certainty.value,
    }
    if quotation.corrected:
        fields["corrected"] = quotation.corrected
    return fields


def verification_json(verification: Verification) -> Json:
    """`generation` and `rules` are those that the receipt was given under, and whether they are what is served now."""
    receipt = verification.receipt
    return {
        "stands": verification.stands,
        "generation": receipt.generation,
        "published_at": receipt.published_at.isoformat(),
        "generation_now": verification.generation,
        "published_at_now": verification.published_at.isoformat(),
        "same_generation": verification.same_generation,
        "same_rules": verification.same_rules,
        "excerpts": [_verified_json(excerpt) for excerpt in verification.excerpts],
    }


def _verified_json(verified: VerifiedExcerpt) -> Json:
    """`then` is where the words stood; `now` is where they stand, as an excerpt of an answer is told, null where they
    don't."""
    span = verified.entry.span
    return {
        "state": verified.state.value,
        "stands": verified.stands,
        "document": verified.document,
        "document_changed": verified.document_changed,
        "then": {"start": span.start, "end": span.end},
        "now": None if verified.excerpt is None else excerpt_json(verified.excerpt),
        "speaker_status": verified.speaker.value if verified.speaker else None,
        "speaker_then": verified.speaker_then,
    }


def source_json(entry: SourceEntry) -> Json:
    citation = citation_json(entry.citation)
    assert isinstance(citation, dict)
    return {
        "document": entry.document,
        **{name: value for name, value in citation.items() if name != "paragraph"},
        "language": entry.language,
        "kind": entry.kind.value,
        "words": entry.words,
        "paragraphs": entry.paragraphs,
        "quotations": entry.quotations,
    }


def published_json(published: GenerationInfo) -> Json:
    return {
        "generation": published.generation,
        "published_at": published.published_at.isoformat(),
        "documents": published.documents,
        "passages": published.passages,
        "quotations": published.quotations,
        "speakers": published.speakers,
        "model": published.model,
        "fingerprint": published.fingerprint,
        "bytes_on_disk": published.bytes_on_disk,
        "refused": refusals_json(published.refused),
        "warnings": warnings_json(published.warnings),
    }


def report_json(report: Report) -> Json:
    return {
        "documents": report.documents,
        "passages": report.passages,
        "quotations": report.quotations,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "embedded": report.embedded,
        "refused": refusals_json(report.refused),
        "warnings": warnings_json(report.warnings),
        "seconds": round(report.seconds, 2),
    }


def finding_json(finding: CheckResult) -> Json:
    return {"check": finding.name, "ok": finding.ok, "detail": finding.detail, "mend": finding.mend}


def refusals_json(refused: Iterable[Refusal]) -> Json:
    return [{"document": refusal.document, "why": refusal.why} for refusal in refused]


def warnings_json(warnings: Iterable[SourceWarning]) -> Json:
    return [{"document": warning.document, "kind": warning.kind.value, "what": warning.what} for warning in warnings]


def correction_json(listed: ListedCorrection) -> Json:
    """The line that is exported, with what has become of it: null where no index can tell."""
    from index import line_of

    standing = listed.standing
    fields: dict[str, Json] = json.loads(line_of(listed.kept))
    fields["effect"] = standing.effect.value if standing else None
    fields["overruled_by"] = standing.by if standing else None
    return fields


def subscription_json(one: Subscription) -> Json:
    wanted = one.wanted
    return {
        "id": one.id,
        "speaker": wanted.speaker,
        "topic": wanted.topic,
        "outlet": wanted.outlet,
        "paused": one.paused,
    }


def alert_json(found: FoundAlert) -> Json:
    """One story: the subscription that it is for, the words to show and where else they stand, the documents that carry
    it, and how many more places of the first of them fit."""
    wanted = found.subscription.wanted
    return {
        "alert": found.subscription.id,
        "speaker": wanted.speaker,
        "topic": wanted.topic,
        "outlet": wanted.outlet,
        "excerpt": excerpt_json(found.excerpt),
        "documents": list(found.alert.documents),
        "further": found.alert.further,
    }


def _place(place: OtherCitation) -> Json:
    return {
        "document": place.document,
        "start": place.span.start,
        "end": place.span.end,
        "citation": citation_json(place.citation),
    }
