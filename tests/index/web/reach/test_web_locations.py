"""Addresses as they are typed and linked: what is asked for, and what is refused before anybody is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from index import Allow
from index.web.fetched import AddressRefused
from index.web.reach.location import NOT_PUBLIC, read_location

ODD_HOST = "its host is neither a name nor an IP address in its usual form"
NO_ADDRESS = "it is no address that starts with http:// or https://"
NOT_UNDERSTOOD = "it is no address that can be understood"
CHARACTERS = "its address holds characters that none may hold"
A_USER = "it holds a user name or a password: leave them out"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://paper.example/a", "https://paper.example/a"),
        ("  https://paper.example/a\n", "https://paper.example/a"),
        ("HTTPS://Paper.Example:443/A?b=C#d", "https://paper.example/A?b=C"),
        ("http://paper.example.", "http://paper.example/"),
        ("http://paper.example./a", "http://paper.example/a"),
        ("http://paper.example:8080/", "http://paper.example:8080/"),
        ("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
        ("https://paper.example/a b", "https://paper.example/a%20b"),
        ("https://paper.example/a%2Fb/../c", "https://paper.example/c"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700::1111]:8443/a", "http://[2606:4700:4700::1111]:8443/a"),
        ("https://paper.example/?u=a@b&v=http://c:d@e/", "https://paper.example/?u=a@b&v=http://c:d@e/"),
    ],
)
def test_what_is_asked_for(text: str, read: str) -> None:
    url = read_location(text, Allow())
    assert (str(url), url) == (read, URL(read))
    assert read_location(str(url), Allow()) == url


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NO_ADDRESS),
        ("paper.example/a", NO_ADDRESS),
        ("//paper.example/a", NO_ADDRESS),
        ("ftp://paper.example/", NO_ADDRESS),
        ("file:///etc/passwd", NO_ADDRESS),
        ("javascript:alert(1)", NO_ADDRESS),
        ("data:text/html,a", NO_ADDRESS),
        ("gopher://127.0.0.1:70/_x", NO_ADDRESS),
        ("http://user:pass@paper.example/", A_USER),
        ("http://user@paper.example/", A_USER),
        ("http://:pass@paper.example/", A_USER),
        ("http://a@b@paper.example/", A_USER),
        ("http://paper.example\\@127.0.0.1/", CHARACTERS),
        ("http://paper.example/\\a", CHARACTERS),
        ("http://paper.example/a\nb", CHARACTERS),
        ("http://paper.example/\x00", CHARACTERS),
        ("http://paper.example/\ud800", CHARACTERS),
        ("http://paper\u200b.example/", CHARACTERS),
        ("http:///a", ODD_HOST),
        ("http://", ODD_HOST),
        ("http://[::1", NOT_UNDERSTOOD),
        ("http://paper.example:99999/", NOT_UNDERSTOOD),
        ("http://paper.example:http/", NOT_UNDERSTOOD),
        ("http://paper.example:22/", "at port 22 no pages are served: use 80, 443 or one from 1024 on"),
        ("http://paper.example:0/", "at port 0 no pages are served: use 80, 443 or one from 1024 on"),
        ("http://paper.example:6667/", "at port 6667 no pages are served: use 80, 443 or one from 1024 on"),
        ("http://paper.example/" + "a" * 2_048, "its address is longer than 2,048 characters"),
        ("http://a b.example/", ODD_HOST),
        ("http://0x7f.1/", ODD_HOST),
        ("http://0x7f000001/", ODD_HOST),
        ("http://2130706433/", ODD_HOST),
        ("http://017700000001/", ODD_HOST),
        ("http://0177.0.0.1/", ODD_HOST),
        ("http://127.1/", ODD_HOST),
        ("http://127.0.0.1.1/", ODD_HOST),
        ("http://127.0.0.256/", ODD_HOST),
        ("http://%31%32%37.0.0.1/", ODD_HOST),
        ("http://127.0.0.1%2f/", ODD_HOST),
        ("http://a..b/", ODD_HOST),
        ("http://./", ODD_HOST),
        ("http://paper.example../", ODD_HOST),
        ("http://[fe80::1%25eth0]/", ODD_HOST),
        ("http://127.0.0.1/", NOT_PUBLIC),
        ("http://127.0.0.1./", NOT_PUBLIC),
        ("http://１２７.0.0.1/", NOT_PUBLIC),
        ("http://①②⑦.⓪.⓪.①/", NOT_PUBLIC),
        ("http://127。0。0。1/", NOT_PUBLIC),
        ("http://localhost/", NOT_PUBLIC),
        ("http://LOCALHOST./", NOT_PUBLIC),
        ("http://ｌocalhost/", NOT_PUBLIC),
        ("http://a.localhost/", NOT_PUBLIC),
        ("http://0.0.0.0/", NOT_PUBLIC),
        ("http://10.0.0.1/", NOT_PUBLIC),
        ("http://169.254.169.254/latest/meta-data/", NOT_PUBLIC),
        ("http://[::]/", NOT_PUBLIC),
        ("http://[::1]/", NOT_PUBLIC),
        ("http://[::ffff:127.0.0.1]/", NOT_PUBLIC),
        ("http://[::ffff:7f00:1]/", NOT_PUBLIC),
        ("http://[fd00:ec2::254]/", NOT_PUBLIC),
        ("http://[64:ff9b::7f00:1]/", NOT_PUBLIC),
        ("http://[2002:7f00:1::]/", NOT_PUBLIC),
    ],
)
def test_what_is_refused(text: str, why: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        read_location(text, Allow())
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("b", "https://paper.example/a/b"),
        ("/b?c#d", "https://paper.example/b?c"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example/b", "http://other.example/b"),
        ("?c", "https://paper.example/a/?c"),
    ],
)
def test_what_a_page_links(text: str, read: str) -> None:
    assert str(read_location(text, Allow(), URL("https://paper.example/a/"))) == read


def test_what_the_setting_opens() -> None:
    allow = Allow.parse("127.0.0.1,localhost")
    assert str(read_location("http://127.0.0.1:8000/a", allow)) == "http://127.0.0.1:8000/a"
    assert str(read_location("http://LocalHost./a", allow)) == "http://localhost/a"
    for closed in ("http://127.0.0.2/", "http://[::1]/", "http://a.localhost/", "http://[::ffff:127.0.0.1]/"):
        with pytest.raises(AddressRefused):
            read_location(closed, allow)


@given(st.text(max_size=60) | st.text("htp:/[]@.%0123456789afx#?\\ ①。", max_size=40).map("http://".__add__))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        url = read_location(text, Allow())
    except AddressRefused:
        return
    assert url.scheme in ("http", "https")
    assert url.raw_host
    assert str(url).isascii()
