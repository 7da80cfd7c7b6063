"""Questions that follow another: which do, and what they take from the one before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index import fold

from .intent import ASKING_WORDS, AUXILIARIES
from .question import SURE, AskedSpeaker, Intent, Question
from .speaker_directory import SpeakerMatch
from .tokens import REFERRING_WORDS, is_content, tokens

_OPENING = re.compile(r"^(?:and|but|so|also|then|what about|how about|or|plus|ok)\b")
_ABOUT = re.compile(r"^(?:(?:and|but|so|also|then|or|ok|what|how)\W+)*(?:about|on|regarding)\b")


def leans_on_previous(core: str) -> bool:
    """True where a question (without its small talk) leans on the one before: it opens as a continuation, refers back,
    or is a scrap ("the governor?"). A whole question ("what did Tan say?") stands alone."""
    folded = fold(core)
    words = [token.text for token in tokens(folded)]
    if _OPENING.match(folded) or REFERRING_WORDS.intersection(words):
        return True
    whole = bool(words) and (words[0] in ASKING_WORDS or words[0] in AUXILIARIES or words[0] in ("who", "which"))
    return not whole and sum(is_content(w) for w in words) <= 2


def inherit(question: Question, before: Question) -> Question:
    """The question with what it leaves out taken from the one before: speaker, topic, intent, outlet and dates."""
    content = question.topic.split()
    speakers = _inherited_speakers(question, before)
    intent = question.intent
    if intent is Intent.FACT and speakers and (not content or _ABOUT.match(fold(question.text))):
        intent = before.intent
    dated = question if question.scope.after or question.scope.before else before
    scope = replace(
        question.scope,
        outlet=question.scope.outlet or before.scope.outlet,
        after=dated.scope.after,
        before=dated.scope.before,
    )
    topic = f"{question.topic} {before.topic}".strip() if len(content) <= 2 else question.topic
    return replace(question, speakers=speakers, topic=topic, intent=intent, scope=scope, time=dated.time, follows=True)


def _inherited_speakers(question: Question, before: Question) -> tuple[AskedSpeaker, ...]:
    pronoun = bool(question.speakers) and question.speakers[0].pronoun
    if (question.speakers and not pronoun) or question.intent is Intent.WHO or not before.speakers:
        return question.speakers
    if not pronoun:
        return before.speakers
    return tuple(replace(asked, identities=_weaker(asked.identities)) for asked in before.speakers)


def _weaker(identities: Sequence[SpeakerMatch]) -> tuple[SpeakerMatch, ...]:
    """A pronoun may mean somebody else than who was asked about before."""
    return tuple(SpeakerMatch(number, min(fit, SURE - 0.01)) for number, fit in identities)
