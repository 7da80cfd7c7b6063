"""Which buttons a reply has on Discord: label and custom id of each, by what the message is and who sees it."""

from dataclasses import replace

import pytest

from bot.discord.rendering.custom_id import document_hash, words_hash
from bot.discord.rendering.options import RenderOptions
from bot.discord.rendering.reply_buttons import buttons_under, excerpt_buttons, has_own_buttons, page_buttons
from bot.replies.reply import Action, ActionKind, Quoted, Reply, Target, Tone
from index import Span
from retrieval import Citation, Excerpt, ExcerptKind

RECORD = "r" * 32
ASKED = RenderOptions(owner=42, record=RECORD)
TARGET = Target("a.md", Span(3, 9), "so he")
DOCUMENT, WORDS = document_hash("a.md"), words_hash("so he")
EXCERPT = Excerpt(
    text="so he",
    document="a.md",
    span=Span(3, 9),
    kind=ExcerptKind.QUOTATION,
    speaker="Ana Roe",
    speaker_text="Roe",
    citation=Citation(None, None, None, None, None, None),
    score=1.0,
)


def reply(*actions: Action, excerpts: int = 0) -> Reply:
    return Reply(Tone.ANSWER, "", (Quoted(EXCERPT),) * excerpts, actions)


def shown(made: Reply, options: RenderOptions, pages: int = 1) -> list[tuple[str | None, str]]:
    buttons = [*page_buttons(made, options, pages), *buttons_under(made, options)]
    return [(button.item.label, str(button.carried)) for button in buttons]


@pytest.mark.parametrize(
    ("action", "label", "custom_id"),
    [
        (Action(ActionKind.CONTEXT, TARGET), "Context", f"pq1:c:{DOCUMENT}:3:9:{WORDS}"),
        (Action(ActionKind.SOURCE, TARGET), "Source", f"pq1:s:{DOCUMENT}:3:9:{WORDS}"),
        (
            Action(ActionKind.COPY_CITATION, replace(TARGET, said=4)),
            "Copy citation",
            f"pq1:cc:{DOCUMENT}:3:9:{WORDS}::::4",
        ),
        (Action(ActionKind.NOT_ASKED), "Not what I asked", f"pq1:n::::::16:{RECORD}"),
        (Action(ActionKind.MORE), "More…", f"pq1:v::::::16:{RECORD}"),
        (Action(ActionKind.DELETE), "Delete", f"pq1:t::::::16:{RECORD}"),
        (Action(ActionKind.DELETE, page=35), "Delete", f"pq1:t:::::z:16:{RECORD}"),
        (Action(ActionKind.THREAD), "Thread", f"pq1:r::::::16:{RECORD}"),
        (Action(ActionKind.PREVIOUS_PAGE, page=0), "‹ Back", f"pq1:l:::::0:16:{RECORD}"),
        (Action(ActionKind.NEXT_PAGE, page=2), "Next ›", f"pq1:l:::::2:16:{RECORD}"),
        (Action(ActionKind.PREVIOUS_PAGE, Target("a.md"), 0), "‹ Back", f"pq1:s:{DOCUMENT}::::0"),
        (Action(ActionKind.NEXT_PAGE, Target("a.md"), 2), "Next ›", f"pq1:s:{DOCUMENT}::::2"),
        (Action(ActionKind.REMOVE, Target("a.md")), "Delete", f"pq1:x:{DOCUMENT}"),
        (Action(ActionKind.ROLL_BACK, page=3), "Yes, go back", "pq1:b:::::3"),
        (Action(ActionKind.ROLL_BACK), "Yes, go back", "pq1:b"),
        (Action(ActionKind.CLEAR_FEEDBACK, page=35), "Delete all feedback", "pq1:f:::::z"),
        (Action(ActionKind.DISMISS), "Cancel", "pq1:d"),
        (Action(ActionKind.STOP_INDEXING), "Cancel", "pq1:i"),
        (Action(ActionKind.UNDO_UPLOAD), "Undo", f"pq1:u:::::::{RECORD}"),
        (Action(ActionKind.LOG_PAGE, page=1), "Next ›", "pq1:g:::::1"),
        (Action(ActionKind.REFUSED_PAGE, page=1), "Next ›", "pq1:e:::::1"),
        (Action(ActionKind.REFUSED), "Refused and warnings", "pq1:h"),
        (Action(ActionKind.WRONG_SPEAKER, TARGET), "Report speaker", f"pq1:w:{DOCUMENT}:3:9:{WORDS}"),
        (Action(ActionKind.MEND_REPORT), "Mend it", f"pq1:m:::::::{RECORD}"),
        (Action(ActionKind.DISMISS_REPORT), "Dismiss", f"pq1:o:::::::{RECORD}"),
        (Action(ActionKind.REPORT_PAGE, page=1), "Next ›", "pq1:p:::::1"),
    ],
    ids=lambda value: value.kind if isinstance(value, Action) else "",
)
def test_the_button_of_an_action(action: Action, label: str, custom_id: str) -> None:
    assert shown(reply(action), ASKED) == [(label, custom_id)]


@pytest.mark.parametrize("kind", [ActionKind.LOG_PAGE, ActionKind.REFUSED_PAGE, ActionKind.REPORT_PAGE])
def test_a_page_before_the_one_shown_is_back(kind: ActionKind) -> None:
    options = RenderOptions(page=2)
    labels = [label for label, _ in shown(reply(Action(kind, page=1), Action(kind, page=3)), options)]
    assert labels == ["‹ Back", "Next ›"]


@pytest.mark.parametrize(
    ("action", "options"),
    [
        (Action(ActionKind.CONTEXT), ASKED),
        (Action(ActionKind.SOURCE), ASKED),
        (Action(ActionKind.REMOVE), ASKED),
        (Action(ActionKind.WRONG_SPEAKER), ASKED),
        (Action(ActionKind.WRONG_SPEAKER, TARGET), RenderOptions(owner=42)),
        (Action(ActionKind.WRONG_SPEAKER, TARGET), RenderOptions(owner=42, record=RECORD, feedback=False)),
        (Action(ActionKind.NOT_ASKED), RenderOptions(owner=42)),
        (Action(ActionKind.NOT_ASKED), RenderOptions(owner=42, record=RECORD, feedback=False)),
        (Action(ActionKind.MORE), RenderOptions(owner=42)),
        (Action(ActionKind.DELETE), RenderOptions(owner=42, record=RECORD, public=False)),
        (Action(ActionKind.THREAD), RenderOptions(owner=42, record=RECORD, public=False)),
        (Action(ActionKind.THREAD), RenderOptions(owner=42, record=RECORD, threads=False)),
    ],
)
def test_what_can_t_be_done_here_has_no_button(action: Action, options: RenderOptions) -> None:
    assert shown(reply(action), options) == []


@pytest.mark.parametrize(
    ("page", "pages", "turned"),
    [
        (0, 1, []),
        (0, 3, [("Next ›", f"pq1:v:::::1:16:{RECORD}")]),
        (1, 3, [("‹ Back", f"pq1:v:::::0:16:{RECORD}"), ("Next ›", f"pq1:v:::::2:16:{RECORD}")]),
        (2, 3, [("‹ Back", f"pq1:v:::::1:16:{RECORD}")]),
    ],
)
def test_a_panel_is_turned_page_by_page(page: int, pages: int, turned: list[tuple[str, str]]) -> None:
    options = RenderOptions(owner=42, record=RECORD, page=page)
    assert shown(reply(excerpts=1), options, pages) == turned
    assert shown(reply(), options, pages) == []
    assert shown(reply(excerpts=1), RenderOptions(owner=42, page=page), pages) == []
    of_private = [(label, custom_id.replace("pq1:v", "pq1:q")) for label, custom_id in turned]
    assert shown(reply(excerpts=1), replace(options, public=False), pages) == of_private


def test_of_several_excerpts_each_has_buttons_of_its_own() -> None:
    under = tuple(Action(kind, TARGET) for kind in (ActionKind.CONTEXT, ActionKind.SOURCE))
    quoted = Quoted(EXCERPT)
    assert has_own_buttons(reply(*under), [quoted, quoted])
    assert not has_own_buttons(reply(*under), [quoted])
    assert has_own_buttons(reply(Action(ActionKind.DELETE)), [quoted])
    reading = [
        ("Context", f"pq1:c:{DOCUMENT}:3:9:{WORDS}"),
        ("Source", f"pq1:s:{DOCUMENT}:3:9:{WORDS}"),
    ]
    copying = ("Copy citation", f"pq1:cc:{DOCUMENT}:3:9:{WORDS}::::3")
    assert under_one(EXCERPT, ASKED) == [*reading, copying]
    spoken = replace(EXCERPT, quoted=(Span(3, 5), Span(7, 8)))
    said = f"pq1:w:{DOCUMENT}:3:8:{words_hash(EXCERPT.text[0:5])}"
    assert under_one(spoken, ASKED) == [*reading, ("Report speaker", said), copying]
    assert under_one(spoken, RenderOptions(owner=42)) == reading
    of_nobody = ("Copy citation", f"pq1:cc:{DOCUMENT}:3:9:{WORDS}")
    assert under_one(replace(EXCERPT, kind=ExcerptKind.PASSAGE), ASKED) == [*reading, of_nobody]
    assert under_one(EXCERPT, ASKED, nearest=True) == reading


def under_one(excerpt: Excerpt, options: RenderOptions, *, nearest: bool = False) -> list[tuple[str | None, str]]:
    buttons = excerpt_buttons(Quoted(excerpt, nearest=nearest), options)
    return [(button.item.label, str(button.carried)) for button in buttons]


def test_a_button_stands_there_once() -> None:
    made = reply(Action(ActionKind.DISMISS), Action(ActionKind.DISMISS), Action(ActionKind.STOP_INDEXING))
    assert shown(made, ASKED) == [("Cancel", "pq1:d"), ("Cancel", "pq1:i")]


def test_every_action_has_a_button_where_it_can_be_done() -> None:
    made = [kind for kind in ActionKind if shown(reply(Action(kind, TARGET, 1)), ASKED)]
    assert made == list(ActionKind)
