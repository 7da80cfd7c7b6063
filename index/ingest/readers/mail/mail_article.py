"""A mail as an article: its text under its own headline or its subject, and what its headers state.

A mail that passes on another stands for that one: its writer, its day and its subject.
"""

import re

from ...article import Article, Metadata, Unread
from ...reader import DocumentRefused
from ...stated.language_tags import language_tag
from ..feed.composing import has_words_beyond, with_title
from ..feed.statements import day_of, line_of
from .body import Body, body_of
from .head.links import url_of_mail
from .head.senders import read_sender, sender_of
from .mime import Part

_BEFORE_SUBJECT = re.compile(
    r"\s*(?:(?P<on>fwd?|wg|tr|rv|enc|doorst)|re|aw|sv|vs|antw|odp)(?:\[\d{1,3}\])?\s?:", re.IGNORECASE
)
_NO_TEXT = "it has no text, only pictures or a link: save the page that it leads to"


def article_of_mail(mail: Part) -> Article | Unread:
    try:
        body = body_of(mail, passed_on=_is_passed_on(mail.header("subject") or ""))
    except DocumentRefused as refused:
        return Unread(str(refused))
    metadata = _metadata(mail, body)
    flow = body.flow if body.headline is not None else with_title(metadata.title, body.flow)
    return Article(flow.text, flow.layout, metadata) if has_words_beyond(None, flow) else Unread(_NO_TEXT)


def _metadata(mail: Part, body: Body) -> Metadata:
    head = body.head
    if head is None:
        sender = sender_of(mail)
        date, faults = day_of([mail.header("date") or ""], "date")
    else:
        sender = read_sender(head.fields["from"], is_list=False)
        date, faults = day_of([head.fields.get("date", "")], "date")
    title = (
        body.headline
        or _title_of(mail.header("subject") or "")
        or _title_of((head.fields if head else {}).get("subject", ""))
    )
    return Metadata(
        title=title,
        outlet=sender.outlet,
        author=body.author or sender.author,
        date=date,
        url=url_of_mail(mail, body.html, body.plain),
        language=language_tag(mail.header("content-language")),
        faults=faults,
    )


def _is_passed_on(subject: str) -> bool:
    found = _BEFORE_SUBJECT.match(subject)
    return found is not None and found["on"] is not None


def _title_of(subject: str) -> str | None:
    position = 0
    while (found := _BEFORE_SUBJECT.match(subject, position)) is not None:
        position = found.end()
    return line_of(subject[position:])
