"""What an office is for, before whoever holds it: "Secretary of State Jane Doe", "ambassador to Britain Jane Doe"."""

import re
from collections.abc import Sequence

from ..text import lexicon, proper_names
from .run_edges import Token

# Whose office goes on with what it is for, or where to.
HELD = lexicon.words("Secretary Minister Chief Chancellor Ambassador Envoy Leader")
# Whose office goes on with where it is.
SEATED = lexicon.words(
    """
    Archbishop Bishop Duke Duchess Earl Countess Marquess Prince Princess King Queen Emperor Sultan Emir Mayor Governor
    Sheriff Dean Provost
    """
)
_BEFORE_SEAT = lexicon.STARTERS | lexicon.words("Lord Lady Crown Grand Emeritus Deputy Lieutenant")
_PORTFOLIO = rf"(?:(?:{lexicon.any_of(lexicon.PORTFOLIOS)}),? )"
_BEFORE = re.compile(
    r"\b([Ss]ecretary|[Mm]inister|[Cc]hief|[Cc]hancellor|[Aa]mbassador|[Ee]nvoy|[Ll]eader) "
    rf"(?:of|for|to) (?:the )?(?:{_PORTFOLIO}+and )?\Z"
)
_MOST_TITLES = 4  # words before an office with its seat, and itself
_REACH = 60  # characters, "secretary of Health, Education and "
_SENT_TO = re.compile(r"\b(?:to|of|in|from|for) (?:the )?\Z")
_LINKED = ("of ", "for ", "to ", "the ", "and ")
_LINKS = lexicon.words("of for to")


def office_end(tokens: Sequence[Token]) -> int:
    """How many of the tokens are an office with what it is for, and what stands before it; 0 where none is told."""
    seat = _seat(tokens)
    for position in range(len(tokens) - 2):
        if position == seat and tokens[position + 1][1] == "of":
            return _seat_end(tokens, position + 2)
        if tokens[position][1] in HELD and tokens[position + 1][1] in _LINKS:
            first = position + (3 if tokens[position + 2][1] == "the" else 2)
            while first < len(tokens) and is_portfolio(tokens[first][1]):
                first += 1
            party = first < len(tokens) and tokens[first][1] in lexicon.ORGANISATION_WORDS
            return 0 if party else first  # "Secretary of the Labour Party"
    return 0


def opens_with_seat(words: Sequence[str]) -> bool:
    """Whether the words are an office that goes on with where it is, and its titles: a "King" behind another name is a
    surname."""
    return bool(words) and words[-1] in SEATED and all(w in lexicon.TITLES or w in _BEFORE_SEAT for w in words[:-1])


def _seat(tokens: Sequence[Token]) -> int:
    """Where an office stands that goes on with where it is; -1 where none opens the run."""
    words = [word for _, word in tokens[:_MOST_TITLES]]
    return next((at for at in range(len(words)) if opens_with_seat(words[: at + 1])), -1)


def _seat_end(tokens: Sequence[Token], first: int) -> int:
    """Behind "Canterbury" of "Archbishop of Canterbury", "New York" of "Governor of New York"; 0 where it is an
    institution's, "Governor of the Bank of England"."""
    first += tokens[first][1] == "the"
    if tokens[first][1] in lexicon.ORGANISATION_WORDS:
        return 0
    while first < len(tokens) - 1 and tokens[first][1] in proper_names.PLACE_OPENERS:
        first += 1
    return first + 1


def office_before(text: str, start: int) -> str | None:
    """The title that ends before `start` with what it is for, or goes on there."""
    if not text.endswith(_LINKED, 0, start):
        return None
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return None if before is None else before.group(1)


def without_portfolios(tokens: list[Token]) -> list[Token]:
    first = 0
    while first < len(tokens) and is_portfolio(tokens[first][1]):
        first += 1
    return tokens[first:]


def without_place(text: str, tokens: list[Token]) -> list[Token]:
    """Without a country that only stands before a full name: "… in Britain Jane Doe"."""
    words = [word for _, word in tokens]
    if len(words) < 3 or words[0] not in proper_names.PLACES or words[0] in proper_names.GIVEN:
        return tokens
    start = tokens[0][0].start
    if _SENT_TO.search(text, max(0, start - 12), start) is None:
        return tokens
    return tokens if any(is_of_place(w) or w in lexicon.ORGANISATION_WORDS for w in words[1:]) else tokens[1:]


def is_of_place(word: str) -> bool:
    return word in proper_names.PLACE_HINTS or word in proper_names.PLACES


def is_portfolio(word: str) -> bool:
    word = word.rstrip(",")
    return word == "and" or word in lexicon.PORTFOLIOS or word in proper_names.PLACES
