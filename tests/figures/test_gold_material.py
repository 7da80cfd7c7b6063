"""The gold set is what it says it is: every gold text stands in its article, and nothing stands that should not."""

import re

from tests.gold.material import Quotation, articles, checks, questions, quotations
from tests.gold.wording import covers, folded, squeezed

OPENING_MARKS = "“‘\"'"
# In marks in an article whose quotations are all listed, and no quotation: books and a play.
WORKS = {"The Salt Road", "The Weir Keeper's Daughter", "Gulls"}


def test_the_gold_of_a_question_stands_in_its_article() -> None:
    gold = [passage for question in questions() for passage in question.gold]
    assert [g for g in gold if squeezed(g.text) not in squeezed(articles()[g.document])] == []


def test_the_speakers_of_gold_are_named_in_its_article() -> None:
    named = [(g.document, g.speaker) for question in questions() for g in question.gold if g.speaker]
    named += [(quotation.document, quotation.speaker) for quotation in quotations()]
    assert [(document, speaker) for document, speaker in named if not _is_named(speaker, document)] == []


def test_a_question_lacks_gold_where_it_is_unanswerable_and_nowhere_else() -> None:
    assert [q.id for q in questions() if (q.kind == "unanswerable") == bool(q.gold)] == []
    assert [q.id for q in questions() if (q.kind == "follow_up") != (q.previous is not None)] == []


def test_pasted_words_are_made_from_words_that_stand_in_the_article() -> None:
    made = [check for check in checks() if check.document is not None]
    assert [c.id for c in made if squeezed(c.stands or "") not in squeezed(articles()[c.document or ""])] == []


def test_altered_words_stand_nowhere() -> None:
    altered = [check for check in checks() if check.expect in {"near", "not_found"}]
    assert [c.id for c in altered if any(folded(c.text) in folded(text) for text in articles().values())] == []


def test_words_that_nobody_said_are_like_nobodys() -> None:
    nobodys = [check for check in checks() if check.document is None]
    assert {check.expect for check in nobodys} == {"not_found"}
    assert [c.id for c in nobodys if any(covers(text, c.text) for text in articles().values())] == []


def test_a_span_goes_from_mark_to_mark_over_its_parts_and_nothing_more_in_marks() -> None:
    assert [quotation for quotation in quotations() if not _is_spanned(quotation)] == []


def test_the_words_that_name_a_speaker_stand_in_the_article() -> None:
    assert [q for q in quotations() if q.source is not None and q.source not in articles()[q.document]] == []


def test_everything_in_double_marks_is_listed_where_an_article_is_annotated() -> None:
    listed: dict[str, list[str]] = {}
    for quotation in quotations():
        listed.setdefault(quotation.document, []).extend(quotation.parts)
    found = {(name, run) for name in listed for run in _in_double_marks(articles()[name])}
    strays = {(name, run) for name, run in found if not any(p in run or run in p for p in listed[name])}
    assert {run for _, run in strays} == WORKS


def _is_named(speaker: str, document: str) -> bool:
    words = re.findall(r"[a-z]{2,}", folded(speaker))
    return set(words) <= set(re.findall(r"[a-z]+", folded(articles()[document])))


def _is_spanned(quotation: Quotation) -> bool:
    """Whether the span is its parts, each with an opening mark before it, with unquoted words between them."""
    span = articles()[quotation.document][quotation.start : quotation.end]
    marked = [f"[{OPENING_MARKS}]{re.escape(part)}" for part in quotation.parts]
    return re.fullmatch(r"[”’\"'][^“\"”]*".join(marked) + r"[”’\"']?", span) is not None


def _in_double_marks(text: str) -> list[str]:
    body = text.partition("\n---\n")[2] or text
    return [curly or straight for curly, straight in re.findall(r'“([^”]+)”|"([^"]+)"', body)]
