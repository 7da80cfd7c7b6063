"""The index's state, and work on it, as replies for admins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Block, Entry, Fact, Note, Reply, Tone
from bot.replies.wording import counted
from index import Refusal, SourceWarning
from retrieval import GenerationInfo

if TYPE_CHECKING:
    from index import Progress, Report

_SHOWN = 10  # refusals, and warnings of a kind, in a message; the rest is counted there
_KILO = 1024


def status_reply(published: GenerationInfo, *, every: bool = False, counts: bool = False) -> Reply:
    """With `every` refused document and warning, however many there are; with `counts` how many of each kind there
    are, and an action that leads to them."""
    when = published.published_at
    blocks: list[Block] = [
        Fact("Published", f"generation {published.generation}, {day_words(when.date())} {when:%H:%M} UTC"),
        Fact("Documents", f"{published.documents:,}"),
        Fact("Passages", f"{published.passages:,}"),
        Fact("Quotations", f"{published.quotations:,} by {counted(published.speakers, 'speaker')}"),
        Fact("Model", published.model),
        Fact("On disk", size_words(published.bytes_on_disk)),
    ]
    reply = Reply(Tone.PLAIN, "The index", tuple(blocks))
    return _with_complaints(reply, published.refused, published.warnings, every=every, counts=counts)


def progress_reply(progress: Progress) -> Reply:
    """A line that is true at this moment; `total` 0 means that it is not known yet."""
    share = f"{progress.done:,} of {progress.total:,}" if progress.total else f"{progress.done:,}"
    return Reply(Tone.PLAIN, "Reindexing", (Fact(progress.stage, share), Note(bar(progress.done, progress.total))))


def report_reply(report: Report, *, every: bool = False, counts: bool = False) -> Reply:
    """`every` and `counts` as for `status_reply`."""
    changed = f"{report.added} added, {report.changed} changed, {report.removed} removed"
    blocks: list[Block] = [
        Fact("Documents", f"{report.documents:,} ({changed}, {report.unchanged} unchanged)"),
        Fact("Passages", f"{report.passages:,}"),
        Fact("Quotations", f"{report.quotations:,}"),
        Fact("Took", f"{report.seconds:.1f} s"),
    ]
    reply = Reply(Tone.CONFIRMED, "Reindexed", tuple(blocks))
    return _with_complaints(reply, report.refused, report.warnings, every=every, counts=counts)


def first_index_sentences(report: Report) -> tuple[str, ...]:
    """What was indexed, and what was refused if anything was, for where an index is made on the way to answering."""
    made = f"{counted(report.documents, 'document')}, {counted(report.quotations, 'quotation')}"
    indexed = f"Indexed in {report.seconds:.1f} s: {made}."
    if not report.refused:
        return (indexed,)
    return indexed, f"Not indexed: {refused_words(report.refused)}. `python -m bot status` lists what was refused."


def refused_words(refused: Sequence[Refusal]) -> str:
    """How many documents were refused, and the first with its reason; at least one."""
    first = f"{refused[0].document}: {refused[0].why}"
    return f"{counted(len(refused), 'document')} refused ({'' if len(refused) == 1 else 'the first, '}{first})"


def bar(done: int, total: int, width: int = 20) -> str:
    """A bar of `width` cells."""
    filled = 0 if total <= 0 else min(width, round(width * done / total))
    return "▰" * filled + "▱" * (width - filled)


def size_words(size: int) -> str:
    """Bytes as a reader says them."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < _KILO:
            return f"{amount:.0f} {unit}"
        amount /= _KILO
    return f"{amount:.1f} GB"


def refused_entries(refused: tuple[Refusal, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(refusal.document, refusal.why) for refusal in refused)


def complaint_counts(refused: Sequence[Refusal], warnings: Sequence[SourceWarning]) -> tuple[Fact, ...]:
    """How many documents were refused, and how many warnings there are of each kind, in the order of `_complaints`."""
    facts = [Fact("Refused", counted(len(refused), "document"))] if refused else []
    if kinds := Counter(warning.kind.value for warning in warnings):
        facts.append(Fact("Warnings", ", ".join(f"{count:,} about {kind}" for kind, count in kinds.items())))
    return tuple(facts)


def warning_entries(warnings: Sequence[SourceWarning]) -> tuple[Entry, ...]:
    """Those of a kind together, in the order in which the kinds first came."""
    kinds = dict.fromkeys(warning.kind for warning in warnings)
    alike = (warning for kind in kinds for warning in warnings if warning.kind is kind)
    return tuple(Entry(warning.document, f"{warning.kind.value}: {warning.what}") for warning in alike)


def _with_complaints(
    reply: Reply, refused: tuple[Refusal, ...], warnings: tuple[SourceWarning, ...], *, every: bool, counts: bool
) -> Reply:
    if not counts:
        return replace(reply, blocks=(*reply.blocks, *_complaints(refused, warnings, every)))
    facts = complaint_counts(refused, warnings)
    actions = (Action(ActionKind.REFUSED),) if facts else ()
    return replace(reply, blocks=(*reply.blocks, *facts), actions=actions)


def _complaints(refused: tuple[Refusal, ...], warnings: tuple[SourceWarning, ...], every: bool) -> Iterator[Block]:
    """What was refused, then the warnings by their kinds, in the order in which these first came."""
    if refused:
        yield from _listed(f"{counted(len(refused), 'document')} refused:", refused_entries(refused), every)
    for kind in dict.fromkeys(warning.kind for warning in warnings):
        alike = tuple(Entry(warning.document, warning.what) for warning in warnings if warning.kind is kind)
        yield from _listed(f"{counted(len(alike), 'warning')} about {kind.value}:", alike, every)


def _listed(title: str, entries: tuple[Entry, ...], every: bool) -> Iterator[Block]:
    shown = len(entries) if every else _SHOWN
    yield Note(title)
    yield from entries[:shown]
    if len(entries) > shown:
        yield Note(f"and {len(entries) - shown} more")
