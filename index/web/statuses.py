"""What a server's refusal means, as a sentence."""

_MEANINGS = {
    204: "there is nothing in it",
    401: "it is for those who log in",
    402: "it is for those who pay",
    403: "its server does not let Pullquote read it",
    404: "there is no such page",
    407: "it is for those who log in",
    410: "it is gone for good",
    429: "its server asks for fewer requests",
    451: "it is withheld for legal reasons",
    503: "its server can't answer now",
}
GONE = frozenset({404, 410})


def meaning_of(status: int) -> str:
    """In lower case, without a stop, with the status."""
    if said := _MEANINGS.get(status):
        return f"{said} ({status})"
    if status >= 500:
        return f"its server failed ({status}): try again later"
    return f"its server answered {status}, which brings no page"
