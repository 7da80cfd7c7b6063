"""A question that this coverage answers, to show people what they can ask: somebody it quotes often, and something
that they speak about. The same one every time.
"""

import calendar
import re
from collections import Counter
from collections.abc import Callable, Sequence

from index import SpeakerKind

from .answer import Answer
from .question.names.name_words import name_parts
from .question.tokens import is_content, tokens
from .snapshot import Snapshot
from .vocabulary import Vocabulary

_SPEAKERS = 8  # of the most quoted that are tried
_TOPICS = 5  # of each
_SHORTEST = 4  # letters of a topic
_NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]{2,}(?: [A-Z][\w-]+)*\b(?![’'])")  # within a sentence
_MONTHS = "|".join(calendar.month_name[1:])
_OF_PEOPLE = re.compile(rf"^(?:\w+(?:ans?|ish|ese|ic|ats?|ists?|day)|{_MONTHS})$")  # no subject by itself


def find_example(snapshot: Snapshot, ask: Callable[[str], Answer]) -> str | None:
    """`ask` answers over the same generation. None where nobody is quoted, or no such question is answered."""
    speakers = [(number, _topics(snapshot, number)) for number in _most_quoted(snapshot)]
    for named in (True, False):
        for number, topics in speakers:
            fitting = [t for t in topics if t[0].isupper() is named][:_TOPICS]
            # Reads every document that quotes them: only of whom a question is asked about.
            called = _in_a_sentence(snapshot, number) if fitting else ""
            for topic in fitting:
                question = f"what did {called} say about {topic}?"
                answer = ask(question)
                if answer.answered and answer.excerpts[0].speaker == snapshot.vocabulary.speakers[number].name:
                    return question
    return None


def _most_quoted(snapshot: Snapshot) -> Sequence[int]:
    """`identities` stand most quoted first."""
    kinds = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)
    return [n for n, identity in enumerate(snapshot.reader.identities) if identity.kind in kinds][:_SPEAKERS]


def _in_a_sentence(snapshot: Snapshot, number: int) -> str:
    """The name, with the article that the documents which quote it mostly write before it."""
    name = snapshot.vocabulary.speakers[number].name
    if snapshot.vocabulary.speakers[number].kind is not SpeakerKind.ORGANISATION:
        return name
    words = r"\s+".join(map(re.escape, name.split()))
    written = re.compile(rf"(\bthe\s+)?(?<!\w){words}(?!\w)", re.IGNORECASE)
    documents = {quotation.document_id for quotation in snapshot.reader.quotations_by([number])}
    articles = [bool(found[1]) for id_ in documents for found in written.finditer(snapshot.reader.text(id_))]
    return f"the {name}" if sum(articles) * 2 > len(articles) else name


def _topics(snapshot: Snapshot, number: int) -> list[str]:
    """What they name most, then what they speak of that headlines speak of too."""
    reader = snapshot.reader
    own = set(name_parts(snapshot.vocabulary.speakers[number].name))
    quotations = reader.quotations_by([number])
    texts = [part.of(reader.text(q.document_id)) for q in quotations for part in (q.parts or (q.span,))]
    names = Counter(name for text in texts for name in _NAMED.findall(text) if not _OF_PEOPLE.search(name))
    spoken = Counter(token.text for text in texts for token in tokens(text))
    titles = {token.text for q in quotations for token in tokens(reader.documents[q.document_id].title or "")}
    named = [(name, count) for name, count in names.items() if not own & set(name_parts(name))]
    common = [(w, count) for w, count in spoken.items() if w in titles and w not in own and _is_topic(w)]
    return [topic for found in (named, common) for topic in _telling(snapshot.vocabulary, found)]


def _telling(vocabulary: Vocabulary, counted: Sequence[tuple[str, int]]) -> list[str]:
    """Topics in order: the count of each times how rare its last word is in the coverage, highest first."""
    weights = {topic: vocabulary.weight(vocabulary.stem(topic.split()[-1].casefold())) for topic, _ in counted}
    return [topic for topic, _ in sorted(counted, key=lambda pair: (-pair[1] * weights[pair[0]], pair[0]))]


def _is_topic(word: str) -> bool:
    return is_content(word) and len(word) >= _SHORTEST and word.isalpha()
