"""What the logs hold, and what they never hold."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.failures import sentence_for
from bot.logs import configure_logging
from bot.settings import LoggingSettings, LogLevel
from bot.token_form import TOKEN as TOKEN_FORM
from index import PullquoteError

TOKEN = "MTAxMDEwMTAxMDEwMTAxMDEw.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB"
log = logging.getLogger("bot.tested")


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("bot", "retrieval", "index"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Takes what went to standard error."""
    return lambda: capsys.readouterr().err


def test_an_event_is_a_line_with_its_fields(shown: Callable[[], str]) -> None:
    configure_logging(LoggingSettings(), logging.INFO)
    log.info("con\nnected", extra={"guilds": 3, "reason": "two\nlines"})
    (line,) = shown().splitlines()
    assert line.partition(" ")[2] == r'info    bot.tested: con\nnected guilds=3 reason="two\nlines"'


def test_as_json(shown: Callable[[], str]) -> None:
    configure_logging(LoggingSettings(log_json=True), logging.INFO)
    log.info("connected", extra={"guilds": 3})
    event = json.loads(shown())
    assert event.pop("time").endswith("+00:00")
    assert event == {"level": "info", "logger": "bot.tested", "event": "connected", "guilds": 3}


@pytest.mark.parametrize("written", ["INFO", "Info", "info"])
def test_a_level_in_any_case(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("PULLQUOTE_LOG_LEVEL", written)
    assert LoggingSettings().log_level is LogLevel.INFO


@pytest.mark.parametrize(
    ("setting", "lines"), [(None, 1), (LogLevel.DEBUG, 2), (LogLevel.INFO, 1), (LogLevel.WARNING, 0)]
)
def test_levels(shown: Callable[[], str], setting: LogLevel | None, lines: int) -> None:
    configure_logging(LoggingSettings(log_level=setting), logging.INFO)
    log.debug("narrated")
    log.info("happened")
    logging.getLogger("somebody.else").info("narrated")
    assert len([line for line in shown().splitlines() if "bot.tested" in line]) == lines


def test_a_token_is_blotted_out(shown: Callable[[], str]) -> None:
    configure_logging(LoggingSettings(), logging.INFO)
    log.warning("refused %s", TOKEN, extra={"header": f"Bot {TOKEN}"})
    line = shown()
    assert TOKEN not in line
    assert line.count("[token]") == 2


@pytest.mark.parametrize("stamp", ["GaBcD", "GaBcDe", "GaBcDeFg"])
def test_the_form_that_the_doctor_takes_is_the_form_that_is_blotted_out(shown: Callable[[], str], stamp: str) -> None:
    token = TOKEN.replace("GaBcDe", stamp)
    assert TOKEN_FORM.fullmatch(token)
    configure_logging(LoggingSettings(), logging.INFO)
    log.warning("refused %s", token)
    assert "refused [token]" in shown()


def test_a_traceback_is_for_the_debug_level_and_the_file(shown: Callable[[], str], tmp_path: Path) -> None:
    configure_logging(LoggingSettings(log_file=tmp_path / "log"), logging.INFO)
    try:
        raise KeyError("/a/path")
    except KeyError:
        log.exception("bug")
    line = shown()
    assert "error=KeyError" in line
    assert "test_logs.py" not in line
    kept = (tmp_path / "log").read_text(encoding="utf-8")
    assert "test_logs.py" in kept
    assert "test_a_traceback_is_for_the_debug_level_and_the_file" in kept


def test_a_traceback_tells_where_and_not_what_was_said(shown: Callable[[], str]) -> None:
    configure_logging(LoggingSettings(log_level=LogLevel.DEBUG), logging.INFO)
    try:
        try:
            raise KeyError("what did Xylophone say?")
        except KeyError as error:
            raise ValueError("no answer to: what did Xylophone say?") from error
    except ValueError:
        log.exception("bug")
    line = shown()
    assert "Xylophone" not in line
    assert line.index("KeyError\\n") < line.rindex("ValueError")
    assert str(Path(__file__).parents[2]) not in line


def test_an_interaction_s_token_is_blotted_out(shown: Callable[[], str]) -> None:
    """discord.py names the address when it is made to wait, at the default level."""
    configure_logging(LoggingSettings(), logging.INFO)
    address = "https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb246MTIz/messages/@original"
    logging.getLogger("discord.http").warning("We are being rate limited. %s %s responded with 429.", "PATCH", address)
    log.info("sent", extra={"to": "/interactions/77/aW50ZXJhY3Rpb246MTIz/callback"})
    line = shown()
    assert "aW50" not in line
    assert "webhooks/1234/[token]/messages" in line
    assert "interactions/77/[token]/callback" in line


def test_libraries_are_not_asked_for_what_was_said(shown: Callable[[], str], tmp_path: Path) -> None:
    configure_logging(LoggingSettings(log_level=LogLevel.DEBUG, log_file=tmp_path / "log"), logging.INFO)
    logging.getLogger("discord.gateway").debug("WebSocket Event: what did Xylophone say?")
    logging.getLogger("discord.client").info("connected")
    assert "Xylophone" not in shown() + (tmp_path / "log").read_text(encoding="utf-8")


def test_a_device_as_the_log_stays_as_it_is() -> None:
    before = Path("/dev/null").stat().st_mode
    configure_logging(LoggingSettings(log_file=Path("/dev/null")), logging.INFO)
    assert Path("/dev/null").stat().st_mode == before


def test_the_log_is_its_owner_s_alone(tmp_path: Path) -> None:
    configure_logging(LoggingSettings(log_file=tmp_path / "log"), logging.INFO)
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600


def test_a_bug_is_an_apology_with_a_number(shown: Callable[[], str], tmp_path: Path) -> None:
    configure_logging(LoggingSettings(log_file=tmp_path / "log"), logging.WARNING)
    sentence = sentence_for(KeyError("/a/path"))
    reference = sentence.partition("(reference ")[2].partition(",")[0]
    assert sentence.startswith("Sorry, that is a bug in Pullquote (reference ")
    assert "/a/path" not in sentence
    assert f"reference={reference}" in (tmp_path / "log").read_text(encoding="utf-8")
    assert shown() == ""


def test_what_a_person_can_mend_is_their_sentence() -> None:
    assert sentence_for(PullquoteError("No such\n folder.")) == "No such folder."
