import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from advisor.document.data import as_data
from advisor.rubric.loader import load_rubric_files
from advisor.rubric.source import rubric_folder
from tests.build import BACKUPS
from tests.rubric.folder import part, write_folder
from tests.rubric.sound import SOUND

SHIPPED = rubric_folder("mlops-devops")
Damage = Callable[[str], str]


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """Return the cache entry of the sound rubric, which was loaded once."""
    load_rubric_files(SOUND)
    (entry,) = (path for path in (tmp_path / "own").rglob("*") if path.is_file())
    return entry


def test_a_rubric_read_before_is_taken_from_the_cache(cached: Path) -> None:
    cached.write_text(cached.read_text().replace("On-call readiness", "From the cache"))
    assert load_rubric_files(SOUND).title == "From the cache"


@pytest.mark.parametrize("path", [SOUND, BACKUPS, SHIPPED], ids=["sound", "backups", "shipped"])
def test_a_recalled_rubric_equals_the_loaded_one(path: Path) -> None:
    loaded, recalled = load_rubric_files(path), load_rubric_files(path)
    assert json.dumps(as_data(recalled)) == json.dumps(as_data(loaded))
    # Beyond their data: lists stay tuples, and level numbers stay numbers where they are keys.
    assert asdict(recalled) == asdict(loaded)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[: len(text) // 2],
        lambda _: "null",
        lambda _: "[]",
        lambda _: "{}",
        lambda _: '{"levels": 3}',
        lambda text: text.replace('"id"', '"name"'),
        lambda text: text.replace('"sides"', '"sites"'),
        lambda text: json.dumps({**json.loads(text), "practices": {"a": "b"}}),
        lambda text: json.dumps({**json.loads(text), "levels": []}),
        lambda text: json.dumps({**json.loads(text), "steps": [None]}),
    ],
)
def test_a_damaged_entry_is_ignored_and_replaced(cached: Path, damage: Damage) -> None:
    sound = cached.read_text()
    cached.write_text(damage(sound))
    assert json.dumps(as_data(load_rubric_files(SOUND))) == sound
    assert cached.read_text() == sound


def test_an_entry_of_random_bytes_is_ignored(cached: Path) -> None:
    cached.write_bytes(b"\xff\xfe\x00\x80")
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
