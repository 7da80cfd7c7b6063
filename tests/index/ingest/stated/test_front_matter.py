"""Front matter: each field as it was typed, or None and a warning; never a guess."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Fault, Metadata
from index.ingest.stated.front_matter import FrontMatterRefused
from index.text.document import WarningKind
from tests.support.documents.front_matter import stated_in

YES_OR_NO = "its title is not read: yes means yes or no in YAML: put it in quotes where it is a text"
TOO_DEEP = "its front matter has more than 16 lists or maps within each other: write it flat"


def read(*lines: str) -> Metadata:
    return stated_in("\n".join(("---", *lines, "---", "")))


def warned(kind: WarningKind, what: str) -> Metadata:
    return Metadata(faults=(Fault(kind, what),))


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ("title: Ferry talks", Metadata(title="Ferry talks")),
        ("Headline: 'Ferry: talks'", Metadata(title="Ferry: talks")),
        ("title: 1984", Metadata(title="1984")),
        ("title: 007", Metadata(title="007")),
        ("title: 1_000", Metadata(title="1_000")),
        ("title: 2019-02-28", Metadata(title="2019-02-28")),
        ("title: [Ferry talks]", Metadata(title="Ferry talks")),
        ('title: "a\\n  b"', Metadata(title="a b")),
        ('title: "\\ud83d\\ude00"', Metadata(title="😀")),
        ("title:", Metadata()),
        ("title: ~", Metadata()),
        ("title: '  '", Metadata()),
        ("site: The Harbour Post", Metadata(outlet="The Harbour Post")),
        ("publication: [The Post, Oslo]", Metadata(outlet="The Post, Oslo")),
        ("authors: [Anna Berg, Tomas Reyes]", Metadata(author="Anna Berg, Tomas Reyes")),
        ("byline: Anna Berg", Metadata(author="Anna Berg")),
        ("date: 2021-03-04", Metadata(date=datetime.date(2021, 3, 4))),
        ("date: 2021-3-4", Metadata(date=datetime.date(2021, 3, 4))),
        ("date: 20210304", Metadata(date=datetime.date(2021, 3, 4))),
        ("pubdate: 2021-03-04T23:30:00-08:00", Metadata(date=datetime.date(2021, 3, 4))),
        ("published: 2021-03-04 05:06", Metadata(date=datetime.date(2021, 3, 4))),
        ("permalink: https://post.example/1", Metadata(url="https://post.example/1")),
        ("lang: no", Metadata(language="no")),
        ("language: en", Metadata(language="en")),
        ("tags: [a, b]", Metadata()),
    ],
)
def test_a_field(line: str, metadata: Metadata) -> None:
    assert read(line) == metadata


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        (
            "title: yes",
            "title",
            YES_OR_NO,
        ),
        ("title: {a: b}", "title", "its title is not read: it is a map where a text is expected"),
        ("title: [a, b]", "title", "its title is not read: it is a list where a text is expected"),
        ("title: !!binary aGk=", "title", "its title is not read: it is of the kind !!binary, which is no text"),
        ('title: "\\ud83d"', "title", "its title is not read: it holds half a character (\\ud800 to \\udfff alone)"),
        (f"title: {'x' * 2_001}", "title", "its title is not read: it is longer than 2,000 characters"),
        ("authors: [[a], b]", "author", "its authors is not read: it is a list of lists where texts are expected"),
        ("date: soon", "date", "its date is not read: soon is no date like 2019-02-28"),
        (f"date: {'s' * 60}", "date", f"its date is not read: {'s' * 60} is no date like 2019-02-28"),
        (f"date: {'s' * 61}", "date", f"its date is not read: {'s' * 60}… is no date like 2019-02-28"),
        ("date: 2021-02-30", "date", "its date is not read: there is no such day or time as 2021-02-30"),
        ("date: 2021-03-04T25:00", "date", "its date is not read: there is no such day or time as 2021-03-04T25:00"),
        (
            "url: post.example",
            "links",
            "its url is not read: post.example is no address that starts with http:// or https://",
        ),
    ],
)
def test_a_value_that_is_not_understood_costs_its_own_field(line: str, kind: str, what: str) -> None:
    assert read(line) == warned(WarningKind(kind), what)
    assert read(line, "outlet: The Post").outlet == "The Post"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("title: a", "headline: b"), "a"),
        (("headline: b", "title: a"), "a"),
        (("title: {x: y}", "headline: b"), "b"),
        (("title: a", "title: b"), "b"),
        (("TITLE: a",), "a"),
        (("base: &base {title: a}", "<<: *base"), "a"),
        (("base: &base {title: a}", "<<: *base", "title: b"), "b"),
        (("one: &one {title: a}", "two: &two {title: b}", "<<: [*one, *two]"), "a"),
    ],
)
def test_which_of_several_counts(lines: tuple[str, ...], title: str) -> None:
    assert (read(*lines).title, read(*lines).faults) == (title, ())


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("draft: true", True),
        ("Draft: True", True),
        ("published: false", True),
        ("status: draft", True),
        ("draft: false", False),
        ("published: true", False),
        ("published: 2019-02-28", False),
        ("status: publish", False),
        ("draft: [true]", False),
    ],
)
def test_a_draft_is_told(line: str, draft: bool) -> None:
    fault = Fault(WarningKind.DRAFT, "it is marked as a draft: remove it if it was never published")
    assert (fault in read("title: Ferry talks", line).faults) is draft


def test_of_several_names_that_are_not_understood_the_first_is_told() -> None:
    assert read("date: soon", "published: later") == warned(
        WarningKind.DATE, "its date is not read: soon is no date like 2019-02-28"
    )


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            ("a: " + "[" * 17 + "]" * 17,),
            TOO_DEEP,
        ),
        (
            ("a: [" + "x, " * 4_000 + "]",),
            "its front matter has more than 4,000 values: leave only what describes the article",
        ),
        (("a: " + "x" * 70_000,), "its front matter is longer than 64 kB: shorten it"),
        (
            ("a: *" + "x" * 61,),
            f"its front matter is not valid YAML in line 2 (found undefined alias '{'x' * 37}…): "
            "mend it, or put the value in quotes",
        ),
    ],
)
def test_what_is_larger_than_any_articles_is_refused(lines: tuple[str, ...], why: str) -> None:
    with pytest.raises(FrontMatterRefused) as refused:
        read(*lines)
    assert str(refused.value) == why


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=40))
def test_any_title_in_quotes_is_read_as_it_was_typed(title: str) -> None:
    quoted = title.replace("'", "''")
    try:
        found = read(f"title: '{quoted}'")
    except FrontMatterRefused:  # characters that YAML does not allow
        return
    assert found == Metadata(title=" ".join(title.split()) or None)


# What does not begin as front matter does is prose between two rules.
@given(
    st.sampled_from(("a: b", "- a", "{a: b}", "? a", "&a b: c", "[", "<<: *a")),
    st.text(st.sampled_from("title: date[]{}&*!|>'\"%@`#-?,\n ab1"), max_size=60),
)
def test_anything_else_is_read_or_refused(first: str, text: str) -> None:
    try:
        read(first, *text.split("\n"))
    except FrontMatterRefused as refused:
        reason = str(refused)
    else:
        reason = "its front matter"
    assert reason.startswith("its front matter")
