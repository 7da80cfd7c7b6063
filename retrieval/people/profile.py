"""Somebody as the coverage knows them."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import Certainty, StoredDocument, StoredQuotation

from ..answer import Citation, Excerpt
from ..excerpts.cut import cite
from ..excerpts.latest_words import by_words, latest_words
from ..question.tokens import tokens
from ..snapshot import Snapshot
from ..speech import certainty_of
from .beside import QuotedBeside, quoted_beside
from .descriptions import Description, descriptions_of
from .topics import Topic, topics_of


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet, and how many of somebody's documents are its."""

    outlet: str
    documents: int


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """A document that quotes somebody."""

    document: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody who is quoted, and how. The same words in several documents are one of `quotations`, and each document's
    is one of the times `printed`. `named` of the quotations say themselves somewhere whose they are, the others are
    concluded to be theirs. `first` and `last` are the oldest and the newest of the `documents` with a date, of which
    `undated` have none. `latest` are their latest words, newest first; `others` are called by the same name, most
    quoted first."""

    name: str
    quotations: int
    named: int
    printed: int
    documents: int
    aliases: tuple[str, ...] = ()
    outlets: tuple[OutletCount, ...] = ()
    first: QuotedIn | None = None
    last: QuotedIn | None = None
    undated: int = 0
    topics: tuple[Topic, ...] = ()
    beside: tuple[QuotedBeside, ...] = ()
    descriptions: tuple[Description, ...] = ()
    latest: tuple[Excerpt, ...] = ()
    others: tuple[str, ...] = ()


def profile_of(snapshot: Snapshot, name: str) -> Profile | None:
    """Of whoever fits `name` best, a misspelt name included; None where nobody does. Inside the snapshot's session."""
    reader, directory = snapshot.reader, snapshot.vocabulary.speakers
    found = directory.bearing([token.text for token in tokens(name)])
    if not found:
        return None
    number = found[0].identity
    quotations = [q for q in reader.quotations_by([number]) if q.paragraph]  # a headline is nobody's words
    documents = {q.document_id: reader.documents[q.document_id] for q in quotations}
    told = by_words(_newest_first(quotations, documents))
    dated = sorted((d for d in documents.values() if d.date), key=lambda d: (d.date, d.key))
    return Profile(
        name=directory[number].name,
        quotations=len(told),
        named=sum(any(certainty_of(reader, q) is Certainty.NAMED for q in same) for same in told),
        printed=len(quotations),
        documents=len(documents),
        aliases=directory[number].aliases,
        outlets=_outlets(documents.values()),
        first=_quoted_in(dated[:1]),
        last=_quoted_in(dated[-1:]),
        undated=len(documents) - len(dated),
        topics=topics_of(snapshot, number, told),
        beside=quoted_beside(reader, number, documents),
        descriptions=descriptions_of(snapshot, number),
        latest=latest_words(reader, told),
        others=tuple(directory[other.identity].name for other in found[1:]),
    )


def _newest_first(quotations: Iterable[StoredQuotation], documents: dict[int, StoredDocument]) -> list[StoredQuotation]:
    oldest = datetime.date.min
    return sorted(quotations, key=lambda q: (documents[q.document_id].date or oldest, -q.span.start), reverse=True)


def _outlets(documents: Iterable[StoredDocument]) -> tuple[OutletCount, ...]:
    """With most documents first."""
    counts = Counter(document.outlet for document in documents if document.outlet)
    return tuple(OutletCount(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _quoted_in(documents: Sequence[StoredDocument]) -> QuotedIn | None:
    return QuotedIn(documents[0].key, cite(documents[0])) if documents else None
