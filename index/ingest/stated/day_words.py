"""Days as people of many countries write them, put so that `read_day` reads them: "5 de mayo de 2019" is "5 may 2019".

A month's name that is another month's elsewhere ("listopada") is none; a number that could be a day or a month stays as
it is.
"""

import re
import unicodedata

_MONTHS = (
    "january januar janner jan januari janvier janv enero ene janeiro gennaio gen stycznia styczen leden ledna ocak "
    "tammikuuta tammikuu января січня ianuarie ιανουαριου januar",
    "february februar feber feb februari fevrier fevr febrero fevereiro fev febbraio lutego luty unor unora subat "
    "helmikuuta helmikuu февраля лютого februarie φεβρουαριου",
    "march marts mrt marz mrz maerz maart mars marzo marco marca marzec brezna brezen mart maaliskuuta maaliskuu марта "
    "березня martie μαρτιου maret marcius mars",
    "april apr avril avr abril abr aprile kwietnia kwiecien dubna duben nisan huhtikuuta huhtikuu апреля квітня "
    "aprilie απριλιου aprilis",
    "may mai mei maj mayo maio maggio mag maja kvetna kveten mayis toukokuuta toukokuu мая травня μαιου majus",
    "june juni juin junio junho giugno giu czerwca czerwiec cervna cerven haziran kesakuuta kesakuu июня червня iunie "
    "ιουνιου junius jun",
    "july juli juil juillet juil julio julho luglio lug lipca lipiec cervence cervenec temmuz heinakuuta heinakuu июля "
    "липня iulie ιουλιου julius jul",
    "august aug augustus augusti aout agosto ago sierpnia sierpien srpna srpen agustos elokuuta elokuu августа серпня "
    "αυγουστου agustus augusztus",
    "september sept sep septembre septiembre setiembre setembro set settembre wrzesnia wrzesien zari eylul syyskuuta "
    "syyskuu сентября вересня septembrie σεπτεμβριου szeptember",
    "october oktober okt oct octobre octubre outubro out ottobre ott pazdziernika pazdziernik rijna rijen ekim "
    "lokakuuta lokakuu октября жовтня octombrie οκτωβριου",
    "november nov novembre noviembre novembro listopadu kasim marraskuuta marraskuu ноября "
    "листопада noiembrie νοεμβριου nopember",
    "december dezember dez dec des decembre diciembre dic dezembro dicembre desember grudnia grudzien prosince "
    "prosinec aralik joulukuuta joulukuu декабря грудня decembrie δεκεμβριου",
)
_BEFORE_DAY = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so am den der "
    "lundi mardi mercredi jeudi vendredi samedi dimanche le lunes martes miercoles jueves viernes sabado domingo el "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica il segunda terca quarta quinta sexta feira em "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag op mandag tirsdag tisdag onsdag torsdag fredag lordag "
    "lørdag sondag søndag poniedzialek wtorek sroda czwartek piatek sobota niedziela".split()
)
_LEADING = re.compile(r"(?P<word>[^\W\d_]+)(?:[.,]+\s*|\s+|-(?=feira))")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = {word: name for name, words in zip(_ENGLISH, _MONTHS, strict=True) for word in words.split()}
_MONTH_FIRST = ("en-us", "en-ph")
_DAY_FIRST_ENGLISH = ("gb", "ie", "au", "nz", "in")
_DAY_FIRST_CODES = frozenset("de fr es pt it nl da nb no nn pl cs sk ro el ru uk tr id fi hr bg ca gl".split())
_SLASHED = re.compile(r"(?<![\d/.-])(\d\d?)[/-](\d\d?)[/-]((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d/.-])(\d\d?)[./](\d\d?)[./](\d\d)(?![\d/.-]\d|\d)")
_MONTHS_OF_YEAR = 12
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


def is_day_first(language: str | None) -> bool:
    """Whether "5/7/2019" is a day of July for all who write a language: None, and English at large, leave it open."""
    code, _, place = (language or "").lower().replace("_", "-").partition("-")
    return place in _DAY_FIRST_ENGLISH if code == "en" else code in _DAY_FIRST_CODES


def with_order(text: str, language: str | None) -> str:
    """Days of numbers so that no other order can be meant, where the language tells: "5/7/2019" is "5.7.2019" of those
    who write the day first, and "2019-5-7" of those who write the month first; "25/12/2019" is one day for all."""
    if is_day_first(language):
        return _SHORT.sub(r"\1.\2.20\3", _SLASHED.sub(r"\1.\2.\3", text))
    if (language or "").lower().replace("_", "-") in _MONTH_FIRST:
        return _SLASHED.sub(_month_first, text)
    return text


def _month_first(found: re.Match[str]) -> str:
    first, second, year = found.groups()
    return f"{year}-{first}-{second}" if int(first) <= _MONTHS_OF_YEAR else found[0]


def plain_day(text: str) -> str:
    """With its months in English and its days as "5 may 2019" or "2019-05-05"; all else as it was."""
    text = _SIGNS.sub(r"\1-\2-\3", " ".join(text[:_LIMIT].split()))
    text = _WORD.sub(_english, text)
    text = _YEAR_FIRST.sub(r"\g<day> \g<name> \g<year>", text)
    return _DAY_FIRST.sub(r"\g<day> \g<name> \g<year>", text)


def without_weekday(text: str) -> str:
    """The same without the name of a weekday, or an article, before the day: "Dienstag, den 14. März 2023"."""
    while (first := _LEADING.match(text)) is not None and _bare(first["word"]) in _BEFORE_DAY:
        text = text[first.end() :]
    return text


def _english(found: re.Match[str]) -> str:
    return _NAMES.get(_bare(found[0]), found[0])


def _bare(word: str) -> str:
    """In lower case and without accents: "März" is "marz", "août" is "aout"."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
