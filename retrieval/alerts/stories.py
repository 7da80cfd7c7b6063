"""Documents that fit, as stories: what several papers carry is told once, with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..answer import Excerpt
from ..excerpts.cited_together import cited_together, say_the_same
from ..excerpts.verbatim import VerifiedTexts, is_verbatim
from ..search.versions import Versions
from .wanted import Brought


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits in one document, the words to show first; `fresh` where some of it was not said before, and then that
    alone."""

    document_id: int
    excerpts: tuple[Excerpt, ...]
    fresh: bool


def as_stories(
    reader: VerifiedTexts, fitting: Iterable[Fitting], earlier: Sequence[Sequence[str]]
) -> tuple[Brought, ...]:
    """In the order in which they come. `earlier` are the keys of the documents of each story that was told before;
    what carries one of these is that story again, and of the rest what says nothing new is none. Without words that
    are not as they were stored."""
    told = _Told(reader, earlier)
    for one in fitting:
        sound = tuple(excerpt for excerpt in one.excerpts if is_verbatim(reader, one.document_id, excerpt))
        if sound:
            told.add(replace(one, excerpts=sound))
    return told.stories()


class _Told:
    def __init__(self, reader: VerifiedTexts, earlier: Sequence[Sequence[str]]) -> None:
        by_key = {document.key: id_ for id_, document in reader.documents.items()}
        self._versions = Versions(reader)
        self._earlier = [[by_key[key] for key in keys if key in by_key] for keys in earlier]
        self._again: dict[int, list[Fitting]] = {}
        self._new: list[list[Fitting]] = []

    def add(self, one: Fitting) -> None:
        before = next((n for n, ids in enumerate(self._earlier) if self._carries(one, ids)), None)
        if before is not None:
            self._again.setdefault(before, []).append(one)
            return
        same = next((story for story in self._new if any(self._is_same(one, other) for other in story)), None)
        if same is not None:
            same.append(one)
        else:
            self._new.append([one])

    def stories(self) -> tuple[Brought, ...]:
        again = (self._told(story, before) for before, story in self._again.items())
        return (*again, *(self._told(story, None) for story in self._new if any(one.fresh for one in story)))

    def _carries(self, one: Fitting, documents: Iterable[int]) -> bool:
        return any(self._versions.are_one_story(one.document_id, other) for other in documents)

    def _is_same(self, one: Fitting, other: Fitting) -> bool:
        """Versions of one story, and stories whose words that are shown are the same."""
        alike = say_the_same(one.excerpts[0], other.excerpts[0])
        return alike or self._versions.are_one_story(one.document_id, other.document_id)

    def _told(self, story: Sequence[Fitting], before: int | None) -> Brought:
        fresh = [one for one in story if one.fresh] or story
        fullest = self._versions.fullest([one.document_id for one in fresh])
        first = next(one for one in story if one.document_id == fullest)
        others = [one for one in story if one is not first]
        shown = cited_together(first.excerpts[0], (other.excerpts[0] for other in others))
        keys = dict.fromkeys(one.excerpts[0].document for one in (first, *others))
        return Brought(shown, tuple(keys), len(first.excerpts) - 1, before)
