"""What a file's properties state is taken only where it can be about the document: programs fill them in themselves."""

import re

from ....text.one_line import one_line
from ...stated.authors import author_name

_LENGTH_LIMIT = 500  # characters; headlines have 150, ten authors 250
_UNSEEN = re.compile("[\x00\xad\ufeff]")
_GARBAGE = re.compile("[\x01-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_PROGRAM = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|office word)|wordpad|pages|print(?:ing)?)\s*[-–:]\s*", re.IGNORECASE
)
_FILE_NAME = re.compile(
    r"\S*[^\s.]\.(?:docx?|dotx?|odt|ott|rtf|pdf|txt|html?|indd|qxd|qxp|pmd|p65|pages|pub|fm|tex|dvi|e?ps|xml|tmp|wpd|md)\Z"
    r"|.*\.(?:docx?|indd|qxd|qxp|dvi|pdf|rtf|odt)\Z|[a-z]:\\|file:|https?:|/\S+/\S+\Z",
    re.IGNORECASE | re.DOTALL,
)
_NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|doc|new (?:microsoft word )?document|word document|title|no title|blank|default"
    r"|layout|page|slide|powerpoint presentation|presentation|full page photo|scan(?:ned)?(?: document)?|print|none"
    r"|null|about:blank|normal|template|unknown)[\s_-]*\(?\d*\)?\Z",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:unknown|unspecified|anonymous|none|null|n/?a|author|autor|user|owner|admin(?:istrator)?|default|guest|root|test"
    r"|microsoft(?: office)?(?: user)?|office user|windows user|python-docx|pc|hp|dell|lenovo|acer|asus|toshiba|sony"
    r"|valued (?:acer|sony|gateway) customer|preferred customer|your user name|compaq_owner|\(?anonymous\)?|scanner"
    r"|(?:adobe|libreoffice|openoffice|acrobat|quarkxpress|indesign|latex|tex|pandoc|ghostscript|canon|xerox|ricoh"
    r"|konica|calibre)\b.*)\d*\Z",
    re.IGNORECASE,
)


def stated_title(text: str | None) -> str | None:
    """The title, unless it is a file's name or what a program puts there."""
    title = _one_line(text)
    if title is None or _PROGRAM.match(title) or _FILE_NAME.match(title) or _NO_TITLE.match(title):
        return None
    return title if any(character.isalpha() for character in title) else None


def stated_author(text: str | None) -> str | None:
    """The author, unless it is an account, a program or an address."""
    line = _one_line(text)
    author = None if line is None else author_name(line)
    return None if line is None or author is None or any(map(_NO_AUTHOR.match, (line, author))) else author


def _one_line(text: str | None) -> str | None:
    line = one_line(_UNSEEN.sub("", text or ""))
    return line if 0 < len(line) <= _LENGTH_LIMIT and not _GARBAGE.search(line) else None
