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

HEAD = {"id": "own", "version": "2.0.0", "extends": "mlops-devops@2"}
BASE = load_rubric()
DATA = "testing.data-validation"
SIGNED = {
    "practice": DATA,
    "id": "signed-report",
    "level": 2,
    "seen_in": "record",
    "text": "The model risk office signed the newest report.",
    "defines": ["model-risk"],
}
MODEL_RISK = {"level": 2, "id": "model-risk", "title": "Model risk", "summary": "It is signed."}


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
    assert (own.id, own.version, own.extends) == ("own", "2.0.0", "mlops-devops@2")
    assert own.title == BASE.title
    assert [item.id for item in own.practices] == [item.id for item in BASE.practices]
    assert [item.id for item in own.steps] == [item.id for item in BASE.steps]
    assert own.sha256 != BASE.sha256


def test_override_merges_mappings_replaces_the_rest_and_removes_with_null(tmp_path: Path) -> None:
    change: dict[str, Any] = {
        "levels": {1: "A page says so."},
        "applies_when": None,
        "weight_reason": None,
        "weight": 1,
    }
    own = practice(extended(tmp_path, override={"practices": {DATA: change}}), DATA)
    old = practice(BASE, DATA)
    assert own.levels == {**old.levels, 1: "A page says so."}
    assert (own.applies_when, own.weight_reason, own.weight) == ({}, None, 1)
    assert own.question == old.question


def test_override_changes_criteria_and_features_by_their_ids(tmp_path: Path) -> None:
    own = extended(
        tmp_path,
        override={
            "practices": {
                DATA: {"criteria": {"schema-in-git": {"level": 2, "seen_in": None}}},
            },
            "levels": {"pipeline-ci-cd": {"features": {"pipeline-ci": {"role": "component"}}}},
        },
    )
    names = [c.id for c in practice(BASE, DATA).criteria]
    criteria = practice(own, DATA).criteria
    assert [c.id for c in criteria] == names
    (changed,) = [c for c in criteria if c.id == "schema-in-git"]
    (old,) = [c for c in practice(BASE, DATA).criteria if c.id == "schema-in-git"]
    assert (changed.level, changed.seen_in, changed.text) == (2, None, old.text)
    roles = {f.id: f.role for f in own.levels[2].features}
    assert roles == {f.id: f.role for f in BASE.levels[2].features} | {"pipeline-ci": "component"}


def test_override_with_a_list_replaces_all_criteria_of_a_practice(tmp_path: Path) -> None:
    criteria = [
        {"id": f"seen-{level}", "level": level, "text": f"Fact {level} is seen."}
        for level in (1, 2)
    ]
    change: dict[str, Any] = {"practices": {"testing.regression-tests": {"criteria": criteria}}}
    change["editions"] = {"mlops-devops@1": {"criteria": None}}
    own = extended(tmp_path, override=change)
    found = practice(own, "testing.regression-tests").criteria
    assert [c.id for c in found] == ["seen-1", "seen-2"]


def test_criteria_and_features_are_added_to_practices_and_levels(tmp_path: Path) -> None:
    own = extended(tmp_path, add={"criteria": [SIGNED], "features": [MODEL_RISK]})
    assert practice(own, DATA).criteria[-1].id == "signed-report"
    assert practice(own, DATA).features[-1] == "model-risk"
    assert own.levels[2].features[-1].id == "model-risk"
    assert [found.rule for found in lint(own)] == ["unmet-criterion"]


@pytest.mark.parametrize(
    ("name", "item", "field"),
    [
        ("criteria", {**SIGNED, "practice": "testing.data-validatio"}, "add.criteria[0].practice"),
        ("features", {**MODEL_RISK, "level": 3}, "add.features[0].level"),
        ("features", {"id": "x"}, "add.features[0]"),
    ],
)
def test_what_is_added_to_nothing_is_refused_where_it_stands(
    tmp_path: Path, name: str, item: dict[str, Any], field: str
) -> None:
    assert [place for *_, place in refused(tmp_path, add={name: [item]})] == [field]


def test_a_fault_in_an_added_criterion_is_shown_where_it_was_written(tmp_path: Path) -> None:
    ((message, _, field),) = refused(tmp_path, add={"criteria": [{**SIGNED, "level": "two"}]})
    assert "a whole number" in message
    assert field == "add.criteria[0].level"
    ((message, _, field),) = refused(tmp_path, add={"criteria": [{**SIGNED, "defines": ["x"]}]})
    assert "feature" in message
    assert field == "add.criteria[0].defines[0]"


def test_a_fault_in_an_overridden_criterion_is_shown_where_it_was_written(tmp_path: Path) -> None:
    change = {"practices": {DATA: {"criteria": {"schema-in-git": {"seen_in": "file"}}}}}
    ((_, hint, field),) = refused(tmp_path, override=change)
    assert hint == "Did you mean `files`?"
    assert field == f"override.practices.{DATA}.criteria.schema-in-git.seen_in"
    misspelt = {"practices": {DATA: {"criteria": {"schema-in-gti": {"level": 2}}}}}
    ((_, hint, field),) = refused(tmp_path, override=misspelt)
    assert "`schema-in-git`" in str(hint)
    assert field == f"override.practices.{DATA}.criteria.schema-in-gti"


def test_an_ignored_criterion_or_feature_is_mentioned_nowhere(tmp_path: Path) -> None:
    gone = ("pipeline-triggers", "iteration-cycle.retraining-triggers/starts-by-itself")
    own = extended(tmp_path, ignore=[{"id": name, "reason": "Not ours."} for name in gone])
    triggers = practice(own, "iteration-cycle.retraining-triggers")
    assert "starts-by-itself" not in {criterion.id for criterion in triggers.criteria}
    features = [feature for level in own.levels for feature in level.features]
    assert "pipeline-triggers" not in {feature.id for feature in features}
    assert all(gone[1] not in feature.shown_when_unmet for feature in features)
    (edition,) = own.editions
    carried = edition.criteria["iteration-cycle.retraining-triggers"]
    assert all("starts-by-itself" not in names for names in carried.values())
    assert [item.id for item in own.ignored] == list(gone)


def test_an_edition_is_named_by_the_one_before_it(tmp_path: Path) -> None:
    own = extended(tmp_path, override={"editions": {"mlops-devops@1": {"of": "own@1"}}})
    (edition,) = own.editions
    assert edition.of == "own@1"
    assert edition.criteria == BASE.editions[0].criteria


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


def test_no_step_comes_after_what_is_ignored(tmp_path: Path) -> None:
    gone = "tools-and-frameworks.pipeline-orchestration"
    named = {name.partition("/")[0] for step in BASE.steps for name in step.after}
    assert gone in named
    own = extended(tmp_path, ignore=[{"id": gone, "reason": "Done by another unit."}])
    assert {name.partition("/")[0] for step in own.steps for name in step.after} == named - {gone}


def test_no_task_prepares_and_no_first_aid_presumes_what_is_ignored(tmp_path: Path) -> None:
    orchestrated = "tools-and-frameworks.pipeline-orchestration"
    starts = "iteration-cycle.retraining-triggers/starts-by-itself"
    prepared = [f"{orchestrated}/{n}" for n in ("step-history", "runs-in-orchestrator")]
    before = practice(BASE, orchestrated).first_aid
    assert before
    assert starts in before.presumes
    named = {name for step in BASE.steps for task in step.tasks for name in task.prepares}
    assert set(prepared) < named
    gone = [starts, *prepared]
    own = extended(tmp_path, ignore=[{"id": name, "reason": "Not ours."} for name in gone])
    left = {name for step in own.steps for task in step.tasks for name in task.prepares}
    assert left == named - {*gone}
    aid = practice(own, orchestrated).first_aid
    assert aid
    assert aid.presumes == ()


def test_a_task_that_prepared_only_what_is_ignored_goes_with_it(tmp_path: Path) -> None:
    history = "tools-and-frameworks.secrets-management/history-scanned"
    own = extended(tmp_path, ignore=[{"id": history, "reason": "Not ours."}])

    def tasks(rubric: Rubric) -> list[str]:
        (step,) = [s for s in rubric.steps if s.id == "tools-and-frameworks.secrets-management-1"]
        return [task.do for task in step.tasks]

    (scan,) = [do for do in tasks(BASE) if do.startswith("Scan the full history")]
    assert scan not in tasks(own)


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
        ({"requires": ["nope-1"]}, "`nope-1` is not a step or a criterion", "requires[0]"),
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
def test_only_practices_criteria_features_and_steps_can_be_ignored(
    tmp_path: Path, name: str
) -> None:
    ((message, hint, field),) = refused(tmp_path, ignore=[{"id": name, "reason": "Not ours."}])
    assert message == (
        f"`{name}` is no practice, criterion, feature or step; only these are ignored"
    )
    assert (bool(hint), field) == (True, "ignore[0].id")


def judged(tmp_path: Path, **more: Any) -> list[Problem]:
    document = RubricDocument(read_source(written(tmp_path, **more)))
    return [located(finding, document) for finding in lint(well_formed(document))]


def test_a_feature_that_only_an_ignored_practice_defined_is_shown_at_its_entry(
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
        ("mlops-devops@1", "this release carries"),
    ],
)
def test_only_a_shipped_rubric_of_a_named_version_can_be_extended(
    tmp_path: Path, reference: str, words: str
) -> None:
    ((message, hint, field),) = refused(tmp_path, extends=reference)
    assert words in message
    assert "mlops-devops" in str(hint)
    assert field == "extends"


def test_an_earlier_edition_is_refused_with_what_to_do(tmp_path: Path) -> None:
    ((_, hint, _),) = refused(tmp_path, extends="mlops-devops@1")
    assert "`extends: mlops-devops@2`" in str(hint)
    assert "`advisor answers upgrade FILE`" in str(hint)


def test_fields_that_only_a_whole_rubric_has_are_refused(tmp_path: Path) -> None:
    ((message, _, field),) = refused(tmp_path, practices_=[])
    assert "practices_" in message
    assert field == "practices_"


def test_the_extended_rubric_is_linted_as_a_whole(tmp_path: Path) -> None:
    assert not judged(tmp_path)
    change = {"practices": {DATA: {"criteria": {"schema-in-git": {"text": "A good job runs."}}}}}
    (problem,) = judged(tmp_path, override=change)
    assert "says “good”" in problem.message


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_rubric_files(tmp_path / "none.yaml")
