"""A BibTeX entry: in UTF-8, with what TeX would act on written out."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from .authors import Author, authors_of
from .cited import Cited
from .plain_value import on_one_line

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WRITTEN_OUT = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # `\{` would count as a brace where BibTeX looks for the end of a field
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "$&#_%"},
}
_ACTED_ON = re.compile("[" + re.escape("".join(_WRITTEN_OUT)) + "]")
_LIGATURE = re.compile(r"(?<=([-'`,<>]))(?=\1)|(?<=[?!])(?=`)")  # "--" would be a dash, "''" a quotation mark


def bibtex_entry(key: str, cited: Cited) -> str:
    """An article of a newspaper; one of no known outlet is a `@misc`."""
    kind = "article" if cited.citation.outlet else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(cited))
    return f"@{kind}{{{key},\n{fields}\n}}\n"


def in_tex(text: str) -> str:
    written = _ACTED_ON.sub(lambda match: _WRITTEN_OUT[match[0]], on_one_line(text))
    return _LIGATURE.sub("{}", written)


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    citation = cited.citation
    if authors := authors_of(citation.author):
        yield "author", f"{{{' and '.join(map(_author, authors))}}}"
    if title := in_tex(citation.title or ""):
        yield "title", f"{{{{{title}}}}}"  # twice, or styles would write its names small
    if citation.date:
        yield "year", f"{{{citation.date.year}}}"
        yield "month", _MONTHS[citation.date.month - 1]
        yield "day", f"{{{citation.date.day}}}"
    if citation.url:
        yield "url", f"{{{_address(citation.url)}}}"
    for name, value in (
        ("journal", citation.outlet),
        ("pages", citation.page),
        ("time", citation.time),
        ("paragraph", citation.paragraph),
        ("language", cited.language),
        ("annote", cited.words),
        ("kind", cited.kind),
        ("speaker", cited.speaker),
        ("speakertext", cited.speaker_text),
        ("certainty", cited.certainty.value if cited.certainty else None),
        ("document", cited.document),
        ("start", cited.span.start if cited.span else None),
        ("end", cited.span.end if cited.span else None),
    ):
        if value is not None and (written := in_tex(str(value))):
            yield name, f"{{{written}}}"


def _author(author: Author) -> str:
    """One that is not turned round is in braces, so that no style takes it apart."""
    if author.surname is None or author.given is None:
        return f"{{{in_tex(author.name)}}}"
    return in_tex(", ".join(filter(None, (author.surname, author.suffix, author.given))))


def _address(url: str) -> str:
    """As it stands: `\\url` prints it unread. Only what would end the field is percent-encoded."""
    return re.sub(r"[\s{}\\\x00-\x1f\x7f-\x9f\ud800-\udfff]", lambda m: quote(m[0].encode("utf-8", "replace")), url)
