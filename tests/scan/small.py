"""Small repositories in memory, scanned by detectors written on the spot."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric
from advisor.scan.assemble import findings_by_criterion, proposals
from advisor.scan.detector import Activity, Clause, Detector
from advisor.scan.load import Detectors
from advisor.scan.proposal import Project, Proposal
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory

UNIT_TESTS = "testing.pipeline-tests/unit-tests"
RUNS = "version-control.experiment-tracking/runs-recorded"
TRIGGER = "iteration-cycle.retraining-triggers/rule-in-git"
GATE = "testing.model-validation/gate-before-service"
DAY = date(2026, 11, 30)
TRAINING = "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit([[0], [1]], [0, 1])\n"
NIGHTLY = """\
on: {schedule: [{cron: "0 3 * * *"}]}
jobs: {t: {runs-on: ubuntu-24.04, steps: [{run: python train.py}]}}
"""


@cache
def rubric() -> Rubric:
    """Return the shipped rubric."""
    return find_rubric()


def detector(criterion: str = RUNS, **fields: object) -> Detector:
    """Return a detector with what a test does not care about filled in."""
    given: dict[str, object] = {
        "id": "d",
        "criteria": (criterion,),
        "needs": "any",
        "find": (Clause(fact="call", where={"name": "mlflow.log_metric"}),),
        "shows": "It logs.",
        "not_shown": "Where to.",
        "seen_at": "The server.",
    }
    return Detector(**(given | fields))  # type: ignore[arg-type]


TRAINS = Activity(id="train", files=(Clause(fact="call", where={"name": "*.fit"}),))


def scanned(files: Mapping[str, str], projects: tuple[Project, ...] = ()) -> Scanned:
    """Return a small repository, read, in which `fit` is training."""
    none = Detectors(activities=(TRAINS,), detectors=(), sha256="")
    return Scanned(InMemory(files), none, projects=projects)


def proposed(files: Mapping[str, str], *detectors: Detector) -> Sequence[Proposal]:
    """Return what detectors propose of a small repository."""
    read = scanned(files)
    found = findings_by_criterion(read.matches(detectors), read.source)
    return tuple(proposals(found, rubric()))


def states(files: Mapping[str, str], *detectors: Detector) -> list[tuple[str, str | None]]:
    """Return state and reason of each place that is found, in their order."""
    return [(f.state, f.reason) for p in proposed(files, *detectors) for f in p.findings]
