"""The axes that word pieces' vectors are kept on, as they lie beside this module. Naming them loads no numpy."""

from functools import lru_cache
from importlib import resources

from ..hashing import sha256_of

_FILE = "token_axes.npy"


def axes_file() -> bytes:
    """A numpy file of (dimensions of the built-in model, axes), float32, orthonormal columns."""
    return resources.files(__package__).joinpath(_FILE).read_bytes()


@lru_cache(maxsize=1)
def axes_fingerprint() -> str:
    """Names them: what was packed on others is never compared."""
    return sha256_of(axes_file())
