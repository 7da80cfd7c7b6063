"""OpenDocument texts, as LibreOffice writes them.

When a document was saved is not when it was published, so that it has no date.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...article import Article, Metadata
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember
from ...stated.language_tags import language_tag
from ..bounded_zip import BoundedZip, zip_names
from .composing import compose
from .opendocument.body import OdtBody
from .opendocument.styles import odt_styles
from .parts import Element, child, media_type, read_part, read_part_if_sound
from .reading import article_of, bounded_depth
from .stated import stated_author, stated_title

_MEDIA_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer")
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class OdtReader:
    kind: Kind = Kind.ODT
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        return media_type(file.data, zip_names(file.data)).startswith(_MEDIA_TYPES)

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        yield self.kind, bounded_depth(lambda: _read(BoundedZip(file.data)))


def _read(package: BoundedZip) -> Article:
    manifest = read_part_if_sound(package, _MANIFEST)
    if manifest is not None and any(True for _ in manifest.iter("{*}encryption-data")):
        raise DocumentRefused("it is encrypted: save it without a password")
    content = read_part(package, _CONTENT)
    text = child(child(content, "body"), "text")
    if text is None:
        raise DocumentRefused("the text is not in it: open it in LibreOffice and save it again as .odt")
    body = OdtBody(odt_styles(read_part_if_sound(package, "styles.xml"), content))
    body.read(text)
    meta = child(read_part_if_sound(package, "meta.xml"), "meta")
    return article_of(*compose([*body.paragraphs, *body.notes]), _metadata(meta))


def _metadata(meta: Element | None) -> Metadata:
    """Its author is who began it; who saved it last may have mended a comma."""

    def stated(name: str) -> str | None:
        found = child(meta, name)
        return None if found is None else found.text

    return Metadata(
        title=stated_title(stated("title")),
        author=stated_author(stated("initial-creator") or stated("creator")),
        language=language_tag(stated("language")),
    )
