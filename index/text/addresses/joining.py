"""An address of a feed or a sitemap, told from what stands around it."""

from urllib.parse import urljoin


def joined_address(base: str, address: str) -> str:
    """Whole, however long: a part of an address is another one's. The address alone where the two make none."""
    if not base or not address:
        return address or base
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address
