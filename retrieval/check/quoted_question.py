"""A question about a quotation ("is this real: …"): checked, not searched for, and answered with where it stands."""

from index import fold

from ..answer import Answer, Check, CheckedQuotation, Silence, Verdict
from ..question.intent import read_intent
from ..question.question import Intent
from ..question.small_talk import is_no_question, without_chatter
from ..snapshot import Snapshot
from .message_checking import check_message


def answer_quoted(snapshot: Snapshot, text: str) -> Answer | None:
    """None where `text` asks anything else than whether a quotation is real. `elapsed_ms` is left to the caller."""
    core = without_chatter(text)
    if is_no_question(fold(text)) or Intent.CHECK not in (read_intent(fold(core)), read_intent(fold(text))):
        return None
    return _answer(snapshot, text, check_message(snapshot, core, None))


def _answer(snapshot: Snapshot, text: str, check: Check) -> Answer:
    shown = () if check.excerpt is None else (check.excerpt,)
    missing = check.verdict is Verdict.NOT_FOUND
    return Answer(
        question=text,
        excerpts=() if missing else shown,
        silence=Silence.NOT_IN_COVERAGE if missing else None,
        nearest=shown if missing else (),
        notes=() if missing else (_note(check, check.claimed),),
        reason=CheckedQuotation(check),
        generation=snapshot.reader.generation.id,
    )


def _note(check: Check, claimed: str | None) -> str:
    differing = "; ".join(_difference(d.claimed, d.found) for d in check.differences)
    match check.verdict:
        case Verdict.MISATTRIBUTED:
            start = f"Said by {check.speaker}, not by {claimed}"
        case Verdict.NEAR:
            start = "Close, but not these words"
        case _:
            start = "These words stand in the coverage"
    return f"{start}: {differing}." if differing else f"{start}."


def _difference(claimed: str, found: str) -> str:
    claimed, found = " ".join(claimed.split()), " ".join(found.split())
    if not claimed:
        return f"“{found}” is left out"
    if not found:
        return f"“{claimed}” is put in"
    return f"printed “{found}”, not “{claimed}”"
