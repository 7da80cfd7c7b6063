"""The names in a stretch of a question, of those whom the coverage quotes; a role or a common noun is none."""

from collections.abc import Sequence

from index import SpeakerKind, fold

from .intent import SPEECH_VERBS
from .names.name_words import HONORIFICS, REGNAL, name_parts, name_words, untitled
from .question import SURE, QuestionVocabulary, is_everyday
from .roles import ROLE_WORDS, ROLES_OF_OTHERS, is_common_noun, is_role
from .speaker_directory import NameMatch, SpeakerDirectory, SpeakerMatch
from .speaker_slot import SEPARATORS, SlotKind, SpeakerSlot, is_stopped
from .tokens import FUNCTION_WORDS, Token, is_content

ARTICLES = frozenset({"the", "a", "an", "this", "that", "their", "his", "her", "our"})
_PLAIN = FUNCTION_WORDS | HONORIFICS | ROLE_WORDS  # words that are no part of a name
_WHEN = frozenset("yesterday today tonight earlier later first last finally once twice also afterwards".split())
_WHOLE = 0.95  # fit of a name in full, or of another that is theirs: not of a surname alone
_JOINING = frozenset({"and", "or", "vs", "versus"})
_SHORTEST_NAME = 3  # letters; a short word before another with a capital is part of a longer name ("LA Times")
# A surname alone is its dominant bearer's: no real question that gave one meant a namesake of somebody so well known.
_DOMINANT = 5  # times as many quotations as any other bearer
_DOMINANT_WITH_TITLE = 50  # "Mr Clinton" may be the less known
_OF_WOMEN = frozenset({"mrs", "ms", "miss", "lady", "dame"})
_WELL_KNOWN = 20  # quotations


def known_names(core: str, zone: Sequence[Token], vocabulary: QuestionVocabulary) -> list[NameMatch]:
    """In order, with slips of the keyboard mended where the word means nothing else. `zone` are tokens of `core`."""
    texts = [w.text for w in zone]
    found = [match for match in named_in(zone, vocabulary.speakers) if _is_meant(core, zone, match, vocabulary)]
    if found and not _may_be_half(core, zone, found[0], vocabulary):
        return found
    for size in (3, 2, 1):
        for first in range(len(texts) - size + 1):
            part = texts[first : first + size]
            if not _may_be_slip(zone[first : first + size], vocabulary):
                continue
            fits = vocabulary.speakers.misspelt(part)
            if not fits and size == 1 and _may_be_short(core, zone, first):
                fits = vocabulary.speakers.shortened(part[0])
            match = NameMatch(first, first + size - 1, fits)
            if fits and not _clashes(core, zone, match, vocabulary):
                return [match]
    return found


def named_in(words: Sequence[Token], speakers: SpeakerDirectory) -> list[NameMatch]:
    """Every name among the words with those whom it can mean: nobody for a common noun, whoever is called so; whoever
    is by far the best known for a surname alone."""
    texts = [word.text for word in words]
    found = [(match, _bearers(texts, match, speakers)) for match in speakers.find(texts)]
    return [NameMatch(match.first, match.last, bearers) for match, bearers in found if bearers]


def names_in_a_row(
    core: str, words: Sequence[Token], slot: SpeakerSlot, speakers: SpeakerDirectory
) -> tuple[NameMatch, ...]:
    """The names at the slot of whoever is asked for together, "Okafor and Whitby", "Okafor & Whitby"; none where fewer
    than two are, or where they only belong to whoever is ("Okafor and Whitby supporters")."""
    row: list[NameMatch] = []
    for match in named_in(words, speakers):
        sure = match.identities[0].fit >= SURE and not words[match.last].possessive
        if sure and (
            slot.first <= match.first <= slot.first + 1 if not row else _is_joined(core, words, row[-1], match)
        ):
            row.append(match)
        elif row:
            break
    if slot.kind is not SlotKind.SPEECH or len(row) < 2:
        return ()
    following = [word.text for word in words[row[-1].last + 1 :][:1]]
    return tuple(row) if following and following[0] in SPEECH_VERBS | SEPARATORS else ()


def _is_joined(core: str, words: Sequence[Token], one: NameMatch, other: NameMatch) -> bool:
    between = words[one.last + 1 : other.first]
    gap = core[words[one.last].end : words[other.first].start]
    marked = any(mark in gap for mark in "&+/")
    return all(word.text in _JOINING for word in between) and (bool(between) or marked)


def is_nameish(token: Token, vocabulary: QuestionVocabulary) -> bool:
    """True for a word that can be part of a name: the coverage has not heard of it, or writes it with a capital."""
    return token.text not in _PLAIN and not is_everyday(token.text, vocabulary)


def _bearers(texts: Sequence[str], match: NameMatch, speakers: SpeakerDirectory) -> tuple[SpeakerMatch, ...]:
    typed = name_words(texts[match.first : match.last + 1])
    bearers = tuple(m for m in match.identities if not _is_called_by_noun(typed, m, speakers))
    name = untitled(typed)
    titles = set(typed[: -len(name)]) - ARTICLES
    if titles & _OF_WOMEN:
        return bearers  # whom "Mrs Clinton" means is told by nothing that is known
    return _dominant(name[0], bearers, speakers, _DOMINANT_WITH_TITLE if titles else _DOMINANT)


def _is_called_by_noun(typed: Sequence[str], match: SpeakerMatch, speakers: SpeakerDirectory) -> bool:
    """True where "Chancellor", "officials" or "Party" is all that somebody is called: not for whose surname it is
    ("King"), nor for "the Democratic Party"."""
    identity = speakers[match.identity]
    if " " not in identity.name and is_common_noun(fold(identity.name)):
        return True  # "the shadow chancellor" is not whoever is quoted as "Chancellor"
    words = [word for word in typed if word not in ARTICLES]
    longer = identity.kind is SpeakerKind.ORGANISATION and " " in identity.name and len(words) > 1
    if longer or not all(map(is_common_noun, words)):
        return False
    surname = typed[-1] in HONORIFICS | ROLE_WORDS and _is_surname(typed[-1], match, speakers)
    return len(name_parts(identity.name)) == 1 or not surname


def _dominant(
    surname: str, bearers: Sequence[SpeakerMatch], speakers: SpeakerDirectory, times: int
) -> tuple[SpeakerMatch, ...]:
    """Without the namesakes of a person who is quoted so many times as often as any of them."""
    namesakes = [m for m in bearers if m.fit >= SURE and _is_surname(surname, m, speakers)]
    quoted = sorted((speakers[m.identity].quotations for m in namesakes), reverse=True)
    if len(quoted) < 2 or quoted[0] < max(_WELL_KNOWN, times * quoted[1]):
        return tuple(bearers)
    return tuple(m for m in bearers if m not in namesakes or speakers[m.identity].quotations == quoted[0])


def _is_surname(word: str, match: SpeakerMatch, speakers: SpeakerDirectory) -> bool:
    identity = speakers[match.identity]
    return identity.kind is SpeakerKind.PERSON and word in name_parts(identity.name)[-1:]


def _is_meant(core: str, zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    if _is_role(zone, match) or _is_thing(zone, match, vocabulary.speakers):
        return False
    if _is_everyday(core, zone, match, vocabulary):
        return False
    return not _clashes(core, zone, match, vocabulary)


def _is_role(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "the pope" where only a surname is Pope."""
    first = match.first + (match.first < match.last and zone[match.first].text in ARTICLES)
    if first < match.last or first == 0:
        return False
    word, before = zone[first].text, zone[first - 1].text
    if before in REGNAL:
        return match.identities[0].fit < SURE  # whoever else is called William is no Prince William
    is_role = before in ARTICLES and (word in HONORIFICS or word in ROLE_WORDS)
    return is_role and match.identities[0].fit < _WHOLE


def _is_thing(zone: Sequence[Token], match: NameMatch, speakers: SpeakerDirectory) -> bool:
    """True for "the Guardian" where Guardian is a surname alone."""
    last = match.last
    if last + 1 < len(zone) or not last or zone[last - 1].text not in ARTICLES or last - match.first > 1:
        return False
    word = zone[last].text
    surnames = (
        _is_surname(word, m, speakers) and len(name_parts(speakers[m.identity].name)) > 1 for m in match.identities
    )
    return all(surnames)


def _is_everyday(core: str, zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for a single everyday word that is not put as a name: "the new finance bill", "small firms", "the law"; not
    for one that stands alone ("what did bill say")."""
    name = zone[match.last]
    if any(word.text not in ARTICLES for word in zone[match.first : match.last]):
        return False
    if not is_everyday(name.text, vocabulary):
        return False
    before, after = zone[: match.last], zone[match.last + 1 : match.last + 2]
    if before and before[-1].text in ARTICLES and not name.capital:
        return True
    stopped = not after or is_stopped(core, name, after[0])
    return any(is_content(word.text) for word in before) or not (stopped or name.possessive or not goes_on(after[0]))


def goes_on(following: Token) -> bool:
    """True for a noun after a name, which then is only part of who is meant: "Trump supporters"."""
    word = following.text
    return is_content(word) and not word.endswith("ly") and word not in _WHEN


def _may_be_half(core: str, zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for a single name before a word that may be the rest of it, with a slip."""
    following = zone[match.last + 1 : match.last + 2]
    if match.first < match.last or not following or is_stopped(core, zone[match.last], following[0]):
        return False
    return _odd(following[0], vocabulary)


def _may_be_slip(part: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    """One word that the coverage has, or several that are everyday ones, are what they are."""
    if len(part) == 1:
        return _odd(part[0], vocabulary) and not vocabulary.knows(part[0].text)
    return any(_odd(w, vocabulary) for w in part) and not (part[-1].text in _PLAIN or part[0].text in FUNCTION_WORDS)


def _may_be_short(core: str, zone: Sequence[Token], place: int) -> bool:
    """True for what can be initials or a clipped name: not what is typed as a name, nor with an article."""
    typed = core[zone[place].start : zone[place].end]
    if place and zone[place - 1].text in ARTICLES:
        return False
    return len(typed) > _SHORTEST_NAME or typed.isupper() or not set("aeiou") & set(zone[place].text)


def _odd(token: Token, vocabulary: QuestionVocabulary) -> bool:
    """True for a word that can be a name gone wrong: no everyday word, and no name that the coverage has."""
    if token.text in FUNCTION_WORDS or is_role(token.text) or is_common_noun(token.text):
        return False
    return not vocabulary.knows(token.text) or vocabulary.is_name(token.text)


def _clashes(core: str, zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for "Tim Cook" where only another Cook is known: a first name stands before that is not theirs."""
    first = match.first
    while first < match.last and zone[first].text in HONORIFICS:
        first += 1
    if first < match.last:
        return False
    return _begins_longer(core, zone, first, vocabulary) or (
        first == match.first and _ends_longer(core, zone, first, vocabulary)
    )


def _begins_longer(core: str, zone: Sequence[Token], place: int, vocabulary: QuestionVocabulary) -> bool:
    """True where the word after the one at `place` goes on with a name that the latter begins."""
    if place + 1 == len(zone) or zone[place].possessive or is_stopped(core, zone[place], zone[place + 1]):
        return False
    name, following = zone[place], zone[place + 1]
    if len(name.text) <= _SHORTEST_NAME and following.capital:
        return True
    if _is_typed_as_name(name) and _is_typed_as_name(following):
        return True
    return vocabulary.speakers.is_first_name(name.text) and is_nameish(following, vocabulary)


def _ends_longer(core: str, zone: Sequence[Token], place: int, vocabulary: QuestionVocabulary) -> bool:
    """True where the word before the one at `place` is another's first name."""
    if place == 0 or is_stopped(core, zone[place - 1], zone[place]):
        return False
    before = zone[place - 1]
    if before.text in FUNCTION_WORDS or before.text in HONORIFICS or before.possessive:
        return False
    return vocabulary.speakers.is_first_name(before.text) or is_nameish(before, vocabulary)


def _is_typed_as_name(token: Token) -> bool:
    return token.capital and token.text not in _PLAIN and not ROLES_OF_OTHERS.fullmatch(token.text)
