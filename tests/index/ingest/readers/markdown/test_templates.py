"""Shortcodes and the tags of templates: gone, whatever stands in them."""

import pytest

from tests.index.ingest.readers.markdown.shown import BODY, CODE, QUOTE, Blocks, blocks, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Text {{< figure src="a.jpg" title="A "title"" >}} more.', "Text more."),
        ("word{{< x >}}word, word {{< x >}}, word", "word word, word, word"),
        ('See [it]({{< ref "2015-05-13-three-ways.md" >}}).', "See it."),
        ('See [it]({{ "/2015/02/09/domains/" | url }}) and ![x]({{ site.url }}/a.jpg "T").', "See it and."),
        ('<a href="{{ "/x" | url }}">It</a> is {{ page.title }} here.', "It is here."),
        ("{{% note %}}\nInner **words** stay.\n{{% /note %}}\n\nEnd.", "Inner words stay.\n\nEnd."),
        ('{% include image.html src="a" caption="The ferry, said to be old" %}\n\nEnd.', "End."),
        ("{% comment %}No **words** {{ x }}.{% endcomment %}End.", "End."),
        ("{%- if a -%}shown{%- endif -%} {% raw %}too{% endraw %}", "shown too"),
        ("{# a note #}{/* another */}<% third %>End.", "End."),
        ('Words %%hidden "quoted"%% go on.\n\n%%\nA block\n\nof it\n%%\n\nEnd.', "Words go on.\n\nEnd."),
        ("`{{ code }}` and\n\n```\n{% code %}\n```", "{{ code }} and\n\n{% code %}\n"),
        ("Words {{ never closed.\n\nEnd {% too.", "Words {{ never closed.\n\nEnd {% too."),
        ("One.\n\n{{< youtube abc >}}\n\nTwo.", "One.\n\nTwo."),
        ("One\n{{< youtube abc >}}\ntwo.", "One\ntwo."),
    ],
)
def test_words(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            '{% highlight ruby %}\nputs "x"\n\nputs <b>\n{% endhighlight %}\n\nEnd.',
            [(CODE, 'puts "x"\n\nputs <b>'), (BODY, "End.")],
        ),
        ("{{< highlight go >}}\nx := *y\n{{< /highlight >}}", [(CODE, "x := *y")]),
        ('[code lang="php"]\necho "x";\n[/code]', [(CODE, 'echo "x";')]),
        (
            "{% blockquote Jane Doe %}\nWe will win.\n{% endblockquote %}\n\nEnd.",
            [(QUOTE, "We will win."), (BODY, "End.")],
        ),
        ('{{< quote author="Jane" >}}We will win.{{< /quote >}}\n\nEnd.', [(QUOTE, "We will win."), (BODY, "End.")]),
    ],
)
def test_blocks(text: str, shown: Blocks) -> None:
    assert blocks(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Text {% highlight ruby %}puts "hello there"{% endhighlight %} goes on.', "Text goes on."),
        ('Text.\n\n  {% highlight ruby %}  puts "hello"\n{% endhighlight %}\n\nMore.', "Text.\n\nMore."),
        ('> Text.\n>\n> {% highlight ruby %}\n> puts "hello"\n> {% endhighlight %}\n', "Text.\n\n"),
        ("Text {{< highlight go >}}x{{< /highlight >}} goes on.", "Text goes on."),
        ("Text {% highlight ruby %} goes on.", "Text goes on."),
    ],
)
def test_a_program_between_tags_is_no_words(text: str, shown: str) -> None:
    assert words(text) == shown


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("{% highlight ruby %}", "{% endhighlight %}"),
        ('{{< highlight go "linenos=table" >}}', "{{</ highlight >}}"),
        ("{{< code >}}", "{{< /code >}}"),
    ],
)
def test_a_program_on_lines_of_its_own_is_code(begin: str, end: str) -> None:
    assert blocks(f'Text.\n\n{begin}\nputs "hello there"\n{end}\n') == [(BODY, "Text."), (CODE, 'puts "hello there"')]
