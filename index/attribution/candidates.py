"""Who could have said a quotation: mentions in and around its sentences, each with named features."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..text.document import Span
from .features import Features, of_cue, of_mention, of_nobody, of_previous_speaker
from .grouping import QuotationGroup
from .names.mentions import Mention, MentionKind, ParsedSentence
from .parsed_document import ParsedDocument
from .relations.clauses import another_introduces, another_says, is_asked_by_another
from .relations.places import is_where
from .relations.verbless import other_verb_relation, verbless_relation
from .relations.verbs import SUBJECT_RELATIONS, best_verb_relation
from .text import lexicon
from .text.sentences import MASK


class CandidateKind(StrEnum):
    MENTION = "mention"
    PREVIOUS_SPEAKER = "running"  # so called in the weights and in what explains them
    NOBODY = "nobody"  # no speech, or none of the others


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """`mention` is None but for CandidateKind.MENTION. `features` are named, mostly 0 or 1."""

    kind: CandidateKind
    mention: Mention | None
    cue: Span | None
    features: Mapping[str, float]


_BACK = (1, 2, 3)  # sentences before the quotation that are looked at
_MENTIONS = 160  # of a sentence that are looked at, around the words; the most in the articles of the sets was 72
_MARKS = 3  # characters that the last word and the closing marks of a quotation may take
_SIGNATURE = 40  # words of a line that says whose the words above are
_AFTER = 3  # mentions of the sentence after it
_ASKING = lexicon.words("ask asks asked asking wonder wonders wondered wondering inquired questioned")
# Of "Roe was called “…”" by somebody, and of "Acme" in "Jane Doe of Acme said".
_SILENT = ("passive subject", "inside a subject")
_BESIDE = 3  # tokens
# A gesture that takes words ties them as a verb of saying does; the articles that teach have hardly any.
_OF_GESTURE = {"cue speech": 1.0, "nearest cue": 1.0, "cue beside quote": 1.0}
_SURE_RELATIONS = ("subject", "inverted", "according", "subject of another verb", "inverted to another verb")


RuledOut = tuple[Mention, str]  # with the reason
# By sentence: whom it mentions, the verb they are tied to, and what a quotation behind it learns of them.
Told = dict[int, list[tuple[Mention, Span | None, Features]]]


def candidates_of(
    group: QuotationGroup,
    parsed: ParsedDocument,
    spoke_before: int,
    told: Told | None = None,
    ruled_out: list[RuledOut] | None = None,
) -> list[SpeakerCandidate]:
    """Everybody who could have said the quotation, "nobody" last.

    `spoke_before` counts the sentences since somebody was last quoted, 0 where nobody was. Looked at are the sentences
    of the quotation, the three before them and the one behind. `told` is kept from one quotation of a document to the
    next, whose sentences before are often the same. `ruled_out`, where it is given, gets the mentions beside the words
    that are no candidates.
    """
    told = {} if told is None else told
    found: list[SpeakerCandidate] = []
    for position, index in enumerate(dict.fromkeys(group.sentences)):
        sentence = parsed.parsed_sentence(index)
        if any(w[0].isalnum() for w in sentence.words):
            found.extend(_within(group, parsed, sentence, position > 0, ruled_out))
    attributed = any(relation in c.features for c in found for relation in _SURE_RELATIONS)
    for back in _BACK:
        if group.sentences[0] >= back:
            found.extend(_before(group, parsed, back, attributed, told))
    if not attributed and group.sentences[-1] + 1 < len(parsed.sentences):
        found.extend(_after(group, parsed))
    if spoke_before:
        features = of_previous_speaker(group, spoke_before, attributed)
        found.append(SpeakerCandidate(CandidateKind.PREVIOUS_SPEAKER, None, None, features))
    nobody = of_nobody(parsed.text, group, parsed.quoted_spans, attributed)
    found.append(SpeakerCandidate(CandidateKind.NOBODY, None, None, nobody))
    return found


def _within(
    group: QuotationGroup,
    parsed: ParsedDocument,
    sentence: ParsedSentence,
    later: bool,
    ruled_out: list[RuledOut] | None,
) -> Iterator[SpeakerCandidate]:
    quotes = _quotes_of(group, parsed, sentence)
    run_on = frozenset(q for q in quotes if _runs_on(parsed.text, sentence, q))
    asks = parsed.quoted_spans[group.quoted_spans[-1]].inner.of(parsed.text).rstrip().endswith("?")
    for mention in _near(sentence.mentions, quotes[0]) if quotes else ():
        reason = _ruled_out(group, sentence, mention, quotes[0])
        if reason is None:
            candidate = _in_sentence(sentence, mention, quotes, later, run_on)
            reason = next((silent for silent in _SILENT if silent in candidate.features), None)
            if reason is None:
                yield _asking(candidate, parsed.text) if asks else candidate
        if reason is not None and ruled_out is not None:
            ruled_out.append((mention, reason))


def _ruled_out(group: QuotationGroup, sentence: ParsedSentence, mention: Mention, quote: int) -> str | None:
    """Why the mention can't have said the words, whatever else speaks for it; None where it can."""
    if not group.mixed and another_introduces(sentence, mention, quote):
        return "another's verb introduces the words"
    if is_where(sentence, mention):
        return "tells where or when"
    return "was asked by another" if is_asked_by_another(sentence, mention) else None


def _quotes_of(group: QuotationGroup, parsed: ParsedDocument, sentence: ParsedSentence) -> list[int]:
    """Tokens of the sentence that stand for quoted words of the group."""
    own = [parsed.quoted_spans[i].outer.start for i in group.quoted_spans]
    starts, words = sentence.starts, sentence.words
    return [q for q in sentence.quoted if _holds_any(own, starts[q], starts[q] + len(words[q]))]


def _asking(candidate: SpeakerCandidate, text: str) -> SpeakerCandidate:
    """Of a question: whether it is the candidate's verb that asks."""
    asks = candidate.cue is not None and candidate.cue.of(text).lower() in _ASKING
    return replace(candidate, features={**candidate.features, "asks" if asks else "does not ask": 1.0})


def _runs_on(text: str, sentence: ParsedSentence, quote: int) -> bool:
    """True where the quoted words end in a comma, or in what stands for one before an attribution."""
    end = sentence.starts[quote] + len(sentence.words[quote])
    return text[end - _MARKS : end].rstrip("\"”’'»`").endswith((",", "?", "!", "…", "—"))


def _near(mentions: Sequence[Mention], place: int) -> Sequence[Mention]:
    middle = bisect_left(mentions, place, key=lambda m: m.first)
    return mentions[max(0, middle - _MENTIONS // 2) : middle + _MENTIONS // 2]


def _holds_any(places: Sequence[int], start: int, end: int) -> bool:
    """`places` are in order."""
    return bisect_left(places, start) < bisect_left(places, end)


def _in_sentence(
    sentence: ParsedSentence, mention: Mention, quotes: Sequence[int], later: bool, run_on: Container[int]
) -> SpeakerCandidate:
    """A mention in the quotation's own sentence; `run_on` are those of the quotes that end in no full stop."""
    quote = min(quotes, key=lambda q: abs(q - mention.first))
    features = of_mention(sentence, mention)
    features["same sentence"] = 1.0
    features["after quote" if mention.first > quote else "before quote"] = 1.0
    if later:
        features["second sentence"] = 1.0
    features.update(_of_between(sentence, mention, quote, quotes))
    cue, relation = best_verb_relation(sentence, mention, quote)
    if cue is not None:
        if relation == "subject" and another_says(sentence, mention, cue, quote):
            relation = "subject, another says"
        features.update(_of_relation(sentence, cue, relation, quote, quotes, "after preposition" in features))
        if cue > quote and _introduces_another(sentence, cue, quotes):
            features["introduces another"] = 1.0
    elif sentence.cues:
        features["no verb though there is one"] = 1.0
    if "modifier" not in features and (verbless := verbless_relation(sentence, mention, quote)) is not None:
        low, high = min(quote, mention.first), max(quote, mention.first)
        if verbless == "according" and any(low < c < high for c in sentence.cues):
            verbless = "according, another says"
        features[verbless] = 1.0
    if quote in run_on:
        if (other := other_verb_relation(sentence, mention, quote)) is not None:
            features[other] = 1.0
            if not lexicon.GESTURES.isdisjoint(sentence.words[quote + 1 : mention.last + _BESIDE]):
                features.update(_OF_GESTURE)  # "“Go,” the striker grinned"
        if "named alone" in features:
            features["named alone, run on"] = 1.0
        if mention.kind is MentionKind.PRONOUN and mention.first == quote + 1:
            features["pronoun behind the words"] = 1.0
    return SpeakerCandidate(CandidateKind.MENTION, mention, _span(sentence, cue), features)


def _introduces_another(sentence: ParsedSentence, cue: int, quotes: Sequence[int]) -> bool:
    """ "“A.” Doe added: “B.”", seen from A: the words behind the verb are what it is sure to introduce."""
    words = sentence.words
    following = next((q for q in sentence.quoted if q > cue), None)
    return following is not None and following not in quotes and words[following - 1] == ":"


def _of_between(sentence: ParsedSentence, mention: Mention, quote: int, quotes: Sequence[int]) -> Features:
    low, high = min(mention.last, quote), max(mention.first, quote)
    between = sum(1 for m in sentence.mentions if m is not mention and low < m.first and m.last < high)
    features = {"mentions between": min(between, 4) / 4}
    first, last = min(quote, mention.first), max(quote, mention.first)
    if any(first < q < last for q in sentence.quoted if q not in quotes):
        features["other quote between"] = 1.0
    return features


def _of_relation(
    sentence: ParsedSentence, cue: int, relation: str, quote: int, quotes: Sequence[int], oblique: bool
) -> Features:
    verb = of_cue(sentence, cue, quote, quotes)
    word = sentence.words[cue].lower()
    if relation == "subject" and "nearer cue" in verb and sentence.words[cue + 1 : cue + 2] == (",",):
        relation = "subject of an aside"  # "Doe died, Roe reported, and his wife whispered: …"
    features: Features = {relation: 1.0, f"cue {word}": 1.0, **verb, **{f"{relation} & {v}": 1.0 for v in verb}}
    if oblique:
        features[f"{relation} & after preposition"] = 1.0
    if relation in ("object", "agent"):
        features[f"{relation} of {word}"] = 1.0
    return features


def _span(sentence: ParsedSentence, token: int | None) -> Span | None:
    return None if token is None else Span(sentence.starts[token], sentence.starts[token] + len(sentence.words[token]))


def _before(
    group: QuotationGroup, parsed: ParsedDocument, back: int, attributed: bool, told: Told
) -> Iterator[SpeakerCandidate]:
    index = group.sentences[0] - back
    sentence = parsed.parsed_sentence(index)
    shared = {f"sentence {back} before": 1.0}
    if attributed:
        shared["elsewhere though attributed"] = 1.0
    if group.bare:
        shared["before bare"] = 1.0
    if parsed.sentences[index].paragraph != parsed.sentences[group.sentences[0]].paragraph:
        shared["other paragraph"] = 1.0
    if sentence.quoted:
        shared["sentence with quote"] = 1.0
    if back == 1 and sentence.words[-1] == ":":
        shared["colon sentence"] = 1.0
    if index not in told:
        told[index] = list(_of_those_before(sentence))
    for mention, cue, features in told[index]:
        yield SpeakerCandidate(CandidateKind.MENTION, mention, cue, features | shared)


def _of_those_before(sentence: ParsedSentence) -> Iterator[tuple[Mention, Span | None, Features]]:
    for mention in sentence.mentions[-_MENTIONS:]:
        features = of_mention(sentence, mention)
        cue, relation = best_verb_relation(sentence, mention, len(sentence.words))
        if cue is not None:
            kind = "speech" if sentence.words[cue].lower() in lexicon.SPEECH_VERBS else "judgement"
            features |= {f"before, {relation}": 1.0, f"before, cue {kind}": 1.0}
        elif _opens(sentence, mention):
            features["before, opens"] = 1.0
        yield mention, _span(sentence, cue), features


def _signs(sentence: ParsedSentence, mention: Mention) -> bool:
    """A dash and marks alone stand before the name, and no verb of saying behind it."""
    before = sentence.words[: mention.first]
    dashed = any(w in "—–-―" for w in before) and not any(w[0].isalnum() or w[0] == MASK for w in before)
    says = any(not sentence.words[c].endswith("ing") for c in sentence.cues)  # "— Jane Doe, speaking on Friday"
    return dashed and len(sentence.words) <= _SIGNATURE and not says and not sentence.quoted


def _opens(sentence: ParsedSentence, mention: Mention) -> bool:
    if mention.first == 0:
        return True
    return sentence.words[mention.first - 1] == "," and not any(m.last < mention.first for m in sentence.mentions)


def _after(group: QuotationGroup, parsed: ParsedDocument) -> Iterator[SpeakerCandidate]:
    """A signature below ("— Jane Doe"), or the first subject of the sentence that follows the quotation."""
    index = group.sentences[-1] + 1
    sentence = parsed.parsed_sentence(index)
    shared = {"sentence after": 1.0}
    if group.bare:
        shared["after bare"] = 1.0
    if parsed.sentences[index].paragraph != parsed.sentences[group.sentences[-1]].paragraph:
        shared["other paragraph"] = 1.0
    last = parsed.quoted_spans[group.quoted_spans[-1]].inner
    if last.of(parsed.text).rstrip().endswith("?"):
        shared["after question"] = 1.0
    if any(sentence.words[q - 1] == ":" for q in sentence.quoted if q):
        shared["after, introduces another"] = 1.0
    for mention in sentence.mentions[:_AFTER]:
        features = of_mention(sentence, mention) | shared
        if 0 < mention.first <= 2 and sentence.words[mention.first - 1] in "—–-―":
            features["signature"] = 1.0
        if "other paragraph" in shared and _signs(sentence, mention):
            features["signed below"] = 1.0
        cue, relation = best_verb_relation(sentence, mention, -1)
        if cue is not None and relation in SUBJECT_RELATIONS and sentence.words[cue].lower() in lexicon.SPEECH_VERBS:
            features["after, subject"] = 1.0
        yield SpeakerCandidate(CandidateKind.MENTION, mention, None, features)
