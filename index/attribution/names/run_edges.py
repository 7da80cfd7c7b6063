"""What stands at the ends of a run of capitalised words and is no part of its name: a sentence's first words, dates.
And runs that are a headline's."""

import re
from collections.abc import Sequence

from ...text.document import Span
from ..text import lexicon, proper_names

Token = tuple[Span, str]

_CORE = lexicon.any_of(lexicon.CORE_SPEECH_VERBS)
SPEAKS = re.compile(rf"(?::|,? (?:who |has |had |also |later |then )?(?:{_CORE})\b)")
_SPOKEN_BEFORE = re.compile(rf"\b(?:{_CORE}|to) \Z")
_SPOKEN_REACH = 12  # characters
_JOINS = lexicon.words("of for on the and")
_GOES_ON = re.compile(r"[ \xa0][a-z]")
_DAY = re.compile(r"[ \xa0]\d")
_NUMBERED = lexicon.words(
    """
    Year Form Class Grade Phase Stage Level Type Category Section Page Chapter Part Flight
    """
)
# "T-shirt", "He'd", "Eleven-year-old", and the "R-Acton" of a congressman.
_NO_WORD = re.compile(
    r"[A-Z]-[a-z]+|(?:He|She|It|We|They|You|I|That|There|Who|What)['’](?:d|ll|ve|re|s|m)|\w+(?:-\w+)?-year-olds?|[RDI]-[A-Z].*"
)
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{2,20}?)?(?: \([A-Z][\w/ ]{1,30}\))? ?(?:[–—]|--?) ")
_DATED = re.compile(r"\b(?:[Ii]n|[Oo]f|[Ll]ast|[Nn]ext|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]n|[Tt]his|early|late|mid|\d) \Z")
_SURELY_DATED = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Nn]ext|[Ss]ince|[Uu]ntil|[Tt]his|By|During|Before|After|From|Every|[Ee]arly|[Ll]ate|[Mm]id|\d)"
    r"[ -]\Z"
)
_ADJECTIVE = re.compile(
    r"-(?:area|based|backed|style|era|led|born|owned|run|controlled|wide|related|leaning|educated|winner|winning)\Z"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n\"“”'‘(…•*—–-]\s*)\Z")
_GOES_ON_BEHIND = re.compile(r",[\"”’'] ?\Z")  # "“…,” Acme's chairman said"
_NEVER_NAMES = lexicon.FUNCTION_STARTERS | lexicon.words(
    "The A An I He She It They We You I’m I'm I’ll I'll I’ve I've I’d I'd"
)
_SURNAMES_TOO = lexicon.words("He She It You")  # "said He Jianxiong"
_VERBS_TOO = lexicon.words("Will May")
_GIVEN_TOO = lexicon.words("April June July August")  # months
_HEADLINE = 4  # words; what stands among so many, and is no name's, is a headline's
_SHOUTED, _SURELY_SHOUTED = 3, 4  # words all in capitals
_HEADLINE_WORDS = lexicon.words(
    """
    The Of On To How Why Is Are Was Were Be Says Said Would Could Should Over Into Against With For From Your His Her
    It As But And At That By A An About After Before Like Than Who What When Where While If Not Has Have Had Do Does Did
    """
)


def inner_part(text: str, tokens: list[Token], lowered: frozenset[str]) -> list[Token]:
    """The tokens of a run without a sentence's first words and without dates at its end."""
    while tokens and _NO_WORD.fullmatch(tokens[0][1]) is not None:
        tokens = tokens[1:]
    while tokens and _NO_WORD.fullmatch(tokens[-1][1]) is not None:
        tokens = tokens[:-1]
    tokens = _without_first_words(text, _last_part(tokens), lowered)
    return tokens[: _last_undated(text, tokens)]


def _last_part(tokens: list[Token]) -> list[Token]:
    """ "… in the U.S. While Clinton", "Los Angeles-area Sanders": what only looks like one run."""
    for position in range(len(tokens) - 1, 0, -1):
        before, word = tokens[position - 1][1], tokens[position][1]
        if _ADJECTIVE.search(before):
            return tokens[position:]
        if before.endswith(".") and word in lexicon.STARTERS and before not in lexicon.TITLES and len(before) > 2:
            return tokens[position:]
    return tokens


def _without_first_words(text: str, tokens: list[Token], lowered: frozenset[str]) -> list[Token]:
    if not tokens or _bears_a_common_word(text, tokens):
        return tokens
    opens = opens_sentence(text, tokens[0][0].start)
    first, size = 0, len(tokens)
    words = [word for _, word in tokens]
    while first < size and (_is_no_name(words, first, opens, lowered) or _is_dated_month(text, tokens[first])):
        first += 1
        opens = opens and first == size
    return tokens[first:]


def _is_dated_month(text: str, token: Token) -> bool:
    """ "In April Doe said": a month, though somebody may be called so."""
    start = token[0].start
    return token[1] in _GIVEN_TOO and _SURELY_DATED.search(text, max(0, start - 8), start) is not None


def _bears_a_common_word(text: str, tokens: Sequence[Token]) -> bool:
    """ "He Jianxiong said", "Will Doe told": a pronoun, a verb or a month that a verb of saying shows to be a name."""
    (span, word), end = tokens[0], tokens[-1][0].end
    if len(tokens) < 2 or not (word in _SURNAMES_TOO or word in _VERBS_TOO or word in _GIVEN_TOO):
        return False
    if tokens[1][1] in lexicon.STARTERS or _is_date(tokens[1][1]):
        return False
    if opens_sentence(text, span.start):
        return SPEAKS.match(text, end) is not None
    if word in _GIVEN_TOO and (tokens[1][1].isupper() or tokens[1][1] in lexicon.ORGANISATION_WORDS):
        return False
    return word in _SURNAMES_TOO or _DATED.search(text, max(0, span.start - 8), span.start) is None


def _last_undated(text: str, tokens: Sequence[Token]) -> int:
    """How many tokens there are before the dates at their end, and before a sentence that begins there."""
    size = len(tokens)
    if size == 1 and tokens[-1][1] in _NUMBERED and _DAY.match(text, tokens[-1][0].end):
        size -= 1  # "Year 10 pupil Jane Doe"
    if size > 1 and (tokens[-1][1] in _NEVER_NAMES) and _GOES_ON.match(text, tokens[-1][0].end):
        size -= 1
    while size and _is_date(tokens[size - 1][1]) and not _ends_name(text, tokens, size):
        size -= 1
    if size > 2 and tokens[size - 1][1] in proper_names.POSTNOMINALS and tokens[0][1] in proper_names.GIVEN:
        size -= 1
    while size and tokens[size - 1][1] in _JOINS:
        size -= 1  # "the White House on | Monday"
    return size


def _ends_name(text: str, tokens: Sequence[Token], size: int) -> bool:
    """Whether the last of the first `size` tokens, a month that is a surname as well, ends a name: "Jane May"."""
    if size < 2 or tokens[size - 1][1] not in proper_names.DATED_SURNAMES:
        return False
    (first, _), (last, _), before = tokens[0], tokens[size - 1], tokens[size - 2][1]
    if _DAY.match(text, last.end):
        return False
    if before in lexicon.TITLES or before in proper_names.GIVEN:
        return True
    return is_spoken(text, Span(first.start, last.end)) and before not in lexicon.STARTERS


def is_spoken(text: str, run: Span) -> bool:
    """Whether a verb of saying stands beside a run of words."""
    if SPEAKS.match(text, run.end) is not None:
        return True
    return _SPOKEN_BEFORE.search(text, max(0, run.start - _SPOKEN_REACH), run.start) is not None


def is_headline(tokens: Sequence[Token]) -> bool:
    """Words that a headline writes large, among others that are no name's."""
    words = [word for _, word in tokens]
    if len(words) >= _SHOUTED and all(w.isupper() and "." not in w for w in words):
        return len(words) >= _SURELY_SHOUTED or words[0].capitalize() not in proper_names.GIVEN
    if len(words) < _HEADLINE or words[0] in lexicon.ORGANISATION_HEADS:
        return False
    return any(w in _HEADLINE_WORDS or (w.isupper() and w.capitalize() in _HEADLINE_WORDS) for w in words[1:])


def is_dateline(text: str, run: Span) -> bool:
    """ "HARARE – The union …": where a report comes from, in capitals at the start of a line, before a dash."""
    opens = run.start == 0 or text[run.start - 1] == "\n"
    return opens and run.of(text).isupper() and _DATELINE.match(text, run.end) is not None


def _is_date(word: str) -> bool:
    return word.rstrip(".") in proper_names.CALENDAR


def _is_no_name(words: Sequence[str], first: int, opens: bool, lowered: frozenset[str]) -> bool:
    """Whether the word at `first` only opens a sentence."""
    word, length = words[first], len(words) - first
    if length > 1 and word in proper_names.GIVEN and word not in lexicon.STARTERS:
        return False  # "Jan Egeland", "April Ryan"
    if _is_date(word) or word in _NEVER_NAMES or (word in lexicon.STARTERS and (opens or length == 1)):
        return True
    if not opens or word in lexicon.ROLES or word in proper_names.GIVEN:
        return False
    if length > 1 and word.endswith("ing") and words[first + 1] in proper_names.GIVEN:
        return True  # "Using Jane Doe's words"
    if word.lower() not in lowered:
        return False
    adverb = word.endswith(("ly", "ing")) and length > 1
    return adverb or (word not in lexicon.ORGANISATION_WORDS and word not in proper_names.DEMONYMS)


def opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    return _SENTENCE_BEFORE.search(before) is not None and _GOES_ON_BEHIND.search(before) is None
