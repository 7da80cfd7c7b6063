"""How whole folders of articles are read, as people have them: some ten seconds for a thousand posts.

    python -m bench.coverage.folders FOLDER … [--misses]

Reads every file of each folder as indexing would and counts what its owner would see: what is refused and warned of,
days and titles that are known, authors that are no names, quotations whose words look like markup, and paragraphs that
do. A day counts as stated where the front matter has a whole one in a field of that name, or the file's path does. What
looks like markup may be words: --misses shows each, to be read by hand. An address in the words is none, as a page
shows it too: it is counted apart.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.arguments import create_parser
from index.ingest.analysis import Analysis, analyse
from index.ingest.doubts import doubts_of
from index.ingest.folder.source_folder import SourceFolder
from index.ingest.source import DocumentRefused, SourceFile, read_source
from index.text.document import Document, Refusal, Span
from index.text.structure import ParagraphKind

_ELEMENTS = (
    "a|abbr|article|aside|b|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|footer|h[1-6]"
    "|header|hr|i|iframe|img|ins|li|link|main|mark|nav|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub"
    "|summary|sup|svg|table|tbody|td|th|thead|time|tr|tt|u|ul|video"
)
MARKS = {
    "](": r"\]\(",
    "[[": r"\[\[|\]\]",
    "[x][y]": r"\]\[",
    "![": r"!\[",
    "**": r"(?<!\*)\*{2,4}(?!\*)|(?<![\w*])__(?=[A-Za-z])(?!\w+__)|(?<=[A-Za-z.!?])__(?!\w)",
    "*": r"(?<![\w*])\*\w[^*\n]*\w\*(?![\w*])",
    "`": r"`",
    "~~": r"~~|(?<![=\w])==(?=\w)",
    "{{": r"\{\{|\}\}|\{%|%\}|<%|%>",
    "{:": r"\{[:.#][\w: .-]|\{/\*",
    ":::": r":::|^!!! ",
    "&;": r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});",
    "<tag": rf"</?(?:{_ELEMENTS})(?:\s[^<>\n]*)?/?>|<[A-Za-z]\w*\s[^<>\n]*=[^<>\n]*>|<!--",
    "[code": r"\[/?(?:caption|gallery|embed|code|youtube|video|audio|vc_\w+|et_pb_\w+)\b",
    "[^": r"\[\^[^\]\s]+\]",
    "|-": r"\|[ \t]*:?-{2,}:?[ \t]*\||^\|.*\|$",
    "#": r"^#{1,6}\s|^>",
    "\\": r"\\[\"'*_\[\]#`()!.-]",
}
_ADDRESS = re.compile(r"https?://")
_MARK = re.compile("|".join(f"(?P<_{number}>{form})" for number, form in enumerate(MARKS.values())), re.MULTILINE)
_ODD_AUTHOR = re.compile(r"[@/_<>{}\[\]|\d]|^[^A-ZÀ-Þ]*$")  # an address or a handle, or without a capital
_HEAD = 4_000  # characters of a file that a day may be stated in
_DAY = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{8}\b|\w+\.? \d{1,2},? \d{4}|\d{1,2} \w+ \d{4})"
_STATED_DAY = re.compile(
    rf"^[ ]*\"?(?:\w*date|published\w*|pubdate|publish\w*)\"?[ \t]*[:=][ \t]*[\"']?(?:\w+, )?{_DAY}", re.M | re.I
)
_NO_DAY_OF_IT = re.compile(r"^[ ]*\"?\w*(?:mod|upd|edit|expi|end|start|event|retire|review|unpublish)\w*", re.I)
_DAY_IN_PATH = re.compile(r"(?:\A|/)\d{4}([-/])\d{2}\1\d{2}(?=[-_. /])")
_SHOWN = 120  # characters of a miss


@dataclass(slots=True)
class Figures:
    """What came of one folder; `misses` are whole lines."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    warned: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, help="read every file below it")
    parser.add_argument("--misses", action="store_true", help="show each of what is counted as wrong")
    arguments = parser.parse_args()
    if not arguments.folders:
        print("no folder is named: FOLDERS='DIR …'")
        return
    found = {folder.resolve().name: figures_of(folder.resolve()) for folder in arguments.folders}
    tell(found)
    for name, figures in found.items() if arguments.misses else ():
        print(f"\n{name}", *figures.misses, sep="\n  ")


def figures_of(folder: Path) -> Figures:
    figures = Figures()
    sources = SourceFolder(folder)
    for path in sources.paths():
        figures.counts["files"] += 1
        match sources.read(path):
            case SourceFile() as source:
                _count_file(source, figures)
            case Refusal(key, why):
                _refuse(key, why, figures)
            case unreadable:
                _refuse(unreadable.refusal.document, unreadable.refusal.why, figures)
    return figures


def _count_file(source: SourceFile, figures: Figures) -> None:
    try:
        documents = read_source(source).documents
    except DocumentRefused as refused:
        _refuse(source.key, str(refused), figures)
        return
    for document in documents:
        _count_stated(document, source, figures)
        analysis = analyse(document)
        for warning in (*document.warnings, *doubts_of(analysis)):
            figures.warned[warning.kind.value] += 1
            figures.misses.append(f"warned: {document.key}: {warning.what}")
        _count_words(analysis, figures)


def _refuse(key: str, why: str, figures: Figures) -> None:
    figures.counts["refused"] += 1
    figures.refused[why.partition(":")[0].partition(" (")[0]] += 1
    figures.misses.append(f"refused: {key}: {why}")


def _count_stated(document: Document, source: SourceFile, figures: Figures) -> None:
    figures.counts["documents"] += 1
    stated = states_day(source)
    figures.counts["days stated"] += stated
    figures.counts["of these known"] += stated and document.date is not None
    figures.counts["days known"] += document.date is not None
    if stated and document.date is None:
        figures.misses.append(f"no date: {document.key}")
    if document.title is None:
        figures.counts["titles missing"] += 1
        figures.misses.append(f"no title: {document.key}")
    if document.author is not None:
        figures.counts["authors"] += 1
        if _ODD_AUTHOR.search(document.author):
            figures.counts["authors odd"] += 1
            figures.misses.append(f"author: {document.key}: {document.author}")


def states_day(source: SourceFile) -> bool:
    """By the file alone, without what reads it."""
    if _DAY_IN_PATH.search(source.key):
        return True
    head = source.data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff\r\n \t").replace("\r\n", "\n")
    if not head.startswith(("---", "+++", "{", "Title", "title")):
        return False
    matter = re.split(r"^(?:---|\+\+\+|\}|[ \t]*)\r?$", head.partition("\n")[2], maxsplit=1, flags=re.M)[0]
    return any(not _NO_DAY_OF_IT.match(line[0]) for line in _STATED_DAY.finditer(matter))


def _count_words(analysis: Analysis, figures: Figures) -> None:
    document = analysis.document
    for quotation in analysis.attribution.quotations:
        figures.counts["quotations"] += 1
        named = None if quotation.speaker is None else analysis.attribution.speakers[quotation.speaker].name
        figures.counts["with a speaker"] += named is not None
        _look("quotation", quotation.span, document, figures)
    for paragraph in analysis.structure.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            figures.counts["paragraphs"] += 1
            _look("paragraph", paragraph.span, document, figures)
    for speaker in analysis.attribution.speakers:
        if (mark := mark_in(speaker.name)) is not None:
            figures.counts["speakers marked"] += 1
            figures.misses.append(f"speaker {mark}: {document.key}: {speaker.name}")


def _look(what: str, span: Span, document: Document, figures: Figures) -> None:
    words = _without_code(span, document)
    figures.counts[f"{what}s, addresses"] += _ADDRESS.search(words) is not None
    if (mark := mark_in(words)) is None:
        return
    figures.counts[f"{what}s marked"] += 1
    figures.marks[f"{what[0]} {mark}"] += 1
    found = _MARK.search(words)
    place = 0 if found is None else found.start()
    shown = " ".join(words[max(0, place - _SHOWN // 2) : place + _SHOWN].split())
    figures.misses.append(f"{what} {mark}: {document.key}: {shown}")


def mark_in(words: str) -> str | None:
    """The first of what looks like markup."""
    found = _MARK.search(words)
    return None if found is None else list(MARKS)[int((found.lastgroup or "_0")[1:])]


def _without_code(span: Span, document: Document) -> str:
    """Where a program's words are shown, nothing is markup."""
    words = span.of(document.text)
    for code in () if document.layout is None else document.layout.code:
        if span.covers(code):
            start = code.start - span.start
            words = words[:start] + "‡" * len(code) + words[start + len(code) :]
    return words


_ROWS = (
    *("files", "documents", "refused", "days stated", "of these known", "days known", "titles missing", "authors"),
    *("authors odd", "quotations", "with a speaker", "quotations, addresses", "quotations marked", "speakers marked"),
    *("paragraphs", "paragraphs, addresses", "paragraphs marked"),
)


def tell(found: dict[str, Figures]) -> None:
    width = max(12, *(len(name) + 2 for name in found))
    print(f"{'':34}" + "".join(f"{name:>{width}}" for name in found))
    for row in _ROWS:
        print(f"{row:34}" + "".join(f"{figures.counts[row]:>{width},}" for figures in found.values()))
    for title, kinds in (("refused", "refused"), ("warned", "warned"), ("marked", "marks")):
        for kind in _kinds(found, kinds):
            shown = "".join(f"{getattr(figures, kinds)[kind]:>{width},}" for figures in found.values())
            print(f"  {title}: {kind[:22]:22}"[:34].ljust(34) + shown)


def _kinds(found: dict[str, Figures], kinds: str) -> Iterator[str]:
    counted: Counter[str] = sum((getattr(figures, kinds) for figures in found.values()), Counter())
    yield from (kind for kind, _ in counted.most_common())


if __name__ == "__main__":
    main()
