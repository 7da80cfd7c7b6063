"""What was fetched, as files below the sources: `web/<host>/<what it is about>-<8 digits of its address's hash>.html`,
and beside it, hidden, `.<its name>.json` with where it is from.

A page has one file, called by the address at the end of all redirects, to which `stored/leads.py` leads from the one
that was asked for. Where that redirects to another address later, its file is called by what was asked for from then
on, as the next time it may be yet another.

The hidden one is written first: a kill between the two leaves a page without its news, which the next run brings, and
never a page of which nobody knows where it is from. What leads to a page is written last, when it stands.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from yarl import URL

from ..errors import SourcesUnusable
from ..files.whole_file import rename_durably, write_whole_file
from ..hashing import address_hash
from .fetched import NotFetched
from .kinds import STORED
from .origin import StoredOrigin, origin_file, stored_origin
from .stored.leads import Leads
from .stored.naming import folder_of, stem_of
from .stored.page import StoredPage

FOLDER = "web"
_ASKED_BY_LIMIT = 200  # addresses that lead to one file; more are asked for each time, and lead to it all the same


class Shelf:
    """The part of a sources folder that holds what was fetched. Every method reads or writes files."""

    def __init__(self, sources: Path) -> None:
        self._sources = sources
        self._leads = Leads(sources / FOLDER)
        self._one_at_a_time = threading.Lock()  # two addresses may lead to one file

    def check(self) -> None:
        """Raises SourcesUnusable."""
        if not self._sources.is_dir():
            raise SourcesUnusable(
                "The sources folder does not exist or is not a folder: create it, or name another with --sources or "
                "PULLQUOTE_SOURCES."
            )

    def find(self, url: URL) -> StoredPage | None:
        """What was stored of this address: what it led to, or else what is called by it."""
        return self._led_to(url) or self._called(url)

    def answered(self, url: URL) -> StoredPage | None:
        """The file for what this very address answers, no matter what was asked for."""
        found = self.find(url)
        return found if found and str(url) in (found.origin.url, found.called) else self._called(url)

    def keep(self, url: URL, suffix: str, body: bytes, origin: StoredOrigin) -> tuple[str, str]:
        """The file's name and "new", "changed" or "unchanged". `url` is what was asked for. Raises NotFetched where
        another file stands in its place, SourcesUnusable where it can't be written."""
        with self._writing():
            earlier, there = self.find(url), self.answered(_as_url(origin.url))
            called = self._place(url, origin, earlier, there)
            standing, path = self._called(called), self._path(called, suffix)
            if path.exists() and not (standing and standing.path == path):
                raise NotFetched(f"{self._name(path)} stands in its place and was not fetched: move it away")
            page = StoredPage(path, self._name(path), _asked_by(url, origin, str(called), standing), str(called))
            unchanged = standing is not None and standing.path == path and path.read_bytes() == body
            if not unchanged:
                self._write(page, body)
            elif standing and not standing.origin.is_like(page.origin):
                _write(origin_file(path), page.origin.line())
            if standing and standing.path != path:  # it is of another kind now
                standing.remove()
            self._lead(url, page, earlier, standing)
        known = there or (earlier and page.called == str(url))
        return page.name, "unchanged" if unchanged else "changed" if known else "new"

    def lead(self, url: URL, page: StoredPage) -> str:
        """What was asked for led to this file, which is as it was; returns the file's name. What is noted of it may be
        more by now than when `page` was read. Raises NotFetched where it is gone, SourcesUnusable."""
        with self._writing():
            standing = self._called(_as_url(page.called)) or self.answered(_as_url(page.origin.url))
            if standing is None:
                raise NotFetched("what was stored of it was removed meanwhile: fetch it again")
            earlier = self.find(url)
            led = replace(standing, origin=_asked_by(url, standing.origin, standing.called, standing))
            if led.origin != standing.origin:
                _write(origin_file(standing.path), led.origin.line())
            self._lead(url, led, earlier, standing)
            return led.name

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._one_at_a_time:
            try:
                yield
            except OSError as error:
                raise SourcesUnusable(
                    f"The sources folder can't be written ({error.strerror}): free space, or give this user the right "
                    "to write there. What is stored already stays."
                ) from error

    def _led_to(self, url: URL) -> StoredPage | None:
        led = self._leads.of(str(url))
        with suppress(ValueError):  # what it leads to is no address: it is damaged
            return self._called(_as_url(led)) if led else None
        return None

    def _place(self, url: URL, origin: StoredOrigin, earlier: StoredPage | None, there: StoredPage | None) -> URL:
        """The address that the file is to be called by."""
        if there is not None:
            return _as_url(there.called)
        if earlier is not None and (earlier.called == str(url) or self._is_of_one(earlier, url)):
            return url
        return _as_url(origin.url)

    def _is_of_one(self, page: StoredPage, url: URL) -> bool:
        """Whether nothing but this address leads to the file."""
        return all(
            hashed == address_hash(str(url)) or not self._leads_to(hashed, page) for hashed in page.origin.asked_hashes
        )

    def _leads_to(self, hashed: str, page: StoredPage) -> bool:
        led = self._leads.of_hash(hashed)
        return led == page.called or (led is None and hashed == address_hash(page.called))

    def _lead(self, url: URL, page: StoredPage, earlier: StoredPage | None, before: StoredPage | None) -> None:
        """What leads to the page that stands there now: `earlier` is where it led before, and `before` the page as it
        was. The earlier one goes where nothing else leads there and the page takes its place or says the same; an
        article whose address shows the home page by now stays, as one does that is no longer there."""
        goes = earlier and earlier.called != page.called and self._is_of_one(earlier, url)
        if earlier and goes and (before is None or _are_alike(earlier.path, page.path)):
            earlier.remove()
            self._forget(earlier.origin.url, earlier)
        if (
            before
            and before.origin.url != page.origin.url
            and address_hash(before.origin.url) not in (page.origin.asked_hashes)
        ):
            self._forget(before.origin.url, page)
        if address_hash(str(url)) in page.origin.asked_hashes:
            self._note(str(url), page)
        self._note(page.origin.url, page)

    def _note(self, url: str, page: StoredPage) -> None:
        if url == page.called:
            self._leads.forget(address_hash(url))
        else:
            self._leads.note(url, page.called)

    def _forget(self, url: str, page: StoredPage) -> None:
        if self._leads.of(url) == page.called:
            self._leads.forget(address_hash(url))

    def _called(self, url: URL) -> StoredPage | None:
        """Where a kill left two kinds, the later one stays and the other goes."""
        found = sorted(self._standing(url), key=lambda page: page.origin.fetched_at)
        for earlier in found[:-1]:
            with suppress(OSError):
                earlier.remove()
        return found[-1] if found else None

    def _standing(self, url: URL) -> Iterator[StoredPage]:
        for kind in STORED:
            path = self._path(url, kind.value)
            if path.is_file() and (origin := stored_origin(path)) and str(url) in (origin.asked, origin.url):
                yield StoredPage(path, self._name(path), origin, str(url))

    def _write(self, page: StoredPage, body: bytes) -> None:
        page.path.parent.mkdir(parents=True, exist_ok=True)
        _write(origin_file(page.path), page.origin.line())
        _write(page.path, body)

    def _path(self, url: URL, suffix: str) -> Path:
        return self._sources / FOLDER / folder_of(url) / f"{stem_of(url)}{suffix}"

    def _name(self, path: Path) -> str:
        return path.relative_to(self._sources).as_posix()


def _are_alike(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _as_url(stored: str) -> URL:
    return URL(stored, encoded=True)


def _asked_by(url: URL, origin: StoredOrigin, called: str, before: StoredPage | None) -> StoredOrigin:
    """With every address that led to the file. One that is not called by what answered has to tell what it is called
    by, which is what was asked for then."""
    first = called if called != origin.url else before.origin.asked if before else str(url)
    known = dict.fromkeys((*(before.origin.asked_hashes if before else ()), address_hash(str(url))))
    others = [hashed for hashed in known if hashed != address_hash(first)]
    return replace(origin, asked=first, asked_by=tuple(others[:_ASKED_BY_LIMIT]))


def _write(path: Path, data: bytes) -> None:
    """Under a hidden name until it is whole: a draft that a kill leaves is not taken for a source."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with write_whole_file(aside) as file:
            file.write(data)
        rename_durably(aside, path)
    finally:
        aside.unlink(missing_ok=True)
