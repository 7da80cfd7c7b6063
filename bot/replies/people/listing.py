"""What moderators noted, and what could not be answered, as pages of lists."""

from collections.abc import Sequence

from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Entry, Note, Reply, Tone, plain
from bot.replies.wording import counted
from bot.service.people import CountedGap, ModeratorNote
from retrieval import Silence

_NOTES_A_PAGE = 5
_GAPS_A_PAGE = 15
_HEADINGS = {"reason": "why", "person": "whose words", "word": "on what"}
_REASONS = {
    Silence.UNKNOWN_SPEAKER.value: "somebody whom the coverage does not quote",
    Silence.SPEAKER_NOT_ON_TOPIC.value: "somebody who is not quoted on this",
    Silence.NOT_IN_COVERAGE.value: "not in the coverage",
}
_UNSEEN = Note("The last 30 days, each person once a day. What one person alone asked for is not shown.")


def notes_page(notes: Sequence[ModeratorNote], page: int) -> Reply:
    """`page` counts from 0, and is the last one where there are fewer."""
    if not notes:
        return plain("There are no notes: the form of Answer keeps one, below a question that was handed on.")
    page, pages = _within(page, len(notes), _NOTES_A_PAGE)
    shown = notes[page * _NOTES_A_PAGE : (page + 1) * _NOTES_A_PAGE]
    entries = tuple(Entry(note.about, _detail(note)) for note in shown)
    headline = f"Notes of the moderators: {len(notes)}, page {page + 1} of {pages}"
    return Reply(Tone.PLAIN, headline, entries, _turns(ActionKind.NOTE_PAGE, page, pages))


def gaps_page(gaps: Sequence[CountedGap], page: int) -> Reply:
    """`page` counts from 0, and is the last one where there are fewer."""
    if not gaps:
        return plain("Nothing that two people asked for went unanswered.", _UNSEEN)
    page, pages = _within(page, len(gaps), _GAPS_A_PAGE)
    ordered = sorted(gaps, key=lambda gap: list(_HEADINGS).index(gap.kind))
    shown = ordered[page * _GAPS_A_PAGE : (page + 1) * _GAPS_A_PAGE]
    entries = tuple(Entry(_named(gap), _often(gap)) for gap in shown)
    headline = f"What could not be answered, page {page + 1} of {pages}"
    return Reply(Tone.PLAIN, headline, (*entries, _UNSEEN), _turns(ActionKind.GAP_PAGE, page, pages))


def _detail(note: ModeratorNote) -> str:
    day = day_words(note.at.date()) if note.at is not None else ""
    return " · ".join(filter(None, (note.words, note.link, note.who, day)))


def _named(gap: CountedGap) -> str:
    return _REASONS.get(gap.name, gap.name) if gap.kind == "reason" else gap.name


def _often(gap: CountedGap) -> str:
    return f"{_HEADINGS[gap.kind]} · {counted(gap.times, 'time')} by {counted(gap.people, 'person', 'people')}"


def _within(page: int, entries: int, a_page: int) -> tuple[int, int]:
    pages = (entries - 1) // a_page + 1
    return min(page, pages - 1), pages


def _turns(kind: ActionKind, page: int, pages: int) -> tuple[Action, ...]:
    return tuple(Action(kind, page=number) for number in (page - 1, page + 1) if 0 <= number < pages)
