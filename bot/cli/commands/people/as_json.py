"""People and words in the course of time, in the JSON that scripts read."""

from bot.json_output import Json, citation_json, excerpt_json
from retrieval import CarriedIn, Difference, History, Profile, QuotedIn, Timeline, TimelineEntry


def profile_json(profile: Profile) -> Json:
    return {
        "name": profile.name,
        "aliases": list(profile.aliases),
        "quotations": profile.quotations,
        "named": profile.named,
        "concluded": profile.quotations - profile.named,
        "printed": profile.printed,
        "documents": profile.documents,
        "undated": profile.undated,
        "outlets": [{"outlet": one.outlet, "documents": one.documents} for one in profile.outlets],
        "first": _quoted_in(profile.first),
        "last": _quoted_in(profile.last),
        "topics": [{"words": one.words, "quotations": one.quotations} for one in profile.topics],
        "beside": [{"name": one.name, "documents": one.documents} for one in profile.beside],
        "descriptions": [
            {
                "words": one.words,
                "document": one.document,
                "start": one.span.start,
                "end": one.span.end,
                "documents": one.documents,
                "citation": citation_json(one.citation),
            }
            for one in profile.descriptions
        ],
        "latest": [excerpt_json(excerpt) for excerpt in profile.latest],
        "others": list(profile.others),
    }


def timeline_json(timeline: Timeline) -> Json:
    return {
        "speaker": timeline.speaker,
        "topic": timeline.topic,
        "answered": timeline.silence is None,
        "reason": timeline.silence.value if timeline.silence else None,
        "suggestions": list(timeline.near),
        "others": list(timeline.others),
        "entries": [_entry(entry) for entry in timeline.entries],
    }


def history_json(history: History) -> Json:
    """`words` is what the documents are held against: of each difference `before` stands there, `here` in the
    document."""
    first = history.first
    return {
        "asked": history.asked,
        "words": history.words,
        "misquoted": [{"claimed": d.claimed, "found": d.found} for d in history.misquoted],
        "first": first.excerpt.document if first else None,
        "carried": [_carried(one) for one in history.carried],
    }


def _quoted_in(quoted: QuotedIn | None) -> Json:
    return {"document": quoted.document, "citation": citation_json(quoted.citation)} if quoted else None


def _entry(entry: TimelineEntry) -> Json:
    excerpt = excerpt_json(entry.excerpt)
    assert isinstance(excerpt, dict)
    return {"day": entry.day.isoformat() if entry.day else None, **excerpt}


def _carried(one: CarriedIn) -> Json:
    excerpt = excerpt_json(one.excerpt)
    assert isinstance(excerpt, dict)
    return {
        "relation": one.relation.value,
        "differences": [_difference(difference) for difference in one.differences],
        "marked": [[span.start, span.end] for span in one.marked],
        **excerpt,
    }


def _difference(difference: Difference) -> Json:
    return {"before": difference.claimed, "here": difference.found}
