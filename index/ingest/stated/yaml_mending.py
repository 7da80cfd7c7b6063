"""YAML as people type it who do not know it: "title: Bridge: a day late", a tab behind a name.

Only where YAML refuses the whole, and only where no other meaning is left: a line at the margin whose value is neither
in quotes nor in brackets is that value, whatever stands in it.
"""

import re

_LINE = re.compile(r"^(?P<name>[A-Za-z_][\w -]{0,60}?)[ \t]*:[ \t]+(?P<value>\S[^\n]*)$", re.MULTILINE)
_OWN = "'\"[{|>&*!#~"  # a value that begins with one of them may be more than a text
_RESERVED = "`@%"
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#")


def mended(text: str) -> str | None:
    """None where nothing can be mended."""
    done = _LINE.sub(_quoted, text.expandtabs(4))
    return None if done == text else done


def _quoted(line: re.Match[str]) -> str:
    value = line["value"].rstrip()
    clear = value[0] not in _OWN and _COMMENT.search(value) is None
    if not clear or not (value[0] in _RESERVED or _COLON.search(value)):
        return line[0]
    doubled = value.replace("'", "''")
    return f"{line['name']}: '{doubled}'"
