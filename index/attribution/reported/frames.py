"""The ways a sentence reports speech: each parse of a cue names its speaker, its words and its features."""

from collections.abc import Iterator
from dataclasses import replace

from ...text.document import Span
from .according_to import according_to, in_the_view_of, last_word, owner_before
from .boundaries import boundaries, likeliest_end
from .clauses import Clause, clauses_of, shared_subjects
from .contents import after_cue, before_subject, is_reported, whole_sentence
from .model import Model
from .parse import CueParse, cue_parse
from .subjects import Subject, antecedent_of, phrase_after, subject_before
from .tokens import Words
from .verb_groups import VerbGroup, verb_group
from .word_lists import CONJUNCTIONS, NOUN_OPENERS, PARTICLES, PLURALS

_POOLED = "noun"  # too few nouns are annotated to weigh each by itself
_LONGEST_QUOTATION = 1_500  # characters; what runs on for longer is a mark that was never closed


def cue_parses(words: Words, model: Model) -> Iterator[CueParse]:
    clauses: list[Clause] | None = None
    for at, low in enumerate(words.low):
        if words.quoted[at]:
            continue
        if low == "according" and at + 2 < len(words) and words.low[at + 1] == "to":
            yield from according_to(words, at)
        elif low == "in" and (at == 0 or words.is_comma(at - 1) or words.low[at - 1] == "but"):
            yield from in_the_view_of(words, at)
        if (lemma := model.verbs.get(low)) is not None:
            if clauses is None:
                clauses = clauses_of(words)
            yield from _verb_parses(words, at, lemma, model, clauses)
        if low in model.nouns:
            yield from _noun_parses(words, at, model)


def _verb_parses(words: Words, at: int, lemma: str, model: Model, clauses: list[Clause]) -> Iterator[CueParse]:
    group = verb_group(words, at)
    before = words.low[group.before] if group.before >= 0 else "^"
    if before in NOUN_OPENERS and group.before == at - 1:
        return
    if "be" in group.flags and not words.low[at].endswith("ing"):
        yield from _passive(words, group, lemma)
    if words.low[at].endswith("ing") and not group.flags & {"be", "modal"}:
        yield from _shared(words, group, lemma, model, "participle", clauses)
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
    """ "Promises" of "many promises he made": no verb in -s has such a subject."""
    low = words.low[at]
    return low.endswith("s") and subject.last == at - 1 and words.low[subject.last] in PLURALS


def _after(
    words: Words,
    group: VerbGroup,
    lemma: str,
    model: Model,
    frame: str,
    subject: Subject | None,
    role: str = "own",
) -> Iterator[CueParse]:
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
    if group.verb + 1 < first and words.low[group.verb + 1] in PARTICLES:
        cue_last = group.verb + 1
    parse = cue_parse(words, frame, lemma, group, subject, (group.first, cue_last), (first, last), role)
    content = Span(parse.content.start, _end_of_quotation(words, last))
    yield replace(parse, content=content, first=words.starts[first], ends=tuple(ends))


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
) -> Iterator[CueParse]:
    """The cue has no subject of its own: ", saying", "and added", "went on to say"."""
    for role, subject in shared_subjects(clauses, group.first).items():
        yield from _after(words, group, lemma, model, frame, subject, role)


def _around(words: Words, group: VerbGroup, lemma: str, subject: Subject) -> Iterator[CueParse]:
    """ "…, Trump said." and "…, Trump said, …"."""
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
            yield cue_parse(words, frame, lemma, group, subject, (group.first, group.verb), content)


def _inverted(words: Words, group: VerbGroup, lemma: str) -> Iterator[CueParse]:
    """ "…, said Trump."."""
    if group.before < 2 or not words.is_comma(group.before) or group.verb + 1 >= len(words):
        return
    subject = phrase_after(words, group.verb + 1)
    content = before_subject(words, group.before)
    if subject is not None and content is not None:
        yield cue_parse(words, "inverted", lemma, group, subject, (group.first, group.verb), content)


def _passive(words: Words, group: VerbGroup, lemma: str) -> Iterator[CueParse]:
    """ "was described by Trump as …": the speaker stands after "by"."""
    at = group.verb + 1
    limit = min(len(words), at + 12)
    while at < limit and words.low[at] != "by" and not words.is_comma(at):
        at += 1
    if at >= limit or words.low[at] != "by" or at + 1 >= len(words):
        return
    speaker = phrase_after(words, at + 1)
    if speaker is None:
        return
    described = subject_before(words, group.before)
    after = speaker.last + 1
    if after < len(words) and words.low[after] in ("as", "to", "that", "for", "of"):
        start = after_cue(words, speaker.last, "")
        content = None if start is None else (start, last_word(words, len(words) - 1))
    elif described is not None:
        content = (described.first, described.last)
    else:
        content = None
    if content is not None:
        yield cue_parse(words, "passive", lemma, group, speaker, (group.first, group.verb), content)


def _noun_parses(words: Words, at: int, model: Model) -> Iterator[CueParse]:
    """ "Trump's claim that …", "her call for …"."""
    if at + 2 >= len(words) or words.low[at + 1] not in ("that", "of", "to", "for", "about", "on"):
        return
    owner = owner_before(words, at)
    if owner is not None:
        yield from _after(words, VerbGroup(at, at, at - 1, frozenset()), _POOLED, model, "noun", owner)
