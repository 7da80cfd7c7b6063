"""Days in lines and addresses of a page. Of several days in a line the one of publication is meant."""

import datetime
import re

from ....stated.dates import NoDay, read_day
from ....stated.day_words import plain_day

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
