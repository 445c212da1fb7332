"""What agents proposed, in the file of proposals beside what a scan found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor.assessment.model import Assessment, Team
from advisor.assessment.session.edit import Revision
from advisor.assessment.session.lock import Lock
from advisor.errors import OutputError
from advisor.scan import proposals_file
from advisor.scan.detector import State
from advisor.scan.document import load_proposals, proposals_text
from advisor.scan.kept_proposals import KeptProposals
from advisor.scan.proposal import AGENTS_LINE, FIRST_LINE, Proposal, Rejection, Scan
from advisor.scan.rejecting import carry_over, with_rejection
from advisor.scan.taking import take
from tests.scan.small import DAY, RUNS, detector, proposed, rubric
from tests.tui.scanned import proposal, scan

UNIT = "testing.pipeline-tests/unit-tests"
LOGS = "import mlflow\n\nmlflow.log_metric('auc', 0.9)\n"
AGENT = "claude-code"


def of_agent(criterion: str = UNIT, state: State = "supports") -> Proposal:
    """Return what an agent proposes: a place in a file, and a link."""
    found = proposal(criterion)
    place = replace(found.findings[0], detector=None, detector_version=None, state=state)
    link = replace(place, path="https://ci.example.org/7", line=0, end_line=0, snippet="")
    return replace(found, agent=AGENT, state=state, findings=(place, link))


def by_agents(*given: Proposal) -> Scan:
    return replace(scan(*given, repository="churn"), commit=None)


def test_they_are_written_and_read_back_and_the_head_says_so() -> None:
    given = (scan(proposal(UNIT)), by_agents(of_agent()))
    text = proposals_text(given)
    assert text.startswith(f"{FIRST_LINE}\n{AGENTS_LINE}\n")
    assert f"agent: {AGENT}" in text
    assert AGENTS_LINE not in proposals_text(given[:1])


def test_a_file_of_before_there_were_agents_reads_as_it_did(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    given = (scan(proposal(UNIT)),)
    path.write_text(proposals_text(given), encoding="utf-8")
    assert "agent" not in path.read_text(encoding="utf-8")
    assert load_proposals(str(path)) == given


def test_a_scan_keeps_them_and_never_takes_their_rejections_for_its_own() -> None:
    no = Rejection(reason="a demo", by="Ada")
    before = (scan(proposal(UNIT)), by_agents(replace(of_agent(), rejected=no)))
    carried = carry_over(before, (scan(proposal(UNIT)),))
    assert carried.agents == before[1:]
    assert [item.rejected for item in carried.scans[0].proposals] == [None]
    assert carried.kept == 0


def test_the_screen_shows_both_and_each_is_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    given = (scan(replace(proposal(UNIT), project="a")), by_agents(of_agent()))
    path.write_text(proposals_text(given), encoding="utf-8")
    kept = KeptProposals.read(path)
    first, second = kept.proposals
    assert (first.agent, second.agent) == (None, AGENT)
    kept.reject(second, Rejection(reason="a demo"))
    assert [p.rejected is not None for s in kept.scans for p in s.proposals] == [False, True]
    assert with_rejection(kept.scans, second, None) == given


def test_what_an_agent_writes_meanwhile_is_seen_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(proposals_text((scan(proposal(UNIT)),)), encoding="utf-8")
    kept = KeptProposals.read(path)
    path.write_text(proposals_text((scan(proposal(UNIT)), by_agents(of_agent()))), encoding="utf-8")
    kept.read_again()
    assert len(kept.proposals) == 2
    path.write_text("x: 1\n", encoding="utf-8")
    kept.read_again()
    assert len(kept.proposals) == 2


def _taken(made: Proposal, by: str) -> Revision:
    empty = Assessment(rubric=rubric().reference, team=Team(name="T"), assessed_on=DAY)
    edits = Revision(rubric(), empty)
    take(edits, made, day=date(2026, 11, 30), commit=None, by=by)
    return edits


def test_taken_evidence_names_the_agent_and_the_person() -> None:
    (found,) = proposed({"src/train.py": LOGS}, detector())
    link = replace(found.findings[0], path="https://ci.example.org/7", line=0, snippet="")
    made = replace(found, agent=AGENT, findings=(*found.findings, link))
    (answer,) = _taken(made, "Ada").assessment.answers.values()
    first, second = answer.evidence
    assert (first.found_by, first.by) == (f"agent:{AGENT}", "Ada")
    assert first.ref == "src/train.py:3"
    assert first.digest == found.findings[0].sha256
    assert (second.ref, second.digest) == ("https://ci.example.org/7", None)


def test_so_does_the_note_of_what_an_agent_contradicts() -> None:
    (found,) = proposed({"src/train.py": LOGS}, detector())
    (answer,) = _taken(
        replace(found, agent=AGENT, state="contradicts"), "Ada"
    ).assessment.answers.values()
    name = RUNS.partition("/")[2]
    assert answer.unmet == (name,)
    assert answer.note == f"{name}: src/train.py:3 (agent:{AGENT})"


def test_whoever_changes_the_file_waits_for_another_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals_file, "_PATIENCE", 0.05)
    path = tmp_path / "p.yaml"
    lock = Lock.take(path)
    assert isinstance(lock, Lock)
    with (
        pytest.raises(OutputError, match="are being changed by process"),
        proposals_file.changing_proposals(path),
    ):
        pass
    lock.release()
    with proposals_file.changing_proposals(path):
        assert isinstance(Lock.take(path), str)
    assert list(tmp_path.iterdir()) == []
