"""What pages say between an article's paragraphs that is no word of it: calls to read on, to subscribe, credits.

Each pattern reads a whole paragraph, and a short one: a sentence of an article that begins the same way is longer.
"""

import re

from .leads import LEADS

_LENGTH_LIMIT = 320  # characters
_CREDIT_LIMIT = 600
_LINKED = 0.85  # share of a paragraph's characters; what leads elsewhere
_START = r"[^\w“\"'‘«„]*"  # what stands in quotation marks is said by somebody
_LEADS_ON = re.compile(rf"{_START}(?:{'|'.join(LEADS)})\s*(?:$|[:：|>»→])", re.I)
_OVER = re.compile(
    r"\W*(?:more (?:from|on|stories|news)|read (?:more|next|also)|related|recommended|most (?:read|popular))\b", re.I
)
_HEADING_LIMIT = 60  # characters
_WHOLE = re.compile(
    r"\W*(?:advertisement|ad|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse"
    r"|annonce|sponsored(?: content)?|share(?: this(?: article| story| page)?)?|tweet|facebook|twitter|email|e-mail"
    r"|print|copy link|save|comments?|subscribe(?: now)?|sign (?:up|in)|log in|follow us|loading|image|photo|video"
    r"|gallery|close|menu|search|back to top|\d{1,3} ?(?:min(?:ute)?s?)(?: read)?|\d[\d.,k]* (?:shares?|comments?)"
    r"|getty images|topics?|tags?|tell us what you think|this slideshow requires javascript|kommentieren|teilen"
    r"|partager|compartir|compartilhar|condividi|delen|dela|udostępnij|поделиться|シェア(?:する)?|分享|paylaş)\W*",
    re.I,
)
_CALL = re.compile(
    rf"{_START}(?:"
    r"sign up (?:for|to|now|here)|subscribe (?:to|for|now|today|here)"
    r"|get (?:the latest|our|unlimited|breaking|this)\b.{0,80}\b(?:inbox|newsletter|app)\b|click here"
    r"|follow (?:us|him|her|them|@?\w+) on (?:twitter|x|facebook|instagram|threads|bluesky|linkedin|tiktok|whatsapp)"
    r"|download (?:the|our) .{0,40}\bapp\b|join (?:our|the) (?:newsletter|mailing|whatsapp|telegram|conversation)"
    r"|like us on|listen to (?:the|our) (?:podcast|latest)|support (?:our|independent) (?:work|journalism)"
    r"|this (?:article|story) (?:originally|first) appeared|(?:copyright|©|\(c\)) ?(?:\(c\)|©)? ?\d{4}"
    r"|a version of this (?:article|story) (?:appear|ran|was (?:first |originally )?published)"
    r"|(?:our|the) [\w ’'-]{0,40}\b(?:e-?mail|newsletter) (?:breaks|brings|rounds|delivers|explains|tells)\b"
    r"|all rights reserved|by clicking|(?:source|via|link|url): ?https?://|please read our comment"
    r"|to comment,? (?:please|you|log|sign|join|visit)"
    r"|(?:(?:do you )?have|got) a (?:(?:news )?tip|story)\b.{0,20}\?"
    r"|photo(?:s|graph)? (?:by|credit|courtesy)|image (?:credit|source)s?:|(?:published under|filed under|posted in"
    r"|tags?|topics?|(?:last )?updated(?: on| at)?|first published)(?::| on \w+ \d| at \d))",
    re.I,
)
_CREDIT = re.compile(
    r"\W*(?:\(?(?i:additional )?(?i:reporting|writing|editing|compiled|edited|written|translated) by [A-Z].{3,}|"
    r"[A-Z][\w’' -]{2,60} (?:reported from [A-Z]|contributed to this (?:report|story|article)).{0,})",
    re.S,
)
_NOTICE = re.compile(r"\W*privacy notice: newsletters? may contain\b", re.I)


def is_filler(text: str, linked: int, *, heading: bool = False) -> bool:
    """Whether a paragraph is none of the article's; `linked` counts its characters in links."""
    text = " ".join(text.split())
    if not any(character.isalnum() for character in text) or _WHOLE.fullmatch(text[:_LENGTH_LIMIT]):
        return True
    if len(text) > _LENGTH_LIMIT:
        return len(text) <= _CREDIT_LIMIT and _NOTICE.match(text) is not None
    if _NOTICE.match(text):
        return True
    if heading and len(text) <= _HEADING_LIMIT and _OVER.match(text):
        return True
    if (leads := _LEADS_ON.match(text)) is not None and (linked or not text[leads.end() :].strip()):
        return True
    return _CALL.match(text) is not None or linked >= _LINKED * len(text)


def is_credit(text: str) -> bool:
    """Who else worked on an article, said behind it: "Reporting by …; Editing by …"."""
    return len(text) <= _CREDIT_LIMIT and _CREDIT.match(text) is not None


def is_biography(text: str, author: str | None) -> bool:
    """What is said about the author behind an article: "Ann Lee is a reporter in …"."""
    if author is None:
        return False
    about = r"(?:,[^.]{0,80},)? (?:is|was|has been|covers|writes|reports|can be reached|joined|ist|est|es|è)\b"
    return any(re.match(re.escape(name) + about, text, re.I) is not None for name in author.split(", "))
