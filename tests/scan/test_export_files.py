import json
from datetime import date
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.rubric.catalogue import find_rubric
from advisor.scan.export_files import exported_facts, exports_of
from advisor.scan.proposal import Proposal
from advisor.scan.repositories import ScanOptions, scan_repository
from tests.scan.shipped_detectors import shipped_detectors

PROTECTION = {
    "url": "https://api.github.com/repos/o/r/branches/main/protection",
    "required_pull_request_reviews": {"required_approving_review_count": 1},
    "required_status_checks": {"contexts": ["test"]},
    "enforce_admins": {"enabled": True},
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "app.py").write_text("print(1)\n")
    return folder


def proposal(repository: Path, criterion: str, **files: list[str]) -> Proposal:
    given = {"hosting": [], "mlflow": [], "kubectl": [], **files}
    rubric = find_rubric()
    options = ScanOptions(today=date(2026, 1, 1), exported=exported_facts(**given))
    scan, _ = scan_repository(str(repository), shipped_detectors(), rubric, options)
    return next(made for made in scan.proposals if made.criterion == criterion)


def test_what_the_host_says_is_evidence_and_lifts_the_doubt(
    repository: Path, tmp_path: Path
) -> None:
    export = tmp_path / "hosting.json"
    export.write_text(json.dumps(PROTECTION, indent=1))
    criterion = "version-control.application-code/merge-enforced"
    assert proposal(repository, criterion).state == "not-observable"
    made = proposal(repository, criterion, hosting=[str(export)])
    assert made.state == "supports"
    assert made.confidence is not None
    assert (made.confidence.level, made.confidence.reasons) == ("high", ("one-place", "exported"))
    (found,) = made.findings
    assert found.path == "export:hosting.json"
    assert found.snippet.startswith("{")
    assert found.file_sha256


def test_files_of_one_name_are_told_apart() -> None:
    text = json.dumps(PROTECTION)
    made = exports_of([("hosting", "a.json", text), ("hosting", "a.json", text)])
    assert list(made.texts) == ["export:a.json", "export:a.json#2"]
    assert {fact.path for fact in made.facts} == set(made.texts)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        exported_facts(hosting=[], mlflow=[str(tmp_path / "none.json")], kubectl=[])
