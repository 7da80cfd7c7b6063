"""Reading a question as people type it, by rules over the coverage's own speakers, outlets and words."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from index import fold

from .dates import read_dates
from .intent import ASKING_WORDS, AUXILIARIES, names_occasion, quoted_in, read_intent
from .question import SURE, Asked, Intent, Question, Scope
from .roles import ROLE_WORDS
from .small_talk import is_no_question, without_chatter
from .speaker_directory import HONORIFICS, NameMatch, SpeakerDirectory
from .subject import Form, Subject, read_subject
from .tokens import FUNCTION_WORDS, Token, is_content, tokens

_PRONOUN_OPENING = re.compile(r"^(?:and|but|so|also|then|what about|how about|or|plus|ok)\b")
_ABOUT = re.compile(r"^(?:(?:and|but|so|also|then|or|ok|what|how)\W+)*(?:about|on|regarding)\b")
_REFERRING = frozenset("he she they him her them his their hers theirs it its that this those these there both".split())
_SHORTEST_NAME = 3  # letters; a short word before another with a capital is part of a longer name ("LA Times")
_REQUESTS = frozenset({"list", "show", "compare", "difference", "differ"})
_ROLES_OF_OTHERS = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|campaign|manager|lawyer|attorney|aide|adviser|advisor|ally|allies|guys?|people|team|camp|staff|"
    r"wife|husband|son|daughter|brother|sister|friend|chief|boss|director|secretary|rep|press)\b"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What questions are read against: `outlets` by folded name, `newest` the newest document's date,
    `knows(word)` whether a word stands anywhere, `is_name(word)` whether it only ever stands with a capital."""

    speakers: SpeakerDirectory
    outlets: Mapping[str, str]
    newest: datetime.date | None
    knows: Callable[[str], bool]
    is_name: Callable[[str], bool]


def read_question(text: str, coverage: Coverage, scope: Scope = Scope()) -> Question:
    """`text` alone, without what it follows. Never raises; Intent.NONE where nothing is asked."""
    if is_no_question(fold(text)):
        return Question(text, Intent.NONE, (), "", scope)
    core = without_chatter(text)
    outlet, core = _read_outlet(core, coverage.outlets)
    (after, before), said = read_dates(fold(core), coverage.newest)
    core = _without(core, said)
    scope = Scope(scope.speaker, scope.outlet or outlet, scope.after or after, scope.before or before)
    folded = fold(core)
    words = tokens(core)
    intent = read_intent(folded)
    if scope.speaker is not None:
        asked = replace(_asked(tokens(scope.speaker), coverage, named=True), words=scope.speaker.strip())
        return Question(text, Intent.SPEECH, (asked,), _topic(words, ()), scope, suggestions=_near(asked, coverage))
    if intent is Intent.CHECK:
        return Question(text, intent, (), _topic(words, ()), scope, quoted=quoted_in(core))
    return _with_speakers(text, core, words, intent, coverage, scope)


def is_follow_up(text: str) -> bool:
    """True where a question leans on the one before: it opens as a continuation, refers back, or is a scrap
    ("the governor?"). A whole question ("what did Tan say?") stands alone."""
    folded = fold(without_chatter(text))
    words = [token.text for token in tokens(folded)]
    if _PRONOUN_OPENING.match(folded) or _REFERRING.intersection(words):
        return True
    whole = bool(words) and (words[0] in ASKING_WORDS or words[0] in AUXILIARIES or words[0] in ("who", "which"))
    return not whole and sum(is_content(w) for w in words) <= 2


def _with_speakers(
    text: str, core: str, words: tuple[Token, ...], intent: Intent, coverage: Coverage, scope: Scope
) -> Question:
    if intent is Intent.WHO:
        return Question(text, intent, (), _topic(words, ()), scope)
    if intent is Intent.LIST:
        words = words[len(_request(words)) :]
    matches = coverage.speakers.find([w.text for w in words])
    inside = frozenset(i for m in matches if m.last > m.first for i in range(m.first, m.last + 1))
    subject = read_subject(words, core, inside)
    if intent is Intent.COMPARE:
        named = tuple(Asked(_shown(core, words, m.first, m.last), True, m.identities) for m in matches[:3])
        taken = tuple(i for m in matches for i in range(m.first, m.last + 1))
        return Question(text, intent, named, _topic(words, (*taken, *_request(words))), scope)
    asked, taken = _read_asked(core, words, subject, coverage)
    if asked is None:
        return Question(text, intent, (), _topic(words, ()), scope)
    if subject.form is Form.SPEECH and intent is Intent.FACT:
        intent = Intent.SPEECH
    return Question(
        text,
        intent,
        (asked,),
        _topic(words, taken),
        scope,
        suggestions=_near(asked, coverage),
        occasion=names_occasion(fold(core)),
    )


def _read_asked(
    core: str, words: Sequence[Token], subject: Subject, coverage: Coverage
) -> tuple[Asked | None, tuple[int, ...]]:
    """The speaker at the subject's place, and the tokens that name them."""
    if subject.form is Form.NONE or subject.last < subject.first:
        return None, ()
    if subject.pronoun is not None:
        return _antecedent(core, words, subject, coverage)
    zone = words[subject.first : subject.last + 1]
    matches = _names(zone, coverage)
    if (subject.form is Form.TOPIC or subject.bare) and (not matches or matches[0].first > 1):
        return None, ()
    if matches and _stranger_before(zone, matches[0], coverage):
        return Asked(_shown(core, zone, 0, len(zone) - 1), True), tuple(range(subject.first, subject.last + 1))
    if matches and not _other_head(zone, matches[0]):
        match = matches[0]
        rest = [w.text for i, w in enumerate(zone) if i > match.last]
        of_other = (
            zone[match.last].possessive
            or (rest[:1] != [] and rest[0] in ROLE_WORDS)
            or _ROLES_OF_OTHERS.search(" ".join(rest)) is not None
        )
        if not (of_other and rest and match.last == matches[-1].last):
            best = matches[-1] if of_other else match
            taken = tuple(range(subject.first + best.first, subject.first + best.last + 1))
            if subject.form is Form.TOPIC:
                taken = ()
            return Asked(_shown(core, zone, best.first, best.last), True, best.identities), taken
    if subject.form is Form.TOPIC:
        return None, ()
    whole = tuple(range(subject.first, subject.last + 1))
    named = not matches and _reads_as_name(zone, coverage)
    return Asked(_shown(core, zone, 0, len(zone) - 1), named), whole


def _stranger_before(zone: Sequence[Token], match: NameMatch, coverage: Coverage) -> bool:
    """True for "Tom Hargreave from Morgan Stanley": somebody unknown, named with whom they work for."""
    before = [w for w in zone[: match.first] if w.text not in HONORIFICS]
    joined = bool(before) and before[-1].text in {"from", "of", "at", "with", "for"}
    return joined and len(before) > 2 and all(_nameish(w, coverage) for w in before[:2])


def _other_head(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "primary turnout in Texas": the name only belongs to what the words before it name."""
    before = [w for w in zone[: match.first] if is_content(w.text) and not w.possessive]
    return any(w.text not in HONORIFICS and w.text not in ROLE_WORDS for w in before)


def _antecedent(
    core: str, words: Sequence[Token], subject: Subject, coverage: Coverage
) -> tuple[Asked | None, tuple[int, ...]]:
    """ "that friend of hers, what did she say": the words before the clause say who is meant."""
    before = words[: subject.first]
    matches = [m for m in _names(before, coverage) if not before[m.last].possessive]
    content = [w for w in before if is_content(w.text) and w.text not in _REFERRING]
    if matches and matches[0].first <= 1:
        match = matches[0]
        return Asked(_shown(core, before, match.first, match.last), True, match.identities), tuple(
            range(match.first, match.last + 1)
        )
    if len(content) >= 2 and before[0].text not in AUXILIARIES | ASKING_WORDS | {"and", "but", "so"}:
        return Asked(_shown(core, before, 0, len(before) - 1), False), ()
    return Asked(subject.pronoun or "", False, pronoun=True), ()


def _names(zone: Sequence[Token], coverage: Coverage) -> list[NameMatch]:
    """Known names in the zone, with slips of the keyboard mended where the word means nothing else."""
    texts = [w.text for w in zone]
    found = [m for m in coverage.speakers.find(texts) if not _clashes(texts, m, coverage, zone)]
    if found and not (found[0].first == found[0].last < len(zone) - 1 and _odd(zone[found[0].last + 1], coverage)):
        return found
    for size in (3, 2, 1):
        for first in range(len(texts) - size + 1):
            part = texts[first : first + size]
            if not _odd(zone[first + size - 1], coverage):
                continue
            fits = coverage.speakers.misspelt(part) or (coverage.speakers.shortened(part[0]) if size == 1 else ())
            match = NameMatch(first, first + size - 1, fits)
            if fits and not _clashes(texts, match, coverage, zone):
                return [match]
    return found


def _odd(token: Token, coverage: Coverage) -> bool:
    """True for a word that can be a name gone wrong: no everyday word, and no name that the coverage has."""
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS or token.text in ROLE_WORDS:
        return False
    return not coverage.knows(token.text) or coverage.is_name(token.text)


def _clashes(texts: Sequence[str], match: NameMatch, coverage: Coverage, zone: Sequence[Token]) -> bool:
    """True for "Tim Cook" where only another Cook is known: a first name stands before that is not theirs."""
    first = match.first
    while first < match.last and texts[first] in HONORIFICS:
        first += 1
    following = zone[match.last + 1 : match.last + 2]
    if first == match.last and following and not zone[first].possessive:
        if len(texts[first]) <= _SHORTEST_NAME and following[0].capital:
            return True
        if coverage.speakers.is_first_name(texts[first]) and _nameish(following[0], coverage):
            return True
    if first < match.last or match.first == 0:
        return False
    before = zone[match.first - 1]
    if before.text in FUNCTION_WORDS or before.text in HONORIFICS or before.possessive:
        return False
    return coverage.speakers.is_first_name(before.text) or _nameish(before, coverage)


def _nameish(token: Token, coverage: Coverage) -> bool:
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS:
        return False
    return not coverage.knows(token.text) or coverage.is_name(token.text)


def _reads_as_name(zone: Sequence[Token], coverage: Coverage) -> bool:
    """True for an unknown person's name, False for a role: a role has an article or everyday words."""
    rest = [w for w in zone if w.text not in HONORIFICS]
    if not rest or zone[0].text in {"the", "a", "an", "their", "his", "her", "its", "those", "these", "some"}:
        return False
    until = next((i for i, w in enumerate(rest) if i and w.text in {"of", "at", "from", "in", "for"}), len(rest))
    content = [w for w in rest[:until] if w.text not in FUNCTION_WORDS]
    if not content or any(w.possessive for w in zone[:-1]) or any(w.text in ROLE_WORDS for w in content):
        return False
    if len(content) == 1 and content[0].text.endswith("s") and not content[0].capital:
        return False  # "residents"
    return all(_nameish(w, coverage) for w in content[:2])


def _asked(words: Sequence[Token], coverage: Coverage, named: bool) -> Asked:
    texts = [w.text for w in words]
    identities = coverage.speakers.named(texts) or coverage.speakers.misspelt(texts)
    return Asked(" ".join(texts), named, identities)


def _near(asked: Asked, coverage: Coverage) -> tuple[str, ...]:
    if asked.identities or not asked.named:
        return ()
    return coverage.speakers.near([t.text for t in tokens(asked.words)])


def _read_outlet(core: str, outlets: Mapping[str, str]) -> tuple[str | None, str]:
    """ "per politico, …", "… in the Washington Post": the outlet, and the question without it."""
    folded = fold(core)
    for key in sorted((k for k in outlets if k in folded), key=len, reverse=True):
        place = rf"(?:the )?{re.escape(key)}(?:'s)?"
        lead = re.search(rf"^(?:per|according to|in|from|on) {place}\b[\s,:]*", folded)
        if lead and len(folded) == len(core):
            return outlets[key], core[lead.end() :]
        if lead:
            return outlets[key], folded[lead.end() :]
        tail = re.search(rf"[\s,]+(?:per|according to|in|from|on) {place}\W*$", folded)
        if tail:
            return outlets[key], core[: tail.start()] if len(folded) == len(core) else folded[: tail.start()]
        aside = re.search(rf"\b{place} (?:had|has|ran|wrote|reported|published|did) (?:something|a|an|some)\b", folded)
        if aside:
            return outlets[key], core
    return None, core


def _without(core: str, words: str) -> str:
    """`core` with blanks for `words` of its folded form: what narrows the search is no part of the topic."""
    folded = fold(core)
    if not words or len(folded) != len(core):
        return core
    start = folded.index(words)
    return core[:start] + " " * len(words) + core[start + len(words) :]


def _request(words: Sequence[Token]) -> tuple[int, ...]:
    """What asks for a list or a comparison, at the front: no part of its topic."""
    last = next((i for i, w in enumerate(words) if is_content(w.text) and w.text not in _REQUESTS), len(words))
    return tuple(range(last))


def _topic(words: Sequence[Token], taken: Sequence[int]) -> str:
    """The words that carry the subject, in order, without those in `taken`."""
    return " ".join(w.text for i, w in enumerate(words) if i not in taken and is_content(w.text))


def _shown(core: str, zone: Sequence[Token], first: int, last: int) -> str:
    return core[zone[first].start : zone[last].end].removesuffix("'s").removesuffix("’s")


def inherit(question: Question, before: Question) -> Question:
    """What a follow-up leaves out, taken from the question before."""
    speakers, topic = question.speakers, question.topic
    pronoun = bool(speakers) and speakers[0].pronoun
    if (not speakers or pronoun) and question.intent is not Intent.WHO and before.speakers:
        speakers = (
            tuple(replace(asked, identities=_weaker(asked.identities)) for asked in before.speakers)
            if pronoun
            else before.speakers
        )
    content = topic.split()
    if len(content) <= 2:
        topic = f"{topic} {before.topic}".strip()
    intent = question.intent
    if intent is Intent.FACT and speakers and (not content or _ABOUT.match(fold(question.text))):
        intent = before.intent
    scope = replace(
        question.scope,
        outlet=question.scope.outlet or before.scope.outlet,
        after=question.scope.after or before.scope.after,
        before=question.scope.before or before.scope.before,
    )
    return replace(question, speakers=speakers, topic=topic, intent=intent, scope=scope, follows=True)


def _weaker(identities: Sequence[tuple[int, float]]) -> tuple[tuple[int, float], ...]:
    """A pronoun may mean somebody else than who was asked about before."""
    return tuple((number, min(fit, SURE - 0.01)) for number, fit in identities)
