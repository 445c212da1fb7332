"""The source archive can be tested, and what an index shows of the package stands alone."""

import re
import subprocess
import tarfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest
from hatchling.build import build_sdist
from packaging.licenses import canonicalize_license_expression
from packaging.metadata import parse_email

from tests.build import ROOT
from tests.once import once

NEEDED = (
    *("Makefile", "constraints.txt", "pyproject.toml", ".ci/run", ".ci/system-packages"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Dockerfile", ".dockerignore"),
    *("advisor/py.typed", "rubrics/mlops-devops/rubric.yaml", "templates/report/page.html.j2"),
    *("tests/build.py", "tests/fixtures/rubrics/backups.yaml", "docs/scoring.md"),
    *("reports/samples/churn-scoring/answers.yaml", "templates/report/fonts/OFL.txt"),
)


HOME = "https://code.example.org/platform/advisor"


def built(folder: Path, home: str = "") -> Path:
    """Return the source archive built from the checkout, for a project that lives at `home`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("PROJECT_URL", home)
        return folder / build_sdist(str(folder))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the source archive of a project that has no public address, made once in a run."""
    folder = tmp_path_factory.mktemp("sdist")
    data = once("the source archive", lambda: built(folder).read_bytes())
    archive = folder / "archive.tar.gz"
    archive.write_bytes(data)
    return archive


@pytest.fixture(scope="module")
def names(archive: Path) -> set[str]:
    """Return what is in it, by paths within its one folder."""
    with tarfile.open(archive) as packed:
        return {name.partition("/")[2] for name in packed.getnames()}


@pytest.fixture(scope="module")
def metadata(archive: Path) -> Message:
    """Return what an index is told."""
    return told_to_an_index(archive)


def told_to_an_index(archive: Path) -> Message:
    with tarfile.open(archive) as packed:
        (name,) = (name for name in packed.getnames() if name.count("/") == 1 and "PKG-" in name)
        stream = packed.extractfile(name)
        assert stream is not None
        return message_from_string(stream.read().decode())


def test_it_holds_the_tests_and_all_they_need(names: set[str]) -> None:
    assert set(NEEDED) - names == set()


def test_it_holds_nothing_that_is_not_in_the_repository(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert not tops & {".venv", ".git", "dist", "build", ".mypy_cache"}
    assert not [name for name in names if name.endswith(".pyc")]
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert names - {"PKG-INFO"} <= set(listed.stdout.splitlines())


def test_the_licence_names_that_of_the_fonts_as_well(metadata: Message) -> None:
    expression = canonicalize_license_expression(metadata["License-Expression"])
    assert expression == "Apache-2.0 AND OFL-1.1"
    assert metadata.get_all("License-File") == ["LICENSE", "templates/report/fonts/OFL.txt"]


def test_an_index_would_take_what_it_is_told(metadata: Message) -> None:
    raw, unparsed = parse_email(metadata.as_string())
    assert not unparsed
    assert raw["description_content_type"] == "text/markdown"
    versions = {c.rpartition(" ")[2] for c in raw["classifiers"] if "Python :: 3." in c}
    assert "3.11" in versions


def test_the_page_of_the_project_leads_nowhere_that_only_a_checkout_has(metadata: Message) -> None:
    page = str(metadata.get_payload())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"\]\((?!https?:)", readme)
    assert not re.search(r"\]\((?!https?:)", page)
    assert "docs/scoring.md: how levels" in page
    assert page.count("\n## ") == readme.count("\n## ")


def test_published_it_names_its_addresses_and_leads_to_them(tmp_path: Path) -> None:
    metadata = told_to_an_index(built(tmp_path, f"{HOME}/"))
    addresses = dict(line.split(", ") for line in metadata.get_all("Project-URL") or [])
    assert addresses["Homepage"] == HOME
    assert {"Documentation", "Changelog", "Source", "Issues"} < addresses.keys()
    page = str(metadata.get_payload())
    assert not re.search(r"\]\((?!https?:)", page)
    led = re.findall(rf"\({HOME}/(?:blob|raw)/HEAD/([^)#]+)", page)
    assert "docs/scoring.md" in led
    assert [path for path in led if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("home", ["http://code.example.org/a/b", "platform/advisor", "https://"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, home: str) -> None:
    with pytest.raises(ValueError, match="PROJECT_URL is no address"):
        built(tmp_path, home)


def test_nothing_tells_to_install_a_name_that_no_index_has() -> None:
    told = re.compile(r"(pip|pipx|uv tool) install[^\n`]*mlops-advisor(?!-)")
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/*.md"),
        *ROOT.rglob("advisor/**/*.py"),
    ]
    assert [page for page in pages if told.search(page.read_text(encoding="utf-8"))] == []
