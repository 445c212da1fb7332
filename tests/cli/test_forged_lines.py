"""Text from outside is never a line of its own, nor a command to what reads the log."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.report.plan.formats import PLAN_FORMATS
from advisor.report.result_json import result_json
from tests.build import SAMPLES
from tests.cli.conftest import Advisor
from tests.report.build import sample
from tests.test_plain_text import obeyed

FORGED = "::error file=app.js,line=1::forged"
HEAD = "rubric: mlops-devops@2\nteam: {name: T}\nassessed_on: 2026-11-23\n"


def quoted(text: str) -> str:
    return json.dumps(f"x\n{text}\n##[error]{text}")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{quoted(FORGED)}: 1\n",
        f"{HEAD}answers: {{{quoted(FORGED)}: 1}}\n",
        f"{HEAD}answers: {{testing.data-validation: {quoted(FORGED)}}}\n",
        f"{HEAD}answers: {{testing.data-validation: {{{quoted(FORGED)}: 1}}}}\n",
        f"{HEAD}target: {{by: {quoted(FORGED)}}}\n",
        HEAD.replace("2026-11-23", quoted(FORGED)),
        HEAD.replace("mlops-devops@2", quoted(FORGED)),
        HEAD.replace("name: T", f"name: T, serving: {quoted(FORGED)}"),
    ],
    ids=["field", "practice", "level", "answer", "date", "day", "rubric", "profile"],
)
def test_what_a_file_says_makes_no_line(advisor: Advisor, tmp_path: Path, text: str) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(text)
    outcome = advisor("score", file)
    assert outcome.code == 3
    lines = outcome.err.splitlines()
    assert FORGED.strip(":") in outcome.err
    assert not any(map(obeyed, lines))
    assert all(line.startswith((f"{file}:", "    ")) for line in lines)


@pytest.mark.parametrize(
    "name", [f"a\n{FORGED}.yaml", f"{FORGED}.yaml", f"##[error]{FORGED}.yaml", ":", " :", "#"]
)
@pytest.mark.parametrize("line", ["score", "answers check", "rubric lint", "compare {0} {0}"])
def test_a_file_name_makes_no_line(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    name = name.replace("/", "")
    monkeypatch.chdir(tmp_path)
    missing = advisor(*line.split(), name) if "{" not in line else advisor("compare", name, name)
    Path(name).write_text("rubric: [")
    broken = advisor(*line.split(), name) if "{" not in line else advisor("compare", name, name)
    for outcome in (missing, broken):
        assert outcome.code in {1, 3}
        assert not any(map(obeyed, (outcome.out + outcome.err).splitlines()))


def test_a_path_that_was_written_is_one_line(advisor: Advisor, tmp_path: Path) -> None:
    folder = tmp_path / f"a\n{FORGED}".replace("/", "")
    outcome = advisor("report", SAMPLES[0], "--format", "json", "-o", folder)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1


@pytest.mark.parametrize("argument", [f"--x\n{FORGED}", f"{FORGED}", f"a\n{FORGED}"])
def test_wrong_use_makes_no_line(advisor: Advisor, argument: str) -> None:
    for words in ([argument], ["explain", SAMPLES[0], argument], ["plan", SAMPLES[0], argument]):
        outcome = advisor(*words)
        assert outcome.code == 2
        assert not any(map(obeyed, outcome.err.splitlines()))


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a result whose every name begins a line with a command and calls somebody."""
    result = sample("churn-scoring")
    text = f"@somebody\n{FORGED} @somebody #12 ##vso[task.complete]"
    steps = tuple(
        replace(step, title=text, why=f"{FORGED} @somebody", tasks=(text,), done_when=(text,))
        for step in result.roadmap.steps
    )
    practices = tuple(replace(p, title=text, note=FORGED) for p in result.practices)
    changed = replace(
        result,
        team={**result.team, "name": text},
        practices=practices,
        roadmap=replace(result.roadmap, steps=steps),
    )
    file = tmp_path / "result.json"
    file.write_text(result_json(changed))
    return file


@pytest.mark.parametrize("name", ["text", *PLAN_FORMATS])
def test_no_plan_commands_what_reads_the_log(advisor: Advisor, hostile: Path, name: str) -> None:
    outcome = advisor("plan", hostile, "--format", name)
    assert outcome.code == 0
    assert not any(map(obeyed, outcome.out.splitlines()))


@pytest.mark.parametrize(
    "line",
    [
        *("score", "explain", "compare {0}", "compare {0} --format md"),
        *("gate --min-level 2", "gate --min-level 2 --format junit"),
    ],
)
def test_no_text_commands_what_reads_the_log(advisor: Advisor, hostile: Path, line: str) -> None:
    outcome = advisor(*line.format(hostile).split(), hostile)
    assert outcome.out
    assert not any(map(obeyed, (outcome.out + outcome.err).splitlines()))


@pytest.mark.parametrize("words", [("plan", "--format", "md"), ("plan", "--format", "github")])
def test_no_plan_notifies_anybody(advisor: Advisor, hostile: Path, words: tuple[str, ...]) -> None:
    text = advisor(words[0], hostile, *words[1:]).out
    issues = [issue["body"] for issue in json.loads(text)] if "github" in words else [text]
    for body in issues:
        assert "@<!-- -->somebody" in body or "@" not in body
        assert "@somebody" not in body
        assert "#12" not in body


def test_no_report_notifies_anybody(advisor: Advisor, hostile: Path, tmp_path: Path) -> None:
    assert advisor("report", hostile, "--format", "md", "-o", tmp_path).code == 0
    text = (tmp_path / "report.md").read_text()
    assert "@<!-- -->somebody" in text
    assert "@somebody" not in text
    assert not any(map(obeyed, text.splitlines()))
