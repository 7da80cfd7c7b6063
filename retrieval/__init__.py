"""Turns a question into an answer. What the layer above may use is what stands in `__init__.pyi`, and nothing else."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
