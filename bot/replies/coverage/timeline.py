"""Somebody's words on a topic in the course of time, as a reply."""

from bot.replies.citation import day_words
from bot.replies.coverage.people import unknown_reply
from bot.replies.reply import Block, Note, Quoted, Reply, Tone
from bot.replies.wording import counted, first_and_more, reason_sentence
from retrieval import NotOnTopic, Silence, Timeline, TimelineEntry

_NAMESAKES = 5  # shown
_NO_TOPIC = "Name a topic: a word or two that tell what the words are about."


def timeline_reply(timeline: Timeline) -> Reply:
    """Every entry, oldest first; a medium with little room shows them in pages."""
    if timeline.silence is Silence.UNKNOWN_SPEAKER:
        return unknown_reply(timeline.speaker, timeline.near)
    namesakes = _namesakes(timeline)
    if timeline.silence is not None:
        return Reply(Tone.SILENCE, _silence(timeline), namesakes, question=timeline.topic)
    dated = [entry for entry in timeline.entries if entry.day is not None]
    undated = timeline.entries[len(dated) :]
    blocks = [*namesakes, *(block for entry in dated for block in _shown(entry))]
    if undated:
        blocks += [Note("Without a date:"), *(Quoted(entry.excerpt) for entry in undated)]
    return Reply(Tone.PLAIN, _headline(timeline, dated), tuple(blocks), question=timeline.topic)


def _headline(timeline: Timeline, dated: list[TimelineEntry]) -> str:
    told = f"{timeline.speaker}: {counted(len(timeline.entries), 'excerpt')}"
    if not dated:
        return f"{told}, none with a date"
    first, last = dated[0].day, dated[-1].day
    assert first is not None
    assert last is not None
    when = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    undated = len(timeline.entries) - len(dated)
    return f"{told}, {when}, {undated:,} without a date" if undated else f"{told}, {when}"


def _shown(entry: TimelineEntry) -> tuple[Block, ...]:
    """Where its own document is not the first that carried the words, that there was one."""
    assert entry.day is not None
    earlier = entry.excerpt.citation.date != entry.day
    return (Quoted(entry.excerpt), *([Note(f"first on {day_words(entry.day)}")] if earlier else []))


def _namesakes(timeline: Timeline) -> tuple[Block, ...]:
    if not timeline.others:
        return ()
    return (Note(f"Also of this name, and not looked at: {first_and_more(timeline.others, _NAMESAKES)}"),)


def _silence(timeline: Timeline) -> str:
    match timeline.silence:
        case Silence.NO_QUESTION:
            return _NO_TOPIC
        case Silence.SPEAKER_NOT_ON_TOPIC:
            return reason_sentence(NotOnTopic(timeline.speaker)) or ""
        case _:
            return f"I find no words of {timeline.speaker} that are surely on this."
