"""From what was found to an answer: excerpts without repetition, or a silence with what came nearest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, fold

from ..answer import Answer, Excerpt, OtherCitation, Silence
from ..question.question import Intent
from ..search.pipeline import Found, near_ties
from ..search.ranking import Scored
from ..snapshot import Snapshot
from .cut import build_excerpt
from .verbatim import stands

_NEAREST = 3  # excerpts shown beside a silence
_LISTED = 40  # excerpts of a list; what a reader pages through
_CLOSE = 4.5  # log-odds below the best; beyond, an excerpt answers so seldom that hit@3 is the same without it
_SHINGLE = 5  # words; as many in a row are no accident (Broder 1997 takes 4 to 10)
_SAME_SHARE = 0.7  # of the shorter excerpt's shingles, from which two excerpts carry the same words


def build_answer(snapshot: Snapshot, text: str, found: Found, aside: Found | None, limit: int) -> Answer:
    """`aside` is the same question without its speaker, where it went unanswered: who else speaks on it."""
    silence = found.decision.silence
    if silence is None:
        listing = found.question.intent in (Intent.LIST, Intent.COMPARE)
        near = found if listing else replace(found, ranked=_close_to_best(found.ranked))
        excerpts = _chosen(snapshot, near, _LISTED if found.question.intent is Intent.LIST else limit)
        return _answer(snapshot, text, found, excerpts, (), ())
    nearest = _chosen(snapshot, aside or found, _NEAREST)
    return _answer(snapshot, text, found, (), nearest, tuple(_notes(snapshot, found, nearest)))


def _close_to_best(ranked: Sequence[Scored]) -> tuple[Scored, ...]:
    """What may stand beside the best as an answer; the rest would only fill the page."""
    return tuple(s for s in ranked if s.score >= ranked[0].score - _CLOSE)


def _answer(
    snapshot: Snapshot,
    text: str,
    found: Found,
    excerpts: tuple[Excerpt, ...],
    nearest: tuple[Excerpt, ...],
    notes: tuple[str, ...],
) -> Answer:
    return Answer(
        question=text,
        excerpts=excerpts,
        silence=found.decision.silence,
        nearest=nearest,
        notes=notes,
        suggestions=found.question.suggestions if found.decision.silence else (),
        generation=snapshot.reader.generation.id,
    )


def _chosen(snapshot: Snapshot, found: Found, limit: int) -> tuple[Excerpt, ...]:
    """The best excerpts in order: each place once, the same words of several documents in one."""
    excerpts: list[Excerpt] = []
    shingles: list[frozenset[tuple[str, ...]]] = []
    for scored in _in_order(found):
        # What lies inside an excerpt that is shown would be cut to one that overlaps it.
        document = snapshot.reader.documents[scored.candidate.document_id].key
        if any(e.document == document and e.span.covers(scored.candidate.span) for e in excerpts):
            continue
        score = found.decision.probability if not excerpts else min(excerpts[-1].score, found.decision.probability)
        excerpt = build_excerpt(snapshot.reader, scored.candidate, score, _company(scored, found))
        if not stands(snapshot.reader, scored.candidate.document_id, excerpt):
            continue
        if any(e.document == excerpt.document and e.span.overlaps(excerpt.span) for e in excerpts):
            continue
        own = _shingles(excerpt.text)
        twin = next((i for i, others in enumerate(shingles) if _same_words(others, own)), None)
        if twin is not None:
            place = OtherCitation(excerpt.document, excerpt.span, excerpt.citation)
            excerpts[twin] = replace(excerpts[twin], also=(*excerpts[twin].also, place))
        elif len(excerpts) < limit:
            excerpts.append(excerpt)
            shingles.append(own)
        else:
            break
    return tuple(excerpts)


def _company(scored: Scored, found: Found) -> tuple[Span, ...]:
    """What an excerpt may widen to; in a comparison each speaker keeps to their own words."""
    return () if found.question.intent is Intent.COMPARE else near_ties(scored, found.ranked)


def _in_order(found: Found) -> Iterator[Scored]:
    """As ranked; for a comparison each speaker's best first, then each one's second."""
    if found.question.intent is not Intent.COMPARE:
        yield from found.ranked
        return
    by_speaker: list[list[Scored]] = []
    for asked in found.question.speakers:
        numbers = {number for number, _ in asked.identities}
        by_speaker.append(
            [s for s in found.ranked if s.candidate.quotation and s.candidate.quotation.identity in numbers]
        )
    for turn in range(max(map(len, by_speaker), default=0)):
        yield from (own[turn] for own in by_speaker if turn < len(own))


def _same_words(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return bool(one and other) and len(one & other) >= _SAME_SHARE * min(len(one), len(other))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = fold(text).split()
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 0)))


def _notes(snapshot: Snapshot, found: Found, nearest: Sequence[Excerpt]) -> Iterator[str]:
    """Sentences that say why there is no answer, and whose words come nearest."""
    asked = found.question.speakers[0] if found.question.speakers else None
    others = list(dict.fromkeys(e.speaker for e in nearest if e.speaker))
    match found.decision.silence:
        case Silence.UNKNOWN_SPEAKER if asked is not None:
            yield f"Nobody named {asked.words} is quoted in the coverage."
        case Silence.SPEAKER_NOT_ON_TOPIC if asked is not None:
            name = snapshot.reader.identities[asked.identities[0][0]].name
            others = [other for other in others if other != name]
            ending = f"; {_listed(others)} {'is' if len(others) == 1 else 'are'}." if others else "."
            yield f"{name} is not quoted on this{ending}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
