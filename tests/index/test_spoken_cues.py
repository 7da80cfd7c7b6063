"""A recording's transcript from file to answer: who says each cue, and when."""

import json
from pathlib import Path

from tests.command_line import RunCli

PEOPLE = ("Jane Doe", "Omar Reyes", "Ida Gale", "Bo Lind")
SUBJECTS = ("the bridge", "the ferry", "the harbour", "the school", "the budget")


def cue(number: int) -> tuple[str, str, str]:
    """Start, speaker and words of a cue; no two say the same."""
    seconds = number * 12
    start = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    said = f"Point {number} is that we should never have closed {SUBJECTS[number % 5]} for {number} weeks."
    return start, PEOPLE[number % 4], said


def vtt(numbers: range) -> str:
    def row(number: int) -> str:
        start, speaker, words = cue(number)
        seconds = number * 12 + 5
        end = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return f"{start}.000 --> {end}.000\n<v {speaker}>{words}\n"

    return "WEBVTT\n\n" + "\n".join(map(row, numbers))


def srt(numbers: range) -> str:
    def row(number: int) -> str:
        start, speaker, words = cue(number)
        return f"{number + 1}\n{start},000 --> {start},900\n{speaker.upper()}: {words}\n"

    return "\n".join(map(row, numbers))


def test_speaker_and_time_of_a_hundred_cues(tmp_path: Path, run_cli: RunCli) -> None:
    sources, folder = tmp_path / "sources", tmp_path / "index"
    sources.mkdir()
    (sources / "a.vtt").write_text(vtt(range(50)))
    (sources / "b.srt").write_text(srt(range(50, 100)))
    assert run_cli("index", "--sources", sources, "--index", folder).status == 0
    listed = run_cli("quotations", "--index", folder, "--json").out.splitlines()
    said = {row["text"]: (row["speaker"], row["certainty"]) for row in map(json.loads, listed)}
    assert said == {words: (speaker, "named") for _, speaker, words in map(cue, range(100))}
    questions = "".join(
        json.dumps({"id": number, "question": f'Is this real: "{cue(number)[2]}"', "previous": None}) + "\n"
        for number in range(100)
    )
    answers = run_cli("ask", "--batch", "-", "--index", folder, stdin=questions).out.splitlines()
    times = {row["id"]: row["excerpts"][0]["citation"].get("time") for row in map(json.loads, answers)}
    assert times == {number: cue(number)[0] for number in range(100)}
