"""Annotated articles (PolNeAR, Newell, Margolin and Ruths, LREC 2018) as what reported speech learns from."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.attribution.text.quotation_marks import find_quoted_spans
from index.text.document import Span
from index.text.structure import read_structure

_ALL_QUOTED = re.compile(r"\W*(?:[\"“]|'').*(?:[\"”]|'')\W*", re.DOTALL)
_WORD = re.compile(r"\w+")
_RELATIVE = re.compile(r"(?:who|which|that|whom)$")

_SPELT = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

# Which annotated attributions a reader would call speech: a rule of form over closed classes of English.
# The classes are those of Levin's English Verb Classes (1993) whose verbs say something: communication (37), judgement
# spoken aloud (33) and characterising (29), with the everyday verbs of newspapers that came after it. They were written
# down after errors had been read and before anything was measured with them; what is found has no part in them.
FEWEST_WORDS = 3  # in what was said; "praised her" says nothing that could be shown

_LEMMAS = """
say tell add ask write tweet note explain continue argue declare recall reply answer respond state claim assert allege
contend maintain insist suggest propose announce report reveal disclose confirm deny acknowledge admit concede confess
agree warn caution advise urge implore beg plead appeal demand request order instruct command recommend remind inform
notify assure promise pledge vow swear guarantee threaten predict forecast estimate speculate joke quip muse remark
comment observe mention point emphasize emphasise stress underscore reiterate repeat echo clarify elaborate testify
complain grumble gripe grouse lament bemoan boast brag gush protest object counter retort rejoin interject exclaim shout
yell scream cry whisper mutter murmur mumble chant sneer scoff snap thunder bark growl sigh intone opine volunteer
venture hint imply insinuate signal indicate profess proclaim pronounce preach lecture relate recount narrate describe
call term dub label characterize characterise portray brand liken compare accuse blame charge criticize criticise
condemn denounce decry deride ridicule mock blast slam lambaste castigate rebuke chide scold attack assail praise hail
laud applaud commend thank congratulate apologize apologise dismiss reject defend discuss talk speak quote cite refer
allude address question wonder inquire enquire query post text email e-mail message blog reckon conclude summarize
summarise express voice convey communicate stipulate specify outline detail teach preach reason
""".split()
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "swear": "swore sworn", "speak": "spoke spoken",
    "teach": "taught", "deny": "denied denies", "beg": "begged begging", "admit": "admitted admitting",
    "refer": "referred referring", "quip": "quipped quipping", "brag": "bragged bragging", "blog": "blogged blogging",
    "dub": "dubbed dubbing", "slam": "slammed slamming", "snap": "snapped snapping", "label": "labelled labelling",
    "signal": "signalled signalling", "cry": "cried cries", "reply": "replied replies", "imply": "implied implies",
    "testify": "testified testifies", "clarify": "clarified clarifies", "notify": "notified notifies",
    "decry": "decried decries", "specify": "specified specifies", "query": "queried queries",
}  # fmt: skip
_NOUNS = frozenset(
    """
    claim assertion allegation argument contention suggestion warning promise pledge vow prediction insistence denial
    demand accusation complaint announcement threat admission statement remark comment declaration testimony assurance
    explanation criticism reply response answer question
    """.split()
)
_UNSAID = re.compile(
    r"\b(?:not|never|n[o']r|no|cannot|will|would|could|can|may|might|must|should|shall|refus\w+|declin\w+|fail\w+)\b"
    r"|n['’]t\b"
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; `direct` where its content stands wholly between quotation marks."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    text: str
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]
    gold: tuple[Gold, ...]


def read_articles(shared: Path) -> list[Article]:
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict[str, object]) -> Article:
    text = str(row["text"])
    structure = read_structure(text)
    sentences = tuple(sentence for paragraph in structure.paragraphs for sentence in paragraph.sentences)
    quoted = tuple(quoted_span.outer for quoted_span in find_quoted_spans(text, structure.paragraphs))
    rows = row["attributions"]
    assert isinstance(rows, list)
    return Article(
        str(row["document_id"]), text, sentences, quoted, tuple(gold_from(text, quoted, one) for one in rows)
    )


def gold_from(text: str, quoted: Sequence[Span], row: dict[str, list[list[int]]]) -> Gold:
    """From lists of [start, end] for source, cue and content."""
    source, cue, content = (tuple(Span(a, b) for a, b in row[part]) for part in ("source", "cue", "content"))
    words = " ".join(span.of(text) for span in content)
    return Gold(source, cue, content, _ALL_QUOTED.fullmatch(words) is not None or _in_marks(text, quoted, content))


def _in_marks(text: str, quoted: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether every word but an opening "that" stands between marks."""
    places = [found.start() + span.start for span in content for found in _WORD.finditer(span.of(text))]
    if places and text.startswith("that ", places[0]):
        del places[0]
    return bool(places) and all(any(mark.start <= place < mark.end for mark in quoted) for place in places)


def shared_characters(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in some for other in others)


def contents_match(content: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Half overlap both ways, in characters."""
    shared = shared_characters(content, gold)
    return 2 * shared >= sum(map(len, content)) and 2 * shared >= sum(map(len, gold))


def overlap(content: Sequence[Span], gold: Sequence[Span]) -> float:
    """Shared characters by those of both together, 0 to 1."""
    shared = shared_characters(content, gold)
    return shared / max(1, sum(map(len, content)) + sum(map(len, gold)) - shared)


def sources_match(text: str, source: Span | None, gold: Sequence[Span]) -> bool:
    """Overlap; where the annotation marks "who", the words right before it count as well."""
    if source is None or not gold:
        return source is None and not gold
    if any(source.overlaps(span) for span in gold):
        return True
    first = gold[0]
    return bool(_RELATIVE.match(first.of(text))) and 0 <= first.start - source.end <= 3


def matching(text: str, source: Span | None, content: Span, gold: Sequence[Gold]) -> Iterator[int]:
    for at, one in enumerate(gold):
        if contents_match((content,), one.content) and sources_match(text, source, one.source):
            yield at


def claim(gold: Sequence[Gold], hits: Iterable[int], cue: Span, taken: set[int]) -> int | None:
    """The annotation among `hits` that is still free, one with the same cue first; it is `taken` from then on. None
    where none is free."""
    nearest = sorted(hits, key=lambda at: not any(cue.overlaps(other) for other in gold[at].cue))
    free = next((at for at in nearest if at not in taken), None)
    if free is not None:
        taken.add(free)
    return free


def _forms(lemma: str) -> set[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")
    return {lemma, plural, stem + "ed", stem + "ing", lemma + "ing", *_IRREGULAR.get(lemma, "").split()}


_CUES = frozenset(form for lemma in _LEMMAS for form in _forms(lemma)) | _NOUNS | {noun + "s" for noun in _NOUNS}


def is_speech_cue(cue: str) -> bool:
    """Whether some word of the cue is of the classes, or it is "according to" or a colon; negated and possible
    cues say that nothing was said."""
    low = cue.lower()
    if low.strip() == ":" or low.startswith("according to"):
        return True
    return _UNSAID.search(low) is None and any(word in _CUES for word in _SPELT.findall(low))


def is_speech(article: Article, gold: Gold) -> bool:
    cue = " ".join(span.of(article.text) for span in gold.cue)
    return (
        is_speech_cue(cue) and sum(len(_SPELT.findall(span.of(article.text))) for span in gold.content) >= FEWEST_WORDS
    )


def is_said(article: Article, cue: Span) -> bool:
    """The same of a cue that was found."""
    return is_speech_cue(cue.of(article.text))
