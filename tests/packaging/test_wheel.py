"""The wheel, installed by itself, works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from advisor.version import __version__
from tests.build import ROOT, SAMPLES
from tests.once import once


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from the checkout, once in a test run."""
    folder = tmp_path_factory.mktemp("wheel")
    name, _, data = once("the wheel", lambda: _built(folder)).partition(b"\n")
    wheel = folder / name.decode()
    wheel.write_bytes(data)
    return wheel


def _built(folder: Path) -> bytes:
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (built,) = folder.glob("*.whl")
    return built.name.encode() + b"\n" + built.read_bytes()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel in it and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--disable-pip-version-check", "--quiet")
    _python("-m", "pip", "install", *options, "--target", str(folder), str(wheel))
    return folder


def _python(*arguments: str, **environment: str) -> str:
    return _call([sys.executable, *arguments], ROOT, environment)


def _call(command: list[str], place: Path, environment: dict[str, str]) -> str:
    finished = subprocess.run(
        command,
        cwd=place,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def _advisor(installed: Path, place: Path, *arguments: str) -> str:
    """Run the installed console script in `place`, with the installed package first in line."""
    command = [sys.executable, str(installed / "bin" / "advisor"), *arguments]
    return _call(command, place, {"PYTHONPATH": str(installed)})


@pytest.mark.parametrize("folder", ["rubrics", "templates"])
def test_every_rubric_and_template_travels_in_the_wheel(wheel: Path, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name: archive.read(name) for name in archive.namelist()}
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert carried[f"advisor/_shipped/{path.relative_to(ROOT)}"] == path.read_bytes()


def test_the_wheel_holds_the_package_its_types_and_its_licence_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "advisor/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"advisor", "mlops_advisor"}
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    ask = (
        "import advisor, advisor.shipped as s; print(advisor.__file__); print(s.shipped('rubrics'))"
    )
    command = [sys.executable, "-c", ask]
    found = _call(command, tmp_path, {"PYTHONPATH": str(installed)}).splitlines()
    assert all(Path(place).is_relative_to(installed) for place in found)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_it_scores_a_sample_as_the_checkout_does(
    installed: Path, tmp_path: Path, sample: Path
) -> None:
    entry = "from advisor.cli.main import main; main()"
    assert _advisor(installed, tmp_path, "score", str(sample)) == _python(
        "-c", entry, "score", str(sample)
    )


def test_it_writes_a_page_with_the_templates_it_carries(installed: Path, tmp_path: Path) -> None:
    options = ("--format", "html,md", "-o", "out")
    _advisor(installed, tmp_path, "report", str(SAMPLES[0]), *options)
    assert "<html" in (tmp_path / "out" / "report.html").read_text()


def test_it_says_the_version_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert __version__ in _advisor(installed, tmp_path, "--version")
