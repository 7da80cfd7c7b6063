"""The identity of what analyses: where it is another, every document is read anew, and nothing is embedded again."""

from functools import lru_cache
from pathlib import Path

from ..hashing import sha256_of

_FOLDERS = ("text", "ingest", "attribution")
_FILES = ("quotation.py", "weights.py")


def analysis_fingerprint(speaker_line: float | None = None) -> str:
    """`sha256:<hex>` over the paths and bytes of the code, word lists and weights that read and analyse a document,
    with `@<speaker_line>` behind it where the least probability of a speaker is another than the measured one.

    It covers whole folders (`text/`, `ingest/`, `attribution/`), `quotation.py` and `weights.py`, which are more than
    what `read_document` and `analyse` import, so that a file is in it from its first day. Constant within a process."""
    rules = _rules_fingerprint()
    return rules if speaker_line is None else f"{rules}@{speaker_line}"


def fingerprinted_files() -> tuple[Path, ...]:
    """Every file that the fingerprint covers, in order."""
    package = Path(__file__).parents[1]
    below = [path for folder in _FOLDERS for path in sorted((package / folder).rglob("*"))]
    return (*(package / name for name in _FILES), *(path for path in below if path.suffix in {".py", ".json"}))


@lru_cache(maxsize=1)
def _rules_fingerprint() -> str:
    package = Path(__file__).parents[1]
    parts = ((path.relative_to(package).as_posix().encode(), path.read_bytes()) for path in fingerprinted_files())
    return sha256_of(b"".join(part + b"\0" for file in parts for part in file))
