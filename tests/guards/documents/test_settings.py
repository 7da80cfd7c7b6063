"""Every setting is in .env.example, with its default and a line that says what it is."""

from pathlib import Path

import pytest

from bot.settings import SECTIONS, environment_names, load_settings, setting_names
from tests.command_line import ROOT


def example() -> dict[str, tuple[str, str]]:
    """Value and comment of each setting in .env.example."""
    found, comment = {}, ""
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comment += line
        elif line.strip():
            name, _, value = line.partition("=")
            found[name] = (value, comment)
            comment = ""
    return found


def test_every_setting_and_no_other() -> None:
    assert set(example()) == {environment_names(s, field)[0] for s in SECTIONS for field in s.model_fields}


def test_names_that_mean_the_same_stand_in_the_comment() -> None:
    for section in SECTIONS:
        for field in section.model_fields:
            name, *same = environment_names(section, field)
            assert [other for other in same if other not in example()[name][1]] == []


def test_defaults() -> None:
    for section in SECTIONS:
        for field, info in section.model_fields.items():
            value = example()[environment_names(section, field)[0]][0]
            default = "" if info.default is None else str(info.default)
            assert value.lower() == default.lower(), field


def test_each_is_explained() -> None:
    assert [name for name, (_, comment) in example().items() if len(comment) < 20] == []


def test_a_copy_of_the_example_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    plain = load_settings()
    (tmp_path / ".env").write_bytes((ROOT / ".env.example").read_bytes())
    assert load_settings() == plain
