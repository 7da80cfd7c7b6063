"""Where a document names the speaker itself, and where that is concluded: the line between what is asserted and what
is shown as read.

The line between them is on the ranking's own probability, learnt with its weights, and measured on outlets that it has
not seen by `python -m bench.quality.certainty`: of the quotations that are called named, at most 0.005 are wrong.
"""

from collections.abc import Mapping

from ..quotation import Certainty
from .candidates import SpeakerCandidate
from .coreference.referents import Resolved

# How the name beside the words is tied to them. Anything else ("far", "near, others between", "object") is a reading.
_PLAIN_TIES = (
    *("subject", "subject with aside", "inverted", "quoted"),
    *("according", "label", "named alone", "before colon", "signature"),
)


def certainty_of(
    speaker: int | None, candidate: SpeakerCandidate | None, resolved: Resolved | None, share: float, threshold: float
) -> Certainty:
    """Of a quotation that is given to `speaker` because `candidate` is the likeliest, which `resolved` stands for.
    `share` is the calibrated probability of the candidate, 0 to 1, and `threshold` the least at which it is named."""
    if speaker is None:
        return Certainty.OPEN
    if candidate is None or resolved is None or not resolved.stated or share < threshold:
        return Certainty.CONCLUDED
    return Certainty.NAMED if is_plainly_tied(candidate.features) else Certainty.CONCLUDED


def is_plainly_tied(features: Mapping[str, float]) -> bool:
    """By a verb of saying or a sign that leaves no choice, in the sentence of the words."""
    return "same sentence" in features and any(tie in features for tie in _PLAIN_TIES)
