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
    "PULLQUOTE_SERVE_TOKEN",
    "PULLQUOTE_SERVE_RATE",
    "PULLQUOTE_SERVE_ORIGINS",
    "PULLQUOTE_READER",
    "PULLQUOTE_OPEN_READER",
    "PULLQUOTE_LOG_LEVEL",
    "PULLQUOTE_LOG_JSON",
    "PULLQUOTE_LOG_FILE",
}
DESK = "https://desk.example"
NO_SERVE_TOKEN = "it has to be 16 to 200 letters, digits or marks without a blank"
NO_ORIGINS = "it is no list of origins with spaces between, for example https://desk.example"
NO_READER = "it is no address that starts with http:// or https://, for example http://archive.example"
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
        ("PULLQUOTE_SERVE_RATE", "1", "serve", "serve_rate", 1),
        ("PULLQUOTE_SERVE_TOKEN", "", "serve", "serve_token", None),
        ("PULLQUOTE_SERVE_ORIGINS", "https://Desk.example", "serve", "serve_origins", frozenset({DESK})),
        ("PULLQUOTE_SERVE_ORIGINS", f"{DESK} http://a:80", "serve", "serve_origins", frozenset({DESK, "http://a:80"})),
        ("PULLQUOTE_OPEN_READER", "true", "serve", "open_reader", True),
        ("PULLQUOTE_READER", "http://archive.example:8080/", "serve", "reader", "http://archive.example:8080"),
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
        ("PULLQUOTE_SERVE_RATE", "0", "input should be greater than or equal to 1"),
        ("PULLQUOTE_SERVE_TOKEN", "short", NO_SERVE_TOKEN),
        ("PULLQUOTE_SERVE_TOKEN", "a token with blanks in it", NO_SERVE_TOKEN),
        ("PULLQUOTE_SERVE_TOKEN", "é" * 20, NO_SERVE_TOKEN),
        ("PULLQUOTE_SERVE_ORIGINS", "*", NO_ORIGINS),
        ("PULLQUOTE_SERVE_ORIGINS", "https://desk.example/page", NO_ORIGINS),
        ("PULLQUOTE_READER", "archive.example", NO_READER),
        ("PULLQUOTE_READER", "javascript:alert(1)", NO_READER),
        ("PULLQUOTE_READER", "http://user@archive.example", NO_READER),
        ("PULLQUOTE_READER", "http://archive.example/below", NO_READER),
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
    monkeypatch.setenv("PULLQUOTE_SERVE_TOKEN", "another-the-token-itself")
    settings = load_settings()
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == "the-token-itself"
    assert "the-token-itself" not in repr(settings)
    assert "the-token-itself" not in str(settings.discord)
    assert "the-token-itself" not in str(settings.serve)


def test_a_token_that_can_t_be_used_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_SERVE_TOKEN", "half-a-secret")
    with pytest.raises(SettingsWrong) as told:
        load_settings()
    assert "half-a-secret" not in str(told.value)
