"""The styles that a citation can be copied in; the values are kept in the bot's memory."""

from enum import StrEnum


class CitationStyle(StrEnum):
    PLAIN = "plain"
    APA = "apa"
    MLA = "mla"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    RIS = "ris"
