"""One file of the sources: the documents in it, or why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..text.document import Document, Kind, Refusal, SourceWarning, WarningKind
from ..text.languages import language_name, language_of
from ..text.layout import Layout
from ..text.structure import find_title
from .article import Article, Unread
from .folder.source_file import SourceFile as SourceFile
from .inline_code import without_words
from .reader import DocumentRefused as DocumentRefused
from .reader import Member, RawFile
from .readers.choosing import read_file
from .readers.containers.naming import is_place, name_of
from .readers.text import article_of_text
from .stated.titles import is_no_title, no_title

# Kinds of files whose first line or heading may be their headline.
_HEADED = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.PDF, Kind.DOCX, Kind.ODT, Kind.RTF, Kind.EPUB})


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of a file: its documents, and those in it that could not be read. `names` are what the documents of a
    file of several are called within it, by their keys, as far as that is known; what is told of one begins with it."""

    documents: tuple[Document, ...]
    unread: tuple[Refusal, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def told_of(self, warning: SourceWarning) -> SourceWarning:
        name = self.names.get(warning.document)
        return warning if name is None else replace(warning, what=f"{name}: {warning.what}")


def read_source(source: SourceFile) -> ReadFile:
    """At least one document. Raises DocumentRefused with the reason where there is none."""
    several, members = read_file(RawFile(source.key.rpartition("/")[2], source.data, source.url, source.charset))
    if not several:
        ((kind, article),) = _articles(members)
        return ReadFile((_document(source.key, source, kind, article),))
    numbered = [(f"{source.key}#{number}", member) for number, member in enumerate(members, 1)]
    names = {key: name for key, one in numbered if (name := name_of(one)) is not None} if len(numbered) > 1 else {}
    unread = tuple(Refusal(key, _why(member, names.get(key))) for key, member in numbered if isinstance(member, Unread))
    kept = [(key, member) for key, member in numbered if not isinstance(member, Unread)]
    if not kept:
        raise DocumentRefused(_none_read(unread))
    documents = tuple(_document(key, source, kind, article) for key, (kind, article) in kept)
    read = ReadFile(documents, unread, names)
    told = (replace(one, warnings=tuple(map(read.told_of, one.warnings))) for one in documents)
    return replace(read, documents=tuple(told))


def read_text(key: str, content_hash: str, text: str) -> Document:
    """A document of plain text that is decoded already. Raises DocumentRefused."""
    return _document(key, SourceFile(key, b"", content_hash), Kind.TEXT, article_of_text(text))


def _why(member: Unread, name: str | None) -> str:
    return member.why if name is None else f"{name}: {member.why}"


def _articles(members: list[Member]) -> list[tuple[Kind, Article]]:
    for member in members:
        if isinstance(member, Unread):
            raise DocumentRefused(member.why)
    return [member for member in members if not isinstance(member, Unread)]


def _none_read(unread: tuple[Refusal, ...]) -> str:
    if not unread:
        return "it holds no document: put articles into it or remove it"
    if len(unread) == 1:
        return unread[0].why
    return f"none of the {len(unread)} documents in it can be read (the first: {unread[0].why})"


def _document(key: str, source: SourceFile, kind: Kind, article: Article) -> Document:
    from .stated.dates import day_in_name

    stated, own = article.metadata, article.name
    document = Document(
        key=key,
        content_hash=source.content_hash,
        text=article.text,
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        date=stated.date or day_in_name(own if own and not is_place(own) else source.key),
        url=stated.url or source.url,
        language=_language(article),
        warnings=tuple(SourceWarning(key, fault.kind, fault.what) for fault in stated.faults),
        kind=kind,
        layout=_without_words_as_code(article),
        front=article.front,
        anchors=article.anchors,
        runs=article.runs,
    )
    return _headed(document) if kind in _HEADED else document


def _headed(document: Document) -> Document:
    """With its own headline where it states no title, or one that is none."""
    stated = document.title
    if stated is None:
        return replace(document, title=_headline(document))
    if not is_no_title(stated):
        return document
    own = _headline(replace(document, title=""))
    if own is None or is_no_title(own):
        return document
    warning = SourceWarning(document.key, WarningKind.TITLE, no_title(stated))
    return replace(document, title=own, warnings=(*document.warnings, warning))


def _without_words_as_code(article: Article) -> Layout | None:
    layout = article.layout
    return None if layout is None else replace(layout, code=without_words(layout, article.text))


def _language(article: Article) -> str | None:
    """As it is stated, unless the words are of another."""
    stated = article.metadata.language
    found = language_of(article.text, article.front.end if article.front else 0)
    if found is None or (stated is not None and language_name(stated) == language_name(found)):
        return stated
    return found


def _headline(document: Document) -> str | None:
    span = find_title(document)
    return None if span is None else " ".join(span.of(document.text).lstrip("# ").split())
