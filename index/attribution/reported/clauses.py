"""The clauses of a sentence, for cues that share a subject: ", saying", "and added"."""

from dataclasses import dataclass

from .subjects import Subject, subject_before
from .tokens import Words
from .verb_groups import verb_group


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb form at token `verb` with its subject; `main` where no subordinating word opens it."""

    verb: int
    subject: Subject
    main: bool


def clauses_of(words: Words) -> list[Clause]:
    """Every verb form of the sentence that has a subject of its own, in order."""
    found: list[Clause] = []
    for at in range(len(words)):
        if words.quoted[at] or not words.verbal[at]:
            continue
        group = verb_group(words, at)
        if "infinitive" in group.flags or group.before < 0:
            continue
        subject = subject_before(words, group.before)
        if subject is not None and (not found or subject.first > found[-1].subject.last):
            found.append(Clause(at, subject, subject.opener in _MAIN_OPENERS))
    return found


def shared_subjects(clauses: list[Clause], before: int) -> dict[str, Subject]:
    """Whose ", saying" or "and added" at token `before` may be: the main clause's, the nearest, the first."""
    earlier = [clause for clause in clauses if clause.verb < before]
    named: dict[str, Subject] = {}
    main = [clause for clause in earlier if clause.main]
    for name, clause in (("main", main[-1:]), ("nearest", earlier[-1:]), ("first", earlier[:1])):
        if clause and clause[0].subject not in named.values():
            named[name] = clause[0].subject
    return named


_MAIN_OPENERS = frozenset(("^", ";", ",", "but", "and", "”", '"', "''", "—", "–", ":", "-", "--"))
