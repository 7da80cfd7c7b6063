"""Every quotation of a draft, checked one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index import Span, is_english, language_name

from ...answer import Check, Difference
from ...snapshot import Snapshot
from ..checker import check_quotation
from .claims import claims_in
from .draft import CheckedClaim, CheckedDraft, ClaimedQuotation

if TYPE_CHECKING:
    from index import Analysis


def check_draft(snapshot: Snapshot, analysis: Analysis) -> CheckedDraft:
    """`elapsed_ms` is left to the caller."""
    known: dict[tuple[str, str | None], Check] = {}
    checked: list[CheckedClaim] = []
    for claim in claims_in(analysis):
        key = claim.words, claim.speaker
        if key not in known:
            known[key] = check_quotation(snapshot, *key)
        checked.append(CheckedClaim(claim, _of_draft(known[key], claim)))
    language = analysis.document.language
    other = None if language is None or is_english(language) else language_name(language)
    return CheckedDraft(analysis.document.text, tuple(checked), other, snapshot.reader.generation.id)


def _of_draft(check: Check, claim: ClaimedQuotation) -> Check:
    """What differs stands in the draft, not in the claim's own words."""
    found = tuple(replace(one, claimed_at=_placed(one, claim)) for one in check.differences)
    return replace(check, claimed=claim.speaker, differences=found)


def _placed(difference: Difference, claim: ClaimedQuotation) -> Span | None:
    return None if difference.claimed_at is None else claim.in_draft(difference.claimed_at)
