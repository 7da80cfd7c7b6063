"""Which nouns are said of one person or of several: occupations, ages, nationalities."""

from . import lexicon, proper_names


def is_person_noun(noun: str) -> bool:
    """In lower case: "driver", "34-year-old", "belgian"."""
    return noun in lexicon.PERSON_NOUNS or noun.endswith("-year-old") or noun.capitalize() in proper_names.DEMONYMS
