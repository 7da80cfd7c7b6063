"""Who could have said a quotation: mentions in and around its sentences, each with named features."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..text.document import Span
from .features import Features, of_cue, of_mention, of_nobody, of_running
from .grouping import Draft
from .names.mentions import Frame, Mention
from .relations import best_link, edge
from .text import cues
from .text.quotation_marks import Piece
from .text.sentences import Sentence


class CandidateKind(StrEnum):
    MENTION = "mention"
    RUNNING = "running"  # whoever spoke before
    NOBODY = "nobody"  # no speech, or none of the others


@dataclass(frozen=True, slots=True)
class Candidate:
    """`mention` is None but for CandidateKind.MENTION. `features` are named, mostly 0 or 1."""

    kind: CandidateKind
    mention: Mention | None
    cue: Span | None
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """The document as the search for candidates needs it; `frame` takes a sentence apart by its index."""

    text: str
    pieces: Sequence[Piece]
    sentences: Sequence[Sentence]
    frame: Callable[[int], Frame]


_BACK = (1, 2, 3)  # sentences before the quotation that are looked at
_MENTIONS = 160  # of a sentence that are looked at, around the words; the most in the articles of the sets was 72
_AFTER = 3  # mentions of the sentence after it
_SURE_LINKS = ("subject", "inverted", "according")
_SUBJECT_LINKS = ("subject", "inverted", "subject with aside")


def candidates_of(draft: Draft, scene: Scene, spoke_before: int) -> list[Candidate]:
    """Ends with "nobody". `spoke_before` counts sentences since the last attributed quotation, 0 for none."""
    found: list[Candidate] = []
    for position, index in enumerate(dict.fromkeys(draft.sentences)):
        frame = scene.frame(index)
        if any(w[0].isalnum() for w in frame.words):
            found.extend(_within(draft, scene, frame, later=position > 0))
    attributed = any(link in c.features for c in found for link in _SURE_LINKS)
    for back in _BACK:
        if draft.sentences[0] >= back:
            found.extend(_before(draft, scene, back, attributed))
    if not attributed and draft.sentences[-1] + 1 < len(scene.sentences):
        found.extend(_after(draft, scene))
    if spoke_before:
        features = of_running(draft, spoke_before, attributed)
        found.append(Candidate(CandidateKind.RUNNING, None, None, features))
    nobody = of_nobody(scene.text, draft, scene.pieces, attributed)
    found.append(Candidate(CandidateKind.NOBODY, None, None, nobody))
    return found


def _within(draft: Draft, scene: Scene, frame: Frame, later: bool) -> Iterator[Candidate]:
    own = [scene.pieces[i].outer.start for i in draft.pieces]
    quotes = [q for q in frame.quoted if _holds_any(own, frame.starts[q], frame.starts[q] + len(frame.words[q]))]
    for mention in _near(frame.mentions, quotes[0]) if quotes else ():
        yield _linked(frame, mention, quotes, later)


def _near(mentions: Sequence[Mention], place: int) -> Sequence[Mention]:
    middle = bisect_left(mentions, place, key=lambda m: m.first)
    return mentions[max(0, middle - _MENTIONS // 2) : middle + _MENTIONS // 2]


def _holds_any(places: Sequence[int], start: int, end: int) -> bool:
    """`places` are in order."""
    return bisect_left(places, start) < bisect_left(places, end)


def _linked(frame: Frame, mention: Mention, quotes: Sequence[int], later: bool) -> Candidate:
    """A mention in the quotation's own sentence."""
    quote = min(quotes, key=lambda q: abs(q - mention.first))
    features = of_mention(frame, mention)
    features["same sentence"] = 1.0
    features["after quote" if mention.first > quote else "before quote"] = 1.0
    if later:
        features["second sentence"] = 1.0
    features.update(_of_between(frame, mention, quote, quotes))
    cue, link = best_link(frame, mention, quote)
    if cue is not None:
        features.update(_of_link(frame, cue, link, quote, quotes, "after preposition" in features))
    elif frame.cues:
        features["no verb though there is one"] = 1.0
    if "modifier" not in features and (tie := edge(frame, mention, quote)) is not None:
        features[tie] = 1.0
    return Candidate(CandidateKind.MENTION, mention, _span(frame, cue), features)


def _of_between(frame: Frame, mention: Mention, quote: int, quotes: Sequence[int]) -> Features:
    low, high = min(mention.last, quote), max(mention.first, quote)
    between = sum(1 for m in frame.mentions if m is not mention and low < m.first and m.last < high)
    features = {"mentions between": min(between, 4) / 4}
    first, last = min(quote, mention.first), max(quote, mention.first)
    if any(first < q < last for q in frame.quoted if q not in quotes):
        features["other quote between"] = 1.0
    return features


def _of_link(frame: Frame, cue: int, link: str, quote: int, quotes: Sequence[int], oblique: bool) -> Features:
    verb = of_cue(frame, cue, quote, quotes)
    word = frame.words[cue].lower()
    features: Features = {link: 1.0, f"cue {word}": 1.0, **verb, **{f"{link} & {v}": 1.0 for v in verb}}
    if oblique:
        features[f"{link} & after preposition"] = 1.0
    if link in ("object", "agent", "passive subject"):
        features[f"{link} of {word}"] = 1.0
    return features


def _span(frame: Frame, token: int | None) -> Span | None:
    return None if token is None else Span(frame.starts[token], frame.starts[token] + len(frame.words[token]))


def _before(draft: Draft, scene: Scene, back: int, attributed: bool) -> Iterator[Candidate]:
    index = draft.sentences[0] - back
    frame = scene.frame(index)
    shared = {f"sentence {back} before": 1.0}
    if attributed:
        shared["elsewhere though attributed"] = 1.0
    if draft.bare:
        shared["before bare"] = 1.0
    if scene.sentences[index].paragraph != scene.sentences[draft.sentences[0]].paragraph:
        shared["other paragraph"] = 1.0
    if frame.quoted:
        shared["sentence with quote"] = 1.0
    if back == 1 and frame.words[-1] == ":":
        shared["colon sentence"] = 1.0
    for mention in frame.mentions[-_MENTIONS:]:
        features = of_mention(frame, mention) | shared
        cue, link = best_link(frame, mention, len(frame.words))
        if cue is not None:
            kind = "speech" if frame.words[cue].lower() in cues.SPEECH else "judgement"
            features |= {f"before, {link}": 1.0, f"before, cue {kind}": 1.0}
        elif _opens(frame, mention):
            features["before, opens"] = 1.0
        yield Candidate(CandidateKind.MENTION, mention, _span(frame, cue), features)


def _opens(frame: Frame, mention: Mention) -> bool:
    if mention.first == 0:
        return True
    return frame.words[mention.first - 1] == "," and not any(m.last < mention.first for m in frame.mentions)


def _after(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """A signature below ("— Jane Doe"), or the first subject of the sentence that follows the quotation."""
    index = draft.sentences[-1] + 1
    frame = scene.frame(index)
    shared = {"sentence after": 1.0}
    if draft.bare:
        shared["after bare"] = 1.0
    if scene.sentences[index].paragraph != scene.sentences[draft.sentences[-1]].paragraph:
        shared["other paragraph"] = 1.0
    for mention in frame.mentions[:_AFTER]:
        features = of_mention(frame, mention) | shared
        if 0 < mention.first <= 2 and frame.words[mention.first - 1] in "—–-―":
            features["signature"] = 1.0
        cue, link = best_link(frame, mention, -1)
        if cue is not None and link in _SUBJECT_LINKS and frame.words[cue].lower() in cues.SPEECH:
            features["after, subject"] = 1.0
        yield Candidate(CandidateKind.MENTION, mention, None, features)
