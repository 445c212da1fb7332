"""What is loaded when, and who may import whom."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import advisor
from advisor.rubric.catalogue import load_rubric
from tests.build import ROOT, SAMPLES

SAMPLE = str(SAMPLES[0])
HEAVY = {"textual", "plotly", "weasyprint", "jinja2", "ortools"}
LONGEST_MODULE = 400
PROBE = """
import json, sys
{action}
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
RUN = "from advisor.cli.command_line import run; assert run(sys.argv[1:]) == 0"


def loaded_by(action: str, *arguments: str) -> set[str]:
    """Return the names of all modules a fresh process has loaded after an action."""
    finished = subprocess.run(
        [sys.executable, "-c", PROBE.format(action=action), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return set(json.loads(finished.stderr.splitlines()[-1]))


def loaded_by_line(line: str) -> set[str]:
    return loaded_by(RUN, *(word.format(SAMPLE) for word in line.split()))


@pytest.mark.parametrize("line", ["score {}", "rubric show --format json"])
def test_reading_a_rubric_for_the_first_time_loads_nothing_heavy(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loaded = loaded_by_line(line)
    assert "pydantic" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "line",
    [
        "score {}",
        "score {} --format json",
        "explain {}",
        "explain {} testing",
        "compare {0} {0}",
        "gate {0} --min-level 0 --no-regress {0}",
        "answers check {}",
        "rubric list",
        "rubric show --format json",
        "rubric show testing --format json",
    ],
)
def test_reading_commands_load_nothing_heavy_and_once_cached_no_validator(line: str) -> None:
    load_rubric()  # into the cache that the session's processes share
    assert loaded_by_line(line) & {*HEAVY, "pydantic"} == set()


@pytest.mark.parametrize("line", ["rubric show testing", "rubric show testing --format md"])
def test_the_pages_of_a_rubric_load_the_templates_and_nothing_else_that_is_heavy(line: str) -> None:
    assert loaded_by(RUN, *line.split()) & HEAVY == {"jinja2"}


def test_a_json_report_loads_no_renderer_of_pages(tmp_path: Path) -> None:
    loaded = loaded_by(RUN, "report", SAMPLE, "--format", "json", "-o", str(tmp_path))
    assert loaded & {"weasyprint", "jinja2"} == set()
    assert (tmp_path / "result.json").is_file()


def test_answering_loads_nothing_heavy_and_scoring_nothing_of_it() -> None:
    loaded = loaded_by("import advisor.assessment.session.session, advisor.assessment.recent")
    assert loaded & {*HEAVY, "pydantic"} == set()
    assert "advisor.assessment.session.session" not in loaded_by(RUN, "score", SAMPLE)


def test_importing_the_product_loads_none_of_its_rooms() -> None:
    loaded = loaded_by("import advisor")
    ours = {name for name in loaded if name.startswith("advisor")}
    assert ours == {"advisor", "advisor.version"}


def test_the_public_names_include_those_of_the_design_and_all_import() -> None:
    assert {"load_rubric", "load_assessment", "score", "plan", "render"} <= set(advisor.__all__)
    assert all(getattr(advisor, name) is not None for name in advisor.__all__)


def test_a_name_the_product_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scroe'"):
        importlib.import_module("advisor").scroe  # noqa: B018 reading it is the point


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout


def test_no_module_has_grown_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "advisor").rglob("*.py")
    }
    assert len(lengths) > 50
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}
