"""A reply laid out in lines of styled text, before anything is known about the terminal. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.replies.citation import citation_words, other_places, place_link
from bot.replies.reply import (
    GLYPHS,
    BodyText,
    Copyable,
    Entry,
    Fact,
    Note,
    PersonsWords,
    Place,
    Quoted,
    Reply,
    ShownParagraph,
    Tone,
    WordChange,
)
from bot.replies.wording import is_concluded, moderators_line, said_as, speaker_line
from bot.text_safety import one_line, printable
from index import Span


class Style(StrEnum):
    """What a piece of text is; how that looks is the painter's."""

    PLAIN = "plain"
    HEADLINE = "headline"
    PROBLEM = "problem"
    SPEAKER = "speaker"
    QUOTATION = "quotation"
    MARKED = "marked"
    SMALL = "small"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class LaidOutLine:
    """`indent` in columns, kept where the line is wrapped. A line without pieces is empty."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0

    @property
    def text(self) -> str:
        return " " * self.indent + "".join(piece.text for piece in self.pieces)


EMPTY = LaidOutLine()


def lay_out(reply: Reply) -> tuple[LaidOutLine, ...]:
    style = Style.PROBLEM if reply.tone is Tone.PROBLEM else Style.HEADLINE
    lines = [_line(GLYPHS[reply.tone] + reply.headline, style)]
    for block in reply.blocks:
        match block:
            case Quoted():
                lines += [*_gap(lines, block), *_quoted(block, reply.headline)]
            case ShownParagraph():
                lines += [EMPTY, _paragraph(block)]
            case Fact():
                lines.append(_fact(block))
            case Copyable():
                lines += [EMPTY, *(_line(line) for line in block.text.split("\n")), EMPTY]
            case PersonsWords():
                lines += [EMPTY, *_persons_words(block)]
            case Entry():
                lines += _entry(block)
            case WordChange():
                lines.append(_change(block))
            case Place():
                lines += _place(block)
            case BodyText():
                lines.append(_line(block.text, indent=2))
            case Note():
                lines.append(_line(block.text, Style.SMALL, 2))
    return tuple(lines)


def _quoted(block: Quoted, headline: str) -> Iterator[LaidOutLine]:
    excerpt = block.excerpt
    speaker, named = speaker_line(excerpt), said_as(excerpt)
    if speaker != headline or named:
        aside = f" ({one_line(named)})" if named else ""
        style = Style.PLAIN if is_concluded(excerpt) else Style.SPEAKER
        yield LaidOutLine((Piece(one_line(speaker), style), Piece(aside, Style.SMALL)), 2)
    yield LaidOutLine(tuple(_marked(excerpt.text, _within(excerpt.quoted, excerpt.span))), 4)
    yield _line(citation_words(excerpt.citation) or excerpt.document, Style.SMALL, 4)
    yield _line(place_link(excerpt, block.reader) or excerpt.document, Style.SMALL, 4)
    for words, name in other_places(excerpt):
        yield _line(f"also: {words} · {name}" if name else f"also: {words}", Style.SMALL, 4)


def _place(block: Place) -> Iterator[LaidOutLine]:
    yield _line(citation_words(block.excerpt.citation) or block.excerpt.document, Style.SMALL, 2)
    if link := place_link(block.excerpt, block.reader):
        yield _line(link, Style.SMALL, 2)


def _within(spans: Iterable[Span], excerpt: Span) -> tuple[Span, ...]:
    return tuple(Span(s.start - excerpt.start, s.end - excerpt.start) for s in spans if excerpt.covers(s))


def _paragraph(block: ShownParagraph) -> LaidOutLine:
    number = "" if block.number is None else f"{block.number}  "
    style = Style.HEADLINE if block.heading else Style.PLAIN
    return LaidOutLine((Piece(number, Style.SMALL), *_marked(block.text, block.marked, style, Style.MARKED)), 2)


def _fact(block: Fact) -> LaidOutLine:
    return LaidOutLine((Piece(f"{one_line(block.label)}: ", Style.LABEL), Piece(one_line(block.value))), 2)


def _persons_words(block: PersonsWords) -> Iterator[LaidOutLine]:
    yield _line(moderators_line(block.by), Style.LABEL, 2)
    for line in (*block.text.split("\n"), *([block.link] if block.link else [])):
        yield _line(line, indent=4)


def _entry(block: Entry) -> Iterator[LaidOutLine]:
    colon = "" if block.target else ":"  # what is named and can't be opened is told about, not listed
    detail = f"{colon} {block.detail}" if block.detail else ""
    yield LaidOutLine((Piece(one_line(block.title), Style.LABEL), Piece(_flat(detail))), 2)
    if block.target is not None and block.target.document != block.title:
        yield _line(block.target.document, Style.SMALL, 4)


def _change(block: WordChange) -> LaidOutLine:
    claimed, found = one_line(block.claimed), one_line(block.found)
    lost = (Piece(f" ({one_line(block.lost)})", Style.SMALL),) if block.lost else ()
    if not claimed:
        return LaidOutLine((Piece("left out: ", Style.LABEL), Piece(found), *lost), 2)
    if not found:
        return LaidOutLine((Piece("put in: ", Style.LABEL), Piece(claimed)), 2)
    printed = (Piece("printed: ", Style.LABEL), Piece(found), Piece(", not: ", Style.LABEL), Piece(claimed))
    return LaidOutLine((*printed, *lost), 2)


def _marked(
    text: str, marked: Iterable[Span], style: Style = Style.PLAIN, other: Style = Style.QUOTATION
) -> Iterator[Piece]:
    """`text` on one line, the spans within it set apart."""
    position = 0
    for span in sorted(marked):
        if span.start < position:
            continue
        yield Piece(_flat(text[position : span.start]), style)
        yield Piece(_flat(span.of(text)), other)
        position = span.end
    yield Piece(_flat(text[position:]), style)


def _flat(text: str) -> str:
    """On one line, with a blank kept at either end: pieces stand beside each other."""
    seen = printable(text)
    if not seen.strip():
        return " " if seen else ""
    return (" " if seen[0].isspace() else "") + one_line(seen) + (" " if seen[-1].isspace() else "")


def _line(text: str, style: Style = Style.PLAIN, indent: int = 0) -> LaidOutLine:
    return LaidOutLine((Piece(one_line(text), style),), indent)


def _gap(lines: list[LaidOutLine], block: Quoted) -> tuple[LaidOutLine, ...]:
    """Excerpts stand apart; the only speaker's words stand right below the name."""
    return () if len(lines) == 1 and lines[0].text == speaker_line(block.excerpt) else (EMPTY,)
