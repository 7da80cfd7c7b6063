"""Interim."""
import hashlib
from pathlib import Path
from typing import Protocol
import numpy as np
from numpy.typing import NDArray

class VectorIndex(Protocol):
    def search(self, query: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None) -> tuple[NDArray[np.float32], NDArray[np.int64]]: ...
    def __len__(self) -> int: ...

class _Flat:
    def __init__(self, v, i): self.v, self.i = v, i
    def __len__(self): return len(self.i)
    def search(self, query, limit, allowed=None):
        v, i = self.v, self.i
        if not len(i): return np.empty(0, np.float32), np.empty(0, np.int64)
        if allowed is not None:
            m = np.isin(i, allowed); v, i = v[m], i[m]
        s = v @ query
        o = np.argsort(-s)[:limit]
        return s[o], i[o]

def build_vector_index(vectors, ids, path: Path) -> str:
    with open(path, "wb") as f: np.savez(f, v=vectors, i=ids)
    return hashlib.sha256(path.read_bytes()).hexdigest()

def open_vector_index(path, expected_sha256=None):
    d = np.load(path); return _Flat(d["v"], d["i"])
