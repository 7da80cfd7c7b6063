"""The libraries below read these when they are imported, so they are set before: nothing is fetched, reported or
looked up, and nothing is written into the home folder for it."""

import os
from collections.abc import Mapping
from types import MappingProxyType

OFFLINE: Mapping[str, str] = MappingProxyType(
    {
        "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime's own switch comes too late: it begins while it is imported
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "TRANSFORMERS_VERBOSITY": "error",
        "DO_NOT_TRACK": "1",
    }
)


def go_offline() -> None:
    """For this process and those it starts. Called right before a library of machine learning is imported."""
    os.environ.update(OFFLINE)
