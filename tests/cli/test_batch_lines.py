"""The lines of a batch: what is read of each, and the sentence about one that can't be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.batch import BatchLine, BatchUnreadable, read_batch
from bot.cli.conversation import Conversations


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "batch.jsonl"


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        (b'{"question": "a"}\n', [{"question": "a"}]),
        (b'{"question": "a"}', [{"question": "a"}]),
        (b'\xef\xbb\xbf{"question": "a"}\r\n\r\n  \t\n{"id": 7}\n', [{"question": "a"}, {"id": 7}]),
        ('{"question": "Zoë — “so”"}'.encode(), [{"question": "Zoë — “so”"}]),
        (b"{}", [{}]),
        (b"", []),
        (b"\n\n", []),
        (b'{"id": 1e400}'.replace(b"1e400", b"1.5"), [{"id": 1.5}]),
        (b'{"id": -0}', [{"id": 0}]),
    ],
    ids=repr,
)
def test_what_is_read(file: Path, written: bytes, fields: list[dict[str, object]]) -> None:
    file.write_bytes(written)
    assert [line.fields for line in read_batch(str(file))] == fields


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b'{"question": "\xff"}', "is not UTF-8"),
        (b"question", "is not JSON: Expecting value"),
        (b'{"question": "a"', "is not JSON: Expecting ',' delimiter"),
        (b'["a"]', "is not a JSON object"),
        (b"7", "is not a JSON object"),
        (b"null", "is not a JSON object"),
        (b"[" * 100_000, "is not JSON: nested too deeply"),
        (b'{"id": NaN}', "is not JSON: NaN is no number there"),
        (b'{"id": -Infinity}', "is not JSON: -Infinity is no number there"),
        (b'{"id": 1e400}', "holds a number out of range, 1e400"),
        (b'{"x": ' + b"1" * 1_001 + b"}", "holds a number of 1,001 digits, which is more than 1,000"),
        (b'{"id": true}', 'has an "id" that is neither a string nor a number'),
        (b'{"id": []}', 'has an "id" that is neither a string nor a number'),
        (b'{"previous": {}}', 'has a "previous" that is neither a string nor a number'),
        (b'{"id": "\\ud800"}', 'has an "id" with half a character (\\ud800 to \\udfff)'),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_a_line_that_can_t_be_read_ends_the_batch_where_it_stands(file: Path, written: bytes, what: str) -> None:
    file.write_bytes(b'{"id": "before"}\n\n' + written + b'\n{"id": "after"}\n')
    lines = read_batch(str(file))
    assert next(lines).id == "before"
    with pytest.raises(BatchUnreadable) as told:
        next(lines)
    assert str(told.value) == f"Line 3 of {file} {what}."


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(BatchUnreadable) as told:
        list(read_batch(str(file)))
    assert str(told.value) == f"The batch file {file} can't be read: No such file or directory."


def line(**fields: object) -> BatchLine:
    return BatchLine("Line 1 of batch.jsonl", fields)


@pytest.mark.parametrize("value", [None, 7, [], {}, True])
def test_a_field_that_has_to_be_there(value: object) -> None:
    with pytest.raises(BatchUnreadable) as told:
        line(question=value).required("question")
    assert str(told.value) == 'Line 1 of batch.jsonl has no "question" that is a string.'


def test_a_field_that_may_be_left_out() -> None:
    assert line().optional("speaker") is None
    assert line(speaker=None).optional("speaker") is None
    assert line(speaker="").optional("speaker") == ""
    assert line(speaker="Ana \ud800Roe").optional("speaker") == "Ana ?Roe"
    with pytest.raises(BatchUnreadable):
        line(speaker=7).optional("speaker")


@pytest.mark.parametrize(
    ("lines", "leading"),
    [
        ([{}], [()]),
        ([{"id": "a"}, {"previous": "a"}], [(), ("question 0",)]),
        (
            [{"id": "a"}, {"id": "b", "previous": "a"}, {"previous": "b"}],
            [(), ("question 0",), ("question 0", "question 1")],
        ),
        ([{"id": "a"}, {"previous": "a"}, {"previous": "a"}], [(), ("question 0",), ("question 0",)]),
        ([{"id": 7}, {"previous": "7"}], [(), ("question 0",)]),
        ([{"id": "7"}, {"previous": 7}], [(), ("question 0",)]),
        ([{"id": 1.5}, {"previous": 1.5}], [(), ("question 0",)]),
        ([{"id": ""}, {"previous": ""}], [(), ("question 0",)]),
        ([{"id": None}, {"previous": None}], [(), ()]),
    ],
)
def test_which_questions_lead_to_a_line(lines: list[dict[str, object]], leading: list[tuple[str, ...]]) -> None:
    conversations = Conversations()
    found = [conversations.leading_to(line(**fields), f"question {n}") for n, fields in enumerate(lines)]
    assert found == leading


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([{"previous": "a"}], 'has a "previous" that is the "id" of no earlier line: a.'),
        ([{"id": "a", "previous": "a"}], 'has a "previous" that is the "id" of no earlier line: a.'),
        ([{"id": "a"}, {"id": "a"}], 'has the "id" of an earlier line: a.'),
        ([{"id": 7}, {"id": "7"}], 'has the "id" of an earlier line: 7.'),
        ([{"previous": "x" * 99}], f'has a "previous" that is the "id" of no earlier line: {"x" * 80}….'),
    ],
)
def test_a_line_that_fits_no_conversation(lines: list[dict[str, object]], sentence: str) -> None:
    conversations = Conversations()
    for fields in lines[:-1]:
        conversations.leading_to(line(**fields), "question")
    with pytest.raises(BatchUnreadable) as told:
        conversations.leading_to(line(**lines[-1]), "question")
    assert str(told.value) == f"Line 1 of batch.jsonl {sentence}"


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told_as_one_sentence(tmp_path_factory: pytest.TempPathFactory, written: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_bytes(written)
    told: list[str] = []
    try:
        told += [read.where for read in read_batch(str(file))]
    except BatchUnreadable as error:
        told.append(str(error))
    assert all(sentence.startswith("Line ") and "\n" not in sentence for sentence in told)
