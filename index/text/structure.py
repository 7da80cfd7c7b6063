"""Paragraphs and sentences of a document, as spans; boilerplate is marked, never cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .document import Span
from .front_matter import find_front_matter


class ParagraphKind(StrEnum):
    FRONT_MATTER = "front_matter"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` counts body paragraphs from 1, as a reader would below the headline; None for the others."""

    span: Span
    kind: ParagraphKind
    number: int | None
    sentences: tuple[Span, ...]


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
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+")
_LINE = re.compile(r"(?:\r\n|\r|\n)")
_HEADING_LIMIT = 120  # characters; longer lines are read as prose
_TITLE_LIMIT = 250  # characters
_HARD_WRAP = range(50, 101)  # characters; the line lengths of text wrapped by an editor

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
_ONE_SENTENCE = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_KEPT = 40  # characters at the end of a long run of stops that are left as they are
_STOPS_IN_ROWS = (re.compile(r"\S{400,}"), re.compile(r"(?:[.!?…]\s{1,20}){80,}[.!?…]"))
_NO_STOP = re.compile(r"[^\w\s]")
_SENTENCE_END = re.compile(r"(?:[.!?…:;,][\"'”’»)\]]*|[。！？」』])$")
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
    """Structure of any text; never raises. Sentences by nupunkt (Punkt, Kiss and Strunk 2006)."""
    paragraphs: list[Paragraph] = []
    number = 0
    for span, kind in _kinds(text):
        if kind is ParagraphKind.BODY:
            number += 1
            paragraphs.append(Paragraph(span, kind, number, sentence_spans(text, span)))
        else:
            paragraphs.append(Paragraph(span, kind, None, (span,) if kind in _ONE_SENTENCE else ()))
    return Structure(tuple(paragraphs))


def find_title(text: str) -> Span | None:
    """The headline that `read_structure` finds, without reading further or telling sentences apart."""
    for span, kind in _kinds(text):
        if kind is ParagraphKind.TITLE:
            return span
        if kind is ParagraphKind.BODY:
            return None
    return None


def _kinds(text: str) -> Iterator[tuple[Span, ParagraphKind]]:
    """Every paragraph in order, with what it is. No title stands behind the first of the body."""
    matter = front_matter_span(text)
    stated: list[str] = []
    if matter is not None:
        stated = _WORD.findall(found.group(1).casefold()) if (found := _STATED.search(matter.of(text))) else []
        yield matter, ParagraphKind.FRONT_MATTER
    titled, in_body = bool(stated), False
    lines = _paragraph_spans(text, matter.end if matter else 0)
    for position, span in enumerate(lines):
        words = span.of(text)
        if stated and not in_body and _WORD.findall(words.casefold()) == stated:
            stated = []  # once
            yield span, ParagraphKind.TITLE
        elif not titled and not in_body and _is_title(words, followed=position + 1 < len(lines)):
            titled = True
            yield span, ParagraphKind.TITLE
        elif len(words) <= 600 and _BOILERPLATE.match(words):
            yield span, ParagraphKind.BOILERPLATE
        elif _is_heading(words):
            yield span, ParagraphKind.HEADING
        else:
            in_body = True
            yield span, ParagraphKind.BODY


def front_matter_span(text: str) -> Span | None:
    """The front matter at the very start, with its fences."""
    found = find_front_matter(text)
    return None if found is None else found.span


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """Sentences of `text[within]` without the white space around them."""
    from nupunkt import sent_spans

    spans = []
    for start, end in sent_spans(_plain_runs(within.of(text))):
        if (span := _stripped(text, within.start + start, within.start + end)) is not None:
            spans.append(span)
    return tuple(spans)


def _plain_runs(text: str) -> str:
    """The text, as long, without the stops that no sentence ends at: for each of them, what tells sentences apart
    looks at the whole word that they stand in."""
    for run in _STOPS_IN_ROWS:
        text = run.sub(lambda found: _NO_STOP.sub("x", found[0][:-_KEPT]) + found[0][-_KEPT:], text)
    return text


def _paragraph_spans(text: str, start: int) -> list[Span]:
    blocks = _split(text, Span(start, len(text)), _BLANK_LINE)
    if _is_hard_wrapped(text, blocks):
        return blocks
    return [line for block in blocks for line in _split(text, block, _LINE)]


def _split(text: str, within: Span, separator: re.Pattern[str]) -> list[Span]:
    spans = []
    start = within.start
    for gap in separator.finditer(text, within.start, within.end):
        if (span := _stripped(text, start, gap.start())) is not None:
            spans.append(span)
        start = gap.end()
    if (span := _stripped(text, start, within.end)) is not None:
        spans.append(span)
    return spans


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\x00"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "\x00"):
        end -= 1
    return Span(start, end) if start < end else None


def _is_hard_wrapped(text: str, blocks: list[Span]) -> bool:
    """True where most line ends inside blocks break a sentence at an editor's width."""
    inner = [line for block in blocks for line in _split(text, block, _LINE)[:-1]]
    if len(inner) < 3:
        return False
    broken = sum(len(s) in _HARD_WRAP and not _SENTENCE_END.search(s.of(text)) for s in inner)
    return broken > 0.6 * len(inner)


def _is_title(words: str, followed: bool) -> bool:
    if not followed or len(words) > _TITLE_LIMIT or "\n" in words:
        return False
    return words[:1] not in "\"“'‘" or (len(words) <= _HEADING_LIMIT and not _SENTENCE_END.search(words))


def _is_heading(words: str) -> bool:
    """By length, a capital at its start, and no sign of a sentence in it: neither its stop nor its verb."""
    if words.startswith("#"):
        return True
    if len(words) > _HEADING_LIMIT or "\n" in words:
        return False
    if _QUOTES.search(words) or not words[:1].isupper():
        return False
    parts = words.split()
    if words.isupper() and len(parts) <= 8:
        return True
    return len(parts) <= 12 and not _ends_sentence(words) and not _is_tally(parts) and not _is_clause(parts)


def _ends_sentence(words: str) -> bool:
    """Also where a footnote's mark or a source in brackets follows the stop."""
    return any(_SENTENCE_END.search(w) for w in (words, _AFTER_STOP.sub("", words)))


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
