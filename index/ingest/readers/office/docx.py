"""Word documents (Office Open XML), by their parts: no library between, as those leave out insertions, text boxes and
notes.

When a document was saved is not when it was published, so that it has no date.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from ...article import Article, Metadata
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember
from ...stated.language_tags import language_tag
from ..bounded_zip import BoundedZip, zip_names
from .composing import compose
from .parts import Element, attribute, child, read_part, read_part_if_sound
from .reading import article_of, bounded_depth
from .stated import stated_author, stated_title
from .word.body import DocxBody
from .word.styles import docx_styles

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class DocxReader:
    kind: Kind = Kind.DOCX
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        names = zip_names(file.data)
        return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        yield self.kind, bounded_depth(lambda: _read(BoundedZip(file.data)))


def _read(package: BoundedZip) -> Article:
    main = _target(package, "", "officeDocument") or _MAIN
    if main not in package.names():
        raise DocumentRefused("the text is not in it: open it in Word or LibreOffice and save it again as .docx")
    body = DocxBody(docx_styles(read_part_if_sound(package, _target(package, main, "styles"))))
    body.read(read_part(package, main))
    for notes in ("footnotes", "endnotes"):
        body.read_notes(read_part_if_sound(package, _target(package, main, notes)))
    core = read_part_if_sound(package, _target(package, "", "core-properties"))
    return article_of(*compose(body.paragraphs), _metadata(core))


def _metadata(core: Element | None) -> Metadata:
    def stated(name: str) -> str | None:
        found = child(core, name)
        return None if found is None else found.text

    return Metadata(
        title=stated_title(stated("title")),
        author=stated_author(stated("creator")),
        language=language_tag(stated("language")),
    )


def _target(package: BoundedZip, part: str, kind: str) -> str | None:
    """The part that `part` ("" is the package) relates to as its `kind`, the last word of the relation's type."""
    folder, name = posixpath.split(part)
    relations = read_part_if_sound(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in [] if relations is None else relations:
        if (attribute(relation, "Type") or "").rpartition("/")[2] == kind:
            target = attribute(relation, "Target") or ""
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return None
