"""Reading a question as people type it, by rules over the coverage's own speakers, outlets and words."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from index import Identity, SpeakerKind, fold

from .asked_speaker import read_asked_speaker, words_as_typed
from .follow_up import asks_for_more, leans_on_previous
from .intent import asks_to_check, quoted_in, read_intent
from .known_names import named_in, names_in_a_row
from .names.name_words import untitled
from .narrowing.dates import read_dates
from .narrowing.folded import FoldedText
from .narrowing.outlets import read_outlet
from .question import SURE, AskedSpeaker, Intent, Question, QuestionVocabulary, Scope, Unasked
from .roles import is_role
from .speaker_directory import NameMatch
from .speaker_slot import SlotKind, find_speaker_slot
from .tokens import Token, is_content, tokens
from .unasked.small_talk import is_no_question, without_small_talk
from .unasked.to_bot import is_asked_of_bot
from .unasked.vague import names_nothing

_BLANKS = re.compile(r"[^\S\n]+")  # of a line: a line that ends is a stop
_NAMES_TOO = frozenset({"may", "will"})
_SPOKEN_OF = frozenset({"on", "about", "of", "regarding"})
_COMPARED = 3  # speakers
_REQUESTS = frozenset({"list", "show", "compare", "difference", "differ"})


def read_question(
    text: str, vocabulary: QuestionVocabulary, scope: Scope = Scope(), today: datetime.date | None = None
) -> Question:
    """`text` alone, without what it follows, read once for all who ask about it. Never raises; Intent.NONE where
    nothing is asked. What `scope` leaves open is read out of the text; "last week" counts from `today`."""
    core = without_small_talk(_BLANKS.sub(" ", text))
    folded = fold(text)
    checks = asks_to_check(folded) or asks_to_check(fold(core))
    if not checks and (unasked := _unasked(folded, fold(core))) is not None:
        return Question(text, Intent.NONE, (), "", scope, core, unasked=unasked)
    question = replace(_read_core(text, core, vocabulary, scope, today), core=core)
    if question.intent is Intent.CHECK or checks:
        quoted = question.quoted or quoted_in(core)
        return replace(question, intent=Intent.CHECK, quoted=quoted, leans=leans_on_previous(core))
    vague = names_nothing(question)
    more = asks_for_more(fold(core))
    return replace(question, vague=vague, more=more, leans=vague or more or leans_on_previous(core))


def _unasked(folded: str, core: str) -> Unasked | None:
    if is_no_question(folded):
        return Unasked.SMALL_TALK
    return Unasked.TO_BOT if is_asked_of_bot(folded) or is_asked_of_bot(core) else None


def _read_core(
    text: str, core: str, vocabulary: QuestionVocabulary, given: Scope, today: datetime.date | None
) -> Question:
    printed = read_outlet(core, vocabulary)
    folded = FoldedText.of(printed.rest)
    time = read_dates(folded.text, vocabulary.newest, today)
    if time.words or time.unread:
        time = read_dates(_without_names(folded.text, vocabulary), vocabulary.newest, today)
    core = folded.without(*time.places)
    dated = given.after is not None or given.before is not None
    after, before = (given.after, given.before) if dated else (time.after, time.before)
    scope = Scope(given.speaker, given.outlet or printed.outlet, after, before)
    question = _read_within(text, core, vocabulary, scope)
    unread = (*filter(None, (printed.unread,)), *time.unread)
    return replace(question, time="" if dated else time.words, unread=unread)


def _without_names(folded: str, vocabulary: QuestionVocabulary) -> str:
    """With dashes for names of several words, which may hold a time: "USA Today", "Theresa May"."""
    words = tokens(folded)
    spans = [found.span() for key in vocabulary.outlets if " " in key for found in re.finditer(re.escape(key), folded)]
    for match in vocabulary.speakers.find([word.text for word in words]):
        named = words[match.first : match.last + 1]
        if len(untitled([word.text for word in named])) > 1:
            spans.append((named[0].start, named[-1].end))
    for start, end in spans:
        folded = folded[:start] + "-" * (end - start) + folded[end:]
    return folded


def _read_within(text: str, core: str, vocabulary: QuestionVocabulary, scope: Scope) -> Question:
    words = tokens(core)
    intent = read_intent(fold(core))
    if scope.speaker is not None:
        asked = _known_as(scope.speaker, vocabulary)
        return Question(text, Intent.SPEECH, (asked,), _topic(words, ()), scope, suggestions=_near(asked, vocabulary))
    if intent is Intent.CHECK:
        return Question(text, intent, (), _topic(words, ()), scope, quoted=quoted_in(core))
    return _with_speakers(text, core, words, intent, vocabulary, scope)


def _with_speakers(
    text: str, core: str, words: tuple[Token, ...], intent: Intent, vocabulary: QuestionVocabulary, scope: Scope
) -> Question:
    if intent is Intent.WHO:
        return Question(text, intent, (), _topic(words, ()), scope)
    if intent is Intent.LIST:
        words = words[len(_request(words)) :]
    matches = vocabulary.speakers.find([w.text for w in words])
    inside = frozenset(i for m in matches if m.last > m.first for i in range(m.first, m.last + 1))
    slot = find_speaker_slot(words, core, inside)
    if intent is Intent.COMPARE:
        compared = named_in(words, vocabulary.speakers)[:_COMPARED]
        taken = tuple(i for m in matches for i in range(m.first, m.last + 1))
        return Question(text, intent, _named(core, words, compared), _topic(words, (*taken, *_request(words))), scope)
    if intent is Intent.FACT and (joined := names_in_a_row(core, words, slot, vocabulary.speakers)):
        taken = tuple(range(joined[0].first, joined[-1].last + 1))
        return Question(text, Intent.COMPARE, _named(core, words, joined[:_COMPARED]), _topic(words, taken), scope)
    asked, taken = read_asked_speaker(core, words, slot, vocabulary)
    if asked is None:
        return Question(text, intent, (), _topic(words, ()), scope)
    if slot.kind is SlotKind.SPEECH and intent is Intent.FACT:
        intent = Intent.SPEECH
    return Question(
        text,
        intent,
        (asked,),
        _topic(words, taken),
        scope,
        suggestions=_near(asked, vocabulary),
        not_of=_owners(asked, vocabulary),
    )


def _named(core: str, words: Sequence[Token], names: Sequence[NameMatch]) -> tuple[AskedSpeaker, ...]:
    return tuple(AskedSpeaker(words_as_typed(core, words, m.first, m.last), True, m.identities) for m in names)


def _owners(asked: AskedSpeaker, vocabulary: QuestionVocabulary) -> frozenset[int]:
    """Whose lawyer, whose supporters are asked for, and so not they themselves: of several bearers of the name the
    likeliest alone, for a wife is often called as he is."""
    if asked.identities:
        return frozenset()
    words = tokens(asked.words)
    named = vocabulary.speakers.find([word.text for word in words])
    owners = (m.identities[0] for m in named if _has_others(words, m))
    sure = (match.identity for match in owners if match.fit >= SURE)
    return frozenset(number for number in sure if _is_person(vocabulary.speakers[number]))


def _is_person(identity: Identity) -> bool:
    """False for an organisation, whose boss speaks for it, and for a single word, which is as often one."""
    return identity.kind is SpeakerKind.PERSON and " " in identity.name


def _has_others(words: Sequence[Token], name: NameMatch) -> bool:
    """True for "Okafor's new lawyer" and "Okafor supporters"; not for "Okafor's comeback", who is Okafor."""
    if name.first and is_content(words[name.first - 1].text) and not is_role(words[name.first - 1].text):
        return False  # another of that name
    following = [word.text for word in takewhile(lambda word: is_content(word.text), words[name.last + 1 :])]
    return any(map(is_role, following if words[name.last].possessive else following[:1]))


def _known_as(name: str, vocabulary: QuestionVocabulary) -> AskedSpeaker:
    """Whom a name given apart from the question means."""
    words = [word.text for word in tokens(name)]
    identities = vocabulary.speakers.meant(words)
    return AskedSpeaker(name.strip(), True, identities)


def _near(asked: AskedSpeaker, vocabulary: QuestionVocabulary) -> tuple[str, ...]:
    if asked.identities or not asked.named:
        return ()
    return vocabulary.speakers.near([t.text for t in tokens(asked.words)])


def _request(words: Sequence[Token]) -> tuple[int, ...]:
    """What asks for a list or a comparison, at the front: no part of its topic."""
    last = next((i for i, w in enumerate(words) if is_content(w.text) and w.text not in _REQUESTS), len(words))
    return tuple(range(last))


def _topic(words: Sequence[Token], taken: Sequence[int]) -> str:
    """The words that carry the subject, in order, without those in `taken`."""
    kept = (i for i, w in enumerate(words) if is_content(w.text) or _is_spoken_of(words, i))
    return " ".join(words[i].text for i in kept if i not in taken)


def _is_spoken_of(words: Sequence[Token], place: int) -> bool:
    """ "on May", "about Will": where no auxiliary can stand it is somebody's name."""
    return place > 0 and words[place].text in _NAMES_TOO and words[place - 1].text in _SPOKEN_OF
