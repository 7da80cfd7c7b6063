"""Where the command line hands over to Discord, real or simulated."""

import logging
from typing import TYPE_CHECKING

from index import PullquoteError

if TYPE_CHECKING:
    from bot.settings import Settings

_log = logging.getLogger(__name__)


class NoToken(PullquoteError):
    def __init__(self) -> None:
        super().__init__(
            "DISCORD_TOKEN is not set: put the bot's token into .env or the environment "
            "(docs/discord-setup.md shows where to get it), or ask in the terminal with `python -m bot chat`."
        )


class NoSimulator(PullquoteError):
    def __init__(self) -> None:
        super().__init__("The simulated Discord is not installed: run `make setup`.")


def run_on_discord(settings: "Settings") -> None:
    """Until the process is told to stop. Raises NoToken."""
    if settings.discord.token is None:
        raise NoToken
    from bot.room import TO_ANSWER, check_room

    check_room(TO_ANSWER)
    from bot.discord import run
    from bot.service.folder_collection import open_collections
    from bot.service.keepers import Keepers
    from bot.service.sources.upkeep import Upkeep
    from bot.token_form import TOKEN

    account = settings.discord
    if not TOKEN.fullmatch(settings.discord.token.get_secret_value()):
        _log.warning("the token has not the form of a bot's token", extra={"mend": "copy it again"})
    keepers = Keepers(account.home_server, account.owners or frozenset())
    token = settings.discord.token.get_secret_value()
    upkeep = Upkeep.of_settings(settings)
    reader = settings.serve.reader
    run(open_collections(settings), account.memory, token, account.api_url, keepers, upkeep, reader)


def run_preview(settings: "Settings") -> None:
    """Until the process is told to stop. Raises NoSimulator."""
    from importlib.util import find_spec

    if find_spec("simcord") is None:
        raise NoSimulator
    from bot.preview import main
    from bot.service.folder_collection import FolderCollection

    from .first_index import index_first

    index_first(FolderCollection.of_settings(settings))
    main(settings)
