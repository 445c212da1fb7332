"""Rejected proposals on the command line: skipped, asked for no more, and carried over."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.cli.exit_code import ExitCode
from advisor.scan.document import load_proposals, proposals_text
from advisor.scan.proposal import FIRST_LINE, Proposal, Rejection
from tests.cli.conftest import Advisor
from tests.tui.scanned import proposal, write

NO = Rejection(reason="the folder is a demo", by="Ada")
UNIT = "testing.pipeline-tests/unit-tests"
RUNS = "version-control.experiment-tracking/runs-recorded"


@pytest.fixture
def team(advisor: Advisor, tmp_path: Path) -> Path:
    """Return a new answers file."""
    file = tmp_path / "team.yaml"
    assert advisor("--quiet", "answers", "new", "-o", file).code == 0
    return file


def rejected(criterion: str) -> Proposal:
    return replace(proposal(criterion), rejected=NO)


def test_all_takes_nothing_that_is_rejected_and_its_own_name_does(
    advisor: Advisor, team: Path
) -> None:
    path = write(team.with_name("p.yaml"), rejected(UNIT), proposal(RUNS))
    assert advisor("answers", "take", team, path, "--all").out == f"{RUNS}: met, with evidence\n"
    practice = advisor("answers", "take", team, path, "--only", "testing.pipeline-tests")
    assert "met" not in practice.out
    taken = advisor("answers", "take", team, path, "--only", UNIT)
    assert taken.out == f"{UNIT}: met, with evidence\n"


def test_a_rejected_contradiction_holds_no_gate_up(advisor: Advisor, team: Path) -> None:
    path = write(team.with_name("p.yaml"), proposal(UNIT))
    advisor("answers", "take", team, path, "--all")
    against = proposal(UNIT, "contradicts")
    gate = ("gate", team, "--no-contradictions", "--proposals", write(path, against))
    assert advisor(*gate).code == 1
    write(path, replace(against, rejected=NO))
    assert advisor(*gate).code == 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a plain folder whose workflow runs a test for each change."""
    folder = tmp_path / "service"
    workflow = folder / ".github" / "workflows" / "ci.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(
        "on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n"
        "    steps:\n      - run: pytest\n"
    )
    (folder / "test_adds.py").write_text("def test_adds():\n    assert 1 + 1 == 2\n")
    return folder


def test_scanning_again_keeps_rejections_and_says_how_many(
    advisor: Advisor, repository: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.yaml"
    assert "rejection" not in advisor("scan", repository, "-o", path).err
    (before,) = load_proposals(str(path))
    found = next(p for p in before.proposals if p.findings)
    changed = tuple(replace(p, rejected=NO if p == found else None) for p in before.proposals)
    path.write_text(proposals_text((replace(before, proposals=changed),)))
    again = advisor("scan", repository, "-o", path)
    assert "1 rejection is kept." in again.err
    assert "Rejected by Ada: the folder is a demo" in again.out
    (after,) = load_proposals(str(path))
    assert {p.criterion: p.rejected for p in after.proposals if p.rejected} == {found.criterion: NO}


def test_an_earlier_file_that_cannot_be_read_is_replaced_with_a_remark(
    advisor: Advisor, repository: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(f"{FIRST_LINE}\nproposals_version: 99\nscans: []\n")
    outcome = advisor("scan", repository, "-o", path)
    assert (outcome.code, "No rejection is kept of the earlier file" in outcome.err) == (0, True)
    assert load_proposals(str(path))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("assess", "--proposals", "p.yaml"), "needs the answers"),
        (("assess", "t.yaml", "--project", "a"), "goes with --proposals"),
        (("assess", "t.yaml", "--proposals", "-"), "Name the file of proposals"),
        (("assess", "t.yaml", "--plain", "--proposals", "p.yaml"), "advisor answers take"),
    ],
)
def test_the_screen_of_proposals_needs_answers_and_a_file(
    advisor: Advisor, arguments: tuple[str, ...], told: str
) -> None:
    outcome = advisor(*arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert not Path("t.yaml").exists()


def test_proposals_that_cannot_be_read_leave_no_answers_file(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "named:Driver")  # as if there were a terminal
    outcome = advisor("assess", tmp_path / "t.yaml", "--proposals", tmp_path / "none.yaml")
    assert outcome.code == ExitCode.INPUT
    assert "none.yaml" in outcome.err
    assert not (tmp_path / "t.yaml").exists()
