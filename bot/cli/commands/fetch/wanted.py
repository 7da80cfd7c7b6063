"""What is to be fetched: as it was typed, out of a file of addresses, or the feeds of the setting."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import LINKS_FETCHED, PullquoteError

from ...options import as_typed

_STANDARD_INPUT = "-"
_LIST_LIMIT = 16 * 1024 * 1024  # bytes; some 200,000 addresses


class NothingToFetch(PullquoteError):
    """No address is given, or the file of addresses can't be read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`lists` are feeds and sitemaps, of each of which at most `limit` pages are fetched."""

    pages: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    limit: int = LINKS_FETCHED

    @property
    def total(self) -> int | None:
        """How many pages, None where only the lists know."""
        return None if self.lists else len(self.pages)


def count(text: str) -> int:
    """Of an option: a number from 1 on. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10):
        raise argparse.ArgumentTypeError("it is no number from 1 on")
    return int(text)


def read_wanted(arguments: argparse.Namespace, feeds: Sequence[str]) -> Wanted:
    """`feeds` are fetched where nothing else is named. Raises NothingToFetch."""
    limit = LINKS_FETCHED if arguments.limit is None else arguments.limit
    if arguments.list is not None:
        return Wanted(_read_list(arguments.list))
    if arguments.urls:
        return Wanted(tuple(dict.fromkeys(map(as_typed, arguments.urls))))
    if lists := [as_typed(url) for url in (arguments.feed, arguments.sitemap) if url is not None] or feeds:
        return Wanted(lists=tuple(dict.fromkeys(lists)), limit=limit)
    raise NothingToFetch("No address is given: name one, --list, --feed or --sitemap, or set PULLQUOTE_FEEDS.")


def _read_list(file: str) -> tuple[str, ...]:
    try:
        lines = _bytes(file).decode("utf-8-sig").splitlines()
    except OSError as error:
        raise NothingToFetch(f"The list {file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise NothingToFetch(f"The list {file} is not UTF-8.") from None
    addresses = (line.strip() for line in lines)
    pages = tuple(dict.fromkeys(line for line in addresses if line and not line.startswith("#")))
    if not pages:
        raise NothingToFetch(f"The list {file} holds no address.")
    return pages


def _bytes(file: str) -> bytes:
    """Raises OSError, NothingToFetch."""
    if file == _STANDARD_INPUT:
        data = sys.stdin.buffer.read(_LIST_LIMIT + 1)
    else:
        with Path(file).open("rb") as opened:
            data = opened.read(_LIST_LIMIT + 1)
    if len(data) > _LIST_LIMIT:
        raise NothingToFetch(f"The list {file} is larger than {_LIST_LIMIT // 1024**2} MB: split it.")
    return data
