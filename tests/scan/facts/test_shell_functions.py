"""Functions of shell scripts run where they are called, and are no commands where they are not."""

import pytest

from advisor.scan.facts.shell_functions import without_uncalled
from tests.scan.facts.following import facts, github

IDLE = "roll_back() {\n  kubectl rollout undo deployment/app\n}\n"


def _texts(files: dict[str, str], path: str) -> list[str]:
    return [fact.text("text") for fact in facts(files) if fact.path == path]


def test_the_body_of_a_function_that_nothing_calls_does_not_run() -> None:
    files = {"deploy.sh": f"#!/bin/sh\n{IDLE}kubectl apply -f k8s/\n"}
    assert _texts(files, "deploy.sh") == ["kubectl apply -f k8s/"]


@pytest.mark.parametrize(
    "calls",
    ["roll_back\n", "trap roll_back ERR\n", "apply || roll_back\n", '"$@"\n', "$1\n"],
)
def test_a_function_that_something_calls_runs(calls: str) -> None:
    files = {"deploy.sh": f"#!/bin/sh\n{IDLE}{calls}"}
    assert "kubectl rollout undo deployment/app" in _texts(files, "deploy.sh")


def test_a_remark_and_a_function_itself_do_not_call() -> None:
    text = f"# roll_back\nagain() {{\n  again\n}}\n{IDLE}ls\n"
    assert without_uncalled(text, list).split() == ["#", "roll_back", "ls"]


def test_a_script_that_takes_in_another_may_call_its_functions() -> None:
    files = {"lib.sh": IDLE, "deploy.sh": "#!/bin/sh\n. ./lib.sh\nroll_back\n"}
    assert "kubectl rollout undo deployment/app" in _texts(files, "lib.sh")
    files["deploy.sh"] = "#!/bin/sh\n. ./lib.sh\n"
    assert _texts(files, "lib.sh") == []


def test_lines_keep_their_numbers() -> None:
    text = f"{IDLE}ls\n"
    assert without_uncalled(text, list).split("\n").index("ls") == 3


def test_a_workflow_that_runs_a_script_runs_what_it_calls() -> None:
    script = f"#!/bin/sh\n{IDLE}go() {{\n  kubectl apply -f k8s/\n}}\ngo\n"
    files = {".github/workflows/ci.yml": github("bash deploy.sh"), "deploy.sh": script}
    found = {fact.text("text") for fact in facts(files) if "kubectl" in fact.text("text")}
    assert found == {"kubectl apply -f k8s/"}
