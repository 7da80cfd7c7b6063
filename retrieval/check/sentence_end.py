"""Where a sentence ends, as far as its marks tell."""

import re

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s")
