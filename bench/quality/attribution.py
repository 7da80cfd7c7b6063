"""Prints the quotations of a folder of documents, one JSON object a line, straight from the text: no index.

python -m bench.quality.attribution ../shared/data/politics/coverage > /tmp/out.jsonl
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.attribution.attributor import attribute
from index.attribution.coreference.cross_document import full_names
from index.attribution.ranking import load_weights
from index.ingest.source import DocumentRefused, SourceFile, read_document
from index.ingest.source_folder import SourceFolder
from index.quotation import Attribution
from index.text.document import Document, Span
from index.text.structure import read_structure


def documents(folder: Path) -> Iterator[Document]:
    sources = SourceFolder(folder)
    for path in sources.paths():
        source = sources.read(path)
        if not isinstance(source, SourceFile):
            continue
        try:
            yield read_document(source)
        except DocumentRefused:
            continue


def quotation_lines(
    document: Document, attribution: Attribution, names: Mapping[tuple[str, int], str]
) -> Iterator[dict[str, object]]:
    """The contract's quotation lines; `names` are those of the speakers' identities in the coverage."""
    for quotation in attribution.quotations:
        number = quotation.speaker
        speaker = None if number is None else names[document.key, number]
        yield {
            "document": document.key,
            "start": quotation.span.start,
            "end": quotation.span.end,
            "text": quotation.span.of(document.text),
            "parts": [p.of(document.text) for p in quotation.parts],
            "kind": quotation.kind.value,
            "speaker": speaker,
            "speaker_text": _words(quotation.speaker_span, document.text),
            "cue": _words(quotation.cue_span, document.text),
            "confidence": round(quotation.confidence, 4),
        }


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--weights",
        default="weights.json",
        help="file beside the attribution's modules (rules.json: no learning)",
    )
    parser.add_argument("--line", type=float, default=None)
    arguments = parser.parse_args()
    weights = load_weights(arguments.weights)
    words, seconds = 0, 0.0
    found: list[tuple[Document, Attribution]] = []
    for document in documents(arguments.folder):
        structure = read_structure(document.text)
        begun = time.process_time()
        found.append(
            (
                document,
                attribute(
                    document,
                    structure,
                    weights,
                    **({} if arguments.line is None else {"threshold": arguments.line}),
                ),
            )
        )
        seconds += time.process_time() - begun
        words += len(document.text.split())
    names = full_names({d.key: a.speakers for d, a in found})
    for document, attribution in found:
        for line in quotation_lines(document, attribution, names):
            print(json.dumps(line, ensure_ascii=False))
    rate = words / max(seconds, 1e-9)
    print(f"{words} words in {seconds:.2f} s of processor time: {rate:.0f} words/s", file=sys.stderr)


if __name__ == "__main__":
    main()
