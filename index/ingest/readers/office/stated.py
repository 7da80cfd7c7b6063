"""What a file's properties state is taken only where it can be about the document: programs fill them in themselves."""

import re

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
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\Z", re.IGNORECASE)
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8}){0,3})\Z")
_REGION, _SCRIPT = 2, 4  # letters
_NO_LANGUAGE = frozenset({"und", "zxx", "mul", "mis", "xx"})


def stated_title(text: str | None) -> str | None:
    """The title, unless it is a file's name or what a program puts there."""
    title = _one_line(text)
    if title is None or _PROGRAM.match(title) or _FILE_NAME.match(title) or _NO_TITLE.match(title):
        return None
    return title if any(character.isalpha() for character in title) else None


def stated_author(text: str | None) -> str | None:
    """The author, unless it is an account, a program or an address."""
    author = _one_line(text)
    if author is None or _NO_AUTHOR.match(author) or _ADDRESS.match(author):
        return None
    author = _BY.sub("", author, count=1) if _BY.match(author) else author
    return author if any(character.isalpha() for character in author) else None


def stated_language(text: str | None) -> str | None:
    """A tag as BCP 47 has it; "en_US" is one written wrongly."""
    found = _LANGUAGE.match((text or "").strip().replace("_", "-"))
    if found is None or found[1].lower() in _NO_LANGUAGE:
        return None
    return "-".join([found[1].lower(), *map(_subtag, found[2].split("-")[1:])])


def _subtag(tag: str) -> str:
    """A region is written in capitals, a script with one."""
    return tag.upper() if len(tag) == _REGION else tag.title() if len(tag) == _SCRIPT else tag.lower()


def _one_line(text: str | None) -> str | None:
    line = " ".join(_UNSEEN.sub("", text or "").split())
    return line if 0 < len(line) <= _LENGTH_LIMIT and not _GARBAGE.search(line) else None
