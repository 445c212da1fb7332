"""Repositories, exports and files of proposals that something happened to."""

import json
from typing import Any

from hypothesis import strategies as st

from advisor.document.parse import parse_document
from advisor.scan.document import proposals_data, proposals_text
from advisor.scan.proposal import EvidencePlace, Project, Proposal, Scan, Trust
from tests.build import SAMPLES
from tests.fuzz.case import Case, as_latin
from tests.fuzz.odd import damaged_text, either

_CODE = """\
import mlflow
from sklearn.svm import SVC
from . import features

THRESHOLD = 0.8

def train(frame, *, dry_run=False):
    with mlflow.start_run():
        model = SVC().fit(frame[["a"]], frame["b"])
        auc = model.score(frame[["a"]], frame["b"])
        if auc < THRESHOLD:
            raise ValueError(f"too low: {auc}")
        mlflow.log_metric("auc", auc)
    return model

if __name__ == "__main__":
    train(features.read())
"""
_WORKFLOW = """\
on: {push: {branches: [main]}, schedule: [{cron: "0 3 * * *"}]}
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: |
          cd src && python -m train $(cat args) || true
          make -C src test
"""
_STACK = """\
resource "aws_sagemaker_endpoint" "e" {
  name = "churn-${var.stage}"
  tags = { team = "a", list = [1, 2] }
}
"""
_NOTEBOOK: dict[str, Any] = {
    "cells": [
        {"cell_type": "code", "source": ["%matplotlib\\n", "model.fit(x)\\n"], "outputs": []}
    ],
    "metadata": {},
    "nbformat": 4,
}
_GITLAB = "stages: [test]\ntest:\n  stage: test\n  script:\n    - pytest || exit 1\n"
_MAKE = "test: ## tests\n\tpytest -x tests\n\ntrain: test\n\tpython src/train.py\n"
_CONTAINER = (
    'FROM python:3.11 AS a\nRUN pip install -r r.txt && true\nENTRYPOINT ["python", "a.py"]\n'
)
_SUPPRESSED = "suppress:\n  - fingerprint: 7042156676eb98bb\n    reason: Not ours.\n    by: A\n"
_PROJECT = '[project]\nname = "x"\ndependencies = ["mlflow>=2", "pandas==2.2"]\n'
_REPOSITORY = {
    "src/train.py": _CODE,
    ".github/workflows/ci.yml": _WORKFLOW,
    ".gitlab-ci.yml": _GITLAB,
    "infra/main.tf": _STACK,
    "explore.ipynb": json.dumps(_NOTEBOOK),
    "Makefile": _MAKE,
    "Dockerfile": _CONTAINER,
    "pyproject.toml": _PROJECT,
    ".advisor/scan.yaml": _SUPPRESSED,
}
_EXPORTS: dict[str, Any] = {
    "hosting": {
        "url": "https://api.github.com/repos/o/r/branches/main/protection",
        "required_status_checks": {"strict": True, "contexts": ["test"]},
        "required_pull_request_reviews": {"required_approving_review_count": 2},
    },
    "mlflow": {
        "registered_models": [{"name": "churn", "latest_versions": [{"version": "3"}]}],
        "runs": [{"info": {"run_id": "a"}, "data": {"metrics": [{"key": "auc", "value": 0.4}]}}],
    },
    "kubectl": {
        "kind": "List",
        "items": [
            {"kind": "CronJob", "metadata": {"name": "train"}, "spec": {"schedule": "0 3 * * *"}}
        ],
    },
}
_PLACE = EvidencePlace(
    path="src/train.py",
    line=13,
    end_line=13,
    snippet='mlflow.log_metric("auc", auc)',
    sha256="0" * 64,
    file_sha256="0" * 64,
    detector="runs-recorded",
    detector_version=1,
    fingerprint="f" * 16,
    state="supports",
)
_SCAN = Scan(
    repository="churn",
    commit="c" * 40,
    changed=False,
    rubric="mlops-devops@1",
    files=9,
    detectors_sha256="0" * 64,
    projects=(Project(path="", trains=True),),
    proposals=(
        Proposal(
            criterion="version-control.experiment-tracking/runs-recorded",
            project="",
            state="supports",
            seen_in="platform",
            confidence=Trust(level="high", reasons=("one-place",)),
            findings=(_PLACE,),
        ),
    ),
)
_PROPOSALS, _PROPOSALS_DATA = proposals_text((_SCAN,)), proposals_data((_SCAN,))
_TAKING = (
    ("answers", "take", "team.yaml", "p.yaml", "--all"),
    ("gate", "team.yaml", "--proposals", "p.yaml", "--no-contradictions"),
    ("assess", "team.yaml", "--proposals", "p.yaml"),
)
_TEAM = as_latin(SAMPLES[0].read_text())


def _data(name: str, text: str) -> Any:
    """Return what a file of settings holds, its text for any other."""
    if name.endswith((".yml", ".yaml")):
        return parse_document(text, file=name).data
    return json.loads(text) if name.endswith(".ipynb") else text


_DATA = {name: _data(name, text) for name, text in _REPOSITORY.items()}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a scan of a damaged repository or export, or damaged proposals to be taken over."""
    kind = draw(st.sampled_from(("repository", "repository", "export", "proposals")))
    if kind == "proposals":
        files = {"p.yaml": draw(either(_PROPOSALS, _PROPOSALS_DATA)), "team.yaml": _TEAM}
        return Case(arguments=draw(st.sampled_from(_TAKING)), files=files)
    files = {f"r/{name}": as_latin(text) for name, text in _REPOSITORY.items()}
    form = draw(st.sampled_from(("text", "json", "sarif", "md")))
    line = ("scan", "r", "--format", form)
    if kind == "export":
        name = draw(st.sampled_from(sorted(_EXPORTS)))
        files["e.json"] = draw(either(json.dumps(_EXPORTS[name]), _EXPORTS[name]))
        return Case(arguments=(*line, f"--{name}", "e.json"), files=files)
    for name in draw(st.lists(st.sampled_from(sorted(_REPOSITORY)), min_size=1, max_size=3)):
        text, data = _REPOSITORY[name], _DATA[name]
        files[f"r/{name}"] = draw(damaged_text(text) if data is text else either(text, data))
    if draw(st.booleans()):
        return Case(arguments=line, files=files)
    files["p.yaml"] = draw(either(_PROPOSALS, _PROPOSALS_DATA))
    return Case(arguments=("scan", "r", "-o", "p.yaml", "--force"), files=files)
