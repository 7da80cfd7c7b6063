"""The ways a sentence reports speech: each reading of a cue names its speaker, its words and its features."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..document import Span
from .reported_contents import after_cue, before_subject, is_reported, whole_sentence
from .reported_ends import Boundary, boundaries, likeliest_end
from .reported_model import Model
from .reported_subjects import (
    Clause,
    Subject,
    VerbGroup,
    antecedent_of,
    clauses_of,
    shared_subjects,
    subject_before,
    verb_group,
)
from .reported_tokens import (
    CONJUNCTIONS,
    DETERMINERS,
    HYPOTHETICALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
    class_of,
    pronoun_of,
)

_LONGEST_QUOTATION = 1_500  # characters; what runs on for longer is a mark that was never closed
_PLURALS = frozenset("many several these those few both most they we i you others".split())
_PARTICLES = frozenset("on for to of about out against with at as that over in up off down back by".split())


# What stands right before a noun, so that "his claim" and "the reports" are no verbs.
_NOUN_OPENERS = frozenset("a an the his her their my our your its no every".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a cue; `at` is the cue's token. Features are names that the weights file knows."""

    at: int
    source: Span | None
    cue: Span
    content: Span
    features: tuple[str, ...]
    first: int = 0
    ends: tuple[Boundary, ...] = ()


def readings(words: Words, model: Model) -> Iterator[Reading]:
    clauses: list[Clause] | None = None
    for at, low in enumerate(words.low):
        if words.quoted[at]:
            continue
        if low == "according" and at + 2 < len(words) and words.low[at + 1] == "to":
            yield from _according(words, at)
        if (lemma := model.verbs.get(low)) is not None:
            if clauses is None:
                clauses = clauses_of(words)
            yield from _verb_readings(words, at, lemma, model, clauses)
        if (lemma := model.nouns.get(low)) is not None:
            yield from _noun_readings(words, at, lemma, model)


def _verb_readings(
    words: Words, at: int, lemma: str, model: Model, clauses: list[Clause]
) -> Iterator[Reading]:
    group = verb_group(words, at)
    before = words.low[group.before] if group.before >= 0 else "^"
    if before in _NOUN_OPENERS and group.before == at - 1:
        return
    if "be" in group.flags and not words.low[at].endswith("ing"):
        yield from _passive(words, group, lemma)
    if words.low[at].endswith("ing") and not group.flags & {"be", "modal"}:
        yield from _shared(words, group, lemma, model, "participle", clauses)
        if before != ",":
            yield from _after(words, group, lemma, model, "modifying", subject_before(words, group.before))
    elif "infinitive" in group.flags:
        yield from _shared(words, group, lemma, model, "infinitive", clauses)
    elif before in ("who", "which", "that"):
        yield from _after(words, group, lemma, model, "relative", antecedent_of(words, group.before))
    elif before in CONJUNCTIONS:
        yield from _shared(words, group, lemma, model, "coordinated", clauses)
    else:
        subject = subject_before(words, group.before)
        if subject is not None and not _is_plural_noun(words, subject, at):
            yield from _after(words, group, lemma, model, "plain", subject)
            yield from _around(words, group, lemma, subject)
        if before == ",":
            yield from _shared(words, group, lemma, model, "coordinated", clauses)
        yield from _inverted(words, group, lemma)


def _is_plural_noun(words: Words, subject: Subject, at: int) -> bool:
    """"Promises" of "many promises he made": no verb in -s has such a subject."""
    low = words.low[at]
    return low.endswith("s") and subject.last == at - 1 and words.low[subject.last] in _PLURALS


def _after(
    words: Words, group: VerbGroup, lemma: str, model: Model, frame: str, subject: Subject | None, role: str = "own"
) -> Iterator[Reading]:
    """The reported words follow the cue."""
    if subject is None:
        return
    first = after_cue(words, group.verb, lemma)
    if first is None:
        return
    ends = boundaries(words, first, lemma, frame, subject.opener, model.verbs)
    last = likeliest_end(words, ends, model.ends)
    if last < first or not is_reported(words, first, last):
        return
    cue_last = group.verb
    if group.verb + 1 < first and words.low[group.verb + 1] in _PARTICLES:
        cue_last = group.verb + 1
    reading = _reading(words, frame, lemma, group, subject, (group.first, cue_last), (first, last), role)
    content = Span(reading.content.start, _end_of_quotation(words, last))
    yield replace(reading, content=content, first=words.starts[first], ends=tuple(ends))


def _end_of_quotation(words: Words, last: int) -> int:
    """Where reported words end in a quotation that runs on into the next sentence, they end with it."""
    end = words.ends[last]
    if last < len(words) - 3 or not words.quoted[last]:
        return end
    for span in words.marks:
        if span.start < end < span.end and span.end - end < _LONGEST_QUOTATION:
            return span.end
    return end


def _shared(
    words: Words, group: VerbGroup, lemma: str, model: Model, frame: str, clauses: list[Clause]
) -> Iterator[Reading]:
    """The cue has no subject of its own: ", saying", "and added", "went on to say"."""
    for role, subject in shared_subjects(clauses, group.first).items():
        yield from _after(words, group, lemma, model, frame, subject, role)


def _around(words: Words, group: VerbGroup, lemma: str, subject: Subject) -> Iterator[Reading]:
    """"…, Trump said." and "…, Trump said, …"."""
    following = words.low[group.verb + 1] if group.verb + 1 < len(words) else "$"
    if subject.first < 2 or following == "that":
        return
    if words.is_comma(subject.first - 1) or words.is_dash(subject.first - 1):
        inserted = following == "," or following == words.low[subject.first - 1]
        if inserted and len(words) - group.verb > 5:
            content = whole_sentence(words)
            frame = "inserted"
        else:
            content = before_subject(words, subject.first - 1)
            frame = "final"
        if content is not None:
            yield _reading(words, frame, lemma, group, subject, (group.first, group.verb), content)


def _inverted(words: Words, group: VerbGroup, lemma: str) -> Iterator[Reading]:
    """"…, said Trump."."""
    if group.before < 2 or not words.is_comma(group.before) or group.verb + 1 >= len(words):
        return
    subject = _phrase_after(words, group.verb + 1)
    content = before_subject(words, group.before)
    if subject is not None and content is not None:
        yield _reading(words, "inverted", lemma, group, subject, (group.first, group.verb), content)


def _passive(words: Words, group: VerbGroup, lemma: str) -> Iterator[Reading]:
    """"was described by Trump as …": the speaker stands after "by"."""
    at = group.verb + 1
    limit = min(len(words), at + 12)
    while at < limit and words.low[at] != "by" and not words.is_comma(at):
        at += 1
    if at >= limit or words.low[at] != "by" or at + 1 >= len(words):
        return
    speaker = _phrase_after(words, at + 1)
    if speaker is None:
        return
    described = subject_before(words, group.before)
    after = speaker.last + 1
    if after < len(words) and words.low[after] in ("as", "to", "that", "for", "of"):
        start = after_cue(words, speaker.last, "")
        content = None if start is None else (start, len(words) - 1)
    elif described is not None:
        content = (described.first, described.last)
    else:
        content = None
    if content is not None:
        yield _reading(words, "passive", lemma, group, speaker, (group.first, group.verb), content)


def _phrase_after(words: Words, start: int) -> Subject | None:
    """The noun phrase that opens at `start`, as far as the model tell."""
    at = start
    size = len(words)
    if at < size and pronoun_of(words.low[at]) is not None:
        return Subject(at, at, f"pronoun:{words.low[at]}", "")
    while at < size and at - start < 15:
        low = words.low[at]
        if words.raw[at] == "(":
            while at < size and words.raw[at] != ")":
                at += 1
            at += 1
            continue
        stops = (
            words.is_break(at)
            or words.raw[at] in ",.)"
            or low in SUBORDINATORS
            or low in ("who", "which", "to")
            or (low in CONJUNCTIONS and not (at + 1 < size and words.is_capitalised(at + 1)))
            or (low in PREPOSITIONS and low not in ("of", "for", "from"))
            or (words.is_verbal(at))
            or words.is_time(at)
        )
        if stops:
            break
        at += 1
    last = min(at, size) - 1
    while last > start and words.low[last] in ("last", "this", "next", "on", "in", "of", "for", "from"):
        last -= 1
    if last < start or not words.is_word(start) or words.low[start] in PREPOSITIONS:
        return None
    named = words.is_capitalised(last) or words.raw[last] == ")"
    kind = "name" if named else "described" if words.low[start] in DETERMINERS else "bare"
    return Subject(start, last, kind, "")


def _according(words: Words, at: int) -> Iterator[Reading]:
    size = len(words)
    start = at + 2
    if at == 0 or words.low[at - 1] in CONJUNCTIONS or words.is_break(at - 1):
        end = start
        while end < size and not words.is_comma(end):
            end += 1
        if end + 2 < size:
            speaker = Subject(start, end - 1, "", "")
            yield _according_reading(words, "according-first", at, speaker, (end + 1, _last_word(words, size - 1)))
        return
    end = start
    while end < size and not (words.is_comma(end) or words.is_break(end) or words.raw[end] in ".)"):
        if words.low[end] in ("who", "which", "that", "but", "while") or (
            words.low[end] == "and" and end + 1 < size and not words.is_capitalised(end + 1)
        ):
            break
        end += 1
    content = before_subject(words, at - 1) if words.is_comma(at - 1) else before_subject(words, at)
    if end > start and content is not None:
        yield _according_reading(words, "according-last", at, Subject(start, end - 1, "", ""), content)


def _according_reading(
    words: Words, frame: str, at: int, speaker: Subject, content: tuple[int, int]
) -> Reading:
    size = speaker.last - speaker.first
    quoted = "quoted" if any(words.quoted[content[0] : content[1] + 1]) else "plain"
    features = (f"frame={frame}", f"{frame}|source-length={min(size, 6)}", f"content={quoted}", _length(content))
    return Reading(
        at, words.span(speaker.first, speaker.last), words.span(at, at + 1), words.span(*content), features
    )


def _noun_readings(words: Words, at: int, lemma: str, model: Model) -> Iterator[Reading]:
    """"Trump's claim that …", "her call for …"."""
    if at + 2 >= len(words) or words.low[at + 1] not in ("that", "of", "to", "for", "about", "on"):
        return
    owner = at - 1
    while owner >= 0 and at - owner < 5 and not _owns(words, owner):
        if not words.is_word(owner) or words.low[owner] in PREPOSITIONS or words.is_verbal(owner):
            return
        owner -= 1
    if owner < 0 or not _owns(words, owner):
        return
    if words.low[owner] in POSSESSIVES:
        subject: Subject | None = Subject(owner, owner, f"possessive:{words.low[owner]}", "")
    else:
        subject = subject_before(words, owner)
    if subject is None:
        return
    group = VerbGroup(at, at, owner, frozenset())
    yield from _after(words, group, lemma, model, "noun", subject)


def _owns(words: Words, at: int) -> bool:
    return words.low[at] in POSSESSIVES or words.low[at].endswith(("'s", "’s", "s'", "s’"))


def _last_word(words: Words, at: int) -> int:
    while at > 0 and words.raw[at] in ".!?":
        at -= 1
    return at


def _length(content: tuple[int, int]) -> str:
    size = content[1] - content[0] + 1
    return f"length={1 if size < 2 else 2 if size < 4 else 4 if size < 8 else 8 if size < 16 else 16}"


def _reading(
    words: Words,
    frame: str,
    lemma: str,
    group: VerbGroup,
    subject: Subject,
    cue: tuple[int, int],
    content: tuple[int, int],
    role: str = "own",
) -> Reading:
    following = class_of(words, group.verb + 1)
    opening = class_of(words, content[0])
    opener = subject.opener if subject.opener in SUBORDINATORS else "mark" if subject.opener else "none"
    features = [
        f"frame={frame}",
        f"cue={lemma}",
        f"{frame}|cue={lemma}",
        f"cue={lemma}|next={following}",
        f"{frame}|next={following}",
        f"next={following}",
        f"form={words.low[group.verb]}",
        f"opening={opening}",
        f"{frame}|opening={opening}",
        f"source={subject.kind}",
        f"{frame}|source={subject.kind}",
        f"opener={opener}",
        f"opened={class_of(words, subject.first - 1) if subject.first else '^'}",
        _length(content),
        f"{frame}|{_length(content)}",
        f"content={'quoted' if any(words.quoted[content[0] : content[1] + 1]) else 'plain'}",
    ]
    features += [f"verb={flag}" for flag in sorted(group.flags)]
    features += [f"{frame}|verb={flag}" for flag in sorted(group.flags)]
    if group.before >= 0 and frame in ("participle", "infinitive", "coordinated", "modifying"):
        features.append(f"{frame}|after={class_of(words, group.before)}")
        features.append(f"{frame}|role={role}")
        features.append(f"{frame}|role={role}|{subject.kind}")
        features.append(f"role={role}|far={min(5, (group.first - subject.last) // 4)}")
    if frame == "infinitive":
        features.append(f"infinitive|of={words.low[group.before] if group.before >= 0 else '^'}")
    if subject.opener in HYPOTHETICALS:
        features.append("hypothetical")
    if words.raw[-1] == "?":
        features.append("question")
    return Reading(
        group.verb,
        words.span(subject.first, subject.last),
        words.span(*cue),
        words.span(*content),
        tuple(features),
    )
