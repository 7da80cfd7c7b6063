"""Which language a text is in: English by its commonest words, any other by py3langid's table.

The table (97 languages; Lui and Baldwin 2012) takes a second to load and is not loaded for English.
"""

from collections.abc import Callable
from functools import lru_cache

from .folding import fold, folded_words

ENGLISH = "en"
# The commonest words of English prose that are words of no other large language of the Latin alphabet.
_COMMON = frozenset("the of and that is was for with said he it his they have this from which has were would".split())
_SHARE = 0.12  # of a text's words; English articles have 0.25, others at most 0.04
_LATIN = "\u024f"  # the last letter of the Latin alphabet and its extensions
_FEWEST = 40  # words that tell the language of a text
_FEWEST_ENGLISH = 12  # words; fewer may be a line of any language
_ENOUGH = 4_000  # characters of a text that are looked at
_SURE_OF_QUESTION = 0.6  # of three words or more; English ones get at most 0.3 for another language
_QUESTION_WORDS = 3
_ASKING = frozenset("what who how did does do say said says about why when where which explain the on".split())
_SURE = 0.8  # probability; articles have 1.0, lists of names less

_NAMES = """
    ar Arabic bg Bulgarian bn Bengali bs Bosnian ca Catalan cs Czech cy Welsh da Danish de German el Greek en
    English es Spanish et Estonian eu Basque fa Persian fi Finnish fr French ga Irish gl Galician he Hebrew hi Hindi
    hr Croatian hu Hungarian id Indonesian is Icelandic it Italian ja Japanese ka Georgian ko Korean lt Lithuanian
    lv Latvian mk Macedonian ms Malay mt Maltese nb Norwegian nl Dutch nn Norwegian no Norwegian pl Polish pt
    Portuguese ro Romanian ru Russian sk Slovak sl Slovenian sq Albanian sr Serbian sv Swedish sw Swahili ta Tamil
    th Thai tl Tagalog tr Turkish uk Ukrainian ur Urdu vi Vietnamese zh Chinese
""".split()


def language_name(language: str) -> str:
    """In English, of an ISO 639-1 code or a tag that begins with one; what is not known is called as it is."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return dict(zip(_NAMES[::2], _NAMES[1::2], strict=True)).get(code, language)


def language_of(text: str, front: int = 0) -> str | None:
    """ISO 639-1, as "en" or "fr", of `text[front:]`; None where it is too short or looks like none."""
    sample = text[front : front + _ENOUGH]
    words = folded_words(fold(sample))
    if len(words) >= _FEWEST_ENGLISH and sum(word in _COMMON for word in words) >= _SHARE * len(words):
        return ENGLISH
    # Chinese and Japanese have no blanks between words.
    enough = len(words) >= _FEWEST or sum(c > _LATIN and c.isalpha() for c in sample) >= 2 * _FEWEST
    return _classified(sample, _SURE) if enough else None


def question_language(words: str) -> str | None:
    """The same of a question, which is short: None unless it is surely no English."""
    asked = folded_words(fold(words))
    if len(asked) < _QUESTION_WORDS or sum(word in _ASKING for word in asked) > 1:
        return None
    found = _classified(words, _SURE_OF_QUESTION)
    return None if found == ENGLISH else found


def is_english(language: str | None) -> bool:
    """Also of a language that is not known."""
    return language is None or language.lower().partition("-")[0].partition("_")[0] in (ENGLISH, "eng", "english")


def _classified(text: str, sure: float) -> str | None:
    language, probability = _classifier()(text)
    return str(language) if probability >= sure else None


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
