"""A reply as Discord components (V2), within every limit that Discord sets on a message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import discord

from bot.replies.reply import Action, ActionKind, Block, Note, Paragraph, Quoted, Reply, Tone

from .buttons import CodeButton
from .custom_id import Code, Press, code_for
from .escaping import inline, shortened, units
from .markdown import block_text, cut_to, quoted_texts

TEXT_LIMIT = 4000  # UTF-16 units over all text of a message; a limit of Discord's
EXCERPTS_A_PAGE = 3  # what a phone shows in two screens, and well below the 40 components of a message
_HEADLINE_LIMIT = 250  # characters shown of a headline
QUESTION_LIMIT = 500  # characters of a question; longer ones are not taken

_COLOURS = {
    Tone.ANSWER: 0x3B6FD4,
    Tone.SILENCE: 0x80848E,
    Tone.CONFIRMED: 0x2E8B57,
    Tone.DOUBTFUL: 0xD9A441,
    Tone.REFUTED: 0xC0392B,
    Tone.PLAIN: 0x4E5058,
    Tone.PROBLEM: 0xC0392B,
}
_GLYPHS = {
    Tone.ANSWER: "",
    Tone.SILENCE: "∅ ",
    Tone.CONFIRMED: "✓ ",
    Tone.DOUBTFUL: "≈ ",
    Tone.REFUTED: "✗ ",
    Tone.PLAIN: "",
    Tone.PROBLEM: "⚠ ",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rendering depends on besides the reply.

    `owner` is who asked, `record` the bot's record of the answer, `page` counts from 0. `show_question` where
    the message does not hang under the question anyway; `public` where others see the message too, `feedback` where
    somebody can read it.
    """

    owner: int | None = None
    record: str | None = None
    page: int = 0
    show_question: bool = False
    public: bool = True
    threads: bool = True
    feedback: bool = True


def render(reply: Reply, setting: Setting = Setting()) -> discord.ui.LayoutView:
    """The page of the reply that `setting` names, as a view to send."""
    container = discord.ui.Container[discord.ui.LayoutView](accent_colour=_COLOURS[reply.tone])
    blocks, pages = page_of_blocks(reply, setting.page)
    quotes = [block for block in blocks if isinstance(block, Quoted)]
    room = TEXT_LIMIT - 1
    rows = {quoted.target: _row(_place_buttons(quoted)) for quoted in quotes if len(quotes) > 1}
    for texts, quoted in [*_head(reply, setting), *_texts(blocks)]:
        if quoted and quoted is not quotes[0]:
            container.add_item(discord.ui.Separator())
        for text in texts:
            if fitting := cut_to(text, room):
                container.add_item(discord.ui.TextDisplay(fitting))
                room -= units(fitting)
        if quoted and (row := rows.pop(quoted.target, None)):
            container.add_item(row)
    for row in _rows(_actions(reply, setting, pages, single=len(quotes) == 1)):
        container.add_item(row)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


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


def _head(reply: Reply, setting: Setting) -> list[tuple[tuple[str, ...], Quoted | None]]:
    lines = []
    if setting.show_question and reply.question and inline(reply.question):
        lines.append(f"-# “{inline(shortened(reply.question, QUESTION_LIMIT))}”")
    if reply.tone is not Tone.ANSWER or not reply.excerpts:
        headline = inline(shortened(reply.headline, _HEADLINE_LIMIT)) or "—"
        lines.append(f"**{_GLYPHS[reply.tone]}{headline}**")
    return [(("\n".join(lines),), None)] if lines else []


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
            gap = "\n\n" if isinstance(block, Paragraph) else "\n"
            text += f"{gap}{part}" if text else part
    return text


def _page_room(reply: Reply) -> int:
    question = units(inline(shortened(reply.question or "", QUESTION_LIMIT)))
    return TEXT_LIMIT - question - 2 * _HEADLINE_LIMIT


def _actions(reply: Reply, setting: Setting, pages: int, *, single: bool) -> list[CodeButton]:
    actions = [
        a
        for a in reply.actions
        if single or a.kind not in (ActionKind.CONTEXT, ActionKind.SOURCE) or not reply.excerpts
    ]
    buttons = [button for action in actions if (button := _button(action, setting))]
    if pages > 1 and reply.excerpts and setting.record:
        buttons = [*_page_buttons(setting, pages), *buttons]
    return list({button.custom_id: button for button in buttons}.values())


def _page_buttons(setting: Setting, pages: int) -> list[CodeButton]:
    """A page back and a page on, through the answers."""
    codes = [
        (label, Code(Press.ANSWERS, page=page, owner=setting.owner, record=setting.record))
        for label, page in (("‹ Back", setting.page - 1), ("More answers ›", setting.page + 1))
        if 0 <= page < pages
    ]
    return [CodeButton(code, label) for label, code in codes]


def _button(action: Action, setting: Setting) -> CodeButton | None:
    target = action.target
    match action.kind:
        case ActionKind.CONTEXT if target is not None:
            return CodeButton(code_for(Press.CONTEXT, target), "More context")
        case ActionKind.SOURCE if target is not None:
            return CodeButton(code_for(Press.SOURCE, target), "Source")
        case ActionKind.NOT_ASKED if setting.feedback and setting.record:
            return CodeButton(Code(Press.NOT_ASKED, owner=setting.owner, record=setting.record), "Not what I asked")
        case ActionKind.TAKE_AWAY if setting.public:
            return CodeButton(Code(Press.TAKE_AWAY, owner=setting.owner, record=setting.record), "Take away")
        case ActionKind.THREAD if setting.public and setting.threads:
            return CodeButton(Code(Press.THREAD, owner=setting.owner, record=setting.record), "Thread")
        case ActionKind.PREVIOUS_PAGE | ActionKind.NEXT_PAGE:
            label = "‹ Back" if action.kind is ActionKind.PREVIOUS_PAGE else "Next ›"
            if target is not None:
                return CodeButton(code_for(Press.SOURCE, target, action.page), label)
            return CodeButton(Code(Press.SOURCES, page=action.page, owner=setting.owner, record=setting.record), label)
        case ActionKind.REMOVE if target is not None:
            return CodeButton(code_for(Press.REMOVE, target), "Yes, remove it", discord.ButtonStyle.danger)
        case ActionKind.ROLL_BACK:
            return CodeButton(Code(Press.ROLL_BACK, page=action.page), "Yes, go back", discord.ButtonStyle.danger)
        case ActionKind.CLEAR_FEEDBACK:
            return CodeButton(
                Code(Press.CLEAR_FEEDBACK, page=action.page), "Delete all feedback", discord.ButtonStyle.danger
            )
        case ActionKind.DISMISS:
            return CodeButton(Code(Press.DISMISS), "Leave it as it is")
        case ActionKind.STOP_INDEXING:
            return CodeButton(Code(Press.STOP_INDEXING), "Cancel")
        case ActionKind.UNDO_UPLOAD:
            return CodeButton(Code(Press.UNDO_UPLOAD, record=setting.record), "Undo")
        case ActionKind.LOG_PAGE | ActionKind.REFUSED_PAGE:
            press = Press.LOG_PAGE if action.kind is ActionKind.LOG_PAGE else Press.REFUSED_PAGE
            label = "‹ Back" if (action.page or 0) < setting.page else "Next ›"
            return CodeButton(Code(press, page=action.page), label)
    return None


def _place_buttons(block: Quoted) -> list[CodeButton]:
    return [
        CodeButton(code_for(Press.CONTEXT, block.target), "More context"),
        CodeButton(code_for(Press.SOURCE, block.target), "Source"),
    ]


def _row(buttons: Sequence[CodeButton]) -> discord.ui.ActionRow[discord.ui.LayoutView]:
    row = discord.ui.ActionRow[discord.ui.LayoutView]()
    for button in buttons:
        row.add_item(button)
    return row


def _rows(buttons: Sequence[CodeButton]) -> list[discord.ui.ActionRow[discord.ui.LayoutView]]:
    return [_row(buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
