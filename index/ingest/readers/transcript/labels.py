"""Whether what stands before a colon is a speaker's name, and no first words of a sentence: "Jane Doe:", "But:"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from .markup import is_sound

LENGTH_LIMIT = 60  # characters of a name
_WORDS_LIMIT = 6
NAME = rf"[^\W\d_](?:[\w.'’&/#-]|[ \t](?=\S)){{0,{LENGTH_LIMIT}}}?"
ROLE = r"(?:[ \t]{0,3}[(\[][^()\[\]:\n]{1,60}[)\]])?(?:,[ \t][^:\n\"“”?!]{1,80})?"
_NAMELESS = re.compile(
    r"(?:(?:unidentified|unknown|unnamed|male|female|young|old|first|second|third|another|a|an|other|same|new)\s+)*"
    r"(?:(?:speaker|voice|male|female|man|woman|boy|girl|child|person|people|participant|caller|interviewee|interviewer"
    r"|respondent|guest|host|audience|audience member|crowd|protesters?|panelist|student|reporter|journalist|question"
    r"|answer|q|a|all|both|group|others|member|unidentified|unknown|user|spk|speakers?|channel|track|guest speaker)"
    r"(?:[\s_#-]*(?:\d{1,4}|[a-z]))?)",
    re.IGNORECASE,
)
_NUMBERED_ONLY = frozenset(
    {"host", "guest", "reporter", "interviewer", "interviewee", "journalist", "student", "panelist"}
)
_NUMBERED = re.compile(r"\d|[\s_#-][A-Za-z]\Z")
_NO_SPEAKERS = frozenset(
    """
    note notes warning warnings error info debug trace fatal critical caution attention breaking update updates example
    question answer reminder remember important tip hint ps p.s fact facts source sources subtitle subtitles captions
    caption translation translator transcript transcription title chapter part episode scene section date time location
    place address phone tel email e-mail fax web website url http https read watch listen listen look see result results
    conclusion summary total price cost score exclusive live developing subject re from to cc bcc sent attachments
    headline byline by photo credit correction editor editor's step day week month year today tomorrow yesterday tonight
    first second third finally also however but and so or yes no okay ok well now then here there that this what why who
    how when where which i he she it we they you because if still plus minus vs copyright rated sponsored advertisement
    news alert verdict status todo fixme warn headlines topic topics keywords abstract introduction background method
    methods discussion aired duration recorded published posted author authors interview podcast show
    """.split()
)
_LITTLE = frozenset(
    "of the de la le van von der den da di du del dos das bin ibn al el af av ter ten zu y e and & jr. sr.".split()
)


_EVERYWHERE = 0.9  # of what is said has a label
_MEETING = 3  # labels at least


class Label(Enum):
    NAME = auto()
    NAMELESS = auto()  # "Speaker 1": somebody, but no name
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Labels:
    """Judges labels by how often each stands in the file, whether the file is in capitals all over, and whether it has
    a label nearly everywhere, as meetings' have, where people call themselves as they like."""

    counts: Counter[str]
    capitals: bool
    everywhere: bool = False

    def judge(self, name: str, marked: bool) -> Label:
        """`marked` where more than the colon tells that somebody else speaks: a time, a dash, ">>"."""
        if is_nameless(name):
            return Label.NAMELESS if marked or _NUMBERED.search(name) or self._is_set_off(name) else Label.NONE
        if self.everywhere or (_may_be_name(name) and (marked or self._is_set_off(name))):
            return Label.NAME
        return Label.NONE

    def _is_set_off(self, name: str) -> bool:
        """What comes back is a label, and so are capitals and "Jane Doe"; "Look: …" is not."""
        return self.counts[name] > 1 or (not self.capitals and (name.isupper() or " " in name))

    def judge_bracketed(self, name: str) -> Label:
        """Of "[Jane Doe] …", which looks as "[Door Slams] …" does."""
        if is_nameless(name):
            return Label.NAMELESS
        if not _may_be_name(name) or is_sound(name.lower()):
            return Label.NONE
        known = self.counts[name] > 1 or (" " in name and not name.isupper())
        return Label.NAME if known else Label.NONE


def labels_of(names: Iterable[str], texts: Iterable[str], meeting: bool = False) -> Labels:
    """`names` are what stands where a label would in the file, each as often as it does; `texts` what stands behind.
    `meeting` where they may be what people call themselves."""
    counts = Counter(names)
    small = large = behind = 0
    for text in texts:
        behind += 1
        large += sum(map(str.isupper, text))
        small += sum(map(str.islower, text))
    everywhere = meeting and counts.total() >= max(_MEETING, _EVERYWHERE * behind)
    return Labels(counts, large > small, everywhere)


def is_nameless(name: str) -> bool:
    """Whether it says no more than that somebody speaks; a "Host" is one person as "Jane Doe" is, "Host 2" is not."""
    return _NAMELESS.fullmatch(name.strip()) is not None and name.strip().lower() not in _NUMBERED_ONLY


def _may_be_name(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _WORDS_LIMIT or len(name) > LENGTH_LIMIT:
        return False
    if words[0].lower().rstrip(".") in _NO_SPEAKERS or words[-1].lower() in _NO_SPEAKERS:
        return False
    large = [word for word in words if _is_capitalised(word)]
    return bool(large) and all(_is_capitalised(word) or word.lower() in _LITTLE for word in words)


def _is_capitalised(word: str) -> bool:
    """Also "d'Angelo", "(R-AZ)", "al-Sadr" and a number; a script without capitals has no small letters either."""
    first = next((c for c in word if c.isalpha()), "")
    return (not first.islower() if first else True) or any(c.isupper() for c in word[1:4])
