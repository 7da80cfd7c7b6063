"""Speakers of single documents, grouped into who they are across the coverage."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from ..identity import Identity
from ..quotation import SpeakerKind


def group_identities(
    database: sqlite3.Connection, document_ids: Iterable[int]
) -> tuple[tuple[Identity, tuple[int, ...]], ...]:
    """Every identity in these documents, most quoted first, with the ids of its speakers."""
    groups: dict[str, list[tuple[int, int, str, str, list[str], list[str], str | None, int]]] = defaultdict(
        list
    )
    for document_id in document_ids:
        for row in database.execute(
            "SELECT id, document_id, name, kind, aliases, descriptions, organisation,"
            " (SELECT count(*) FROM quotation WHERE speaker_id = speaker.id) FROM speaker WHERE document_id = ?",
            (document_id,),
        ):
            speaker_id, owner, name, kind, aliases, descriptions, organisation, said = row
            groups[name.casefold()].append(
                (
                    speaker_id,
                    owner,
                    name,
                    kind,
                    json.loads(aliases),
                    json.loads(descriptions),
                    organisation,
                    said,
                )
            )
    identities = [
        (
            Identity(
                name=rows[0][2],
                kind=SpeakerKind(rows[0][3]),
                aliases=tuple(dict.fromkeys(a for r in rows for a in r[4])),
                descriptions=tuple(dict.fromkeys(d for r in rows for d in r[5])),
                organisations=tuple(dict.fromkeys(r[6] for r in rows if r[6])),
                quotations=sum(r[7] for r in rows),
                documents=len({r[1] for r in rows}),
            ),
            tuple(r[0] for r in rows),
        )
        for rows in groups.values()
    ]
    return tuple(sorted(identities, key=lambda pair: (-pair[0].quotations, pair[0].name)))
