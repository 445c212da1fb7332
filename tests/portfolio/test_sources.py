from pathlib import Path

import pytest

from advisor.errors import ContentError, InputError
from advisor.portfolio.sources import TeamFile, find_sources, require_some


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a/one.yaml", "a/two.json", "b/deep/three.yml", "b/.hidden.yaml", "b/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("team:", encoding="utf-8")
    return tmp_path


def _names(files: tuple[TeamFile, ...], folder: Path) -> list[str]:
    return [Path(file.path).relative_to(folder).as_posix() for file in files]


def test_a_folder_means_its_data_files_at_any_depth(folder: Path) -> None:
    found = find_sources([str(folder)])
    assert _names(found.files, folder) == ["a/one.yaml", "a/two.json", "b/deep/three.yml"]
    assert all(file.found for file in found.files)


def test_a_pattern_means_what_is_called_like_it(folder: Path) -> None:
    assert _names(find_sources([f"{folder}/*/*.yaml"]).files, folder) == ["a/one.yaml"]
    assert _names(find_sources([f"{folder}/**/*.y*ml"]).files, folder) == [
        "a/one.yaml",
        "b/deep/three.yml",
    ]


def test_a_file_is_read_once_and_as_one_that_was_named(folder: Path) -> None:
    one = str(folder / "a" / "one.yaml")
    found = find_sources([one, str(folder / "a"), one])
    assert _names(found.files, folder) == ["a/one.yaml", "a/two.json"]
    assert not found.files[0].found


def test_what_is_not_there_is_told_and_not_raised(folder: Path) -> None:
    found = find_sources([f"{folder}/*.nothing", str(folder / "gone.yaml")])
    (unread,) = found.unreadable
    assert unread.problems[0].message == "no file is called like that"
    assert _names(found.files, folder) == ["gone.yaml"]  # reading it tells


def test_the_folder_below_can_be_the_group(folder: Path) -> None:
    found = find_sources([str(folder)], by_folder=True)
    assert [file.listing.group for file in found.files] == ["a", "a", "b"]
    assert find_sources([str(folder)]).files[0].listing.group is None


def test_a_manifest_in_the_folder_says_what_no_answers_do(folder: Path) -> None:
    (folder / "portfolio.yaml").write_text(
        "teams:\n"
        "  - {path: a/two.json, group: First, criticality: high}\n"
        "  - {path: a, group: Second, owner: Lena, platform: eu, report: r.html, team: t}\n"
        "  - {path: gone, group: Third}\n"
        "weights: {high: 7}\n",
        encoding="utf-8",
    )
    found = find_sources([str(folder)])
    assert _names(found.files, folder) == ["a/one.yaml", "a/two.json", "b/deep/three.yml"]
    one, two, three = (file.listing for file in found.files)
    assert one == ("t", "Second", "Lena", None, "eu", "r.html")
    assert (two.group, two.criticality, two.owner) == ("First", "high", None)
    assert three == (None,) * 6
    assert found.weights == (("high", 7.0),)
    (gone,) = found.unreadable
    place = gone.problems[0].location
    assert place is not None
    assert (place.file, place.line) == (str(folder / "portfolio.yaml"), 4)


def test_a_manifest_of_any_name_stands_alone(folder: Path) -> None:
    manifest = folder / "b" / "fleet.yaml"
    manifest.write_text("teams: [{path: ../a/one.yaml}]\n", encoding="utf-8")
    (file,) = find_sources([], str(manifest)).files
    assert Path(file.path).resolve() == folder / "a" / "one.yaml"


def test_every_fault_of_a_manifest_is_told_with_its_place(folder: Path) -> None:
    (folder / "portfolio.yaml").write_text(
        "teams:\n  - {path: a, gruop: First}\n  - {group: 3}\nweights: {high: -1}\n",
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as caught:
        find_sources([str(folder)])
    told = [(p.location.line, p.message) for p in caught.value.problems if p.location]
    assert [line for line, _ in told] == [2, 3, 3, 4]
    assert "gruop is not a field here" in told[0][1].replace("`", "")


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        require_some(find_sources([str(tmp_path)]))
