"""What an agent may read: files of one folder, and nothing that a link leads to outside of it."""

import os
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.mcp.evidence_folder import EvidenceFolder


@pytest.fixture
def root(tmp_path: Path) -> EvidenceFolder:
    inside = tmp_path / "team"
    (inside / ".git").mkdir(parents=True)
    (inside / ".git" / "config").write_text("x")
    (inside / "a.txt").write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "team-2").mkdir()
    (tmp_path / "team-2" / "b.txt").write_text("x")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "folder").mkdir()
    return EvidenceFolder(path=inside.resolve(), own=frozenset({inside.resolve() / "a.txt"}))


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "folder/../a.txt", "again.txt"])
def test_a_file_of_the_folder_is_found(root: EvidenceFolder, name: str) -> None:
    assert root.name_of(root.file(name)) == "a.txt"


def test_a_whole_path_into_the_folder_is_one_as_well(root: EvidenceFolder) -> None:
    assert root.file(str(root.path / "a.txt")) == root.path / "a.txt"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../secret.txt", "lies outside"),
        ("../team-2/b.txt", "lies outside"),
        ("/etc/passwd", "lies outside"),
        ("out.txt", "lies outside"),
        (".git/config", "belongs to git"),
        ("folder", "is no file"),
        ("none.txt", "there is no file"),
        ("", "is no path"),
        ("a\0b", "is no path"),
        ("x" * 5_000, "is no path"),
    ],
)
def test_what_is_no_file_of_the_folder_is_refused(
    root: EvidenceFolder, name: str, why: str
) -> None:
    with pytest.raises(InputError, match=why):
        root.file(name)


def test_a_link_to_a_name_that_is_no_text_is_refused(root: EvidenceFolder) -> None:
    odd = root.path / os.fsdecode(b"odd-\xff.txt")
    odd.write_text("x")
    (root.path / "link.txt").symlink_to(odd)
    with pytest.raises(InputError, match="there is no file"):
        root.file("link.txt")


def test_a_large_file_is_not_read(root: EvidenceFolder) -> None:
    with (root.path / "large.bin").open("wb") as file:
        file.truncate(9_000_000)
    with pytest.raises(InputError, match="larger than 8 MB"):
        root.file("large.bin")


def test_the_answers_are_no_evidence_of_themselves(root: EvidenceFolder) -> None:
    with pytest.raises(InputError, match="no evidence of themselves"):
        root.evidence("again.txt")
