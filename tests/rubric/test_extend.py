from pathlib import Path
from typing import Any

import pytest

from advisor.errors import ContentError, InputError, Problem
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import lint
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Rubric
from advisor.rubric.read import load_rubric_files
from advisor.rubric.source import read_source
from advisor.rubric.validate import located, well_formed
from tests.rubric.folder import dumped

HEAD = {"id": "own", "version": "2.0.0", "extends": "mlops-devops@1"}
BASE = load_rubric()
CANARY = "deployment.canary-release"


def extended(tmp_path: Path, **more: Any) -> Rubric:
    return load_rubric_files(written(tmp_path, **more))


def written(tmp_path: Path, **more: Any) -> Path:
    place = tmp_path / "own.yaml"
    place.write_text(dumped(HEAD | more))
    return place


def refused(tmp_path: Path, **more: Any) -> list[tuple[str, str | None, str]]:
    with pytest.raises(ContentError) as caught:
        extended(tmp_path, **more)
    return [
        (p.message, p.hint, str(p.location.field if p.location else ""))
        for p in caught.value.problems
    ]


def practice(rubric: Rubric, name: str) -> Any:
    return next(item for item in rubric.practices if item.id == name)


def test_a_rubric_that_changes_nothing_has_all_of_the_other_under_its_own_name(
    tmp_path: Path,
) -> None:
    own = extended(tmp_path)
    assert (own.id, own.version, own.extends) == ("own", "2.0.0", "mlops-devops@1")
    assert own.title == BASE.title
    assert [item.id for item in own.practices] == [item.id for item in BASE.practices]
    assert [item.id for item in own.steps] == [item.id for item in BASE.steps]
    assert own.sha256 != BASE.sha256


def test_override_merges_mappings_replaces_the_rest_and_removes_with_null(tmp_path: Path) -> None:
    name = next(item.id for item in BASE.practices if item.quick and item.weight_reason)
    change: dict[str, Any] = {
        "levels": {1: "A page says so."},
        "features": [],
        "weight_reason": None,
    }
    change["quick"] = False
    own = practice(extended(tmp_path, override={"practices": {name: change}}), name)
    old = practice(BASE, name)
    assert own.levels == {**old.levels, 1: "A page says so."}
    assert (own.features, own.weight_reason, own.quick) == ((), None, False)
    assert own.question == old.question


def test_what_is_ignored_is_gone_from_everything_that_mentions_it(tmp_path: Path) -> None:
    name = BASE.practices[0].id
    ignore = [{"id": name, "reason": "We have no say in it."}]
    own = extended(tmp_path, ignore=ignore)
    assert name not in {item.id for item in own.practices}
    assert all(name not in step.raises for step in own.steps)
    mapped = {m.practice for x in own.crosswalks for item in x.items for m in item.maps}
    assert name not in mapped
    assert [(item.id, item.reason) for item in own.ignored] == [(name, "We have no say in it.")]


def test_an_ignored_step_is_required_by_none(tmp_path: Path) -> None:
    required = next(name for step in BASE.steps for name in step.requires)
    own = extended(tmp_path, ignore=[{"id": required, "reason": "Done by another unit."}])
    assert all(required not in step.requires for step in own.steps)
    assert required not in {step.id for step in own.steps}


def test_ignoring_needs_a_reason(tmp_path: Path) -> None:
    problems = refused(tmp_path, ignore=[{"id": BASE.practices[0].id}])
    assert problems == [("`reason` is missing", "Add `reason`, with a value.", "ignore[0].reason")]


def test_what_is_added_comes_after_what_was_there(tmp_path: Path) -> None:
    kpi = {
        "id": "complaints",
        "title": "Complaints",
        "unit": "complaints",
        "direction": "lower",
        "stage": "monitor",
        "how": "Count them.",
    }
    own = extended(tmp_path, add={"kpis": [kpi]})
    assert [item.id for item in own.kpis] == [*(item.id for item in BASE.kpis), "complaints"]


def test_a_folder_adds_with_files_of_practices_and_steps(tmp_path: Path) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "rubric.yaml").write_text(dumped(HEAD))
    added = {
        "id": "testing.own",
        "title": "Own",
        "side": "mlops",
        "dimension": "testing",
        "stage": "develop",
        "question": "What is tested?",
        "why": "It matters.",
        "risk": "It breaks.",
        "levels": {0: "No file.", 1: "A file.", 2: "A job."},
    }
    place = tmp_path / "practices" / "own.yaml"
    place.write_text(dumped({"practices": [added]}))
    assert load_rubric_files(tmp_path).practices[-1].id == "testing.own"
    place.write_text(dumped({"practices": [{**added, "stage": "nowhere"}]}))
    with pytest.raises(ContentError) as caught:
        load_rubric_files(tmp_path)
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert (problem.location.file, problem.location.line) == (str(place), 6)


def test_unknown_names_are_refused_with_the_nearest_where_they_stand(tmp_path: Path) -> None:
    wrong = BASE.practices[0].id + "x"
    problems = refused(
        tmp_path,
        override={"practices": {wrong: {"title": "Other"}}},
        ignore=[{"id": wrong, "reason": "Not ours."}],
    )
    assert [field for *_, field in problems] == [f"override.practices.{wrong}", "ignore[0].id"]
    assert all(BASE.practices[0].id in str(hint) for _, hint, _ in problems)


def test_a_fault_in_an_overridden_field_is_shown_where_it_was_written(tmp_path: Path) -> None:
    name = BASE.practices[0].id
    ((message, _, field),) = refused(tmp_path, override={"practices": {name: {"weight": "much"}}})
    assert "number" in message
    assert field == f"override.practices.{name}.weight"


@pytest.mark.parametrize(
    ("change", "said", "field"),
    [
        (
            {"effort": {"data-scientist": {"low": 5, "likely": 2, "high": 1}}},
            "low <= likely <= high",
            "effort.data-scientist",
        ),
        ({"why": None}, "`why` is missing", "why"),
        ({"requires": ["nope-1"]}, "`nope-1` is not an id of two parts", "requires[0]"),
    ],
)
def test_a_fault_that_an_override_brings_about_is_shown_at_its_key(
    tmp_path: Path, change: dict[str, Any], said: str, field: str
) -> None:
    name = "testing.data-validation-1"
    ((message, _, place),) = refused(tmp_path, override={"steps": {name: change}})
    assert said in message
    assert place == f"override.steps.{name}.{field}"


def test_an_unknown_collection_is_told_with_the_nearest_and_hides_no_other_fault(
    tmp_path: Path,
) -> None:
    name = BASE.practices[0].id
    problems = refused(
        tmp_path, override={"kpi": {}, "practices": {name: {"weight": -1}}}, add={"step": []}
    )
    assert [(message, hint, field) for message, hint, field in problems] == [
        ("`kpi` is not a collection here", "Did you mean `kpis`?", "override.kpi"),
        ("`step` is not a collection here", "Did you mean `steps`?", "add.step"),
        (
            "`weight` is -1, and must be above 0",
            "Write a number above 0.",
            f"override.practices.{name}.weight",
        ),
    ]


@pytest.mark.parametrize("name", ["testing", "model-lead-time-days"])
def test_only_practices_and_steps_can_be_ignored(tmp_path: Path, name: str) -> None:
    ((message, hint, field),) = refused(tmp_path, ignore=[{"id": name, "reason": "Not ours."}])
    assert message == f"`{name}` is not a practice or step; only these can be ignored"
    assert (bool(hint), field) == (True, "ignore[0].id")


def judged(tmp_path: Path, **more: Any) -> list[Problem]:
    document = RubricDocument(read_source(written(tmp_path, **more)))
    return [located(finding, document) for finding in lint(well_formed(document))]


def test_a_feature_that_only_an_ignored_practice_covered_is_shown_at_its_entry(
    tmp_path: Path,
) -> None:
    ignore = [{"id": "core-focus.feature-repository", "reason": "Not ours."}]
    problems = judged(tmp_path, ignore=ignore)
    assert problems
    for problem in problems:
        assert problem.location
        assert problem.location.field == "ignore[0].id"
        assert "`core-focus.feature-repository`, which is ignored, was the only one" in (
            problem.message
        )
        assert problem.hint


def test_a_level_that_only_an_ignored_step_led_to_is_shown_at_its_entry(tmp_path: Path) -> None:
    ignore = [{"id": "testing.data-validation-1", "reason": "Not ours."}]
    problems = judged(tmp_path, ignore=ignore)
    assert {p.location.field for p in problems if p.location} == {"ignore[0].id"}
    assert problems[0].message == (
        "no step raises `testing.data-validation` to 1: `testing.data-validation-1`, "
        "which is ignored, was the only one that did"
    )


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("mlops-devop@1", "there is no rubric"),
        ("mlops-devops", "this release carries"),
        ("mlops-devops@9", "this release carries"),
    ],
)
def test_only_a_shipped_rubric_of_a_named_version_can_be_extended(
    tmp_path: Path, reference: str, words: str
) -> None:
    ((message, hint, field),) = refused(tmp_path, extends=reference)
    assert words in message
    assert "mlops-devops" in str(hint)
    assert field == "extends"


def test_fields_that_only_a_whole_rubric_has_are_refused(tmp_path: Path) -> None:
    ((message, _, field),) = refused(tmp_path, practices_=[])
    assert "practices_" in message
    assert field == "practices_"


def test_the_extended_rubric_is_linted_as_a_whole(tmp_path: Path) -> None:
    assert not lint(extended(tmp_path))
    name = next(item.id for item in BASE.practices if item.quick and item.features)
    change = {"practices": {name: {"levels": {1: "A good job runs."}}}}
    findings = lint(extended(tmp_path, override=change))
    assert [finding.rule for finding in findings] == ["vague-word"]


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_rubric_files(tmp_path / "none.yaml")
