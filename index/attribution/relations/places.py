"""Which names only tell where or when: they say nothing."""

from ..names.mentions import Mention, ParsedSentence
from ..text import lexicon, proper_names

_AT = lexicon.words("in on at near from via across outside inside throughout")
# What may open a sentence; "to" and "for" may lead to whoever holds a view.
_LEADING = (lexicon.PREPOSITIONS - {"to", "for"}) | lexicon.words(
    """
    beyond after before behind outside inside near amid
    """
)
_TOPICS = lexicon.words("On About Re Regarding")  # "On Jane Doe: “…”"
_SILENT = proper_names.PLACES | proper_names.PLACE_OPENERS | proper_names.MEDIA


def is_where(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "In New Ohio", "on Facebook"; and "Iowa" in "Beyond Iowa, the union has said"."""
    if mention.name is None or mention.first == 0:
        return False
    words = sentence.words
    before = words[mention.first - 1].lower()
    if words[0] in _TOPICS and not sentence.cues and ":" in words[mention.last + 1 :]:
        return True
    if before in _LEADING and mention.first == 1 and words[mention.last + 1 : mention.last + 2] == (",",):
        return True
    return before in _AT and _SILENT.issuperset(mention.name.words)
