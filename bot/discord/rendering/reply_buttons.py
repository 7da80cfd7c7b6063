"""The buttons of a reply: which of its actions Discord can offer here, with their labels and custom ids."""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.replies.reply import Action, ActionKind, Quoted, Reply, Target

from .buttons import ActionButton
from .custom_id import ButtonAction, CustomId, custom_id_for
from .options import RenderOptions

_TURNS = dict.fromkeys((ButtonAction.TIMELINE, ButtonAction.HISTORY), ("‹ Earlier", "Later ›"))
_PAGES = {
    ActionKind.LOG_PAGE: ButtonAction.LOG_PAGE,
    ActionKind.REFUSED_PAGE: ButtonAction.REFUSED_PAGE,
    ActionKind.REPORT_PAGE: ButtonAction.REPORT_PAGE,
    ActionKind.NOTE_PAGE: ButtonAction.NOTE_PAGE,
    ActionKind.GAP_PAGE: ButtonAction.GAP_PAGE,
}


def buttons_under(reply: Reply, options: RenderOptions) -> list[ActionButton]:
    buttons = [button for action in reply.actions if (button := _button(action, options))]
    return list({button.custom_id: button for button in buttons}.values())


def has_own_buttons(reply: Reply, quotes: Sequence[Quoted]) -> bool:
    """Whether each excerpt of a page has its buttons beside it: where there are several, or those under the reply are
    about something else."""
    under = any(action.kind is ActionKind.CONTEXT for action in reply.actions)
    return len(quotes) > 1 or not under


def page_buttons(reply: Reply, options: RenderOptions, pages: int) -> list[ActionButton]:
    """A page back and a page on, through the excerpts of a panel or of what was looked up."""
    if not (reply.excerpts and options.record):
        return []
    back, on = _TURNS.get(options.turns, ("‹ Back", "Next ›"))
    turns = ((back, options.page - 1), (on, options.page + 1))
    return [ActionButton(_turned(options, page), label) for label, page in turns if 0 <= page < pages]


def _turned(options: RenderOptions, page: int) -> CustomId:
    if options.turns not in _TURNS:
        return _more(options, page)
    return CustomId(options.turns, page=page, owner=options.owner, record=options.record)


def _more(options: RenderOptions, page: int | None = None) -> CustomId:
    action = ButtonAction.MORE if options.public else ButtonAction.MORE_OF_PRIVATE
    return CustomId(action, page=page, owner=options.owner, record=options.record)


def _button(action: Action, options: RenderOptions) -> ActionButton | None:
    target = action.target
    match action.kind:
        case ActionKind.CONTEXT if target is not None:
            return ActionButton(custom_id_for(ButtonAction.CONTEXT, target), "Context")
        case ActionKind.SOURCE if target is not None:
            return ActionButton(custom_id_for(ButtonAction.SOURCE, target), "Source")
        case ActionKind.WRONG_SPEAKER:
            return _wrong_speaker(target, options)
        case ActionKind.COPY_CITATION if target is not None:
            return _copy_citation(target)
        case ActionKind.NOT_ASKED if options.feedback and options.record:
            return ActionButton(
                CustomId(ButtonAction.NOT_ASKED, owner=options.owner, record=options.record), "Not what I asked"
            )
        case ActionKind.MORE if options.record:
            return ActionButton(_more(options), "More…")
        case ActionKind.DELETE if options.public:
            deleted = CustomId(ButtonAction.DELETE, page=action.page, owner=options.owner, record=options.record)
            return ActionButton(deleted, "Delete")
        case ActionKind.THREAD if options.public and options.threads:
            return ActionButton(CustomId(ButtonAction.THREAD, owner=options.owner, record=options.record), "Thread")
        case ActionKind.PREVIOUS_PAGE | ActionKind.NEXT_PAGE:
            label = "‹ Back" if action.kind is ActionKind.PREVIOUS_PAGE else "Next ›"
            if target is not None:
                return ActionButton(custom_id_for(ButtonAction.SOURCE, target, action.page), label)
            return ActionButton(
                CustomId(ButtonAction.SOURCES, page=action.page, owner=options.owner, record=options.record), label
            )
        case ActionKind.REMOVE if target is not None:
            return ActionButton(custom_id_for(ButtonAction.REMOVE, target), "Delete", discord.ButtonStyle.danger)
        case ActionKind.ROLL_BACK:
            return ActionButton(
                CustomId(ButtonAction.ROLL_BACK, page=action.page), "Yes, go back", discord.ButtonStyle.danger
            )
        case ActionKind.CLEAR_FEEDBACK:
            return ActionButton(
                CustomId(ButtonAction.CLEAR_FEEDBACK, page=action.page),
                "Delete all feedback",
                discord.ButtonStyle.danger,
            )
        case ActionKind.DISMISS:
            return ActionButton(CustomId(ButtonAction.DISMISS), "Cancel")
        case ActionKind.STOP_INDEXING:
            return ActionButton(CustomId(ButtonAction.STOP_INDEXING), "Cancel")
        case ActionKind.UNDO_UPLOAD:
            return ActionButton(CustomId(ButtonAction.UNDO_UPLOAD, record=options.record), "Undo")
        case ActionKind.REFUSED:
            return ActionButton(CustomId(ButtonAction.REFUSED), "Refused and warnings")
        case ActionKind.SOLVED:
            return ActionButton(CustomId(ButtonAction.SOLVED), "That’s it", discord.ButtonStyle.success)
        case ActionKind.NOT_SOLVED:
            return ActionButton(CustomId(ButtonAction.NOT_SOLVED), "Not solved")
        case ActionKind.MEND_REPORT:
            return ActionButton(CustomId(ButtonAction.MEND_REPORT, record=options.record), "Mend it")
        case ActionKind.DISMISS_REPORT:
            return ActionButton(CustomId(ButtonAction.DISMISS_REPORT, record=options.record), "Dismiss")
        case ActionKind.STOP_ALERT:
            return ActionButton(CustomId(ButtonAction.STOP_ALERT, record=options.record), "Stop these")
        case ActionKind.ASK_PERSON if options.record:
            asked = CustomId(ButtonAction.ASK_PERSON, owner=options.owner, record=options.record)
            return ActionButton(asked, "Ask a person")
        case ActionKind.ANSWER_ASKED:
            return ActionButton(CustomId(ButtonAction.ANSWER_ASKED, record=options.record), "Answer")
        case ActionKind.DISMISS_ASKED:
            return ActionButton(CustomId(ButtonAction.DISMISS_ASKED, record=options.record), "Dismiss")
        case kind if kind in _PAGES:
            pressed = _PAGES[action.kind]
            label = "‹ Back" if (action.page or 0) < options.page else "Next ›"
            return ActionButton(CustomId(pressed, page=action.page), label)
    return None


def excerpt_buttons(block: Quoted, options: RenderOptions) -> list[ActionButton]:
    buttons = [
        ActionButton(custom_id_for(ButtonAction.CONTEXT, block.target), "Context"),
        ActionButton(custom_id_for(ButtonAction.SOURCE, block.target), "Source"),
    ]
    wrong = _wrong_speaker(block.said, options)
    copy = _copy_citation(block.cited) if options.record and not block.nearest else None
    return [*buttons, *(button for button in (wrong, copy) if button)]


def _copy_citation(cited: Target) -> ActionButton:
    custom_id = replace(custom_id_for(ButtonAction.COPY_CITATION, cited), said=cited.said)
    return ActionButton(custom_id, "Copy citation")


def _wrong_speaker(said: Target | None, options: RenderOptions) -> ActionButton | None:
    """Under an answer alone, where somebody reads what is reported."""
    if said is None or not options.feedback or not options.record:
        return None
    return ActionButton(custom_id_for(ButtonAction.WRONG_SPEAKER, said), "Report speaker")
