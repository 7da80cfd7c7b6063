"""Who is who once people have mended it: identities merged, parted, renamed and added.

Nothing that is stored changes. Each identity of a generation is taken as the speakers of single documents that it is
made of, and these are grouped anew.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from ..identity import Identity
from ..quotation import SpeakerKind
from ..text.folding import fold
from .correction import DifferentSpeakers, KeptCorrection, Renamed, SameSpeaker, is_same_pair
from .standing import Effect, Standing


@dataclass(frozen=True, slots=True)
class DocumentSpeaker:
    """A speaker of one document, who is of the identity `number` of the generation, and how often they are quoted."""

    number: int
    document_id: int
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    descriptions: tuple[str, ...]
    organisation: str | None
    quotations: int


@dataclass(frozen=True, slots=True)
class Member:
    """The speakers of the stored identity `number` whom their documents call `own`, or, where that is None, all of
    them. `corrected` is the id of the correction that gives them their name; `concluded` where their documents don't
    name them so."""

    number: int
    own: str | None = None
    corrected: str | None = None
    concluded: bool = False


@dataclass(slots=True, eq=False)
class Voice:
    """An identity in the making: its name, whose words are its own, and how many quotations it has `gained` in each
    document beside those of its members."""

    identity: Identity
    members: list[Member]
    gained: Counter[int] = field(default_factory=Counter)
    changed: bool = False


class Voices:
    """The identities that stored ones become, as corrections are applied one after another, oldest first."""

    def __init__(self, identities: Sequence[Identity], speakers_of: Callable[[int], Sequence[DocumentSpeaker]]) -> None:
        self._speakers_of = speakers_of
        self._voices = [Voice(identity, [Member(number)]) for number, identity in enumerate(identities)]
        self._folded = cache(fold)
        self._named: dict[str, Voice] = {}

    def apply(self, corrections: Sequence[KeptCorrection]) -> list[Standing]:
        """What has become of each correction about names."""
        return [self._apply(one, corrections[place + 1 :], corrections) for place, one in enumerate(corrections)]

    def _apply(
        self, kept: KeptCorrection, later: Sequence[KeptCorrection], every: Sequence[KeptCorrection]
    ) -> Standing:
        match kept.correction:
            case SameSpeaker(names):
                if over := next((o for o in later if _parts(o, names)), None):
                    return Standing(kept, Effect.OVERRULED, by=over.id)
                return self._merge(kept, names, every)
            case DifferentSpeakers(names):
                if over := next((o for o in later if _joins(o, names)), None):
                    return Standing(kept, Effect.OVERRULED, by=over.id)
                return self._part(kept, names)
            case Renamed(old, new):
                return self._rename(kept, old, new)
            case _:
                raise TypeError(kept.correction)

    def find(self, name: str) -> list[Voice]:
        """Whoever has this name, most quoted first; or else the one who is also called so, if there is but one."""
        folded = fold(name)
        named = [voice for voice in self._voices if self._folded(voice.identity.name) == folded]
        if named:
            return named
        called = [voice for voice in self._voices if self._bears(voice, name)]
        return called if len(called) == 1 else []

    def _bears(self, voice: Voice, name: str) -> bool:
        folded = self._folded(name)
        return any(self._folded(own) == folded for own in (voice.identity.name, *voice.identity.aliases))

    def _merge(self, kept: KeptCorrection, names: tuple[str, str], every: Sequence[KeptCorrection]) -> Standing:
        found = [self.find(name) for name in names]
        if missing := next((name for name, voices in zip(names, found, strict=True) if not voices), None):
            return Standing(kept, Effect.NAME_GONE, name=missing)
        one = list(dict.fromkeys(voice for voices in found for voice in voices))
        if len(one) == 1:
            return Standing(kept, Effect.NOTHING_TO_DO)
        if parted := next((other for other in every if self._keeps_apart(other, one, every)), None):
            return Standing(kept, Effect.OVERRULED, by=parted.id)
        first = min(one, key=_fullness)
        for other in one:
            if other is not first:
                first.members += [replace(m, corrected=kept.id, concluded=True) for m in other.members]
                first.gained += other.gained
                self._voices.remove(other)
        first.identity = _united(first.identity, [other.identity for other in one if other is not first])
        first.changed = True
        return Standing(kept, Effect.HOLDS)

    def _keeps_apart(self, other: KeptCorrection, voices: Sequence[Voice], every: Sequence[KeptCorrection]) -> bool:
        if not isinstance(other.correction, DifferentSpeakers):
            return False
        names = other.correction.names
        if any(o.at > other.at and _joins(o, names) for o in every):
            return False
        one, two = (next((v for v in voices if self._bears(v, name)), None) for name in names)
        return one is not None and two is not None and one is not two

    def _part(self, kept: KeptCorrection, names: tuple[str, str]) -> Standing:
        both = next((v for v in self._voices if all(self._bears(v, name) for name in names)), None)
        if both is None:
            missing = next((n for n in names if not any(self._bears(v, n) for v in self._voices)), None)
            return Standing(kept, Effect.NAME_GONE, name=missing) if missing else Standing(kept, Effect.HOLDS)
        leaving = names[0] if fold(both.identity.name) == fold(names[1]) else names[1]
        speakers = self._speakers(both)
        gone = [(member, speaker) for member, speaker in speakers if fold(speaker.name) == fold(leaving)]
        left = [(member, speaker) for member, speaker in speakers if fold(speaker.name) != fold(leaving)]
        if not gone or not left:
            return Standing(kept, Effect.NOTHING_TO_DO)
        name = both.identity.name
        if all(fold(speaker.name) != fold(name) for _, speaker in left) and fold(name) == fold(leaving):
            name = max((speaker.name for _, speaker in left), key=len)
        both.identity = _identity_of(name, [speaker for _, speaker in left])
        both.members = _members(left)
        both.changed = True
        parted = Voice(_identity_of(gone[0][1].name, [s for _, s in gone]), _members(gone, kept.id), changed=True)
        self._voices.append(parted)
        return Standing(kept, Effect.HOLDS)

    def _rename(self, kept: KeptCorrection, old: str, new: str) -> Standing:
        found = self.find(old)
        if not found:
            return Standing(kept, Effect.NAME_GONE, name=old)
        renamed = [voice for voice in found if voice.identity.name != new]
        for voice in renamed:
            aliases = (*voice.identity.aliases, voice.identity.name)
            voice.identity = replace(voice.identity, name=new, aliases=_others(aliases, new))
            voice.members = [replace(member, corrected=kept.id) for member in voice.members]
            voice.changed = True
        return Standing(kept, Effect.HOLDS if renamed else Effect.NOTHING_TO_DO)

    def give(self, name: str, document_id: int) -> Voice:
        """One quotation of this document to whoever is called `name`, somebody new where nobody is. After `apply`."""
        if name not in self._named:
            found = self.find(name)
            if not found:
                kind = SpeakerKind.PERSON if name[:1].isupper() else SpeakerKind.UNNAMED
                found = [Voice(Identity(name, kind, (), (), (), 0, 0), [])]
                self._voices += found
            self._named[name] = found[0]
        voice = self._named[name]
        voice.gained[document_id] += 1
        voice.changed = True
        return voice

    def take(self, number: int, own: str, document_id: int) -> None:
        """One quotation of this document from whoever says it as stored: identity `number`, called `own` there."""
        voice = self._bearers.get((number, None)) or self._bearers[number, own]
        voice.gained[document_id] -= 1
        voice.changed = True

    @cached_property
    def _bearers(self) -> dict[tuple[int, str | None], Voice]:
        return {(member.number, member.own): voice for voice in self._voices for member in voice.members}

    def settled(self) -> "SettledVoices":
        """The identities in their order; those of whom no quotation is left are gone."""
        for voice in self._voices:
            if voice.changed:
                voice.identity = self._counted(voice)
        there = [v for v in self._voices if v.identity.quotations or not v.changed]
        there.sort(key=lambda voice: (-voice.identity.quotations, voice.identity.name))
        return SettledVoices(
            tuple(voice.identity for voice in there),
            tuple(tuple(voice.members) for voice in there),
            {voice: number for number, voice in enumerate(there)},
            frozenset(number for number, voice in enumerate(there) if voice.changed),
        )

    def _counted(self, voice: Voice) -> Identity:
        said = Counter(voice.gained)
        for _, speaker in self._speakers(voice):
            said[speaker.document_id] += speaker.quotations
        often = [count for count in said.values() if count > 0]
        return replace(voice.identity, quotations=sum(often), documents=len(often))

    def _speakers(self, voice: Voice) -> list[tuple[Member, DocumentSpeaker]]:
        return [
            (member, speaker)
            for member in voice.members
            for speaker in self._speakers_of(member.number)
            if member.own is None or member.own == speaker.name
        ]


class SettledVoices:
    """Identities as corrected, and whose each stored quotation is by then."""

    def __init__(
        self,
        identities: tuple[Identity, ...],
        members: tuple[tuple[Member, ...], ...],
        numbers: dict[Voice, int],
        changed: frozenset[int],
    ) -> None:
        self.changed = changed
        self.identities = identities
        self.members = members
        self._numbers = numbers
        self._whole = {m.number: (n, m) for n, own in enumerate(members) for m in own if m.own is None}
        self._parts = {(m.number, m.own): (n, m) for n, own in enumerate(members) for m in own}

    def number_of(self, voice: Voice) -> int:
        """Of a voice that a quotation was given to."""
        return self._numbers[voice]

    def speaker_of(self, number: int, own: str | None) -> tuple[int, Member]:
        """Who the stored identity `number`, called `own` in a document, is now."""
        return self._whole.get(number) or self._parts[number, own]


def _joins(kept: KeptCorrection, names: tuple[str, str]) -> bool:
    return isinstance(kept.correction, SameSpeaker) and is_same_pair(kept.correction.names, names)


def _parts(kept: KeptCorrection, names: tuple[str, str]) -> bool:
    return isinstance(kept.correction, DifferentSpeakers) and is_same_pair(kept.correction.names, names)


def _fullness(voice: Voice) -> tuple[bool, int, int]:
    """Least for the one whose name is kept: one by a name of their own before one by a description, then the fuller."""
    described = voice.identity.kind not in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)
    return described, -len(voice.identity.name.split()), -voice.identity.quotations


def _united(first: Identity, others: Iterable[Identity]) -> Identity:
    every = (first, *others)
    return replace(
        first,
        aliases=_others([name for one in every for name in (one.name, *one.aliases)], first.name),
        descriptions=tuple(dict.fromkeys(d for one in every for d in one.descriptions)),
        organisations=tuple(dict.fromkeys(o for one in every for o in one.organisations)),
    )


def _identity_of(name: str, speakers: Sequence[DocumentSpeaker]) -> Identity:
    """Its counts are left for later."""
    return Identity(
        name=name,
        kind=next((s.kind for s in speakers if s.name == name), speakers[0].kind),
        aliases=_others([alias for s in speakers for alias in (s.name, *s.aliases)], name),
        descriptions=tuple(dict.fromkeys(d for s in speakers for d in s.descriptions)),
        organisations=tuple(dict.fromkeys(s.organisation for s in speakers if s.organisation)),
        quotations=0,
        documents=0,
    )


def _members(speakers: Iterable[tuple[Member, DocumentSpeaker]], corrected: str | None = None) -> list[Member]:
    parts = (replace(m, own=s.name, corrected=corrected or m.corrected) for m, s in speakers)
    return list(dict.fromkeys(parts))


def _others(names: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in names if other != name))
