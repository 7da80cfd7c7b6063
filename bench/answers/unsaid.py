"""Who said something that nobody said: how often the answer is silence, as it should be. About 2 minutes where the
indexes are there.

    python -m bench.answers.unsaid [SHARED] [--indexes DIR] [--sets NAME …] [--misses]

Forty made-up things, each said to be about one of the forty whom a set quotes most, are asked after: 200 questions over
five sets. The names are the coverage's own, so that a question always comes near something.
"""

from collections import Counter
from collections.abc import Iterator

from bench.arguments import add_indexes, add_sets, add_shared, create_parser
from bench.indexes import built_indexes
from index import open_question_embedder
from retrieval import Retriever
from retrieval.answer import Answer

_MADE_UP = (
    "that {} had crashed a tractor into a bakery",
    "that {} should be crowned king of Norway",
    "{} keeps forty parrots in the cellar",
    "that {} had learnt to juggle chainsaws in prison",
    "{} would move to the moon by Christmas",
    "that {} was born in a lighthouse",
    "{} had invented the umbrella",
    "that {} paid a wizard for the weather",
    "{} sings better than any opera house",
    "that {} had eaten the only copy of the contract",
    "{} ought to open a school for clowns",
    "that {} had swum across the Caspian Sea",
    "{} was afraid of escalators",
    "that {} had sold the family castle to a circus",
    "{} would be remembered for a recipe of pickled herring",
    "that {} was the best goalkeeper in Iceland",
    "{} had been mistaken for a librarian in Lisbon",
    "that {} should learn to knit before giving orders",
    "{} had buried treasure under a car park",
    "that {} collects stamps from Mongolia",
    "{} once refused to leave a sauna",
    "that {} had married a ventriloquist",
    "{} would never again ride a camel",
    "that {} had painted the bridge pink",
    "{} grows the largest pumpkins in the county",
    "that {} was writing a musical about plumbing",
    "{} had lost a bet over a bowl of soup",
    "that {} spoke fluent Klingon at breakfast",
    "{} should apologise to the beekeepers",
    "that {} had trained a pigeon to deliver letters",
    "{} wanted to ban bicycles on Sundays",
    "that {} had built a cathedral out of matchsticks",
    "{} owes the orchestra a new piano",
    "that {} was saved from drowning by a goat",
    "{} had promised every village a submarine",
    "that {} cheats at dominoes",
    "{} dreams of becoming an astronomer",
    "that {} hid behind a curtain during the earthquake",
    "{} would rather herd reindeer",
    "that {} had translated the phone book into Latin",
)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    add_sets(parser)
    parser.add_argument("--misses", action="store_true", help="show what was answered")
    arguments = parser.parse_args()
    asked: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    with built_indexes(arguments.shared, arguments.indexes, arguments.sets) as indexes:
        for name in arguments.sets:
            retriever = Retriever.open(indexes / name, open_question_embedder)
            for question, answer in _answers(retriever):
                asked[name] += 1
                silent[name] += not answer.answered
                if answer.answered and arguments.misses:
                    print(f"  {name}: {question} ({answer.excerpts[0].score:.2f})\n      {answer.excerpts[0].text!r}")
            retriever.close()
    for name in asked:
        print(f"{name:10} {silent[name] / asked[name]:.3f} ({silent[name]}/{asked[name]})")
    print(f"{'all':10} {silent.total() / asked.total():.3f} ({silent.total()}/{asked.total()})")


def _answers(retriever: Retriever) -> Iterator[tuple[str, Answer]]:
    for thing, speaker in zip(_MADE_UP, retriever.speakers("", len(_MADE_UP)), strict=False):
        question = f"who said {thing.format(speaker.name)}?"
        yield question, retriever.ask(question)


if __name__ == "__main__":
    main()
