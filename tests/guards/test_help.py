"""Every command is in --help, with an example that can be typed as it stands."""

import argparse
import shlex

import pytest

from bot.cli.parser import create_parser


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = create_parser()
    (group,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return dict(group.choices)


@pytest.mark.parametrize("name", commands())
def test_its_example_parses(name: str) -> None:
    command = commands()[name]
    assert command.epilog is not None
    program, *typed = shlex.split(command.epilog.removeprefix("example: ").removeprefix(command.prog.rsplit(" ", 1)[0]))
    assert program == name
    parsed = create_parser().parse_args([name, *typed])
    assert callable(parsed.run)


@pytest.mark.parametrize("name", commands())
def test_every_option_is_explained(name: str) -> None:
    positional = {"question", "text"}
    assert [a.dest for a in commands()[name]._actions if not a.help and a.dest not in positional] == []


def test_the_contract_of_the_command_line() -> None:
    promised = {"run", "chat", "index", "ask", "check", "quotations", "sources", "status", "doctor"}
    assert promised <= set(commands())
