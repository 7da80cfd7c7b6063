"""A reply as Discord components (V2), within every limit that Discord sets on a message."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import discord

from bot.replies import at_a_glance
from bot.replies.reply import GLYPHS, ActionKind, Block, Note, Quoted, Reply, ShownParagraph, Tone

from .buttons import ActionButton
from .escaping import inline, shortened, units
from .excerpt_markdown import quoted_texts
from .markdown import block_text, cut_to
from .options import RenderOptions
from .reply_buttons import buttons_under, excerpt_buttons, has_own_buttons, page_buttons

TEXT_LIMIT = 4000  # UTF-16 units over all text of a message; a limit of Discord's
EXCERPTS_A_PAGE = 3  # what a phone shows in two screens, and well below the 40 components of a message
# Characters of words that a phone of 390 × 844 shows on one screen with all that stands around them, and how many of
# them each character of the question costs beyond its first lines (`make phone`).
_WORDS_AT_A_GLANCE = 600
_LEAST_WORDS = 250
_QUESTION_FREE = 80
_QUESTION_COST = 0.75
_HEADLINE_LIMIT = 250  # characters shown of a headline
_QUESTION_SHOWN = 500  # characters shown of a question; as many as one may have

_COLOURS = {
    Tone.ANSWER: 0x3B6FD4,
    Tone.SILENCE: 0x80848E,
    Tone.CONFIRMED: 0x2E8B57,
    Tone.DOUBTFUL: 0xD9A441,
    Tone.UNSETTLED: 0xD9A441,
    Tone.REFUTED: 0xC0392B,
    Tone.PLAIN: 0x4E5058,
    Tone.PROBLEM: 0xC0392B,
}
_DEFAULT = RenderOptions()
_GLYPHS = {**GLYPHS, Tone.PROBLEM: "⚠ "}


def render(reply: Reply, options: RenderOptions = _DEFAULT) -> discord.ui.LayoutView:
    """The page of the reply that `options` names, as a view to send."""
    if options.record and any(action.kind is ActionKind.MORE for action in reply.actions):
        reply = at_a_glance(reply, _words_room(reply, options))
    container = discord.ui.Container[discord.ui.LayoutView](accent_colour=_COLOURS[reply.tone])
    blocks, pages = page_of_blocks(reply, options.page)
    quotes = [block for block in blocks if isinstance(block, Quoted)]
    room = TEXT_LIMIT - 1
    rows = {quoted.target: excerpt_buttons(quoted, options) for quoted in quotes if has_own_buttons(reply, quotes)}
    beside = {button.custom_id for row in rows.values() for button in row}
    for texts, quoted in [*_head(reply, options), *_texts(blocks)]:
        if quoted and (quoted is not quotes[0] or _is_headed(reply)):
            container.add_item(discord.ui.Separator())
        for text in texts:
            if fitting := cut_to(text, room):
                container.add_item(discord.ui.TextDisplay(fitting))
                room -= units(fitting)
        if quoted and (beside_it := rows.pop(quoted.target, None)):
            container.add_item(_row(beside_it))
    under = [button for button in buttons_under(reply, options) if button.custom_id not in beside]
    for row in (*_rows(page_buttons(reply, options, pages)), *_rows(under)):
        container.add_item(row)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _words_room(reply: Reply, options: RenderOptions) -> int:
    asked = len(reply.question or "") if options.show_question else 0
    return max(_LEAST_WORDS, round(_WORDS_AT_A_GLANCE - _QUESTION_COST * max(0, asked - _QUESTION_FREE)))


def page_of_blocks(reply: Reply, page: int) -> tuple[tuple[Block, ...], int]:
    """The blocks of one page, and how many pages there are."""
    pages: list[list[Block]] = [[]]
    room, excerpts = _page_room(reply), 0
    for block in reply.blocks:
        size = units(block_text(block)) + 2
        if pages[-1] and (size > room or (isinstance(block, Quoted) and excerpts >= EXCERPTS_A_PAGE)):
            pages.append([])
            room, excerpts = _page_room(reply), 0
        pages[-1].append(block)
        room -= size
        excerpts += isinstance(block, Quoted)
    return tuple(pages[min(max(page, 0), len(pages) - 1)]), len(pages)


def noted(reply: Reply, note: Note) -> Reply:
    """With the note on the first page, after what stands there: the pages after it may be looked at by nobody."""
    shown, _ = page_of_blocks(reply, 0)
    places = range(len(shown), -1, -1)
    tried = (replace(reply, blocks=(*reply.blocks[:at], note, *reply.blocks[at:])) for at in places)
    return next((whole for whole in tried if note in page_of_blocks(whole, 0)[0]), reply)


def _head(reply: Reply, options: RenderOptions) -> list[tuple[tuple[str, ...], Quoted | None]]:
    lines = []
    if options.show_question and reply.question and inline(reply.question):
        lines.append(f"-# “{inline(shortened(reply.question, _QUESTION_SHOWN))}”")
    if _is_headed(reply):
        headline = inline(shortened(reply.headline, _HEADLINE_LIMIT)) or "—"
        lines.append(f"**{_GLYPHS[reply.tone]}{headline}**")
    return [(("\n".join(lines),), None)] if lines else []


def _is_headed(reply: Reply) -> bool:
    """False of an answer, which begins with whoever said it."""
    return reply.tone is not Tone.ANSWER or not reply.excerpts


def _texts(blocks: Sequence[Block]) -> list[tuple[tuple[str, ...], Quoted | None]]:
    """The texts of each excerpt; what stands between excerpts is joined, for Discord counts components."""
    texts: list[tuple[tuple[str, ...], Quoted | None]] = []
    for quoted, run in groupby(blocks, key=lambda block: isinstance(block, Quoted)):
        if quoted:
            texts += [(quoted_texts(block), block) for block in run if isinstance(block, Quoted)]
        else:
            texts.append(((_run_text(tuple(run)),), None))
    return texts


def _run_text(run: Sequence[Block]) -> str:
    text = ""
    for block in run:
        if part := block_text(block):
            gap = "\n\n" if isinstance(block, ShownParagraph) else "\n"
            text += f"{gap}{part}" if text else part
    return text


def _page_room(reply: Reply) -> int:
    question = units(inline(shortened(reply.question or "", _QUESTION_SHOWN)))
    return TEXT_LIMIT - question - 2 * _HEADLINE_LIMIT


def _row(buttons: Sequence[ActionButton]) -> discord.ui.ActionRow[discord.ui.LayoutView]:
    row = discord.ui.ActionRow[discord.ui.LayoutView]()
    for button in buttons:
        row.add_item(button)
    return row


def _rows(buttons: Sequence[ActionButton]) -> list[discord.ui.ActionRow[discord.ui.LayoutView]]:
    return [_row(buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
