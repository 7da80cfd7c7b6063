"""Takes a document apart once: pieces, sentences, names, drafts. Everything else works on that."""

import re

from ..text.document import Document, Span
from ..text.structure import ParagraphKind, Structure
from .candidates import Candidate, Scene, candidates_of
from .grouping import Draft, Drafting
from .names.mentions import Frame, frame_of
from .names.name_finder import Name, find_names
from .posts import Post, find_posts, tags
from .text.quotation_marks import Piece, headlines, quoted_pieces
from .text.sentences import Sentence, Sentences, masked_text

_PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TITLE})
_NAMING = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})


_LOWER_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][\w'’-]*")
_SENTENCE_CASE = 0.6  # share of capitalised words up to which a headline is written like a sentence
# A walk through the document looks at few sentences around where it is; more would grow with the document.
_FRAMES_KEPT = 256


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
                self.sentences.extend(splitting.of(paragraph.span, number))
            elif paragraph.kind is ParagraphKind.FRONT_MATTER:
                for headline in headlines(text, paragraph.span):
                    self.sentences.extend(splitting.of(headline, number))
        self._frames: dict[int, Frame] = {}
        self._scene = Scene(text, self.pieces, self.sentences, self.frame)
        self.drafts: list[Draft] = Drafting(text, self.masked, self.pieces, self.sentences).drafts()

    def frame(self, index: int) -> Frame:
        """The sentence of that index, taken apart when first asked for."""
        frame = self._frames.get(index)
        if frame is None:
            if len(self._frames) >= _FRAMES_KEPT:
                self._frames.clear()
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
