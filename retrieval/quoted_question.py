"""A question about a quotation ("is this real: …"): checked, not searched for, and answered with where it stands."""

import re

from index import fold

from .answer import Answer, Check, Silence, Verdict
from .chatter import is_no_question, without_chatter
from .checking import check_quotation
from .intent import quoted_in, read_intent
from .question import Intent
from .serving import Serving
from .words import tokens

_CLAIMED = re.compile(r"^did (?P<name>[^\"“'‘]{1,60}?) (?:really|actually|ever) (?:say|tweet|write)\b", re.IGNORECASE)


def answer_quoted(serving: Serving, text: str) -> Answer | None:
    """None where `text` asks anything else than whether a quotation is real. `elapsed_ms` is left to the caller."""
    core = without_chatter(text)
    quoted = quoted_in(core)
    if quoted is None or is_no_question(fold(text)) or read_intent(fold(core)) is not Intent.CHECK:
        return None
    claimed = _claimed(serving, core, quoted)
    return _answer(serving, text, check_quotation(serving, quoted, claimed), claimed)


def _claimed(serving: Serving, core: str, quoted: str) -> str | None:
    """Who is said to have said it: named in the question outside the quotation."""
    if found := _CLAIMED.search(core):
        return found["name"].strip()
    around = tokens(core.replace(quoted, " . ", 1))
    named = next((m for m in serving.speakers.find([w.text for w in around])), None)
    return None if named is None else serving.speakers[named.identities[0][0]].name


def _answer(serving: Serving, text: str, check: Check, claimed: str | None) -> Answer:
    shown = () if check.excerpt is None else (check.excerpt,)
    missing = check.verdict is Verdict.NOT_FOUND
    return Answer(
        question=text,
        excerpts=() if missing else shown,
        silence=Silence.NOT_IN_COVERAGE if missing else None,
        nearest=shown if missing else (),
        notes=() if missing else (_note(check, claimed),),
        generation=serving.reader.generation.id,
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
