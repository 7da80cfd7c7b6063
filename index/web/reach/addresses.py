"""Which addresses may be connected to: public ones, and those that the operator lists.

The ranges are those of the special-purpose registries of IANA (RFC 6890), with one of a cloud's own beside them. Of
IPv6 only what is handed out for public use is public; forms that hold an IPv4 address are judged by it (NAT64) or
closed, as hosts of today are not reached by them (mapped, compatible, 6to4, Teredo).
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TypeAlias

IpAddress: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

_CLOSED = tuple(
    IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # Azure's service for the machine that asks
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_CLOSED_IN_IT = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")
# A name opens none of these: what answers there hands out a machine's own keys, or is no one host.
_ONLY_BY_NUMBER: tuple[Network, ...] = tuple(
    map(
        ip_network,
        ("0.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32", "224.0.0.0/4", "fe80::/10", "fd00:ec2::/32", "ff00::/8"),
    )
)
_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z][a-z0-9-]{0,62}")


def is_public(address: IpAddress) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED)
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return address in _GLOBAL_UNICAST and not any(address in network for network in _CLOSED_IN_IT)


def is_host_name(name: str) -> bool:
    """In lower case, ASCII, without a stop at its end; what could be read as a number is none."""
    return bool(_HOST.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Allow:
    """What may be fetched although it is not public: hosts by name, networks, single addresses."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Allow":
        """Of a list with commas between. Raises ValueError whose message is a sentence in lower case without a stop."""
        entries = [entry.strip() for entry in text.split(",") if entry.strip()]
        networks = {entry: _network(entry) for entry in entries}
        names = [entry.lower().rstrip(".") for entry, network in networks.items() if network is None]
        if any(not is_host_name(name) for name in names):
            raise ValueError("it is no list of hosts and networks, for example intranet.example,10.20.0.0/16")
        return cls(frozenset(names), tuple(network for network in networks.values() if network is not None))

    def admits(self, host: str, address: IpAddress) -> bool:
        """Whether `host`, which was found at `address`, may be connected to there."""
        if is_public(address) or any(address in network for network in self.networks):
            return True
        return host in self.hosts and not any(address in network for network in _ONLY_BY_NUMBER)


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry, strict=False)
    except ValueError:
        return None
