"""Everything that a support question would ask for: one finding a check, and what mends a bad one."""

import difflib
import os
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index import (
    ARTICLES,
    CORRECTIONS_ASIDE,
    DEFAULT_MODEL,
    CheckResult,
    IndexFolder,
    PullquoteError,
    axes_file,
    check_export,
    check_index,
    list_sources,
    read_model_files,
    read_weights,
    refused_documents,
)

from .replies import refused_words
from .replies.admin.corrections import waiting_words
from .replies.wording import counted
from .service.correcting import left_out, list_corrections
from .service.folder_collection import FolderCollection
from .settings import ENVIRONMENT_FILE, PREFIX, Settings, load_settings, setting_names
from .token_form import TOKEN

_OF_TESTS = {"PULLQUOTE_SHARED"}  # names the folder of measuring data
_NEEDED = ("discord.py", "faiss-cpu", "numpy", "onnxruntime", "sentence-transformers", "tokenizers", "torch")

_WEIGHTS = "weights.json"
LEARNT = (
    ("index.attribution", _WEIGHTS),
    ("index.attribution", "rules.json"),
    ("index.attribution.coreference", "pronouns.json"),
    ("index.attribution.reported", _WEIGHTS),
    ("retrieval.search", _WEIGHTS),
    ("retrieval.check", _WEIGHTS),
    ("retrieval.alerts", _WEIGHTS),
)


def examine(sources: Path | None = None, index: Path | None = None) -> Iterator[CheckResult]:
    """Findings as they are made; the arguments are what the command line says. Raises nothing that a person
    could mend."""
    yield _packages()
    yield _names_of_settings()
    try:
        settings = load_settings(sources, index)
    except PullquoteError as error:
        yield CheckResult("settings", False, str(error), "correct it in the environment or in .env")
        return
    yield CheckResult("settings", True, "all can be used")
    yield _token(settings)
    yield _sources(settings)
    yield _check("learnt weights", _weights, "get Pullquote anew and run `make setup`")
    yield _check("model", lambda: _model(settings), "run `make setup`")
    yield _check("exported model", lambda: _export(settings), "run `make setup`")
    yield from check_index(IndexFolder(settings.index.index))
    if not settings.index.per_server:
        yield from check_corrections(FolderCollection.of_settings(settings))


def check_corrections(collection: FolderCollection) -> Iterator[CheckResult]:
    """Nothing where nothing was ever corrected. A correction that waits is no fault: its words may come back."""
    name, folder = "corrections", collection.corrections.path.parent
    mend = f"add again what is lost, then delete its line, of {CORRECTIONS_ASIDE} too, in {folder}"
    try:
        found = collection.corrections.read()
    except PullquoteError as error:
        yield CheckResult(name, False, str(error), "give this user the right to read it")
        return
    if sentence := left_out(found):
        lost = bool(found.damaged or found.aside)
        yield CheckResult(name, not lost, sentence.rstrip("."), mend if lost else None)
    if not found.kept:
        return
    listed = list_corrections(collection, found.kept)
    waiting = waiting_words([one.standing for one in listed if one.standing is not None])
    yield CheckResult(name, True, waiting or counted(len(listed), "correction"))


def _check(name: str, make: Callable[[], str], mend: str) -> CheckResult:
    try:
        return CheckResult(name, True, make())
    except PullquoteError as error:
        return CheckResult(name, False, str(error), mend)


def _packages() -> CheckResult:
    missing = [name for name in _NEEDED if not _installed(name)]
    if missing:
        return CheckResult("packages", False, f"not installed: {', '.join(missing)}", "run `make setup`")
    return CheckResult("packages", True, ", ".join(f"{name} {version(name)}" for name in _NEEDED))


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _names_of_settings() -> CheckResult:
    """A setting with a slip in its name has no effect, and nothing else would say so."""
    known = setting_names()
    unknown = sorted(name for name in _named() - _OF_TESTS if name.startswith(PREFIX) and name not in known)
    if not unknown:
        return CheckResult("names of settings", True, "all are known")
    near = difflib.get_close_matches(unknown[0], known, n=1)
    meant = f"did you mean {near[0]}?" if near else ".env.example lists them all"
    return CheckResult("names of settings", False, f"unknown: {', '.join(unknown)}", meant)


def _named() -> set[str]:
    from dotenv import dotenv_values

    try:
        return set(os.environ) | set(dotenv_values(ENVIRONMENT_FILE, interpolate=False))
    except (OSError, UnicodeDecodeError):
        return set(os.environ)


def _token(settings: Settings) -> CheckResult:
    token = settings.discord.token
    if token is None:
        return CheckResult("token", True, "none is set: the bot answers in the terminal alone")
    if TOKEN.fullmatch(token.get_secret_value()):
        return CheckResult("token", True, "has the form of a bot's token")
    mend = "copy it again from the developer portal (Bot, Reset Token), without blanks or quotation marks"
    return CheckResult("token", False, "has not the form of a bot's token", mend)


def _sources(settings: Settings) -> CheckResult:
    mend = f"create the folder and put {ARTICLES} into it, or name another with PULLQUOTE_SOURCES"
    return _check("sources", lambda: _files(settings), mend)


def _files(settings: Settings) -> str:
    folders = settings.index
    files = counted(len(list_sources(folders.sources)), "file")
    refused = refused_documents(folders.sources, folders.follow_links, folders.read_seconds)
    return f"{files}, {refused_words(refused)}" if refused else files


def _weights() -> str:
    for package, file in LEARNT:
        read_weights(package, file)
    axes_file()
    return f"{len(LEARNT) + 1} files can be read"


def _model(settings: Settings) -> str:
    files = read_model_files(settings.model.model)
    return f"{settings.model.model or DEFAULT_MODEL}, {len(files.hashes)} files as they should be"


def _export(settings: Settings) -> str:
    check_export(settings.model.model)
    return "as it was written"
