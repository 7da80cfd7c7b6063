"""`quotations`: everything that was said, and by whom."""

import argparse
from typing import TYPE_CHECKING

from index import PullquoteError

from .. import exit_status
from ..options import Commands, add_index_option, add_json_option, as_typed, read_settings, shortened

if TYPE_CHECKING:
    from bot.json_output import Json
    from index import ExplainedCandidate
    from retrieval import Retriever, SpokenQuotation

_CANDIDATES = 5  # shown on one screen; `--json` has all
_DOUBTS = {
    "not stated": "beside the words stands a pronoun, a role, or no full name of one person",
    "not beside": "nobody stands beside the words whom a verb of saying plainly ties to them",
    "unsure": "somebody else could as well have said them",
}
_DIGITS = 9  # of a start; no document is as long
_REASONS = 6  # features shown for a candidate; the others hardly move its score


class NoPlace(PullquoteError):
    """What is to be explained is not named as DOCUMENT:START."""


def add(commands: Commands) -> None:
    example = '--speaker "Werner Vogels" --json'
    parser = commands.add("quotations", "print every quotation in the index, one a line", _run, example)
    parser.add_argument("--speaker", metavar="NAME", help="only this speaker's")
    parser.add_argument("--kind", choices=["direct", "mixed", "indirect"], help="only quotations of this kind")
    parser.add_argument(
        "--confidence", metavar="P", type=_probability, help="only those whose speaker is as probable, 0 to 1"
    )
    parser.add_argument(
        "--explain",
        metavar="DOCUMENT:START",
        help="who could have said the quotation that begins at this character, and what spoke for each",
    )
    add_index_option(parser)
    add_json_option(parser, "print one JSON object a line")


def _run(arguments: argparse.Namespace) -> int:
    from bot.json_output import quotation_json
    from bot.service.folder_collection import FolderCollection
    from bot.text_safety import one_line

    from ..output import print_json

    retriever = FolderCollection.of_settings(read_settings(arguments)).retriever()
    if arguments.explain is not None:
        return _explain(retriever, as_typed(arguments.explain), arguments.json)
    speaker = None if arguments.speaker is None else as_typed(arguments.speaker)
    said = retriever.quotations(speaker)
    if speaker is not None and not said:
        _complain_of(retriever, speaker)
    for quotation in said:
        if arguments.kind is not None and quotation.kind.value != arguments.kind:
            continue
        if arguments.confidence is not None and quotation.confidence < arguments.confidence:
            continue
        if arguments.json:
            print_json(quotation_json(quotation))
        else:
            print(one_line(f"{_speaker(quotation)}: {quotation.text} [{quotation.document}:{quotation.span.start}]"))
    return exit_status.DONE


def _speaker(quotation: "SpokenQuotation") -> str:
    from bot.replies.wording import AS_CORRECTED, AS_READ
    from index import Certainty

    name = quotation.speaker or "?"
    if quotation.corrected:
        return f"{name}, {AS_CORRECTED}"
    return f"{name}{AS_READ}" if quotation.speaker and quotation.certainty is Certainty.CONCLUDED else name


def _complain_of(retriever: "Retriever", name: str) -> None:
    from bot.replies.wording import NOBODY_QUOTED, or_list
    from retrieval import Scope

    from ..output import complain

    meant, unmet = retriever.who(name), retriever.unmet(Scope(speaker=name))
    near = (meant.name,) if meant else unmet.near if unmet else ()
    complain(f"{NOBODY_QUOTED} Did you mean {or_list(near)}?" if near else NOBODY_QUOTED)


def _explain(retriever: "Retriever", place: str, as_json: bool) -> int:
    from bot.json_output import quotation_json
    from bot.text_safety import one_line
    from retrieval import documents_called

    from ..output import complain, print_json

    named, start = _place(place)
    fitting = documents_called(retriever.sources(), named)
    document = fitting[0].document if len(fitting) == 1 else named
    explanation = retriever.explain_quotation(document, start)
    if explanation is None:
        complain(f"No quotation begins at {place}: take document and start from `quotations --json`.")
        return exit_status.NO_ANSWER
    if as_json:
        shown = quotation_json(explanation.quotation)
        doubt = explanation.doubt.value if explanation.doubt else None
        print_json({**shown, "doubt": doubt, "candidates": [_candidate_json(c) for c in explanation.candidates]})
        return exit_status.DONE
    quotation = explanation.quotation
    print(one_line(f"{quotation.text} [{quotation.document}]"))
    speaker = quotation.speaker or "speaker open"
    told = f"{quotation.kind.value}, {speaker}, {quotation.certainty.value}, confidence {quotation.confidence:.2f}"
    print("  " + one_line(told))
    if quotation.corrected:
        print(
            f"  Corrected here, by {quotation.corrected} of `corrections list`; what follows is how it was read before."
        )
    if explanation.doubt is not None:
        print(f"  Concluded, not named: {_DOUBTS[explanation.doubt.value]}.")
    if not explanation.candidates:
        print("  Reported speech and posts name their speaker themselves: there are no candidates to rank.")
    weighed = [candidate for candidate in explanation.candidates if candidate.ruled_out is None]
    for candidate in weighed[:_CANDIDATES]:
        told = one_line(f"{candidate.probability:.2f}  {candidate.kind}: {candidate.words or 'nobody here'}")
        print(f"   {told}")
        for reason in candidate.reasons[:_REASONS]:
            print(f"           {reason.value * reason.weight:+6.2f}  {reason.feature} = {reason.value:g}")
    for candidate in explanation.candidates:
        if candidate.ruled_out is not None:
            print(f"   none  {one_line(f'{candidate.kind}: {candidate.words}')}: {candidate.ruled_out}")
    return exit_status.DONE


def _place(text: str) -> tuple[str, int]:
    """Raises NoPlace where it is not DOCUMENT:START."""
    document, _, start = text.rpartition(":")
    if not (document and start.isascii() and start.isdecimal() and len(start) <= _DIGITS):
        raise NoPlace(f"--explain takes DOCUMENT:START, not {shortened(text)}: take both from `quotations --json`.")
    return document, int(start)


def _candidate_json(candidate: "ExplainedCandidate") -> "dict[str, Json]":
    return {
        "kind": candidate.kind,
        "words": candidate.words,
        "score": round(candidate.score, 3),
        "probability": round(candidate.probability, 3),
        "ruled_out": candidate.ruled_out,
        "reasons": {r.feature: [round(r.value, 3), round(r.weight, 3)] for r in candidate.reasons},
    }


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{shortened(text)} is no probability: give a number from 0 to 1")
    return value
