"""What robots.txt allows (RFC 9309): the longest rule that fits the path counts, of the group that names Pullquote,
else of the one for all."""

import re
from dataclasses import dataclass, field

from protego import Protego

PATH = "/robots.txt"
SIZE_LIMIT = 512 * 1024  # bytes that are read of it; the standard asks for 500 kiB at least
_AGENT, _ALL, _OTHERS = "pullquote", "*", "somebody-else"
_GROUP = re.compile(r"^[ \t]*user[- ]?agent[: \t]+([^\n#]*).*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RobotRules:
    """`delay` is Crawl-delay in seconds, None where nothing is stated."""

    delay: float | None = None
    _read: Protego = field(default_factory=Protego)

    def allows(self, url: str) -> bool:
        return self._read.can_fetch(url, _AGENT)


def read_robots(data: bytes) -> RobotRules:
    """What is no rule is passed over; a page in its place states none."""
    text = data[:SIZE_LIMIT].decode("utf-8-sig", "replace")
    read = Protego.parse(_GROUP.sub(_without_others, "\n".join(text.splitlines())))
    return RobotRules(read.crawl_delay(_AGENT), read)


def _without_others(line: re.Match[str]) -> str:
    """Whom it names: us by our token, all, or somebody else. Groups of thousands of others with thousands of rules,
    each kept for each, would take minutes."""
    token = line[1].partition("/")[0].strip().lower()
    return f"User-agent: {token if token in (_AGENT, _ALL) else _OTHERS}"
