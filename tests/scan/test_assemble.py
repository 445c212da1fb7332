"""Which findings of a criterion a proposal keeps."""

from advisor.rubric.catalogue import find_rubric
from advisor.scan.assemble import MOST_FINDINGS
from advisor.scan.load import rubric_detectors
from advisor.scan.run import Scanned, propose
from advisor.scan.source import InMemory

CRITERION = "testing.automated-tests/tests-in-repository"


def test_no_file_is_cut_off_by_other_files() -> None:
    files = {"shop.py": "def price(): return 1\n"}
    files |= {
        f"tests/test_{number:03}.py": "from shop import price\n"
        "def test_a():\n    assert price() == 1\ndef test_b():\n    assert price() < 2\n"
        for number in range(MOST_FINDINGS + 15)
    }
    rubric = find_rubric()
    detectors = rubric_detectors(None, rubric)
    found = propose(Scanned(InMemory(files), detectors), detectors, rubric)
    (proposal,) = (p for p in found if p.criterion == CRITERION)
    assert len({f.path for f in proposal.findings}) == len(proposal.findings) == MOST_FINDINGS + 15
    assert proposal.more == MOST_FINDINGS + 15
