"""The sources folder: which files are read, how they are decoded, and why one is refused.

A document is read as UTF-8 (with or without a mark), UTF-16 or UTF-32 with a mark, or Windows-1252 where
not one byte sequence in it is UTF-8. Anything doubtful is refused: a wrongly decoded quotation is a wrong one.
"""

import codecs
import datetime
import hashlib
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .document import Document, Refusal
from .errors import SourcesUnusable, exhausted, out_of_resources
from .structure import front_matter_span, read_structure

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
SIZE_LIMIT = 16 * 1024 * 1024  # bytes; a book has 1 to 3 MB
_FRONT_MATTER_LIMIT = 64 * 1024  # characters
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001  # of all characters; prose has none, binary data far more
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site", "source", "publication"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "pubdate"),
    "url": ("url", "link", "permalink"),
    "language": ("language", "lang"),
}


class DocumentRefused(Exception):
    """A source that can't be read as it should be; its message is the reason."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below the sources folder. `content_hash` is over `data`, the bytes as they were read."""

    key: str
    data: bytes
    content_hash: str


def list_sources(folder: Path) -> list[Path]:
    """Every file below `folder` but hidden ones, in order; links to folders, which can loop, and folders that
    can't be opened are listed themselves, so that `read_source` tells of them.

    Raises SourcesUnusable where the folder is missing, is no folder or can't be opened.
    """
    if not folder.is_dir():
        raise SourcesUnusable(
            "The sources folder does not exist or is not a folder: create it and put .txt or .md files into it, "
            "or name another with --sources or PULLQUOTE_SOURCES."
        )
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise SourcesUnusable(
            f"The sources folder can't be opened ({error.strerror}): give this user the right to read it."
        ) from error
    found: list[Path] = []

    def unopened(error: OSError) -> None:
        if exhausted(error):
            raise out_of_resources(error)
        found.append(Path(os.fsdecode(error.filename)))

    for parent, folders, names in os.walk(folder, followlinks=False, onerror=unopened):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        found += [Path(parent) / name for name in [*names, *links] if not name.startswith(".")]
    return sorted(found)


def read_source(folder: Path, path: Path) -> SourceFile | Refusal:
    """The bytes of one file that `list_sources` found below `folder`, or why they can't be had."""
    key = path.relative_to(folder).as_posix()
    try:
        key.encode("utf-8")
    except UnicodeEncodeError:
        shown = key.encode("utf-8", "backslashreplace").decode("utf-8")
        return Refusal(shown, "its name is not valid UTF-8: rename the file")
    try:
        data = _read_bytes(path)
    except DocumentRefused as refused:
        return Refusal(key, str(refused))
    return SourceFile(key, data, f"sha256:{hashlib.sha256(data).hexdigest()}")


def read_document(source: SourceFile) -> Document:
    """The source as a document. Raises DocumentRefused with the reason."""
    text = decode(source.data)
    if not text.strip():
        raise DocumentRefused("it is empty: put the article's text into it or remove it")
    matter = front_matter_span(text)
    fields = _read_front_matter(text[: matter.end]) if matter else {}
    title = _text(fields, "title")
    if title is None and (span := read_structure(text).title) is not None:
        title = " ".join(span.of(text).lstrip("# ").split())
    url = _text(fields, "url")
    return Document(
        key=source.key,
        content_hash=source.content_hash,
        text=text,
        title=title,
        outlet=_text(fields, "outlet"),
        author=_text(fields, "author"),
        date=_date(fields),
        url=url if url and re.match(r"https?://[^\s/]+", url) else None,
        language=_text(fields, "language"),
    )


def decode(data: bytes) -> str:
    """Raises DocumentRefused where the encoding is not certain."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _prose(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise DocumentRefused(
                    f"it starts as {encoding.upper()} but breaks at byte {error.start}: save it as UTF-8"
                ) from error
    if b"\x00" in data:
        raise DocumentRefused(
            "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text"
        )
    try:
        return _prose(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_without_utf8(data, error.start)


def _decode_without_utf8(data: bytes, broken_at: int) -> str:
    if re.search(rb"[\xc2-\xf4][\x80-\xbf]", data):
        raise DocumentRefused(f"it mixes encodings (UTF-8 breaks at byte {broken_at}): save it as UTF-8")
    try:
        return _prose(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise DocumentRefused(
            f"it is neither UTF-8 nor Windows-1252 (byte {error.start}): save it as UTF-8"
        ) from error


def _prose(text: str) -> str:
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise DocumentRefused(
            "it is binary data, not text: only articles as text belong into the sources folder"
        )
    return text


def _read_bytes(path: Path) -> bytes:
    if path.is_symlink() and path.is_dir():
        raise DocumentRefused("it is a link to a folder, which is not followed: put the folder itself here")
    if path.is_dir():
        raise DocumentRefused("this folder can't be opened: give this user the right to read it")
    if path.suffix.lower() not in SUFFIXES:
        raise DocumentRefused(f"files of the kind {path.suffix or path.name} are not read: use .txt or .md")
    try:
        for _ in range(2):
            before = path.stat()
            if not stat.S_ISREG(before.st_mode):
                raise DocumentRefused("it is not a regular file: remove it")
            if before.st_size > SIZE_LIMIT:
                raise DocumentRefused(f"it is larger than {SIZE_LIMIT // 1024**2} MB: split it")
            data = path.read_bytes()
            after = path.stat()
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(
                data
            ) == after.st_size:
                return data
    except OSError as error:
        if exhausted(error):  # the document is not to blame, and would be lost to the index
            raise out_of_resources(error) from error
        raise DocumentRefused(
            f"it can't be read ({error.strerror}): check that it exists and its permissions"
        ) from error
    raise DocumentRefused("it changed while it was read: index again when it is written")


def _read_front_matter(head: str) -> dict[str, Any]:
    import yaml

    if len(head) > _FRONT_MATTER_LIMIT:
        raise DocumentRefused("its front matter is longer than 64 kB: shorten it")
    lines = head.lstrip("\ufeff").strip().splitlines()[1:-1]
    try:
        fields = yaml.safe_load("\n".join(lines))
        told = {str(k).lower(): _whole(v) for k, v in fields.items()} if isinstance(fields, dict) else {}
    except Exception as error:  # PyYAML raises whatever its constructors do: IndexError, KeyError, ValueError
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" in line {line + 2}"
        raise DocumentRefused(
            f"its front matter is not valid YAML{where}: put values with a colon in quotes"
        ) from error
    return told


def _whole(value: Any) -> Any:
    """Text whose halves of an emoji were escaped apart ("\\ud83d\\ude00") joined again. Raises UnicodeError."""
    if isinstance(value, list):
        return [_whole(v) for v in value]
    if not isinstance(value, str):
        str(value)  # a number too long to be written out raises here, not where it is used
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    for key in _FIELDS[name]:
        value = fields.get(key)
        if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _date(fields: Mapping[str, Any]) -> datetime.date | None:
    for key in _FIELDS["date"]:
        value = fields.get(key)
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value.strip()[:10])
            except ValueError:
                continue
    return None
