"""Takes a document apart once: pieces, sentences, names, drafts. Everything else works on that."""

from ..document import Document, Span
from ..structure import ParagraphKind, Structure
from .candidates import Candidate, Scene, candidates_of
from .drafts import Draft, Drafting
from .marks import Piece, quoted_pieces
from .mentions import Frame, frame_of
from .names import Name, find_names
from .posts import Post, find_posts, tags
from .sentences import Sentence, Sentences, masked_text

_PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TITLE})
_NAMING = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})  # a headline's capitals name everything


class Reading:
    """`masked` is the text with quoted words, posts and markup hidden; offsets are those of the text."""

    def __init__(self, document: Document, structure: Structure) -> None:
        text = document.text
        self.document = document
        self.text = text
        self.posts: list[Post] = find_posts(text)
        skipped = _apart([p.outer for p in self.posts] + tags(text))
        self.pieces: list[Piece] = quoted_pieces(text, structure.paragraphs, skipped)
        self.masked = masked_text(text, _apart(skipped + [p.outer for p in self.pieces]))
        self.names: list[Name] = _names(document, structure)
        self._name_starts = [n.span.start for n in self.names]
        self.sentences: list[Sentence] = []
        splitting = Sentences(text, self.masked, self.pieces)
        for number, paragraph in enumerate(structure.paragraphs):
            if paragraph.kind in _PROSE:
                self.sentences.extend(splitting.of(paragraph, number))
        self._frames: dict[int, Frame] = {}
        self._scene = Scene(text, self.pieces, self.sentences, self.frame)
        self.drafts: list[Draft] = Drafting(text, self.masked, self.pieces, self.sentences).drafts()

    def frame(self, index: int) -> Frame:
        """The sentence of that index, taken apart when first asked for."""
        frame = self._frames.get(index)
        if frame is None:
            frame = frame_of(self.masked, self.sentences[index].span, self.names, self._name_starts)
            self._frames[index] = frame
        return frame

    def candidates(self, draft: Draft, spoke_before: int) -> list[Candidate]:
        """`spoke_before` counts sentences since somebody was last quoted, 0 where nobody was."""
        return candidates_of(draft, self._scene, spoke_before)


def _apart(spans: list[Span]) -> list[Span]:
    """In order, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _names(document: Document, structure: Structure) -> list[Name]:
    spans = [p.span for p in structure.paragraphs if p.kind in _NAMING]
    lowered = frozenset(w for w in document.text.split() if w.islower())
    return find_names(document.text, spans, lowered)
