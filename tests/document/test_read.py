import io
import os
import sys
from pathlib import Path

import pytest

from advisor.document.read import LARGEST, display_name, read_text
from advisor.errors import InputError, Problem


def refusal(source: str | Path) -> Problem:
    """Return the one problem with which a source is refused."""
    with pytest.raises(InputError) as raised:
        read_text(source)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize("raw", [b"text: \xc3\xa9\r\n", b"\xef\xbb\xbftext: \xc3\xa9\r\n"])
def test_utf8_text_is_read_with_or_without_a_byte_order_mark(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(raw)
    assert read_text(file) == "text: é\r\n"
    assert read_text(str(file)) == "text: é\r\n"


def test_a_missing_file_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").touch()
    problem = refusal(tmp_path / "answer.yaml")
    assert problem.message == f"{tmp_path / 'answer.yaml'} does not exist"
    assert problem.hint == f"Did you mean {tmp_path / 'answers.yaml'}?"
    assert problem.location
    assert problem.location.file == str(tmp_path / "answer.yaml")


@pytest.mark.parametrize("name", ["nowhere/answers.yaml", ""])
def test_a_missing_file_without_a_near_name_gets_advice_too(name: str, tmp_path: Path) -> None:
    assert refusal(f"{tmp_path}/{name}" if name else "").hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_missing_file_in_a_folder_that_cannot_be_listed_is_just_missing(tmp_path: Path) -> None:
    tmp_path.chmod(0o100)
    try:
        assert refusal(tmp_path / "answers.yaml").message.endswith("does not exist")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("raw", "said", "line"),
    [
        (b"\x89PNG\r\n\0\0", "is a binary file", None),
        ("name: caf\xe9\n".encode("latin-1"), "it holds the byte 0xe9 (é in Windows)", 1),
        (b"one: 1\ntwo: 2\nthree: \xff\n", "is not UTF-8 text", 3),
        ("name: x".encode("utf-16"), "is encoded as UTF-16", None),
        ("name: x".encode("utf-16-be"), "is encoded as UTF-16", None),
        ("name: x\n".encode("utf-16-le"), "is encoded as UTF-16", None),
        (b"#" * (LARGEST + 1), "is larger than 8 MB", None),
    ],
)
def test_what_is_no_text_of_reasonable_size_is_refused(
    raw: bytes, said: str, line: int | None, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(raw)
    problem = refusal(file)
    assert said in problem.message
    assert problem.hint
    assert problem.location
    assert (problem.location.file, problem.location.line) == (str(file), line)


def test_a_file_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * LARGEST)
    assert len(read_text(file)) == LARGEST


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    problem = refusal(tmp_path)
    assert (problem.message, problem.hint) == (f"{tmp_path} is a folder", "Name a file in it.")


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused_rather_than_read_for_ever(device: str) -> None:
    assert "not a regular file" in refusal(device).message


def test_a_name_no_file_can_have_is_an_input_error() -> None:
    assert "cannot be read" in refusal("a" * 300).message
    assert "cannot be read" in refusal("a\0b").message


def test_a_pipe_without_a_writer_is_read_to_its_end_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_text(tmp_path / "pipe") == ""


def test_a_pipe_is_read_like_a_file() -> None:
    theirs, ours = os.pipe()
    os.write(ours, b"text: 1\n")
    os.close(ours)
    try:
        assert read_text(f"/dev/fd/{theirs}") == "text: 1\n"
    finally:
        os.close(theirs)


def test_reading_and_refusing_leave_no_file_open(tmp_path: Path) -> None:
    def opened() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = opened()
    refusal(tmp_path)
    refusal("/dev/null")
    read_text(__file__)
    assert opened() == before


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text: 1\n")))
    assert read_text("-") == "text: 1\n"
    assert display_name("-") == "standard input"
    assert display_name(Path("dir/-")) == "dir/-"


def test_standard_input_has_the_limits_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * (LARGEST + 1))))
    assert refusal("-").message == "standard input is larger than 8 MB"


def test_a_closed_standard_input_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-").message == "standard input cannot be read"
