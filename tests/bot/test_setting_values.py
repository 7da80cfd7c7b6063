"""Settings: what each variable may hold, and the sentence about a value that can't be used."""

import datetime
from pathlib import Path

import pytest

from bot.settings import (
    AnswerSettings,
    DiscordSettings,
    IndexSettings,
    LoggingSettings,
    LogLevel,
    ModelSettings,
    Settings,
    SettingsWrong,
    load_settings,
    setting_names,
)
from bot.timing.schedule import Daily, Every, OnChanges

NAMES = {
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "PULLQUOTE_MEMORY",
    "PULLQUOTE_HOME_SERVER",
    "PULLQUOTE_OWNERS",
    "PULLQUOTE_SOURCES",
    "PULLQUOTE_INDEX",
    "PULLQUOTE_PER_SERVER",
    "PULLQUOTE_SPEAKER_LINE",
    "PULLQUOTE_SPEAKER_THRESHOLD",
    "PULLQUOTE_FOLLOW_LINKS",
    "PULLQUOTE_READ_SECONDS",
    "PULLQUOTE_MODEL",
    "PULLQUOTE_FETCH_ALLOW",
    "PULLQUOTE_REINDEX",
    "PULLQUOTE_FEEDS",
    "PULLQUOTE_FETCH_CONTACT",
    "PULLQUOTE_EXCERPTS",
    "PULLQUOTE_ANSWER_LINE",
    "PULLQUOTE_ANSWER_THRESHOLD",
    "PULLQUOTE_LOG_LEVEL",
    "PULLQUOTE_LOG_JSON",
    "PULLQUOTE_LOG_FILE",
}
OWNERS = "it is no list of user numbers, for example 80351110224678912,80351110224678913"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of whoever runs the tests, and no .env of theirs."""
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_names_are_a_promise() -> None:
    assert setting_names() == NAMES


def test_where_nothing_is_set() -> None:
    assert load_settings() == Settings(
        discord=DiscordSettings(
            token=None,
            api_url="https://discord.com/api/v10",
            memory=Path(".pullquote.sqlite3"),
            home_server=None,
            owners=None,
        ),
        index=IndexSettings(
            sources=Path("seeds"),
            index=Path(".index"),
            per_server=False,
            speaker_line=None,
            follow_links=False,
            read_seconds=10.0,
        ),
        model=ModelSettings(model=None),
        answers=AnswerSettings(excerpts=3, answer_line=None),
        logging=LoggingSettings(log_level=None, log_json=False, log_file=None),
    )


@pytest.mark.parametrize(
    ("name", "written", "section", "field", "value"),
    [
        ("DISCORD_API_URL", "http://127.0.0.1:8080/api/v10/", "discord", "api_url", "http://127.0.0.1:8080/api/v10"),
        ("PULLQUOTE_HOME_SERVER", "2000", "discord", "home_server", 2000),
        ("PULLQUOTE_OWNERS", "4000", "discord", "owners", frozenset({4000})),
        ("PULLQUOTE_OWNERS", " 4000, 4001 ,,", "discord", "owners", frozenset({4000, 4001})),
        ("PULLQUOTE_OWNERS", ",", "discord", "owners", frozenset()),
        ("PULLQUOTE_MEMORY", "a/b.sqlite", "discord", "memory", Path("a/b.sqlite")),
        ("PULLQUOTE_SOURCES", "news", "index", "sources", Path("news")),
        ("PULLQUOTE_PER_SERVER", "yes", "index", "per_server", True),
        ("PULLQUOTE_PER_SERVER", "0", "index", "per_server", False),
        ("PULLQUOTE_SPEAKER_LINE", "0", "index", "speaker_line", 0.0),
        ("PULLQUOTE_SPEAKER_LINE", "1", "index", "speaker_line", 1.0),
        ("PULLQUOTE_READ_SECONDS", "3600", "index", "read_seconds", 3600.0),
        ("PULLQUOTE_MODEL", "my/model", "model", "model", "my/model"),
        ("PULLQUOTE_EXCERPTS", "20", "answers", "excerpts", 20),
        ("PULLQUOTE_ANSWER_LINE", "0.46", "answers", "answer_line", 0.46),
        ("PULLQUOTE_SPEAKER_THRESHOLD", "0.7", "index", "speaker_line", 0.7),
        ("PULLQUOTE_ANSWER_THRESHOLD", "0.46", "answers", "answer_line", 0.46),
        ("PULLQUOTE_LOG_LEVEL", "Debug", "logging", "log_level", LogLevel.DEBUG),
        ("PULLQUOTE_LOG_FILE", "bot.log", "logging", "log_file", Path("bot.log")),
        ("PULLQUOTE_EXCERPTS", "", "answers", "excerpts", 3),
        ("PULLQUOTE_MODEL", "", "model", "model", None),
        ("PULLQUOTE_REINDEX", "", "upkeep", "reindex", None),
        ("PULLQUOTE_REINDEX", "every 30 minutes", "upkeep", "reindex", Every(datetime.timedelta(minutes=30))),
        ("PULLQUOTE_REINDEX", "04:30", "upkeep", "reindex", Daily(datetime.time(4, 30))),
        ("PULLQUOTE_REINDEX", "changes", "upkeep", "reindex", OnChanges()),
    ],
)
def test_what_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str, section: str, field: str, value: object
) -> None:
    monkeypatch.setenv(name, written)
    assert getattr(getattr(load_settings(), section), field) == value


@pytest.mark.parametrize(
    ("name", "written", "reason"),
    [
        ("PULLQUOTE_OWNERS", "ada", OWNERS),
        ("PULLQUOTE_OWNERS", "4000;4001", OWNERS),
        ("PULLQUOTE_OWNERS", "-4000", OWNERS),
        ("PULLQUOTE_OWNERS", "٤٠٠", OWNERS),
        ("PULLQUOTE_OWNERS", "1" * 20, OWNERS),
        ("DISCORD_API_URL", "discord.com/api", "it is no address that starts with http:// or https://"),
        ("DISCORD_API_URL", "https:///api", "it is no address that starts with http:// or https://"),
        ("PULLQUOTE_HOME_SERVER", "0", "input should be greater than or equal to 1"),
        ("PULLQUOTE_HOME_SERVER", str(2**63), "input should be less than 9223372036854775808"),
        ("PULLQUOTE_SPEAKER_LINE", "1.1", "input should be less than or equal to 1"),
        ("PULLQUOTE_SPEAKER_LINE", "-0.1", "input should be greater than or equal to 0"),
        ("PULLQUOTE_ANSWER_LINE", "nan", "input should be a finite number"),
        ("PULLQUOTE_SPEAKER_THRESHOLD", "1.1", "input should be less than or equal to 1"),
        ("PULLQUOTE_ANSWER_THRESHOLD", "nan", "input should be a finite number"),
        ("PULLQUOTE_READ_SECONDS", "0", "input should be greater than 0"),
        ("PULLQUOTE_READ_SECONDS", "inf", "input should be a finite number"),
        ("PULLQUOTE_EXCERPTS", "0", "input should be greater than or equal to 1"),
        (
            "PULLQUOTE_REINDEX",
            "nightly",
            "it is no interval (30m, 2h), no time of day in UTC (04:30), and not the word changes",
        ),
        ("PULLQUOTE_EXCERPTS", "21", "input should be less than or equal to 20"),
        ("PULLQUOTE_LOG_LEVEL", "loud", "input should be 'debug', 'info', 'warning' or 'error'"),
    ],
)
def test_what_can_t_be_used_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str, reason: str
) -> None:
    monkeypatch.setenv(name, written)
    with pytest.raises(SettingsWrong) as told:
        load_settings()
    assert str(told.value) == f"{name} can't be used: {reason} (environment or .env)."


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        "PULLQUOTE_SOURCES=from-file\nPULLQUOTE_INDEX=from-file\nPULLQUOTE_MEMORY=from-file\n", encoding="utf-8"
    )
    monkeypatch.setenv("PULLQUOTE_SOURCES", "from-environment")
    monkeypatch.setenv("PULLQUOTE_INDEX", "from-environment")
    settings = load_settings(sources=Path("from-command-line"))
    assert (settings.index.sources, settings.index.index, settings.discord.memory) == (
        Path("from-command-line"),
        Path("from-environment"),
        Path("from-file"),
    )


@pytest.mark.parametrize(
    ("environment", "file", "value"),
    [
        ({"LINE": "0.1", "THRESHOLD": "0.2"}, {}, 0.1),
        ({"LINE": "", "THRESHOLD": "0.2"}, {}, 0.2),
        ({"THRESHOLD": "0.2"}, {"LINE": "0.3"}, 0.2),
        ({"LINE": "0.1"}, {"THRESHOLD": "0.3"}, 0.1),
        ({}, {"LINE": "", "THRESHOLD": "0.3"}, 0.3),
        ({}, {"THRESHOLD": "0.3", "LINE": "0.4"}, 0.4),
    ],
)
@pytest.mark.parametrize(("setting", "section"), [("SPEAKER", "index"), ("ANSWER", "answers")])
def test_of_two_names_the_older_counts_and_the_environment_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    environment: dict[str, str],
    file: dict[str, str],
    value: float,
    setting: str,
    section: str,
) -> None:
    for name, written in environment.items():
        monkeypatch.setenv(f"PULLQUOTE_{setting}_{name}", written)
    rows = [f"PULLQUOTE_{setting}_{name}={written}\n" for name, written in file.items()]
    (tmp_path / ".env").write_text("".join(rows), encoding="utf-8")
    assert getattr(getattr(load_settings(), section), f"{setting.lower()}_line") == value


def test_a_token_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "the-token-itself")
    settings = load_settings()
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == "the-token-itself"
    assert "the-token-itself" not in repr(settings)
    assert "the-token-itself" not in str(settings.discord)
