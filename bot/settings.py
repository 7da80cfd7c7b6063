"""Settings, from the environment or `.env`: one class a section, built once in `main` and passed in.

The environment wins over `.env`, an option of the command line over both; an empty value is no value.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, NoDecode, SettingsConfigDict

from index import READ_SECONDS, Allow, PullquoteError
from retrieval import EXCERPTS_SHOWN

from .timing.schedule import Schedule, read_schedule

DISCORD_API = "https://discord.com/api/v10"
ENVIRONMENT_FILE = ".env"
PREFIX = "PULLQUOTE_"


class SettingsWrong(PullquoteError):
    """A setting has a value that can't be used."""


class Section(BaseSettings):
    """Fields are read from `PULLQUOTE_<FIELD>`, or from the alias where one is given; of several the first that is set
    counts, in the environment before `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENVIRONMENT_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        protected_namespaces=(),
    )

    @field_validator("*", mode="after")
    @classmethod
    def _can_be_a_name(cls, value: object) -> object:
        if isinstance(value, Path | str) and "\0" in str(value):
            raise ValueError("it holds a NUL character")
        return value


class DiscordSettings(Section):
    """The account that the bot speaks as, the address of the REST interface it talks to, the file where it keeps
    what is its own, and who may change a collection that several servers share: the admins of `home_server`,
    None for the one that the bot joined first, and `owners` wherever they are. Both are Discord's numbers."""

    token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    api_url: str = Field(default=DISCORD_API, validation_alias="DISCORD_API_URL")
    memory: Path = Path(".pullquote.sqlite3")
    home_server: int | None = Field(default=None, ge=1, lt=2**63)
    owners: Annotated[frozenset[int] | None, NoDecode] = None

    @field_validator("owners", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        numbers = [number.strip() for number in value.split(",") if number.strip()]
        if not all(re.fullmatch(r"[0-9]{1,19}", number) for number in numbers):
            raise ValueError("it is no list of user numbers, for example 80351110224678912,80351110224678913")
        return frozenset(map(int, numbers))

    @field_validator("api_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if not re.match(r"https?://[^\s/]+", value):
            raise ValueError("it is no address that starts with http:// or https://")
        return value.rstrip("/")


class IndexSettings(Section):
    """`sources` is what is read, `index` where the searchable state is kept. With `per_server` both hold a
    folder for each Discord server, named by its number. `speaker_line` is the least probability from which a
    quotation has its speaker, None the measured one (docs/attribution.md). With `follow_links` what links out of
    `sources` lead to is read too; `read_seconds` is how long one file or folder may take."""

    sources: Path = Path("seeds")
    index: Path = Path(".index")
    per_server: bool = False
    speaker_line: float | None = Field(
        default=None,
        ge=0.0,
        le=1.0,
        allow_inf_nan=False,
        validation_alias=AliasChoices("PULLQUOTE_SPEAKER_LINE", "PULLQUOTE_SPEAKER_THRESHOLD"),
    )
    follow_links: bool = False
    read_seconds: float = Field(default=READ_SECONDS, gt=0.0, le=3600.0, allow_inf_nan=False)


class ModelSettings(Section):
    """`model` is a folder of a sentence-transformers model, or the name of one in this machine's cache; None
    is the packaged all-MiniLM-L6-v2."""

    model: str | None = None


class AnswerSettings(Section):
    """`excerpts` is how many an answer holds at most; `answer_line` the least probability from which the best
    is shown as an answer, None the measured one (docs/answers.md)."""

    excerpts: int = Field(default=EXCERPTS_SHOWN, ge=1, le=20)
    answer_line: float | None = Field(
        default=None,
        ge=0.0,
        le=1.0,
        allow_inf_nan=False,
        validation_alias=AliasChoices("PULLQUOTE_ANSWER_LINE", "PULLQUOTE_ANSWER_THRESHOLD"),
    )


class FetchSettings(Section):
    """`fetch_allow` is what may be fetched although it is not at a public address, None for nothing; `feeds` are those
    that are fetched where no address is given; `fetch_contact`, a mail address or a page, is told to every server."""

    fetch_allow: Annotated[Allow | None, NoDecode] = None
    feeds: Annotated[tuple[str, ...] | None, NoDecode] = None
    fetch_contact: str | None = None

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _allowed(cls, value: object) -> object:
        return Allow.parse(value) if isinstance(value, str) else value

    @field_validator("feeds", mode="before")
    @classmethod
    def _addresses(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if not all(re.match(r"https?://[^\s/]+", address) for address in value.split()):
            raise ValueError("it is no list of addresses with spaces between, each with http:// or https://")
        return tuple(value.split())

    @field_validator("fetch_contact")
    @classmethod
    def _can_be_told(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[!-'*-~]{3,200}", value):
            raise ValueError("it is neither a mail address nor the address of a page")
        return value


class UpkeepSettings(Section):
    """`reindex` is when the index is brought up to date without anybody's asking, None for never."""

    reindex: Annotated[Schedule | None, NoDecode] = None

    @field_validator("reindex", mode="before")
    @classmethod
    def _scheduled(cls, value: object) -> object:
        return read_schedule(value) if isinstance(value, str) else value


class ServeSettings(Section):
    """`serve_token` is what whoever asks over HTTP has to show, None for nobody's; `serve_rate` is how many questions a
    minute one asker may have answered; `serve_origins` are sites whose pages may ask from a browser. `reader` is the
    address under which people reach what `serve` answers, None where they don't; with `open_reader` they read documents
    there without the token."""

    serve_token: SecretStr | None = None
    serve_rate: int = Field(default=60, ge=1, le=100_000)
    serve_origins: Annotated[frozenset[str] | None, NoDecode] = None
    open_reader: bool = False
    reader: str | None = None

    @field_validator("serve_token")
    @classmethod
    def _can_be_shown(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[!-~]{16,200}", value.get_secret_value()):
            raise ValueError("it has to be 16 to 200 letters, digits or marks without a blank")
        return value

    @field_validator("serve_origins", mode="before")
    @classmethod
    def _origins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if not all(re.fullmatch(r"https?://[^\s/?#@]+", origin) for origin in value.split()):
            raise ValueError("it is no list of origins with spaces between, for example https://desk.example")
        return frozenset(origin.lower() for origin in value.split())

    @field_validator("reader")
    @classmethod
    def _is_on_the_web(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^\s/?#@]+/?", value):
            raise ValueError(
                "it is no address that starts with http:// or https://, for example http://archive.example"
            )
        return value.rstrip("/") if value else value


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LoggingSettings(Section):
    """`log_level` None is info for the bot on Discord and warning for everything else."""

    log_level: LogLevel | None = None
    log_json: bool = False
    log_file: Path | None = None

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_any_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Settings:
    """`sources_named` is False where the index is named more closely than the sources, by an option or at all: then it
    was perhaps made of others."""

    discord: DiscordSettings
    index: IndexSettings
    model: ModelSettings
    answers: AnswerSettings
    logging: LoggingSettings
    sources_named: bool = True
    fetch: FetchSettings = field(default_factory=FetchSettings)
    upkeep: UpkeepSettings = field(default_factory=UpkeepSettings)
    serve: ServeSettings = field(default_factory=ServeSettings)


SECTIONS: tuple[type[Section], ...] = (
    DiscordSettings,
    IndexSettings,
    ModelSettings,
    AnswerSettings,
    LoggingSettings,
    FetchSettings,
    UpkeepSettings,
    ServeSettings,
)


def load_settings(sources: Path | None = None, index: Path | None = None) -> Settings:
    """The settings in force; `sources` and `index` are what the command line says. Raises SettingsWrong."""
    given = {name: path for name, path in (("sources", sources), ("index", index)) if path is not None}
    folders = _read(IndexSettings)
    alike = index is None and ("sources" in folders.model_fields_set or "index" not in folders.model_fields_set)
    return Settings(
        discord=_read(DiscordSettings),
        index=folders.model_copy(update=given),
        model=_read(ModelSettings),
        answers=_read(AnswerSettings),
        logging=_read(LoggingSettings),
        sources_named=sources is not None or alike,
        fetch=_read(FetchSettings),
        upkeep=_read(UpkeepSettings),
        serve=_read(ServeSettings),
    )


def environment_names(section: type[Section], field: str) -> tuple[str, ...]:
    """The variables that set `field`: the name it has kept, then the names that mean the same."""
    alias = section.model_fields[field].validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(map(str, alias.choices))
    return (str(alias) if alias else f"{PREFIX}{field.upper()}",)


def setting_names() -> frozenset[str]:
    """Every variable that is read."""
    return frozenset(name for s in SECTIONS for field in s.model_fields for name in environment_names(s, field))


S = TypeVar("S", bound=Section)


def _read(section: type[S]) -> S:
    try:
        return section()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = _variable(section, str(first["loc"][0]))
        raise SettingsWrong(f"{name} can't be used: {_reason(first['msg'])} (environment or .env).") from None
    except (OSError, UnicodeDecodeError):
        raise SettingsWrong(
            f"{ENVIRONMENT_FILE} can't be read: save it as UTF-8 text that this user may read."
        ) from None


def _variable(section: type[Section], location: str) -> str:
    """The variable whose value was read. Pydantic names a field by its first alias, or by itself where it has none."""
    fields = ((field, environment_names(section, field)) for field in section.model_fields)
    names = next(names for field, names in fields if location in (field, *names))
    sources = (EnvSettingsSource(section), DotEnvSettingsSource(section))
    return next(name for source in sources for name in names if name.lower() in source.env_vars)


def _reason(message: str) -> str:
    reason = message.removeprefix("Value error, ")
    return reason[:1].lower() + reason[1:]
