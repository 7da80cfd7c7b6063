"""Speakers of single documents, grouped into who they are across the coverage."""

import json
import sqlite3
from collections.abc import Iterable

from ..attribution.speakers.cross_document import cluster_speakers
from ..identity import Identity
from ..quotation import Speaker, SpeakerKind


def group_identities(
    database: sqlite3.Connection, document_ids: Iterable[int]
) -> tuple[tuple[Identity, tuple[int, ...]], ...]:
    """Every identity in these documents, most quoted first, with the ids of its speakers."""
    speakers: dict[str, list[Speaker]] = {}
    ids: dict[tuple[str, int], int] = {}
    said: dict[tuple[str, int], int] = {}
    for document_id in document_ids:
        for key, speaker_id, speaker, count in _speakers_of(database, document_id):
            own = speakers.setdefault(key, [])
            ids[key, len(own)], said[key, len(own)] = speaker_id, count
            own.append(speaker)
    grouped = []
    for group in cluster_speakers(speakers):
        organisations = (speakers[key][number].organisation for key, number in group.members)
        identity = Identity(
            name=group.name,
            kind=group.kind,
            aliases=group.aliases,
            descriptions=group.descriptions,
            organisations=tuple(dict.fromkeys(o for o in organisations if o)),
            quotations=sum(said[member] for member in group.members),
            documents=len({key for key, _ in group.members}),
        )
        grouped.append((identity, tuple(ids[member] for member in group.members)))
    return tuple(sorted(grouped, key=lambda pair: (-pair[0].quotations, pair[0].name)))


def _speakers_of(database: sqlite3.Connection, document_id: int) -> Iterable[tuple[str, int, Speaker, int]]:
    """The document's key with each speaker's id, value, and number of quotations."""
    rows = database.execute(
        "SELECT key, speaker.id, name, speaker.kind, aliases, descriptions, organisation,"
        " (SELECT count(*) FROM quotation WHERE speaker_id = speaker.id)"
        " FROM speaker JOIN document ON document.id = document_id WHERE document_id = ? ORDER BY speaker.id",
        (document_id,),
    )
    for key, speaker_id, name, kind, aliases, descriptions, organisation, count in rows:
        speaker = Speaker(
            name=name,
            kind=SpeakerKind(kind),
            aliases=tuple(json.loads(aliases)),
            descriptions=tuple(json.loads(descriptions)),
            organisation=organisation,
        )
        yield key, speaker_id, speaker, count
