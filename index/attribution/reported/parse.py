"""One way to read a cue: who speaks, what is reported, and the features by which the parse is weighed."""

from dataclasses import dataclass

from ...text.document import Span
from ..text.lexicon import SPEECH_VERBS
from .boundaries import Boundary, End
from .subjects import Subject
from .tokens import Words, class_of, pronoun_of
from .verb_groups import VerbGroup
from .word_lists import DENIALS, HYPOTHETICALS, NOBODY, SUBORDINATORS, TELLING, TOLD, UNSAID


@dataclass(frozen=True, slots=True)
class CueParse:
    """`at` is the cue's token; features are names that the weights file knows, `ending` those of where it stops, parted
    from those that parses with other ends share. `asserted` is False where the sentence itself says that it was not
    said: negated, supposed, asked; `denied` is True where what follows is what they say is not so, or do not say.
    `first` is the place of the first reported word and `ends` where it may stop, from which ends are learnt: empty once
    they are."""

    at: int
    source: Span | None
    cue: Span
    content: Span
    features: tuple[str, ...]
    asserted: bool = True
    denied: bool = False
    first: int = 0
    ends: tuple[Boundary, ...] = ()
    ending: tuple[str, ...] = ()

    def ending_so(self, content: Span, ending: tuple[str, ...]) -> "CueParse":
        """The same parse, whose words stop elsewhere."""
        return CueParse(
            self.at,
            self.source,
            self.cue,
            content,
            self.features,
            self.asserted,
            self.denied,
            self.first,
            self.ends,
            ending,
        )


def length_of(content: tuple[int, int]) -> str:
    size = content[1] - content[0] + 1
    return f"length={1 if size < 2 else 2 if size < 4 else 4 if size < 8 else 8 if size < 16 else 16}"


def cue_parse(
    words: Words,
    frame: str,
    lemma: str,
    group: VerbGroup,
    subject: Subject,
    cue: tuple[int, int],
    content: tuple[int, int],
    role: str = "own",
) -> CueParse:
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
    ]
    said = "speech" if words.low[group.verb] in SPEECH_VERBS else "other"
    head = words.low[subject.last]
    then = class_of(words, content[0] + 1)
    features += [
        f"{said}|opening={opening}",
        f"{said}|{frame}",
        f"{said}|{frame}|opening={opening}",
        f"{said}|source={subject.kind}",
        f"cue={lemma}|opening={opening}",
        f"cue={lemma}|source={subject.kind}",
        f"form={words.low[group.verb]}|opening={opening}",
        f"head={head}",
        f"opening={opening}|then={then}",
        f"{said}|opening={opening}|then={then}",
        f"first={words.low[content[0]]}",
        f"left={words.low[subject.first - 1] if subject.first else '^'}",
        f"source-words={min(5, subject.last - subject.first + 1)}",
        f"starts={min(3, group.first // 5)}",
    ]
    features += [f"verb={flag}" for flag in sorted(group.flags)]
    features += [f"cue={lemma}|verb={flag}" for flag in sorted(group.flags)]
    features += [f"{frame}|verb={flag}" for flag in sorted(group.flags)]
    if group.before >= 0 and frame in ("participle", "infinitive", "coordinated"):
        features.append(f"{frame}|after={class_of(words, group.before)}")
        features.append(f"{frame}|role={role}")
        features.append(f"{frame}|role={role}|{subject.kind}")
        features.append(f"role={role}|far={min(5, (group.first - subject.last) // 4)}")
    if frame == "infinitive":
        features.append(f"infinitive|of={words.low[group.before] if group.before >= 0 else '^'}")
    if frame == "inverted":
        features.append(f"inverted|then={class_of(words, subject.last + 1)}")
    if subject.opener in HYPOTHETICALS:
        features.append("hypothetical")
    if words.raw[-1] == "?":
        features.append("question")
    return CueParse(
        group.verb,
        source_of(words, subject),
        words.span(*cue),
        words.span(*content),
        tuple(features),
        asserted=_is_asserted(words, frame, lemma, group, subject),
        denied=lemma in DENIALS,
    )


def ended(
    words: Words, frame: str, lemma: str, content: tuple[int, int], end: End | None = None, best: End | None = None
) -> tuple[str, ...]:
    """Features of the content as a whole and of where it stops; `best` is the likeliest end of the same reading."""
    first, last = content
    length = length_of(content)
    opening = class_of(words, first)
    verbs = min(3, sum(words.verbal[first : last + 1]))
    quoted = "quoted" if any(words.quoted[first : last + 1]) else "plain"
    features = [
        length,
        f"{frame}|{length}",
        f"cue={lemma}|{length}",
        f"content={quoted}",
        f"{frame}|content={quoted}",
        f"content|verbs={verbs}",
        f"content|verbs={verbs}|{length}",
        f"content|verbs={verbs}|opening={opening}",
        f"cue={lemma}|verbs={verbs}",
        f"last={class_of(words, last)}",
    ]
    if end is not None and best is not None:
        likely = min(9, int(end.probability * 10))
        less = "best" if end is best else f"{min(9, int(10 * end.probability / best.probability))}"
        mark, then = class_of(words, end.at), class_of(words, end.at + 1)
        features += [
            f"end={likely}",
            f"end={likely}|{less}",
            f"end-of-best={less}",
            f"end-mark={mark}",
            f"end-mark={mark}|{length}",
            f"end-mark={mark}|verbs={verbs}",
            f"end-mark={mark}|then={then}",
            f"end-mark={mark}|{less}",
            f"end-mark={mark}|opening={opening}",
            f"{frame}|end-mark={mark}",
            f"{frame}|end-mark={mark}|then={then}",
        ]
    return tuple(features)


def source_of(words: Words, subject: Subject) -> Span:
    """The words that name the speaker, without the 's of "Trump's claim"."""
    last = words.low[subject.last]
    end = words.ends[subject.last]
    if last.endswith(("'s", "’s")) and len(last) > 2:
        end -= 2
    elif pronoun_of(last) is not None:
        end = words.starts[subject.last] + len(pronoun_of(last) or "")
    return Span(words.starts[subject.first], end)


def _is_asserted(words: Words, frame: str, lemma: str, group: VerbGroup, subject: Subject) -> bool:
    if frame != "passive" and lemma in TELLING and "be" in group.flags and words.low[group.verb] in TOLD:
        return False  # "Roe was told that": by somebody else
    if group.flags & {"negated", "modal"} or subject.opener in HYPOTHETICALS or words.raw[-1] == "?":
        return False
    if words.low[subject.first] in NOBODY:
        return False
    return not (frame == "infinitive" and group.before >= 0 and words.low[group.before] in UNSAID)
