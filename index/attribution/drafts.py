"""Groups quoted pieces into quotations: one quotation is what one attribution gives to one speaker."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Span
from ..structure import Paragraph, ParagraphKind
from . import cues
from .marks import Piece

MASK = "\ue000"  # stands for each quoted character, so that offsets hold


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the paper's own, in which quoted words count as one token; `pieces` index the document's."""

    span: Span
    paragraph: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before its speaker is known. `sentences` index those that hold its pieces. `bare` is True
    where nothing but quoted words stands in them."""

    pieces: tuple[int, ...]
    sentences: tuple[int, ...]
    bare: bool
    mixed: bool
    continues: bool = False


_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|St|Jr|Sr|vs|No|Nos|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mass|Conn|Calif|Fla|Ill|Ind|Mich|Minn|Miss|Pa|Va|Tenn|Tex|Wis"
    r"|Ariz|Ark|Colo|Del|Ga|Kan|Ky|La|Md|Mo|Mont|Neb|Nev|Okla|Ore|Vt|Wash|Wyo|Ala|Dept|est|approx|e\.g|i\.e)"
    r"|(?:\b[A-Za-z]\.)+[A-Za-z]|\b[A-Z])\Z"
)
_CUE_WORD = "|".join(sorted(cues.SPEECH))
_TAIL_AFTER_END = re.compile(
    rf"\s*[-–—]?\s*(?:(?:[A-Z][\w.'’-]*|de|von|van|the)\s+){{1,5}}(?:\w+ly |has |had |also |later |then )?(?:{_CUE_WORD})"
    r"(?=[.,;:!]|\s*$|\s+(?:in|on|at|to|of|during|when|as|after|before|about|while|with|from|by|early|last|this|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\s*\ue000)"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ONLY_JOIN = re.compile(r"[\s,;.:…–—/&()-]*(?:\b(?:and|or|but|to|then|as well as|nor|with|versus|vs)\b)?[\s,;.:…–—/&()-]*\Z")


def masked_text(text: str, hidden: Sequence[Span]) -> str:
    """The text with each character of the hidden spans (in order, apart) replaced."""
    parts = []
    position = 0
    for span in hidden:
        parts.append(text[position : span.start])
        parts.append(MASK * len(span))
        position = span.end
    parts.append(text[position:])
    return "".join(parts)


def sentences_around(text: str, masked: str, pieces: Sequence[Piece], paragraph: Paragraph, number: int) -> list[Sentence]:
    """The paragraph's sentences, with quoted words as one token each."""
    span = paragraph.span
    starts = [p.outer.start for p in pieces]
    first = bisect_left(starts, span.start)
    here = [(i, pieces[i]) for i in range(first, bisect_left(starts, span.end))]
    bounds = sorted({*_plain_ends(masked, span), *_ends_after_pieces(text, masked, [p for _, p in here], span)})
    sentences: list[Sentence] = []
    start = span.start
    for end in [*bounds, span.end]:
        while start < end and masked[start].isspace():
            start += 1
        if start < end:
            held = tuple(i for i, p in here if start <= p.outer.start < end)
            sentences.append(Sentence(Span(start, end), number, held))
        start = max(start, end)
    return sentences


def _plain_ends(masked: str, span: Span) -> list[int]:
    ends = []
    for match in _END.finditer(masked, span.start, span.end):
        following = masked[match.end() : match.end() + 3].lstrip()[:1]
        if following.islower() or masked[match.start() - 1 : match.start()] == MASK and following.islower():
            continue
        if masked[match.start()] == "." and _ABBREVIATION.search(masked, max(span.start, match.start() - 8), match.start()):
            continue
        ends.append(match.end())
    return ends


def _ends_after_pieces(text: str, masked: str, pieces: Sequence[Piece], span: Span) -> list[int]:
    """A quoted piece ends the sentence where its own last mark does and no attribution follows."""
    ends = []
    for piece in pieces:
        end = piece.outer.end
        rest = masked[end : min(span.end, end + 120)]
        word = rest.lstrip()
        if not word or not rest[:1].isspace() and rest[:1] not in "—–-" and piece.closed:
            continue
        last = text[piece.inner.start : piece.inner.end].rstrip().rstrip("'’)”\"")[-1:]
        if last not in ".!?…—–-" and not (word[0] == MASK):
            continue
        if word[0].islower():
            continue
        if _TAIL_AFTER_END.match(rest) and not (last == "." and text[piece.inner.end - 2 : piece.inner.end] != ".." and _is_long_clause(rest)):
            continue
        ends.append(end)
    return ends


def _is_long_clause(rest: str) -> bool:
    """After a full stop, "Trump said in Ohio that …" opens a sentence; "Trump said." closes one."""
    sentence = re.split(r"[.!?\ue000]", rest, maxsplit=1)[0]
    return len(sentence.split()) > 4


def drafts_of(text: str, masked: str, pieces: Sequence[Piece], sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]) -> list[Draft]:
    drafts: list[Draft] = []
    for index, sentence in enumerate(sentences):
        if not sentence.pieces:
            continue
        bare = _is_bare(masked, sentence)
        groups = [sentence.pieces] if bare else _split_by_cue(text, masked, pieces, sentence)
        for position, group in enumerate(groups):
            draft = Draft(group, (index,), bare, not bare and _is_mixed(text, masked, pieces, sentence, group))
            joined = _joined(text, masked, pieces, sentences, drafts[-1], draft) if drafts and position == 0 else None
            if joined is not None:
                drafts[-1] = joined
            else:
                drafts.append(draft)
    return drafts


def _is_bare(masked: str, sentence: Sentence) -> bool:
    return not any(c.isalnum() and c != MASK for c in masked[sentence.span.start : sentence.span.end])


def _split_by_cue(text: str, masked: str, pieces: Sequence[Piece], sentence: Sentence) -> list[tuple[int, ...]]:
    """Pieces of a sentence part where a second verb of saying stands between them."""
    groups = [[sentence.pieces[0]]]
    for left, right in zip(sentence.pieces, sentence.pieces[1:], strict=False):
        between = masked[pieces[left].outer.end : pieces[right].outer.start]
        if _parts(text, pieces[left], pieces[right], between):
            groups.append([right])
        else:
            groups[-1].append(right)
    return [tuple(g) for g in groups]


def _parts(text: str, left: Piece, right: Piece, between: str) -> bool:
    found = [w for w in _WORD.findall(between) if w.lower() in cues.CUES]
    if not found:
        return False
    if not _starts_sentence(text, left):
        return True
    words = _WORD.findall(between)
    last_cue = next(i for i in range(len(words) - 1, -1, -1) if words[i].lower() in cues.CUES)
    after = between.rstrip()[-1:]
    ends_with_cue = last_cue >= len(words) - 2
    if len(found) == 1 and after in ",—–-" and not _is_gerund(words[last_cue]):
        return False
    if len(found) == 1 and text[left.inner.end - 1 : left.inner.end] in ",?!—-" and after == "":
        return False
    return len(found) > 1 or ends_with_cue or not _starts_lower(text, right) or len(words) - last_cue > 6


def _is_gerund(word: str) -> bool:
    return word.lower().endswith("ing")


def _starts_sentence(text: str, piece: Piece) -> bool:
    return text[piece.inner.start : piece.inner.start + 3].lstrip("['‘(.… ")[:1].isupper()


def _starts_lower(text: str, piece: Piece) -> bool:
    return text[piece.inner.start : piece.inner.start + 3].lstrip("['‘(.… ")[:1].islower()


def _is_mixed(text: str, masked: str, pieces: Sequence[Piece], sentence: Sentence, group: tuple[int, ...]) -> bool:
    first = pieces[group[0]]
    before = masked[sentence.span.start : first.outer.start].rstrip()
    if not before or before[-1] == MASK:
        return False
    if before[-1] in ":,—–-":
        return _starts_lower(text, first) and before[-1] != ":"
    last_word = _WORD.findall(before)[-1:] or [""]
    return not (_starts_sentence(text, first) and last_word[0].lower() in cues.SPEECH)


def _joined(text: str, masked: str, pieces: Sequence[Piece], sentences: Sequence[Sentence], last: Draft, draft: Draft) -> Draft | None:
    """The two as one quotation, where the second goes on with the first; None where it does not."""
    previous, sentence = sentences[last.sentences[-1]], sentences[draft.sentences[0]]
    before, first = pieces[last.pieces[-1]], pieces[draft.pieces[0]]
    together = replace(last, pieces=last.pieces + draft.pieces, sentences=last.sentences + draft.sentences, bare=last.bare and draft.bare)
    if before.continued and draft.sentences[0] == last.sentences[-1] + 1:
        return replace(together, mixed=last.mixed)
    if sentence.paragraph != previous.paragraph or draft.sentences[0] != last.sentences[-1] + 1:
        return None
    touching = not masked[before.outer.end : first.outer.start].strip()
    if touching and (last.bare or draft.bare or not before.closed):
        return replace(together, mixed=last.mixed) if not (last.mixed and draft.bare and before.closed) else None
    if draft.bare and not last.mixed and sentence.span.start >= previous.span.end:
        return together
    return None


def prose(paragraph: Paragraph) -> bool:
    return paragraph.kind in (ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TITLE)
