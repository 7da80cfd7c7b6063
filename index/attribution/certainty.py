"""Where a document names the speaker itself, and where that is concluded: the line between what is asserted and what
is shown as read.

The line between them is on the ranking's own probability, learnt with its weights, and measured on outlets that it has
not seen by `python -m bench.quality.certainty`: of the quotations that are called named, at most 0.005 are wrong.
"""

from collections.abc import Mapping
from enum import StrEnum

from ..quotation import Certainty
from .candidates import SpeakerCandidate
from .coreference.referents import Resolved
from .names.mentions import MentionKind

# How the name beside the words is tied to them. Anything else ("far", "near, others between", "object") is a reading.
_PLAIN_TIES = (
    *("subject", "subject with aside", "inverted", "quoted"),
    *("according", "label", "named alone", "before colon", "signature"),
)
# Beside whole quotations, ties that leave a name no other reading, and phrases, which claim no more than they say: of
# 150 such below the threshold, down to here, none was wrong.
_FIRM_TIES = ("inverted", "subject with aside")
_FIRM_THRESHOLD = 0.7


class Doubt(StrEnum):
    """Why a speaker is not named. NOT_STATED: the words beside the quotation are a pronoun, a role or a name that
    several bear. NOT_BESIDE: they stand in another sentence, or nothing plainly ties them to it. UNSURE: the ranking
    gives another reading too much."""

    NOT_STATED = "not stated"
    NOT_BESIDE = "not beside"
    UNSURE = "unsure"


def doubt_of(
    candidate: SpeakerCandidate | None, resolved: Resolved | None, share: float, threshold: float, *, mixed: bool
) -> Doubt | None:
    """What speaks against calling the speaker named whom `candidate` leads to and `resolved` stands for; None where
    nothing does. `share` is the calibrated probability of the candidate, 0 to 1, `threshold` the least of one that is
    named; `mixed` tells that a sentence of the paper's takes the words in."""
    if candidate is None or candidate.mention is None or not is_plainly_tied(candidate.features):
        return Doubt.NOT_BESIDE
    if resolved is None or not resolved.stated:
        return Doubt.NOT_STATED
    firm = candidate.mention.kind is MentionKind.PHRASE or any(tie in candidate.features for tie in _FIRM_TIES)
    least = min(threshold, _FIRM_THRESHOLD) if firm and not mixed else threshold
    return Doubt.UNSURE if share < least else None


def certainty_of(speaker: int | None, doubt: Doubt | None) -> Certainty:
    if speaker is None:
        return Certainty.OPEN
    return Certainty.NAMED if doubt is None else Certainty.CONCLUDED


def is_plainly_tied(features: Mapping[str, float]) -> bool:
    """By a verb of saying or a sign that leaves no choice, in the sentence of the words."""
    if "introduces another" in features or "nearer cue" in features:
        return False
    return "same sentence" in features and any(tie in features for tie in _PLAIN_TIES)
