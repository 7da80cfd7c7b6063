"""PDFs made by hand: pages of lines at places, in the fonts that every viewer has."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # points; A4


@dataclass(frozen=True, slots=True)
class At:
    """One line: its words in Windows-1252, where they begin, from the page's lower left corner, and their size."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10
    font: str = "F1"

    def operators(self) -> bytes:
        shown = self.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        return b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (self.font.encode(), self.size, self.x, self.y, shown)


FONTS = {
    "F1": b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    "F2": b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
}


def column(lines: Sequence[str], x: float = 72, top: float = 700, leading: float = 12, size: float = 10) -> list[At]:
    """Lines below each other; a line that begins with a blank is indented by ten points."""
    return [
        At(line.strip(), x + (10 if line.startswith(" ") else 0), top - position * leading, size)
        for position, line in enumerate(lines)
    ]


def pdf(*pages: Sequence[At], info: bytes = b"", catalog: bytes = b"", fonts: dict[str, bytes] | None = None) -> bytes:
    """`info` and `catalog` are entries of the document's information and of its catalog, as they are written."""
    return pdf_of_streams(
        *(b"".join(line.operators() for line in page) for page in pages), info=info, catalog=catalog, fonts=fonts
    )


def pdf_of_streams(
    *streams: bytes, info: bytes = b"", catalog: bytes = b"", fonts: dict[str, bytes] | None = None
) -> bytes:
    """A page for each content stream, packed."""
    known = FONTS | (fonts or {})
    resources = b" ".join(b"/%s %d 0 R" % (name.encode(), 4 + i) for i, name in enumerate(known))
    first = 4 + len(known)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids),
        b"<< %s >>" % info,
        *known.values(),
    ]
    for i, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << %s >> >> /Contents %d 0 R >>"
            % (WIDTH, HEIGHT, resources, first + 2 * i + 1)
        )
        objects.append(stream_object(zlib.compress(stream), b"/Filter /FlateDecode"))
    return pdf_of_objects(objects)


def stream_object(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pdf_of_objects(objects: Sequence[bytes]) -> bytes:
    """The first is the catalog, the third the document's information."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()
