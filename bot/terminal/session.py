"""A chat as a conversation: each line that is typed gets what is said to it. No terminal in here."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from bot.dates import first_day, last_day
from bot.failures import sentence_for
from bot.json_output import Json, answer_json, check_json, published_json, report_json, verification_json
from bot.replies import (
    answer_reply,
    check_reply,
    context_reply,
    find_reply,
    history_reply,
    profile_reply,
    report_reply,
    several_documents_reply,
    source_list_reply,
    source_reply,
    status_reply,
    timeline_reply,
    unknown_document_reply,
    unknown_reply,
    unmet_reply,
    with_example,
)
from bot.replies.coverage.receipts import verification_reply
from bot.replies.guidance.help import example_entries
from bot.replies.reply import BodyText, Reply, plain, problem
from bot.replies.wording import ask_something
from bot.service.collection import Collection
from bot.service.examples import Examples, find_examples
from index import Progress, PullquoteError
from retrieval import Excerpt, Scope, Silence, documents_called

from .typed import ChatCommand, first_word, read_line

_REMEMBERED = 5  # questions that a follow-up can lean on, as on Discord
_HELP = (
    "Type a question, or one of these:",
    "/ask QUESTION [speaker: NAME] [outlet: NAME] [after: DATE] [before: DATE]",
    "/check QUOTATION [speaker: NAME]: does it stand in the coverage, and who said it?",
    "/verify RECEIPT: does what an answer showed still stand?",
    "/who NAME: how often, where and since when somebody is quoted, on what, how described, and the latest words",
    "/timeline TOPIC speaker: NAME: their words on it, oldest first",
    "/history QUOTATION: where it first stood, and how it was cut or changed",
    "/source list [outlet: NAME] [speaker: NAME] [after: DATE] [before: DATE] [page: N]",
    "/source show DOCUMENT [page: N]: by its title, or its path",
    "/source find WORDS: exactly as they stand",
    "/context [N]: the paragraphs around excerpt N of the last answer",
    "/new: what follows is no follow-up",
    "/admin reindex [rebuild], /admin status, /admin rollback",
    "/help, /quit",
)


@dataclass(frozen=True, slots=True)
class ChatReply:
    """`json` is for scripts; None where the reply has no form of its own for them."""

    reply: Reply
    json: Json = None


Watch = Callable[[], AbstractContextManager[Callable[[Progress], None]]]


class Session:
    """Remembers the questions so far, for those that follow them up, and the excerpts shown last.

    `excerpts` is how many an answer holds at most, `watch` shows how far a reindexing is.
    """

    def __init__(self, collection: Collection, excerpts: int, watch: Watch) -> None:
        self._collection = collection
        self._excerpts = excerpts
        self._watch = watch
        self._questions: tuple[str, ...] = ()
        self._shown: tuple[Excerpt, ...] = ()
        self._commands: Mapping[str, Callable[[ChatCommand], ChatReply]] = {
            "ask": self._ask,
            "check": self._check,
            "verify": self._verify,
            "who": self._who,
            "timeline": self._timeline,
            "history": self._history,
            "source": self._source,
            "context": self._context,
            "new": self._new,
            "admin": self._admin,
            "help": self._help,
        }

    def respond(self, line: str) -> ChatReply | None:
        """What is said to a line; None where nothing was typed. Raises nothing that a person could mend."""
        typed = read_line(line)
        if typed is None:
            return None
        command = self._commands.get(typed.command)
        if command is None:
            return ChatReply(problem(f"There is no command /{typed.command}: /help lists them."))
        if (empty := next((name for name, value in typed.options.items() if not value), None)) is not None:
            return ChatReply(problem(f"{empty}: is empty. Type what it shall be behind it, or leave it out."))
        try:
            said = command(typed)
        except Exception as error:
            return ChatReply(problem(sentence_for(error)))
        self._shown = said.reply.excerpts or self._shown
        return said

    @property
    def commands(self) -> tuple[str, ...]:
        return tuple(f"/{name}" for name in self._commands)

    def speakers(self, prefix: str) -> tuple[str, ...]:
        return tuple(one.name for one in self._collection.retriever().speakers(prefix))

    def _ask(self, typed: ChatCommand) -> ChatReply:
        retriever, scope = self._collection.retriever(), _scope(typed)
        if not typed.words:
            return ChatReply(problem(ask_something(self._example())))
        if (unmet := retriever.unmet(scope)) is not None:
            return ChatReply(unmet_reply(unmet, typed.words))
        answer = retriever.ask(typed.words, self._questions, scope, self._excerpts)
        self._questions = (*self._questions, typed.words)[-_REMEMBERED:]
        greeted = answer.silence is Silence.NO_QUESTION
        reply = with_example(answer_reply(answer), self._example()) if greeted else answer_reply(answer)
        return ChatReply(reply, answer_json(answer))

    def _example(self) -> str | None:
        """What is shown does not fail for want of an example."""
        try:
            return self._collection.retriever().example()
        except PullquoteError:
            return None

    def _examples(self) -> Examples | None:
        try:
            return find_examples(self._collection.retriever())
        except PullquoteError:
            return None

    def _check(self, typed: ChatCommand) -> ChatReply:
        if not typed.words:
            return ChatReply(problem("Type the quotation after /check."))
        speaker = typed.options.get("speaker")
        check = self._collection.retriever().check(typed.words, speaker)
        return ChatReply(check_reply(check), check_json(check))

    def _verify(self, typed: ChatCommand) -> ChatReply:
        if not typed.words:
            return ChatReply(problem("Type the receipt after /verify."))
        verification = self._collection.retriever().verify(typed.words)
        return ChatReply(verification_reply(verification), verification_json(verification))

    def _who(self, typed: ChatCommand) -> ChatReply:
        if not typed.words:
            return ChatReply(problem("Type a name after /who."))
        retriever = self._collection.retriever()
        if (profile := retriever.who(typed.words)) is not None:
            return ChatReply(profile_reply(profile))
        unmet = retriever.unmet(Scope(speaker=typed.words))
        return ChatReply(unknown_reply(typed.words, unmet.near if unmet else ()))

    def _timeline(self, typed: ChatCommand) -> ChatReply:
        speaker = typed.options.get("speaker")
        if not typed.words or speaker is None:
            return ChatReply(problem("Type a topic after /timeline, and whose words: /timeline taxes speaker: NAME."))
        return ChatReply(timeline_reply(self._collection.retriever().timeline(speaker, typed.words)))

    def _history(self, typed: ChatCommand) -> ChatReply:
        if not typed.words:
            return ChatReply(problem("Type the quotation after /history."))
        return ChatReply(history_reply(self._collection.retriever().history(typed.words)))

    def _source(self, typed: ChatCommand) -> ChatReply:
        what, words = first_word(typed)
        if what == "list":
            return ChatReply(self._list(_scope(typed), _page(typed)))
        if what == "show" and words:
            return ChatReply(self._show(words, _page(typed)))
        if what == "find" and words:
            return ChatReply(find_reply(words, self._collection.retriever().find(words)))
        if what not in ("", "show", "find"):
            return ChatReply(self._show(typed.words, _page(typed)))
        return ChatReply(problem("Type /source list, /source show DOCUMENT or /source find WORDS."))

    def _list(self, scope: Scope, page: int) -> Reply:
        retriever = self._collection.retriever()
        if (unmet := retriever.unmet(scope)) is not None:
            return unmet_reply(unmet)
        return source_list_reply(retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before), page)

    def _show(self, words: str, page: int) -> Reply:
        retriever = self._collection.retriever()
        fitting = documents_called(retriever.sources(), words)
        if len(fitting) > 1:
            return several_documents_reply(words, fitting)
        source = retriever.source(fitting[0].document) if fitting else None
        return unknown_document_reply(words) if source is None else source_reply(source, page)

    def _context(self, typed: ChatCommand) -> ChatReply:
        number = int(typed.words) if typed.words.isdecimal() else 1
        if not 1 <= number <= len(self._shown):
            return ChatReply(problem("There is no such excerpt: /context 1 is the first of the last answer."))
        excerpt = self._shown[number - 1]
        source = self._collection.retriever().source(excerpt.document)
        if source is None:
            return ChatReply(problem("This document is no longer in the index."))
        return ChatReply(context_reply(source, excerpt.span))

    def _new(self, _: ChatCommand) -> ChatReply:
        self._questions = ()
        return ChatReply(plain("What you ask next is no follow-up."))

    def _admin(self, typed: ChatCommand) -> ChatReply:
        what, words = first_word(typed)
        if what == "status":
            published = self._collection.retriever().published()
            return ChatReply(status_reply(published), published_json(published))
        if what == "reindex" and words in ("", "rebuild"):
            with self._watch() as progress:
                report = self._collection.reindex(words == "rebuild", progress, lambda: False)
            return ChatReply(report_reply(report), report_json(report))
        if what == "rollback":
            return ChatReply(plain(f"Generation {self._collection.rollback()} is served now."))
        return ChatReply(problem("Type /admin status, /admin reindex [rebuild] or /admin rollback."))

    def _help(self, _: ChatCommand) -> ChatReply:
        examples = self._examples()
        shown = example_entries(examples) if examples is not None else ()
        blocks = (*(BodyText(line) for line in _HELP[1:]), *shown)
        return ChatReply(plain(_HELP[0], *blocks))


def _scope(typed: ChatCommand) -> Scope:
    options = typed.options
    return Scope(
        speaker=options.get("speaker"),
        outlet=options.get("outlet"),
        after=first_day(options.get("after")),
        before=last_day(options.get("before")),
    )


def _page(typed: ChatCommand) -> int:
    """Pages are counted from 1 by people and from 0 by replies; a page that is none is the first."""
    typed_page = typed.options.get("page", "")
    return int(typed_page) - 1 if typed_page.isdecimal() else 0
