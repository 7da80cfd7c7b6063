"""Pages as HTML: everything that is put into a template is escaped there, whoever wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from bot.replies.citation import citation_words, is_web_address, read_path
from bot.replies.reply import GLYPHS, Note, Quoted, Reply
from bot.replies.serving import CHANGED, OPEN, voice
from bot.replies.wording import AS_READ, counted, said_as, speaker_line
from index import Certainty, Span
from retrieval import MarkedText, SourceEntry, SourceParagraph

from .marks import Piece, Voice, pieces_of, voices_by_paragraph


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """`voices` are the quotations that go no further; `level` is 1 for the title, 2 for a heading, 0 for text."""

    level: int
    number: int | None
    aside: bool
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]


def document_page(marked: MarkedText, sought: Span | None) -> str:
    """The whole document, with `sought` marked. What lies outside the document is not there, and the page says so."""
    entry = marked.source.entry
    voices = [Voice(number, quotation) for number, quotation in enumerate(marked.quotations, 1)]
    paragraphs = _shown(marked.source.paragraphs, voices, sought)
    found = any(piece.sought for paragraph in paragraphs for piece in paragraph.pieces)
    return _template("document.html").render(
        title=entry.citation.title or entry.document,
        headed=any(paragraph.level == 1 for paragraph in paragraphs),
        about=citation_words(entry.citation, paragraph=False) or entry.document,
        key=entry.document,
        original=entry.citation.url if is_web_address(entry.citation.url or "") else None,
        language=_language(entry),
        paragraphs=paragraphs,
        first=next(
            ((p, i) for p, shown in enumerate(paragraphs) for i, piece in enumerate(shown.pieces) if piece.sought), None
        ),
        sought=sought is not None,
        missed=CHANGED if sought is not None and not found else None,
        said=counted(len(voices), "quotation"),
        ways={certainty.value: words for certainty, words in _WAYS.items()},
    )


def list_page(entries: Sequence[SourceEntry], offset: int, shown: int) -> str:
    """`shown` documents from the one at `offset` on."""
    end = offset + shown
    return _template("documents.html").render(
        entries=[_listed(entry) for entry in entries[offset:end]],
        count=counted(len(entries), "document"),
        first=offset + 1,
        last=min(end, len(entries)),
        before=max(0, offset - shown) if offset else None,
        after=end if end < len(entries) else None,
    )


def answer_page(reply: Reply, previous: Sequence[str]) -> str:
    """`previous` are the questions that led to this one, and it; what is asked next follows them."""
    return _template("answer.html").render(
        question=reply.question,
        headline=f"{GLYPHS[reply.tone]}{reply.headline}",
        blocks=[_block(block) for block in reply.blocks if isinstance(block, Quoted | Note)],
        previous=previous,
    )


def problem_html(sentence: str) -> str:
    return _template("problem.html").render(sentence=sentence)


_WAYS = {
    Certainty.NAMED: "the words name their speaker",
    Certainty.CONCLUDED: f"the speaker is concluded{AS_READ}",
    Certainty.OPEN: OPEN,
}


def _shown(
    paragraphs: Sequence[SourceParagraph], voices: Sequence[Voice], sought: Span | None
) -> tuple[ShownParagraph, ...]:
    shown: list[ShownParagraph] = []
    titled = False
    grouped = list(voices_by_paragraph(paragraphs, voices))
    following = [{voice.number for voice in here} for _, here in grouped[1:]] + [set()]
    for (paragraph, here), going_on in zip(grouped, following, strict=False):
        is_title = paragraph.kind == "title" and not titled
        titled = titled or is_title
        level = 1 if is_title else 2 if paragraph.kind in ("title", "heading") else 0
        ended = tuple(voice for voice in here if voice.number not in going_on)
        pieces = pieces_of(paragraph, here, sought)
        shown.append(ShownParagraph(level, paragraph.number, paragraph.kind == "boilerplate", pieces, ended))
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class Listed:
    title: str
    path: str
    detail: str
    language: str


def _listed(entry: SourceEntry) -> Listed:
    known = citation_words(entry.citation, paragraph=False).removeprefix(entry.citation.title or "").lstrip(" ·")
    detail = " · ".join(part for part in (known, counted(entry.quotations, "quotation")) if part)
    return Listed(entry.citation.title or entry.document, read_path(entry.document), detail, _language(entry))


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A note, or an excerpt: whose words, the words in runs of (text, whether they are the speaker's), and where."""

    note: str = ""
    who: str = ""
    runs: tuple[tuple[str, bool], ...] = ()
    where: str = ""
    path: str = ""


def _block(block: Quoted | Note) -> ShownBlock:
    if isinstance(block, Note):
        return ShownBlock(note=block.text)
    excerpt = block.excerpt
    named = said_as(excerpt)
    return ShownBlock(
        who=f"{speaker_line(excerpt)}, {named}" if named else speaker_line(excerpt),
        runs=_runs(
            excerpt.text, [Span(s.start - excerpt.span.start, s.end - excerpt.span.start) for s in excerpt.quoted]
        ),
        where=citation_words(excerpt.citation) or excerpt.document,
        path=read_path(excerpt.document, excerpt.span),
    )


def _runs(text: str, quoted: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    runs, position = [], 0
    for span in sorted(quoted):
        if span.start >= position:
            runs += [(text[position : span.start], False), (span.of(text), True)]
            position = span.end
    return tuple(run for run in (*runs, (text[position:], False)) if run[0])


def _language(entry: SourceEntry) -> str:
    """As HTML names it: "" for one that is not known."""
    return (entry.language or "").replace("_", "-")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["voice"] = voice
    environment.filters["line_ends"] = _line_ends
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)


def _line_ends(text: str) -> Markup:
    """Escaped; a carriage return, which a browser would read as a line's end, stays one."""
    return Markup.escape(text).replace("\r", Markup("&#13;"))
