"""What many tests stand on: the command line, and an index over the seeds that it built; and which tests are quick."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command_line import ROOT, Ran, RunCli, run_command
from tests.quickness import Quickness


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("quick", max_examples=10)
    settings.register_profile("whole", max_examples=60)  # `--hypothesis-profile default` has 100
    if not config.getoption("--hypothesis-profile", None):
        settings.load_profile("whole")
    config.pluginmanager.register(Quickness())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "slow" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """What was collected stays for the whole run: to look it through again and again takes a third of its time."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by what they are for: what a packer makes holds the second it was made in, and workers that
    collect tests of other names do not start."""
    return argname if isinstance(val, bytes) and len(val) > 20 else None


@pytest.fixture(scope="session")
def slow() -> None:
    """Asked for by every fixture that takes long. Whatever stands on one of these is marked `slow` by that, and
    `make quick` leaves it out; a test without such a fixture is marked by hand where it has to be.
    """


@pytest.fixture
def run_cli(tmp_path: Path, slow: None) -> RunCli:
    def run(*arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Ran:
        return run_command(tmp_path, *arguments, stdin=stdin, env=env)

    return run


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    """An index folder over seeds/. Read only: whoever writes makes one of their own."""
    folder = tmp_path_factory.mktemp("seed-index")
    ran = run_command(folder, "index", "--sources", ROOT / "seeds", "--index", folder / "index", "--json")
    assert ran.status == 0, ran.err
    return folder / "index"


@pytest.fixture(scope="session")
def shared(slow: None) -> Path:
    """The folder of data that the project is measured on but does not carry."""
    folder = Path(os.environ.get("PULLQUOTE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"the measuring data are not at {folder} (PULLQUOTE_SHARED names another folder)")
    return folder
