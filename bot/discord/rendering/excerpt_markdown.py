"""One excerpt as Discord markdown: who said it and how certain that is, outlet and day, the words, where they stand."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.replies.citation import citation_words, day_words, other_places, place_link
from bot.replies.reply import Place, Quoted
from bot.replies.shown_words import Run, ShownWords, shown_words
from bot.replies.wording import is_concluded, said_as, speaker_line
from bot.text_safety import visible
from retrieval import Citation

from .escaping import escape, inline, shortened

_LINE_LIMIT = 200  # characters of a title or of other places
_NAME_LIMIT = 100  # characters of a speaker, an author or an outlet
_AT_A_GLANCE = 80  # characters of either where room is short: two lines of a phone
_ALIKE_LIMIT = 60  # of a citation that another one is like


def quoted_texts(block: Quoted) -> tuple[str, str]:
    """Who said it, where and when, and the words; where exactly they stand, maybe nothing. Two texts, so that the
    second is not read as quoted."""
    head, foot = _cited(block)
    words = _words(shown_words(block.excerpt, block.room))
    return "\n".join(part for part in (_who(block), head, words) if part), foot


def _who(block: Quoted) -> str:
    excerpt, limit = block.excerpt, _name_limit(block)
    who = inline(shortened(speaker_line(excerpt), limit))
    who = who if is_concluded(excerpt) else f"**{who}**"
    named = said_as(excerpt)
    return f"{who} · {inline(shortened(named, limit))}" if named else who


def _cited(block: Quoted) -> tuple[str, str]:
    """Outlet and day, or what tells most in their place; and what else is known of the place, with a way there."""
    citation = _shortened(block.excerpt.citation, _line_limit(block), _name_limit(block))
    named_above = speaker_line(block.excerpt) != block.excerpt.speaker and citation.outlet
    day = day_words(citation.date) if citation.date is not None else None
    head = " · ".join(part for part in (None if named_above else citation.outlet, day) if part and part.strip())
    rest = citation_words(replace(citation, outlet=None, date=None))
    if not head:
        head, rest = rest or shortened(block.excerpt.document, _line_limit(block)), ""
    link = place_link(block.excerpt, block.reader)
    parts = (inline(rest), f"[open at the sentence]({link})" if link else "")
    lines = [" · ".join(part for part in parts if part), inline(_also(block))]
    return f"-# {inline(head)}", "\n".join(f"-# {line}" for line in lines if line)


def place_text(block: Place) -> str:
    """Outlet, day and title on one line, with a way there."""
    citation = _shortened(block.excerpt.citation, _ALIKE_LIMIT, _ALIKE_LIMIT)
    words = citation_words(replace(citation, author=None)) or shortened(block.excerpt.document, _NAME_LIMIT)
    link = place_link(block.excerpt, block.reader)
    return f"-# {inline(words)}{f' · [open at the sentence]({link})' if link else ''}"


def _shortened(citation: Citation, line: int, name: int) -> Citation:
    return replace(
        citation,
        title=shortened(citation.title or "", line) or None,
        outlet=shortened(citation.outlet or "", name) or None,
        author=shortened(citation.author or "", name) or None,
    )


def _also(block: Quoted) -> str:
    also = [_place(*place) for place in other_places(block.excerpt, paragraph=False)]
    return f"also in {shortened('; '.join(also), _line_limit(block))}" if also else ""


def _place(words: str, name: str | None) -> str:
    """With the name within what the line has room for, as it is what tells the place."""
    return words if name is None else f"{shortened(words, _ALIKE_LIMIT)} · {shortened(name, _NAME_LIMIT)}"


def _line_limit(block: Quoted) -> int:
    return _LINE_LIMIT if block.room is None else _AT_A_GLANCE


def _name_limit(block: Quoted) -> int:
    return _NAME_LIMIT if block.room is None else _AT_A_GLANCE


def _words(shown: ShownWords) -> str:
    """The speaker's words as a block quotation, the paper's beside them in small print; in one block where a sentence
    is of both."""
    parts = _lines_apart(shown.runs) if shown.apart else [quoted_block(shown.runs)]
    parts = [part for part in parts if part]
    if parts and not shown.begins:
        parts[0] = f"{parts[0][:2]}… {parts[0][2:]}" if parts[0].startswith("> ") else parts[0]
    if parts and not shown.ends:
        parts[-1] = f"{parts[-1]} …"
    return "\n".join(parts)


def _lines_apart(runs: Sequence[Run]) -> list[str]:
    parts: list[str] = []
    own: list[Run] = []
    for run in runs:
        if run.own:
            own.append(run)
        elif run.text.strip():
            parts += [
                quoted_block(own),
                *(f"-# {inline(line)}" for line in visible(run.text).split("\n") if inline(line)),
            ]
            own = []
        else:
            own.append(run)
    return [*parts, quoted_block(own)]


def quoted_block(runs: Sequence[Run]) -> str:
    """Every line marked, none empty of its mark; what answers in bold."""
    texts = ["", *(visible(run.text) for run in runs), ""]
    shown = [
        _run(texts[n], bold=run.answering and _can_be_bold(texts[n - 1], texts[n], texts[n + 1]))
        for n, run in enumerate(runs, 1)
    ]
    lines = "".join(shown).split("\n")
    return "\n".join(f"> {line.strip()}" for line in lines if line.strip())


def _can_be_bold(before: str, words: str, after: str) -> bool:
    """Not where a mark at their edge stands against a letter outside: some readers of markdown see no format there."""
    return (_is_open(before[-1:]) or not _is_open(words[:1])) and (_is_open(after[:1]) or not _is_open(words[-1:]))


def _is_open(letter: str) -> bool:
    """True of a mark, of a blank, and where there is none."""
    return not letter or letter.isspace() or unicodedata.category(letter)[0] in "PS"


def _run(text: str, *, bold: bool) -> str:
    return "\n".join(_line(line, bold=bold) for line in text.split("\n"))


def _line(line: str, *, bold: bool) -> str:
    """The blanks at both ends kept outside of the bold, as they stand between what comes before and after."""
    words = line.strip()
    if not words:
        return " " if line else ""
    shown = f"**{escape(words)}**" if bold else escape(words)
    return f"{' ' if line[:1].isspace() else ''}{shown}{' ' if line[-1:].isspace() else ''}"
