"""Reports without a verb of their own: "according to X", "X's claim that", "in X's view"."""

from collections.abc import Iterator

from ..names.noun_phrases import is_head, opens_phrase
from .contents import before_subject, is_reported, whole_sentence
from .parse import CueParse, length_of, source_of
from .phrases import name_or_phrase
from .subjects import Subject
from .tokens import Words, class_of
from .word_lists import CONJUNCTIONS, OPINIONS, POSSESSIVES, PREPOSITIONS, RELATIVES


def according_to(words: Words, at: int) -> Iterator[CueParse]:
    size = len(words)
    start = at + 2
    if at == 0 or words.low[at - 1] in CONJUNCTIONS or words.is_break(at - 1):
        end = start
        while end < size and not words.is_comma(end):
            end += 1
        told = _behind_aside(words, end)
        if end > start and told + 2 < size:
            speaker = Subject(start, end - 1, "", "")
            yield _according_parse(words, "according-first", at, speaker, (told + 1, last_word(words, size - 1)))
        return
    end = start
    while end < size and not (words.is_comma(end) or words.is_break(end) or words.raw[end] in ".)"):
        if words.low[end] in ("who", "which", "that", "but", "while") or (
            words.low[end] == "and" and end + 1 < size and not words.is_capitalised(end + 1)
        ):
            break
        end += 1
    content = before_subject(words, at - 1) if words.is_comma(at - 1) else before_subject(words, at)
    inserted = end < size - 4 and words.is_comma(end) and words.is_comma(at - 1)
    if end > start and inserted and (whole := whole_sentence(words)) is not None:
        yield _according_parse(words, "according-inserted", at, Subject(start, end - 1, "", ""), whole)
    if end > start and content is not None:
        yield _according_parse(words, "according-last", at, Subject(start, end - 1, "", ""), content)


def _behind_aside(words: Words, comma: int) -> int:
    """The comma behind which the report begins, where `comma` follows its source: "According to Doe, the mayor, the
    ferry runs", "According to Doe, who is 40, …"."""
    closing = comma + 1
    while closing < len(words) and not words.is_comma(closing):
        closing += 1
    if closing >= len(words) - 2 or closing == comma + 1 or not words.is_capitalised(comma - 1):
        return comma
    if words.low[comma + 1] in RELATIVES:
        return closing
    inside = range(comma + 1, closing)
    describes = any(is_head(words.low[at]) for at in inside) and not any(words.verbal[at] for at in inside)
    goes_on = words.low[closing + 1] in RELATIVES or words.verbal[closing + 1]
    return closing if describes and opens_phrase(words.raw[comma + 1]) and not goes_on else comma


def _according_parse(words: Words, frame: str, at: int, speaker: Subject, content: tuple[int, int]) -> CueParse:
    size = speaker.last - speaker.first
    quoted = "quoted" if any(words.quoted[content[0] : content[1] + 1]) else "plain"
    features = (
        f"frame={frame}",
        f"{frame}|source-length={min(size, 6)}",
        f"content={quoted}",
        length_of(content),
    )
    return CueParse(at, source_of(words, speaker), words.span(at, at + 1), words.span(*content), features)


def last_word(words: Words, at: int) -> int:
    while at > 0 and words.raw[at] in ".!?":
        at -= 1
    return at


def in_the_view_of(words: Words, at: int) -> Iterator[CueParse]:
    """ "In Ms. Reyes's view, …"; `at` is the token of "in"."""
    for noun in range(at + 2, min(len(words) - 3, at + 9)):
        if words.low[noun] in OPINIONS and words.is_comma(noun + 1):
            owner = owner_before(words, noun)
            last = last_word(words, len(words) - 1)
            if owner is not None and owner.first > at and is_reported(words, noun + 2, last):
                yield _according_parse(words, "view", at, owner, (noun + 2, last))
            return
        if words.is_comma(noun) or words.is_break(noun):
            return


def owner_before(words: Words, noun: int) -> Subject | None:
    """Whose claim: "his", "Trump's", "the bank's" within four words left of the noun."""
    for owner in range(noun - 1, max(-1, noun - 6), -1):
        if words.low[owner] in POSSESSIVES:
            return Subject(owner, owner, f"possessive:{words.low[owner]}", "")
        if words.low[owner].endswith(("'s", "’s", "s'", "s’")):
            first = name_or_phrase(words, owner)
            return None if first is None else Subject(first, owner, "owner", "")
        if not words.is_word(owner) or words.low[owner] in PREPOSITIONS or words.verbal[owner]:
            return None
    return None


def before_colon(words: Words, colon: int) -> Iterator[CueParse]:
    """ "Reyes: the bridge is safe"; what stands before the colon is who says it, all of it."""
    last = last_word(words, len(words) - 1)
    if words.raw[colon - 1] == "," or any(words.verbal[at] or words.quoted[at] for at in range(colon)):
        return
    if last <= colon + 1 or not words.is_word(0) or not is_reported(words, colon + 1, last):
        return
    named = words.is_capitalised(colon - 1)
    capitalised = sum(words.is_capitalised(at) for at in range(colon))
    verbs = sum(words.verbal[colon + 1 : last + 1])
    features = (
        "frame=colon",
        f"colon|named={named}|tokens={min(colon, 4)}",
        f"colon|all-capitalised={capitalised == colon}",
        f"colon|last={words.low[colon - 1]}",
        f"colon|first={class_of(words, 0)}",
        f"colon|next={class_of(words, colon + 1)}",
        f"colon|next-capitalised={words.raw[colon + 1][0].isupper()}",
        f"colon|verbs={min(verbs, 2)}",
        f"colon|ended={words.raw[-1] in '.!?'}",
        f"colon|line={_opens_line(words)}",
        f"colon|{length_of((colon + 1, last))}",
    )
    yield CueParse(
        colon,
        source_of(words, Subject(0, colon - 1, "", "")),
        words.span(colon, colon),
        words.span(colon + 1, last),
        features,
    )


def _opens_line(words: Words) -> str:
    """Where the sentence stands: the document's first line, the first of a paragraph, or within one."""
    before = words.text[max(0, words.starts[0] - 2) : words.starts[0]]
    if words.starts[0] < _HEADLINE_ENDS and "\n" not in words.text[: words.starts[0]].strip():
        return "headline"
    return "paragraph" if "\n" in before else "within"


_HEADLINE_ENDS = 300  # characters from the start of a document; what stands later is no headline
