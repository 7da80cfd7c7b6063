"""What pages call their furniture: names of elements, roles, and the words within classes that are in use everywhere.

A mark is believed for a part of the page, never for what holds a good share of the article's words.
"""

from functools import lru_cache
from itertools import pairwise

from ..elements import Element, words_of_name

_TAGS = frozenset(("nav", "footer", "form", "menu", "dialog", "button", "fieldset", "label"))
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alert alertdialog menu menubar toolbar tablist".split()
)
_OTHERS = frozenset(
    "comment comments commentlist disqus livefyre kommentar kommentare comentarios related recirc recirculation "
    "recommended recommendations".split()
)
_WORDS = _OTHERS | frozenset(
    "share sharing sharebar sharedaddy sharethis addtoany social socials follow recommendation newsletter "
    "newsletters signup subscribe subscription promo promos promotion promote ad ads advert adverts advertising "
    "advertisement adslot adunit dfp sponsor sponsored sponsors taboola outbrain carousel lightbox breadcrumb "
    "breadcrumbs byline bylines author authors bio timestamp dateline pubdate copyright tags taglist cookie cookies "
    "consent gdpr cmp menu nav navbar navigation footer popular trending mostread sidebar rail pagination pager "
    "toolbar tooltip modal popup overlay rating poll quiz donate donation noprint login register account search skip "
    "jump kicker eyebrow topics print readmore seealso anzeige teilen verwandte empfehlungen autor compartir "
    "relacionadas relacionados publicidad publicite partager condividi correlati correlate".split()
)
_PAIRS = frozenset(
    "most-read most-popular most-viewed read-more read-next read-also see-also more-from more-on more-stories "
    "more-news up-next next-up next-article also-read also-like you-may sign-up call-to social-links is-hidden "
    "display-none author-bio about-author post-meta entry-meta article-meta meta-data entry-footer post-footer "
    "article-footer inline-ad inline-asset ad-container trending-now link-list "
    "story-card app-download".split()
)
_CAPTION = frozenset("caption captions credit credits copyright wp-caption legend bildunterschrift legende".split())
_PULLED = frozenset(("pullquote", "pulledquote", "pull", "pullquotes"))
_LENGTH = 300  # characters of classes that are read; generated ones can be endless


def is_furniture(element: Element) -> bool:
    return is_apart(element) or is_called_furniture(element)


def is_apart(element: Element) -> bool:
    """By what it is: navigation, a form, a caption."""
    return element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES or is_caption(element)


def is_called_furniture(element: Element) -> bool:
    """By its name, which may be one of a style only."""
    words = _words(element)
    return bool(_WORDS & set(words)) or any(f"{one}-{other}" in _PAIRS for one, other in pairwise(words))


def is_other_text(element: Element) -> bool:
    """What is text, and often much of it, but another's: comments, related stories."""
    return bool(_OTHERS & set(_words(element)))


def is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION & set(_words(element)))


def is_pulled(element: Element) -> bool:
    """Set apart to be seen first: what it says is said in the article too."""
    return element.tag == "aside" or bool(_PULLED & set(_words(element)))


def _words(element: Element) -> tuple[str, ...]:
    return _words_of(f"{(element.get('class') or '')[:_LENGTH]} {(element.get('id') or '')[:80]}")


@lru_cache(maxsize=2_000)
def _words_of(named: str) -> tuple[str, ...]:
    """A page calls most of its elements by a few hundred names."""
    return tuple(words_of_name(named))
