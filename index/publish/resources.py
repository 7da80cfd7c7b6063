"""When the machine gives no more: disk, file handles, memory."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from ..embedding import Embedder, Vectors
from ..embedding.embedder import TokenVectors
from ..errors import IndexUnwritable, SourcesUnusable, exhausted, out_of_resources
from ..store.connection import UNWRITABLE, translate_sqlite_errors

_log = logging.getLogger(__name__)


@contextmanager
def translate_resource_errors() -> Iterator[None]:
    """Translate what runs out inside the block: no memory or file handles into OutOfResources, what SQLite raises as
    `translate_sqlite_errors` does, any other OSError (a full or read-only disk) into IndexUnwritable."""
    try:
        with translate_sqlite_errors():
            yield
    except MemoryError as error:
        raise out_of_resources(error) from error
    except (IndexUnwritable, SourcesUnusable) as error:
        if exhausted(error.__cause__):
            raise out_of_resources(error.__cause__ or error) from error
        raise
    except OSError as error:
        if exhausted(error):
            raise out_of_resources(error) from error
        raise IndexUnwritable(f"The index folder can't be written ({error.strerror}): {UNWRITABLE}") from error


def embed_what_fits(embedder: Embedder, texts: list[str], *, tokens: bool) -> tuple[Vectors, tuple[TokenVectors, ...]]:
    """Vectors (len(texts), d), and those of the word pieces where `tokens` are wanted, as `embedder` gives them; where
    memory is short, half of the texts at a time. Raises MemoryError where it does not even suffice for one."""
    try:
        return embedder.embed_with_tokens(texts) if tokens else (embedder.embed(texts), ())
    except (MemoryError, RuntimeError) as error:
        short = isinstance(error, MemoryError) or "alloc" in str(error)  # torch's own allocator, std::bad_alloc
        if not short:
            raise
        if len(texts) == 1:
            raise MemoryError from error
    import numpy as np

    _log.warning("out_of_memory", extra={"texts": len(texts), "mend": "half of them at a time"})
    half = len(texts) // 2
    first, first_tokens = embed_what_fits(embedder, texts[:half], tokens=tokens)
    second, second_tokens = embed_what_fits(embedder, texts[half:], tokens=tokens)
    return np.concatenate([first, second]), (*first_tokens, *second_tokens)
