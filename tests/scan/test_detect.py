"""What a detector finds, and what that is worth."""

import pytest

from advisor.scan.detector import Clause
from tests.scan.small import (
    GATE,
    NIGHTLY,
    TRAINING,
    TRIGGER,
    UNIT_TESTS,
    detector,
    proposed,
    scanned,
    states,
)

LOGS = "import mlflow\n\nmlflow.log_metric('auc', 0.9)\n"
SUPPORTS = [("supports", None)]


def test_what_is_found_has_its_place() -> None:
    (proposal,) = proposed({"src/train.py": LOGS}, detector())
    (place,) = proposal.findings
    assert (place.reference, place.snippet) == ("src/train.py:3", "mlflow.log_metric('auc', 0.9)")
    assert (proposal.state, proposal.project) == ("supports", "")


def test_a_file_in_which_nothing_stands_shows_nothing() -> None:
    found = detector(find=(Clause(fact="file", where={"name": "Dockerfile"}),))
    assert states({"Dockerfile": "FROM python:3.12\n"}, found) == SUPPORTS
    assert states({"Dockerfile": "\n \n"}, found) == states({"Dockerfile": ""}, found) == []


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("examples/train.py", LOGS, "example"),
        ("{{cookiecutter.name}}/train.py", LOGS, "template"),
        ("train.py", "import mlflow\ndef f():\n    mlflow.log_metric('a', 1)\n", "unused"),
        (
            "train.py",
            "import mlflow\nuse = False\nif use:\n    mlflow.log_metric('a', 1)\n",
            "off-by-default",
        ),
    ],
)
def test_what_is_not_in_use_lies_dormant(path: str, text: str, reason: str) -> None:
    assert states({path: text, "src/a.py": ""}, detector()) == [("dormant", reason)]


@pytest.mark.parametrize("path", ["tests/test_train.py", "docs/train.py"])
def test_tests_and_documents_are_left_out_unless_asked_for(path: str) -> None:
    text = LOGS.replace("mlflow.log", "def test_a():\n    mlflow.log")
    zone = "test" if path.startswith("tests") else "documentation"
    assert states({path: text}, detector()) == []
    assert [s for s, _ in states({path: text}, detector(zones=(zone,)))] in (
        ["supports"],
        ["dormant"],  # nothing calls a function of a document
    )


def test_a_comment_or_an_unused_import_shows_nothing() -> None:
    text = "import mlflow\n# mlflow.log_metric('a', 1)\n"
    assert states({"train.py": text}, detector()) == []


def test_a_package_for_others_practises_nothing_of_its_own() -> None:
    setup = "from setuptools import setup\nsetup(classifiers=['Development Status :: 4 - Beta'])\n"
    found = states({"a.py": LOGS, "setup.py": setup}, detector(needs="trains"))
    assert found == []
    files = {"a.py": LOGS + TRAINING, "setup.py": setup}
    assert states(files, detector(needs="trains")) == [("dormant", "tool")]
    assert states(files, detector(needs="any")) == SUPPORTS


def test_a_schedule_trains_by_what_it_runs() -> None:
    asks = detector(TRIGGER, find=(Clause(fact="schedule", where={"does": "train"}),))
    workflow = ".github/workflows/nightly.yml"
    assert states({workflow: NIGHTLY, "train.py": TRAINING}, asks) == SUPPORTS
    assert states({workflow: NIGHTLY, "train.py": "print('hello')\n"}, asks) == []
    imported = {"train.py": "from lib import fitted\nfitted()\n"}
    lib = TRAINING.replace("model", "    model", 2).replace(
        "    model = ", "def fitted():\n    model = "
    )
    assert states({workflow: NIGHTLY, **imported, "lib.py": lib}, asks) == SUPPORTS
    unused = {"train.py": "from lib import other\nother()\n"}
    assert states({workflow: NIGHTLY, **unused, "lib.py": lib}, asks) == []


def test_a_gate_whose_outcome_is_swallowed_contradicts() -> None:
    text = (
        "def gate(auc):\n    if auc < 0.8:\n        raise ValueError\n\n"
        "def main():\n    try:\n        gate(0.5)\n    except Exception:\n        pass\n\nmain()\n"
    )
    asks = detector(GATE, find=(Clause(fact="guard", where={"effect": "raise"}),))
    assert states({"train.py": text}, asks) == [("contradicts", "swallowed")]


def test_company_is_asked_for_near_by() -> None:
    def asking(same: str) -> list[tuple[str, str | None]]:
        company = Clause(fact="call", where={"name": "*.fit"}, same=same)  # type: ignore[arg-type]
        return states({"log.py": LOGS, "train.py": TRAINING}, detector(along_with=(company,)))

    assert asking("project") == SUPPORTS
    assert asking("file") == []
    without = Clause(fact="call", where={"name": "*.fit"}, same="project")
    assert states({"log.py": LOGS, "t.py": TRAINING}, detector(without=(without,))) == []


def test_several_can_be_asked_for() -> None:
    twice = Clause(fact="call", where={"name": "mlflow.log_metric"}, at_least=2)
    assert states({"a.py": LOGS}, detector(find=(twice,))) == []
    assert states({"a.py": LOGS, "b.py": LOGS}, detector(find=(twice,))) == SUPPORTS * 2


def test_projects_are_never_added_up() -> None:
    files = {
        f"{name}/{file}": text
        for name in ("a", "b", "c")
        for file, text in {"README.md": "x", "requirements.txt": "mlflow\n"}.items()
    }
    read = scanned({**files, "a/train.py": TRAINING, "b/log.py": LOGS})
    assert [(p.path, p.trains) for p in read.projects] == [
        ("", False),
        ("a", True),
        ("b", False),
        ("c", False),
    ]
    assert read.matches([detector(needs="trains")]) == []
    (match,) = read.matches([detector(UNIT_TESTS)])
    assert match.project == "b"
