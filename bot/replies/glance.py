"""A reply at a glance: what a small screen shows at once. The rest waits behind a button."""

from dataclasses import replace

from .reply import ActionKind, Block, Note, PersonsWords, Quoted, Reply

_AT_HAND = (ActionKind.CONTEXT, ActionKind.SOURCE, ActionKind.MORE, ActionKind.ASK_PERSON)


def at_a_glance(reply: Reply, room: int) -> Reply:
    """The first excerpt that answers, its words in about `room` characters, and what has to be known with it."""
    first = next((block for block in reply.blocks if isinstance(block, Quoted) and not block.nearest), None)
    told = [block for block in reply.blocks if block == first or _is_told(block)]
    blocks = [replace(block, room=room) if isinstance(block, Quoted) else block for block in told]
    actions = tuple(action for action in reply.actions if action.kind in _AT_HAND)
    return replace(reply, blocks=tuple(dict.fromkeys(blocks)), actions=actions)


def _is_told(block: Block) -> bool:
    return isinstance(block, PersonsWords) or (isinstance(block, Note) and not block.aside)
