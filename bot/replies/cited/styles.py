"""Words and where they stand, in the style that was chosen, ready to be pasted."""

from bot.service.citation_style import CitationStyle

from .bibtex import bibtex_entry
from .cited import Cited, key_of
from .prose import apa, apa_place, chicago, mla, mla_place, plain, quoted
from .ris import ris_record

STYLE_NAMES = {
    CitationStyle.PLAIN: "plain",
    CitationStyle.APA: "APA",
    CitationStyle.MLA: "MLA",
    CitationStyle.CHICAGO: "Chicago",
    CitationStyle.BIBTEX: "BibTeX",
    CitationStyle.RIS: "RIS",
}


def in_style(style: CitationStyle, cited: Cited) -> str:
    words = quoted(cited.words or "")
    match style:
        case CitationStyle.APA:
            return f"{words} {apa_place(cited)}\n\n{apa(cited)}"
        case CitationStyle.MLA:
            return f"{words} {mla_place(cited)}\n\n{mla(cited)}"
        case CitationStyle.CHICAGO:
            return f"{words}\n\n{chicago(cited)}"
        case CitationStyle.BIBTEX:
            return bibtex_entry(key_of(cited), cited).rstrip()
        case CitationStyle.RIS:
            return ris_record(key_of(cited), cited).replace("\r\n", "\n").rstrip()
        case CitationStyle.PLAIN:
            speaker = f"{cited.named_speaker}\n" if cited.named_speaker else ""
            return f"{words}\n{speaker}{plain(cited)}"
