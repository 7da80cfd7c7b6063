"""An address as it is stored where nobody is to read it."""

from hashlib import sha256


def address_hash(url: str) -> str:
    """Hexadecimal digits of SHA-256."""
    return sha256(url.encode()).hexdigest()
