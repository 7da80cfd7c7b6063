"""First names that one person goes by: "Bill" and "William". What begins alike ("Tim", "Timothy") needs no list."""

from rapidfuzz.distance import OSA

from ..tokens import FUNCTION_WORDS

_GROUPS = (
    "william bill billy will willy liam",
    "robert bob bobby rob robbie bert",
    "richard dick rick ricky rich",
    "james jim jimmy jamie",
    "thomas tom tommy",
    "michael mike mick mikey",
    "edward ed eddie ted teddy ned",
    "theodore ted teddy theo",
    "john jack johnny jon",
    "jonathan jon jonny",
    "joseph joe joey",
    "charles charlie chuck chas",
    "henry harry hank",
    "harold harry hal",
    "anthony tony",
    "bernard bernie",
    "lawrence laurence larry",
    "gerald gerry jerry",
    "david dave davey",
    "daniel dan danny",
    "andrew andy drew",
    "alexander alex sandy",
    "alexandra alex sandra",
    "stephen steven steve",
    "kenneth ken kenny",
    "peter pete",
    "patrick pat paddy",
    "patricia pat patty tricia",
    "elizabeth liz beth betsy lizzie eliza",
    "margaret maggie meg peggy",
    "katherine catherine kate kathy cathy katie kathryn",
    "susan sue suzy",
    "deborah debbie deb",
    "barbara barb babs",
    "jennifer jen jenny",
    "rebecca becky",
    "victoria vicky tori",
    "dorothy dot dolly",
    "nancy nan",
    "terence terry",
    "theresa teresa terry tess",
    "leonard len lenny leo",
    "walter walt",
    "raymond ray",
    "timothy tim",
    "geoffrey jeffrey jeff geoff",
    "albert al bert",
    "alfred al fred alf",
    "frederick fred freddie",
    "ronald ron ronnie",
    "donald don donny",
    "matthew matt",
    "gregory greg",
    "phillip philip phil",
    "samuel sam sammy",
    "samantha sam",
    "benjamin ben benny",
    "abraham abe",
    "eugene gene",
    "vincent vince vinny",
    "zachary zach zack",
)
_SHORTEST = 3  # letters that a short form keeps of the name's beginning
_ALIKE = 0.7  # of 1; two first names below are no slip of each other: "Ron" and "Rand"

_KNOWN = frozenset(name for group in _GROUPS for name in group.split())
_TOGETHER = frozenset(
    (one, other) for group in _GROUPS for one in group.split() for other in group.split() if one != other
)


def may_be_one(typed: str, borne: str) -> bool:
    """True where two folded first names may be one person's: the same, an initial, or a short form of the other."""
    if typed == borne or (typed, borne) in _TOGETHER:
        return True
    shorter, longer = sorted((typed, borne), key=len)
    if not longer.startswith(shorter):
        return False
    if len(shorter) == 1:
        return True
    return len(shorter) >= _SHORTEST and shorter not in FUNCTION_WORDS  # "and Howard" asks for no Andrew


def is_known(name: str) -> bool:
    return name in _KNOWN


def is_slip(typed: str, borne: str) -> bool:
    """True where one may be the other gone wrong on the keyboard."""
    return OSA.normalized_similarity(typed, borne) >= _ALIKE
