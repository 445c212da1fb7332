import os
from pathlib import Path

import pytest

from advisor.errors import OutputError
from advisor.report.files import write_files

CONTENTS = {"a.txt": b"new a", "b.txt": b"new b"}


def test_files_are_written_and_the_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er"
    assert write_files(folder, CONTENTS) == [folder / "a.txt", folder / "b.txt"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENTS


def test_earlier_files_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    write_files(tmp_path, CONTENTS)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == CONTENTS


def test_when_one_file_cannot_be_replaced_all_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old a")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_files(tmp_path, CONTENTS)
    assert (tmp_path / "a.txt").read_text() == "old a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_that_was_not_there_is_not_left_behind(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OutputError):
        write_files(tmp_path, CONTENTS)
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        write_files(tmp_path / "taken", CONTENTS)
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_files(tmp_path, CONTENTS)


def test_links_are_followed_and_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.txt").write_text("old")
    (real / "a.txt").chmod(0o600)
    (tmp_path / "a.txt").symlink_to("real/a.txt")
    (tmp_path / "b.txt").symlink_to("real/b.txt")
    write_files(tmp_path, CONTENTS)
    assert (tmp_path / "a.txt").is_symlink()
    assert {path.name: path.read_bytes() for path in real.iterdir()} == CONTENTS
    assert (real / "a.txt").stat().st_mode & 0o777 == 0o600


def test_new_files_heed_the_mask_of_their_user(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_files(tmp_path, CONTENTS)
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_full_device_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "b.txt").symlink_to("/dev/full")
    with pytest.raises(OutputError, match="No space left"):
        write_files(tmp_path, CONTENTS)
    assert (tmp_path / "b.txt").is_char_device()
