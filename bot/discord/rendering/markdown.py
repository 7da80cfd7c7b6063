"""The parts of a reply as Discord markdown, every foreign character escaped."""

import re

from bot.replies.citation import web_link
from bot.replies.reply import (
    Block,
    BodyText,
    Copyable,
    Entry,
    Fact,
    Note,
    PersonsWords,
    Place,
    Quoted,
    ShownParagraph,
    WordChange,
)
from bot.replies.wording import moderators_line
from bot.text_safety import visible

from .escaping import escape, inline, shortened, units
from .excerpt_markdown import place_text, quoted_texts

_LINE_LIMIT = 200  # characters of a title, a description or a reason
_BESIDE_ANOTHER = re.compile("`(?=`)")
_APART = "`\u200b"
_COPYABLE_LIMIT = 3_300  # characters; what is longer does not fit a message


def block_text(block: Block) -> str:
    """One block as markdown, every foreign character escaped; empty where it shows nothing."""
    match block:
        case BodyText(text):
            return escape(text)
        case Note(text):
            return f"-# {inline(text)}" if inline(text) else ""
        case Fact(label, value):
            return f"**{inline(label)}** {inline(shortened(value, _LINE_LIMIT))}"
        case Entry(title, detail, _, link):
            line = f"**{inline(shortened(title, _LINE_LIMIT)) or '—'}**"
            below = inline(shortened(detail, _LINE_LIMIT)) + (f" · [open]({link})" if link else "")
            return f"{line}\n-# {below}" if below else line
        case WordChange(claimed, found, lost):
            changed = _change(claimed, found)
            return f"{changed} ({inline(lost)})" if lost and changed else changed
        case Place():
            return place_text(block)
        case Copyable(text):
            return _code_block(text)
        case PersonsWords():
            return _persons_words(block)
        case ShownParagraph():
            return _paragraph(block)
        case Quoted():
            return "\n".join(text for text in quoted_texts(block) if text)


def _code_block(text: str) -> str:
    """A phone copies all of it with one press. Three back quotes would end it, so none stand beside each other."""
    return f"```\n{_BESIDE_ANOTHER.sub(_APART, visible(shortened(text, _COPYABLE_LIMIT)))}\n```"


def _persons_words(block: PersonsWords) -> str:
    """In no block quotation and no bold, which words of the coverage have."""
    link = web_link(block.link or "")
    lines = (f"-# {inline(moderators_line(block.by))}", escape(block.text.strip()), f"[link]({link})" if link else "")
    return "\n".join(line for line in lines if line)


def _change(claimed: str, found: str) -> str:
    claimed, found = (inline(shortened(words, _LINE_LIMIT)) for words in (claimed, found))
    if not claimed:
        return f"left out: **{found}**" if found else ""
    if not found:
        return f"put in: ~~{claimed}~~"
    return f"~~{claimed}~~ → **{found}**"


def _paragraph(block: ShownParagraph) -> str:
    if block.heading:
        return f"**{inline(block.text)}**" if inline(block.text) else ""
    text = _with_marks(block)
    return f"-# ¶ {block.number}\n{text}" if text and block.number is not None else text


def _with_marks(block: ShownParagraph) -> str:
    """The paragraph line by line, marked words in bold."""
    shown, position = "", 0
    for mark in block.marked:
        shown += _lines(block.text[position : mark.start]) + _bold(mark.of(block.text))
        position = mark.end
    return (shown + _lines(block.text[position:])).strip()


def _lines(text: str) -> str:
    """Escaped, with the blanks at both ends kept: they stand between what comes before and after."""
    return "\n".join(" ".join(escape(line).split(" ")) for line in visible(text).split("\n"))


def _bold(text: str) -> str:
    lines = (line.strip() for line in visible(text).split("\n"))
    return "\n".join(f"**{escape(line)}**" for line in lines if line)


def cut_to(text: str, room: int) -> str:
    """`text` within `room`: cut between lines, then marked as cut; never inside an escape or a link."""
    if units(text) <= room:
        return text
    kept = ""
    for line in text.split("\n"):
        if units(kept) + units(line) + 2 > room:
            break
        kept += line + "\n"
    return f"{kept}…" if kept else ""
