"""What one mail holds: itself, the articles that it brings as files, and the mails that were put into it."""

from collections.abc import Iterator

from ....text.document import Kind
from ...article import Unread
from ...reader import DocumentRefused, Member, RawFile, ReadMember
from ..containers.naming import named
from ..feed.statements import url_of
from .mail_article import article_of_mail
from .mime import Part, read_mail
from .parts import files_of, mails_in, raw_file, sections_of

_DEPTH_LIMIT = 2  # mails within mails


def members_of_mail(data: bytes, read_member: ReadMember, depth: int = 1) -> Iterator[Member]:
    """A mail without text that brings something is not told to have none."""
    try:
        mail = read_mail(data)
    except DocumentRefused as refused:
        yield Unread(str(refused))
        return
    if _is_saved_page(mail):
        yield from _of_saved_page(mail, read_member)
        return
    files, mails = files_of(mail), mails_in(mail) if depth < _DEPTH_LIMIT else []
    itself = article_of_mail(mail)
    if not isinstance(itself, Unread):
        yield Kind.MAIL, itself
    elif not (files or mails):
        yield itself
    for part in files:
        yield from _of_file(part, read_member)
    for part in mails:
        yield from members_of_mail(part.body or b"", read_member, depth + 1)


def _of_file(part: Part, read_member: ReadMember) -> Iterator[Member]:
    try:
        file = raw_file(part)
    except DocumentRefused as refused:
        yield Unread(str(refused), part.file_name)
        return
    for member in read_member(file):
        yield named(member, file.name)


def _is_saved_page(mail: Part) -> bool:
    return mail.header("snapshot-content-location") is not None or "<saved by " in (mail.header("from") or "").lower()


def _of_saved_page(mail: Part, read_member: ReadMember) -> Iterator[Member]:
    page = next((part for section in sections_of(mail) for part in section.html), None)
    if page is None:
        yield Unread("it is a saved page without the page: save it anew")
        return
    url = mail.header("snapshot-content-location") or page.header("content-location")
    yield from _of_page(page, url, read_member)


def _of_page(page: Part, url: str | None, read_member: ReadMember) -> Iterator[Member]:
    try:
        text = page.text()
    except DocumentRefused as refused:
        yield Unread(str(refused))
        return
    yield from read_member(RawFile("page.html", f"\ufeff{text}".encode(), url_of([url or ""])))
