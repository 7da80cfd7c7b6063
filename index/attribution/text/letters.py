"""Capital letters of every script that has them, as the inside of a regular expression's class."""

_LAST = 0x2000  # Latin, Greek, Cyrillic, Armenian, Georgian and their extensions lie below

CAPITALS = "".join(c for c in map(chr, range(_LAST)) if c.isupper() or c.istitle())
