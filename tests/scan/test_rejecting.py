"""Rejected proposals: kept in their file, and carried over to the next scan."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import ContentError, OutputError
from advisor.scan.document import load_proposals, proposals_data, proposals_text
from advisor.scan.kept_proposals import KeptProposals
from advisor.scan.proposal import Proposal, Rejection
from advisor.scan.rejecting import Name, carry_over, with_rejection
from tests.tui.scanned import place, proposal, scan, write

NO = Rejection(reason="the folder is a demo", by="Ada")
UNIT, RUNS = "testing.pipeline-tests/unit-tests", "version-control.lineage/runs"
NAME = Name(repository="churn-service", project="", criterion=UNIT)


def test_a_rejection_is_of_one_proposal_and_can_be_taken_back() -> None:
    given = (scan(proposal(UNIT), proposal(RUNS)), scan(proposal(UNIT), repository="other"))
    rejected = with_rejection(given, NAME, NO)
    assert [p.rejected for each in rejected for p in each.proposals] == [NO, None, None]
    assert with_rejection(rejected, NAME, None) == given


def _again(*now: Proposal) -> tuple[list[Rejection | None], int, int]:
    before = (scan(replace(proposal(UNIT, places=2), rejected=NO), proposal(RUNS)),)
    carried = carry_over(before, (scan(*now),))
    return [p.rejected for p in carried.scans[0].proposals], carried.kept, carried.anew


def test_a_rejection_stays_while_one_of_its_places_is_found() -> None:
    moved = replace(proposal(UNIT), findings=(place("new.yml"), place(".ci/1.yml", 90)))
    assert _again(moved, proposal(RUNS)) == ([NO, None], 1, 0)


@pytest.mark.parametrize(
    ("now", "anew"),
    [
        (replace(proposal(UNIT), findings=(place("elsewhere.yml"),)), 1),
        (replace(proposal(UNIT), project="part"), 0),
        (proposal(RUNS), 0),
        (replace(proposal(UNIT), findings=()), 0),
    ],
)
def test_what_is_found_elsewhere_or_of_another_criterion_is_proposed_anew(
    now: Proposal, anew: int
) -> None:
    assert _again(now) == ([None], 0, anew)


@pytest.mark.parametrize("name", ["proposals.yaml", "proposals.json"])
def test_what_is_rejected_is_on_disk_at_once_and_read_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    given = (scan(proposal(UNIT), proposal(RUNS)),)
    is_json = path.suffix == ".json"
    text = json.dumps(proposals_data(given)) if is_json else proposals_text(given)
    path.write_text(text, encoding="utf-8")
    kept = KeptProposals.read(path)
    kept.reject(NAME, NO)
    assert kept.proposals[NAME][1].rejected == NO
    assert load_proposals(str(path)) == with_rejection(given, NAME, NO)
    assert path.read_text(encoding="utf-8").startswith("{" if is_json else "# Proposals of")
    kept.reject(NAME, None)
    assert load_proposals(str(path)) == given


def test_a_rejection_keeps_what_was_written_meanwhile(tmp_path: Path) -> None:
    path = write(tmp_path / "p.yaml", proposal(UNIT))
    kept = KeptProposals.read(path)
    write(path, proposal(RUNS), proposal(UNIT))
    kept.reject(NAME, NO)
    assert [p.rejected for p in load_proposals(str(path))[0].proposals] == [None, NO]
    write(path, proposal(RUNS))
    with pytest.raises(ContentError, match="no longer in its file"):
        kept.reject(NAME, NO)
    assert NAME not in kept.proposals


def test_what_cannot_be_saved_leaves_the_file_and_what_is_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = write(tmp_path / "p.yaml", proposal(UNIT))
    before = path.read_bytes()
    kept = KeptProposals.read(path)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        kept.reject(NAME, NO)
    assert path.read_bytes() == before
    assert kept.proposals[NAME][1].rejected is None


def test_proposals_without_a_place_are_nothing_to_go_through(tmp_path: Path) -> None:
    path = write(tmp_path / "p.yaml", replace(proposal(UNIT), findings=()))
    with pytest.raises(ContentError, match="nothing in these proposals"):
        KeptProposals.read(path)
