"""Joins the speakers of many documents into identities: who is the "Obama" that one never names in full.

What the coverage itself says decides. A surname alone joins the one full name that bears it across the
documents, or the one that far outweighs its relations; where two are near each other it stays alone, for a
longer name would be a guess.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...quotation import Speaker, SpeakerKind
from ..names.forms import YOUNGER, by_nickname
from ..text import lexicon

DOMINANT = 0.85  # share of the documents that name a bearer of the surname in full; see docs/attribution.md
_YOUNGER = " jr"  # ends the key of a son apart


@dataclass(frozen=True, slots=True)
class SpeakerCluster:
    """One person or organisation of the coverage. `members` are (document key, number of the speaker in it);
    `name` is the name most documents give in full."""

    name: str
    kind: SpeakerKind
    members: tuple[tuple[str, int], ...]
    aliases: tuple[str, ...]
    descriptions: tuple[str, ...]


def cluster_speakers(documents: Mapping[str, Sequence[Speaker]]) -> tuple[SpeakerCluster, ...]:
    """Every speaker of every document in exactly one identity; unnamed speakers ("an aide") stay apart."""
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    sons = _sons(documents)
    short: list[tuple[str, int, Speaker]] = []
    for key, speakers in documents.items():
        for number, speaker in enumerate(speakers):
            if speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.GROUP):
                groups[f"{key} {number}"].append((key, number))
            elif len(_words(speaker.name)) > 1:
                groups[_cluster_key(speaker, sons)].append((key, number))
            else:
                short.append((key, number, speaker))
    _join_nicknames(documents, groups)
    bearers = _bearers(documents, groups)
    handles = {_letters(documents[m[0][0]][m[0][1]].name): g for g, m in groups.items() if g.startswith("person ")}
    for key, number, speaker in short:
        joined = handles.get(_letters(speaker.name)) if speaker.name.startswith("@") else _joined(speaker, bearers)
        groups[joined or f"alone {speaker.name}"].append((key, number))
    return tuple(_cluster(documents, members) for members in groups.values())


def _sons(documents: Mapping[str, Sequence[Speaker]]) -> frozenset[tuple[str, str]]:
    """First and last name of those whose "Jr." is not who bears the name without: a document has both, or none calls
    him by the surname alone or in full, "James B. Doe Jr.", as it would whoever it writes of."""
    younger: set[tuple[str, str]] = set()
    himself: set[tuple[str, str]] = set()
    beside: set[tuple[str, str]] = set()
    for speakers in documents.values():
        persons = [s for s in speakers if s.kind is SpeakerKind.PERSON and len(_words(s.name)) > 1]
        elders = {_first_and_last(s) for s in persons if not _is_younger(s)}
        for son in filter(_is_younger, persons):
            ends = _first_and_last(son)
            younger.add(ends)
            if ends in elders:
                beside.add(ends)
            elif ends[1] in map(str.lower, son.aliases) or len(_words(son.name)) > len(ends):
                himself.add(ends)
    return frozenset(beside | (younger - himself))


def _is_younger(speaker: Speaker) -> bool:
    return not YOUNGER.isdisjoint(speaker.name.split())


def _first_and_last(speaker: Speaker) -> tuple[str, str]:
    words = _words(speaker.name)
    return words[0].lower(), words[-1].lower()


def _join_nicknames(documents: Mapping[str, Sequence[Speaker]], groups: dict[str, list[tuple[str, int]]]) -> None:
    """Joins "Joe Doe" to "Joseph Doe" where only these two go together and no document has both."""
    names = {g: _words(documents[m[0][0]][m[0][1]].name) for g, m in groups.items() if _is_of_person(g)}
    surnames: dict[str, list[str]] = defaultdict(list)
    for group, words in names.items():
        surnames[words[-1].lower()].append(group)
    for bearing in surnames.values():
        pairs = [(g, h) for g, h in combinations(bearing, 2) if by_nickname(names[g], names[h])]
        for one, other in pairs:
            alone = sum(one in pair or other in pair for pair in pairs) == 1
            if alone and {key for key, _ in groups[one]}.isdisjoint(key for key, _ in groups[other]):
                groups[one] += groups.pop(other)


def _is_of_person(group: str) -> bool:
    return group.startswith("person ") and not group.endswith(_YOUNGER)


def _letters(name: str) -> str:
    """What a handle and the name it spells have in common."""
    return "".join(c for c in name.lower() if c.isalpha()).removeprefix("real")


def _words(name: str) -> list[str]:
    words = name.split()
    return [w for w in words if w not in lexicon.GENERATIONS] or words


def _cluster_key(speaker: Speaker, sons: Collection[tuple[str, str]]) -> str:
    """First and last word of a person's name (middle names come and go), the whole of an organisation's."""
    words = _words(speaker.name)
    if speaker.kind is SpeakerKind.PERSON:
        ends = _first_and_last(speaker)
        return f"person {' '.join(ends)}{_YOUNGER if ends in sons and _is_younger(speaker) else ''}"
    return f"organisation {' '.join(words).lower().removeprefix('the ').replace('&', 'and')}"


def _bearers(
    documents: Mapping[str, Sequence[Speaker]], groups: Mapping[str, Sequence[tuple[str, int]]]
) -> dict[str, Counter[str]]:
    """For each short form, the identities that some document calls so, with the number of documents."""
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for group, members in groups.items():
        if not group.startswith(("person ", "organisation ")):
            continue
        for form in {f for key, number in members for f in _short_forms(documents[key][number])}:
            bearers[form][group] += len({key for key, _ in members})
    return bearers


def _short_forms(speaker: Speaker) -> set[str]:
    if _bears_title(speaker):
        return set()
    forms = {a for a in speaker.aliases if len(_words(a)) == 1}
    if speaker.kind is SpeakerKind.PERSON and not _is_younger(speaker):
        forms.add(_words(speaker.name)[-1])
    return {f.lower() for f in forms}


def _bears_title(speaker: Speaker) -> bool:
    """ "Mrs Doe", who is not who is called Doe."""
    return speaker.name.split()[0] in lexicon.GENDERED_TITLES


def _joined(speaker: Speaker, bearers: Mapping[str, Counter[str]]) -> str | None:
    counts = bearers.get(speaker.name.lower())
    if not counts:
        return None
    group, most = counts.most_common(1)[0]
    return group if most >= DOMINANT * sum(counts.values()) else None


def _cluster(documents: Mapping[str, Sequence[Speaker]], members: Sequence[tuple[str, int]]) -> SpeakerCluster:
    speakers = [documents[key][number] for key, number in members]
    names = Counter(s.name for s in speakers)
    longest = max(len(_words(n)) for n in names)
    full = {n: c for n, c in names.items() if len(_words(n)) > 1 or longest <= 1}
    name = max(full, key=lambda n: (full[n], len(n)))
    aliases = Counter(a for s in speakers for a in (s.name, *s.aliases) if a != name)
    descriptions = Counter(d for s in speakers for d in s.descriptions)
    kind = Counter(s.kind for s in speakers).most_common(1)[0][0]
    return SpeakerCluster(
        name,
        kind,
        tuple(members),
        tuple(a for a, _ in aliases.most_common()),
        tuple(d for d, _ in descriptions.most_common()),
    )
