"""A working, typed stand-in for a collection: a handful of documents, found by plain word matching.

For what the seed cannot show: forty answers, right-to-left text, a run that can be held and let go. Whatever can be
shown with the real index is shown with it.
"""

import datetime
import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from index import (
    Certainty,
    Correction,
    CorrectionsFile,
    DocumentPreview,
    NothingPublished,
    Placed,
    Progress,
    Refusal,
    Report,
    SourceWarning,
    Span,
    SpeakerCorrection,
    Standing,
    preview_document,
    refused_documents,
)
from retrieval import (
    Answer,
    CarriedIn,
    Check,
    Citation,
    CitedExcerpt,
    Excerpt,
    ExcerptKind,
    GenerationInfo,
    History,
    OutletCount,
    Profile,
    QuotedIn,
    Relation,
    Retriever,
    Scope,
    ScopeLimit,
    Silence,
    SourceEntry,
    SourceParagraph,
    SourceText,
    SpeakerEntry,
    SpeakerStatus,
    StrangeName,
    Timeline,
    TimelineEntry,
    Touched,
    Unmet,
    Verdict,
)

MARKUP = (
    "“**Bold** <@1> @everyone https://example.com/x [a](https://evil.example) "
    "||spoiler|| `code` :smile: <t:1:R>”"
    "\n"
    "```py\nprint(1)\n``` # no heading, > no quote, - no list \u202etxet\u202c end,” said Mallory Marks."
)
TEXTS = {
    "budget.md": (
        "Council votes on budget",
        [
            "“We will spend it on schools,” said Ana Roe.",
            "The vote was 5 to 4.",
            "“It is far too much,” said Bo Lind.",
        ],
    ),
    "markup.md": ("A title with *stars* and @here", [MARKUP]),
    "arabic.md": ("العنوان", ["قال سامي حداد: «لن نتوقف عن العمل».", "وأضاف: «هذا وعد»."]),
    "long.md": (
        "Many words",
        [f"“This is number {n} of the many things I say,” said Cy Long." for n in range(1, 41)],
    ),
}
_SAID = re.compile(r"said ([A-Z]\w+ [A-Z]\w+)")


_ASKING = frozenset("what about when where would like know have does".split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.lower()))


class FakeCollection:
    """The collection. `held` keeps `reindex` and `ask` waiting until it is set."""

    def __init__(self, sources: Path, texts: dict[str, tuple[str, list[str]]] | None = None) -> None:
        self.sources = sources
        self.corrections = CorrectionsFile(sources)
        self.texts = dict(TEXTS if texts is None else texts)
        self.generation = 1
        self.held = threading.Event()
        self.held.set()
        self.asked: list[tuple[str, tuple[str, ...], Scope]] = []
        self.checked: list[tuple[str, str | None]] = []
        self.fails: Exception | None = None
        self.reindex_fails: Exception | None = None
        self.allowed_empty: list[bool] = []
        self.refused: tuple[Refusal, ...] = ()
        self.warnings: tuple[SourceWarning, ...] = ()
        self.changes = (0, 0, 0)  # documents that a run adds, changes and removes
        self.runs = 0

    def for_server(self, server: int | None) -> "FakeCollection":
        return self

    def retriever(self) -> Retriever:
        if not self.texts:
            raise NothingPublished(Path("nowhere"))
        return cast(Retriever, FakeRetriever(self))

    def reindex(
        self,
        rebuild: bool,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        *,
        allow_empty: bool = False,
    ) -> Report:
        from index import Cancelled

        self.allowed_empty.append(allow_empty)
        self.runs += 1

        for done in range(3):
            progress(Progress("reading", done, 3))
            while not self.held.wait(0.02):
                if cancelled():
                    raise Cancelled
        if self.reindex_fails is not None:
            raise self.reindex_fails
        self.generation += 1
        n = len(self.texts)
        return Report(n, n, n, *self.changes, n, 0, self.refused, 0.1, self.generation, self.warnings)

    def preview(self, name: str, data: bytes) -> DocumentPreview | Refusal:
        return preview_document(name, data)

    def unreadable(self) -> tuple[Refusal, ...]:
        return refused_documents(self.sources)

    def rollback(self) -> int:
        if self.generation == 1:
            raise NothingPublished(Path("nowhere"))
        self.generation -= 1
        return self.generation


class FakeRetriever:
    """The retriever of a newsstand."""

    def __init__(self, stand: FakeCollection) -> None:
        self._stand = stand
        self.texts = stand.texts

    def ask(
        self,
        question: str,
        previous: Sequence[str] = (),
        scope: Scope = Scope(),
        limit: int = 3,
        *,
        unprompted: bool = False,
    ) -> Answer:
        self._stand.asked.append((question, tuple(previous), scope))
        self._stand.held.wait(5)
        if self._stand.fails is not None:
            raise self._stand.fails
        if question.lower().startswith(("hello", "thanks")):
            return Answer(question, (), Silence.NO_QUESTION)
        words = _words(" ".join([*previous, question]))
        excerpts = tuple(replace(e, answers=e.span) for e in self._all() if words & _words(e.text))
        if scope.speaker:
            excerpts = tuple(e for e in excerpts if e.speaker == scope.speaker)
        touched = self._touched(question) if unprompted or not excerpts else Touched()
        if not excerpts:
            return Answer(question, (), Silence.NOT_IN_COVERAGE, nearest=tuple(self._all())[:1], touched=touched)
        return Answer(question, excerpts[:limit], None, generation=self._stand.generation, touched=touched)

    def check(self, text: str, speaker: str | None = None) -> Check:
        self._stand.checked.append((text, speaker))
        found = next((e for e in self._all() if text.strip('“”" ') in e.text), None)
        if found is None:
            return Check(text, Verdict.NOT_FOUND, None, None)
        right = None if speaker is None else speaker == found.speaker
        status = {True: SpeakerStatus.CONFIRMED, False: SpeakerStatus.CONTRADICTED, None: None}[right]
        verdict = Verdict.MISATTRIBUTED if right is False else Verdict.EXACT
        return Check(text, verdict, found, found.speaker, claimed=speaker, speaker_status=status)

    def sources(
        self,
        outlet: str | None = None,
        speaker: str | None = None,
        after: datetime.date | None = None,
        before: datetime.date | None = None,
    ) -> tuple[SourceEntry, ...]:
        return tuple(self._entry(key) for key in self.texts)

    def source(self, document: str) -> SourceText | None:
        if document not in self.texts:
            return None
        return SourceText(self._entry(document), tuple(self._paragraphs(document)))

    def cite_again(self, document: str, span: Span, said: int | None) -> CitedExcerpt | None:
        """With a receipt that is none, as there is no generation that it could be of."""
        at = next((e for e in self._all() if (e.document, e.span) == (document, span)), None)
        return CitedExcerpt(at, "PQR1.none") if at is not None else None

    def find(self, words: str, limit: int = 10) -> tuple[Excerpt, ...]:
        return tuple(e for e in self._all() if words in e.text)[:limit]

    def who(self, name: str) -> Profile | None:
        said = tuple(e for e in self._all() if e.speaker == name)
        documents = len({e.document for e in said})
        if not said:
            return None
        there = QuotedIn(said[0].document, said[0].citation)
        outlets = (OutletCount("The Post", documents),)
        number = len(said)
        return Profile(
            name, number, number, number, documents, outlets=outlets, first=there, last=there, latest=said[:2]
        )

    def timeline(self, speaker: str, topic: str) -> Timeline:
        """Theirs that share a word with the topic; every fourth without a date."""
        theirs = [e for e in self._all() if e.speaker == speaker]
        if not theirs:
            return Timeline(speaker, topic, (), Silence.UNKNOWN_SPEAKER, ("Ana Roe",))
        said = [e for e in theirs if _words(topic) & _words(e.text)]
        day = datetime.date(2016, 10, 3)
        entries = [TimelineEntry(e, day + datetime.timedelta(n) if n % 4 else None) for n, e in enumerate(said)]
        entries.sort(key=lambda entry: (entry.day is None, entry.day or day))
        return Timeline(speaker, topic, tuple(entries), None if entries else Silence.SPEAKER_NOT_ON_TOPIC)

    def history(self, words: str) -> History:
        """Every excerpt that holds them is one document's."""
        return History(words, words, tuple(CarriedIn(e, Relation.SAME) for e in self._all() if words in e.text))

    def speakers(self, prefix: str, limit: int = 25) -> tuple[SpeakerEntry, ...]:
        counted = Counter(e.speaker for e in self._all() if e.speaker)
        return tuple(SpeakerEntry(name, n, n) for name, n in counted.items() if prefix.lower() in name.lower())

    def generation(self) -> int:
        return self._stand.generation

    def example(self) -> str | None:
        return next((f"what did {e.speaker} say?" for e in self._all() if e.speaker), None)

    def unmet(self, scope: Scope) -> Unmet | None:
        if scope.speaker is not None and scope.speaker not in {e.speaker for e in self._all()}:
            return Unmet(ScopeLimit.SPEAKER, scope, ("Ana Roe",))
        if scope.outlet not in (None, *self.outlets()):
            return Unmet(ScopeLimit.OUTLET, scope, self.outlets())
        return None

    def strange_name(self, correction: Correction) -> StrangeName | None:
        """Of a speaker's correction whom none of the excerpts names."""
        speaker = correction.speaker if isinstance(correction, SpeakerCorrection) else None
        known = {e.speaker for e in self._all()}
        return None if speaker is None or speaker in known else StrangeName(speaker, ("Ana Roe",))

    def fitted(self, correction: Correction) -> Correction:
        if not isinstance(correction, Placed):
            return correction
        place = correction.place
        whole = "\n\n".join(p.text for p in self._paragraphs(place.document))
        return replace(correction, place=replace(place, words=place.span.of(whole)))

    def standings(self) -> tuple[Standing, ...]:
        return ()

    def outlets(self) -> tuple[str, ...]:
        return ("The Post",)

    def published(self) -> GenerationInfo:
        now = datetime.datetime(2016, 10, 3, tzinfo=datetime.UTC)
        n = len(self.texts)
        stand = self._stand
        return GenerationInfo(
            stand.generation, now, n, n, n, n, "model", "sha256:0", 1234, stand.refused, stand.warnings
        )

    def _touched(self, question: str) -> Touched:
        known = {word for excerpt in self._all() for word in _words(excerpt.text)}
        names = dict.fromkeys(e.speaker for e in self._all() if e.speaker and e.speaker in question)
        words = sorted(_words(question) - _ASKING)
        return Touched(
            tuple(names),
            known=tuple(word for word in words if word in known),
            strange=tuple(word for word in words if word not in known),
        )

    def _all(self) -> list[Excerpt]:
        return [self._excerpt(key, p) for key in self.texts for p in self._paragraphs(key) if p.kind == "body"]

    def _excerpt(self, key: str, paragraph: SourceParagraph) -> Excerpt:
        said = _SAID.search(paragraph.text)
        kind = ExcerptKind.QUOTATION if said else ExcerptKind.PASSAGE
        citation = self._citation(key, paragraph.number)
        who = said[1] if said else None
        certainty = Certainty.NAMED if who else Certainty.OPEN
        marks = (paragraph.text.find("“"), paragraph.text.find("”"))
        quoted = (Span(paragraph.span.start + marks[0] + 1, paragraph.span.start + marks[1]),) if said else ()
        return Excerpt(
            paragraph.text, key, paragraph.span, kind, who, who, citation, 0.9, quoted=quoted, certainty=certainty
        )

    def _paragraphs(self, key: str) -> list[SourceParagraph]:
        title, texts = self.texts[key]
        found, start = [], 0
        for number, text in enumerate([title, *texts]):
            kind = "body" if number else "title"
            found.append(SourceParagraph(number or None, kind, Span(start, start + len(text)), text))
            start += len(text) + 2
        return found

    def _entry(self, key: str) -> SourceEntry:
        texts = self.texts[key][1]
        return SourceEntry(key, self._citation(key, None), sum(len(t.split()) for t in texts), len(texts), len(texts))

    def _citation(self, key: str, paragraph: int | None) -> Citation:
        url = f"https://news.example/{key}"
        return Citation(self.texts[key][0], "The Post", "Jo Day", datetime.date(2016, 10, 3), url, paragraph)
