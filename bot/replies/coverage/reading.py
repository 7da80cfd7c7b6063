"""Documents to read: the list, a document in pages, the paragraphs around an excerpt, words found."""

from collections.abc import Sequence

from bot.replies.citation import citation_words, day_words
from bot.replies.coverage.history import NOWHERE
from bot.replies.reply import Action, ActionKind, Block, Entry, Note, Quoted, Reply, ShownParagraph, Target, Tone
from bot.replies.wording import counted
from index import Span
from retrieval import Excerpt, SourceEntry, SourceParagraph, SourceText

_PAGE_CHARACTERS = 2_000  # of a document's text on a page: below Discord's 4,000 even where every mark is escaped
_LIST_PAGE = 10  # documents on a page
_CONTEXT = 2  # paragraphs shown before and after an excerpt
_CONTEXT_CHARACTERS = 300  # shown of a paragraph around an excerpt, and of the excerpt's own on either side


def source_list_reply(entries: Sequence[SourceEntry], page: int = 0) -> Reply:
    pages = max(1, -(-len(entries) // _LIST_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = entries[page * _LIST_PAGE : (page + 1) * _LIST_PAGE]
    blocks: list[Block] = [_entry(entry) for entry in shown]
    if not entries:
        return Reply(Tone.SILENCE, "No document of the coverage fits that.")
    if pages > 1:
        blocks.append(Note(f"Page {page + 1} of {pages}"))
    return Reply(Tone.PLAIN, counted(len(entries), "document"), tuple(blocks), page_turns(page, pages))


def several_documents_reply(words: str, entries: Sequence[SourceEntry]) -> Reply:
    """Where `words` name more than one document: which, by their paths."""
    blocks: list[Block] = [Entry(entry.document, citation_words(entry.citation)) for entry in entries[:_LIST_PAGE]]
    if len(entries) > _LIST_PAGE:
        blocks.append(Note(f"and {len(entries) - _LIST_PAGE} more"))
    headline = f"{counted(len(entries), 'document')} fit “{words}”: name one by its path."
    return Reply(Tone.DOUBTFUL, headline, tuple(blocks))


def unknown_document_reply(words: str) -> Reply:
    return Reply(Tone.PROBLEM, f"No document is called “{words}”: /source list names them.")


def source_reply(source: SourceText, page: int = 0, marked: Span | None = None) -> Reply:
    """One page of a document, with `marked` set apart where it falls on it."""
    pages = source_pages(source)
    page = min(max(page, 0), len(pages) - 1)
    blocks: list[Block] = []
    if page == 0:
        blocks.append(Note(citation_words(source.entry.citation, paragraph=False)))
        blocks.append(Note(_sizes(source.entry)))
    blocks += [_paragraph(paragraph, marked) for paragraph in pages[page]]
    blocks.append(Note(f"Page {page + 1} of {len(pages)}"))
    target = Target(source.entry.document, marked)
    turns = tuple(Action(a.kind, target, a.page) for a in page_turns(page, len(pages)))
    return Reply(Tone.PLAIN, title(source.entry), tuple(blocks), turns)


def page_of(source: SourceText, span: Span) -> int:
    """The page that `span` starts on."""
    for number, page in enumerate(source_pages(source)):
        if any(paragraph.span.end > span.start for paragraph in page):
            return number
    return 0


def source_pages(source: SourceText) -> tuple[tuple[SourceParagraph, ...], ...]:
    """The document in pages of whole paragraphs; one that is too long for a page is split at a blank."""
    pages: list[list[SourceParagraph]] = [[]]
    room = _PAGE_CHARACTERS
    for piece in (piece for paragraph in source.paragraphs for piece in _pieces(paragraph)):
        if pages[-1] and len(piece.text) > room:
            pages.append([])
            room = _PAGE_CHARACTERS
        pages[-1].append(piece)
        room -= len(piece.text)
    return tuple(tuple(page) for page in pages)


def context_reply(source: SourceText, span: Span) -> Reply:
    """The paragraphs around `span`, with the excerpt marked."""
    touched = [n for n, p in enumerate(source.paragraphs) if p.span.overlaps(span)]
    if not touched:
        return Reply(Tone.PROBLEM, "These words do not stand in the document any more.")
    around = range(max(0, touched[0] - _CONTEXT), min(len(source.paragraphs), touched[-1] + _CONTEXT + 1))
    blocks: list[Block] = [_trimmed(_paragraph(source.paragraphs[n], span)) for n in around]
    blocks.append(Note(citation_words(source.entry.citation, paragraph=False)))
    target = Target(source.entry.document, span)
    return Reply(Tone.PLAIN, title(source.entry), tuple(blocks), (Action(ActionKind.SOURCE, target),))


def find_reply(words: str, excerpts: Sequence[Excerpt]) -> Reply:
    if not excerpts:
        return Reply(Tone.SILENCE, NOWHERE, question=words)
    headline = f"Found in {counted(len(excerpts), 'place')}"
    return Reply(Tone.PLAIN, headline, tuple(Quoted(excerpt) for excerpt in excerpts), question=words)


def page_turns(page: int, pages: int) -> tuple[Action, ...]:
    turns = []
    if page > 0:
        turns.append(Action(ActionKind.PREVIOUS_PAGE, page=page - 1))
    if page + 1 < pages:
        turns.append(Action(ActionKind.NEXT_PAGE, page=page + 1))
    return tuple(turns)


def title(entry: SourceEntry) -> str:
    return entry.citation.title or entry.document


def _entry(entry: SourceEntry) -> Entry:
    known = [entry.citation.outlet, entry.citation.date and day_words(entry.citation.date), _sizes(entry)]
    return Entry(title(entry), " · ".join(part for part in known if part), Target(entry.document))


def _sizes(entry: SourceEntry) -> str:
    return f"{counted(entry.words, 'word')}, {counted(entry.quotations, 'quotation')}"


def _pieces(paragraph: SourceParagraph) -> list[SourceParagraph]:
    pieces = []
    start, text = paragraph.span.start, paragraph.text
    while len(text) > _PAGE_CHARACTERS:
        cut = text.rfind(" ", 1, _PAGE_CHARACTERS) + 1 or _PAGE_CHARACTERS
        pieces.append(SourceParagraph(paragraph.number, paragraph.kind, Span(start, start + cut), text[:cut]))
        start, text = start + cut, text[cut:]
    pieces.append(SourceParagraph(paragraph.number, paragraph.kind, Span(start, start + len(text)), text))
    return pieces


def _trimmed(paragraph: ShownParagraph) -> ShownParagraph:
    """No more than a message has room for: what is far from the marked words, or from the start, is cut."""
    text = paragraph.text
    start = max(0, paragraph.marked[0].start - _CONTEXT_CHARACTERS) if paragraph.marked else 0
    end = (paragraph.marked[-1].end if paragraph.marked else 0) + _CONTEXT_CHARACTERS
    before, after = "… " if start > 0 else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple(Span(mark.start + shift, mark.end + shift) for mark in paragraph.marked)
    return ShownParagraph(before + text[start:end] + after, paragraph.number, paragraph.heading, marks)


def _paragraph(paragraph: SourceParagraph, marked: Span | None) -> ShownParagraph:
    marks: tuple[Span, ...] = ()
    if marked is not None and paragraph.span.overlaps(marked):
        offset = paragraph.span.start
        marks = (Span(max(marked.start, offset) - offset, min(marked.end, paragraph.span.end) - offset),)
    heading = paragraph.kind in ("title", "heading")
    return ShownParagraph(paragraph.text, paragraph.number, heading, marks)
