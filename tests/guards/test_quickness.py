"""What is marked `slow`, and what a test without that mark can't do."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import RunCli
from tests.quickness import NotQuick, takes_long


@pytest.mark.parametrize(
    ("event", "argument", "long"),
    [
        ("subprocess.Popen", "git", True),
        ("os.fork", None, True),
        ("socket.connect", None, True),
        ("socket.getaddrinfo", "localhost", True),
        ("import", "torch.nn", True),
        ("import", "onnxruntime", True),
        ("import", "onnx", False),
        ("import", "torchlight", False),
        ("open", "/models/model.safetensors", True),
        ("open", b"/models/model.onnx", True),
        ("open", Path("model.onnx"), True),
        ("open", "/models/model.json", False),
        ("open", 3, False),
        ("sqlite3.connect", "index.sqlite3", False),
    ],
)
def test_what_takes_long(event: str, argument: object, long: bool) -> None:
    assert takes_long(event, (argument,)) is long


def test_a_quick_test_starts_no_process() -> None:
    with pytest.raises(NotQuick, match=r"mark the test with pytest\.mark\.slow"):
        subprocess.run([sys.executable, "-c", "pass"], check=True)


def test_a_quick_test_reaches_nobody() -> None:
    with socket.socket() as one, pytest.raises(NotQuick):
        one.connect(("127.0.0.1", 9))


def test_what_stands_on_a_slow_fixture_is_slow(request: pytest.FixtureRequest, run_cli: RunCli) -> None:
    assert request.node.get_closest_marker("slow") is not None
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def test_what_stands_on_none_is_quick(request: pytest.FixtureRequest, root: Path) -> None:
    assert request.node.get_closest_marker("slow") is None
