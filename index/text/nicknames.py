"""First names that one person goes by: "Bill" and "William". What begins alike ("Tim", "Timothy") needs no list."""

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
_LEAST_CUT = 2  # letters; "Ann" and "Anna", "Carl" and "Carla" are two names

_KNOWN = frozenset(name for group in _GROUPS for name in group.split())
_TOGETHER = frozenset(
    (one, other) for group in _GROUPS for one in group.split() for other in group.split() if one != other
)


def is_nickname_of(one: str, other: str) -> bool:
    """Whether the list has both folded first names as one person's."""
    return (one, other) in _TOGETHER


def is_short_for(short: str, name: str) -> bool:
    """Whether a folded first name is the beginning of another, cut short: "tim" of "timothy"."""
    return name.startswith(short) and _SHORTEST <= len(short) <= len(name) - _LEAST_CUT


def has_nicknames(name: str) -> bool:
    return name in _KNOWN
