"""`fetch`: pages from the web, stored as files below the sources; `index` reads them from there."""

import argparse
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from ... import exit_status
from ...options import Commands, add_json_option, add_sources_option, read_settings
from ...output import tell
from .standing import Standing
from .wanted import Wanted, count, read_wanted

if TYPE_CHECKING:
    from bot.settings import Settings
    from index import Fetched


def add(commands: Commands) -> None:
    example = "https://paper.example/council/tram-vote.html"
    parser = commands.add("fetch", "store pages from the web below the sources, for the next index", _run, example)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("urls", nargs="*", default=[], metavar="URL", help="the address of a page")
    what.add_argument("--list", metavar="FILE", help="addresses, one a line, - for standard input; # begins a comment")
    what.add_argument("--feed", metavar="URL", help="a feed, whose articles are fetched that are not stored yet")
    what.add_argument("--sitemap", metavar="URL", help="a sitemap, or one of sitemaps: the latest pages first")
    parser.add_argument(
        "--limit", type=count, metavar="N", help="how many pages of a feed or a sitemap at most (100 where not given)"
    )
    add_sources_option(parser)
    add_json_option(parser, "print one JSON object a line")


def _run(arguments: argparse.Namespace) -> int:
    import asyncio

    settings = read_settings(arguments)
    wanted = read_wanted(arguments, settings.fetch.feeds or ())
    standing = Standing(wanted.total)
    try:
        asyncio.run(_fetch(settings, wanted, standing, as_json=arguments.json))
    except KeyboardInterrupt:
        standing.end()
        tell(f"Stopped. {standing.stored_words()} and will stay; the same again goes on.")
        return exit_status.INTERRUPTED
    if not arguments.json or sys.stderr.isatty():
        tell(standing.total_words())
    if wanted.limit == standing.stored and wanted.lists:
        tell(f"That is as many as --limit allows ({wanted.limit}); the same again fetches what is left.")
    return exit_status.DONE if standing.stored or not standing.failed else exit_status.NO_ANSWER


async def _fetch(settings: "Settings", wanted: Wanted, standing: Standing, *, as_json: bool) -> None:
    async with aclosing(_all(settings, wanted)) as found:
        async for one in found:
            standing.end()
            _print(one, as_json=as_json)
            standing.count(one)


async def _all(settings: "Settings", wanted: Wanted) -> "AsyncGenerator[Fetched, None]":
    from index import Fetcher

    fetching = settings.fetch
    fetcher = Fetcher(settings.index.sources, fetching.fetch_allow, contact=fetching.fetch_contact)
    runs = [fetcher.fetch(wanted.pages)] if wanted.pages else []
    for run in (*runs, *(fetcher.fetch_feed(url, wanted.limit) for url in wanted.lists)):
        async with aclosing(run) as found:
            async for one in found:
                yield one


def _print(one: "Fetched", *, as_json: bool) -> None:
    from bot.text_safety import one_line
    from index import FetchOutcome

    from ...output import print_json

    if as_json:
        print_json({"url": one.url, "stored": one.stored, "why": one.why})
    elif one.stored is not None:
        print(one_line(f"{one.why}: {one.stored} from {one.url}"), flush=True)
    elif one.outcome is FetchOutcome.NOTHING_NEW:
        print(one_line(f"nothing new: {one.url}: {one.why}"), flush=True)
    else:
        print(one_line(f"not stored: {one.url}: {one.why}"), flush=True)
