"""Which findings of a criterion a proposal keeps, in which order, and the lines they show."""

from advisor.rubric.catalogue import find_rubric
from advisor.scan.assemble import MOST_FINDINGS
from advisor.scan.detector import Clause
from advisor.scan.proposal import Proposal
from advisor.scan.run import Scanned, propose
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors
from tests.scan.small import detector, proposed

CRITERION = "testing.automated-tests/tests-in-repository"
METRIC = Clause(fact="call", where={"name": "mlflow.log_metric"})
STARTED = Clause(fact="call", where={"name": "mlflow.start_run"})
LOGS = "import mlflow\n\nmlflow.start_run()\nmlflow.log_metric('a', 1)\n"


def _places(proposal: Proposal) -> list[tuple[str, int]]:
    return [(finding.path, finding.line) for finding in proposal.findings]


def test_no_file_is_cut_off_by_other_files() -> None:
    files = {"shop.py": "def price(): return 1\n"}
    files |= {
        f"tests/test_{number:03}.py": "from shop import price\n"
        "def test_a():\n    assert price() == 1\ndef test_b():\n    assert price() < 2\n"
        for number in range(MOST_FINDINGS + 15)
    }
    rubric = find_rubric()
    detectors = shipped_detectors()
    found = propose(Scanned(InMemory(files), detectors), detectors, rubric)
    (proposal,) = (p for p in found if p.criterion == CRITERION)
    assert len({f.path for f in proposal.findings}) == len(proposal.findings) == MOST_FINDINGS + 15
    assert proposal.more == MOST_FINDINGS + 15


def test_of_one_file_few_places_are_told() -> None:
    text = "import mlflow\n" + "mlflow.log_metric('a', 1)\n" * (MOST_FINDINGS + 3)
    (proposal,) = proposed({"a.py": text}, detector(find=(METRIC,)))
    assert (len(proposal.findings), proposal.more) == (MOST_FINDINGS, 3)


def test_the_path_that_says_most_is_told_first() -> None:
    files = {"a.py": LOGS, "train.py": LOGS}
    (proposal,) = proposed(files, detector(find=(METRIC,), prefer="train"))
    assert _places(proposal) == [("train.py", 4), ("a.py", 4)]


def test_what_serves_developers_or_shows_things_stands_behind_what_makes_the_product() -> None:
    files = dict.fromkeys((".tools/a.py", "demo/b.py", "train.py", "streamlit_app.py"), LOGS)
    (proposal,) = proposed(files, detector(find=(METRIC,)))
    paths = [path for path, _ in _places(proposal)]
    assert paths[0] == "train.py"
    assert set(paths) == set(files)


def test_a_hint_is_told_where_nothing_shows_more() -> None:
    hint = detector(id="hint", find=(STARTED,), confidence="low")
    proof = detector(id="proof", find=(METRIC,))
    (alone,) = proposed({"a.py": LOGS}, hint)
    assert _places(alone) == [("a.py", 3)]
    (beside,) = proposed({"a.py": LOGS}, hint, proof)
    assert _places(beside) == [("a.py", 4)]


def test_what_two_detectors_show_on_one_line_is_told_once() -> None:
    both = (detector(id=name, find=(METRIC,)) for name in ("one", "other"))
    (proposal,) = proposed({"a.py": LOGS}, *both)
    assert _places(proposal) == [("a.py", 4)]


def test_the_line_within_what_was_found_is_told() -> None:
    found = (Clause(fact="resource", where={"type": "google_cloud_run_v2_service"}),)
    text = 'resource "google_cloud_run_v2_service" "a" {\n  name = "a"\n  max_instances = 3\n}\n'
    (told,) = proposed({"a.tf": text}, detector(find=found, line="max_instances"))
    assert _places(told) == [("a.tf", 3)]
    (whole,) = proposed({"a.tf": text}, detector(find=found, line="min_instances"))
    assert _places(whole) == [("a.tf", 1)]


def test_a_file_is_shown_from_its_first_line_that_is_no_remark() -> None:
    found = detector(find=(Clause(fact="file", where={"name": "Dockerfile"}),))
    (proposal,) = proposed({"Dockerfile": "# ours\n\nFROM python:3.12\n"}, found)
    assert [(f.line, f.snippet) for f in proposal.findings] == [(3, "FROM python:3.12")]
    (empty,) = proposed({"Dockerfile": "# ours\n"}, found)
    assert _places(empty) == [("Dockerfile", 1)]


def test_of_a_whole_file_the_line_that_says_it_is_told() -> None:
    found = (Clause(fact="file", where={"name": "dvc.lock"}),)
    text = "schema: '2.0'\nstages:\n  a:\n    deps:\n    - md5: 22a1\n"
    (told,) = proposed({"dvc.lock": text}, detector(find=found, line="md5:"))
    assert _places(told) == [("dvc.lock", 5)]
    (whole,) = proposed({"dvc.lock": text}, detector(find=found, line="etag:"))
    assert _places(whole) == [("dvc.lock", 1)]
