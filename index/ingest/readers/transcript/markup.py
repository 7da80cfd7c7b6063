"""What is no word of anybody in a cue or a line: tags, styles, sounds, songs, and the marks that end a sentence."""

import html
import re
from collections.abc import Sequence
from itertools import islice

from ..traced import Traced, joined

_STYLE = re.compile(r"\{\\[^{}]{0,200}\}|\{[yYcCfFsSpPoO]:[^{}\s]{1,40}\}")
_TAG = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|span|p|c|ruby|rt|rp|lang|v)(?=[\s./>])[^<>]{0,300}>|<(?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{1,3}>",
    re.IGNORECASE | re.ASCII,
)
_LINE_TAG = re.compile(r"<br\s{0,9}/?>|\\[Nh](?=\S|\s|\Z)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,10}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});", re.ASCII)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_SUSPECT = re.compile(r"[<>&{\\\x00-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
VOICE = re.compile(r"<v(?:\.[\w.-]{0,100})?(?:[ \t]+([^<>]{0,200}))?>|(</v>)")
_INLINE_TIME = re.compile(r"<(?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{1,3}>", re.ASCII)

_SOUNDS = frozenset(
    """
    applauding applauds applause audio barking barks beep beeping beeps bell bells blows booing boos breath breathes
    breathing breathless buzzes buzzing chant chanting chants chatter chattering cheer cheering cheers chime chimes
    chirp chirping chuckle chuckles chuckling clapping claps clears clicking clicks cough coughing coughs cries
    crosstalk crowd crying ding exhales explosion explosions foreign gasp gasping gasps gavel giggles giggling
    groaning groans grunts gunfire gunshot gunshots honking horn humming hums inaudible indecipherable indiscernible
    indistinct inhales instrumental jingle knocking knocks laugh laughing laughs laughter loud microphone mumbles
    mumbling murmuring music muted noise noises overlapping pause pauses phone piano playing ringing rings rumbling
    scream screaming screams shouting shouts shriek sigh sighing sighs silence silent singing sings siren sirens slam
    slams sneezes snickers sniffles sniffs snorts sobbing sobs song sound sounds speaking splash squeals stammers
    static theme thud ticking translated translating translation unclear unintelligible video voice-over voiceover
    voices wailing weeping whisper whispering whispers whistle whistles whistling whooping yelling yells
    """.split()
)
_STAGE = re.compile(
    r"(?:begin|end|start|playing|via|off|on|through|in|video|audio|commercial|break|clip|live|rush|joined|unidentified"
    r"|continued|voice over|speaks?|from)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[([^\[\]]{1,120})\]|\(([^()]{1,120})\)|\*([a-z]{1,30}(?: [a-z]{1,30}){0,3})\*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_CLOCK = re.compile(r"\s*(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*", re.ASCII)
_NOTES = re.compile(r"[♪♫♬♩🎵🎶]")
_NOTES_LIMIT = 100  # in a line; what has more is nothing but a song
_SONG_OF_LINE = re.compile(r"#\s\S.*\s#")
_SENTENCE_END = re.compile(r"[.?!…。？！][\"'”’»)\]]{0,3}\Z")
_BEFORE_STOP = re.compile(r"(?<![ \t])[ \t]+(?=[,.;:!?])")


def clean_line(line: Traced) -> Traced:
    """Without tags, styles and characters that nobody sees; voices stay, and what stands for a character is it."""
    if not _SUSPECT.search(line.text):
        return line.stripped()
    line = line.replaced(_STYLE, _nothing).replaced(_LINE_TAG, lambda _: " ")
    line = line.replaced(_TAG, lambda tag: tag[0] if VOICE.fullmatch(tag[0]) else "")
    return line.replaced(_UNSEEN, _nothing).stripped()


def unescaped(line: Traced) -> Traced:
    """Characters in place of what stands for them; not before the tags are out, lest they be made of "&lt;"."""
    if "&" not in line.text:
        return line
    return line.replaced(_ENTITY, lambda name: html.unescape(name[0])).replaced(_UNSEEN, _nothing)


def has_inline_times(lines: Sequence[Traced]) -> bool:
    return any(_INLINE_TIME.search(line.text) for line in lines if "<" in line.text)


def without_songs(lines: Sequence[Traced]) -> list[Traced]:
    """What stands between notes, over lines too, is sung; a single note opens what ends with the cue."""
    kept: list[Traced] = []
    singing = False
    for line in lines:
        notes = [found.span() for found in islice(_NOTES.finditer(line.text), _NOTES_LIMIT)]
        if _SONG_OF_LINE.fullmatch(line.text) or len(notes) == _NOTES_LIMIT:
            continue
        parts: list[Traced] = []
        start = 0
        for first, behind in notes:
            if not singing:
                parts.append(line.cut(start, first))
            singing, start = not singing, behind
        if not singing:
            parts.append(line.cut(start))
        kept.append(joined(parts).stripped() if start or singing else line)
    return [line for line in kept if line.text]


def without_sounds(words: Traced) -> Traced:
    """Without "[APPLAUSE]" and "(laughs)"; what somebody put into the sentence in brackets stays."""
    if not any(mark in words.text for mark in "[(*"):
        return words
    start = 0
    parts: list[Traced] = []
    for found in _BRACKETED.finditer(words.text):
        if is_sound(next(group for group in found.groups() if group is not None)):
            before = words.cut(start, found.start())
            start = found.end()
            if not before.text or before.text[-1].isspace():
                start += len(words.text[start:]) - len(words.text[start:].lstrip())
            parts.append(before)
    if not parts:
        return words
    return joined([*parts, words.cut(start)]).replaced(_BEFORE_STOP, _nothing).stripped()


def before_sounds(words: Traced) -> list[str]:
    """What stands before each sound in the words, from their beginning or the last sound on."""
    found: list[str] = []
    start = 0
    for bracketed in _BRACKETED.finditer(words.text):
        if is_sound(next(group for group in bracketed.groups() if group is not None)):
            found.append(words.text[start : bracketed.start()].strip())
            start = bracketed.end()
    return found


def has_song(lines: Sequence[Traced]) -> bool:
    return any(_NOTES.search(line.text) or _SONG_OF_LINE.fullmatch(line.text) for line in lines)


def ends_sentence(words: str) -> bool:
    return _SENTENCE_END.search(words) is not None


def is_sound(inner: str) -> bool:
    """Whether what stands in brackets tells what is to be heard or seen, or when."""
    words = _WORD.findall(inner.lower())
    if not words:
        return _CLOCK.fullmatch(inner) is not None
    capitals = inner.isupper() and len(words) < 12 and (len(words) > 1 or _STAGE.match(inner) is not None)
    return capitals or not _SOUNDS.isdisjoint(words)


def _nothing(_: re.Match[str]) -> str:
    return ""
