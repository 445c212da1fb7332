"""A damaged result document is refused like any other bad input."""

import json
import re
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from advisor.report.result_json import result_json
from advisor.result.build import build_result
from tests.build import assessment
from tests.cli.conftest import Advisor
from tests.rubric.sound import edited

COMMANDS = ("score {}", "score {} --format json", "explain {}", "report {} -o out --format md")
DAMAGE: list[tuple[str, Any]] = [
    ("schema_version", "3.0"),
    ("schema_version", None),
    ("assessed_on", 20261123),
    ("assessed_on", "soon"),
    ("assessed_on", None),
    ("dimensions", 5),
    ("dimensions", "x"),
    ("dimensions", [1]),
    ("stages", None),
    ("practices", {}),
    ("practices", [[]]),
    ("rubric", "mlops-devops"),
    ("roadmap", []),
    ("colour", "red"),
]


@cache
def sound() -> str:
    """Return a result document as `score --format json` prints it, by a small rubric."""
    rubric = edited({})
    return result_json(build_result(rubric, assessment(rubric, {"answering.rota": 0})))


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sound result document, alone in the working folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "result.json"
    file.write_text(sound())
    return file


# Every damage, by the commands in turn, and one of them by every command.
EACH = [(*damage, line) for damage, line in zip(DAMAGE, cycle(COMMANDS), strict=False)]
BY_ALL = [(*DAMAGE[-1], line) for line in COMMANDS if (*DAMAGE[-1], line) not in EACH]


@pytest.mark.parametrize(("field", "value", "line"), [*EACH, *BY_ALL], ids=str)
def test_a_damaged_result_ends_a_command_with_3(
    advisor: Advisor, result: Path, field: str, value: Any, line: str
) -> None:
    result.write_text(json.dumps(json.loads(result.read_text()) | {field: value}))
    outcome = advisor(*(word.format(result) for word in line.split()))
    assert (outcome.code, outcome.out) == (3, "")
    assert re.match(rf"{re.escape(str(result))}:1:\d+: error: ", outcome.err)
    assert field in outcome.err
    assert list(result.parent.iterdir()) == [result]


def test_a_fault_is_told_with_its_line_its_value_and_what_to_do(
    advisor: Advisor, result: Path
) -> None:
    lines = result.read_text().splitlines()
    line = next(n for n, text in enumerate(lines) if '"claimed":' in text)
    lines[line] = '    "claimed": 99,'
    result.write_text("\n".join(lines))
    outcome = advisor("score", result)
    assert outcome.err.startswith(f"{result}:{line + 1}:5: error: `claimed` is 99")
    assert "at level.claimed. This result was edited, or another version wrote it." in outcome.err
    assert "advisor report ANSWERS --format json" in outcome.err


@pytest.mark.parametrize("field", ["rubric", "team", "level", "dimensions", "stages", "roadmap"])
def test_a_part_that_was_lost_is_named(advisor: Advisor, result: Path, field: str) -> None:
    data = json.loads(result.read_text())
    del data[field]
    result.write_text(json.dumps(data))
    outcome = advisor("score", result)
    assert (outcome.code, outcome.out) == (3, "")
    assert f"`{field}` is missing" in outcome.err


@pytest.mark.parametrize("length", [1, 1_000, -2])
def test_a_result_that_was_cut_short_is_refused(
    advisor: Advisor, result: Path, length: int
) -> None:
    result.write_text(result.read_text().strip()[:length])
    outcome = advisor("explain", result)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(str(result))


@pytest.mark.parametrize(
    ("number", "line"),
    list(zip(["NaN", "-Infinity", "1e999", "9" * 5000], COMMANDS, strict=True)),
)
def test_a_number_that_json_does_not_have_ends_a_command_with_3(
    advisor: Advisor, result: Path, number: str, line: str
) -> None:
    data = json.loads(result.read_text()) | {"score": {"value": 0.125, "low": 0, "high": 2}}
    result.write_text(json.dumps(data, indent=1).replace("0.125", number))
    outcome = advisor(*(word.format(result) for word in line.split()))
    assert (outcome.code, outcome.out) == (3, "")
    assert re.match(rf"{re.escape(str(result))}:\d+:\d+: error: .*{number[:20]}", outcome.err)
