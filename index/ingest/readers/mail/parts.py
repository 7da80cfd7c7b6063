"""Which parts of a mail are its text, and which are files that it brings."""

from dataclasses import dataclass

from ...reader import RawFile
from .mime import Part

_ARTICLES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_SUFFIXES = (".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".txt", ".md", ".markdown")
_MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Section:
    """The same words as HTML and as plain text; either may be empty."""

    html: tuple[Part, ...] = ()
    plain: tuple[Part, ...] = ()


def sections_of(part: Part) -> list[Section]:
    """The mail's text in order: more than one where a list's program put its own behind it."""
    if part.body is not None:
        return _alone(part)
    if part.media_type == "multipart/related":
        return next((found for inner in part.parts if (found := sections_of(inner))), [])
    sections = [section for inner in part.parts for section in sections_of(inner)]
    if part.media_type != "multipart/alternative":
        return sections
    html = tuple(one for section in sections for one in section.html)
    return [Section(html, tuple(one for section in sections for one in section.plain))] if sections else []


def _alone(part: Part) -> list[Section]:
    if _is_file(part):
        return []
    if part.media_type == "text/html":
        return [Section(html=(part,))]
    return [Section(plain=(part,))] if part.media_type == "text/plain" else []


def files_of(part: Part) -> list[Part]:
    """Those that may be articles, in order."""
    if part.body is None:
        return [file for inner in part.parts for file in files_of(inner)]
    return [part] if _is_file(part) and (part.media_type in _ARTICLES or _has_suffix(part)) else []


def mails_in(part: Part) -> list[Part]:
    """Whole mails that were put into this one."""
    if part.body is None:
        return [mail for inner in part.parts for mail in mails_in(inner)]
    return [part] if part.media_type == _MAIL else []


def raw_file(part: Part) -> RawFile:
    """Text as UTF-8 with a mark, since what the mail states of its encoding is lost otherwise. Raises
    DocumentRefused."""
    name = (part.file_name or "attachment").replace("\\", "/").rpartition("/")[2]
    if not _has_suffix(part):
        name += _ARTICLES[part.media_type]
    is_text = part.media_type.startswith("text/") and part.parameter("charset") is not None
    return RawFile(name, f"\ufeff{part.text()}".encode() if is_text else part.data())


def _is_file(part: Part) -> bool:
    return part.is_attached or (part.file_name is not None and part.header("content-disposition") is not None)


def _has_suffix(part: Part) -> bool:
    return (part.file_name or "").lower().endswith(_SUFFIXES)
