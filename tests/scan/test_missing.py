"""Commands that work on what the repository holds nowhere lie dormant, and no others."""

import pytest

from advisor.scan.detector import Activity, Clause
from advisor.scan.load import Detectors
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from advisor.scan.table import question_of
from tests.scan.small import TRAINING, detector, states

OTHERS = {f"pkg/part_{number}.py": "X = 1\n" for number in range(11)}
ANY = detector(find=(Clause(fact="command", where={"job": "t", "step": "last"}),))
SUPPORTS = [("supports", None)]
MISSING = [("dormant", "missing")]


def _judged(
    command: str, before: str = "echo", *, step: str = "{}", **files: str
) -> list[tuple[str, str | None]]:
    workflow = (
        "on: push\njobs:\n  t:\n    runs-on: ubuntu-24.04\n    steps:\n"
        f"      - {step}\n      - run: {before}\n"
        f"      - name: last\n        run: |\n          {command}\n"
    )
    there = {path.replace("__", "/").replace("_DOT_", "."): text for path, text in files.items()}
    return states({".github/workflows/a.yml": workflow, **OTHERS, **there}, ANY)


@pytest.mark.parametrize(
    "command",
    [
        "pytest tests/",
        "python -m pytest tests/unit/ --cov=src/ -v",
        "pytest tests/test_a.py::test_one",
        "flake8 src",
        "ruff check src/ tests/",
        "black --check --diff src/ tests/",
        "bandit -r src/ -f json -o report.json",
        "python src/train.py --data data/raw/",
        "bash scripts/deploy.sh",
        "./scripts/deploy.sh prod",
        "locust -f load/locustfile.py --host http://x",
        "docker build -t app:1 .",
        "docker build -f docker/Dockerfile.gpu -t app .",
        "kubectl apply -f k8s/deployment.yaml -n prod",
    ],
)
def test_what_works_on_nothing_lies_dormant(command: str) -> None:
    assert _judged(command) == MISSING


@pytest.mark.parametrize(
    "command",
    [
        "pytest",
        "pytest .",
        "pytest pkg/",
        "pytest tests pkg",
        "pytest -k smoke --junitxml reports/a.xml",
        "pytest $TESTS",
        "pytest ${{ matrix.folder }}/tests",
        "pytest /opt/app/tests",
        "pytest ../other/tests",
        "pytest tests/*.py",
        "pylint part_1 --fail-under=8",
        "mypy -p other.module",
        "pylint other.module",
        "pylint --recursive true --fail-under 8",
        "black -l 100",
        "python -m other.train",
        "python train_$KIND.py",
        "docker build -t app https://github.com/a/b.git",
        "docker run image python src/train.py",
        "kubectl apply -f https://example.org/a.yaml",
        "kubectl apply -f -",
    ],
)
def test_what_may_be_there_or_elsewhere_counts(command: str) -> None:
    assert set(_judged(command)) == set(SUPPORTS)


@pytest.mark.parametrize(
    "before",
    [
        "git clone https://github.com/a/b .",
        "mkdir -p src && cp -r pkg/* src/",
        "echo 'print(1)' > src/train.py",
        "curl -o src/train.py https://example.org/train.py",
        "jupyter nbconvert --to script a.ipynb",
        "cd /opt/app",
        "unzip code.zip",
    ],
)
def test_what_a_job_makes_or_brings_counts(before: str) -> None:
    assert _judged("python src/train.py", before) == SUPPORTS
    assert _judged("python src/train.py") == MISSING


def test_another_repository_may_be_checked_out() -> None:
    step = "{uses: actions/checkout@v4, with: {repository: a/b}}"
    assert _judged("pytest tests/", step=step) == SUPPORTS
    assert _judged("pytest tests/", step="{uses: actions/checkout@v4}") == MISSING


def test_a_path_counts_from_whatever_folder_it_is_found() -> None:
    assert _judged("pytest tests/", app__tests__test_a_DOT_py="") == SUPPORTS
    assert _judged("docker build .", app__Dockerfile="FROM python") == SUPPORTS
    assert _judged("python train.py", app__src__train_DOT_py=TRAINING) == SUPPORTS


def test_what_git_leaves_out_and_what_submodules_hold_counts() -> None:
    assert _judged("kubectl apply -f secret.yaml", _DOT_gitignore="secret.yaml\n") == SUPPORTS
    assert _judged("pytest lib/tests", _DOT_gitmodules="[submodule]\n") == SUPPORTS


def test_a_handful_of_files_may_be_an_excerpt() -> None:
    workflow = "on: push\njobs: {t: {steps: [{name: last, run: pytest tests/}]}}\n"
    assert states({".github/workflows/a.yml": workflow}, ANY) == SUPPORTS


def test_a_workflow_does_not_do_what_is_missing() -> None:
    workflow = (
        "on: {schedule: [{cron: '0 3 * * *'}]}\n"
        "jobs: {t: {runs-on: ubuntu-24.04, steps: [{run: pytest tests/}]}}\n"
    )
    files = {".github/workflows/a.yml": workflow, **OTHERS}
    assert _scheduled(files) == [()]
    assert _scheduled({**files, "tests/test_a.py": ""}) == [("test",)]


def _scheduled(files: dict[str, str]) -> list[tuple[str, ...]]:
    """Return what each schedule does, where pytest is testing."""
    tests = Activity(id="test", commands=(Clause(fact="command", where={"program": "pytest"}),))
    read = Scanned(InMemory(files), Detectors(activities=(tests,), detectors=(), sha256=""))
    schedules = read.table.ask(question_of(Clause(fact="schedule")))
    return [fact.texts("does") for fact in schedules]
