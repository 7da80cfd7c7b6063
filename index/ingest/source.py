"""One file of the sources: the documents in it, or why it is refused."""

from dataclasses import dataclass, replace

from ..text.document import Document, Kind, Refusal, SourceWarning
from ..text.languages import language_name, language_of
from ..text.structure import find_title
from .article import Article, Unread
from .folder.source_file import SourceFile as SourceFile
from .reader import DocumentRefused as DocumentRefused
from .reader import Member, RawFile
from .readers.choosing import read_file
from .readers.text import article_of_text

# Kinds of files whose first line or heading may be their headline.
_HEADED = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.PDF, Kind.DOCX, Kind.ODT, Kind.RTF, Kind.EPUB})


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of a file: its documents, and those in it that could not be read."""

    documents: tuple[Document, ...]
    unread: tuple[Refusal, ...] = ()


def read_source(source: SourceFile) -> ReadFile:
    """At least one document. Raises DocumentRefused with the reason where there is none."""
    several, members = read_file(RawFile(source.key.rpartition("/")[2], source.data, source.url, source.charset))
    if not several:
        ((kind, article),) = _articles(members)
        return ReadFile((_document(source.key, source, kind, article),))
    numbered = [(f"{source.key}#{number}", member) for number, member in enumerate(members, 1)]
    unread = tuple(Refusal(key, member.why) for key, member in numbered if isinstance(member, Unread))
    kept = [(key, member) for key, member in numbered if not isinstance(member, Unread)]
    if not kept:
        raise DocumentRefused(_none_read(unread))
    documents = tuple(_document(key, source, kind, article) for key, (kind, article) in kept)
    return ReadFile(documents, unread)


def read_text(key: str, content_hash: str, text: str) -> Document:
    """A document of plain text that is decoded already. Raises DocumentRefused."""
    return _document(key, SourceFile(key, b"", content_hash), Kind.TEXT, article_of_text(text))


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

    stated = article.metadata
    document = Document(
        key=key,
        content_hash=source.content_hash,
        text=article.text,
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        date=stated.date or day_in_name(article.name or source.key),
        url=stated.url or source.url,
        language=_language(article),
        warnings=tuple(SourceWarning(key, fault.kind, fault.what) for fault in stated.faults),
        kind=kind,
        layout=article.layout,
        front=article.front,
        anchors=article.anchors,
        runs=article.runs,
    )
    return document if document.title or kind not in _HEADED else replace(document, title=_headline(document))


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
