"""From a row to its article: the text of its best column, without what an export put into it."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ....text.document import WarningKind
from ...article import Article, Fault, Metadata, Run, Unread
from ...reader import DocumentRefused
from ..traced import Traced, joined, merged
from .fields import is_stated, one_text, stated_in
from .names import ABSTRACTS, EXPECTED, LEAD, MARKDOWN, TEXTS, plain_name

TEXT_LIMIT = 4_000_000  # characters; a book has 1 to 3 million
# Maps of a row that hold its own fields.
_INNER = frozenset({"_source", "fields", "attributes", "thread", "article", "node", "document", "data", "metadata"})
_CUT = re.compile(r"(?:…|\.{3})?\s{0,10}\[\+?\d{1,9} chars\]\s{0,100}\Z")
_HTML = re.compile(
    r"</?(?:p|br|div|a|em|strong|b|i|u|span|h[1-6]|ul|ol|li|blockquote|figure|img|article|section|table|tr|td|iframe"
    r"|script|style)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\((?:https?://|/|#|mailto:)[^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,600}(?<=\S)\*\*(?![*\w])|^#{1,6}[ \t]+[^\W\d_]",
    re.MULTILINE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,10}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});", re.ASCII)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n")
_HALF = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"\s*https?://\S+\s*\Z")
_TAIL = 200  # characters, in which the mark of a cut stands

Trace = Callable[[str, str], Traced]
"""What leads a column's text back to the file, by the column's name and the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """`values` as JSON has them, by the names of their columns."""

    values: Mapping[str, Any]
    trace: Trace


def holds_text(names: Iterable[str]) -> bool:
    """Whether one of the columns may hold articles' texts."""
    return not {*TEXTS, *ABSTRACTS}.isdisjoint(map(plain_name, names))


def member_of(row: Row) -> Article | Unread:
    values = flat(row.values)
    columns: dict[str, str] = {}
    for name in values:
        columns.setdefault(plain_name(name), name)
    named = [columns[plain] for plain in TEXTS if plain in columns]
    texts = [(name, text) for name in named if (text := _words(values[name])) is not None]
    whole = [found for found in texts if not _CUT.search(found[1][-_TAIL:])]
    metadata = stated_in(values)
    for column, text in (whole or texts)[:1]:
        lead = _lead(values, columns) if plain_name(column) == "td" else None
        return _article(row, column, text, metadata, lead)
    for plain in ABSTRACTS:
        if (column := columns.get(plain, "")) and (abstract := _words(values[column])):
            fault = Fault(WarningKind.PART, "only its abstract is in the table: put the article's text there")
            return _article(row, column, abstract, replace(metadata, faults=(*metadata.faults, fault)))
    return Unread(_textless(metadata))


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """With what stands in maps beside the row's own, which count first."""
    return _flat(_flat(values))


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in values.items() if not _is_inner(name, value)}
    for name, inner in values.items():
        if isinstance(inner, Mapping):
            for below, value in inner.items():
                found.setdefault(below if _is_inner(name, inner) else f"{name}.{below}", value)
    return found


def _is_inner(name: str, value: Any) -> bool:
    return isinstance(value, Mapping) and name.lower() in _INNER


def _words(value: Any) -> str | None:
    text = one_text(value)
    if text is None or not is_stated(text) or _ADDRESS.match(text[:2000]):
        return None
    return text if any(character.isalpha() for character in text) else None


def _lead(values: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[str, str] | None:
    name = columns.get(LEAD)
    text = None if name is None else _words(values[name])
    return None if name is None or text is None else (name, text)


def _textless(metadata: Metadata) -> str:
    about = "it has a headline but no text" if metadata.title else "it has no text"
    return f"{about}: put the article's words into its column ({EXPECTED}), or remove the row"


def _article(
    row: Row, name: str, text: str, metadata: Metadata, lead: tuple[str, str] | None = None
) -> Article | Unread:
    if len(text) > TEXT_LIMIT:
        return Unread(f"its text is longer than {TEXT_LIMIT:,} characters: split it")
    if _HALF.search(text):
        return Unread("its text holds half a character (\\ud800 to \\udfff alone): export it again as UTF-8")
    words, was_cut = _uncut(row.trace(name, text))
    if was_cut:
        fault = Fault(WarningKind.PART, "its text is cut short by whoever exported it: put the whole article there")
        metadata = replace(metadata, faults=(*metadata.faults, fault))
    if plain_name(name) in MARKDOWN:
        return _article_of_markdown(words, metadata)
    if _HTML.search(words.text):
        return _article_of_html(words.text, metadata)
    if lead is not None:
        words = joined([row.trace(*lead).stripped(), words], "\n\n")
    if _MARKDOWN.search(words.text):
        return _article_of_markdown(words, metadata)
    words = _plain(words)
    if not words.text:
        return Unread(_textless(metadata))
    return Article(words.text, metadata=metadata, runs=words.runs)


def _uncut(words: Traced) -> tuple[Traced, bool]:
    """NewsAPI gives 200 characters and says how many more there are."""
    words = words.stripped()
    tail = max(0, len(words.text) - _TAIL)
    mark = _CUT.search(words.text, tail)
    return (words, False) if mark is None else (words.cut(0, mark.start()).stripped(), True)


def _plain(words: Traced) -> Traced:
    words = _with_breaks(words)
    if "&" in words.text:
        words = words.replaced(_ENTITY, lambda name: html.unescape(name[0]))
    return words.replaced(_UNSEEN, lambda _: "").stripped()


def _with_breaks(words: Traced) -> Traced:
    if "\n" not in words.text and "\\n\\n" in words.text:
        return words.replaced(_WRITTEN_BREAK, lambda _: "\n")
    return words


def _article_of_markdown(words: Traced, metadata: Metadata) -> Article | Unread:
    from ..markdown.article import article_of

    words = _with_breaks(words).replaced(_UNSEEN, lambda _: "").stripped()
    article = article_of(words.text, None)
    if not any(character.isalpha() for character in article.text):
        return Unread(f"its Markdown holds no words: put the article's words into its column ({EXPECTED})")
    return replace(article, metadata=metadata, runs=_led_back(article.runs, words))


def _led_back(runs: Iterable[Run], words: Traced) -> tuple[Run, ...]:
    """`runs` lead to `words`; these lead to the file."""
    return tuple(
        merged(
            Run(run.start + part.start, part.origin, part.length)
            for run in runs
            for part in words.cut(run.origin, run.origin + run.length).runs
        )
    )


def _article_of_html(text: str, metadata: Metadata) -> Article | Unread:
    from ..html.flow import flow_of

    try:
        flow = flow_of(text)
    except DocumentRefused as refused:
        return Unread(str(refused))
    if not flow.text.strip():
        return Unread(f"its HTML holds no words: put the article's words into its column ({EXPECTED})")
    return Article(flow.text, flow.layout, metadata)
