"""Of very many problems the first are shown, and how many there are."""

import json
from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.conftest import Advisor
from tests.rubric.sound import SOUND

MANY = 3000
HEAD = "rubric: mlops-devops@2\nteam: {name: T}\nassessed_on: 2026-11-23\n"
WRONG = "".join(f"wrong-{number}: 1\n" for number in range(MANY))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return a file of each kind with very many wrong keys, by its name."""
    result = json.loads(SAMPLES[0].with_name("result.json").read_text())
    texts = {
        "answers": f"{HEAD}answers:\n{''.join(f'  x.k{n}: 1{chr(10)}' for n in range(MANY))}",
        "twice": f"{HEAD}{'kpis: {}' + chr(10)}" + "kpis: {}\n" * MANY,
        "brand": f"name: A\n{WRONG}",
        "rubric": f"{SOUND.read_text()}\n{WRONG}",
        "result": json.dumps(result | {f"wrong-{n}": 1 for n in range(MANY)}),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return {name: tmp_path / name for name in texts}


@pytest.mark.parametrize(
    "line",
    [
        "score {answers}",
        "answers check {answers}",
        "answers check {twice}",
        "rubric lint {rubric}",
        "rubric show --rubric {rubric}",
        "score {result}",
        "report {sample} --format md --brand {brand}",
    ],
)
def test_fifty_are_shown_and_the_rest_is_counted(
    advisor: Advisor, files: dict[str, Path], line: str
) -> None:
    outcome = advisor(*line.format(sample=SAMPLES[0], **files).split())
    lines = outcome.err.splitlines()
    shown = [text for text in lines if ": error: " in text]
    assert len(shown) == 50
    (rest,) = [text for text in lines if text.startswith("… and ")]
    assert rest.startswith(f"… and {MANY - 50} more")
    assert len(lines) <= 102


def test_a_judgement_as_data_lists_a_thousand_and_counts_all(
    advisor: Advisor, files: dict[str, Path]
) -> None:
    data = json.loads(advisor("answers", "check", files["answers"], "--format", "json").out)
    assert (len(data["errors"]), data["count"]) == (1000, MANY)
    found = json.loads(advisor("rubric", "lint", files["rubric"], "--format", "json").out)
    assert len(found) == 1001
    assert found[-1]["message"] == f"{MANY - 1000} more findings, not listed"


def test_as_many_as_are_shown_are_all(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(HEAD + "".join(WRONG.splitlines(keepends=True)[:50]))
    outcome = advisor("score", file)
    assert outcome.err.count(": error: ") == 50
    assert "more" not in outcome.err
