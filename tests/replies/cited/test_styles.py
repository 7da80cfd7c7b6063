"""Citations of newspaper articles as the style guides have them, by examples made after theirs."""

import datetime
from dataclasses import replace

import pytest

from bot.replies.cited.bibtex import in_tex
from bot.replies.cited.cited import Cited
from bot.replies.cited.copying import citation_reply
from bot.replies.cited.prose import apa, apa_place, chicago, mla, mla_place, quoted
from bot.replies.cited.styles import STYLE_NAMES, in_style
from bot.replies.reply import Copyable, Note, Reply, Tone
from bot.service.citation_style import CitationStyle
from index import Certainty, Span
from retrieval import Citation, CitedExcerpt, Excerpt, ExcerptKind

DAY = datetime.date(2019, 7, 15)
ARTICLE = Citation("How we sleep", "The Washington Post", "Ariana Cha", DAY, "https://post.example/sleep", 4)
WORDS = Cited("a.md", ARTICLE, "We sleep badly.", Span(5, 20), speaker="Bo Lind", certainty=Certainty.NAMED)
EXCERPT = Excerpt(
    "We sleep badly.",
    "a.md",
    Span(5, 20),
    ExcerptKind.QUOTATION,
    "Bo Lind",
    "Lind",
    ARTICLE,
    1.0,
    certainty=Certainty.NAMED,
)


def with_(**fields: object) -> Cited:
    return replace(WORDS, citation=replace(ARTICLE, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "entry", "place"),
    [
        (
            WORDS,
            "Cha, A. (2019, July 15). How we sleep. The Washington Post. https://post.example/sleep",
            "(Bo Lind, as cited in Cha, 2019, para. 4)",
        ),
        (
            with_(author="Ariana Cha, Jean-Paul Roe", title="Why?", url=None, paragraph=None),
            "Cha, A., & Roe, J.-P. (2019, July 15). Why? The Washington Post.",
            "(Bo Lind, as cited in Cha & Roe, 2019)",
        ),
        (
            with_(author="A. Cha, B. Roe, C. Doe", page=3),
            "Cha, A., Roe, B., & Doe, C. (2019, July 15). How we sleep. The Washington Post. "
            "https://post.example/sleep",
            "(Bo Lind, as cited in Cha et al., 2019, p. 3)",
        ),
        (
            with_(author=None, date=None, time="00:03:12"),
            "How we sleep. (n.d.). The Washington Post. https://post.example/sleep",
            "(Bo Lind, as cited in “How we sleep,” n.d., 00:03:12)",
        ),
        (
            replace(with_(author="Associated Press", outlet=None), certainty=Certainty.CONCLUDED),
            "Associated Press. (2019, July 15). How we sleep. https://post.example/sleep",
            "(Associated Press, 2019, para. 4)",
        ),
    ],
)
def test_apa(cited: Cited, entry: str, place: str) -> None:
    assert (apa(cited), apa_place(cited)) == (entry, place)


def test_apa_of_more_than_twenty_authors_names_nineteen_and_the_last() -> None:
    many = ", ".join(f"A. {chr(65 + n)}oe" for n in range(22))
    assert apa(with_(author=many)).startswith("Aoe, A., Boe, A., ")
    assert "Soe, A., … Voe, A. (2019" in apa(with_(author=many))


@pytest.mark.parametrize(
    ("cited", "entry", "place"),
    [
        (
            WORDS,
            "Cha, Ariana. “How we sleep.” The Washington Post, 15 July 2019, https://post.example/sleep.",
            "(Bo Lind, qtd. in Cha, par. 4)",
        ),
        (
            with_(author="Ariana Cha and Bo Roe", date=datetime.date(2019, 9, 1), title="Why?"),
            "Cha, Ariana, and Bo Roe. “Why?” The Washington Post, 1 Sept. 2019, https://post.example/sleep.",
            "(Bo Lind, qtd. in Cha and Roe, par. 4)",
        ),
        (
            with_(author="A. Cha, B. Roe, C. Doe", date=None, url=None),
            "Cha, A., et al. “How we sleep.” The Washington Post.",
            "(Bo Lind, qtd. in Cha et al., par. 4)",
        ),
        (
            replace(with_(author=None, outlet=None, date=None, url=None, paragraph=None), speaker=None),
            "“How we sleep.”",
            "(“How we sleep”)",
        ),
    ],
)
def test_mla(cited: Cited, entry: str, place: str) -> None:
    assert (mla(cited), mla_place(cited)) == (entry, place)


@pytest.mark.parametrize(
    ("cited", "note"),
    [
        (
            WORDS,
            "Bo Lind, quoted in Ariana Cha, “How we sleep,” The Washington Post, July 15, 2019, para. 4, "
            "https://post.example/sleep.",
        ),
        (
            replace(with_(author="A. Cha, B. Roe, C. Doe", title="Why?", url=None, paragraph=None), speaker=None),
            "A. Cha, B. Roe, and C. Doe, “Why?,” The Washington Post, July 15, 2019.",
        ),
        (
            replace(with_(author="A. Cha, B. Roe, C. Doe, D. Poe", date=None, url=None), speaker=None),
            "A. Cha et al., “How we sleep,” The Washington Post, para. 4.",
        ),
        (Cited("dir/a.md", Citation(None, None, None, None, None, None), "Words."), "“dir/a.md.”"),
    ],
)
def test_chicago(cited: Cited, note: str) -> None:
    assert chicago(cited) == note


@pytest.mark.parametrize(
    ("words", "shown"),
    [("We sleep.", "“We sleep.”"), ('"We sleep," he said.', '"We sleep," he said.'), ("«Ja», sa hun", "«Ja», sa hun")],
)
def test_words_with_marks_of_their_own_get_no_others(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_words_stand_in_every_style_as_they_are() -> None:
    assert set(STYLE_NAMES) == set(CitationStyle)
    for style in CitationStyle:
        assert "We sleep badly." in in_style(style, WORDS)
    assert in_style(CitationStyle.PLAIN, WORDS) == (
        "“We sleep badly.”\nBo Lind\nHow we sleep · The Washington Post · Ariana Cha · 15 July 2019 · paragraph 4\n"
        "https://post.example/sleep"
    )


def test_what_tex_acts_on_is_written_out() -> None:
    assert in_tex("50% of {a_b} & $1 #2 ~ ^ \\x") == (
        r"50\% of \textbraceleft{}a\_b\textbraceright{} \& \$1 \#2 "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{}x"
    )
    assert in_tex("a -- b --- ''c'' ``d`` <<e>> f?` g") == "a -{}- b -{}-{}- '{}'c'{}' `{}`d`{}` <{}<e>{}> f?{}` g"
    assert in_tex("line\nbreak\x00 Ümläut “q” 日本") == "line break Ümläut “q” 日本"


def test_a_copy_has_the_citation_the_receipt_and_nothing_else() -> None:
    reply = citation_reply(CitedExcerpt(EXCERPT, "PQR1.x"), CitationStyle.MLA)
    text = in_style(CitationStyle.MLA, replace(WORDS, kind="quotation", speaker_text="Lind"))
    verify = Note("The receipt: /verify tells later whether this still stands.")
    assert reply == Reply(Tone.PLAIN, "Citation, MLA", (Copyable(text), verify, Copyable("PQR1.x")))


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        (
            {"certainty": Certainty.CONCLUDED},
            ["These words are Bo Lind's as we read it, so the citation does not say so."],
        ),
        (
            {"certainty": Certainty.OPEN, "speaker": None},
            ["It is not certain who said this, so the citation names nobody."],
        ),
        ({"kind": ExcerptKind.PASSAGE, "speaker": None, "certainty": Certainty.OPEN}, []),
    ],
)
def test_nobody_is_cited_whom_the_words_do_not_name(fields: dict[str, object], notes: list[str]) -> None:
    excerpt = replace(EXCERPT, **fields)  # type: ignore[arg-type]
    reply = citation_reply(CitedExcerpt(excerpt, "PQR1.x"), CitationStyle.CHICAGO)
    assert reply.notes[:-1] == tuple(notes)
    (citation, _) = (block.text for block in reply.blocks if isinstance(block, Copyable))
    assert citation.endswith(
        "\n\nAriana Cha, “How we sleep,” The Washington Post, July 15, 2019, para. 4, https://post.example/sleep."
    )
    assert "Lind" not in citation


def test_what_does_not_fit_a_message_is_left_out_and_told() -> None:
    long = replace(ARTICLE, title="{" * 600, author="x" * 600, url="https://post.example/" + "y" * 2_000)
    excerpt = replace(EXCERPT, text="{" * 900, citation=long)
    for style in CitationStyle:
        reply = citation_reply(CitedExcerpt(excerpt, "PQR1.x"), style)
        (citation, _) = (block.text for block in reply.blocks if isinstance(block, Copyable))
        told = "The words are left out: in this style they don't fit a message." in reply.notes
        assert told == ("{" * 900 not in citation)
        assert "yyy" not in citation
