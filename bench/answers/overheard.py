"""Which of the messages that nobody said to the bot it answers, over the political stories of the measuring data:
about a minute.

    python -m bench.answers.overheard [SHARED] [--indexes DIR]

The messages are those of tests/support/discord/overheard.py, half of them held out. Prints how many of each kind are
answered, and which ones that should not be, or should.
"""

from contextlib import closing

from bench.arguments import add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from bot.discord.features.messages.addressing import IncomingMessage, decide, worth_saying
from index import open_question_embedder
from retrieval import Answer, Retriever
from tests.support.discord.overheard import ALL, Overheard


def report_all(retriever: Retriever) -> None:
    for asks in (True, False):
        for held_out in (False, True):
            messages = [said for said in ALL if said.asks is asks and said.held_out is held_out]
            report(retriever, messages, asks=asks, held_out=held_out)


def report(retriever: Retriever, messages: list[Overheard], *, asks: bool, held_out: bool) -> None:
    answers = {said: answer_to(retriever, said) for said in messages}
    spoke = [said for said in messages if speaks(said, answers[said])]
    known = [said for said in messages if answers[said].answered]
    kind = f"{'questions' if asks else 'talk':10}{'held out' if held_out else 'tuned':10}"
    line = f"{kind}{len(spoke)} of {len(messages)} answered"
    print(f"{line}, {len(set(spoke) & set(known))} of the {len(known)} that have an answer" if asks else line)
    for said in messages:
        if (said in spoke) is not asks:
            print(f"    {said.text}")


def answer_to(retriever: Retriever, said: Overheard) -> Answer:
    return retriever.ask(said.text, previous=(said.after,) if said.after else (), unprompted=True)


def speaks(said: Overheard, answer: Answer) -> bool:
    incoming = IncomingMessage(said.text, in_my_thread=said.after is not None, question_channel=said.after is None)
    return decide(incoming).respond and worth_saying(incoming, answer).respond


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    arguments = parser.parse_args()
    with (
        built_indexes(arguments.shared, arguments.indexes, ["politics"]) as indexes,
        closing(Retriever.open(indexes / "politics", open_question_embedder)) as retriever,
    ):
        report_all(retriever)


if __name__ == "__main__":
    main()
