"""Questions that follow another: which do, and what they take from the one before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index import fold

from .intent import ASKING_WORDS, AUXILIARIES
from .question import SURE, AskedSpeaker, Intent, Question, QuestionVocabulary
from .roles import is_role
from .speaker_directory import SpeakerMatch
from .tokens import CONJUNCTIONS, OWNING_WORDS, REFERRING_WORDS, is_content, tokens

_TIED = rf"^(?:(?:{'|'.join(sorted(CONJUNCTIONS))})\b\W*)"
_WHAT_ABOUT = r"(?:what|how)\W+about\b"  # whose name follows is asked for words
_ON_TOPIC = r"(?:about|on|regarding)\b"  # whose name follows is spoken of
_OPENING = re.compile(rf"{_TIED}|^{_WHAT_ABOUT}")
_ON = re.compile(rf"{_TIED}*{_ON_TOPIC}")
_ABOUT = re.compile(rf"{_TIED}*(?:{_WHAT_ABOUT}|{_ON_TOPIC})")
_LEAD = re.compile(rf"{_TIED}*(?:{_WHAT_ABOUT}|{_ON_TOPIC})?\W*")
_MORE = re.compile(
    r"\b(?:what|anything|something|nothing|who|anybody|anyone|where)(?:'?s)?(?: \w+)? else\b"
    r"|(?<!body )(?<!one )(?<!thing )(?<!or )\belse\W*$"
    r"|\b(?:anything|(?:tell|show|give)(?: me| us)?) more\b"
    r"|(?:^|\b(?:and|there|say|said|have|got|me|us) )(?:any|some) more\b"
    r"|^(?:and )?(?:more|another|others?|go on|continue)\W*$"
)
_ROLE_ALONE = re.compile(r"((?:the|his|her|their|its) (?:[\w-]+ ){0,3}?([\w-]+))\W*")
# By the pronoun for who speaks, those for somebody else. "They" are as often others: those who were told, were asked.
_REFERRING_TO = {"he": frozenset({"she", "her", "hers"}), "she": frozenset({"he", "him", "his"})}
_SAID_ON = re.compile(  # something that is named, not "it"
    rf"\b(?:say|said|saying|think|thinks?|thought|feel|tell|told|talk|spoke|speak|comment)\W+(?:\w+\W+){{0,2}}?{_ON_TOPIC}"
    rf"(?!\W+(?:{'|'.join(sorted(REFERRING_WORDS))})\b)"
)
_NEW_TOPIC = 2  # words; more of them are a question of their own


def leans_on_previous(core: str) -> bool:
    """True where a question (without its small talk) leans on the one before: it opens as a continuation, refers back,
    or is a scrap ("the governor?"). A whole question ("what did Tan say?") stands alone."""
    folded = fold(core)
    words = [token.text for token in tokens(folded)]
    if _OPENING.match(folded) or REFERRING_WORDS.intersection(words):
        return True
    whole = bool(words) and (words[0] in ASKING_WORDS or words[0] in AUXILIARIES or words[0] in ("who", "which"))
    return not whole and sum(is_content(w) for w in words) <= 2


def asks_for_more(folded: str) -> bool:
    """True for "what else did she say?": not for what was answered already."""
    return _MORE.search(folded) is not None


def inherit(question: Question, before: Question, spoken_of: Sequence[SpeakerMatch] = ()) -> Question:
    """The question with what it leaves out taken from the one before: speaker, topic, intent, outlet and dates;
    `spoken_of` are those whom the topic before names, whom a pronoun may mean as well as who was asked for. What it
    names alone takes the place of its like: a name that of the speaker, a word that of the topic. A whole question that
    asks for more than was answered before ("what else did Tan say about bees?") leaves out nothing."""
    if question.more and question.topic and not leans_on_previous(question.core):
        return question
    dated = question if question.scope.after or question.scope.before else before
    scope = replace(
        question.scope,
        outlet=question.scope.outlet or before.scope.outlet,
        after=dated.scope.after,
        before=dated.scope.before,
    )
    question = replace(question, scope=scope, time=dated.time, follows=True)
    if before.speakers and (role := _named_role(question)) is not None:
        question = replace(question, speakers=(role,), topic="", intent=before.intent)
    if before.speakers and _names_another(question):
        return replace(question, topic=before.topic, intent=before.intent)
    if owner := _owner(question, before):
        return _of_owner(question, before, owner)
    speakers = _inherited_speakers(question, before, spoken_of)
    if before.speakers and not question.speakers and _names_a_topic(question):
        return replace(question, speakers=speakers, intent=before.intent, fresh=True)
    if before.speakers and _names_its_topic(question):
        return replace(question, speakers=speakers, fresh=True)
    content = question.topic.split()
    intent = question.intent
    if intent is Intent.FACT and speakers and (not content or _ABOUT.match(fold(question.text))):
        intent = before.intent
    topic = f"{question.topic} {before.topic}".strip() if len(content) <= 2 else question.topic
    return replace(question, speakers=speakers, topic=topic, intent=intent)


def _folded(question: Question) -> str:
    return fold(question.core or question.text)


def _names_another(question: Question) -> bool:
    """ "and Vogels?": nothing but somebody's name."""
    named = question.speakers[:1] if question.intent is Intent.FACT else ()
    if not named or named[0].pronoun or not named[0].identities or _ON.match(fold(question.text)):
        return False
    inside = {token.text for token in tokens(named[0].words)}
    return inside.issuperset(question.topic.split()) and is_bare(question)


def _named_role(question: Question) -> AskedSpeaker | None:
    """ "and her critics?", "the new commissioner?": nothing but a role, whose words are asked for as before."""
    found = _ROLE_ALONE.fullmatch(_LEAD.sub("", _folded(question)))
    if question.intent is not Intent.FACT or found is None or not is_role(found.group(2)):
        return None
    known = any(asked.identities for asked in question.speakers) and found.group(1).split()[0] not in OWNING_WORDS
    return None if known else AskedSpeaker(found.group(1), False)


def unknown_name(question: Question, vocabulary: QuestionVocabulary) -> AskedSpeaker | None:
    """ "and Xander Bogus?": nothing but a name, typed as one, of somebody of whom the coverage has not heard."""
    if question.intent is not Intent.FACT or question.speakers or not is_bare(question) or _ON.match(_folded(question)):
        return None
    core = question.core or question.text
    words = [word for word in tokens(core) if is_content(word.text)]
    if not all(word.capital for word in words) or all(vocabulary.knows(word.text) for word in words):
        return None
    return AskedSpeaker(core[words[0].start : words[-1].end], True)


def _names_a_topic(question: Question) -> bool:
    """ "and taxes?", "what about the clock": nothing but a word or two of another subject."""
    words = question.topic.split()
    return question.intent is Intent.FACT and 1 <= len(words) <= _NEW_TOPIC and is_bare(question)


def _names_its_topic(question: Question) -> bool:
    """ "what did she say about the clock?": a subject of its own in a whole question."""
    if question.intent is not Intent.SPEECH or not question.speakers or not question.topic:
        return False
    return _SAID_ON.search(_folded(question)) is not None


def is_bare(question: Question) -> bool:
    """True where nothing is asked beside what is named ("and Vogels?"): no verb that asks, nothing that refers back."""
    rest = _LEAD.sub("", _folded(question))
    words = [token.text for token in tokens(rest)]
    return not (ASKING_WORDS | AUXILIARIES | REFERRING_WORDS).intersection(words) and words[:1] != ["who"]


def _owner(question: Question, before: Question) -> AskedSpeaker | None:
    """Who was asked for before, where "his lawyer" is asked for now."""
    asked = next(iter(question.speakers), None)
    words = asked.words.split() if asked is not None and not asked.pronoun else []
    return next(iter(before.speakers), None) if len(words) > 1 and fold(words[0]) in OWNING_WORDS else None


def _of_owner(question: Question, before: Question, owner: AskedSpeaker) -> Question:
    """Whoever has the role is asked for, with the owner's name as part of it; the owner's own words are no answer."""
    role = question.speakers[0]
    words = f"{owner.words}'s {' '.join(role.words.split()[1:])}"
    topic = question.topic if question.topic.split() else before.topic
    asked = replace(role, words=words, named=False, identities=())
    return replace(question, speakers=(asked,), topic=topic, not_of=frozenset(m.identity for m in owner.identities))


def _inherited_speakers(
    question: Question, before: Question, spoken_of: Sequence[SpeakerMatch]
) -> tuple[AskedSpeaker, ...]:
    pronoun = bool(question.speakers) and question.speakers[0].pronoun
    if (question.speakers and not pronoun) or question.intent is Intent.WHO or not before.speakers:
        return question.speakers
    if not pronoun:
        return before.speakers
    first, *others = before.speakers
    if first.sure and _means_one_of_them(question):
        return replace(first, identities=(*first.identities, *spoken_of)), *others
    return tuple(replace(asked, identities=_weaker(asked.identities)) for asked in before.speakers)


def _means_one_of_them(question: Question) -> bool:
    """ "what did she say", where nobody else is spoken of by a pronoun, is somebody of the question before."""
    speaker = fold(question.speakers[0].words)
    others = _REFERRING_TO.get(speaker)
    if question.intent is not Intent.SPEECH or others is None:
        return False
    return others.isdisjoint(token.text for token in tokens(_folded(question)))


def _weaker(identities: Sequence[SpeakerMatch]) -> tuple[SpeakerMatch, ...]:
    """A pronoun may mean somebody else than who was asked about before."""
    return tuple(SpeakerMatch(number, min(fit, SURE - 0.01)) for number, fit in identities)
