"""The endings of names that are looked at; what else lies among the sources is no document."""

PLAIN = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
PAGES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht"})
_OTHERS = (
    ".pdf .docx .odt .rtf .epub .eml .mbox .vtt .srt .csv .tsv .jsonl .ndjson .json .xml .rss .atom"
    " .warc .zip .tar .tgz .gz .bz2 .xz .tbz2 .txz"
)
SUFFIXES = PLAIN | PAGES | frozenset(_OTHERS.split())
# Files that hold pictures, or many documents: these are longer than any text.
LARGE = frozenset(".pdf .docx .odt .epub .mbox .warc .zip .tar .tgz .gz .bz2 .xz .tbz2 .txz".split())


def unread_kind(suffix: str) -> str:
    """Why a file of another ending is refused."""
    return f"files of the kind {suffix} are not read: docs/coverage.md lists those that are"
