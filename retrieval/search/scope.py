"""Which documents a search is narrowed to, and which of what was found without that lies in them."""

import datetime
from collections.abc import Collection, Sequence

from index import StoredDocument, fold

from ..question.question import Scope
from ..ranking.fusion import RankedCandidate


def documents_in(scope: Scope, documents: Collection[StoredDocument]) -> frozenset[int] | None:
    """Ids of the documents inside the scope's outlet and dates, None where it leaves all of them. One whose outlet or
    date is unknown is not known to be inside."""
    if not scope.leaves_out:
        return None
    first, last = scope.after or datetime.date.min, scope.before or datetime.date.max
    outlet = fold(scope.outlet) if scope.outlet else None
    dated = scope.after is not None or scope.before is not None
    alike = {name: fold(name) == outlet for name in {d.outlet for d in documents} if name is not None}
    kept = set()
    for document in documents:
        of_outlet = document.outlet is not None and alike[document.outlet]
        in_time = document.date is not None and first <= document.date <= last
        if (outlet is None or of_outlet) and (not dated or in_time):
            kept.add(document.id)
    return frozenset(kept)


def beside_surest(
    ranked: Sequence[RankedCandidate], surest: int | None, inside: Collection[int]
) -> tuple[tuple[RankedCandidate, ...], bool]:
    """What of `ranked` stands in the documents `inside` where `surest` is one of them, else what stands in others; and
    whether it is. Ids of documents, `surest` that of the surest words, None where there are none."""
    kept_in = surest in inside
    return tuple(r for r in ranked if (r.candidate.document_id in inside) is kept_in), kept_in
