"""What the tests of attribution's single steps start from: a text, taken apart as a document is."""

from index.attribution.coreference.resolver import Resolver
from index.attribution.names.entities import Entities
from index.attribution.names.mentions import Mention, MentionKind
from index.attribution.parsed_document import ParsedDocument
from index.text.document import Document
from index.text.structure import read_structure


def parsed(text: str, author: str | None = None) -> ParsedDocument:
    return ParsedDocument(Document("a.txt", "", text, author=author), read_structure(text))


def entities(text: str) -> Entities:
    document = parsed(text)
    return Entities(text, document.names)


def resolver(document: ParsedDocument) -> Resolver:
    names = Entities(document.text, document.names)
    return Resolver(document.text, document.masked, document.names, names, document.document.author)


def mentions(document: ParsedDocument) -> list[Mention]:
    return [m for index in range(len(document.sentences)) for m in document.parsed_sentence(index).mentions]


def mention(document: ParsedDocument, words: str, kind: MentionKind | None = None) -> Mention:
    """The last mention of just these words."""
    return next(
        m
        for m in reversed(mentions(document))
        if m.span.of(document.text) == words and (kind is None or m.kind is kind)
    )
