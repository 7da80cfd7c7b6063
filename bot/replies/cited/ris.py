"""A RIS record of a newspaper article, in the tags that reference managers share.

C1 to C6 are for what RIS has no tag for: the speaker, how the document names them, how certain that is, the document,
where the words stand in its text, and the paragraph.
"""

from collections.abc import Iterator

from .authors import authors_of
from .cited import Cited
from .plain_value import on_one_line


def ris_record(key: str, cited: Cited) -> str:
    lines = [f"{tag}  - {written}" for tag, value in _fields(key, cited) if (written := on_one_line(str(value)))]
    return "\r\n".join(["TY  - NEWS", *lines, "ER  - ", "", ""])


def _fields(key: str, cited: Cited) -> Iterator[tuple[str, object]]:
    citation = cited.citation
    yield "ID", key
    for author in authors_of(citation.author):
        yield "AU", author.turned
    known = {
        "TI": citation.title,
        "T2": citation.outlet,
        "PY": citation.date.year if citation.date else None,
        "DA": f"{citation.date:%Y/%m/%d}" if citation.date else None,
        "SP": citation.page,
        "LA": cited.language,
        "UR": citation.url,
        "N1": cited.words,
        "C1": cited.speaker,
        "C2": cited.speaker_text,
        "C3": cited.certainty.value if cited.certainty else None,
        "C4": cited.document,
        "C5": f"{cited.span.start}-{cited.span.end}" if cited.span else None,
        "C6": citation.paragraph,
    }
    for tag, value in known.items():
        if value is not None:
            yield tag, value
