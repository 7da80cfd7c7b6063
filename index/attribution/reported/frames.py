"""The ways a sentence reports speech: each parse of a cue names its speaker, its words and its features."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...text.document import Span
from .according_to import according_to, before_colon, in_the_view_of, last_word, owner_before
from .boundaries import Boundary, boundaries, likeliest_ends
from .clauses import Clause, clauses_of, shared_subjects
from .contents import after_cue, before_subject, is_reported, whole_sentence
from .model import Model
from .parse import CueParse, cue_parse, ended
from .subjects import Subject, antecedent_of, loose_subjects, phrase_after, subject_before
from .tokens import QUOTE_MARKS, Words
from .verb_groups import VerbGroup, verb_group
from .word_lists import CONJUNCTIONS, NOUN_OPENERS, PARTICLES, PLURALS

_POOLED = "noun"  # too few nouns are annotated to weigh each by itself
_MOST_ENDS = 3  # of one reading that are weighed
_LONGEST_COLON_NAME = 8  # tokens before a colon that can be no more than who speaks
_AFTER_AGENT = frozenset(("as", "to", "that", "for", "of", "whether", "if", "about", "how", "what", "why", "on"))
_CLOSING = QUOTE_MARKS | {"'"}
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
        if low == ":" and 0 < at <= _LONGEST_COLON_NAME:
            yield from before_colon(words, at)
        if low in model.nouns:
            yield from _noun_parses(words, at, model)


def _verb_parses(words: Words, at: int, lemma: str, model: Model, clauses: list[Clause]) -> Iterator[CueParse]:
    group = verb_group(words, at)
    before = words.low[group.before] if group.before >= 0 else "^"
    if before in NOUN_OPENERS and group.before == at - 1:
        return
    if not words.low[at].endswith("ing") and ("be" in group.flags or _is_by(words, at + 1)):
        yield from _passive(words, group, lemma)
    if words.low[at].endswith("ing") and not group.flags & {"be", "modal"}:
        yield from _shared(words, group, lemma, model, "participle", clauses)
        if not (group.before >= 0 and words.is_comma(group.before)):
            yield from _after(words, group, lemma, model, "participle", subject_before(words, group.before), "before")
        if group.first < 2:
            later = next((one for one in clauses if one.subject.first > at and one.subject.opener == ","), None)
            yield from _after(words, group, lemma, model, "participle", later.subject if later else None, "later")
    elif "infinitive" in group.flags:
        yield from _shared(words, group, lemma, model, "infinitive", clauses)
    elif before in ("who", "which", "that"):
        yield from _after(words, group, lemma, model, "relative", antecedent_of(words, group.before))
    elif before in CONJUNCTIONS:
        yield from _shared(words, group, lemma, model, "coordinated", clauses)
    else:
        subject = subject_before(words, group.before)
        if subject is None:
            for far in loose_subjects(words, group.before):
                yield from _after(words, group, lemma, model, "loose", far)
        if subject is not None and not _is_plural_noun(words, subject, at):
            yield from _after(words, group, lemma, model, "plain", subject)
            yield from _around(words, group, lemma, subject)
            yield from _as_clause(words, group, lemma, subject)
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
    found: Iterable[Boundary] = boundaries(words, first, lemma, frame, subject.opener, model.verbs)
    if model.ends is None:
        found = tuple(found)
    ends = likeliest_ends(words, found, model.ends, _MOST_ENDS)
    cue_last = group.verb
    if group.verb + 1 < first and words.low[group.verb + 1] in PARTICLES:
        cue_last = group.verb + 1
    shared: CueParse | None = None
    for end in ends:
        if end.last < first or not is_reported(words, first, end.last):
            continue
        if shared is None:
            shared = cue_parse(words, frame, lemma, group, subject, (group.first, cue_last), (first, end.last), role)
            shared = replace(shared, first=words.starts[first], ends=found if isinstance(found, tuple) else ())
        content = Span(words.starts[first], _end_of_quotation(words, end.last))
        yield shared.ending_so(content, ended(words, frame, lemma, (first, end.last), end, ends[0]))


def _whole(
    words: Words, frame: str, lemma: str, group: VerbGroup, subject: Subject, content: tuple[int, int]
) -> CueParse:
    """Where the frame itself says where the reported words end."""
    parse = cue_parse(words, frame, lemma, group, subject, (group.first, group.verb), content)
    return parse.ending_so(parse.content, ended(words, frame, lemma, content))


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
    opening = _before_marks(words, subject.first - 1)
    if opening < 1 or following == "that":
        return
    if words.is_comma(opening) or words.is_dash(opening) or opening < subject.first - 1:
        inserted = following == "," or following == words.low[opening]
        if inserted and len(words) - group.verb > 5:
            content = whole_sentence(words)
            frame = "inserted"
        else:
            content = before_subject(words, subject.first - 1)
            frame = "final"
        if content is not None:
            yield _whole(words, frame, lemma, group, subject, content)


def _as_clause(words: Words, group: VerbGroup, lemma: str, subject: Subject) -> Iterator[CueParse]:
    """ "As Trump noted, …" and "…, as Trump noted"."""
    if subject.opener != "as":
        return
    size = len(words)
    if subject.first == 1:
        comma = next((at for at in range(group.verb + 1, min(size, group.verb + 8)) if words.is_comma(at)), size)
        content = (comma + 1, last_word(words, size - 1))
    elif words.is_comma(subject.first - 2):
        ended = next((at for at in range(group.verb + 1, min(size, group.verb + 8)) if words.is_comma(at)), size)
        inserted = whole_sentence(words) if ended < size - 4 else before_subject(words, subject.first - 2)
        content = inserted or (0, -1)
    else:
        return
    if content[1] > content[0] and is_reported(words, *content):
        yield _whole(words, "as", lemma, group, subject, content)


def _before_marks(words: Words, at: int) -> int:
    """The token left of closing quotation marks at `at`; `at` where there are none."""
    while at >= 0 and words.quoted[at] and words.raw[at] in _CLOSING:
        at -= 1
    return at


def _inverted(words: Words, group: VerbGroup, lemma: str) -> Iterator[CueParse]:
    """ "…, said Trump."."""
    opening = _before_marks(words, group.before)
    if opening < 1 or group.verb + 1 >= len(words) or not (words.is_comma(opening) or opening < group.before):
        return
    subject = phrase_after(words, group.verb + 1)
    content = before_subject(words, group.before)
    if subject is not None and content is not None:
        yield _whole(words, "inverted", lemma, group, subject, content)


def _is_by(words: Words, at: int) -> bool:
    return at < len(words) and words.low[at] == "by"


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
    if after < len(words) and words.low[after] in _AFTER_AGENT:
        start = after_cue(words, speaker.last, "")
        content = None if start is None else (start, last_word(words, len(words) - 1))
    elif described is not None:
        content = (described.first, described.last)
    else:
        content = None
    if content is not None:
        yield _whole(words, "passive", lemma, group, speaker, content)


def _noun_parses(words: Words, at: int, model: Model) -> Iterator[CueParse]:
    """ "Trump's claim that …", "her call for …"."""
    if at + 2 >= len(words):
        return
    if words.low[at + 1] not in ("that", "of", "to", "for", "about", "on") and "that" not in words.low[at + 2 : at + 7]:
        return
    owner = owner_before(words, at)
    if owner is not None:
        yield from _after(words, VerbGroup(at, at, at - 1, frozenset()), _POOLED, model, "noun", owner)
