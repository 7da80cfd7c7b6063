"""Somebody across documents: the speakers of single documents that are one person or organisation."""

from dataclasses import dataclass

from .quotation import SpeakerKind


@dataclass(frozen=True, slots=True)
class Identity:
    """`name` is the fullest name in the coverage; `aliases` all others, `descriptions` the roles it states.
    `quotations` and `documents` count how often and in how many documents they are quoted."""

    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    descriptions: tuple[str, ...]
    organisations: tuple[str, ...]
    quotations: int
    documents: int
