"""One collection for all servers, or one for each with nothing in common."""

from pathlib import Path

import pytest

from bot.service.folder_collection import open_collections
from bot.settings import AnswerSettings, DiscordSettings, IndexSettings, LoggingSettings, ModelSettings, Settings
from index import NothingPublished


def settings(folder: Path, *, per_server: bool) -> Settings:
    return Settings(
        discord=DiscordSettings(),
        index=IndexSettings(sources=folder / "sources", index=folder / "index", per_server=per_server),
        model=ModelSettings(),
        answers=AnswerSettings(),
        logging=LoggingSettings(),
    )


def test_one_for_all(tmp_path: Path) -> None:
    collections = open_collections(settings(tmp_path, per_server=False))
    assert collections.for_server(1) is collections.for_server(2) is collections.for_server(None)
    assert collections.for_server(1).sources == tmp_path / "sources"


def test_one_for_each_and_one_for_direct_messages(tmp_path: Path) -> None:
    collections = open_collections(settings(tmp_path, per_server=True))
    folders = [collections.for_server(server).sources for server in (1, 2, None)]
    assert folders == [tmp_path / "sources" / name for name in ("1", "2", "direct")]
    assert collections.for_server(1) is collections.for_server(1)
    with pytest.raises(NothingPublished, match="index/2 yet"):
        collections.for_server(2).retriever()
