"""What a named output leads to: a file, or what takes bytes and is never replaced."""

import os
from pathlib import Path

import pytest

from advisor.document.destination import destination, require_folder


def test_a_file_is_reached_through_links_whether_it_is_there_or_not(tmp_path: Path) -> None:
    (tmp_path / "first").symlink_to("second")
    (tmp_path / "second").symlink_to("real.md")
    for _ in range(2):
        found = destination(tmp_path / "first")
        assert (found.file, found.descriptor) == (tmp_path / "real.md", None)
        (tmp_path / "real.md").touch()


@pytest.mark.parametrize("form", ["/dev/fd/{}", "/proc/self/fd/{}", "/proc/thread-self/fd/{}"])
def test_a_descriptor_is_known_by_every_name_and_written_to_where_it_stands(
    tmp_path: Path, form: str
) -> None:
    file, link = tmp_path / "log.txt", tmp_path / "link"
    file.write_bytes(b"before ")
    with file.open("ab") as stream:
        link.symlink_to(form.format(stream.fileno()))
        found = destination(link)
        assert (found.file, found.descriptor) == (None, stream.fileno())
        found.write(b"after")
    assert file.read_bytes() == b"before after"
    assert link.is_symlink()


def test_a_descriptor_that_is_closed_cannot_be_named() -> None:
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.close(descriptor)
    with pytest.raises(OSError, match="Bad file descriptor"):
        destination(Path(f"/dev/fd/{descriptor}"))


def test_a_pipe_takes_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    destination(pipe).write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("kind", ["folder", "link to a folder"])
def test_a_folder_is_none(tmp_path: Path, kind: str) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(IsADirectoryError, match="it is a folder"):
        destination(tmp_path / "link" if kind.startswith("link") else tmp_path)


def test_a_circle_of_links_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="Too many levels"):
        destination(tmp_path / "a")


def test_a_folder_that_can_be_made_will_do_and_one_below_a_file_will_not(tmp_path: Path) -> None:
    require_folder(tmp_path / "new" / "deep")
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        require_folder(tmp_path / "file" / "deep")
