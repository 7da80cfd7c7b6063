"""Which encoding the bytes of an RTF text are in: that of its font's character set, else that of the whole file."""

import codecs

SYMBOL_CHARSET = 2
_BY_CHARSET = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_BY_WORD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_BY_PAGE = {10000: "mac_roman", 10001: "shift_jis", 10006: "mac_greek", 10007: "mac_cyrillic", 65001: "utf-8"}
DEFAULT = "cp1252"


def encoding_of_charset(charset: int | None) -> str | None:
    """None where the file's own encoding holds."""
    return None if charset is None else _BY_CHARSET.get(charset)


def encoding_of_page(page: int | None) -> str:
    """Windows-1252 for a code page that is not known."""
    name = _BY_PAGE.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return DEFAULT


def encoding_of_word(word: str) -> str | None:
    """What `\\ansi`, `\\mac`, `\\pc` and `\\pca` stand for."""
    return _BY_WORD.get(word)


def decoded(data: bytes, encoding: str) -> str:
    """Bytes that stand for no character become U+FFFD, so that nobody takes them for one."""
    return data.decode(encoding, "replace")
