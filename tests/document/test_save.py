import os
import time
from errno import EIO
from pathlib import Path

import pytest

from advisor.document.save import clear_staged, replace_file, write_refusal


def test_a_file_is_replaced_whole_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, b"one")
    path.chmod(0o640)
    before = path.stat()
    replace_file(path, b"two")
    after = path.stat()
    assert path.read_bytes() == b"two"
    assert (after.st_mode, after.st_uid) == (before.st_mode, before.st_uid)
    assert after.st_ino != before.st_ino
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = tmp_path / "real" / "a.yaml"
    path.write_bytes(b"one")
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    replace_file(link, b"two")
    assert link.is_symlink()
    assert path.read_bytes() == b"two"


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
def test_a_failure_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")

    def fail(*_: object) -> None:
        raise OSError(EIO, "the disk is broken")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="broken"):
        replace_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_or_folder_without_leave_to_write_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")
    assert write_refusal(path) is None
    path.chmod(0o444)
    assert "read-only" in (write_refusal(path) or "")
    with pytest.raises(PermissionError):
        replace_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert write_refusal(tmp_path / "new.yaml") is None
    assert write_refusal(tmp_path / "missing" / "new.yaml")


def test_what_a_killed_process_left_behind_is_cleared_away_later(tmp_path: Path) -> None:
    names = (".a.yaml.0123abcd.tmp", ".a.yaml.tmp", ".b.yaml.0123abcd.tmp", ".a.yaml.89abcdef.tmp")
    for name in names:
        (tmp_path / name).touch()
    old = time.time() - 3600
    for name in names[:3]:
        os.utime(tmp_path / name, (old, old))
    clear_staged(tmp_path / "a.yaml")
    assert {item.name for item in tmp_path.iterdir()} == set(names[1:])
