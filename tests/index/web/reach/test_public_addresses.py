"""Which addresses are public, and what the setting opens beside them."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Allow
from index.web.reach.addresses import is_host_name, is_public

PUBLIC = "1.1.1.1 8.8.8.8 93.184.216.34 172.15.255.255 172.32.0.0 100.63.255.255 100.128.0.0 223.255.255.255 \
2606:4700:4700::1111 2a00:1450:4001:81b::200e 2001:4860:4860::8888 64:ff9b::808:808"
CLOSED = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 \
168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 \
198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255 \
:: ::1 ::7f00:1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::a00:1 \
64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 100::1 2001::1 2001:0:53aa:64c::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 \
2002:7f00:1::1 2002:808:808::1 3fff::1 5f00::1 4000::1 fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 \
ff02::1 2606:4700::1%1"


@pytest.mark.parametrize("text", PUBLIC.split())
def test_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", CLOSED.split())
def test_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_what_python_knows_to_be_private_is_not_public(address: IPv4Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or not address.is_global:
        assert not is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_address_in_another_is_judged_by_itself(address: IPv4Address) -> None:
    assert is_public(IPv6Address(int(IPv6Address("64:ff9b::")) + int(address))) == is_public(address)
    for around in ("::", "::ffff:0:0", "2002::"):
        start = int(IPv6Address(around))
        shift = 80 if around == "2002::" else 0
        assert not is_public(IPv6Address(start + (int(address) << shift)))


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_what_python_knows_to_be_private_of_the_long_ones(address: IPv6Address) -> None:
    if not address.is_global and address not in IPv6Network("64:ff9b::/96"):
        assert not is_public(address)


@pytest.mark.parametrize(
    ("text", "allow"),
    [
        ("", Allow()),
        (" , ,", Allow()),
        ("localhost", Allow(frozenset({"localhost"}))),
        ("Intranet.Example.", Allow(frozenset({"intranet.example"}))),
        ("127.0.0.1", Allow(networks=(IPv4Network("127.0.0.1/32"),))),
        ("::1", Allow(networks=(IPv6Network("::1/128"),))),
        ("10.1.2.3/16, wiki", Allow(frozenset({"wiki"}), (IPv4Network("10.1.0.0/16"),))),
        ("fd12::/32", Allow(networks=(IPv6Network("fd12::/32"),))),
    ],
)
def test_what_is_opened(text: str, allow: Allow) -> None:
    assert Allow.parse(text) == allow


@pytest.mark.parametrize(
    "text",
    [
        *("http://localhost", "localhost:8080", "10.0.0.0/33", "10.0.0.0/-1", "*.example", "a b", "127.1", "0x7f.1"),
        *("wiki;wiki2", "bücher.example", "a..b", "-a", "[::1]", "10.0.0.0 - 10.0.0.9", "a" * 64),
    ],
)
def test_what_opens_nothing(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it is no list of hosts and networks, for example intranet"):
        Allow.parse(f"localhost,{text}")


@pytest.mark.parametrize(
    ("listed", "host", "address", "admitted"),
    [
        ("", "paper.example", "8.8.8.8", True),
        ("", "paper.example", "10.0.0.1", False),
        ("10.0.0.0/8", "paper.example", "10.0.0.1", True),
        ("10.0.0.0/8", "paper.example", "192.168.0.1", False),
        ("10.0.0.0/8", "paper.example", "::ffff:10.0.0.1", False),
        ("10.0.0.0/8", "paper.example", "64:ff9b::a00:1", False),
        ("wiki.example", "wiki.example", "10.0.0.1", True),
        ("wiki.example", "wiki.example", "::1", True),
        ("wiki.example", "other.wiki.example", "10.0.0.1", False),
        ("wiki.example", "paper.example", "10.0.0.1", False),
        ("wiki.example", "wiki.example", "169.254.169.254", False),
        ("wiki.example", "wiki.example", "fd00:ec2::254", False),
        ("wiki.example", "wiki.example", "fe80::1", False),
        ("wiki.example", "wiki.example", "0.0.0.0", False),
        ("wiki.example", "wiki.example", "224.0.0.1", False),
        ("wiki.example", "wiki.example", "168.63.129.16", False),
        ("wiki.example,169.254.0.0/16", "wiki.example", "169.254.169.254", True),
    ],
)
def test_who_is_admitted(listed: str, host: str, address: str, admitted: bool) -> None:
    assert Allow.parse(listed).admits(host, ip_address(address)) is admitted


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        *(("paper.example", True), ("xn--bcher-kva.example", True), ("a_b.c-d.example", True), ("localhost", True)),
        *(("paper.example.", False), ("a..b", False), ("-a.b", False), ("a-.b", False), ("", False), (".", False)),
        *(("127.1", False), ("0x7f.1", False), ("2130706433", False), ("a.0x1", False), ("a.1", False), ("a b", False)),
        *((f"{'a' * 63}.b", True), (f"{'a' * 64}.b", False), (f"{'a.' * 126}b", True), (f"{'a.' * 127}b", False)),
        *(("a%2e", False), ("é.example", False), ("A.example", False), ("a\n", False)),
    ],
)
def test_what_a_host_is_called(name: str, is_name: bool) -> None:
    assert is_host_name(name) is is_name
