"""Questions that nobody had to think of: plain ones, by a word that stands there, and ones about what nobody said."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.learn.asked_questions import Row, ask, made_row, questions_of
from index import IndexFolder, QuotationKind, SpeakerKind, StoredQuotation, open_question_embedder
from retrieval.question.tokens import is_content, tokens
from retrieval.snapshot import Snapshot

UNSAID, PLAIN = "unsaid", "plain"
_COUNT = 80  # questions a set, of each kind
_FORMS = ("what did {name} say about {word}?", "{name} on {word}", "who talked about {word}?")
_SELDOM = 4  # passages, up to which a word tells what a quotation is about
_LEAST_LETTERS = 5
_LEAST_WORDS = 6  # of a quotation


def make_up(shared: Path, indexes: Path, sets: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for name in sets:
        rows += ask_plainly(indexes, name)
        rows += ask_unsaid(shared, indexes, name, [other for other in sets if other != name])
    return rows


def ask_plainly(indexes: Path, name: str) -> Iterator[Row]:
    """Whoever is quoted by name asked about a rare word of the quotation; what answers are that speaker's quotations
    with the word."""
    snapshot = Snapshot(IndexFolder(indexes / name))
    embedder = open_question_embedder()
    with snapshot.session():
        people = [n for n, identity in enumerate(snapshot.reader.identities) if identity.kind is SpeakerKind.PERSON]
        said = [q for q in snapshot.reader.quotations_by(people) if _tells(q)]
    said.sort(key=lambda q: (q.document_id, q.span.start))
    for number, quotation in enumerate(said[:: max(len(said) // _COUNT, 1)]):
        with snapshot.session():
            word = _rare_word(snapshot, quotation)
            if word is None:
                continue
            own = [q for q in said if q.identity == quotation.identity and snapshot.vocabulary.stem(word) in q.stems]
            question = _FORMS[number % len(_FORMS)].format(name=_name(snapshot, quotation), word=word)
            keys = {q.document_id: snapshot.reader.documents[q.document_id].key for q in own}
            gold = [{"document_id": Path(keys[q.document_id]).stem, "text": q.text} for q in own]
            made_up = {"id": f"{name} plain {number}", "type": PLAIN, "question": question, "gold": gold}
            yield made_row(name, made_up, ask(snapshot, embedder, question, []), snapshot, follows=False)


def _tells(quotation: StoredQuotation) -> bool:
    return (
        quotation.kind is QuotationKind.DIRECT
        and quotation.speaker is not None
        and len(quotation.stems) >= _LEAST_WORDS
    )


def _name(snapshot: Snapshot, quotation: StoredQuotation) -> str:
    assert quotation.identity is not None
    return snapshot.reader.identities[quotation.identity].name


def _rare_word(snapshot: Snapshot, quotation: StoredQuotation) -> str | None:
    """The rarest word of the quotation's own that more than one passage can have; None where all are common."""
    text = snapshot.reader.text(quotation.document_id)
    words = [t.text for part in quotation.parts for t in tokens(part.of(text)) if is_content(t.text) and not t.capital]
    counted = {word: snapshot.vocabulary.frequency(snapshot.vocabulary.stem(word)) for word in words}
    seldom = [w for w, count in counted.items() if 0 < count <= _SELDOM and len(w) >= _LEAST_LETTERS]
    return min(seldom, key=lambda word: (counted[word], word), default=None)


def ask_unsaid(shared: Path, indexes: Path, name: str, others: Sequence[str]) -> Iterator[Row]:
    """Questions of the other sets, the people in them replaced by those whom this one quotes most: a name that comes
    near something, and news that nobody has told."""
    snapshot = Snapshot(IndexFolder(indexes / name))
    embedder = open_question_embedder()
    foreign = [question for other in others for question in _named_questions(shared, indexes, other)]
    with snapshot.session():
        known = snapshot.vocabulary.speakers.starting_with("", 3 * _COUNT)
        quoted = [identity.name for identity in known if identity.kind is SpeakerKind.PERSON]
    for number, (words, first, last) in enumerate(foreign[:: max(len(foreign) // _COUNT, 1)]):
        with snapshot.session():
            question = " ".join((*words[:first], quoted[number % len(quoted)], *words[last + 1 :]))
            made_up = {"id": f"{name} unsaid {number}", "type": UNSAID, "question": question, "gold": []}
            yield made_row(name, made_up, ask(snapshot, embedder, question, []), snapshot, follows=False)


def _named_questions(shared: Path, indexes: Path, name: str) -> list[tuple[list[str], int, int]]:
    """The questions of a set that name a person and stand alone, in words, and which of these are the first name."""
    snapshot = Snapshot(IndexFolder(indexes / name))
    found = []
    for q in questions_of(shared, name):
        words = q["question"].rstrip("?").split()
        with snapshot.session():
            people = snapshot.vocabulary.person_words(q["question"])
        at = [place for place, word in enumerate(words) if {token.text for token in tokens(word)} & people]
        if at and not q["previous"]:
            last = next(place for place in at if place + 1 not in at)
            found.append((words, at[0], last))
    return found
