"""The quotations of a folder of documents straight from their text, without an index, as the contract's lines."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.attribution.attributor import attribute
from index.attribution.ranking import load_weights
from index.attribution.speakers.cross_document import cluster_speakers
from index.ingest.folder.source_folder import SourceFolder
from index.ingest.source import DocumentRefused, SourceFile, read_source
from index.quotation import Attribution, Speaker
from index.text.document import Document, Span
from index.text.structure import read_structure


@dataclass(frozen=True, slots=True)
class AttributedFolder:
    """`lines` are the contract's, a JSON object each; `seconds` of processor time went into attributing `words`."""

    lines: tuple[str, ...]
    words: int
    seconds: float


def documents(folder: Path) -> Iterator[Document]:
    sources = SourceFolder(folder)
    for path in sources.paths():
        source = sources.read(path)
        if not isinstance(source, SourceFile):
            continue
        try:
            yield from read_source(source).documents
        except DocumentRefused:
            continue


def full_names(documents: Mapping[str, Sequence[Speaker]]) -> dict[tuple[str, int], str]:
    """The name of each speaker's identity, by document key and number."""
    return {member: cluster.name for cluster in cluster_speakers(documents) for member in cluster.members}


def quotation_lines(
    document: Document, attribution: Attribution, names: Mapping[tuple[str, int], str]
) -> Iterator[dict[str, Any]]:
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


def attributed_folder(folder: Path, weights_file: str = "weights.json") -> AttributedFolder:
    """`weights_file` lies beside the attribution's modules; "rules.json" is without learning."""
    weights = load_weights(weights_file)
    words, seconds = 0, 0.0
    found: list[tuple[Document, Attribution]] = []
    for document in documents(folder):
        structure = read_structure(document.text)
        begun = time.process_time()
        found.append((document, attribute(document, structure, weights)))
        seconds += time.process_time() - begun
        words += len(document.text.split())
    names = full_names({d.key: a.speakers for d, a in found})
    lines = (line for document, attribution in found for line in quotation_lines(document, attribution, names))
    return AttributedFolder(tuple(json.dumps(line, ensure_ascii=False) for line in lines), words, seconds)
