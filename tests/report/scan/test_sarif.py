"""SARIF as the standard and a code host want it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.report.scan.sarif import sarif_data
from advisor.scan.proposal import EvidencePlace, Proposal, Scan
from tests.report.scan.sarif_schema import SARIF
from tests.scan.small import GATE, RUNS, rubric

_VALIDATOR = Draft202012Validator(SARIF)
_PLACE = EvidencePlace(
    path="odd näme/a#b%.py",
    line=3,
    end_line=4,
    snippet="x",
    sha256="0" * 64,
    file_sha256="0" * 64,
    detector="d",
    detector_version=1,
    fingerprint="f" * 16,
    state="supports",
    shows="It logs.",
)
_SCAN = Scan(
    repository="churn",
    commit="c" * 40,
    changed=False,
    rubric="mlops-devops@1",
    files=1,
    detectors_sha256="0" * 64,
    projects=(),
    proposals=(
        Proposal(
            criterion=RUNS,
            project="",
            state="supports",
            seen_in="files",
            findings=(
                _PLACE,
                replace(_PLACE, line=9, end_line=9),
                replace(_PLACE, state="dormant", reason="example", path="export:hosting.json"),
            ),
        ),
        Proposal(
            criterion=GATE,
            project="",
            state="contradicts",
            seen_in="files",
            findings=(replace(_PLACE, state="contradicts", reason="swallowed"),),
        ),
        Proposal(criterion="a.b/c", project="", state="not-observable", seen_in="record"),
    ),
)


def _log(*scans: Scan) -> dict[str, Any]:
    return sarif_data(scans, rubric())


def test_all_that_is_written_is_as_the_standard_says() -> None:
    uncommitted = replace(_SCAN, commit=None, repository="other", proposals=())
    assert not list(_VALIDATOR.iter_errors(_log(_SCAN, uncommitted)))


def test_a_host_can_tell_results_and_runs_apart() -> None:
    other = replace(_SCAN, repository="other")
    runs = _log(_SCAN, other)["runs"]
    assert len({run["automationDetails"]["id"] for run in runs}) == 2
    results = runs[0]["results"]
    known = {(r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"]) for r in results}
    assert len(known) == len(results) == 4
    rules = runs[0]["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in results] == [r["ruleId"] for r in results]


def _result(log: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = log["runs"][0]["results"][0]
    return result


def _place(log: dict[str, Any]) -> dict[str, Any]:
    place: dict[str, Any] = _result(log)["locations"][0]["physicalLocation"]
    return place


@pytest.mark.parametrize(
    "damage",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: _result(log).update(level="warning"),
        lambda log: _result(log).update(rule="x"),
        lambda log: _result(log).pop("message"),
        lambda log: _place(log)["region"].update(startLine=0),
        lambda log: _place(log)["artifactLocation"].update(uri="/etc/passwd"),
        lambda log: _place(log)["artifactLocation"].update(uri="a/../../b"),
        lambda log: _place(log)["artifactLocation"].update(uri="a b.py"),
        lambda log: log["runs"][0]["tool"]["driver"].update(semanticVersion="1"),
    ],
)
def test_the_schema_refuses_what_the_standard_does(
    damage: Callable[[dict[str, Any]], object],
) -> None:
    log = deepcopy(_log(_SCAN))
    damage(log)
    assert list(_VALIDATOR.iter_errors(log))
