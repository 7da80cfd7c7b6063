"""The index's state, and work on it, as replies for admins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.replies.citation import day_words
from bot.replies.reply import Block, Entry, Fact, Note, Reply, Tone
from bot.replies.wording import counted
from index import Refusal, SourceWarning
from retrieval import GenerationInfo

if TYPE_CHECKING:
    from index import Progress, Report

_SHOWN = 10  # refusals, and warnings of a kind; the rest is counted, and `index --json` names every one
_KILO = 1024


def status_reply(published: GenerationInfo) -> Reply:
    when = published.published_at
    blocks: list[Block] = [
        Fact("Published", f"generation {published.generation}, {day_words(when.date())} {when:%H:%M} UTC"),
        Fact("Documents", f"{published.documents:,}"),
        Fact("Passages", f"{published.passages:,}"),
        Fact("Quotations", f"{published.quotations:,} by {counted(published.speakers, 'speaker')}"),
        Fact("Model", published.model),
        Fact("On disk", size_words(published.bytes_on_disk)),
    ]
    return Reply(Tone.PLAIN, "The index", (*blocks, *_refusals(published.refused)))


def progress_reply(progress: Progress) -> Reply:
    """A line that is true at this moment; `total` 0 means that it is not known yet."""
    share = f"{progress.done:,} of {progress.total:,}" if progress.total else f"{progress.done:,}"
    return Reply(Tone.PLAIN, "Reindexing", (Fact(progress.stage, share), Note(bar(progress.done, progress.total))))


def report_reply(report: Report) -> Reply:
    changed = f"{report.added} added, {report.changed} changed, {report.removed} removed"
    blocks: list[Block] = [
        Fact("Documents", f"{report.documents:,} ({changed}, {report.unchanged} unchanged)"),
        Fact("Passages", f"{report.passages:,}"),
        Fact("Quotations", f"{report.quotations:,}"),
        Fact("Took", f"{report.seconds:.1f} s"),
    ]
    return Reply(Tone.CONFIRMED, "Reindexed", (*blocks, *_refusals(report.refused), *_warnings(report.warnings)))


def first_index_sentences(report: Report) -> tuple[str, ...]:
    """What was indexed, and what was refused if anything was, for where an index is made on the way to answering."""
    made = f"{counted(report.documents, 'document')}, {counted(report.quotations, 'quotation')}"
    indexed = f"Indexed in {report.seconds:.1f} s: {made}."
    if not report.refused:
        return (indexed,)
    return indexed, f"Not indexed: {refused_words(report.refused)}. `python -m bot status` lists what was refused."


def refused_words(refused: Sequence[Refusal]) -> str:
    """How many files were refused, and the first with its reason; at least one."""
    first = f"{refused[0].document}: {refused[0].why}"
    return f"{counted(len(refused), 'file')} refused ({'' if len(refused) == 1 else 'the first, '}{first})"


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


def _refusals(refused: tuple[Refusal, ...]) -> tuple[Block, ...]:
    if not refused:
        return ()
    shown: list[Block] = [Note(f"{counted(len(refused), 'document')} refused:")]
    shown += refused_entries(refused[:_SHOWN])
    if len(refused) > _SHOWN:
        shown.append(Note(f"and {len(refused) - _SHOWN} more"))
    return tuple(shown)


def _warnings(warnings: tuple[SourceWarning, ...]) -> tuple[Block, ...]:
    """By their kinds, in the order in which they first came."""
    shown: list[Block] = []
    for kind in dict.fromkeys(warning.kind for warning in warnings):
        alike = [warning for warning in warnings if warning.kind is kind]
        shown.append(Note(f"{counted(len(alike), 'warning')} about {kind.value}:"))
        shown += [Entry(warning.document, warning.what) for warning in alike[:_SHOWN]]
        if len(alike) > _SHOWN:
            shown.append(Note(f"and {len(alike) - _SHOWN} more"))
    return tuple(shown)
