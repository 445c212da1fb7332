import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import load_assessment
from advisor.assessment.model import Assessment
from tests.build import answers_text
from tests.cli.conftest import Advisor
from tests.rubric.sound import SOUND, edited

RUBRIC = ["--rubric", str(SOUND)]
Write = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(name: str, given: dict[str, Any], **more: Any) -> str:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(answers_text(edited({}), given, **more))
    return name


def _read(name: str) -> Assessment:
    return load_assessment(name, edited({}))


@pytest.fixture
def two(folder: Path) -> list[str]:
    """Return the files of two people who differ in one of two practices."""
    assert folder.is_dir()
    return [
        _write("ann.yaml", {"answering.rota": 2, "answering.alerts": 1}),
        _write("ben.yaml", {"answering.rota": 1, "answering.alerts": 1}),
    ]


def test_the_disagreements_are_a_table_and_the_file_passes_check(
    advisor: Advisor, two: list[str]
) -> None:
    outcome = advisor("merge", *two, "-o", "out/team.yaml", *RUBRIC)
    assert (outcome.code, outcome.err) == (0, "out/team.yaml: 2 respondents, 1 disagreement.\n")
    shown = " ".join(outcome.out.split())
    assert shown == "Practice Taken Said answering.rota 1 ann: 2, ben: 1"
    assert advisor("answers", "check", "out/team.yaml", *RUBRIC).code == 0
    merged = _read("out/team.yaml").answers
    assert (merged["answering.rota"].level, merged["answering.alerts"].level) == (1, 1)


def test_json_tells_who_said_what(advisor: Advisor, two: list[str]) -> None:
    outcome = advisor("merge", *two, "-o", "team.yaml", *RUBRIC, "--format", "json")
    data = json.loads(outcome.out)
    assert (data["output"], data["respondents"]) == ("team.yaml", ["ann", "ben"])
    (differing,) = data["disagreements"]
    assert (differing["practice"], differing["taken"]) == ("answering.rota", 1)
    assert [(said["respondent"], said["level"]) for said in differing["said"]] == [
        ("ann", 2),
        ("ben", 1),
    ]


def test_the_order_of_files_changes_neither_the_file_nor_the_table(
    advisor: Advisor, two: list[str]
) -> None:
    first = advisor("merge", *two, "-o", "team.yaml", *RUBRIC)
    written = Path("team.yaml").read_bytes()
    assert advisor("merge", *reversed(two), "-o", "team.yaml", *RUBRIC) == first
    assert Path("team.yaml").read_bytes() == written


def test_pick_chooses_among_different_levels(advisor: Advisor, two: list[str]) -> None:
    third = _write("cem.yaml", {"answering.rota": 2})
    for pick, level in (("lowest", 1), ("median", 2)):
        advisor("merge", *two, third, "-o", f"{pick}.yaml", "--pick", pick, *RUBRIC)
        assert _read(f"{pick}.yaml").answers["answering.rota"].level == level


def test_an_earlier_consensus_is_kept(advisor: Advisor, two: list[str]) -> None:
    advisor("merge", *two, "-o", "team.yaml", *RUBRIC)
    before = Path("team.yaml").read_bytes()
    third = _write("cem.yaml", {"answering.rota": 0})
    outcome = advisor("merge", *two, third, "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (4, "")
    assert "team.yaml holds answers, and would be lost" in outcome.err
    assert Path("team.yaml").read_bytes() == before


def test_a_note_in_the_way_of_a_merge_is_kept(advisor: Advisor, two: list[str]) -> None:
    Path("team.yaml").write_text("call Ann")
    assert advisor("merge", *two, "-o", "team.yaml", *RUBRIC).code == 4
    assert Path("team.yaml").read_text() == "call Ann"


@pytest.mark.parametrize("again", ["ann.yaml", "./ann.yaml", "link.yaml"])
def test_a_file_named_twice_counts_once(advisor: Advisor, two: list[str], again: str) -> None:
    Path("link.yaml").symlink_to("ann.yaml")
    outcome = advisor("merge", *two, again, "-o", "team.yaml", "--pick", "median", *RUBRIC)
    assert outcome.code == 0
    assert f"{again} is named twice and counts once." in outcome.err
    assert _read("team.yaml").answers["answering.rota"].level == 1


def test_a_file_merged_with_itself_says_the_same(advisor: Advisor, two: list[str]) -> None:
    outcome = advisor("merge", two[0], two[0], "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (0, "")
    assert _read("team.yaml") == _read(two[0])


def test_files_of_one_name_are_told_apart_by_their_folders(advisor: Advisor, folder: Path) -> None:
    assert folder.is_dir()
    files = [
        _write(f"{who}/answers.yaml", {"answering.rota": level})
        for level, who in enumerate(("ann", "ben"))
    ]
    shown = advisor("merge", *files, "-o", "team.yaml", *RUBRIC).out
    assert "ann/answers: 0, ben/answers: 1" in shown


def test_a_contradiction_names_both_and_writes_nothing(advisor: Advisor, two: list[str]) -> None:
    other = _write("eve.yaml", {}, team={"name": "Others"}, capacity={"engineer": 1})
    outcome = advisor("merge", *two, other, "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (3, "")
    assert "`team.name` is `Any team` for ann and `Others` for eve" in outcome.err
    assert not Path("team.yaml").exists()


def test_a_file_with_a_fault_stops_the_merge(advisor: Advisor, two: list[str]) -> None:
    faulty = _write("eve.yaml", {"answering.rotta": 1})
    outcome = advisor("merge", *two, faulty, "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (3, "")
    assert "eve.yaml:1:" in outcome.err
    assert not Path("team.yaml").exists()


@pytest.mark.parametrize("target", ["ann.yaml", "./ben.yaml", "link.yaml"])
def test_an_input_is_never_overwritten(advisor: Advisor, two: list[str], target: str) -> None:
    Path("link.yaml").symlink_to("ann.yaml")
    before = [Path(name).read_bytes() for name in two]
    outcome = advisor("merge", *two, "-o", target, *RUBRIC)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is one of the files to merge" in outcome.err
    assert [Path(name).read_bytes() for name in two] == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ann.yaml -o team.yaml", "at least two"),
        ("ann.yaml ben.yaml", "-o"),
        ("ann.yaml ben.yaml -o -", "name of a file"),
        ("ann.yaml ben.yaml -o team.json", "with .yaml at its end"),
        ("ann.yaml ben.yaml -o team.yaml --pick highest", "lowest"),
        ("- - -o team.yaml", "Standard input can be read once"),
    ],
)
def test_wrong_use_is_refused(advisor: Advisor, two: list[str], line: str, said: str) -> None:
    outcome = advisor("merge", *line.split(), *RUBRIC)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert sorted(path.name for path in Path().iterdir()) == two


def test_a_folder_cannot_be_written_over(advisor: Advisor, two: list[str]) -> None:
    Path("team.yaml").mkdir()
    outcome = advisor("merge", *two, "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (4, "")


def test_what_a_respondent_writes_cannot_steer_the_terminal(
    advisor: Advisor, two: list[str]
) -> None:
    evil = {"level": "not_applicable", "reason": "\x1b[2J\u202eno"}
    other = _write("eve\x1b[2J.yaml", {"answering.rota": evil})
    for form in ("text", "json"):
        outcome = advisor("merge", *two, other, "-o", "team.yaml", *RUBRIC, "--format", form)
        assert outcome.code == 0
        assert not {"\x1b", "\u202e"} & set(outcome.out + outcome.err)
    assert not {"\x1b", "\u202e"} & set(Path("team.yaml").read_text())


def test_a_result_is_no_respondent(advisor: Advisor, two: list[str]) -> None:
    scored = advisor("score", two[0], *RUBRIC, "--format", "json")
    Path("ann.json").write_text(scored.out)
    outcome = advisor("merge", "ann.json", two[1], "-o", "team.yaml", *RUBRIC)
    assert (outcome.code, outcome.out) == (3, "")
    assert "ann.json: error: this file holds a result, and no answers" in outcome.err
    assert not Path("team.yaml").exists()


def test_where_single_criteria_are_named_each_dispute_is_told(
    advisor: Advisor, folder: Path
) -> None:
    files = [
        _write("ann.yaml", {"answering.rota": {"met": ["level-1", "level-2"]}}),
        _write("ben.yaml", {"answering.rota": {"met": ["level-1"], "unmet": ["level-2"]}}),
    ]
    outcome = advisor("merge", *files, "-o", "team.yaml", *RUBRIC)
    shown = " ".join(outcome.out.split())
    assert shown == "Practice Taken Said answering.rota/level-2 unmet ann: met, ben: unmet"
    data = json.loads(advisor("merge", *files, "-o", "team.yaml", *RUBRIC, "--format", "json").out)
    assert data["disagreements"][0]["criteria"] == [
        {"id": "level-2", "said": {"ann": "met", "ben": "unmet"}, "taken": "unmet"}
    ]
    assert (folder / "team.yaml").exists()
