"""What speaks for a candidate, as a few named numbers, and their fusion: a weighted sum with learnt weights.

The weights are in weights.json, learnt by `python -m bench.learn.answers` as a conditional logit over each
question's candidates (McFadden 1974), cross-validated by document.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from operator import mul

from index import QuotationKind, Span

from ..question.question import Intent, Question
from .candidates import Candidate, Terms


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its features by name; `score` orders the candidates of one question."""

    candidate: Candidate
    features: Mapping[str, float]
    score: float
    context: "Context"

    @property
    def stems(self) -> frozenset[str]:
        """Of the candidate, its passage and its headline."""
        return self.candidate.stems | self.context.stems_around(self.candidate)


@dataclass(frozen=True, slots=True)
class Context:
    """What a candidate is measured against.

    `title_stems`, `title_shares` and `document_shares` (how much of the topic stands there) are by document;
    `role` are the stems of a role in the question and `role_shares`, by speaker, how much of it the coverage states
    of them; `form` is what an answer looks like; `previous` is where the answer before stood, document and span.
    """

    question: Question
    terms: Terms
    title_stems: Mapping[int, frozenset[str]]
    title_shares: Mapping[int, float]
    document_shares: Mapping[int, float]
    form: re.Pattern[str] | None
    role: Terms
    role_shares: Mapping[int, float]
    previous: tuple[int, Span] | None

    def stems_around(self, candidate: Candidate) -> frozenset[str]:
        """Of the candidate's passage and headline."""
        passage = candidate.passage.stems if candidate.passage else frozenset()
        return passage | self.title_stems.get(candidate.document_id, frozenset())


def rank(candidates: Sequence[Candidate], context: Context, weights: Mapping[str, float]) -> tuple[Scored, ...]:
    """Best first."""
    scored = []
    ordered: list[float] = []
    for candidate in candidates:
        features = measure(candidate, context)
        if len(ordered) != len(features):
            ordered = [weights.get(name, 0.0) for name in features]
        score = sum(map(mul, ordered, features.values()))
        scored.append(Scored(candidate, features, score, context))
    return tuple(sorted(scored, key=lambda s: -s.score))


def measure(candidate: Candidate, context: Context) -> dict[str, float]:
    """Every feature of one candidate, most of them between 0 and 1."""
    question, q = context.question, candidate.quotation
    own = candidate.stems
    around = candidate.passage.stems if candidate.passage else own
    spoken = q is not None
    formed = context.form is not None and context.form.search(candidate.text) is not None
    who, fact = question.intent is Intent.WHO, question.intent is Intent.FACT
    return {
        "meaning": candidate.meaning,
        "topic_meaning": candidate.topic_meaning,
        "passage_meaning": candidate.passage_meaning,
        "words": candidate.words / (candidate.words + 10.0),
        "share": context.terms.share(own),
        "passage_share": context.terms.share(around, own),
        "title_share": context.title_shares.get(candidate.document_id, 0.0),
        "document_share": context.document_shares.get(candidate.document_id, 0.0),
        "spoken": float(spoken),
        "spoken_if_fact": float(spoken and fact),
        "spoken_if_speech": float(spoken and question.intent is Intent.SPEECH),
        "spoken_if_who": float(spoken and who),
        "indirect": float(q is not None and q.kind is QuotationKind.INDIRECT),
        "open_if_who": float(q is not None and who and q.speaker is None),
        "asked": _asked(candidate, question),
        "role": context.role_shares.get(q.identity, 0.0) if q is not None and q.identity is not None else 0.0,
        "role_nearby": context.role.share(around, own),
        "form_found": float(formed),
        "form_missing": float(context.form is not None and not formed),
        "same_document": float(context.previous is not None and candidate.document_id == context.previous[0]),
        "repeats": float(_repeats(candidate, context.previous)),
        "length": math.log1p(len(candidate.span)) / 7.0,
    }


def _repeats(candidate: Candidate, previous: tuple[int, Span] | None) -> bool:
    """True for what was just answered: who asks on wants something else."""
    return previous is not None and candidate.document_id == previous[0] and candidate.span.overlaps(previous[1])


def _asked(candidate: Candidate, question: Question) -> float:
    """How well the candidate's speaker is the one that was asked for."""
    q = candidate.quotation
    if q is None or q.identity is None:
        return 0.0
    return max((fit for asked in question.speakers for n, fit in asked.identities if n == q.identity), default=0.0)


@lru_cache(maxsize=1)
def learnt_weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))["ranking"]
    return weights
