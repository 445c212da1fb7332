import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from msgspec import msgpack

from advisor.document import file_cache
from advisor.document.data import as_data
from advisor.rubric import cache, read
from advisor.rubric.read import load_rubric_files
from advisor.rubric.source import rubric_folder
from tests.build import BACKUPS
from tests.rubric.folder import part, write_folder
from tests.rubric.sound import SOUND

SHIPPED = rubric_folder("mlops-devops")
Damage = Callable[[bytes], bytes]


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """Return the cache entry of the sound rubric, which was loaded once."""
    load_rubric_files(SOUND)
    (entry,) = (path for path in (tmp_path / "own").rglob("*") if path.is_file())
    return entry


def test_a_rubric_read_before_is_taken_from_the_cache(
    cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cached.is_file()
    monkeypatch.setattr(read, "RubricDocument", lambda _: pytest.fail("it was read again"))
    assert load_rubric_files(SOUND).id == "on-call"


@pytest.mark.parametrize("path", [SOUND, BACKUPS, SHIPPED], ids=["sound", "backups", "shipped"])
def test_a_recalled_rubric_equals_the_loaded_one(path: Path) -> None:
    loaded, recalled = load_rubric_files(path), load_rubric_files(path)
    assert json.dumps(as_data(recalled)) == json.dumps(as_data(loaded))
    # Beyond their data: lists stay tuples, and level numbers stay numbers where they are keys.
    assert asdict(recalled) == asdict(loaded)


def test_an_edited_gate_in_the_cache_changes_nothing(cached: Path) -> None:
    sound = cached.read_bytes()
    digest, _, data = sound.partition(b"\n")
    gates = load_rubric_files(SOUND).practices[0].gates
    edited = msgpack.decode(data, strict=False)
    edited["practices"][0]["gates"] = {}
    cached.write_bytes(digest + b"\n" + msgpack.encode(edited))
    assert load_rubric_files(SOUND).practices[0].gates == gates != {}
    assert cached.read_bytes() == sound


def test_the_sound_entry_of_another_rubric_is_not_believed(cached: Path, tmp_path: Path) -> None:
    sound = cached.read_bytes()
    easier = tmp_path / "easier.yaml"
    easier.write_text(SOUND.read_text().replace("On-call readiness", "Easier"))
    load_rubric_files(easier)
    (other,) = (path for path in cached.parent.iterdir() if path != cached)
    other.replace(cached)
    assert load_rubric_files(SOUND).title == "On-call readiness"
    assert cached.read_bytes() == sound


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:64],
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data[65:],
        lambda data: b"0" * 64 + data[64:],
        lambda data: data.replace(b"\n", b" ", 1),
        lambda _: b"\xff\xfe\x00\x80",
        lambda _: b"null",
    ],
)
def test_a_damaged_entry_is_ignored_and_replaced(cached: Path, damage: Damage) -> None:
    sound = cached.read_bytes()
    cached.write_bytes(damage(sound))
    assert load_rubric_files(SOUND).title == "On-call readiness"
    assert cached.read_bytes() == sound


@pytest.mark.parametrize(
    "held",
    [None, [], {}, "text", {"levels": 3}, {"id": 1}, b"\xc1", [[[[[]]]]]],
)
def test_an_entry_of_another_shape_is_ignored_though_its_digest_is_right(
    cached: Path, monkeypatch: pytest.MonkeyPatch, held: object
) -> None:
    sound = cached.read_bytes()
    data = held if isinstance(held, bytes) else msgpack.encode(held)
    with monkeypatch.context() as patch:
        patch.setattr("advisor.rubric.cache.msgpack.encode", lambda _: data)
        cache.keep(load_rubric_files(SOUND))
    assert cached.read_bytes() != sound
    assert load_rubric_files(SOUND).title == "On-call readiness"
    assert cached.read_bytes() == sound


def test_an_entry_of_another_release_is_ignored(
    cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(file_cache, "__version__", "0.0.1")
        cached.unlink()
        load_rubric_files(SOUND)
    earlier = cached.read_bytes()
    load_rubric_files(SOUND)
    assert cached.read_bytes() != earlier


def test_an_entry_that_is_no_file_is_ignored(cached: Path) -> None:
    cached.unlink()
    os.mkfifo(cached)
    assert load_rubric_files(SOUND).id == "on-call"
    cached.unlink()
    cached.mkdir()
    assert load_rubric_files(SOUND).id == "on-call"
    cached.rmdir()
    cached.symlink_to("/dev/zero")
    assert load_rubric_files(SOUND).id == "on-call"


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    for title in ("First", "Second"):
        copy.write_text(SOUND.read_text().replace("On-call readiness", title))
        assert load_rubric_files(copy).title == title


def test_a_changed_part_of_a_folder_is_read_anew(tmp_path: Path) -> None:
    for question in ("Who?", "When?"):
        practices = part("practices", 0, edits={("practices", 0, "question"): question})
        folder = write_folder(tmp_path / "folder", {"practices/answering.yaml": practices})
        assert load_rubric_files(folder).practices[0].question == question


@pytest.mark.parametrize("home", ["a file", "a folder below a file"])
def test_a_cache_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file if home == "a file" else file / "below"))
    for _ in range(2):
        assert load_rubric_files(SOUND).id == "on-call"
    assert file.read_text() == "not a folder"


def test_a_user_without_a_home_needs_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_uid: int) -> None:
        raise KeyError

    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert load_rubric_files(SOUND).id == "on-call"


def test_nothing_but_the_entry_is_left_behind(cached: Path) -> None:
    assert [path.name for path in cached.parent.iterdir()] == [cached.name]
