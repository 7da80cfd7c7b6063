"""An address as somebody typed it or a page linked it, read once by one parser, and refused where it is odd.

What is checked is what is connected to: no other code reads the text again. A host is a name, or an IP address in its
usual form; spellings that systems read as an address (127.1, 0x7f.1, 2130706433) are refused whatever they mean.
"""

from ipaddress import ip_address

from yarl import URL

from ..fetched import AddressRefused
from .addresses import Allow, IpAddress, is_host_name

NOT_PUBLIC = "it is not at a public address: list it in PULLQUOTE_FETCH_ALLOW if it may be fetched all the same"
_LENGTH_LIMIT = 2_048  # characters, as sitemaps have it
_OWN_PORTS = frozenset({80, 443})  # below 1024 every other one belongs to another protocol
_FIRST_FREE_PORT = 1024
# Those above that browsers refuse (the fetch standard), as something else than HTTP listens there.
_OTHERS_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
)
_LOCAL = ("localhost", ".localhost")


def read_location(text: str, allow: Allow, base: URL | None = None) -> URL:
    """In the form that is asked for and stored: ASCII, without a fragment. A relative one is read from `base`.
    Raises AddressRefused."""
    if len(text) > _LENGTH_LIMIT:
        raise AddressRefused(f"its address is longer than {_LENGTH_LIMIT:,} characters")
    url = _parsed(text.strip(), base)
    if url.scheme not in ("http", "https"):
        raise AddressRefused("it is no address that starts with http:// or https://")
    if "@" in url.raw_authority:
        raise AddressRefused("it holds a user name or a password: leave them out")
    _check_port(url.port)
    return _in_one_form(_with_checked_host(url, allow))


def _parsed(text: str, base: URL | None) -> URL:
    if not text.isprintable() or "\\" in text:
        raise AddressRefused("its address holds characters that none may hold")
    try:
        url = URL(text)
        return base.join(url) if base is not None else url
    except ValueError:
        raise AddressRefused("it is no address that can be understood") from None


def _check_port(port: int | None) -> None:
    if port is None or port in _OWN_PORTS or (port >= _FIRST_FREE_PORT and port not in _OTHERS_PORTS):
        return
    raise AddressRefused(f"at port {port} no pages are served: use 80, 443 or one from {_FIRST_FREE_PORT} on")


def _with_checked_host(url: URL, allow: Allow) -> URL:
    host = (url.raw_host or "").lower().removesuffix(".")
    if address := _as_address(host):
        if not allow.admits(host, address):
            raise AddressRefused(NOT_PUBLIC)
        return url
    if not is_host_name(host):
        raise AddressRefused("its host is neither a name nor an IP address in its usual form")
    if host.endswith(_LOCAL) and host not in allow.hosts:
        raise AddressRefused(NOT_PUBLIC)
    return url if host == url.raw_host else url.with_host(host)


def _in_one_form(url: URL) -> URL:
    """What is the same page is the same text."""
    url = url.with_port(None) if url.is_default_port() else url
    url = url.with_path("/", keep_query=True) if url.raw_path == "/" else url
    return url.with_fragment(None)


def _as_address(host: str) -> IpAddress | None:
    """None for what is no IP address, and for one that holds for a single network card (fe80::1%eth0)."""
    try:
        return None if "%" in host else ip_address(host)
    except ValueError:
        return None
