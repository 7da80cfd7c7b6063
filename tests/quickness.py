"""Holds the tests that are not marked `slow` to what makes them quick, whichever of them run."""

import os
import sys
from collections.abc import Generator

import pytest

_BEYOND = {"subprocess.Popen", "os.fork", "os.posix_spawn", "socket.bind", "socket.connect", "socket.getaddrinfo"}
_MODEL = {"torch", "onnxruntime", "sentence_transformers", "transformers"}
_WEIGHTS = (".onnx", ".safetensors")


class NotQuick(Exception):
    """A test that is to be quick did what takes long."""


class Quickness:
    """Refuses a quick test processes, sockets and the model, as Python's audit events tell of them."""

    def __init__(self) -> None:
        self._watching = False
        sys.addaudithook(self._heard)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._watching = item.get_closest_marker("slow") is None
        try:
            return (yield)
        finally:
            self._watching = False

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._watching and takes_long(event, arguments):
            raise NotQuick(f"{event} {arguments[:1]}: mark the test with pytest.mark.slow")


def takes_long(event: str, arguments: tuple[object, ...]) -> bool:
    """True for an audit event that starts a process, reaches for the network or loads the model."""
    if event == "import":
        return str(arguments[0]).partition(".")[0] in _MODEL
    if event == "open":
        return isinstance(arguments[0], str | bytes | os.PathLike) and os.fsdecode(arguments[0]).endswith(_WEIGHTS)
    return event in _BEYOND
