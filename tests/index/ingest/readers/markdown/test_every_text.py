"""What is true of any text, and how long it takes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.readers.markdown.article import article_of
from tests.index.ingest.readers.markdown.shown import assert_is_laid_out, assert_leads_back, layout

FRAGMENTS = tuple(
    """
    ](/x) [a][b] [a]() List ****
    [ ] ( ) ](x) ![ [[ ]] [[a|b]] ![[a]] * ** *** _ __ ` `` ``` ~~~ ~~ ~ > >> # ## - + 1. 2016. | |-|-| --- === ***
    \\ & &amp; &ldquo; < > <b> </b> <p> </p> <br> <li> <td> <tr> </tr> <blockquote> </blockquote> <pre> </pre> <code>
    </code> <del> </del> <script> </script> <sup>1</sup> <!-- --> {{ }} {{< >}} {% %} {%comment%} {%endcomment%} %% == ^
    ^a [^1] [^1]: ^[ {: {.a} ::: [!x] [q]: [q]:/x [caption] [/caption] [b] [/b] https://a.b <a@b.c> <http://a> <tweet
    author="a"> words </tweet> <x y= " ' “ ” — -- \ufeff \x00 \ud800 \x85 \u2028 \xa0 é 👩‍👩‍👧 שלום e\u0301
    """.split(" ")
)
REPEATED = (
    *"""
    [ * a* > ` `a`` < <a <!-- {{ {{< {% %% [[ ![ [a]( ]( \\ | ~~a [^ ==a <pre> <li> <del> <a_b=" é[ [caption] ([ &lt;
    """.split(),
    *("> ", "\n", '<a b="', "\n- a\n", ".__a__ ", "**a ** ", "[a](a) ", "](/a) ", "[a][", "a** "),
)
GAPS = (" ", "\n", "\n\n", "\r\n", "\r", "    ", "\t", "  \n", "\n> ", "\n- ", "")
TEXTS = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(GAPS)), max_size=30).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
PLAIN = st.text(st.sampled_from("abcXYZ éשß👍.,;?\n“”'\"—"), max_size=200)


@given(st.one_of(TEXTS, st.text(max_size=300)))
def test_it_is_sound(text: str) -> None:
    article = article_of(text, None)
    assert_leads_back(article, text)
    assert_is_laid_out(article)
    assert article_of(text, None) == article


@given(TEXTS, TEXTS)
def test_what_is_added_by_the_reader_is_little(text: str, more: str) -> None:
    """Nothing but an entity's character, a quotation mark, a blank or a line's end is not the file's."""
    article = article_of(text + "\n\n" + more, None)
    kept = {place for run in article.runs for place in range(run.start, run.start + run.length)}
    added = "".join(c for place, c in enumerate(article.text) if place not in kept)
    assert set(added) <= set(" \n“”&")


@given(PLAIN)
def test_text_without_markup_stays(text: str) -> None:
    assert article_of(text, None).text == text


@given(TEXTS)
def test_words_of_a_paragraph_stay_together(text: str) -> None:
    article = article_of(f"The council met.\n\n{text}", None)
    assert article.text.startswith("The council met.")
    assert layout(article).blocks[0].span.of(article.text).startswith("The council met.")


@pytest.mark.parametrize("fragment", REPEATED)
def test_time_grows_with_length_alone(fragment: str) -> None:
    """The processor's time: other work on the machine is none of it."""
    text = fragment * (200_000 // len(fragment))
    began = time.process_time()
    article_of(text, None)
    assert time.process_time() - began < 3


def test_a_text_of_nothing_but_markup_is_read_as_words() -> None:
    text = "*a* " * 600_000
    article = article_of(text, None)
    assert (article.text, article.layout) == (text, None)
