"""Who said it and where, in one line: what a list of items shows of each."""

from bot.replies.wording import AS_READ
from index import Certainty

from .cited import Cited

CHANNELS = {
    "answers": ("Answers of the coverage", "Words of the coverage that answer what was asked."),
    "quotations": ("Quotations of the coverage", "What was said in the coverage, word for word, and by whom."),
    "alerts": ("Alerts of the coverage", "New words of the coverage that somebody asked to be told of."),
    "sources": ("Documents of the coverage", "The documents that answers are taken from."),
}


def headline(cited: Cited) -> str:
    """ "Ana Roe, The Post", with who speaks as far as the document says it; a document by its title."""
    citation = cited.citation
    title = citation.title or cited.document
    if cited.words is None:
        return f"{title}, {citation.outlet}" if citation.outlet else title
    if cited.speaker is None:
        return f"{citation.outlet or 'The article'} reports: {title}"
    read = AS_READ if cited.certainty is Certainty.CONCLUDED else ""
    return f"{cited.speaker}{read}, {citation.outlet or title}"
