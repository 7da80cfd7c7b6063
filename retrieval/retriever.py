"""The retriever that questions are brought to: everything the layer above may ask of a published index.

Blocking and thread-safe. It goes on with the generation it has until a newer one is opened, between two questions.
"""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index import Correction, CorrectionsFile, GenerationState, IndexDamaged, IndexFolder, Span, Standing

from .alerts.held import held, unheard
from .alerts.wanted import Brought, Held, Wanted
from .answer import EXCERPTS_SHOWN, Answer, Check, Excerpt, Silence
from .catalogue import (
    DocumentText,
    GenerationInfo,
    SourceEntry,
    SourceText,
    SpeakerEntry,
    SpokenQuotation,
    describe_published,
    list_entries,
    list_outlets,
    read_source,
    read_text,
    spoken_quotations,
)
from .check.draft.checking import check_draft
from .check.draft.draft import CheckedDraft
from .check.messages.checking import check_message
from .check.messages.quoted_question import check_question
from .check.phrase_search import find_phrase
from .completion import Completion, all_entries, all_speakers, named_quotations
from .correcting import StrangeName, fitted, strange_name
from .example import find_example
from .excerpts.compose import compose
from .exporting.cited_quotations import CitedQuotation, cited_quotations
from .people.history import History
from .people.profile import Profile, profile_of
from .people.timeline import Timeline
from .people.versions import history_of
from .question.parser import read_question
from .question.question import Intent, Scope
from .question.speaker_directory import SpeakerDirectory
from .question.touching import read_touched
from .question_embedder import QuestionEmbedder
from .reading.marked import MarkedText, read_marked
from .reading.quotation_pages import QuotationFilter, QuotationPage, quotation_page
from .receipts.citing import CitedExcerpt, cite_again
from .receipts.codec import read_receipt
from .receipts.issuing import receipt_of_answer
from .receipts.verifying import Verification, verify
from .search.explanation import Explanation, explain
from .search.limits import Unmet, meet, unmet
from .search.trace import SearchTrace
from .snapshot import Snapshot

if TYPE_CHECKING:
    from index import Analysis, Embedder, Reader

    from .alerts.prints import KnownWords
    from .attribution_explanation import AttributionExplanation

_T = TypeVar("_T")

THRESHOLD = 0.1  # least probability of an answer; the trade is in docs/answers.md


class Retriever:
    """Opened over an index folder; `open_embedder` is called with the first question."""

    def __init__(
        self,
        folder: IndexFolder,
        open_embedder: Callable[[], Embedder],
        threshold: float = THRESHOLD,
        today: Callable[[], datetime.date] = datetime.date.today,
        corrections: CorrectionsFile | None = None,
    ) -> None:
        """`threshold` is the least probability of an answer; "last week" counts from `today`; `corrections` are laid
        over what is published. Raises NothingPublished, OtherVersion or IndexDamaged."""
        self._folder = folder
        self._corrections = corrections
        self._threshold = threshold
        self._today = today
        self._snapshot = Snapshot(folder, corrections)
        self._completion = Completion(folder, corrections)
        self._examples: dict[tuple[int, int], str | None] = {}
        self._swapping = threading.Lock()
        self._embedder = QuestionEmbedder(open_embedder)

    @classmethod
    def open(
        cls,
        index_folder: Path,
        open_embedder: Callable[[], Embedder],
        threshold: float | None = None,
        corrections: CorrectionsFile | None = None,
    ) -> Retriever:
        """`threshold` is the least probability of an answer, None the measured one. Raises as the class does."""
        line = THRESHOLD if threshold is None else threshold
        return cls(IndexFolder(index_folder), open_embedder, line, corrections=corrections)

    def close(self) -> None:
        self._completion.close()
        self._snapshot.close()

    def ask(
        self,
        question: str,
        previous: Sequence[str] = (),
        scope: Scope = Scope(),
        limit: int = EXCERPTS_SHOWN,
        *,
        unprompted: bool = False,
    ) -> Answer:
        """`previous` are the questions that this one follows, oldest first; `limit` is how many excerpts at most.
        `unprompted` is for what nobody asked the bot: then `Answer.touched` is read of an answer, too."""
        started = time.perf_counter()

        def answer_from(snapshot: Snapshot) -> Answer:
            trace = self._trace(snapshot, question, previous, scope)
            answer = compose(snapshot.reader, trace, limit, started)
            answer = replace(answer, receipt=receipt_of_answer(snapshot.reader, answer))
            if not unprompted and answer.silence in (None, Silence.NO_QUESTION):
                return answer
            return replace(answer, touched=read_touched(trace.read_alone, snapshot.vocabulary))

        self._embedder.begin()
        return self._with_repair(answer_from)

    def _trace(self, snapshot: Snapshot, text: str, previous: Sequence[str], asked_in: Scope) -> SearchTrace:
        from .search.pipeline import search  # loads numpy, which looking sources up does without

        scope, today = meet(asked_in, snapshot.vocabulary), self._today()
        question = read_question(text, snapshot.vocabulary, scope, today)
        if question.intent is Intent.CHECK:
            return check_question(snapshot, question, previous, self._threshold)
        embedder = self._embedder.of(snapshot.reader.generation)
        return search(snapshot, embedder, question, previous, scope, self._threshold, today)

    def example(self) -> str | None:
        """A question that the coverage answers, the same for a generation; None where nobody is quoted."""

        started = time.perf_counter()

        def first_of(snapshot: Snapshot, text: str) -> Answer:
            return compose(snapshot.reader, self._trace(snapshot, text, (), Scope()), 1, started)

        def find(snapshot: Snapshot) -> str | None:
            number = snapshot.reader.generation.id, snapshot.reader.edition
            if number not in self._examples:
                self._examples = {number: find_example(snapshot, partial(first_of, snapshot))}
            return self._examples[number]

        return self._with_repair(find)

    def unmet(self, scope: Scope) -> Unmet | None:
        """Which limit no document of the coverage meets; None where some document fits."""
        if scope == Scope():
            return None
        with self._session(listing=True) as snapshot:
            return unmet(snapshot, scope)

    def explain(self, question: str, previous: Sequence[str] = (), scope: Scope = Scope()) -> Explanation:
        """How the question is read, what is gathered for it and how it is decided; arguments as for `ask`."""
        started = time.perf_counter()
        self._embedder.begin()
        with self._session() as snapshot:
            trace = self._trace(snapshot, question, previous, scope)
            return explain(snapshot.reader, trace, compose(snapshot.reader, trace, 1, started))

    def check(self, text: str, speaker: str | None = None) -> Check:
        """Does this quotation, said to be by `speaker`, stand in the coverage? A message that quotes words is checked
        for these, and for the speaker whom it names where `speaker` is None."""
        started = time.perf_counter()

        def compare(snapshot: Snapshot) -> Check:
            check = check_message(snapshot, text, speaker)
            return replace(check, generation=snapshot.reader.generation.id)

        return replace(self._with_repair(compare), elapsed_ms=(time.perf_counter() - started) * 1000)

    def check_draft(self, draft: Analysis) -> CheckedDraft:
        """Every quotation in a draft, each as `check` does it."""
        started = time.perf_counter()
        checked = self._with_repair(lambda snapshot: check_draft(snapshot, draft))
        return replace(checked, elapsed_ms=(time.perf_counter() - started) * 1000)

    def find(self, words: str, limit: int = 10) -> tuple[Excerpt, ...]:
        """Where these words stand in a row, typing apart; best first."""
        return self._with_repair(lambda snapshot: find_phrase(snapshot, words, limit))

    def generation(self) -> int:
        """The number of what is published now."""
        with self._session(listing=True) as snapshot:
            return snapshot.reader.generation.id

    def held(self) -> Held:
        """The documents that are published now."""
        with self._session(listing=True) as snapshot:
            return held(snapshot)

    def prints(self, texts: Collection[str]) -> dict[str, bytes]:
        """What is said in the documents of these texts, by their hashes, no word of it; see `KnownWords`."""
        from .alerts.bringing import prints_of  # loads numpy, which looking sources up does without

        with self._session(listing=True) as snapshot:
            return prints_of(snapshot, texts)

    def brought(
        self, wanted: Wanted, documents: Collection[str], known: KnownWords, earlier: Sequence[Sequence[str]] = ()
    ) -> tuple[Brought, ...]:
        """What the documents with these keys bring to one who asked for it. `known` is what was said before; `earlier`
        are the keys of the documents of each story that was told before."""
        from .alerts.bringing import brought_by

        def look(snapshot: Snapshot) -> tuple[Brought, ...]:
            generation = snapshot.reader.generation
            return brought_by(snapshot, lambda: self._embedder.of(generation), wanted, documents, known, earlier)

        return self._with_repair(look)

    def unheard(self, wanted: Wanted) -> Unmet | None:
        """Whom, or which outlet, the coverage has not met of what somebody asks to be told of."""
        with self._session(listing=True) as snapshot:
            return unheard(snapshot, wanted)

    def found_again(
        self, wanted: Wanted, places: Sequence[tuple[str, Span]], words: str, said: int | None = None
    ) -> Excerpt | None:
        """What was `brought` before, if it still stands there and is theirs; see `retrieval.alerts.again`."""
        from .alerts.again import found_again

        return self._with_repair(lambda snapshot: found_again(snapshot, wanted, places, words, said))

    def sources(
        self,
        outlet: str | None = None,
        speaker: str | None = None,
        after: datetime.date | None = None,
        before: datetime.date | None = None,
    ) -> tuple[SourceEntry, ...]:
        """Documents by their keys; dates are inclusive, a speaker is who is quoted in it."""
        scope = Scope(speaker, outlet, after, before)
        if scope == Scope():
            return self._listed(all_entries)
        with self._session(listing=True) as snapshot:
            directory = snapshot.vocabulary.speakers if speaker is not None else SpeakerDirectory(())
            return list_entries(snapshot.reader, directory, meet(scope, snapshot.vocabulary))

    def source(self, document: str) -> SourceText | None:
        with self._session() as snapshot:
            return read_source(snapshot.reader, document)

    def text(self, document: str) -> DocumentText | None:
        with self._session() as snapshot:
            return read_text(snapshot.reader, document)

    def who(self, name: str) -> Profile | None:
        return self._with_repair(lambda snapshot: profile_of(snapshot, name))

    def timeline(self, speaker: str, topic: str) -> Timeline:
        """What somebody says on a topic, oldest first."""
        from .people.on_topic import timeline_of

        def found(snapshot: Snapshot) -> Timeline:
            embedder = self._embedder.of(snapshot.reader.generation)
            return timeline_of(snapshot, embedder, speaker, topic, self._threshold)

        self._embedder.begin()
        return self._with_repair(found)

    def history(self, words: str) -> History:
        """Where these words first stood, and every document that carries them, cut or changed."""
        return self._with_repair(lambda snapshot: history_of(snapshot, words))

    def speakers(self, prefix: str, limit: int = 25) -> tuple[SpeakerEntry, ...]:
        """Those whose names begin so, most quoted first."""
        named = self._listed(named_quotations)
        found = self._listed(all_speakers).starting_with(prefix, limit)
        return tuple(SpeakerEntry(one.name, one.quotations, named.get(one.name, 0)) for one in found)

    def outlets(self) -> tuple[str, ...]:
        return self._listed(list_outlets)

    def quotations(self, speaker: str | None = None) -> tuple[SpokenQuotation, ...]:
        with self._session() as snapshot:
            return tuple(spoken_quotations(snapshot.reader, snapshot.vocabulary.speakers, speaker))

    def quotation_page(self, wanted: QuotationFilter, offset: int, limit: int) -> QuotationPage:
        """Some of them, in the same order; `offset` counts from 0."""
        with self._session() as snapshot:
            return quotation_page(snapshot.reader, snapshot.vocabulary.speakers, wanted, offset, limit)

    def marked(self, document: str) -> MarkedText | None:
        """A document with its quotations; None where none has this key."""
        with self._session() as snapshot:
            return read_marked(snapshot.reader, document)

    def cited_quotations(self, scope: Scope = Scope()) -> tuple[CitedQuotation, ...]:
        """Every quotation within the scope, each with where it stands."""
        with self._session() as snapshot:
            met = meet(scope, snapshot.vocabulary)
            return tuple(cited_quotations(snapshot.reader, snapshot.vocabulary.speakers, met))

    def cite_again(self, document: str, span: Span, said: int | None) -> CitedExcerpt | None:
        """What was shown of a document at `span`, where the speaker's own words begin at `said`, as it stands now; None
        where it doesn't."""
        return self._with_repair(lambda snapshot: cite_again(snapshot.reader, document, span, said))

    def verify(self, receipt: str) -> Verification:
        """Whether what the receipt was given for still stands. Raises NotAReceipt."""
        read = read_receipt(receipt)
        return self._with_repair(lambda snapshot: verify(snapshot.reader, read))

    def explain_quotation(self, document: str, start: int) -> AttributionExplanation | None:
        """Of the quotation that begins at this character of the document; None where none does."""
        from .attribution_explanation import explain_quotation

        with self._session() as snapshot:
            said = spoken_quotations(snapshot.reader, snapshot.vocabulary.speakers, None)
            wanted = next((q for q in said if q.document == document and q.span.start == start), None)
            return explain_quotation(snapshot.reader, wanted) if wanted else None

    def fitted(self, correction: Correction) -> Correction:
        """The same, with the words that it is about as they stand in the coverage. Raises CorrectionRefused."""
        with self._session(listing=True) as snapshot:
            return fitted(snapshot.reader, correction)

    def strange_name(self, correction: Correction) -> StrangeName | None:
        """The name that it gives words to, where nobody in the coverage has it."""
        with self._session(listing=True) as snapshot:
            return strange_name(snapshot.reader, snapshot.vocabulary.speakers, correction)

    def standings(self) -> tuple[Standing, ...]:
        """What has become of every correction, oldest first."""
        with self._session(listing=True) as snapshot:
            return snapshot.reader.standings()

    def published(self) -> GenerationInfo:
        with self._session(listing=True) as snapshot:
            return describe_published(snapshot.reader, self._folder.bytes_on_disk)

    def _listed(self, part: Callable[[Reader], _T]) -> _T:
        """Without waiting for a question that is being answered, except where what is published is damaged."""
        try:
            return self._completion.read(part)
        except IndexDamaged:
            with self._session(listing=True) as snapshot:
                return part(snapshot.reader)

    def _with_repair(self, find: Callable[[Snapshot], _T]) -> _T:
        """What `find` makes of the generation that is served; where it meets damage, once more of the latest that is
        sound. Raises IndexDamaged where none is."""
        snapshot = None
        try:
            with self._session() as snapshot:
                return find(snapshot)
        except IndexDamaged:
            if snapshot is None:
                raise
        self._replace(snapshot)
        with self._session() as snapshot:
            return find(snapshot)

    @contextmanager
    def _session(self, *, listing: bool = False) -> Iterator[Snapshot]:
        """Yields the snapshot to answer from, locked. Reopens first if a newer generation is published (one thread
        reopens; the others keep theirs until it is deleted) or if this one fails verification. `listing=True` skips
        verification of document contents (0.6 ms a document). Raises NothingPublished, OtherVersion, IndexDamaged."""
        with ExitStack() as inside:
            yield self._enter(inside, listing)

    def _enter(self, inside: ExitStack, listing: bool) -> Snapshot:
        while True:
            snapshot = self._snapshot
            with suppress(IndexDamaged), ExitStack() as entered:
                state = entered.enter_context(snapshot.session())
                if self._goes_on(state) and (listing or _is_sound(snapshot)):
                    inside.enter_context(entered.pop_all())
                    return snapshot
            self._replace(snapshot)

    def _goes_on(self, state: GenerationState) -> bool:
        if state is GenerationState.OUTDATED:
            return self._swapping.locked()
        return state is GenerationState.CURRENT

    def _replace(self, snapshot: Snapshot) -> None:
        """Raises NothingPublished, OtherVersion or IndexDamaged; the one that serves goes on then."""
        with self._swapping:
            if self._snapshot is not snapshot:
                return
            self._snapshot = Snapshot(self._folder, self._corrections, verified=True)
        snapshot.close()


def _is_sound(snapshot: Snapshot) -> bool:
    try:
        snapshot.reader.verify_all()
    except IndexDamaged:
        return False
    return True
