"""What a server answered, as a WARC file keeps it: the page's own bytes, freed of how they were sent."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from ...reader import DocumentRefused
from .charsets import decode_declared
from .packing import Damaged, deflated, member_pieces
from .unpacking import Budget, Unpacked
from .warc_records import RECORD_LIMIT, read_headers

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_HEAD_LIMIT = 256 * 1024  # bytes
_CHUNK_SIZE = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_MARK = "\ufeff"
_DAMAGED = "what it holds is packed, and damaged or cut: fetch the page again"
_TOO_LARGE = f"it unpacks to more than {RECORD_LIMIT // 1024**2} MB: fetch the page alone"


@dataclass(frozen=True, slots=True)
class Response:
    """`body` as it was sent, `media_type` in lower case and without parameters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def read_response(block: bytes) -> Response | None:
    """None where it is no answer of a web server."""
    end = _HEAD_END.search(block, 0, _HEAD_LIMIT)
    head = block[: end.start() if end else len(block)].splitlines()
    status = re.match(rb"HTTP/[\d.]+ (\d{3})\b", head[0]) if head else None
    if status is None or (end is None and len(block) > _HEAD_LIMIT):
        return None
    return Response(int(status[1]), read_headers(iter(head[1:])), block[end.end() :] if end else b"")


def page_of(response: Response, budget: Budget) -> bytes:
    """The page as its author's program made it. Raises DocumentRefused."""
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("gzip", "x-gzip"):
        return _gunzipped(body, budget)
    if encoding == "deflate":
        return _inflated(body, budget)
    if encoding in ("", "identity", "none", "utf-8"):
        return body
    raise DocumentRefused(f"it is packed as {encoding[:40]}, which is not read: fetch the page again without it")


def marked_text(response: Response, page: bytes) -> bytes:
    """The page as UTF-8 with a mark where the server states its encoding, so that nobody has to find it out again."""
    declared = _CHARSET.search(response.headers.get("content-type", ""))
    if declared is None:
        return page
    try:
        text = decode_declared(page, declared[1])
    except DocumentRefused:
        return page
    return f"{_MARK}{text.removeprefix(_MARK)}".encode(errors="replace")


def _joined(body: bytes) -> bytes:
    """Chunks put together; the body itself where it is in none, as some programs keep it joined. Raises
    DocumentRefused."""
    chunks: list[bytes] = []
    position = 0
    while (size := _CHUNK_SIZE.match(body, position)) is not None:
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(chunks)
        chunks.append(body[start : start + length])
        position = start + length + (2 if body.startswith(b"\r\n", start + length) else 1)
        if position > len(body):
            break
    if not chunks:
        return body
    raise DocumentRefused("its chunks are cut or damaged: fetch the page again")


def _gunzipped(body: bytes, budget: Budget) -> bytes:
    """The body itself where it is not packed after all. Raises DocumentRefused."""
    try:
        page = Unpacked(body, budget).read(RECORD_LIMIT + 1)
    except Damaged as error:
        raise DocumentRefused(_DAMAGED) from error
    if len(page) > RECORD_LIMIT:
        raise DocumentRefused(_TOO_LARGE)
    return page


def _inflated(body: bytes, budget: Budget) -> bytes:
    """With zlib's head, as the standard has it, or without, as some servers send it. Raises DocumentRefused."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        page = bytearray()
        try:
            for piece in member_pieces(body, 0, deflated(window)):
                budget.spend(len(piece))
                page += piece
                if len(page) > RECORD_LIMIT:
                    raise DocumentRefused(_TOO_LARGE)
            return bytes(page)
        except Damaged:
            continue
    raise DocumentRefused(_DAMAGED)
