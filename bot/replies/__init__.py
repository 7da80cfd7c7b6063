"""What retrieval found, turned into replies: pure functions from values to `bot.replies.reply.Reply`.

What the media may use stands in `__init__.pyi`; each is loaded when it is first used, so that a list waits for none.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
