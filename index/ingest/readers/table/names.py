"""How exports name the columns of an article, beside the names that front matter has for them.

Media Cloud, GDELT, NewsAPI and its like, Nexis Uni, Factiva, ProQuest, the data sets of news in use, Zotero, Readwise,
Omnivore, Telegram, Firecrawl, and the interfaces of WordPress, the Guardian and Elasticsearch.
"""

from collections.abc import Mapping
from functools import lru_cache

from ....text.document import WarningKind

_MORE: Mapping[WarningKind, tuple[str, ...]] = {
    WarningKind.TITLE: (
        *(
            "articletitle",
            "storytitle",
            "newstitle",
            "pagetitle",
            "webtitle",
            "booktitle",
            "posttitle",
            "documenttitle",
        ),
        *("articleheadline", "storyheadline", "newsheadline", "headlinetext", "headlinemain", "hd"),
    ),
    WarningKind.OUTLET: (
        *("medianame", "pubtitle", "sourcename", "outletname", "newspapername", "publishername", "publicationname"),
        *("mediaoutlet", "newsoutlet", "newssource", "sitefull", "sitetitle", "magazine", "journal", "sn", "channel"),
        *("sourcehostname", "hostname", "sourcedomain", "domain", "websitename", "feedtitle", "ogsitename"),
    ),
    WarningKind.AUTHOR: (
        *(
            "articleauthor",
            "authorname",
            "authornames",
            "bylines",
            "bookauthor",
            "by",
            "reporter",
            "journalist",
            "writer",
        ),
        *("fullname", "username", "user", "screenname", "from"),
    ),
    WarningKind.DATE: (
        *("publishedat", "publisheddate", "publishedon", "datepublish", "dateofpublication", "webpublicationdate"),
        *("articledate", "storydate", "newsdate", "postdate", "pubdatetime", "publicationdatetime", "firstpublished"),
        *("seendate", "pd", "loaddate", "datetime", "createdat", "timestamp", "dateunixtime", "publishedutc"),
        *("createdutc", "publishedtime", "articlepublishedtime"),
    ),
    WarningKind.LINKS: (
        *(
            "weburl",
            "articleurl",
            "storyurl",
            "articlelink",
            "storylink",
            "newsurl",
            "pageurl",
            "posturl",
            "documenturl",
        ),
        *("shareurl", "tweeturl", "sourceurl", "href", "address", "uri"),
    ),
    WarningKind.LANGUAGE: ("languagecode", "langcode", "articlelanguage", "la"),
}
# Columns that hold Markdown whatever it looks like, as crawlers have them.
MARKDOWN = ("markdown", "md", "fitmarkdown", "rawmarkdown", "markdowncontent", "contentmarkdown")
# In the order in which they count, where a row has several of them.
TEXTS = (
    *("fulltext", "articletext", "storytext", "maintext", "articlebody", "bodytext", "body", "content", "text"),
    *(
        "articlecontent",
        "newscontent",
        "contenttext",
        "textcontent",
        "plaintext",
        "cleantext",
        "cleanedtext",
        "newstext",
    ),
    *("documenttext", "article", "story", "fullarticle", "articlefulltext", "bodyhtml", "contenthtml", "htmlcontent"),
    *(
        "contentencoded",
        "textbody",
        "postcontent",
        "rawtext",
        "transcript",
        "highlight",
        "tweet",
        "tweettext",
        "message",
    ),
    *("td", "hlead"),
    *MARKDOWN,
)
LEAD = "lp"  # a Factiva export has an article's first paragraphs in a column of their own
ABSTRACTS = ("abstractnote",)  # Zotero has no more of what it keeps
EXPECTED = "text, full_text, body, content or article"


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Its letters and digits, in lower case: "Full Text", "full_text" and "fullText" are one name."""
    return "".join(character for character in name[:200].casefold() if character.isalnum())


@lru_cache(maxsize=1)
def names() -> Mapping[WarningKind, tuple[str, ...]]:
    """Plain names of each field, in the order in which they count."""
    from ...stated.front_matter import NAMES

    every = {kind: (*map(plain_name, NAMES[kind]), *_MORE[kind]) for kind in NAMES}
    return {kind: tuple(dict.fromkeys(of_kind)) for kind, of_kind in every.items()}
