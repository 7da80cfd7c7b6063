"""Groups of RTF and the destinations that they write to: which of them hold words of the document."""

from dataclasses import dataclass, replace
from enum import Enum, auto


class Destination(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    NOWHERE = auto()
    FONTS = auto()
    STYLES = auto()
    INFO = auto()  # nowhere, but for the title and the author in it
    TITLE = auto()
    AUTHOR = auto()


# What stands in a group that begins with one of these words is no text of the document.
_LEFT_OUT = frozenset(
    """
    aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart
    background bkmkend bkmkstart blipuid colorschememapping colortbl datafield datastore do docvar factoidname falt
    ffdeftext ffentrymcr ffexitmcr ffhelptext ffl ffname ffstattext filetbl fldinst fldtype fontemb fontfile footer
    footerf footerl footerr formfield ftncn ftnsep ftnsepc generator gridtbl header headerf headerl headerr
    hl latentstyles levelnumbers leveltext list listlevel listname listoverride listoverridetable listpicture
    liststylename listtable listtext mailmerge nonesttables nonshppict objalias objclass objdata objname objsect
    objtime oldcprops oldpprops oldsprops oldtprops oleclsid operator panose password passwordhash pgptbl picprop pict
    pn pnseclvl pntext pntxta pntxtb private propname protusertbl revtbl rsidtbl rxe shprslt sn sp staticval sv svb tc
    template themedata ud userprops wgrffmtfilter windowcaption writereservation writereservhash xe xmlnstbl
    """.split()
)
# Groups that are to be passed over by who does not know them, and hold words all the same.
_KNOWN = frozenset({"shpinst"})
_LISTED = frozenset({"listtext", "pntext"})  # the bullet or number, which is not in the text
_TABLES = {"fonttbl": Destination.FONTS, "stylesheet": Destination.STYLES, "info": Destination.INFO}
_STATED = {"title": Destination.TITLE, "author": Destination.AUTHOR}


@dataclass(slots=True)
class Group:
    """What holds up to the group's end. `skipped` counts how many characters follow one of Unicode in its stead;
    `opened` is the word with which the group began a note or a text box."""

    destination: Destination = Destination.BODY
    skipped: int = 1
    font: int | None = None
    strong: bool = False
    hidden: bool = False
    deleted: bool = False
    optional: bool = False
    opened: str | None = None

    def inner(self) -> "Group":
        return replace(self, optional=False, opened=None)

    def enter(self, word: str) -> bool:
        """Whether the word says where the group's text goes."""
        optional, self.optional = self.optional, False
        if self.destination is Destination.NOWHERE:
            return True
        if word in _TABLES:
            self.destination = _TABLES[word]
        elif self.destination is Destination.INFO:
            self.destination = _STATED.get(word, Destination.INFO)
        elif word in _LEFT_OUT or (optional and word not in _KNOWN):
            self.destination = Destination.NOWHERE
        else:
            return False
        return True

    @property
    def shown(self) -> bool:
        return self.destination is Destination.BODY and not self.hidden and not self.deleted


def is_bullet(word: str) -> bool:
    """Whether what stands in the group is the bullet or number of an item in a list."""
    return word in _LISTED
