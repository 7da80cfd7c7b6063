"""The words of one sentence with what reported speech needs to know of each: its case, its class, its marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Span

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z]\b|[-–][^\W_]+)?|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|Prof|Sr|Jr|St|Sens|Reps|Messrs)\."
    r"|[^\W_]+(?:[.&'’‑-][^\W_]+)*|''|--+|\S"
)

PRONOUNS = frozenset("he she they i we you it".split())
RELATIVES = frozenset("who which that whom".split())
POSSESSIVES = frozenset("his her their my our your its".split())
_AUXILIARIES = frozenset(
    "have has had having is are was were be been being am do does did will would could can may might must should"
    " shall cannot ought".split()
)
_ADVERBS = frozenset(
    "also later once previously then now still often even just only already ever again first both all each too"
    " since long soon always sometimes further here instead twice simply so far".split()
)
_NEGATIONS = frozenset("not never neither nor no hardly rarely seldom without".split())
MODALS = frozenset("will would could can may might must should shall cannot ought".split())
INSERTED = frozenset("however though too meanwhile instead also then too indeed moreover therefore".split())
CONJUNCTIONS = frozenset("and but or yet nor".split())
SUBORDINATORS = frozenset(
    "if when whether while because as after before since though although unless until once where why how what"
    " than that whatever whenever so lest".split()
)
HYPOTHETICALS = frozenset("if whether unless until lest".split())
PREPOSITIONS = frozenset(
    "of for in from at on with to by about against over under into between among through during without within"
    " around near across behind beyond despite amid like via per throughout toward towards upon".split()
)
DETERMINERS = frozenset(
    "the a an this these those his her their my our its your some many several most another any every each no"
    " all both few other others one two three four five six seven eight nine ten half".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february"
    " march april june july august september october november december jan feb aug sept oct nov dec".split()
)
_TIME_WORDS = frozenset(
    "morning afternoon evening night week month year weekend day days weeks months years ago last next earlier"
    " later late early this that afterward afterwards recently meanwhile though however too".split()
)
# Past and present forms that do not end in -ed: what ends a noun phrase where no parser says so.
_IRREGULAR = frozenset(
    "went goes came comes took takes made makes gave gives got gets ran runs held holds won wins lost loses led"
    " leads met meets left leaves kept keeps began begins became becomes brought brings built bought sold sent"
    " stood sat spent paid put cut hit let set fell fallen grew grown rose risen drew drawn drove broke broken"
    " chose chosen spoke spoken wrote written knew known saw seen heard felt found thought told said says taught"
    " caught fought sought struck stuck swept swung threw thrown wore worn hung laid lay shot shut slept slid"
    " understood withdrew woke won't didn't doesn't don't isn't wasn't weren't aren't hasn't haven't hadn't"
    " wouldn't couldn't can't shouldn't says tells"
    " thinks believes argues insists suggests knows sees wants seems appears remains becomes includes contains"
    " describes explains considers continues allows requires provides writes speaks goes keeps agrees adds asks"
    " denies accuses admits acknowledges believes hears feels loves hates does gives refuses supports opposes".split()
)
_NOUNS_IN_ED = frozenset("united fed red seed need speed breed deed feed creed bed shed hundred kindred".split())
_OPENERS = "“„«‘([{"
_DASHES = frozenset(("-", "–", "—", "--", "---"))
QUOTE_MARKS = frozenset(("“", "”", '"', "''", "«", "»", "„", "‘", "’"))


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of one sentence; lists run in parallel. `starts` and `ends` are offsets in the document."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]
    quoted: list[bool]
    marks: Sequence[Span]

    def __len__(self) -> int:
        return len(self.raw)

    def is_word(self, at: int) -> bool:
        return self.raw[at][0].isalnum()

    def is_capitalised(self, at: int) -> bool:
        return self.raw[at][0].isupper()

    def is_comma(self, at: int) -> bool:
        return self.raw[at] == ","

    def is_break(self, at: int) -> bool:
        """Marks that no noun phrase runs over; a comma and a bracket are looked at one by one."""
        return self.raw[at] in _BREAKS or self.is_dash(at)

    def is_dash(self, at: int) -> bool:
        """A dash between words; a hyphen inside one is none."""
        return self.raw[at] in _DASHES and (len(self.raw[at]) > 1 or not self._is_hyphen(at))

    def _is_hyphen(self, at: int) -> bool:
        before, after = self.text[self.starts[at] - 1 : self.starts[at]], self.text[self.ends[at] : self.ends[at] + 1]
        return self.raw[at] != "—" and before.isalnum() and after.isalnum()

    def is_time(self, at: int) -> bool:
        return self.low[at] in TIMES

    def is_time_word(self, at: int) -> bool:
        return self.low[at] in TIMES or self.low[at] in _TIME_WORDS

    def is_auxiliary(self, at: int) -> bool:
        low = self.low[at]
        return low in _AUXILIARIES or low.endswith(("n't", "n’t"))

    def is_negation(self, at: int) -> bool:
        low = self.low[at]
        return low in _NEGATIONS or low == "cannot" or low.endswith(("n't", "n’t"))

    def is_adverb(self, at: int) -> bool:
        low = self.low[at]
        return low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and not self.raw[at][0].isupper())

    def is_verbal(self, at: int) -> bool:
        """True where the form alone says that a verb stands here."""
        low = self.low[at]
        if self.raw[at][0].isupper():
            return False
        return (
            low in _IRREGULAR
            or self.is_auxiliary(at)
            or (low.endswith("ed") and len(low) > 4 and low not in _NOUNS_IN_ED and "-" not in low)
        )

    def is_participle(self, at: int) -> bool:
        """"speaking" of "speaking at a rally": an -ing form with something hanging on it."""
        low = self.low[at]
        if not low.endswith("ing") or len(low) < 6 or self.raw[at][0].isupper() or at + 1 >= len(self.raw):
            return False
        after = self.low[at + 1]
        return (after in PREPOSITIONS and after not in ("of", "for", "in")) or after in ("to", "the", "a", "his", "her")

    def is_pronoun(self, at: int) -> bool:
        return pronoun_of(self.low[at]) is not None

    def span(self, first: int, last: int) -> Span:
        """From the first token to the last, both included."""
        return Span(self.starts[first], self.ends[last])


_BREAKS = frozenset((";", ":", "?", "!", "…", "[", "]", "/", "*", "•")) | QUOTE_MARKS


def pronoun_of(low: str) -> str | None:
    """"he" of "he", "he's", "he’d"; None where the word is no personal pronoun."""
    if low in PRONOUNS:
        return low
    head, mark, tail = low.partition("'" if "'" in low else "’")
    return head if mark and head in PRONOUNS and tail in ("s", "ve", "d", "ll", "re", "m") else None


def read_words(text: str, sentence: Span, quoted: Sequence[Span]) -> Words:
    """`quoted` are the spans of quotation marks that touch the sentence, in order."""
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    for found in _TOKEN.finditer(text, sentence.start, sentence.end):
        starts.append(found.start())
        ends.append(found.end())
        raw.append(found.group())
    inside = [False] * len(raw)
    for span in quoted:
        for at, start in enumerate(starts):
            if span.start <= start < span.end:
                inside[at] = True
    return Words(text, starts, ends, raw, [word.lower() for word in raw], inside, quoted)


def is_final(raw: str) -> bool:
    """Marks that close a sentence or a clause and are no part of what was said."""
    return raw in (".", ",", ":", ";", "!", "?", "(") or raw in _DASHES


def class_of(words: Words, at: int) -> str:
    """What kind of word stands there: itself where it is a function word, "$" past the end."""
    if at >= len(words):
        return "$"
    low = words.low[at]
    if low in _NAMED_CLASSES:
        return low
    if (pronoun := pronoun_of(low)) is not None:
        return pronoun
    if low in DETERMINERS or low in POSSESSIVES:
        return "determiner"
    if words.quoted[at]:
        return "quote"
    if words.is_time(at):
        return "time"
    if words.is_auxiliary(at):
        return "auxiliary"
    if words.is_verbal(at):
        return "verb"
    if not words.is_word(at):
        return words.raw[at]
    if words.is_capitalised(at):
        return "name"
    if low.endswith("ing"):
        return "ing"
    if words.is_adverb(at):
        return "adverb"
    return "number" if low[0].isdigit() else "word"


_NAMED_CLASSES = (
    PREPOSITIONS
    | SUBORDINATORS
    | CONJUNCTIONS
    | frozenset("that who which him them me us himself herself themselves there".split())
)
