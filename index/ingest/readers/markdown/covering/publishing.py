"""What Pandoc, Kramdown, Markdown Extra, MDX and WordPress add to Markdown."""

import re
from collections.abc import Iterable

from ..sheet import COVER, Cut, Effect, Sheet
from .forms import around, cut_forms, form, joint, withdrawn

_NO_LINK = r"(?![(:])"
_VALUE = r"(?:\"[^\"]*\"|'[^'\n]*'|[^\s\]\"'“”‘’]+|[“”″][^“”″\]\n]*[“”″])"
# With blanks and quotation marks as people write them, where Markdown would see no target.
_TARGET = r"[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+"
_ADDRESS = rf"(?=[^\s()]*[/.#{COVER}]|[^()\n]*(?:\.(?:md|html?|pdf)\b|https?:|mailto:)|[ \t]*[\"“])"
_PLAYERS = (
    "youtube|vimeo|wpvideo|dailymotion|ted|soundcloud|spotify|slideshare|scribd|instagram|facebook|twitter|tweet|vine"
    "|flickr|googlemaps|googleapps|kickstarter|polldaddy|gist|gfycat|embed|audio|video"
)
_CLOSING = re.compile(r"\[/([A-Za-z][\w-]*)\]")


def cut_publishing(sheet: Sheet) -> None:
    cut_forms(sheet, _FORMS)
    if closed := {name.lower() for name in _CLOSING.findall(sheet.seen)}:
        _cut_pairs(sheet, closed)


def _cut_pairs(sheet: Sheet, closed: set[str]) -> None:
    """Codes in brackets, such as "[b]", whose closing ones are there: other words in brackets are words."""

    def paired(match: re.Match[str]) -> Iterable[Cut]:
        return joint(match) if match["name"].lower() in closed else ()

    cut_forms(sheet, [form("[", rf"\[/?(?P<name>[A-Za-z][\w-]*)(?:=[^\]\n]*)?\]{_NO_LINK}", paired)])


def _note(match: re.Match[str]) -> Iterable[Cut]:
    """A note's mark; at a line's start, with a colon behind it, it begins the note itself."""
    if match["defines"] is None or match["before"] is None:
        yield Cut(match.start("mark"), match.end("mark"), Effect.JOINT)


def _reference(match: re.Match[str]) -> Iterable[Cut]:
    """ "[the report][report-2016]", also where what is referred to is defined nowhere; "[1][2]" and "[Ss][Tt]" are
    words."""
    words, referred = match["words"], match["id"].strip()
    if not words.strip(COVER):
        yield from withdrawn(match)
        return
    named = referred.casefold().startswith(words.casefold())
    if not referred or (" " not in referred and (" " in words.strip() or named) and not words.isdigit()):
        yield from around(match)


_FORMS = (
    form("*", r"(?<=\w)(?P<stars>\*{1,3})(?P<words>[.,;:!?…\"'”’)]{1,3})(?P=stars)(?!\*)", around),  # "word*.*"
    form("![", rf"!\[[^\[\]\n]*\]\({_TARGET}\)", withdrawn),
    form("](", rf"(?<![!\\])\[(?P<words>[^\[\]\n]{{1,500}})\]\({_ADDRESS}{_TARGET}\)", around),
    form("](", r"(?<![!\\])\[(?P<words>[^\[\]()\n]{1,500})\]\((?P=words)\)", around),
    form("](", r"(?<![!\\])\[(?P<words>[^\[\]\n]{1,500})\]\(\)", around),
    form("[^", r"(?<!\\)(?P<before>^[ \t>]*+)?(?P<mark>\[\^[^\[\]\s]{1,80}\])(?P<defines>:)?", _note),
    form("^[", r"\^\[(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,2000}\]", withdrawn),
    form("{:", r"^[ \t]*(?:[*+-]|\d\.)[ \t]+[^\n]{0,80}\r?\n\{:\s?toc[^{}\n]*\}", withdrawn),
    form("]{", r"(?<!!)\[(?P<words>[^\[\]\n]{1,500})\]\{[#.][\w-][^{}\n]{0,400}\}", around),
    form("{:", r"\{::?/?[^{}\n]{0,400}\}", withdrawn),
    form("{", r"\{[#.][\w:-][^{}\n]{0,400}\}", withdrawn),
    form("{", r"\{(?:[\w:-]+=(?:\"[^\"\n]*\"|[^\s{}\"]+)[ \t]*)++\}", withdrawn),
    form(":::", r"^[ \t]*:{3,}[^\n]*$", withdrawn),
    form("[", r"^[ \t]*\[(?:TOC|toc)\][ \t]*$", withdrawn),
    form("*[", r"^\*\[[^\]\n]+\]:[^\n]*$", withdrawn),
    form("!!", r"^!!!\+?[ \t]+[\w -]+(?:\"[^\"\n]*\")?[ \t]*$", withdrawn),
    form("??", r"^\?\?\?\+?[ \t]+[\w -]+(?:\"[^\"\n]*\")?[ \t]*$", withdrawn),
    form("\\", r"^[ \t]*\\[A-Za-z]+(?:\{[^{}\n]*\}|\[[^\]\n]*\])*[ \t]*$", withdrawn),
    form("import", r"^import[ \t]+(?:[\w*{}, \t$]+[ \t]from[ \t]*)?(?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*$", withdrawn),
    form(
        "export",
        r"^export[ \t]+(?:(?:const|let|var)[ \t]+\w+[ \t]*[=:]|default[ \t]|(?:async[ \t]+)?function[ \t])[^\n]*"
        r"(?:\n(?![ \t]*\r?$)[^\n]+)*",
        withdrawn,
    ),
    form(
        "[/",
        r"\[(?P<name>wp_caption|caption|embed|playlist|audio|video|gallery)\b[^\[\]\n]*\]"
        r"(?:(?!\[/?(?P=name)\b)[\s\S]){0,5000}?\[/(?P=name)\]",
        joint,
    ),
    form("=", rf"\[/?[A-Za-z][\w-]*(?:[ \t\n]+[\w:-]+={_VALUE})++\s*/?\]{_NO_LINK}", joint),
    form("://", rf"\[(?:{_PLAYERS})(?:[ \t]*=|[ \t]+)[ \t]*[\"'“”]?https?://[^\]\n]*\]{_NO_LINK}", joint),
    form("[", rf"\[(?:gallery|playlist|nextpage|contact-form(?:-7)?)\]{_NO_LINK}", joint),
    form("![", r"!\[[^\[\]\n]{0,500}\]\[[^\[\]\n]{0,80}\]", withdrawn),
    form("][", r"(?<![!\\\]])\[(?P<words>[^\[\]\n]{1,500})\]\[(?P<id>[^\[\]\n]{0,80})\](?!\[)", _reference),
)
