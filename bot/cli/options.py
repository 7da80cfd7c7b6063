"""Options that several commands share, spelled once."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from bot.settings import Settings

_REPEATED = 80  # characters
Run: TypeAlias = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Commands:
    """The parser's list of commands, which each command module adds itself to."""

    group: "argparse._SubParsersAction[Any]"

    def add(self, name: str, purpose: str, run: Run, example: str) -> argparse.ArgumentParser:
        """`example` is what follows the program's and the command's name, as it would be typed."""
        parser: argparse.ArgumentParser = self.group.add_parser(
            name,
            help=purpose,
            description=purpose[:1].upper() + purpose[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parser.epilog = f"example: {parser.prog} {example}".rstrip()
        parser.set_defaults(run=run)
        return parser


def add_index_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index's folder (setting: PULLQUOTE_INDEX)")


def add_sources_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="the folder of documents (setting: PULLQUOTE_SOURCES)"
    )


def add_json_option(parser: argparse.ArgumentParser, purpose: str = "print JSON and nothing else") -> None:
    parser.add_argument("--json", action="store_true", help=purpose)


def read_settings(arguments: argparse.Namespace, *, log_level: int | None = None) -> "Settings":
    """The settings in force for this command, with logging set up: `log_level` where the settings name none,
    warnings where that is None too."""
    import logging

    from bot.logs import configure_logging
    from bot.settings import load_settings

    settings = load_settings(sources=getattr(arguments, "sources", None), index=getattr(arguments, "index", None))
    configure_logging(settings.logging, logging.WARNING if log_level is None else log_level)
    return settings


def shortened(text: str) -> str:
    """What was typed, for a sentence that repeats it."""
    return text if len(text) <= _REPEATED else f"{text[:_REPEATED]}…"


def as_typed(text: str) -> str:
    """An argument as text: bytes that are no UTF-8 arrive as lone surrogates, which nothing can store."""
    return text.encode("utf-8", "replace").decode("utf-8")
