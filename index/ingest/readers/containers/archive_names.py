"""Which files of an archive may be documents, by their names.

What begins with a dot is a program's own, an absolute name belongs to somebody's machine, and what a browser saves
beside a page, in a folder called after it, are the page's parts.
"""

import re
from collections.abc import Iterable

_HIDDEN = re.compile(r"(?:\A|/)(?:\.|__MACOSX/|Thumbs\.db\Z|desktop\.ini\Z)", re.IGNORECASE)
_ABSOLUTE = re.compile(r"/|[A-Za-z]:[/\\]")
_PAGE = re.compile(r"(.+)\.x?html?\Z", re.IGNORECASE)
# "bridge_files/", as browsers call it in their languages.
_PARTS = re.compile(
    r"(.+?)[_-](?:files|Dateien|fichiers|archivos|bestanden|file|arquivos|ficheiros|pliki|filer|soubory|dosyalar)/"
)
# Pictures, sound, film, type, programs and what is theirs.
_NO_DOCUMENT = frozenset(
    "png jpg jpeg jpe jfif gif webp avif bmp ico tif tiff svg svgz heic psd eps "
    "mp3 m4a aac ogg oga opus wav flac mp4 m4v mov avi mkv webm wmv mpg mpeg ts m3u8 "
    "css scss less js mjs cjs map wasm woff woff2 ttf otf eot "
    "exe dll so dylib bin dat db sqlite sqlite3 pyc class jar o a lock log ini cfg plist webmanifest".split()
)


def is_wanted(name: str) -> bool:
    if _HIDDEN.search(name) or _ABSOLUTE.match(name):
        return False
    return name.rpartition(".")[2].lower() not in _NO_DOCUMENT


def without_parts(names: Iterable[str]) -> list[str]:
    """Sorted, and without what lies in the folders of saved pages."""
    names = sorted(names)
    pages = {page[1] for name in names if (page := _PAGE.match(name)) is not None}
    return [name for name in names if not ((folder := _PARTS.match(name)) is not None and folder[1] in pages)]
