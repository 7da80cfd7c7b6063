"""Paragraphs and sentences of a document, as spans; boilerplate is marked, never cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .document import Document, Kind
from .front_matter import find_front_matter
from .layout import Block, BlockKind, Layout
from .lines.spans import SENTENCE_END, paragraph_spans, stripped
from .one_line import one_line
from .span import Span


class ParagraphKind(StrEnum):
    FRONT_MATTER = "front_matter"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` counts body paragraphs from 1, as a reader would below the headline; None for the others. `block` is
    what the file sets it apart as, None where it does not; `label` where it names there who says the rest."""

    span: Span
    kind: ParagraphKind
    number: int | None
    sentences: tuple[Span, ...]
    block: BlockKind | None = None
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """All paragraphs in order; together with the blanks between them they cover the text."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def title(self) -> Span | None:
        return next((p.span for p in self.paragraphs if p.kind is ParagraphKind.TITLE), None)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.kind is ParagraphKind.BODY)


_STATED = re.compile(r"^[ \t]*\"?title\"?[ \t]*[:=][ \t]*(\S.*)", re.MULTILINE | re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BOILERPLATE_LIMIT = 600  # characters
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
_HEADING_LIMIT = 120  # characters; longer lines are read as prose
_TITLE_LIMIT = 250  # characters

# What newspapers' templates leave around an article, by its opening words. A whole paragraph, or nothing.
_BOILERPLATE = re.compile(
    r"""^\W*(?:
      read\ (?:more|also|next|the\ full)\b.{0,200} | more\ (?:on|from|about)\ [^.]{1,120}:.* | more\ (?:from|coverage)\ .{0,80}
    | related\b\W.{0,200} | see\ also\b.{0,200} | also\ (?:read|see|on)\b.{0,150}
    | share\ (?:this|on|via|article|tweet)\b.{0,80} | (?:please\ )?share\ .{0,60}(?:facebook|twitter).{0,60}
    | (?:you\ can\ )?follow\ .{1,120}\bon\ (?:twitter|facebook|instagram|x|google|snapchat)\b.{0,120}
    | (?:like|find|join)\ (?:us|me|.{1,40})\ on\ (?:twitter|facebook|instagram)\b.{0,120}
    | (?:click|tap)\ here\b.{0,160} | sign\ up\ (?:for|to|here|now)\b.{0,200} | subscribe\b.{0,160}
    | (?:get|receive)\ .{0,80}(?:newsletter|inbox|email\ alerts?)\b.{0,120}
    | (?:watch|listen)\ (?:the|a|to|below|here|more|now|live)\b.{0,100}(?:below|above|here|video|clip|interview)\W*
    | advertisement.{0,20} | sponsored\ (?:content|by)\b.{0,80} | (?:story|article)\ continues\ below.{0,40}
    | \(?(?:photo|image|picture|video|graphic|illustration)s?(?:\ credit|\ courtesy|\ by|\ via|\ source)\b.{0,150}
    | \(?h/t\b.{0,80} | (?:what\ do\ you\ think|let\ us\ know)\b.{0,120}\bcomments?\b.{0,80}
    | copyright\b.{0,120} | ©.{0,120} | all\ rights\ reserved.{0,60}
    | (?:this\ (?:article|story|post)\ )(?:was\ )?(?:originally|first)\ (?:appeared|published|ran)\b.{0,160}
    | (?:contact|e-?mail|reach|write\ to)\ .{1,80}@.{1,80}
    | by\ [A-Z][\w.'’-]+(?:\ (?:and\ )?[A-Z][\w.'’-]+){1,6}(?:,\ .{1,60})?
    | <[^<>]{1,200}>(?:\s*</?[^<>]{1,60}>)*\W*
    | https?://\S+
    )$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_HEADING = frozenset({BlockKind.BODY, BlockKind.HEADING})  # what may be the headline where it is not set apart
_SET_AS_HEADING = frozenset({BlockKind.HEADING})
_KINDS = {
    BlockKind.HEADING: ParagraphKind.HEADING,
    BlockKind.CAPTION: ParagraphKind.BOILERPLATE,
    BlockKind.CODE: ParagraphKind.BOILERPLATE,
    BlockKind.FURNITURE: ParagraphKind.BOILERPLATE,
}
_ONE_SENTENCE = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_KEPT = 40  # characters at the end of a long run of stops that are left as they are
_STOPS_IN_ROWS = (re.compile(r"\S{400,}"), re.compile(r"(?:[.!?…]\s{1,20}){80,}[.!?…]"))
_LINE_END = re.compile(r"[\r\n]+")
_NO_STOP = re.compile(r"[^\w\s]")
_QUOTES = re.compile(r"[\"“”„«「『]")
_AFTER_STOP = re.compile(r"(?:\s*(?:\[\^?[\w-]{1,20}\]|\([^()]{1,60}\)|[⁰¹²³⁴-⁹*†‡]))+$")
_NUMBER = re.compile(r"\(?\d{1,3}(?:[.:–-]\d{1,3})?[,;)]*")  # no year: a date stands in headings too
_SHORTEST_CLAUSE = 4  # words
_ASKING = frozenset("what how why who whose when where which whether".split())
_FINITE = frozenset(
    "is are was were am has have had will would can could may might must should shall did does do cannot".split()
)
_SUBJECTS = frozenset(
    "the a an he she it they we i this that these those his her its their our my there nobody everybody".split()
)
_PAST = frozenset(
    """
    went came took made gave got ran held won lost led met left kept began became brought built bought sold
    sent stood sat spent paid cost fell grew rose drew drove broke chose spoke wrote knew saw heard felt found
    thought told said taught caught fought sought struck threw wore
    """.split()
)
_REGULAR_PAST = re.compile(r"[a-z]{3,}ed")


def read_structure(text: str) -> Structure:
    """Structure of a text that stands alone; never raises. Sentences by nupunkt (Punkt, Kiss and Strunk 2006)."""
    return _structure(text, _Whole(text, front_matter_span(text)))


def structure_of(document: Document) -> Structure:
    """The same of a document, as its file sets it apart."""
    return _structure(document.text, _whole_of(document))


def _structure(text: str, whole: "_Whole") -> Structure:
    paragraphs: list[Paragraph] = []
    number = 0
    for block, kind in whole.kinds():
        body = kind is ParagraphKind.BODY
        number += body
        alone = (block.span,) if kind in _ONE_SENTENCE else ()
        sentences = sentence_spans(text, block.span) if body else alone
        apart = block.kind if whole.layout is not None else None
        paragraphs.append(Paragraph(block.span, kind, number if body else None, sentences, apart, block.label))
    return Structure(tuple(paragraphs))


def find_title(document: Document) -> Span | None:
    """The headline that `structure_of` finds, without reading further or telling sentences apart."""
    for block, kind in _whole_of(document).kinds():
        if kind is ParagraphKind.TITLE:
            return block.span
        if kind is ParagraphKind.BODY:
            return None
    return None


def _whole_of(document: Document) -> "_Whole":
    heading = _HEADING if document.kind in (Kind.TEXT, Kind.MARKDOWN) else _SET_AS_HEADING
    return _Whole(document.text, document.front, document.layout, document.title, heading)


class _Whole:
    """A text with its front matter and, where its file states them, its blocks and its title. `heading` are the blocks
    that may be its headline. Where `title` is empty, what front matter states is none either."""

    def __init__(
        self,
        text: str,
        front: Span | None,
        layout: Layout | None = None,
        title: str | None = None,
        heading: frozenset[BlockKind] = _HEADING,
    ) -> None:
        self._text = text
        self._heading = heading
        self._front = front
        self.layout = layout
        found = None if front is None else _STATED.search(front.of(text))
        if title is None or not (layout or found):  # what the text is called that states nothing stands in it
            title = found.group(1) if found else ""
        self._stated = _WORD.findall(title.casefold())
        blocks = () if layout is None else layout.blocks
        self._headed = any(block.kind is BlockKind.HEADING for block in blocks)
        self._blocks = blocks or [Block(s, BlockKind.BODY) for s in paragraph_spans(text, front.end if front else 0)]

    def kinds(self) -> Iterator[tuple[Block, ParagraphKind]]:
        """Every paragraph in order, with what it is. No title stands behind the first of the body."""
        if self._front is not None:
            # Not the blanks that stand before it: they are no paragraph's.
            yield Block(self._front, BlockKind.FURNITURE), ParagraphKind.FRONT_MATTER
        titled, in_body = bool(self._stated), False
        expected = self._stated
        blocks = [b for b in self._blocks if self._front is None or b.span.start >= self._front.end]
        for position, block in enumerate(blocks):
            words = block.span.of(self._text)
            may_head = not in_body and block.kind in self._heading and block.label is None
            if block.kind is BlockKind.TITLE:
                titled = True
                yield block, ParagraphKind.TITLE
            elif expected and may_head and _WORD.findall(words.casefold()) == expected:
                expected = []  # once
                yield block, ParagraphKind.TITLE
            elif not titled and may_head and _is_title(words, followed=position + 1 < len(blocks)):
                titled = True
                yield block, ParagraphKind.TITLE
            else:
                kind = self._kind(block, words)
                in_body = in_body or kind is ParagraphKind.BODY
                yield block, kind

    def _kind(self, block: Block, words: str) -> ParagraphKind:
        if block.label is not None:  # somebody says it, however short it is
            return ParagraphKind.BODY
        if block.kind is not BlockKind.BODY:
            return _KINDS.get(block.kind, ParagraphKind.BODY)
        line = _LINE_END.sub(" ", words)
        if len(words) <= _BOILERPLATE_LIMIT and (_BOILERPLATE.match(line) or _ADDRESS.fullmatch(words)):
            return ParagraphKind.BOILERPLATE
        # Where a program sets headings apart, a short line is none; who writes Markdown may do without a mark.
        by_words = not self._headed or self._heading is _HEADING
        return ParagraphKind.HEADING if by_words and _is_heading(words) else ParagraphKind.BODY


def front_matter_span(text: str) -> Span | None:
    """The front matter at the very start, with its fences."""
    found = find_front_matter(text)
    return None if found is None else found.span


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """Sentences of `text[within]` without the white space around them."""
    from nupunkt import sent_spans

    spans = []
    for start, end in sent_spans(_plain_runs(_LINE_END.sub(_blank, within.of(text)))):
        if (span := stripped(text, within.start + start, within.start + end)) is not None:
            spans.append(span)
    return tuple(spans)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _plain_runs(text: str) -> str:
    """The text, as long, without the stops that no sentence ends at: for each of them, what tells sentences apart
    looks at the whole word that they stand in."""
    for run in _STOPS_IN_ROWS:
        text = run.sub(lambda found: _NO_STOP.sub("x", found[0][:-_KEPT]) + found[0][-_KEPT:], text)
    return text


def _is_title(words: str, followed: bool) -> bool:
    if not followed or len(words) > _TITLE_LIMIT or _ADDRESS.fullmatch(words):
        return False
    if _LINE_END.search(words) and _ends_sentence(line := one_line(words)) and not _is_stopped_headline(line):
        return False
    return words[:1] not in "\"“'‘" or (len(words) <= _HEADING_LIMIT and not SENTENCE_END.search(words))


def _is_stopped_headline(line: str) -> bool:
    """Some papers end theirs with a stop."""
    return len(line) <= _HEADING_LIMIT and not _is_clause(line.split())


def _is_heading(words: str) -> bool:
    """By length, a capital at its start, and no sign of a sentence in it: neither its stop nor its verb."""
    if words.startswith("#"):
        return True
    if len(words) > _HEADING_LIMIT:
        return False
    if _QUOTES.search(words) or not words[:1].isupper():
        return False
    parts = words.split()
    if words.isupper() and len(parts) <= 8:
        return True
    return len(parts) <= 12 and not _ends_sentence(words) and not _is_tally(parts) and not _is_clause(parts)


def _ends_sentence(words: str) -> bool:
    """Also where a footnote's mark or a source in brackets follows the stop."""
    return any(SENTENCE_END.search(w) for w in (words, _AFTER_STOP.sub("", words)))


def _is_tally(parts: Sequence[str]) -> bool:
    """ "Sorvik 3, Arvik 1"."""
    return sum(_NUMBER.fullmatch(part) is not None for part in parts) > 1


def _is_clause(parts: Sequence[str]) -> bool:
    """True where subject and finite verb tell that a sentence only lacks its stop: "The bridge will open in May".
    Headlines leave out auxiliaries and articles, or ask ("How it will be paid"), or capitalise every word."""
    words = [part.strip("()[],;:'’").lower() for part in parts]
    capitals = sum(part[:1].isupper() for part in parts[1:])
    if len(parts) < _SHORTEST_CLAUSE or words[0] in _ASKING or 2 * capitals > len(parts) - 1:
        return False
    following = words[1:]
    if any(word in _FINITE or word.replace("’", "'").endswith("n't") for word in following):
        return True
    return words[0] in _SUBJECTS and any(word in _PAST or _REGULAR_PAST.fullmatch(word) for word in following)
