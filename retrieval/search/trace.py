"""What came of one question: how it was read, what was found for it and how it was decided. Made once for each asking;
the answer and its explanation are two views of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from index import Span

from ..answer import Check
from ..question.question import Question
from ..ranking.fusion import Measured, RankedCandidate
from ..ranking.terms import Terms
from .abstention import AnswerDecision


@dataclass(frozen=True, slots=True)
class SearchTrace:
    """`question` is as it was searched for, `read_alone` as it was read without the `previous` ones (oldest first).

    `terms` are those of its topic, `measured` all candidates with what speaks for each, `ranked` those that may answer,
    best first; `decision` compares the best one's probability with `threshold`. `other_speakers` is the same topic
    searched whoever speaks, where the one asked for has nothing to say on it, else None. `check` is what came of a
    quotation that was asked about, else None: then nothing was searched for, and the probability is the likeness of the
    words. `generation` is the one that was asked. `beyond_time` tells that nothing answered within the time that was
    read out of the question, and that what is found was searched for whenever it was.
    `given` are the places that questions before were answered with, where something else is wanted.
    """

    question: Question
    read_alone: Question
    previous: tuple[str, ...]
    terms: Terms
    measured: tuple[Measured, ...]
    ranked: tuple[RankedCandidate, ...]
    decision: AnswerDecision
    threshold: float
    generation: int
    other_speakers: SearchTrace | None = None
    check: Check | None = None
    beyond_time: bool = False
    given: tuple[tuple[int, Span], ...] = ()
