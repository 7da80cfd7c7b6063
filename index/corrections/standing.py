"""What has become of a correction in the coverage as it is now."""

from dataclasses import dataclass
from enum import StrEnum

from .correction import KeptCorrection


class Effect(StrEnum):
    """HOLDS: it is applied. Otherwise it is kept and waits: its document is not indexed, its words no longer stand in
    it, they stand there and are no quotation, nobody is called so, a later correction says otherwise, or there is
    nothing to do (anymore)."""

    HOLDS = "holds"
    NO_DOCUMENT = "no_document"
    WORDS_GONE = "words_gone"
    NO_QUOTATION = "no_quotation"
    NAME_GONE = "name_gone"
    OVERRULED = "overruled"
    NOTHING_TO_DO = "nothing_to_do"


STALE = frozenset({Effect.NO_DOCUMENT, Effect.WORDS_GONE, Effect.NO_QUOTATION, Effect.NAME_GONE})


@dataclass(frozen=True, slots=True)
class Standing:
    """`by` is the id of the correction that overrules it, `name` whom nobody is called."""

    kept: KeptCorrection
    effect: Effect
    by: str | None = None
    name: str | None = None
