"""What two spellings of one text share."""


def letters_of(text: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(filter(str.isalnum, text.casefold()))


def squeezed(text: str) -> str:
    """Without white space."""
    return "".join(text.split())
