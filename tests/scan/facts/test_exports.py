import json
from pathlib import Path

import pytest

from advisor.scan.facts.exports import hosting, kubectl, mlflow

PROTECTION = {
    "url": "https://api.github.com/repos/o/r/branches/main/protection",
    "required_status_checks": {
        "strict": True,
        "contexts": ["test"],
        "checks": [{"context": "test"}],
    },
    "required_pull_request_reviews": {
        "required_approving_review_count": 2,
        "require_code_owner_reviews": True,
    },
    "enforce_admins": {"url": "u", "enabled": True},
    "allow_force_pushes": {"enabled": False},
}
RUNS = [
    {"workflowName": "train", "conclusion": c, "status": "completed", "event": e, "createdAt": at}
    for c, e, at in (("success", "schedule", "2026-01-02"), ("failure", "push", "2026-01-01"))
]


def told(*documents: object) -> dict[tuple[str, str], str]:
    text = "\n".join(json.dumps(document) for document in documents)
    return {(f.text("name"), f.text("target")): f.text("value") for f in hosting("h.json", text)}


def test_protection_of_a_branch_on_github() -> None:
    assert told(PROTECTION) == {
        ("branch-protected", "main"): "true",
        ("push-refused", "main"): "true",
        ("required-review", "main"): "2",
        ("required-owner-review", "main"): "true",
        ("required-checks", "main"): "test",
        ("binds-administrators", "main"): "true",
        ("force-push-allowed", "main"): "false",
    }
    assert told({"message": "Branch not protected", "status": "404"}) == {
        ("branch-protected", ""): "false"
    }
    assert told({"message": "Not Found", "status": "404"}) == {}


def test_rulesets_bind_only_where_they_are_enforced() -> None:
    ruleset = {
        "name": "main",
        "target": "branch",
        "enforcement": "active",
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"]}},
        "rules": [{"type": "pull_request", "parameters": {"required_approving_review_count": 1}}],
    }
    assert told(ruleset)["required-review", "~DEFAULT_BRANCH"] == "1"
    assert told([{**ruleset, "enforcement": "evaluate"}]) == {
        ("ruleset", "~DEFAULT_BRANCH"): "evaluate"
    }
    checks = {"required_status_checks": [{"context": "ci"}]}
    rules = [{"type": "required_status_checks", "parameters": checks, "ruleset_id": 1}]
    assert told(rules) == {("required-checks", ""): "ci"}


def test_runs_reviews_and_environments_of_github() -> None:
    assert told(RUNS) == {
        ("runs", "train"): "2",
        ("run-succeeded", "train"): "1",
        ("run-failed", "train"): "1",
        ("run-by-push", "train"): "1",
        ("run-by-schedule", "train"): "1",
        ("run-last", "train"): "2026-01-02",
    }
    pulls = [
        {"number": 1, "mergedAt": "2026", "reviewDecision": "APPROVED", "reviews": []},
        {"number": 2, "mergedAt": "2026", "reviews": [{"state": "APPROVED"}]},
        {"number": 3, "mergedAt": "2026", "reviews": [{"state": "COMMENTED"}]},
        {"number": 4, "mergedAt": None, "reviews": [{"state": "APPROVED"}]},
    ]
    assert told(pulls) == {("pulls-merged", ""): "3", ("pulls-approved", ""): "2"}
    rules = [{"type": "required_reviewers"}]
    environments = {"environments": [{"name": "prod", "protection_rules": rules}]}
    assert told(environments)["deployment-review", "prod"] == "true"


def test_gitlab() -> None:
    branch = {
        "name": "main",
        "push_access_levels": [{"access_level": 0}],
        "allow_force_push": False,
    }
    rule = {"name": "All", "approvals_required": 2, "protected_branches": [{"name": "main"}]}
    runs = [{"status": "success", "source": "schedule", "ref": "main", "created_at": "2026"}]
    project = {"path_with_namespace": "o/r", "only_allow_merge_if_pipeline_succeeds": True}
    found = told([branch], [rule], runs, project)
    assert found["push-refused", "main"] == "true"
    assert found["required-review", "main"] == "2"
    assert found["run-by-schedule", "main"] == "1"
    assert found["required-checks", "o/r"] == "pipeline"


def test_order_and_wrapping_make_no_difference() -> None:
    apart = told(PROTECTION, RUNS)
    assert told({"protection": PROTECTION, "runs": RUNS}) == apart
    assert told([RUNS, PROTECTION]) == apart


def test_lines_are_those_of_the_objects() -> None:
    text = json.dumps(PROTECTION) + "\n" + json.dumps(RUNS, indent=1)
    assert {f.line for f in hosting("h.json", text)} == {1, 2}


def test_mlflow() -> None:
    text = json.dumps(
        {
            "registered_models": [{"name": "churn", "tags": [{"key": "owner", "value": "ml"}]}],
            "model_versions": [{"name": "churn", "version": "3", "current_stage": "Production"}],
            "runs": [
                {
                    "info": {"run_id": "r1", "status": "FINISHED"},
                    "data": {"metrics": [{"key": "rmse", "value": 0.4}]},
                }
            ],
        }
    )
    assert [(f.text("type"), f.text("name"), f.texts("attributes")) for f in mlflow("m", text)] == [
        ("registered-model", "churn", ("name=churn", "tags.owner=ml")),
        ("model-version", "churn/3", ("name=churn", "version=3", "current_stage=Production")),
        ("run", "r1", ("run_id=r1", "status=FINISHED", "metrics.rmse=0.4")),
    ]


def test_kubectl_tells_objects_without_secrets() -> None:
    head = {"apiVersion": "v1", "metadata": {"name": "x", "managedFields": [{"a": 1}]}}
    items = [
        {**head, "kind": "CronJob", "spec": {"suspend": True}},
        {**head, "kind": "Secret", "data": {"password": "aGk="}},
    ]
    text = json.dumps({"apiVersion": "v1", "kind": "List", "metadata": {}, "items": items})
    found = list(kubectl("k", text))
    assert [(f.text("type"), f.text("name")) for f in found] == [("CronJob", "x"), ("Secret", "x")]
    assert "spec.suspend=true" in found[0].texts("attributes")
    assert "aGk" not in str(found)
    assert "managedFields" not in str(found)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 99_999, '{"runs": 1}', "[[]]", "null", '{"a": [1]}']
)
def test_damaged_exports_tell_nothing(text: str) -> None:
    for read in (hosting, mlflow, kubectl):
        assert list(read("x", text)) == []


def test_each_name_is_in_the_page() -> None:
    page = (Path(__file__).parents[3] / "docs/scan.md").read_text(encoding="utf-8")
    names = {name for name, _ in told(PROTECTION, RUNS)} - {"run-by-push"}
    assert all(f"`{name}`" in page for name in names)
