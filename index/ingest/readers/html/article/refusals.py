"""Pages that hold no article, told apart by what they show: each reason says what to do."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from ..paragraphs import Paragraph

LEAST = 200  # characters of an article; below, a page is looked at for what else it may be
_FEW_LINKS = 8  # paragraphs that are nothing but links; an article alone has some
_LINKED = 0.8  # of a paragraph's characters: it is a link
_FEW = 600  # characters of an article between which and many links a page is doubtful
_SHOWN = 40  # characters; a page that shows less shows nothing
_WHOLE_PAGE = 3_000  # characters of a page that may be a short article all by itself

_ROBOT = re.compile(
    r"verify (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|are you a robot|captcha|checking your browser|"
    r"unusual (?:traffic|activity)|access (?:to this page )?(?:has been |is )?denied|ray id|request blocked",
    re.I,
)
ABOUT_CONSENT = re.compile(
    r"cookies?|consent|privacy|partners|vendors|personal data|datenschutz|einwillig|données", re.I
)
_SCRIPTS = re.compile(
    r"(?:enable|activate|turn on|requires?|need) (?:java)?scripts?\b|javascript (?:is|must be|to run)|"
    r"activez javascript|javascript (?:aktivieren|ist)",
    re.I,
)
CONSENT = re.compile(
    r"(?:we|our partners|wir|nous) (?:and our partners |use|und|verwenden|utilisons|value)"
    r"[^.]{0,80}(?:cookies?|privacy)|(?:accept|reject|alle akzeptieren|tout accepter) (?:all )?cookies|"
    r"cookie (?:consent|settings|policy)|your privacy choices",
    re.I,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading)|(?:to )?continue reading,? (?:this|subscribe|sign|log)|"
    r"(?:this (?:article|content|story) is )?(?:only )?(?:available|reserved) (?:only )?(?:for|to) subscribers|"
    r"already a subscriber|create a free account|jetzt abonnieren|réservé aux abonnés|contenido exclusivo",
    re.I,
)
_NO_TEXT = "it shows no text until its scripts run: open it in a browser and save the page from there"
_WHY_CONSENT = "it asks for consent to cookies, and holds no article: answer it in a browser and save the article"
_NO_ARTICLE = (
    (_ROBOT, "it is a check whether you are a person, and no article: open the article in a browser and save it there"),
    (_PAYWALL, "it asks to subscribe or to log in, and holds no article: open the article in full and save it then"),
    (CONSENT, _WHY_CONSENT),
    (_SCRIPTS, _NO_TEXT),
)
_READ = 50_000  # characters
LINKS = "it looks like a list of links and no article"


def why_no_article(
    paragraphs: Sequence[Paragraph], article: Sequence[Paragraph], *, scripted: bool, is_dated: bool
) -> str | None:
    """The reason why `article`, what was chosen of what the page shows, is none; None where it may be one. `scripted`:
    whether the page holds scripts; `is_dated`: whether it states a day, as pages that ask for consent do not."""
    shown = sum(len(one.text) for one in paragraphs)
    if shown < _SHOWN:
        return _NO_TEXT if scripted else "it shows no text: save the article's own page from a browser"
    if sum(len(one.text) for one in article) >= LEAST:
        return None if is_dated or not _asks_for_consent(article) else _WHY_CONSENT
    said = "\n".join(one.text for one in paragraphs)[:_READ]
    for pattern, reason in _NO_ARTICLE:
        if pattern.search(said):
            return reason
    if looks_like_links(paragraphs):
        return f"{LINKS}: save the page of the article itself"
    return None if article or shown <= _WHOLE_PAGE else "no article is found in it: save the page of the article itself"


def _asks_for_consent(article: Sequence[Paragraph]) -> bool:
    about = [one for one in article if ABOUT_CONSENT.search(one.text)]
    return 2 * len(about) >= len(article) and any(CONSENT.search(one.text[:_READ]) for one in article)


def is_doubtful(paragraphs: Sequence[Paragraph], length: int, address: str | None, *, is_told: bool) -> bool:
    """Whether an article of so many characters, that the page does not state to be one, may be a list of teasers: a
    few words among many links, where no headline and day tell otherwise, or the front page of a site."""
    if length < _FEW and not is_told and looks_like_links(paragraphs):
        return True
    return _is_front(address) and sum(1 for one in paragraphs if one.linked > _LINKED * len(one.text)) >= _FEW_LINKS


def _is_front(address: str | None) -> bool:
    if address is None:
        return False
    parts = urlsplit(address)
    return not parts.path.strip("/") and not parts.query


def looks_like_links(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most of what the page shows leads elsewhere."""
    links = [one for one in paragraphs if one.linked > _LINKED * len(one.text)]
    return len(links) >= _FEW_LINKS and sum(len(one.text) for one in links) > 0.4 * sum(
        len(one.text) for one in paragraphs
    )
