from pathlib import Path
from typing import Any

import pytest

from advisor.document.data import as_data
from advisor.errors import ContentError, InputError, Location
from advisor.rubric.read import load_rubric_files
from advisor.rubric.source import read_source
from tests.rubric.folder import dumped, part, write_folder
from tests.rubric.sound import LETTERS, SOUND, Edits, edited_data, sound_data

WHOLE = {"practices/all.yaml": part("practices", 0, 1), "steps/all.yaml": part("steps", 0, 1, 2, 3)}


def _refused(path: Path) -> list[tuple[str, Location]]:
    """Return message and place of everything wrong with the rubric at `path`."""
    with pytest.raises(ContentError) as caught:
        load_rubric_files(path)
    problems = caught.value.problems
    return [(problem.message, problem.location or Location(file="?")) for problem in problems]


def _line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_folder_and_a_single_file_with_the_same_content_give_the_same_rubric(
    tmp_path: Path,
) -> None:
    folder = as_data(load_rubric_files(write_folder(tmp_path, WHOLE)))
    single = as_data(load_rubric_files(SOUND))
    assert folder | {"sha256": ""} == single | {"sha256": ""}


def test_files_come_in_the_order_of_the_dimensions_and_others_after_them(tmp_path: Path) -> None:
    zeal = {"id": "zeal", "title": "Zeal", "sides": {}, "carries_over": "A.", "starts_fresh": "B."}
    dimensions: Edits = {("dimensions", 0): zeal, ("dimensions", 1): sound_data()["dimensions"][0]}
    files = {
        f"practices/{name}.yaml": part("practices", 0, edits={("practices", 0, "id"): f"{name}.x"})
        for name in ("answering", "extra", "zeal")
    }
    rubric = load_rubric_files(write_folder(tmp_path, files, dimensions))
    assert [practice.id for practice in rubric.practices] == ["zeal.x", "answering.x", "extra.x"]


def test_practices_in_the_main_file_come_before_those_of_other_files(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"practices/answering.yaml": part("practices", 1)})
    main = folder / "rubric.yaml"
    main.write_text(main.read_text() + part("practices", 0))
    practices = load_rubric_files(folder).practices
    assert [practice.id for practice in practices] == ["answering.rota", "answering.alerts"]


@pytest.mark.parametrize(
    ("kind", "edits", "words"),
    [
        ("practices", {("practices", 1, "stage"): "nowhere"}, "stage: nowhere"),
        ("practices", {("practices", 1, "weight"): "much"}, "weight: much"),
        ("practices", {("practices", 1, "colour"): "red"}, "colour: red"),
        ("steps", {("steps", 1, "calendar_days"): 0}, "calendar_days: 0"),
        ("steps", {("steps", 1, "kpis"): ["nothing"]}, "- nothing"),
    ],
)
def test_an_error_is_placed_in_the_file_and_line_it_was_written_in(
    tmp_path: Path, kind: str, edits: Edits, words: str
) -> None:
    faulty = part(kind, 1, edits=edits)
    folder = write_folder(tmp_path, {**WHOLE, f"{kind}/all.yaml": part(kind, 0)})
    if kind == "steps":
        folder = write_folder(tmp_path, {"steps/all.yaml": part("steps", 0, 2, 3)})
    (folder / kind / "faulty.yaml").write_text(faulty)
    ((_, place),) = [found for found in _refused(folder) if found[1].file.endswith("faulty.yaml")]
    assert place.file == str(folder / kind / "faulty.yaml")
    assert place.line == _line_of(faulty, words)


def test_errors_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    practices = part("practices", 0, 1, edits={("practices", 0, "quick"): "maybe"})
    steps = part("steps", 0, edits={("steps", 0, "tasks"): "Publish"})
    files = {"practices/all.yaml": practices, "steps/all.yaml": steps}
    folder = write_folder(tmp_path, files, {("title",): ["a", "list"]})
    files_named = {Path(place.file).relative_to(folder).as_posix() for _, place in _refused(folder)}
    assert files_named == {"rubric.yaml", "practices/all.yaml", "steps/all.yaml"}


def test_a_key_that_stands_twice_is_an_error_of_its_file(tmp_path: Path) -> None:
    doubled = part("practices", 0, 1).replace("  quick: true", "  quick: true\n  quick: false")
    folder = write_folder(tmp_path, {**WHOLE, "practices/all.yaml": doubled})
    ((message, place),) = _refused(folder)
    assert "`quick` stands twice" in message
    assert place.line == _line_of(doubled, "quick: false")


def test_a_text_that_yaml_reads_otherwise_is_quoted_as_it_was_written(tmp_path: Path) -> None:
    practices = part("practices", 0, 1, edits={("practices", 1, "why"): "REASON"})
    unquoted = practices.replace("REASON", "No")
    ((message, _),) = _refused(write_folder(tmp_path, {"practices/all.yaml": unquoted}))
    assert "an unquoted `No`" in message


@pytest.mark.parametrize(
    "text", ["- a\n", "steps: []\n", "practices: 5\n", "practices: []\nx: 1\n"]
)
def test_a_part_that_holds_anything_but_its_one_list_is_refused(tmp_path: Path, text: str) -> None:
    folder = write_folder(tmp_path, {**WHOLE, "practices/other.yaml": text})
    ((message, place),) = _refused(folder)
    assert "`practices:`" in message
    assert place.file.endswith("practices/other.yaml")


@pytest.mark.parametrize(
    ("text", "field"),
    [("dimensions: 5\n", "dimensions"), ("practices: 5\n", "practices"), ("steps: x\n", "steps")],
)
def test_a_number_or_text_in_place_of_a_list_is_refused_where_it_stands(
    tmp_path: Path, text: str, field: str
) -> None:
    folder = write_folder(tmp_path, {})
    (folder / "rubric.yaml").write_text(f"id: x\n{text}")
    wrong = [(message, place.line) for message, place in _refused(folder) if place.field == field]
    assert [line for message, line in wrong if message.startswith("expected a list")] == [2]


@pytest.mark.parametrize("text", ["", "[]", "just text", "{", "a: &x 1\nb: *x"])
def test_a_main_file_that_is_no_plain_mapping_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rubric.yaml"
    file.write_text(text)
    assert {place.file for _, place in _refused(file)} == {str(file)}


def test_a_folder_without_a_main_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no rubric\.yaml"):
        load_rubric_files(tmp_path)


def test_a_rubric_that_does_not_exist_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        load_rubric_files(tmp_path / "none.yaml")


def test_the_digest_follows_the_contents_and_names_of_files_and_not_where_they_are(
    tmp_path: Path,
) -> None:
    def digest(name: str, files: dict[str, str]) -> str:
        return read_source(write_folder(tmp_path / name, files)).sha256

    first = digest("a", WHOLE)
    renamed = {"practices/other.yaml": WHOLE["practices/all.yaml"]}
    changed = {**WHOLE, "steps/all.yaml": part("steps", 0)}
    assert digest("b", WHOLE) == first
    assert len({first, digest("c", renamed), digest("d", changed)}) == 3


def test_a_folder_holds_an_edition_a_file(tmp_path: Path) -> None:
    data = sound_data(LETTERS)
    edition = data.pop("editions")[0]
    for name, text in {"rubric.yaml": dumped(data), "editions/1.yaml": dumped(edition)}.items():
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)
    folder, single = load_rubric_files(tmp_path), load_rubric_files(LETTERS)
    assert as_data(folder) | {"sha256": ""} == as_data(single) | {"sha256": ""}
    place.write_text(dumped({**edition, "criteria": {"desk.opening": {1: ["gone"]}}}))
    ((message, location),) = _refused(tmp_path)
    assert "`desk.opening/gone` is not a criterion" in message
    assert (location.file, location.line) == (str(place), 5)


@pytest.mark.parametrize(
    ("condition", "said", "field"),
    [
        ({"nights": True}, "expected a list", "nights"),
        ({"nights": [True, 3]}, "expected text", "nights[1]"),
        ({"size": {"mn": 2}}, "`mn` is not a field here", "size.mn"),
        ({"any": [{"nights": True}]}, "expected a list", "any[0].nights"),
        ({"any": [{"any": [{"nights": [True]}]}]}, "expected text", "any[0].any[0]"),
    ],
)
def test_a_fault_in_a_condition_is_told_once_at_its_place(
    tmp_path: Path, condition: Any, said: str, field: str
) -> None:
    file = tmp_path / "rubric.yaml"
    file.write_text(dumped(edited_data({("practices", 0, "applies_when"): condition})))
    ((message, location),) = _refused(file)
    assert said in message
    assert location.field == f"practices[0].applies_when.{field}"
