"""Turns sources into searchable state. What the layer above may use is what stands in `__init__.pyi`, and nothing else.

Names are loaded when they are first used: whoever only looks up sources does not pay for reading or embedding.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
