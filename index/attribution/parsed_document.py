"""Takes a document apart once: quoted spans, sentences, names, quotations. Everything else works on that."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..text.document import Document, Span
from ..text.structure import Paragraph, ParagraphKind, Structure
from .forms.blocks import find_blocks, is_empty
from .forms.posts import Post, find_posts, tags
from .forms.turns import Turn, find_turns
from .grouping import QuotationGroup, group_quotations
from .names.mentions import ParsedSentence, parse_sentence
from .names.name_finder import Name, find_names
from .text.code import code_spans
from .text.letters import CAPITALS
from .text.named_things import is_named_thing
from .text.quotation_marks import Apart, QuotedSpan, find_quoted_spans, headlines
from .text.sentences import Sentence, Sentences, masked_text

_PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TITLE})
_NAMING = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})


_MARK = re.compile(r"[\"“”„«»‹›「」『』\n]|(?<!\w)['‘]|['’](?!\w)")
_LOWER_WORD = re.compile(rf"(?<![\w'’-])[^\W\d_{CAPITALS}][\w'’-]*")
_SENTENCE_CASE = 0.6  # share of capitalised words up to which a headline is written like a sentence
# A walk through the document looks at few sentences around where it is; more would grow with the document.
_PARSED_KEPT = 256


class ParsedDocument:
    """What attribution sees of a document. Lists are in order of the text.

    `masked` is the text with quoted words, posts and markup hidden, each character by `MASK`, so that its offsets are
    those of the text. `names` stand in prose and in headlines, `sentences` are the paper's own, `groups` the
    quotations in marks, `turns` those of an interview, `code` what is shown of a program. Never raises on any text.
    """

    def __init__(self, document: Document, structure: Structure) -> None:
        text = document.text
        self.document = document
        self.text = text
        self.posts: list[Post] = find_posts(text)
        layout = document.layout
        self.code: list[Span] = list(code_spans(text) if layout is None else layout.code)
        self.turns: list[Turn] = find_turns(text, structure.paragraphs, () if layout is None else layout.strong)
        shown = list(_blocks_of_code(text, self.code, structure.paragraphs))
        markup = tags(text) if layout is None else []  # a reader that knows of markup has left none
        skipped = _apart([p.outer for p in self.posts] + markup + shown + [t.words for t in self.turns])
        self.names: list[Name] = _names(document, structure)
        quoted_spans = _quoted_spans(text, structure.paragraphs, skipped)
        self.quoted_spans: list[QuotedSpan] = _without_nicknames(quoted_spans, self.names)
        self.masked = masked_text(text, _apart(skipped + [p.outer for p in self.quoted_spans]))
        self._name_starts = [n.span.start for n in self.names]
        self.sentences: list[Sentence] = []
        self.headlines: set[int] = set()
        splitting = Sentences(text, self.masked, self.quoted_spans)
        for number, paragraph in enumerate(structure.paragraphs):
            if is_empty(paragraph.span.of(text)):
                continue
            if paragraph.kind is ParagraphKind.FRONT_MATTER:
                for headline in headlines(text, paragraph.span):
                    self._add_headline(splitting.of(headline, number))
            elif paragraph.kind is ParagraphKind.TITLE:
                self._add_headline(splitting.of(paragraph.span, number))
            elif paragraph.kind in _PROSE:
                self.sentences.extend(splitting.of(paragraph.span, number))
        self._parsed_sentences: dict[int, ParsedSentence] = {}
        things = frozenset(i for i, q in enumerate(self.quoted_spans) if is_named_thing(text, q))
        self.groups: list[QuotationGroup] = group_quotations(
            text, self.masked, self.quoted_spans, self.sentences, things
        )

    def _add_headline(self, sentences: Iterable[Sentence]) -> None:
        first = len(self.sentences)
        self.sentences.extend(sentences)
        self.headlines.update(range(first, len(self.sentences)))

    def parsed_sentence(self, index: int) -> ParsedSentence:
        """`sentences[index]` taken apart: when first asked for, as most are never looked at."""
        parsed = self._parsed_sentences.get(index)
        if parsed is None:
            if len(self._parsed_sentences) >= _PARSED_KEPT:
                self._parsed_sentences.clear()
            parsed = parse_sentence(self.masked, self.sentences[index].span, self.names, self._name_starts)
            self._parsed_sentences[index] = parsed
        return parsed


def _blocks_of_code(text: str, code: Iterable[Span], paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """Code that stands for itself. In a line of prose it is read with the other words, but for what has marks in it, as
    these would open or close a quotation there."""
    ends = [paragraph.span.end for paragraph in paragraphs]
    for span in code:
        at = bisect_right(ends, span.start)
        within = at < len(paragraphs) and paragraphs[at].span.covers(span)
        if not within or paragraphs[at].span == span or _MARK.search(span.of(text)):
            yield span


def _quoted_spans(text: str, paragraphs: tuple[Paragraph, ...], skipped: list[Span]) -> list[QuotedSpan]:
    """What stands in marks, and block quotations, in order."""
    hidden = Apart(skipped)
    blocks = [b for b in find_blocks(text, paragraphs) if not hidden.touching(b.words)]
    marked = find_quoted_spans(text, paragraphs, _apart(skipped + [b.words for b in blocks]))
    shown = [QuotedSpan(b.words, b.words, b.paragraph, b.last, not b.last, not b.introduced) for b in blocks]
    return sorted(marked + shown, key=lambda q: q.outer)


def _apart(spans: list[Span]) -> list[Span]:
    """In order, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _without_nicknames(quoted_spans: list[QuotedSpan], names: list[Name]) -> list[QuotedSpan]:
    """A nickname in marks within a name ('Robert "Bobby" Lund') is no quotation."""
    starts = [n.span.start for n in names]
    return [
        q
        for q in quoted_spans
        if not (at := bisect_right(starts, q.outer.start)) or names[at - 1].span.end < q.outer.end
    ]


def _names(document: Document, structure: Structure) -> list[Name]:
    """A headline that capitalises every word gives no new names: only those that the body gives too."""
    text = document.text
    lowered = frozenset(m.group() for m in _LOWER_WORD.finditer(text))
    titles = [p.span for p in structure.paragraphs if p.kind is ParagraphKind.TITLE]
    for matter in (p.span for p in structure.paragraphs if p.kind is ParagraphKind.FRONT_MATTER):
        titles.extend(headlines(text, matter))
    plain = [t for t in titles if _is_sentence_case(t.of(text))]
    body = [p.span for p in structure.paragraphs if p.kind in _NAMING]
    names = find_names(text, sorted(plain + body), lowered)
    if len(plain) == len(titles):
        return names
    known = {n.words for n in names} | {n.words[-1:] for n in names}
    headline = find_names(text, [t for t in titles if t not in set(plain)], lowered)
    return sorted([n for n in headline if n.words in known] + names, key=lambda n: n.span)


def _is_sentence_case(title: str) -> bool:
    words = title.split()
    return sum(w[:1].isupper() for w in words) <= _SENTENCE_CASE * len(words)
