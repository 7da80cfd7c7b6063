"""Mails are documents, and so are the articles that they bring as files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....text.document import Kind
from ...reader import Member, RawFile, ReadMember
from .heads import read_head
from .mailbox_file import is_mailbox, mails_of

_HEAD = 64 * 1024  # bytes
_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,99}(?=[!-9;-~]{1,76}[ \t]*:)")
_SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})
_OF_MAILS = frozenset({"from", "to", "subject", "date", "received", "mime-version"})
# What programs write that send mails on, and people don't.
_OF_THEIR_WAY = frozenset(
    {"message-id", "received", "mime-version", "return-path", "delivered-to", "dkim-signature", "x-mailer"}
)


@dataclass(frozen=True, slots=True)
class MailReader:
    """Takes `.eml` and `.mbox`, and pages that browsers saved in the form of a mail."""

    kind: Kind = Kind.MAIL
    several: bool = True

    def claims(self, file: RawFile) -> bool:
        if is_mailbox(file.data):
            return True
        begins = _BEGINS.match(file.data)
        if begins is None:
            return False
        names = read_head(file.data[begins.end() : _HEAD])[0].keys()
        if file.suffix in _SUFFIXES:
            return not _OF_MAILS.isdisjoint(names)
        return "from" in names and not _OF_THEIR_WAY.isdisjoint(names)

    def read(self, file: RawFile, read_member: ReadMember) -> Iterator[Member]:
        from .members import members_of_mail

        if is_mailbox(file.data):
            mails = mails_of(file.data)
        else:
            begins = _BEGINS.match(file.data)
            mails = [file.data[begins.end() if begins else 0 :]]
        for mail in mails:
            yield from members_of_mail(mail, read_member)
