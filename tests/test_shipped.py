import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import advisor
from advisor.shipped import shipped

PACKAGE = Path(advisor.__file__).parent


@pytest.mark.parametrize(
    ("name", "holds"),
    [("rubrics", "mlops-devops/rubric.yaml"), ("templates", "report/report.md.j2")],
)
def test_rubrics_and_templates_are_found_whatever_the_working_folder(
    name: str, holds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shipped(name).is_absolute()
    assert (shipped(name) / holds).is_file()


def test_an_installed_package_prefers_what_travels_inside_it(tmp_path: Path) -> None:
    inside = tmp_path / "advisor" / "_shipped" / "rubrics"
    inside.mkdir(parents=True)
    (tmp_path / "rubrics").mkdir()
    shutil.copy(PACKAGE / "shipped.py", tmp_path / "advisor")
    (tmp_path / "advisor" / "__init__.py").touch()
    asked = "from advisor.shipped import shipped; print(shipped('rubrics'), shipped('templates'))"
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == [str(inside), str(tmp_path / "templates")]
