"""Citations as people write them: APA (7th edition), MLA (9th), Chicago (17th, notes), and the bot's own.

Titles keep the capitals that the paper gave them; what is unknown is left out, save for APA's "n.d.".
"""

import datetime
import re

from bot.replies.citation import citation_words
from retrieval import Citation

from .authors import Author, authors_of
from .cited import Cited

_MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_APA_AUTHORS = 20  # of more the first nineteen and the last are given
_CHICAGO_AUTHORS = 3  # of more the first alone is named in a note
_ENDS = (".", "?", "!", "…", "”", '"')


def plain(cited: Cited) -> str:
    where = citation_words(cited.citation) or cited.document
    return "\n".join(filter(None, (where, cited.citation.url)))


def apa(cited: Cited) -> str:
    """The entry of a list of references."""
    citation, authors = cited.citation, authors_of(cited.citation.author)
    day = f"({_apa_day(citation.date)})."
    title = _ended(_title(cited))
    first = (_ended(_apa_authors(authors)), day, title) if authors else (title, day)
    return _joined(*first, _ended(citation.outlet), citation.url)


def apa_place(cited: Cited) -> str:
    """Behind the words, in brackets."""
    citation, authors = cited.citation, authors_of(cited.citation.author)
    whose = _apa_short(authors) if authors else f"“{_title(cited)},”"
    year = str(citation.date.year) if citation.date else "n.d."
    comma = "" if whose.endswith("”") else ","
    place = ", ".join(filter(None, (f"{whose}{comma} {year}", _place(citation, "para."))))
    return f"({cited.named_speaker}, as cited in {place})" if cited.named_speaker else f"({place})"


def mla(cited: Cited) -> str:
    """The entry of a list of works cited."""
    citation, authors = cited.citation, authors_of(cited.citation.author)
    rest = ", ".join(filter(None, (_flat(citation.outlet), _mla_day(citation.date), citation.url)))
    return _joined(_ended(_mla_authors(authors)), f"“{_ended(_title(cited))}”", _ended(rest))


def mla_place(cited: Cited) -> str:
    authors = authors_of(cited.citation.author)
    place = _place(cited.citation, "par.")
    if authors:
        where = ", ".join(filter(None, (_mla_short(authors), place)))
    else:
        where = f"“{_title(cited)},” {place}" if place else f"“{_title(cited)}”"
    return f"({cited.named_speaker}, qtd. in {where})" if cited.named_speaker else f"({where})"


def chicago(cited: Cited) -> str:
    """A note; news is seldom listed in a bibliography."""
    citation, authors = cited.citation, authors_of(cited.citation.author)
    day = f"{citation.date:%B} {citation.date.day}, {citation.date.year}" if citation.date else None
    behind = ", ".join(filter(None, (_flat(citation.outlet), day, _place(citation, "para."), citation.url)))
    title = f"“{_title(cited)},” {behind}" if behind else f"“{_ended(_title(cited))}”"
    note = ", ".join(filter(None, (_chicago_authors(authors), title)))
    return _ended(f"{cited.named_speaker}, quoted in {note}" if cited.named_speaker else note)


def quoted(words: str) -> str:
    """In quotation marks, unless the words have marks of their own, which nobody may change."""
    return words if re.search('["“”«»„]', words) else f"“{words}”"


def _title(cited: Cited) -> str:
    return _flat(cited.citation.title) or cited.document


def _place(citation: Citation, paragraph: str) -> str | None:
    if citation.page is not None:
        return f"p. {citation.page}"
    return citation.time or (f"{paragraph} {citation.paragraph}" if citation.paragraph is not None else None)


def _apa_day(day: datetime.date | None) -> str:
    return f"{day.year}, {day:%B} {day.day}" if day else "n.d."


def _mla_day(day: datetime.date | None) -> str | None:
    return f"{day.day} {_MLA_MONTHS[day.month - 1]} {day.year}" if day else None


def _apa_authors(authors: tuple[Author, ...]) -> str:
    names = [_apa_author(author) for author in authors]
    if len(names) > _APA_AUTHORS:
        return f"{', '.join(names[: _APA_AUTHORS - 1])}, … {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_author(author: Author) -> str:
    if author.surname is None or author.given is None:
        return author.name
    return ", ".join(filter(None, (author.surname, _initials(author.given), author.suffix)))


def _initials(given: str) -> str:
    """ "Jean-Paul R." as "J.-P. R." """
    words = given.replace(".", ". ").split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part.strip(".")) for word in words)


def _apa_short(authors: tuple[Author, ...]) -> str:
    if len(authors) > 2:
        return f"{authors[0].short} et al."
    return " & ".join(author.short for author in authors)


def _mla_authors(authors: tuple[Author, ...]) -> str:
    if len(authors) > 2:
        return f"{authors[0].turned}, et al."
    names = [author.name if number else author.turned for number, author in enumerate(authors)]
    return ", and ".join(names)


def _mla_short(authors: tuple[Author, ...]) -> str:
    if len(authors) > 2:
        return f"{authors[0].short} et al."
    return " and ".join(author.short for author in authors)


def _chicago_authors(authors: tuple[Author, ...]) -> str:
    names = [author.name for author in authors]
    if len(names) > _CHICAGO_AUTHORS:
        return f"{names[0]} et al."
    if len(names) > 2:
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return " and ".join(names)


def _ended(text: str | None) -> str:
    flat = _flat(text)
    return flat if not flat or flat.endswith(_ENDS) else f"{flat}."


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
