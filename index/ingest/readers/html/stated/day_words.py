"""Days as pages of many countries write them, put so that `read_day` reads them: "5 de mayo de 2019" is "5 may 2019".

A month's name that is another month's elsewhere ("listopada") is none; a number that could be a day or a month stays as
it is. Of several days in a line the one of publication is meant.
"""

import datetime
import re
import unicodedata

from ....stated.dates import NoDay, read_day

_MONTHS = (
    "january januar janner jan januari janvier janv enero ene janeiro gennaio gen stycznia styczen leden ledna ocak "
    "tammikuuta tammikuu января січня ianuarie ιανουαριου januar",
    "february februar feber feb februari fevrier fevr febrero fevereiro fev febbraio lutego luty unor unora subat "
    "helmikuuta helmikuu февраля лютого februarie φεβρουαριου",
    "march marz mrz maerz maart mars marzo marco marca marzec brezna brezen mart maaliskuuta maaliskuu марта березня "
    "martie μαρτιου maret marcius mars",
    "april apr avril avr abril abr aprile kwietnia kwiecien dubna duben nisan huhtikuuta huhtikuu апреля квітня "
    "aprilie απριλιου aprilis",
    "may mai mei maj mayo maio maggio mag maja kvetna kveten mayis toukokuuta toukokuu мая травня μαιου majus",
    "june juni juin junio junho giugno giu czerwca czerwiec cervna cerven haziran kesakuuta kesakuu июня червня iunie "
    "ιουνιου junius jun",
    "july juli juillet juil julio julho luglio lug lipca lipiec cervence cervenec temmuz heinakuuta heinakuu июля "
    "липня iulie ιουλιου julius jul",
    "august aug augustus augusti aout agosto ago sierpnia sierpien srpna srpen agustos elokuuta elokuu августа серпня "
    "αυγουστου agustus augusztus",
    "september sept sep septembre septiembre setembro set settembre wrzesnia wrzesien zari eylul syyskuuta syyskuu "
    "сентября вересня septembrie σεπτεμβριου szeptember",
    "october oktober okt oct octobre octubre outubro out ottobre ott pazdziernika pazdziernik rijna rijen ekim "
    "lokakuuta lokakuu октября жовтня octombrie οκτωβριου",
    "november nov novembre noviembre novembro listopadu kasim marraskuuta marraskuu ноября "
    "листопада noiembrie νοεμβριου nopember",
    "december dezember dez dec des decembre diciembre dic dezembro dicembre desember grudnia grudzien prosince "
    "prosinec aralik joulukuuta joulukuu декабря грудня decembrie δεκεμβριου",
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = {word: name for name, words in zip(_ENGLISH, _MONTHS, strict=True) for word in words.split()}
_MONTH_FIRST = ("en-us", "en-ph")
_DAY_FIRST_ENGLISH = ("gb", "ie", "au", "nz", "in")
_DAY_FIRST_CODES = frozenset("de fr es pt it nl da nb no nn pl cs sk ro el ru uk tr id fi hr bg ca gl".split())
_SLASHED = re.compile(r"(?<![\d/.-])(\d\d?)[/-](\d\d?)[/-]((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d/.-])(\d\d?)[./](\d\d?)[./](\d\d)(?![\d/.-]\d|\d)")
_LIMIT = 120  # characters
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NAME = rf"(?P<name>{'|'.join(_ENGLISH)})\.?"
# The day's own mark ("1er", "1º", "29.", "16th") and the words between ("de", "del") say nothing.
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)(?:er|[º°ª.]|st|nd|rd|th)?[ -]*(?:de |del |d')?{_NAME},?[ -]*(?:de |del )?"
    r"(?P<year>\d{4})(?!\d)"
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}})\. {_NAME} (?P<day>\d\d?)(?!\d)")
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|aktualisiert|mise? à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt"
    r"|gewijzigd|uppdaterad|opdateret|oppdatert|päivitetty|zaktualizowan[oy]|обновлено|оновлено|更新)\b",
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publiée?|veröffentlicht|publicad[oa]|pubblicat[oa]|gepubliceerd|publicera[dt]|publisert"
    r"|offentliggjort|julkaistu|opublikowan[oy]|опубликовано|опубліковано)\b",
    re.I,
)
_BEGINNING = re.compile(r"(?<!\w)(?=\w)")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)|[/_-]((?:19[89]|20[0-3])\d)(\d\d)(\d\d)(?=[/_.-]|$)"
)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.I)


def is_day_first(language: str | None) -> bool:
    """Whether "5/7/2019" is a day of July for all who write a language: None, and English at large, leave it open."""
    code, _, place = (language or "").lower().replace("_", "-").partition("-")
    return place in _DAY_FIRST_ENGLISH if code == "en" else code in _DAY_FIRST_CODES


def with_order(text: str, language: str | None) -> str:
    """Days of numbers so that no other order can be meant, where the language tells: "5/7/2019" is "5.7.2019" of those
    who write the day first, and "2019-5-7" of those who write the month first."""
    if is_day_first(language):
        return _SHORT.sub(r"\1.\2.20\3", _SLASHED.sub(r"\1.\2.\3", text))
    if (language or "").lower().replace("_", "-") in _MONTH_FIRST:
        return _SLASHED.sub(r"\3-\1-\2", text)
    return text


def plain_day(text: str) -> str:
    """With its months in English and its days as "5 may 2019" or "2019-05-05"; all else as it was."""
    text = _SIGNS.sub(r"\1-\2-\3", " ".join(text[:_LIMIT].split()))
    text = _WORD.sub(_english, text)
    text = _YEAR_FIRST.sub(r"\g<day> \g<name> \g<year>", text)
    return _DAY_FIRST.sub(r"\g<day> \g<name> \g<year>", text)


def _english(found: re.Match[str]) -> str:
    return _NAMES.get(_bare(found[0]), found[0])


def _bare(word: str) -> str:
    """In lower case and without accents: "März" is "marz", "août" is "aout"."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def day_in_address(address: str | None) -> datetime.date | None:
    """As papers put it into the path: "/2021/03/04/"."""
    found = _IN_ADDRESS.search((address or "").partition("?")[0])
    return None if found is None else read_any_day("-".join(part for part in found.groups() if part))


def day_within(line: str) -> datetime.date | None:
    """The first day that a line names, behind "published" where it says so; what follows upon "updated" is none."""
    line = plain_day(line)
    if (published := _PUBLISHED.search(line)) is not None and _UPDATED.search(line, 0, published.start()):
        line = line[published.end() :]
    line = _UPDATED.split(line)[0]
    days = (read_any_day(line[start:]) for start in (found.start() for found in _BEGINNING.finditer(line)))
    return next((day for day in days if day is not None), None)


def read_any_day(text: str) -> datetime.date | None:
    """The one that a text begins with."""
    text = text[:100].strip()
    for form in (text, _ORDINAL.sub(r"\1", text), plain_day(text)):
        try:
            return read_day(form)
        except NoDay:
            continue
        except ValueError:
            return None
    return None
