"""An address is told from its base, or stands as it is."""

import pytest

from index.text.addresses.joining import joined_address

LONG = "a" * 5_000


@pytest.mark.parametrize(
    ("base", "address", "joined"),
    [
        ("", "", ""),
        ("", "11", "11"),
        ("https://x.example/a/", "", "https://x.example/a/"),
        ("https://x.example/a/", " 11\n", "https://x.example/a/11"),
        ("/a/", "11", "/a/11"),
        ("https://x.example/a/", "https://y.example/1", "https://y.example/1"),
        ("https://[x/", "https://y.example/1", "https://y.example/1"),
        ("https://x.example/a/", "https://[y/", "https://[y/"),
        (f"https://x.example/{LONG}/", LONG, f"https://x.example/{LONG}/{LONG}"),
    ],
)
def test_addresses_are_told_from_their_base(base: str, address: str, joined: str) -> None:
    assert joined_address(base, address) == joined
