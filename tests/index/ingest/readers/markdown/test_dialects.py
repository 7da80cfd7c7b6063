"""What Obsidian, Pandoc, Kramdown, MDX, WordPress and Readwise add."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, HEADING, ITEM, QUOTE, Blocks, blocks, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[Jane Doe]] met [[people/John|John]] on [[Page#Part]], [[#Part]].", "Jane Doe met John on Page, Part."),
        ("![[farm.png]]\n\nSee ![[photo.jpg|200]] it and [[1]](https://x.example).", "See it and [1]."),
        ("She farms ==40 acres==.", "She farms 40 acres."),
        ("Words. ^abc123\n\n* item ^id-2\n\n^own-line\n\nEnd.", "Words.\n\nitem\n\nEnd."),
        ("#farming #soil", "#farming #soil"),
        ("Words. ([View Highlight](https://x.example/1)) [⤴️](https://x.example/2) ^a1", "Words."),
        ("Inline^[a note with [link](x)] here.", "Inline here."),
        ("Words[^1], more[^note]: so.", "Words, more: so."),
        ("Words.\n{: .lead #x}\n\nMore{: .b}.", "Words.\n\nMore."),
        ("* TOC\n{:toc}\n\n[TOC]\n\nWords.", "Words."),
        ("[small]{.smallcaps} ![](a.png){width=50%} end {#id .c}.", "small end."),
        ("::: {.note}\nInner.\n:::\n\nEnd.", "Inner.\n\nEnd."),
        ("*[HTML]: Hyper Text\n\n\\newpage\n\n\\vspace{2em}\n\nWords.", "Words."),
        ('!!! note "Title"\n    The indented words are prose.', "    The indented words are prose."),
        ("A good fit*.* And 18F**,** too.", "A good fit. And 18F, too."),
        ("import X from './x'\nimport './y.css'\n\nexport const a = {\n  b: \"c\"\n}\n\nWords.", "Words."),
        ('[caption id="a" width="3"]<img src="x"/> The "ferry"[/caption]\n\nWords.', "Words."),
        ('A [gallery ids="1,2"] b [gallery] c [embed]https://x.example[/embed] d.', "A b c d."),
        ("[b]Bold[/b] and [pullquote]Words[/pullquote] but [sic] and [b].", "Bold and Words but [sic] and."),
        ("[youtube=https://x.example/w?v=a&w=6]\n\nA [vimeo https://x.example/1] b.", "A b."),
        ("A note [via https://x.example].", "A note [via https://x.example]."),
        ('[vc_row el="1"][vc_column]Words.[/vc_column][/vc_row]', "Words."),
    ],
)
def test_words(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> [!quote] [[Rosa Ybarra]]\n> The soil is tired.", [(HEADING, "Rosa Ybarra"), (QUOTE, "The soil is tired.")]),
        ("> [!cite]\n> The soil is tired.", [(QUOTE, "The soil is tired.")]),
        (
            "> [!note]- Folded\n> My own words.\n\n> [!WARNING]\n> Beware.",
            [(HEADING, "Folded"), (BODY, "My own words."), (BODY, "Beware.")],
        ),
        ("> [!info]\n> Own words.\n>\n> > Quoted.", [(BODY, "Own words."), (QUOTE, "Quoted.")]),
        ("* [[A]]\n* ==b== ^id", [(ITEM, "A"), (ITEM, "b")]),
    ],
)
def test_blocks(text: str, shown: Blocks) -> None:
    assert blocks(text) == shown
