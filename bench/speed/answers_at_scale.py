"""The same questions over 1,000 and over 100,000 passages: how the time of an answer grows: about 15
minutes, 1 where the indexes are kept.

    python -m bench.speed.answers_at_scale [SHARED] [--indexes DIR] [--sizes 1000 100000]

Articles of SHARED/data/attributions.jsonl are read once; their paragraphs, with the quotations in them, are mixed
anew into as many documents as give so many passages, with a fifth of their words exchanged, and a third of the
speakers get names of their own. The store, the lexical index and FAISS are the real ones; vectors are those of the
paragraphs, moved a little, so that no two are alike, and those of their word pieces. Target: at most 1.5 times the
median at the first size.
"""

import datetime
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.arguments import add_indexes, add_shared, create_parser
from bench.quality.score import late, middle
from index import (
    Document,
    Embedder,
    IndexFolder,
    Paragraph,
    ParagraphKind,
    Span,
    Structure,
    TokenVectors,
    open_question_embedder,
)
from index.embedding.token_axes import axes_fingerprint
from index.hashing import sha256_of
from index.ingest.analysis import Analysis, analyse, with_attribution
from index.ingest.embedded_texts import passage_text, quotation_text
from index.publish.embedding_batch import embed_batch
from index.publish.repair import write_vector_file
from index.quotation import Attribution, Quotation, Speaker
from index.store.connection import connect_writer, transaction
from index.store.documents import MissingText, insert_document, missing_texts
from index.store.generations import NewGeneration, publish
from index.store.identities import group_identities
from index.text.passages import split_passages
from index.text.stems import Stemmer
from retrieval import Retriever

ARTICLES = 150  # that paragraphs are taken from
PARAGRAPHS = (8, 24)  # of a made-up document
NOISE = 0.35  # length of what is added to a paragraph's vector of length 1
REWORDED = 0.2  # of the words that are no names, by others as long
RENAMED = 0.3  # of the speakers
_BATCH = 100  # documents a transaction
MOST = 1.5  # times the median at the first size
_REWORDABLE = re.compile(r"(?<![\w'’])[a-z]{4,}(?![\w'’])")
_SYLLABLES = ("ba", "ce", "dor", "fi", "gan", "hul", "ki", "lem", "mo", "nar", "pe", "rus", "sta", "tov", "wen", "zi")


Words = Mapping[int, Sequence[str]]  # by length


@dataclass(frozen=True)
class Piece:
    """A paragraph apart from its article: spans count from its start; `speakers` are those of its quotations, `tokens`
    (t, d) the vectors of its word pieces."""

    text: str
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    vector: NDArray[np.float32]
    tokens: NDArray[np.float16]


class MixedEmbedder:
    """Embeds made-up texts by the paragraphs that are meant, which `meant` names by the hashes of the texts."""

    def __init__(self, fingerprint: str, dimensions: int) -> None:
        self.fingerprint = fingerprint
        self.dimensions = dimensions
        self.meant: dict[str, Piece] = {}
        self._noise = np.random.default_rng(5)

    def embed(self, texts: Sequence[str], _: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        base = np.stack([self.meant[sha256_of(text)].vector for text in texts])
        added = self._noise.standard_normal(base.shape).astype(np.float32) / np.sqrt(self.dimensions)
        moved = base + NOISE * added
        unit: NDArray[np.float32] = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
        return unit

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        """The paragraph's pieces, spread evenly over the text."""
        pieces = [(text, self.meant[sha256_of(text)].tokens.astype(np.float32)) for text in texts]
        return self.embed(texts), tuple(
            TokenVectors(np.linspace(len(text) - 1, 0, len(tokens)).astype(np.int64)[::-1], tokens)
            for text, tokens in pieces
        )


def pieces(shared: Path, embedder: Embedder) -> list[Piece]:
    found: list[Piece] = []
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == ARTICLES:
                break
            row = json.loads(line)
            found += _pieces(analyse(_document(f"{number}", row["title"], row["text"], None, None)))
    vectors, tokens = embedder.embed_with_tokens([piece.text for piece in found])
    return [
        replace(piece, vector=vector, tokens=of_piece.vectors.astype(np.float16))
        for piece, vector, of_piece in zip(found, vectors, tokens, strict=True)
    ]


def _pieces(analysis: Analysis) -> Iterator[Piece]:
    attribution = analysis.attribution
    for paragraph in analysis.structure.body:
        inside = [q for q in attribution.quotations if _stays_inside(q, paragraph.span)]
        speakers = sorted({q.speaker for q in inside if q.speaker is not None})
        yield Piece(
            text=paragraph.span.of(analysis.document.text),
            sentences=tuple(_moved(s, -paragraph.span.start) for s in paragraph.sentences),
            quotations=tuple(
                _moved_quotation(q, -paragraph.span.start, None if q.speaker is None else speakers.index(q.speaker))
                for q in inside
            ),
            speakers=tuple(replace(attribution.speakers[n], mentions=()) for n in speakers),
            vector=np.empty(0, np.float32),
            tokens=np.empty((0, 0), np.float16),
        )


def _stays_inside(quotation: Quotation, span: Span) -> bool:
    parts = (quotation.span, *quotation.parts, quotation.speaker_span, quotation.cue_span)
    return all(part is None or span.covers(part) for part in parts)


def mixed(pool: Sequence[Piece], words: Words, number: int, chance: random.Random) -> tuple[Analysis, dict[str, Piece]]:
    """A made-up document, and for what it embeds the paragraph that is meant, by its hash."""
    chosen = [_reworded(piece, words, chance) for piece in chance.sample(pool, chance.randint(*PARAGRAPHS))]
    title = f"{chance.choice(pool).text[:60].rsplit(' ', 1)[0]} {number}"
    text = title
    paragraphs = [Paragraph(Span(0, len(title)), ParagraphKind.TITLE, None, (Span(0, len(title)),))]
    quotations: list[Quotation] = []
    speakers: list[Speaker] = []
    for count, piece in enumerate(chosen, 1):
        start = len(text) + 2
        text += f"\n\n{piece.text}"
        sentences = tuple(_moved(s, start) for s in piece.sentences)
        paragraphs.append(Paragraph(Span(start, len(text)), ParagraphKind.BODY, count, sentences))
        quotations += [
            _moved_quotation(q, start, None if q.speaker is None else len(speakers) + q.speaker)
            for q in piece.quotations
        ]
        speakers += [_renamed(speaker, chance) for speaker in piece.speakers]
    day = datetime.date(2016, 1, 1) + datetime.timedelta(days=number % 365)
    document = _document(f"{number // 1000}/{number}.txt", title, text, f"Paper {number % 40}", day)
    structure = Structure(tuple(paragraphs))
    analysis = with_attribution(document, structure, Attribution(tuple(quotations), tuple(speakers)))
    starts = [(p.span.start, piece) for p, piece in zip(paragraphs[1:], chosen, strict=True)]
    return analysis, _meant(analysis, starts)


def _meant(analysis: Analysis, starts: Sequence[tuple[int, Piece]]) -> dict[str, Piece]:
    def piece_at(position: int) -> Piece:
        return next(piece for start, piece in reversed(starts) if start <= position)

    document, speakers = analysis.document, analysis.attribution.speakers
    meant = {
        sha256_of(
            quotation_text(None if q.speaker is None else speakers[q.speaker].name, context.span.of(document.text))
        ): piece_at(q.span.start)
        for q, context in zip(analysis.attribution.quotations, analysis.contexts, strict=True)
    }
    return meant | {
        sha256_of(passage_text(document.title, p.span.of(document.text))): piece_at(p.span.start)
        for p in split_passages(document.text, analysis.structure)
    }


def _reworded(piece: Piece, words: Words, chance: random.Random) -> Piece:
    """The same spans over other words: no two documents carry the same paragraph."""

    def other(word: re.Match[str]) -> str:
        return chance.choice(words[len(word.group())]) if chance.random() < REWORDED else word.group()

    return replace(piece, text=_REWORDABLE.sub(other, piece.text))


def words_by_length(pool: Sequence[Piece]) -> Words:
    words: dict[int, list[str]] = {}
    for word in sorted({word for piece in pool for word in _REWORDABLE.findall(piece.text)}):
        words.setdefault(len(word), []).append(word)
    return words


def _renamed(speaker: Speaker, chance: random.Random) -> Speaker:
    if chance.random() > RENAMED:
        return speaker
    first, last = ("".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2))
    return replace(speaker, name=f"{first} {last}", aliases=())


def _document(key: str, title: str, text: str, outlet: str | None, date: datetime.date | None) -> Document:
    return Document(
        key=key,
        content_hash=sha256_of(text),
        title=title,
        outlet=outlet,
        author=None,
        date=date,
        url=None,
        language=None,
        text=text,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved_quotation(quotation: Quotation, by: int, speaker: int | None) -> Quotation:
    def moved(span: Span | None) -> Span | None:
        return None if span is None else _moved(span, by)

    return replace(
        quotation,
        span=_moved(quotation.span, by),
        parts=tuple(_moved(part, by) for part in quotation.parts),
        speaker=speaker,
        speaker_span=moved(quotation.speaker_span),
        cue_span=moved(quotation.cue_span),
    )


def build(folder: IndexFolder, pool: Sequence[Piece], passages: int, embedder: MixedEmbedder) -> None:
    """An index of so many passages, through the real store."""
    chance, model = random.Random(5), embedder.fingerprint
    database, stemmer = connect_writer(folder), Stemmer()
    words = words_by_length(pool)
    ids: list[int] = []
    made = number = 0
    while made < passages:
        before = len(ids)
        embedder.meant.clear()
        with transaction(database):
            for _ in range(_BATCH):
                number += 1
                analysis, more = mixed(pool, words, number, chance)
                ids.append(insert_document(database, analysis, "mixed", stemmer))
                embedder.meant |= more
                made += len(analysis.passages)
                if made >= passages:
                    break
        missing: dict[str, MissingText] = {}
        for document_id in ids[before:]:
            missing |= missing_texts(database, document_id, model, axes_fingerprint())
        embed_batch(database, embedder, missing)
    counted, passage_file = write_vector_file(folder, database, "passage", model, ids)
    quoted, quotation_file = write_vector_file(folder, database, "quotation", model, ids)
    draft = NewGeneration(
        model=model,
        model_name="mixed",
        analysis="mixed",
        document_ids=tuple(ids),
        passages=counted,
        quotations=quoted,
        passage_vectors=passage_file,
        quotation_vectors=quotation_file,
        refused=(),
        warnings=(),
        identities=group_identities(database, ids),
    )
    with transaction(database):
        publish(database, draft, datetime.datetime.now(datetime.UTC))
    database.close()


def questions(shared: Path) -> list[str]:
    path = shared / "data" / "politics" / "questions.jsonl"
    with path.open(encoding="utf-8") as lines:
        return [row["question"] for line in lines if not (row := json.loads(line))["previous"]]


def measure(retrievers: Sequence[Retriever], asked: Sequence[str]) -> list[list[float]]:
    """Milliseconds of each question on each retriever, in turns; a first round of them warms what is kept at hand."""
    times: list[list[float]] = [[] for _ in retrievers]
    for turn in range(2):
        for question in asked:
            for retriever, taken in zip(retrievers, times, strict=True):
                elapsed = retriever.ask(question).elapsed_ms
                if turn:
                    taken.append(elapsed)
    return times


def run(shared: Path, keep: Path, sizes: Sequence[int], opened: Callable[[], Embedder]) -> int:
    embedder = opened()
    folders = [IndexFolder(keep / str(size)) for size in sizes]
    missing = [(f, size) for f, size in zip(folders, sizes, strict=True) if not f.database.exists()]
    pool = pieces(shared, embedder) if missing else []
    for folder, size in missing:
        build(folder, pool, size, MixedEmbedder(embedder.fingerprint, embedder.dimensions))
    retrievers = [Retriever.open(folder.root, lambda: embedder) for folder in folders]
    asked = questions(shared)
    times = measure(retrievers, asked)
    first = middle(times[0])
    for retriever, taken in zip(retrievers, times, strict=True):
        held = retriever.published()
        print(
            f"{held.passages:7,} passages, {held.quotations:7,} quotations, {held.speakers:6,} speakers:"
            f" {middle(taken):.1f} / {late(taken):.1f} ms (p50 / p95), {middle(taken) / first:.2f} times the first"
        )
        retriever.close()
    return 0 if middle(times[-1]) <= MOST * first else 1


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000], help="passages")
    arguments = parser.parse_args()
    if arguments.indexes is not None:
        return run(arguments.shared, arguments.indexes, arguments.sizes, open_question_embedder)
    with tempfile.TemporaryDirectory() as folder:
        return run(arguments.shared, Path(folder), arguments.sizes, open_question_embedder)


if __name__ == "__main__":
    sys.exit(main())
