"""Who could have said a quotation: mentions in and around its sentences, each with named features."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..document import Span
from . import cues, lexicon
from .drafts import Draft, Sentence
from .marks import Piece
from .mentions import Frame, Mention, MentionKind


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


_BE = frozenset("was were is are been be being".split())
_NEAR = 6  # tokens between a subject and its verb that an adverbial may fill
_BEFORE_PREPOSITION = frozenset("of to with for about against on from in at by than like between over and".split())


def candidates_of(
    text: str,
    draft: Draft,
    pieces: Sequence[Piece],
    sentences: Sequence[Sentence],
    frame: Callable[[int], Frame],
    spoke_before: int,
) -> list[Candidate]:
    """`spoke_before` counts sentences since the last attributed quotation, 0 where there is none."""
    found: list[Candidate] = []
    for position, index in enumerate(dict.fromkeys(draft.sentences)):
        if not _only_quoted(frame(index)):
            found.extend(_within(text, draft, pieces, frame(index), last=position > 0))
    attributed = any(c.features.get("subject") or c.features.get("inverted") or c.features.get("according") for c in found)
    for back in (1, 2, 3):
        index = draft.sentences[0] - back
        if index < 0:
            break
        found.extend(_before(text, draft, pieces, sentences, frame(index), index, back, attributed))
    index = draft.sentences[-1] + 1
    if index < len(sentences) and not attributed:
        found.extend(_after(text, draft, pieces, sentences, frame(index), index))
    if spoke_before:
        found.append(_running(draft, spoke_before, attributed))
    found.append(_nobody(text, draft, pieces, frame, attributed))
    return found


def _only_quoted(frame: Frame) -> bool:
    return not any(w[0].isalnum() for w in frame.words)


def _within(text: str, draft: Draft, pieces: Sequence[Piece], frame: Frame, last: bool) -> list[Candidate]:
    own = {pieces[i].outer.start for i in draft.pieces}
    quotes = [q for q in frame.quoted if any(frame.starts[q] <= s < frame.starts[q] + len(frame.words[q]) for s in own)]
    if not quotes:
        return []
    return [_linked(text, draft, pieces, frame, mention, quotes, last) for mention in frame.mentions]


def _linked(text: str, draft: Draft, pieces: Sequence[Piece], frame: Frame, mention: Mention, quotes: Sequence[int], last: bool) -> Candidate:
    features = _of_mention(frame, mention)
    features["same sentence"] = 1.0
    if last:
        features["second sentence"] = 1.0
    quote = min(quotes, key=lambda q: abs(q - mention.first))
    if mention.first > quote:
        features["after quote"] = 1.0
    else:
        features["before quote"] = 1.0
    others = sum(1 for q in frame.quoted if q not in quotes and min(quote, mention.first) < q < max(quote, mention.first))
    if others:
        features["other quote between"] = 1.0
    between = sum(1 for m in frame.mentions if m is not mention and _lies_between(m, mention, quote))
    features["mentions between"] = min(between, 4) / 4
    cue, link = _best_link(frame, mention, quote)
    if cue is not None:
        features[link] = 1.0
        of_cue = _of_cue(frame, cue, quote, quotes)
        features.update(of_cue)
        features.update({f"{link} & {c}": 1.0 for c in of_cue})
        if "after preposition" in features:
            features[f"{link} & after preposition"] = 1.0
        word = frame.words[cue].lower()
        features[f"cue {word}"] = 1.0
        if link in ("object", "agent", "passive subject"):
            features[f"{link} of {word}"] = 1.0
    elif frame.cues:
        features["no verb though there is one"] = 1.0
    if (edge := _edge(frame, mention, quote)) is not None:
        features[edge] = 1.0
    span = None if cue is None else Span(frame.starts[cue], frame.starts[cue] + len(frame.words[cue]))
    return Candidate(CandidateKind.MENTION, mention, span, features)


def _lies_between(other: Mention, mention: Mention, quote: int) -> bool:
    low, high = min(mention.last, quote), max(mention.first, quote)
    return low < other.first and other.last < high


def _of_mention(frame: Frame, mention: Mention) -> dict[str, float]:
    features: dict[str, float] = {mention.kind.value: 1.0}
    if mention.kind is MentionKind.PRONOUN:
        features[f"pronoun {mention.head}"] = 1.0
    before = frame.words[mention.first - 1].lower() if mention.first else ""
    if before in _BEFORE_PREPOSITION:
        features["after preposition"] = 1.0
    if mention.first == 0:
        features["opens sentence"] = 1.0
    if _modifies(frame, mention):
        features["modifier"] = 1.0
    if mention.kind is MentionKind.PHRASE:
        features.update(_of_phrase(frame, mention))
    if mention.name is not None:
        features[f"name {mention.name.kind.value}"] = 1.0
        if mention.name.possessive:
            features["possessive"] = 1.0
    return features


def _modifies(frame: Frame, mention: Mention) -> bool:
    """"DZ bank economist Bernd Weidensteiner": a name or phrase before a name, with nothing but its role between."""
    for other in frame.mentions:
        if other.kind is MentionKind.NAME and mention.last < other.first <= mention.last + 6:
            between = frame.words[mention.last + 1 : other.first]
            possessive = mention.name is not None and mention.name.possessive
            return (not between and possessive) or bool(between) and all(w[0].isalpha() for w in between) and (
                between[-1].lower() in lexicon.PERSON_NOUNS
            ) and not any(w.lower() in cues.CUES for w in between)
    return False


def _of_phrase(frame: Frame, mention: Mention) -> dict[str, float]:
    kind = "person" if mention.head in lexicon.PERSON_NOUNS else "organisation" if mention.head in lexicon.ORGANISATION_NOUNS else "other"
    features = {f"phrase {kind}": 1.0, f"phrase head {mention.head}": 1.0}
    opening = frame.words[mention.first].lower()
    features[f"phrase opens with {opening}" if opening.isalpha() and len(opening) < 6 else "phrase opens bare"] = 1.0
    if mention.first > 1 and frame.words[mention.first - 1] == "," and any(
        m.kind is MentionKind.NAME and m.last == mention.first - 2 for m in frame.mentions
    ):
        features["appositive"] = 1.0
    return features


def _of_cue(frame: Frame, cue: int, quote: int, quotes: Sequence[int]) -> dict[str, float]:
    word = frame.words[cue].lower()
    kind = "cue core" if word in cues.CORE else "cue speech" if word in cues.SPEECH else "cue judgement"
    features = {kind: 1.0}
    if word.endswith("ing"):
        features["cue gerund"] = 1.0
    apart = min(abs(cue - q) for q in quotes) - 1
    features["cue beside quote" if apart <= 1 else "cue near quote" if apart <= 5 else "cue far from quote"] = 1.0
    if any(min(cue, quote) < q < max(cue, quote) for q in frame.quoted if q not in quotes):
        features["quote before cue"] = 1.0
    if any(min(cue, quote) < c < max(cue, quote) for c in frame.cues if c != cue and frame.words[c].lower() in cues.SPEECH):
        features["nearer cue"] = 1.0
    elif any(min(cue, quote) < c < max(cue, quote) for c in frame.cues if c != cue):
        features["nearer judgement"] = 1.0
    else:
        features["nearest cue"] = 1.0
    return features


def _best_link(frame: Frame, mention: Mention, quote: int) -> tuple[int | None, str]:
    """The verb that most likely has the mention as its subject, and how it is tied to it."""
    best: tuple[float, int, str] | None = None
    for cue in frame.cues:
        tie = _tie(frame, mention, cue)
        if tie is None:
            continue
        link, strength = tie
        word = frame.words[cue].lower()
        strength += 0.6 if word in cues.CORE else 0.4 if word in cues.SPEECH else 0.0
        strength -= 0.05 * min(abs(cue - quote), 20)
        if any(min(cue, quote) < q < max(cue, quote) for q in frame.quoted if q != quote):
            strength -= 0.5
        if best is None or strength > best[0]:
            best = (strength, cue, link)
    if best is not None:
        return best[1], best[2]
    return None, ""


def _tie(frame: Frame, mention: Mention, cue: int) -> tuple[str, float] | None:
    words = frame.words
    if mention.first > 1 and words[mention.first - 1].lower() == "to" and words[mention.first - 2].lower() == "according":
        return None
    if cue > mention.last:
        return _subject_before(frame, mention, cue)
    if cue < mention.first:
        return _subject_after(frame, mention, cue)
    return None


def _subject_before(frame: Frame, mention: Mention, cue: int) -> tuple[str, float] | None:
    between = frame.words[mention.last + 1 : cue]
    if mention.name is not None and mention.name.possessive and mention.kind is MentionKind.NAME:
        return ("possessor before verb", 0.2) if len(between) <= 4 else None
    lowered = [w.lower() for w in between]
    if all(w in cues.AUXILIARIES or w.endswith("ly") or w in ("'s", "’s") for w in lowered):
        passive = lowered and lowered[-1] in _BE and not frame.words[cue].lower().endswith("ing")
        return ("passive subject", 0.5) if passive else ("subject", 2.0)
    if any(w[0] == "\ue000" for w in between) and len(between) > 2:
        return "subject over quote", 0.6
    if _is_aside(between):
        return "subject with aside", 1.8
    inner = sum(1 for m in frame.mentions if mention.last < m.first and m.last < cue and m.kind is not MentionKind.PHRASE)
    cues_between = sum(1 for c in frame.cues if mention.last < c < cue)
    if cues_between:
        joined = between[-1].lower() in ("and", "but", "then", "also") or between[-1] == "," and frame.words[cue].endswith("ing")
        return ("subject, verbs joined", 1.3) if joined else ("subject of earlier verb", 0.8)
    if len(between) <= _NEAR:
        return ("subject near", 1.4) if not inner else ("subject near, others between", 0.7)
    return ("subject far", 0.9) if not inner else ("subject far, others between", 0.4)


def _is_aside(between: Sequence[str]) -> bool:
    """", a donor," or "(D-N.J.)" or ", who …,": nothing but an aside stands between subject and verb."""
    if not between:
        return False
    end = len(between)
    while end and (between[end - 1].lower() in cues.AUXILIARIES or between[end - 1].endswith("ly")):
        end -= 1
    if end < 2:
        return False
    first, last = between[0], between[end - 1]
    if first == "," and end > 2 and between[1].lower() in ("who", "a", "an", "the") and "," not in between[1:end]:
        return True
    return (first == "," and last in ",—–-") or (first == "(" and last in (")", ",")) or (first in "—–-" and last in "—–-")


def _subject_after(frame: Frame, mention: Mention, cue: int) -> tuple[str, float] | None:
    between = frame.words[cue + 1 : mention.first]
    quoted_before = any(q < cue for q in frame.quoted)
    word = frame.words[cue].lower()
    if not between and quoted_before and (cue == 0 or frame.words[cue - 1][0] == "\ue000" or frame.words[cue - 1] in ",—–-"):
        return "inverted", 2.2
    if quoted_before and word in cues.SPEECH and between and len(between) <= 8 and _only_description(between) and (
        cue == 0 or frame.words[cue - 1][0] == "\ue000" or frame.words[cue - 1] in ",—–-"
    ):
        return "inverted", 2.0
    if between and between[-1].lower() == "by" and len(between) <= 3 or len(between) >= 2 and between[0] == "by" and _only_description(between[1:]):
        return "agent", 1.2
    if not between or (len(between) <= 6 and _only_description(between)):
        return "object", 0.1
    return None


def _only_description(between: Sequence[str]) -> bool:
    return all(w[0].isalnum() and w.lower() not in ("that", "to", "who", "in", "at", "on") or w in ("'s", "’s", "'", "’", "&", "/") for w in between)


def _edge(frame: Frame, mention: Mention, quote: int) -> str | None:
    """Ties without a verb: "according to X", "X: …", "… — X", "in X's words"."""
    words = frame.words
    if mention.first >= 2 and words[mention.first - 1].lower() == "to" and words[mention.first - 2].lower() == "according":
        return "according"
    if mention.first < 2 and mention.last + 1 < len(words) and words[mention.last + 1] == ":" and quote == mention.last + 2:
        return "label"
    if quote < mention.first and words[mention.last + 1 : mention.last + 2] in ((), (".",)) and mention.first - quote <= 3 and not frame.cues:
        return "named alone"
    if mention.last < quote and ":" in words[mention.last + 1 : quote] and words[quote - 1] == ":":
        return "before colon"
    if mention.first > quote and words[mention.first - 1] in ("—", "–", "-", "―") and mention.first - quote <= 3:
        return "signature"
    return None


def _before(text: str, draft: Draft, pieces: Sequence[Piece], sentences: Sequence[Sentence], frame: Frame, index: int, back: int, attributed: bool) -> list[Candidate]:
    found = []
    same_paragraph = sentences[index].paragraph == sentences[draft.sentences[0]].paragraph
    for mention in frame.mentions:
        features = _of_mention(frame, mention)
        features[f"sentence {back} before"] = 1.0
        if attributed:
            features["elsewhere though attributed"] = 1.0
        if draft.bare:
            features["before bare"] = 1.0
        if not same_paragraph:
            features["other paragraph"] = 1.0
        if frame.quoted:
            features["sentence with quote"] = 1.0
        if back == 1 and frame.words[-1] == ":":
            features["colon sentence"] = 1.0
        cue, link = _best_link(frame, mention, len(frame.words))
        if cue is not None:
            features[f"before, {link}"] = 1.0
            features["before, cue speech" if frame.words[cue].lower() in cues.SPEECH else "before, cue judgement"] = 1.0
        elif _is_subject(frame, mention):
            features["before, opens"] = 1.0
        span = None if cue is None else Span(frame.starts[cue], frame.starts[cue] + len(frame.words[cue]))
        found.append(Candidate(CandidateKind.MENTION, mention, span, features))
    return found


def _is_subject(frame: Frame, mention: Mention) -> bool:
    return mention.first == 0 or frame.words[mention.first - 1] == "," and not any(m.last < mention.first for m in frame.mentions)


def _after(text: str, draft: Draft, pieces: Sequence[Piece], sentences: Sequence[Sentence], frame: Frame, index: int) -> list[Candidate]:
    """A signature below ("— Jane Doe"), or the first subject of the sentence that follows a bare quotation."""
    found = []
    for mention in frame.mentions[:3]:
        features = _of_mention(frame, mention)
        features["sentence after"] = 1.0
        if mention.first and frame.words[mention.first - 1] in ("—", "–", "-", "―") and mention.first <= 2:
            features["signature"] = 1.0
        if draft.bare:
            features["after bare"] = 1.0
        if sentences[index].paragraph != sentences[draft.sentences[-1]].paragraph:
            features["other paragraph"] = 1.0
        cue, link = _best_link(frame, mention, -1)
        if cue is not None and frame.words[cue].lower() in cues.SPEECH and link in ("subject", "inverted", "subject with aside"):
            features["after, subject"] = 1.0
        found.append(Candidate(CandidateKind.MENTION, mention, None, features))
    return found


def _running(draft: Draft, spoke_before: int, attributed: bool) -> Candidate:
    features = {"running": 1.0, f"running, {min(spoke_before, 4)} sentences": 1.0}
    if draft.bare:
        features["running, bare"] = 1.0
    if draft.mixed:
        features["running, mixed"] = 1.0
    if attributed:
        features["running though attributed"] = 1.0
    return Candidate(CandidateKind.RUNNING, None, None, features)


def _nobody(text: str, draft: Draft, pieces: Sequence[Piece], frame: Callable[[int], Frame], attributed: bool) -> Candidate:
    """What speaks for no speech at all: scare quotes, titles of works, slogans."""
    words = [w for i in draft.pieces for w in pieces[i].inner.of(text).split()]
    first = pieces[draft.pieces[0]]
    before = text[max(0, first.outer.start - 14) : first.outer.start].split()
    features = {"nobody": 1.0, f"nobody, {'mixed' if draft.mixed else 'bare' if draft.bare else 'direct'}": 1.0}
    features[f"nobody, {_length(len(words))} words"] = 1.0
    if draft.mixed:
        features[f"nobody, mixed, {_length(len(words))} words"] = 1.0
        if len(words) > 1 and sum(w[:1].isupper() for w in words) >= 0.6 * len(words):
            features["nobody, capitalised words"] = 1.0
        if len(words) > 1 and all(w[:1].isupper() or w.lower() in _SMALL for w in words):
            features["nobody, title case"] = 1.0
            if before and before[-1].endswith(("'s", "’s", "s'", "s’")):
                features["nobody, title case after possessive"] = 1.0
        if before and before[-1].lower() in ("the", "a", "an", "so-called", "of", "his", "her", "its", "their"):
            features["nobody, after article"] = 1.0
    if before and before[-1].lower() in _TITLED:
        features["nobody, titled"] = 1.0
    if not attributed:
        features["nobody, no verb of saying"] = 1.0
    if _PUNCTUATED.search(text, first.inner.end - 1, first.outer.end + 1) is None:
        features["nobody, no mark inside"] = 1.0
    return Candidate(CandidateKind.NOBODY, None, None, features)


_SMALL = frozenset("a an the of on in and or for to with at by from is".split())
_TITLED = frozenset("titled entitled headlined dubbed nicknamed named book movie film song show word words phrase term so-called".split())
_PUNCTUATED = re.compile(r"[.,!?…]")


def _length(words: int) -> str:
    return "1" if words == 1 else "2-3" if words <= 3 else "4-7" if words <= 7 else "8+"
