"""The Dockerfile keeps the usual rules, and names what the rest of the project names."""

import re
import shlex
from fnmatch import fnmatch

import pytest

from advisor.pdf import system_libraries
from tests.build import ROOT

LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8")
WHOLE = re.sub(r"\\\n\s*|^#.*\n", "", LINES, flags=re.MULTILINE)
STEPS = re.findall(r"^([A-Z]+) (.*)$", WHOLE, re.MULTILINE)
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
BESIDES = {"git"}  # a program that the scan starts


def given(name: str) -> list[str]:
    return [words for step, words in STEPS if step == name]


def libraries() -> set[str]:
    (step,) = (words for words in given("RUN") if "apt-get install" in words)
    command = next(part for part in step.split("&&") if "apt-get install" in part)
    return {word for word in shlex.split(command)[2:] if not word.startswith("-")} - BESIDES


def test_it_has_the_libraries_that_the_project_asks_for_elsewhere() -> None:
    asked = (ROOT / ".ci" / "system-packages").read_text(encoding="utf-8")
    function = asked.partition("libraries_of_pdf() {")[2].partition("}")[0]
    assert libraries() == set(re.findall(r"printf ' ([\w.-]+)'", function))
    hint = system_libraries.missing_library("any").problems[0].hint or ""
    assert all(library in hint for library in libraries())


def test_it_does_not_run_as_root() -> None:
    (user,) = given("USER")
    assert f"useradd --create-home --uid {user} advisor" in LINES
    assert int(user) > 0
    last = [step for step, _ in STEPS]
    assert last.index("USER") > max(i for i, step in enumerate(last) if step == "RUN")


@pytest.mark.parametrize("step", given("RUN"))
def test_nothing_that_was_downloaded_stays(step: str) -> None:
    if "apt-get" in step:
        assert step.startswith("apt-get update && apt-get install -y --no-install-recommends ")
        assert "rm -rf /var/lib/apt/lists/*" in step
    if "pip install" in step:
        assert "--no-cache-dir --constraint constraints.txt" in step


def test_it_starts_the_program_and_watches_nothing() -> None:
    assert given("ENTRYPOINT") == ['["advisor"]']
    assert given("HEALTHCHECK") == ["NONE"]


def test_its_base_has_a_version_and_a_python_that_will_do() -> None:
    assert set(given("FROM")) == {"python:${PYTHON} AS build", "python:${PYTHON}"}
    (version,) = (a.partition("=")[2] for a in given("ARG") if a.startswith("PYTHON="))
    assert re.fullmatch(r"3\.1[1-9]-slim-[a-z]+", version)


@pytest.mark.parametrize(
    "path",
    ["pyproject.toml", "constraints.txt", "README.md", "LICENSE", ".ci/metadata.py", "advisor"],
)
def test_what_the_wheel_is_built_of_is_sent_along(path: str) -> None:
    assert f"!{path}" in IGNORED
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", [".venv", ".git", "tests", "reports/demo", "team.yaml"])
def test_nothing_else_of_a_working_copy_is_sent(path: str) -> None:
    kept = [line[1:] for line in IGNORED if line.startswith("!")]
    assert "*" in IGNORED
    assert not any(fnmatch(path, pattern) for pattern in kept)
