"""A person or organisation, as the coverage knows them."""

from collections.abc import Sequence

from bot.replies.citation import day_words
from bot.replies.reply import Block, Fact, Note, Quoted, Reply, Tone
from bot.replies.wording import NOBODY_QUOTED, counted, first_and_more, or_list
from retrieval import Profile

_LISTED = 8  # names shown of a list; a reader scans no more than a line or two


def profile_reply(profile: Profile) -> Reply:
    blocks: list[Block] = [Fact("Also of this name", first_and_more(profile.others, _LISTED))] if profile.others else []
    blocks.append(Fact("Quoted", _how_often(profile)))
    if profile.since and profile.until:
        blocks.append(Fact("From", f"{day_words(profile.since)} to {day_words(profile.until)}"))
    for label, values in (
        ("Also known as", profile.aliases),
        ("Described as", profile.descriptions),
        ("In", profile.outlets),
    ):
        if values:
            blocks.append(Fact(label, first_and_more(values, _LISTED)))
    if profile.latest:
        blocks.append(Note("Latest words:"))
        blocks += [Quoted(excerpt) for excerpt in profile.latest]
    return Reply(Tone.PLAIN, profile.name, tuple(blocks))


def _how_often(profile: Profile) -> str:
    often = f"{counted(profile.quotations, 'time')} in {counted(profile.documents, 'document')}"
    read = profile.quotations - profile.named
    return f"{often}; {profile.named:,} by name, {read:,} as we read it" if read else often


def unknown_reply(name: str, near: Sequence[str] = ()) -> Reply:
    """`near` are names of the coverage like it."""
    notes = (Note(f"Did you mean {or_list(near)}?"),) if near else ()
    return Reply(Tone.SILENCE, NOBODY_QUOTED, notes, question=name)
