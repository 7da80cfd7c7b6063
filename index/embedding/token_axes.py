"""The axes that word pieces' vectors are kept on, as they lie beside this module. Naming them loads no numpy."""

from ..hashing import sha256_of
from ..weights import damaged_file, read_own_file

_FILE = "token_axes.npy"
# Of the file's bytes; `python -m bench.learn.token_axes --write` renews both.
_FINGERPRINT = "sha256:b3d3b4289876a2601e519422bbd4dac652fd44a8bda251c6e4bce33f5b188182"


def axes_file(package: str = "index.embedding") -> bytes:
    """A numpy file of (dimensions of the built-in model, axes), float32, orthonormal columns, that lies beside the
    modules of `package`. Raises PackageDamaged where it is absent or not as it was learnt."""
    stored = read_own_file(package, _FILE)
    if sha256_of(stored) != _FINGERPRINT:
        raise damaged_file(package, _FILE)
    return stored


def axes_fingerprint() -> str:
    """Names them, without reading them: what was packed on others is never compared."""
    return _FINGERPRINT
