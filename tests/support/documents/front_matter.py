"""What the front matter states that a text begins with."""

from index.ingest.article import Metadata
from index.ingest.stated.front_matter import read_front_matter
from index.text.front_matter import find_front_matter


def stated_in(head: str) -> Metadata:
    """Raises FrontMatterRefused as the index does."""
    matter = find_front_matter(head)
    assert matter is not None
    return read_front_matter(head, matter)
