"""What is said over HTTP: why a call is refused, and the words around a document that is read in a browser."""

from bot.replies.wording import AS_CORRECTED, AS_READ, counted, or_list
from index import Certainty
from retrieval import SpokenQuotation

NO_SUCH_CALL = "There is nothing at this address: /openapi.json lists what can be called."
NO_SUCH_METHOD = "This address does not take that method: /openapi.json tells which it takes."
NO_SUCH_DOCUMENT = "No document of the index has this key: take it from /sources."
TOKEN_MISSING = "A token is needed: send it as “Authorization: Bearer TOKEN”."
TOKEN_WRONG = "This token is not the one that is set here: check it, and send it as “Authorization: Bearer TOKEN”."
PASSWORD_NEEDED = "A password is needed: it is the token that is set here; the user's name does not matter."
STRANGE_HOST = "This address is not one that I answer under: call 127.0.0.1 or localhost, or set PULLQUOTE_READER."
NO_JSON = "The body is not a JSON object in UTF-8: send one with “Content-Type: application/json”."
NO_FORM = "The body is not a form: send the draft as the file “draft” of multipart/form-data."
NO_FIELDS = "The body is not a form: send it from the page of documents."
NO_DRAFT = "The form holds no file “draft”, or something else too: send the draft alone."
CUT_OFF = "The body did not come to its end: send it again."
NOTHING_PUBLISHED = "Nothing is indexed here yet: whoever runs this does it with `python -m bot index`."
INDEX_UNUSABLE = "The index can't be used as it is: whoever runs this sees with `python -m bot doctor` what mends it."
MODEL_UNUSABLE = "The language model can't be used: whoever runs this sees with `python -m bot doctor` what mends it."
UNUSABLE = "This can't be answered as things are: whoever runs this sees with `python -m bot doctor` what mends it."
CHANGED = "These words do not stand there: the place is outside the document, which may have changed since."
NOTHING_ASKED = "Type a question: what somebody said, or about what."
OPEN = "speaker open"


def too_large(most: int) -> str:
    return f"The body is too large: {most:,} bytes are the most that is taken here."


def too_many(wait: float) -> str:
    seconds = max(1, round(wait))
    return f"That is as much as may be asked in a minute: try again in {counted(seconds, 'second')}."


def took_too_long(seconds: float) -> str:
    return f"This took longer than {seconds:g} seconds and was given up: ask for less, or try again later."


def missing(name: str) -> str:
    return f"“{name}” is missing or empty: give it."


def unknown_name(name: str, known: tuple[str, ...]) -> str:
    shown = name if len(name) <= _REPEATED else f"{name[:_REPEATED]}…"
    return (
        f"“{shown}” is not taken here: {or_list(known)} is." if known else f"“{shown}” is not taken here: nothing is."
    )


def given_twice(name: str) -> str:
    return f"“{name}” is given more than once: give it once."


def no_text(name: str, longest: int) -> str:
    return f"“{name}” has to be text of at most {longest:,} characters."


def no_texts(name: str, most: int, longest: int) -> str:
    return f"“{name}” has to be at most {most} texts of at most {longest:,} characters each."


def no_number(name: str, least: float, most: float, *, whole: bool) -> str:
    return f"“{name}” has to be a {'whole ' if whole else ''}number from {least:,} to {most:,}."


def no_choice(name: str, choices: tuple[str, ...]) -> str:
    return f"“{name}” has to be {or_list(choices)}."


def voice(quotation: SpokenQuotation) -> str:
    """Who says it, and how certain that is where the words don't name them."""
    if quotation.speaker is None:
        return f"{OPEN}, {AS_CORRECTED}" if quotation.corrected else OPEN
    if quotation.corrected:
        return f"{quotation.speaker}, {AS_CORRECTED}"
    return f"{quotation.speaker}{AS_READ}" if quotation.certainty is Certainty.CONCLUDED else quotation.speaker


_REPEATED = 40  # characters shown of a name that nobody knows
