"""What a draft check finds of forged quotations, and whether true ones stand: about 2 minutes.

    python -m bench.checks.forgeries [SHARED] [--indexes DIR] [--sets NAME …] [--number N] [--misses]

Of each set quotations whose speaker is named are altered in one thing each (a digit, a "not", a name, two places
joined, a qualifier cut, another speaker), put into drafts as people write them, and the drafts are checked. Printed
are, by kind: how many, how many passed as exact, how many were named for what they are; and of the same quotations
unaltered, how many stand as exact.
"""

import random
from collections import Counter
from collections.abc import Sequence

from bench.arguments import add_indexes, add_sets, add_shared, create_parser
from bench.checks.forging import Forgery, forgeries, printed_quotations
from bench.indexes import built_indexes
from index import IndexFolder, read_draft
from retrieval.answer import Check, Verdict
from retrieval.check.draft.checking import check_draft
from retrieval.snapshot import Snapshot

_A_DRAFT = 20  # quotations
_FORMS = (
    "{speaker} spoke on Monday.\n\n“{comma}” {speaker} said.",
    "“{comma}” said {speaker}.",
    "{speaker} said: “{text}”",
    "“{comma}” {speaker} told reporters.",
)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    add_sets(parser)
    parser.add_argument("--number", type=int, default=20, metavar="N", help="of a kind and set (default: 20)")
    parser.add_argument("--misses", action="store_true", help="print what was not named for what it is")
    arguments = parser.parse_args()
    total, passed, named = Counter[str](), Counter[str](), Counter[str]()
    with built_indexes(arguments.shared, arguments.indexes, arguments.sets) as folder:
        for name in arguments.sets:
            snapshot = Snapshot(IndexFolder(folder / name))
            chance = random.Random(name)
            with snapshot.session():
                printed = printed_quotations(snapshot)
                true = [Forgery(p.text, p.speaker, None) for p in chance.sample(printed, min(100, len(printed)))]
                for forgery, check in _checked(snapshot, list(forgeries(printed, arguments.number, chance)), chance):
                    kind = "speaker" if forgery.kind is None else forgery.kind.value
                    total[kind] += 1
                    passed[kind] += check is not None and check.verdict is Verdict.EXACT
                    named[kind] += _is_named(check, forgery)
                    if arguments.misses and not _is_named(check, forgery):
                        _print_miss(name, kind, forgery, check)
                for forgery, check in _checked(snapshot, true, chance):
                    total["unaltered"] += 1
                    named["unaltered"] += check is not None and check.verdict is Verdict.EXACT
                    if arguments.misses and (check is None or check.verdict is not Verdict.EXACT):
                        _print_miss(name, "unaltered", forgery, check)
    for kind, number in total.items():
        exact = "" if kind == "unaltered" else f"{passed[kind]} passed as exact, "
        print(f"{kind:<10} {number:>4}  {exact}{named[kind] / number:.3f} named for what they are")
    forged = [kind for kind in total if kind != "unaltered"]
    share = sum(named[kind] for kind in forged) / sum(total[kind] for kind in forged)
    print(f"forged     {sum(total[kind] for kind in forged):>4}  {sum(passed.values())} exact, {share:.3f} named")


def _checked(snapshot: Snapshot, given: Sequence[Forgery], chance: random.Random) -> list[tuple[Forgery, Check | None]]:
    """Each with what came of it in its draft; None where the draft is not read so that it holds it."""
    rows: list[tuple[Forgery, Check | None]] = []
    for start in range(0, len(given), _A_DRAFT):
        part = given[start : start + _A_DRAFT]
        text = "\n\n".join(_written(one, chance) for one in part)
        claims = check_draft(snapshot, read_draft("draft.md", f"# A draft\n\n{text}\n".encode())).claims
        rows += [(one, next((c.check for c in claims if _same(c.claim.words, one.text)), None)) for one in part]
    return rows


def _written(one: Forgery, chance: random.Random) -> str:
    comma = (
        f"{one.text[:-1]}," if one.text.endswith((".", ",")) else one.text if one.text[-1] in "!?…" else one.text + ","
    )
    return chance.choice(_FORMS).format(speaker=one.speaker, text=one.text, comma=comma)


def _same(words: str, text: str) -> bool:
    return _letters(words) == _letters(text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _is_named(check: Check | None, forgery: Forgery) -> bool:
    if check is None:
        return False
    if forgery.kind is None:
        return check.verdict is Verdict.MISATTRIBUTED
    return check.verdict in (Verdict.NEAR, Verdict.MISATTRIBUTED) and check.alteration is forgery.kind


def _print_miss(name: str, kind: str, forgery: Forgery, check: Check | None) -> None:
    told = "not found in the draft" if check is None else f"{check.verdict}, {check.alteration}, {check.speaker}"
    print(f"    {name} {kind}: {told}\n        {forgery.speaker}: {forgery.text}")
    if check is not None and check.differences:
        print(f"        {[(d.claimed, d.found) for d in check.differences]}")


if __name__ == "__main__":
    main()
