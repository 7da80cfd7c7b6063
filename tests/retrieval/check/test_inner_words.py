"""What somebody quotes of another is never shown as their own words."""

from collections.abc import Callable

from retrieval import Retriever, SpeakerStatus

TEXT = """What was said

"Paula Quick told me, 'I will win or move to Peru,'" Hugo Marsh said.

"I have never said, 'Women belong at home,'" Bob Roe said.

"My boss told me, 'Sign it or be fired,'" Tom Pell said.

"They call it 'the pit' here, and it is cold," Ann Lee said.

"It isn't the workers' fault that it's cold," Ida Moss said.
"""


def test_whose_the_inner_words_are(retriever_over: Callable[[str], Retriever]) -> None:
    told = [
        ("I will win or move to Peru", "Paula Quick", SpeakerStatus.CONFIRMED),
        ("I will win or move to Peru", "Hugo Marsh", SpeakerStatus.CONTRADICTED),
        ("Women belong at home", "Bob Roe", SpeakerStatus.OPEN),
        ("Sign it or be fired", "Tom Pell", SpeakerStatus.OPEN),
        ("They call it 'the pit' here", "Ann Lee", SpeakerStatus.CONFIRMED),
        ("the pit", "Ann Lee", SpeakerStatus.CONFIRMED),
        ("My boss told me, 'Sign it or be fired,'", "Tom Pell", SpeakerStatus.CONFIRMED),
        ("the workers' fault that it's cold", "Ida Moss", SpeakerStatus.CONFIRMED),
    ]
    retriever = retriever_over(TEXT)
    assert [(claim, who, retriever.check(claim, who).speaker_status) for claim, who, _ in told] == told
