"""What goes wrong over HTTP as a status and one sentence."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

from bot.dates import NoDate
from bot.failures import apology_for, is_shortage, sentence_for
from bot.replies.serving import (
    INDEX_UNUSABLE,
    MODEL_UNUSABLE,
    NO_SUCH_CALL,
    NO_SUCH_METHOD,
    NOTHING_PUBLISHED,
    UNUSABLE,
    too_large,
    took_too_long,
)
from bot.service.pool import Busy
from index import (
    DraftUnreadable,
    IndexDamaged,
    ModelUnusable,
    NothingPublished,
    OtherVersion,
    OutOfResources,
    PullquoteError,
)

_log = logging.getLogger(__name__)
_UNUSABLE = {IndexDamaged: INDEX_UNUSABLE, OtherVersion: INDEX_UNUSABLE, ModelUnusable: MODEL_UNUSABLE}
_SOON = 1  # seconds until a busy server has room again
_LATER = 30  # seconds until what was given up, or isn't there, may be there


@dataclass(frozen=True, slots=True)
class Problem:
    status: HTTPStatus
    sentence: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """A call that is not answered; `problem` tells why."""

    def __init__(self, status: HTTPStatus, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.problem = Problem(status, sentence, headers or {})


class TookTooLong(PullquoteError):
    """A call was given up after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(took_too_long(seconds))


def bad_request(sentence: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, sentence)


def body_too_large(most: int) -> Refused:
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large(most))


def not_found(sentence: str) -> Refused:
    return Refused(HTTPStatus.NOT_FOUND, sentence)


def problem_of(error: Exception) -> Problem:
    """The whole of what the caller gets to know. A bug is logged under the reference that its sentence shows."""
    match error:
        case Refused():
            return error.problem
        case web.HTTPNotFound():
            return Problem(HTTPStatus.NOT_FOUND, NO_SUCH_CALL)
        case web.HTTPMethodNotAllowed():
            return Problem(
                HTTPStatus.METHOD_NOT_ALLOWED, NO_SUCH_METHOD, {"Allow": ", ".join(sorted(error.allowed_methods))}
            )
        case Busy():
            return _unavailable(str(error), _SOON)
        case TookTooLong() | OutOfResources():
            return _unavailable(str(error), _LATER)
        case NothingPublished():
            return _unavailable(NOTHING_PUBLISHED, _LATER)
        case DraftUnreadable() | NoDate():
            return Problem(HTTPStatus.BAD_REQUEST, str(error))
        case PullquoteError():  # whose sentence is for whoever runs this: it names files of the machine
            _log.warning("unusable", extra={"reason": type(error).__name__})
            return _unavailable(_UNUSABLE.get(type(error), UNUSABLE), _LATER)
    if is_shortage(error):
        return _unavailable(sentence_for(error), _LATER)
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, apology_for(error))


def _unavailable(sentence: str, seconds: int) -> Problem:
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence, {"Retry-After": str(seconds)})
