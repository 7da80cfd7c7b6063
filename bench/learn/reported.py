"""Learns the cues and the weights of reported speech from the annotated articles: about a minute.

    python -m bench.learn.reported [SHARED] [--write]

Learns from SHARED/data/attributions.jsonl and prints whether it is what was learnt before;
`bench.quality.reported` measures it held out.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.arguments import ROOT, add_shared, create_parser
from bench.learn.parse_choice import fit_choice
from bench.quality.reported_data import Article, Gold, matching, overlap, read_articles
from index.attribution.reported.model import Model, model_from
from index.attribution.reported.parse import CueParse
from index.attribution.reported.statements import candidate_parses
from index.attribution.text.lexicon import SPEECH_VERBS

WEIGHTS = ROOT / "index" / "attribution" / "reported" / "weights.json"
COMMAND = "python -m bench.learn.reported"
DATA = "attributions.jsonl: PolNeAR, training part, 728 articles"
FEWEST_USES = 3  # annotated cues that a verb form must head to enter the lexicon
LEAST_SHARE = 0.08  # of a form's occurrences that must be cues
FEWEST_READINGS = 4  # in which a feature must occur to get a weight
REGULARISATION = 0.12  # of the articles against small weights; 0.06 to 0.15 differ by 0.004 in recall

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OWNER = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|my|our|your))$", re.IGNORECASE)
_NOT_HEADS = {
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does",
    "did", "will", "would", "could", "can", "may", "might", "must", "should", "shall", "not", "never", "to",
    "also", "later", "once", "previously", "then", "now", "still", "often", "even", "just", "only",
    "already", "ever", "again", "first", "both", "all", "as", "in", "of", "for", "on", "the", "a", "an",
    "his", "her", "their", "that", "this", "it", "at", "by", "with", "from", "about", "and", "or", "but",
    "so", "i", "he", "she", "they", "we", "you", "who", "which", "what", "how", "if", "out", "up", "back",
    "no", "more", "most", "longer", "own", "like", "such",
}  # fmt: skip
# Too few are annotated to be learnt; a lexicon picked from them would look better than it is.
_NOUNS = (
    "claim", "assertion", "allegation", "argument", "contention", "suggestion", "warning", "promise",
    "pledge", "vow", "prediction", "belief", "insistence", "denial", "call", "demand", "accusation",
    "complaint", "announcement", "refusal", "threat", "hope", "view", "opinion", "conclusion",
    "admission", "fear", "statement",
)  # fmt: skip
FARTHEST_START = 12  # characters between a parse's first word and the annotated one
ENDS_REGULARISATION = 0.3
END_PARTS = 3
LEAST_WEIGHT = 0.03  # smaller ones are left out of the file
_IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "wrote": "write", "written": "write", "felt": "feel",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "found": "find", "spoke": "speak",
    "spoken": "speak", "made": "make", "gave": "give", "given": "give", "took": "take", "taken": "take",
    "heard": "hear", "sought": "seek", "held": "hold", "understood": "understand", "meant": "mean",
    "argued": "argue", "denied": "deny", "went": "go", "chose": "choose", "saying": "say", "put": "put",
    "swore": "swear", "foresaw": "foresee", "bet": "bet", "led": "lead", "shown": "show", "laid": "lay",
}  # fmt: skip


def lemma_of(form: str, known: Counter[str]) -> str:
    """Groups inflected forms; a wrong lemma costs only that two forms are counted apart."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    for ending, stems in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("ing", ("", "e")),
        ("ed", ("", "e")),
        ("s", ("",)),
    ):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            base = form[: -len(ending)]
            options = [base + stem for stem in stems]
            if base[-1] == base[-2] and ending in ("ing", "ed"):
                options.append(base[:-1])
            options.sort(key=lambda option: -known[option])
            if known[options[0]]:
                return options[0]
    return form


def british(form: str) -> str:
    """The annotated papers are American; other papers write "criticised" and "favours"."""
    spelt = re.sub(r"([iy])z(e|es|ed|ing)$", r"\1s\2", form)
    return spelt.replace("favor", "favour")


def learn_lexicon(articles: Sequence[Article]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Verbs and nouns: lemma to the forms that head annotated cues often enough."""
    everywhere: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for article in articles:
        everywhere.update(word.lower() for word in _WORD.findall(article.text))
        for gold in article.gold:
            if gold.direct and not gold.source:
                continue
            cue = " ".join(span.of(article.text) for span in gold.cue)
            source = " ".join(span.of(article.text) for span in gold.source)
            heads = [w for w in _WORD.findall(cue) if w.lower() not in _NOT_HEADS and not w.endswith("ly")]
            if heads and not _OWNER.search(source):
                cued[heads[0].lower()] += 1
    verbs: dict[str, list[str]] = defaultdict(list)
    for form, count in sorted(cued.items()):
        if count >= FEWEST_USES and count >= LEAST_SHARE * everywhere[form]:
            verbs[lemma_of(form, everywhere)] += dict.fromkeys((form, british(form)))
    for form in sorted(SPEECH_VERBS - {inflected for known in verbs.values() for inflected in known}):
        verbs[lemma_of(form, everywhere)].append(form)
    return dict(verbs), {noun: [noun, noun + "s"] for noun in _NOUNS}


def labelled(article: Article, model: Model) -> list[list[tuple[tuple[str, ...], bool]]]:
    """For every cue its parses, each with whether it is the nearest to an annotation that says the same."""
    cues = []
    for candidates in candidate_parses(article.text, article.sentences, article.quoted, model).values():
        nearness = [_nearness(article, parse) for parse in candidates]
        nearest = max(nearness)
        rows = zip(candidates, nearness, strict=True)
        cues.append([(parse.features + parse.ending, 0.0 < near == nearest) for parse, near in rows])
    return cues


def _nearness(article: Article, parse: CueParse) -> float:
    """Shared characters by all characters of the nearest annotation that the parse matches; 0 where it matches none."""
    gold = [article.gold[at].content for at in matching(article.text, parse.source, parse.content, article.gold)]
    return max((overlap((parse.content,), content) for content in gold), default=0.0)


def ends_of(article: Article, model: Model) -> list[tuple[tuple[str, ...], bool]]:
    """Boundaries up to the annotated end, of parses whose cue and first words are annotated so."""
    rows: list[tuple[tuple[str, ...], bool]] = []
    for candidates in candidate_parses(article.text, article.sentences, article.quoted, model).values():
        for parse in {(one.features[0], one.first, one.source): one for one in candidates}.values():
            for gold in article.gold:
                if not gold.direct and any(parse.cue.overlaps(cue) for cue in gold.cue):
                    rows += _ends_until(parse, gold)
                    break
    return rows


def _ends_until(parse: CueParse, gold: Gold) -> list[tuple[tuple[str, ...], bool]]:
    after = [span for span in gold.content if span.end > parse.cue.end]
    if not parse.ends or not after or abs(after[0].start - parse.first) > FARTHEST_START:
        return []
    rows = []
    for boundary in parse.ends[:-1]:
        reached = boundary.place >= after[-1].end - 1
        rows.append((boundary.features, reached))
        if reached:
            break
    return rows


def fit(rows: Sequence[tuple[tuple[str, ...], bool]], regularisation: float) -> dict[str, object]:
    used = Counter(feature for features, _ in rows for feature in features)
    vectorizer = DictVectorizer(dtype=numpy.float32)
    matrix = vectorizer.fit_transform(
        [{name: 1.0 for name in features if used[name] >= FEWEST_READINGS} for features, _ in rows]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype(numpy.int32), matrix.indptr.astype(numpy.int32)
    fitted = LogisticRegression(C=regularisation, max_iter=400, solver="liblinear")
    fitted.fit(matrix, [right for _, right in rows])
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectorizer.get_feature_names_out(), fitted.coef_[0], strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }
    return {"intercept": round(float(fitted.intercept_[0]), 3), "weights": dict(sorted(weights.items()))}


def _with_ends_of_others(articles: Sequence[Article], stored: dict[str, object]) -> Iterator[tuple[Article, Model]]:
    """Each article with ends learnt from the other parts: ends that know the article would look too sure."""
    bare = model_from({key: value for key, value in stored.items() if key != "ends"})
    rows = [ends_of(article, bare) for article in articles]
    for part in range(END_PARTS):
        others = [row for at, found in enumerate(rows) if at % END_PARTS != part for row in found]
        model = model_from({**stored, "ends": fit(others, ENDS_REGULARISATION)})
        for article in articles[part::END_PARTS]:
            yield article, model


def learn(articles: Sequence[Article]) -> dict[str, object]:
    """The weights file's content. No article outside `articles` has a part in it."""
    verbs, nouns = learn_lexicon(articles)
    stored: dict[str, object] = {"command": COMMAND, "data": DATA, "articles": len(articles)}
    stored |= {"verbs": verbs, "nouns": nouns}
    model = model_from(stored)
    stored["ends"] = fit([row for article in articles for row in ends_of(article, model)], ENDS_REGULARISATION)
    cues = [cue for article, model in _with_ends_of_others(articles, stored) for cue in labelled(article, model)]
    stored["readings"] = fit_choice(cues, REGULARISATION)
    return stored


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {WEIGHTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    content = json.dumps(learn(read_articles(arguments.shared)), ensure_ascii=False, indent=1) + "\n"
    before = WEIGHTS.read_text(encoding="utf-8")
    print(f"{len(content.encode()):,} bytes, {'as' if content == before else 'not as'} they were")
    if arguments.write:
        WEIGHTS.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
