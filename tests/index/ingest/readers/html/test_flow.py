"""What a browser shows of a piece of HTML: its words in order, its white space, its blocks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.readers.html.flow import Flow, flow_of

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "nothing": ("", []),
    "blanks alone": (" \n\t ", []),
    "no markup": ("Fish &amp; chips\n today", [("body", "Fish & chips today")]),
    "blanks": ("<p>  one\n\n two\t<b> three</b> </p>", [("body", "one two three")]),
    "no blank is made up": ("<p>un<b>believ</b>able<i>!</i></p>", [("body", "unbelievable!")]),
    "no blank is lost": (
        "<p>He <em>said</em> <a href=x>so</a>, <span>twice</span> .</p>",
        [("body", "He said so, twice .")],
    ),
    "a hard blank stays": ("<p>10&nbsp;000</p>", [("body", "10\xa0000")]),
    "entities": ("<p>&ldquo;caf&eacute;&rdquo; &#8212; &#x2026; &lt;b&gt;</p>", [("body", "“café” — … <b>")]),
    "numbers of windows-1252": ("<p>&#147;so&#148; it&#146;s</p>", [("body", "“so” it’s")]),
    "what is not seen": ("<p>inter\u00adna\u200btional</p>", [("body", "international")]),
    "joiners stay within words": ("<p>می\u200cخواهم</p>", [("body", "می\u200cخواهم")]),
    "joiners alone are nothing": ("<p>&zwnj;&nbsp;&zwnj;</p><p>x</p>", [("body", "x")]),
    "headings": ("<h1>A</h1><h6>B</h6>c", [("heading", "A"), ("heading", "B"), ("body", "c")]),
    "a line break": ("<p>one<br>two <br> three</p>", [("body", "one\ntwo\nthree")]),
    "two line breaks": (
        "<div>one<br> <br>two<br><br><br>three</div>",
        [("body", "one"), ("body", "two"), ("body", "three")],
    ),
    "words between blocks": (
        "<div>a<p>b</p>c<div>d</div></div>",
        [("body", "a"), ("body", "b"), ("body", "c"), ("body", "d")],
    ),
    "a list in a list": (
        "<ul><li>a<ul><li><p>b</p></ul><li>c</ul>",
        [("list_item", "a"), ("list_item", "b"), ("list_item", "c")],
    ),
    "definitions": ("<dl><dt>a<dd>b</dl>", [("body", "a"), ("list_item", "b")]),
    "a quotation": ("<blockquote><p>a<p>b</blockquote>", [("quote", "a"), ("quote", "b")]),
    "a quotation within a line": ("<p>He said: <q>so</q>.</p>", [("body", "He said: “so”.")]),
    "a caption": ("<figure><img alt=no><figcaption>a</figcaption></figure>", [("caption", "a")]),
    "program text": ("<pre>\n if x:\n   y\n</pre>", [("code", "if x:\n   y")]),
    "rows": ("<table><tr><th>a<th>b<tr><td>1<td><p>2</p></table>", [("table_row", "a  b"), ("table_row", "1  2")]),
    "a layout of tables": (
        "<table><tr><td>menu<td><p>one<p>two</table>",
        [("body", "menu"), ("body", "one"), ("body", "two")],
    ),
    "hidden": (
        "<style>x</style><script>x</script><template>x</template><noscript>x</noscript><p hidden>x</p>"
        "<p style='color:red; display: none'>x</p><p style='visibility:hidden'>x</p><dialog>x</dialog>"
        "<title>x</title><textarea>x</textarea><svg><text>x</text></svg><!-- x -->"
        "<p>a<span class='sr-only'>x</span><span style='clip: rect(0 0 0 0)'>x</span></p>",
        [("body", "a")],
    ),
    "shadow": ("<div><template shadowrootmode=open><p>a</p></template></div>", [("body", "a")]),
    "furniture": ("<nav>a</nav><p>b</p><footer>c</footer>", [("body", "a"), ("body", "b"), ("body", "c")]),
    "a span set as a block": (
        "<p>a<span style='display:block'>b</span>c</p>",
        [("body", "a"), ("body", "b"), ("body", "c")],
    ),
    "never closed": ("<p>a<p>b<div>c<b>d", [("body", "a"), ("body", "b"), ("body", "cd")]),
    "other writing": ("<p>مرحبا «بكم»</p><p>「はい」</p>", [("body", "مرحبا «بكم»"), ("body", "「はい」")]),
}


def blocks(flow: Flow) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(flow.text)) for block in flow.layout.blocks]


@pytest.mark.parametrize("name", CASES)
def test_what_is_shown(name: str) -> None:
    html, shown = CASES[name]
    flow = flow_of(html)
    assert blocks(flow) == shown
    assert flow.text == "\n\n".join(text for _, text in shown)


def test_strong_and_code() -> None:
    flow = flow_of(
        "<p>a <b>bold </b><strong>one</strong>, <code>x = 1</code> <kbd>F1</kbd></p>"
        "<b style='font-weight:normal'>plain <span style='font-weight: 700'>heavy</span></b>"
    )
    assert flow.text == "a bold one, x = 1 F1\n\nplain heavy"
    assert [span.of(flow.text) for span in flow.layout.strong] == ["bold one", "heavy"]
    assert [span.of(flow.text) for span in flow.layout.code] == ["x = 1 F1"]


ENCODINGS: list[tuple[str, bytes, str]] = [
    ("utf-8", "<p>“é”".encode(), "“é”"),
    ("utf-8 that declares another", '<meta charset="iso-8859-1"><p>“é”'.encode(), "“é”"),
    ("a mark", b"\xef\xbb\xbf<p>x", "x"),
    ("utf-16", "<p>“é”".encode("utf-16"), "“é”"),
    ("declared", '<meta charset="iso-8859-2"><p>ěšč'.encode("iso-8859-2"), "ěšč"),
    (
        "declared in the old way",
        b"<meta http-equiv=x content='text/html; charset=Shift_JIS'><p>\x82\xcd\x82\xa2",
        "はい",
    ),
    ("declared by XML", b'<?xml version="1.0" encoding="koi8-r"?><p>\xc4\xc1', "да"),
    ("latin-1 is windows-1252", b"<meta charset=latin1><p>\x93so\x94", "“so”"),
    ("seven bits", '<meta charset="iso-2022-jp"><p>はい'.encode("iso-2022-jp"), "はい"),
    ("declared as what it is not", b"<meta charset=utf-8><p>\x93caf\xe9\x94", "“café”"),
    ("no such encoding", b"<meta charset=klingon><p>caf\xe9", "café"),
    ("no text at all", b"<meta charset=base64><p>caf\xe9", "café"),
    ("utf-8 with a broken byte", "<p>süß, über, Käse".encode() + b"\xff", "süß, über, Käse\ufffd"),
]


@pytest.mark.parametrize(("data", "text"), [case[1:] for case in ENCODINGS], ids=[case[0] for case in ENCODINGS])
def test_bytes_are_read_as_they_were_written(data: bytes, text: str) -> None:
    assert flow_of(data).text == text


TAGS = (
    "p",
    "div",
    "b",
    "i",
    "span",
    "a",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "pre",
    "br",
    "q",
    "figure",
)
pieces = st.recursive(
    st.text(alphabet="ab “é\u00a0\n\t<&>\u00ad", max_size=6),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=3)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
    ),
    max_leaves=12,
)


@given(st.lists(pieces, max_size=6).map("".join))
def test_a_layout_is_sound_for_any_html(html: str) -> None:
    flow = flow_of(html)
    spans = [block.span for block in flow.layout.blocks]
    assert "\n\n".join(span.of(flow.text) for span in spans) == flow.text
    assert all(span.of(flow.text) == span.of(flow.text).strip() != "" for span in spans)
    for marked in (flow.layout.strong, flow.layout.code):
        assert all(one.end <= other.start for one, other in pairwise(marked))
        assert all(any(span.covers(one) for span in spans) and one.of(flow.text).strip() for one in marked)


@given(st.text(max_size=200), st.binary(max_size=200))
def test_anything_is_read(text: str, data: bytes) -> None:
    assert isinstance(flow_of(text).text, str)
    assert isinstance(flow_of(data).text, str)
