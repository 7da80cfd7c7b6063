"""A person or organisation, as the coverage knows them."""

from collections.abc import Iterator, Sequence

from bot.replies.citation import citation_words, day_words
from bot.replies.reply import Block, Entry, Fact, Note, Quoted, Reply, Target, Tone
from bot.replies.wording import NOBODY_QUOTED, counted, first_and_more, or_list
from retrieval import Description, Profile, QuotedIn

_LISTED = 8  # names shown of a list; a reader scans no more than a line or two
_COUNTED = 4  # of a list with numbers
_DESCRIPTIONS = 3  # a phone's screen holds no more beside the rest


def profile_reply(profile: Profile) -> Reply:
    blocks = [block for block in _facts(profile) if block.value]
    return Reply(
        Tone.PLAIN, profile.name, (*blocks, *_undated(profile), *_described(profile.descriptions), *_latest(profile))
    )


def _facts(profile: Profile) -> Iterator[Fact]:
    yield Fact("Also of this name", first_and_more(profile.others, _LISTED))
    yield Fact("Quoted", _how_often(profile))
    if profile.first == profile.last:
        yield Fact("On", _when(profile.first))
    else:
        yield Fact("First", _when(profile.first))
        yield Fact("Last", _when(profile.last))
    outlets = [f"{one.outlet} ({counted(one.documents, 'document')})" for one in profile.outlets]
    yield Fact("In", first_and_more(outlets, _COUNTED))
    yield Fact("Also known as", first_and_more(profile.aliases, _LISTED))
    yield Fact("Says more than others", ", ".join(f"“{one.words}” ({one.quotations})" for one in profile.topics))
    beside = [f"{one.name} ({counted(one.documents, 'document')})" for one in profile.beside]
    yield Fact("Quoted beside", first_and_more(beside, _COUNTED))


def _how_often(profile: Profile) -> str:
    """Different words, and how often they are printed: two counts, each with its name."""
    often = counted(profile.quotations, "quotation")
    if profile.printed != profile.quotations:
        often += f", printed {counted(profile.printed, 'time')}"
    often += f" in {counted(profile.documents, 'document')}"
    read = profile.quotations - profile.named
    return f"{often}; {profile.named:,} by name, {read:,} as we read it" if read else often


def _when(quoted: QuotedIn | None) -> str:
    if quoted is None or quoted.citation.date is None:
        return ""
    day = day_words(quoted.citation.date)
    return f"{day}, {quoted.citation.outlet}" if quoted.citation.outlet else day


def _undated(profile: Profile) -> tuple[Block, ...]:
    if not profile.undated:
        return ()
    return (Note(f"{profile.undated:,} of {counted(profile.documents, 'document')} without a date"),)


def _described(descriptions: Sequence[Description]) -> tuple[Block, ...]:
    if not descriptions:
        return ()
    entries = (
        Entry(
            f"“{' '.join(one.words.split())}”",
            citation_words(one.citation) or one.document,
            Target(one.document, one.span, one.words),
        )
        for one in descriptions[:_DESCRIPTIONS]
    )
    return (Note("Described as:"), *entries)


def _latest(profile: Profile) -> tuple[Block, ...]:
    if not profile.latest:
        return ()
    return (Note("Latest words:"), *(Quoted(excerpt) for excerpt in profile.latest))


def unknown_reply(name: str, near: Sequence[str] = ()) -> Reply:
    """`near` are names of the coverage like it."""
    notes = (Note(f"Did you mean {or_list(near)}?"),) if near else ()
    return Reply(Tone.SILENCE, NOBODY_QUOTED, notes, question=name)
