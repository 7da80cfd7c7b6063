"""Every quotation of a draft, checked one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index import is_english, language_name

from ...answer import Check
from ...snapshot import Snapshot
from ..checker import check_quotation
from .claims import claims_in
from .draft import CheckedClaim, CheckedDraft

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
        checked.append(CheckedClaim(claim, replace(known[key], claimed=claim.speaker)))
    language = analysis.document.language
    other = None if language is None or is_english(language) else language_name(language)
    return CheckedDraft(analysis.document.text, tuple(checked), other, snapshot.reader.generation.id)
