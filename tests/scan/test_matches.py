from dataclasses import replace
from typing import Any

from advisor.scan.proposal import Project
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors

LOGGED = "import mlflow\nmlflow.log_metric('a', 1)\nmlflow.log_metric('b', 2)\n"


def lines(files: dict[str, str], **changes: Any) -> list[tuple[str, int]]:
    """Return where a detector of runs, changed for the test, finds something."""
    all_of = shipped_detectors()
    (asked,) = (one for one in all_of.detectors if one.id == "runs-logged")
    projects = (Project(path="", trains=True, predicts=True, prompts=True),)
    scanned = Scanned(InMemory(files), all_of, projects=projects)
    return [(m.fact.path, m.fact.line) for m in scanned.matches([replace(asked, **changes)])]


def test_each_place_is_told_unless_one_in_a_file_will_do() -> None:
    files = {"a.py": LOGGED, "b.py": LOGGED}

    assert lines(files) == [("a.py", 2), ("a.py", 3), ("b.py", 2), ("b.py", 3)]
    assert lines(files, once_a_file=True) == [("a.py", 2), ("b.py", 2)]
