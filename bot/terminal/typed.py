"""What was typed in the chat: a question, or a command with its words and options. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_OPTION = re.compile(r"(?:^|\s)(?P<name>speaker|outlet|after|before|page):")
_MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class ChatCommand:
    """`command` is without its slash, "ask" for a plain question. Options are typed as Discord shows them:
    `name: value`; one that nothing follows is empty."""

    command: str
    words: str
    options: Mapping[str, str] = field(default_factory=dict)


def read_line(line: str) -> ChatCommand | None:
    """None where nothing was typed."""
    text = line.strip()
    if not text:
        return None
    if not text.startswith("/"):
        return ChatCommand("ask", text)
    command, _, rest = text[1:].partition(" ")
    words, options = _split_options(rest)
    return ChatCommand(command.casefold(), words, options)


def first_word(typed: ChatCommand) -> tuple[str, str]:
    """A subcommand and what follows it."""
    word, _, rest = typed.words.partition(" ")
    return word.casefold(), rest.strip()


def _split_options(text: str) -> tuple[str, Mapping[str, str]]:
    found = list(_OPTION.finditer(text))
    if not found:
        return text.strip(), {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    options = {
        match["name"]: text[match.end() : end].strip().strip(_MARKS) for match, end in zip(found, ends, strict=True)
    }
    return text[: found[0].start()].strip(), options
