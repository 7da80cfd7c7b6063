"""What can be asked of the coverage at hand, for whoever has not yet: a question, a person, words that stand in it."""

from dataclasses import dataclass

from retrieval import Excerpt, Retriever, Verdict

_LEAST_WORDS, _MOST_WORDS = 4, 12
_MARKS = "“”„«»\"'‘’ ,."


@dataclass(frozen=True, slots=True)
class Examples:
    """Each None where the coverage has none: a question that it answers, somebody whom it quotes often, a quotation
    that is found in it."""

    question: str | None = None
    person: str | None = None
    quotation: str | None = None


def find_examples(retriever: Retriever) -> Examples:
    people = retriever.speakers("", limit=1)
    person = people[0].name if people else None
    profile = retriever.who(person) if person is not None else None
    latest = profile.latest if profile is not None else ()
    quotation = next((words for one in latest if (words := _words(one)) and _stands(retriever, words)), None)
    return Examples(retriever.example(), person, quotation)


def _words(excerpt: Excerpt) -> str | None:
    """The beginning of what was said, without its marks."""
    span = excerpt.quoted[0] if excerpt.quoted else excerpt.span
    start = excerpt.span.start
    words = excerpt.text[span.start - start : span.end - start].split()[:_MOST_WORDS]
    return " ".join(words).strip(_MARKS) if len(words) >= _LEAST_WORDS else None


def _stands(retriever: Retriever, words: str) -> bool:
    return retriever.check(words).verdict is Verdict.EXACT
