"""What somebody asked to be told of, and what new coverage brought, as replies."""

from collections.abc import Iterator, Sequence

from bot.replies.citation import citation_words, sentence_link
from bot.replies.reply import Action, ActionKind, Block, BodyText, Entry, Note, Quoted, Reply, Target, Tone
from bot.replies.wording import AS_READ, counted, is_concluded
from retrieval import Excerpt, ScopeLimit, Unmet, Wanted

_SHOWN = 200  # characters of a story in a list of many


def subscription_words(wanted: Wanted) -> str:
    """ "Josh Earnest on Cuba in the New York Times"."""
    return " ".join(_parts(wanted)) or "everything new"


def _parts(wanted: Wanted) -> Iterator[str]:
    if wanted.speaker is not None:
        yield wanted.speaker
    if wanted.topic is not None:
        yield f"on {wanted.topic}" if wanted.speaker is not None else f"anybody on {wanted.topic}"
    if wanted.outlet is not None:
        yield f"in {wanted.outlet}" if wanted.speaker or wanted.topic else f"everything new in {wanted.outlet}"


def unmet_sentence(unmet: Unmet) -> str:
    """Of a name that the coverage has not met yet."""
    if unmet.limit is ScopeLimit.OUTLET:
        told = f"No document is from {unmet.scope.outlet} yet; you are told when one is."
    else:
        told = f"Nobody called {unmet.scope.speaker} is quoted yet; you are told when somebody is."
    return f"{told} Did you mean {' or '.join(unmet.near)}?" if unmet.near else told


def told_reply(wanted: Wanted, where: str, notes: Sequence[Note]) -> Reply:
    """Somebody is told from now on; `where` is "in direct messages"."""
    told = BodyText(f"I tell you {where}, once a story, of what is new from now on. /alert list shows your alerts.")
    return Reply(Tone.CONFIRMED, f"Alert: {subscription_words(wanted)}", (told, *notes))


def posted_reply(wanted: Wanted, channel: str, notes: Sequence[Note]) -> Reply:
    told = BodyText(
        f"New stories are posted in {channel} from now on, each once; papers that carry one later are added."
    )
    return Reply(Tone.CONFIRMED, f"Posted: {subscription_words(wanted)}", (told, *notes))


def alert_reply(wanted: Wanted, excerpt: Excerpt, further: int) -> Reply:
    """One story."""
    blocks: list[Block] = [Quoted(excerpt)]
    if further:
        blocks.append(Note(f"{counted(further, 'more place')} in this document."))
    blocks.append(Note(f"Alert: {subscription_words(wanted)}"))
    quoted = Quoted(excerpt)
    actions = (
        Action(ActionKind.CONTEXT, quoted.target),
        Action(ActionKind.SOURCE, quoted.target),
        Action(ActionKind.STOP_ALERT),
    )
    return Reply(Tone.ANSWER, f"New: {subscription_words(wanted)}", tuple(blocks), actions)


def digest_reply(stories: Sequence[tuple[Wanted, Excerpt]]) -> Reply:
    """Many stories at once: of each who, where and when, and how it begins."""
    entries = tuple(_entry(excerpt) for _, excerpt in stories)
    wanted = dict.fromkeys(subscription_words(one) for one, _ in stories)
    note = Note(f"{counted(len(wanted), 'alert')}: {'; '.join(wanted)}")
    headline = f"New: {counted(len(stories), 'story', 'stories')}"
    return Reply(Tone.ANSWER, headline, (*entries, note), (Action(ActionKind.STOP_ALERT),))


def post_reply(excerpt: Excerpt) -> Reply:
    """A story that a channel is told of, with every paper that carries it."""
    quoted = Quoted(excerpt)
    actions = (Action(ActionKind.CONTEXT, quoted.target), Action(ActionKind.SOURCE, quoted.target))
    title = excerpt.citation.title or excerpt.document
    return Reply(Tone.PLAIN, f"New: {' '.join(title.split())}", (quoted,), actions)


def _entry(excerpt: Excerpt) -> Entry:
    who = excerpt.speaker or "In the coverage"
    if is_concluded(excerpt) and not excerpt.corrected:
        who += AS_READ
    words = " ".join(excerpt.text.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    return Entry(
        f"{who}: {shown}",
        citation_words(excerpt.citation),
        Target(excerpt.document),
        sentence_link(excerpt.citation, excerpt.text),
    )


def subscription_entry(one: Wanted, where: str, trouble: str | None, *, paused: bool) -> Entry:
    state = f" · paused{f': {trouble}' if trouble else ''}" if paused else ""
    return Entry(subscription_words(one), f"{where}{state}")
