"""What a newcomer adds to a repository: the action, the component, the hooks, each as it is run."""

import re
import shlex
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from advisor.cli.command_line import run
from advisor.document.parse import load_document, parse_document
from advisor.rubric.catalogue import load_rubric
from tests.build import ROOT, RUBRICS
from tests.packaging.pipelines import Runner

README = (ROOT / "README.md").read_text(encoding="utf-8")
ANSWER = "{level: %s, evidence: [{kind: artifact, ref: ci/deploy.yml}]}"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def _team(level: int, **others: str) -> str:
    """Return answers of today, each on a line of its own."""
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    head = f"rubric: mlops-devops@2\nteam: {{name: Newcomers}}\nassessed_on: {today}\nanswers:\n"
    said = {practice.id: ANSWER % level for practice in load_rubric().practices} | others
    return head + "".join(f"  {name}: {answer}\n" for name, answer in said.items())


def _workflow() -> dict[str, Any]:
    """Return what the README's workflow gives the action."""
    (text,) = re.findall(
        r"```yaml\n# \.github/workflows/maturity\.yml\n(.*?)```", README, re.DOTALL
    )
    workflow = parse_document(text, file="maturity.yml").data
    (step,) = [s for s in workflow["jobs"]["maturity"]["steps"] if s["uses"].endswith("advisor")]
    found: dict[str, Any] = step["with"]
    return found


def test_a_newcomer_sees_the_gate_fail_pass_and_annotate(runner: Runner) -> None:
    given = _workflow()
    runner.commit(team=_team(0))
    first = runner.action(given)
    assert first.code == 1, first.err
    assert "\n::error file=team.yaml,line=" in first.out
    assert "there is nothing to compare with yet" in first.out
    assert "❌" in runner.summary.read_text()

    runner.commit(team=_team(1))
    second = runner.action(given)
    assert (second.code, "::error" in second.out) == (0, False), second.out
    assert runner.notes.read_text().splitlines()[-1].endswith(f" {ROOT}")

    runner.merge()
    now = _team(1, **{"testing.data-validation": "unknown"})
    runner.commit(team=now)
    third = runner.action(given)
    assert third.code == 1
    line = now[: now.index("testing.data-validation")].count("\n") + 1
    assert f"::error file=team.yaml,line={line},col=3,title=no regress since" in third.out


def test_the_commands_of_the_readme_compare_in_any_clone(runner: Runner) -> None:
    (text,) = re.findall(r"\$ (git fetch .*?)\n\$ (if git .*?)\n\$ (advisor gate .*?)\n", README)
    runner.commit(team=_team(1))
    (runner.folder / "bin" / "advisor").symlink_to(runner.folder / "advisor" / "bin" / "advisor")
    runner.run(f"python3 -m venv '{runner.folder}/advisor'")
    ran = runner.run("\n".join(text))
    assert (ran.code, "there is nothing to compare with yet" in ran.out) == (0, True), ran.err

    runner.merge()
    runner.run("git push -q origin answers")
    origin = (runner.folder / "origin.git").as_uri()
    runner.run(f"git clone -q --depth 1 -b answers '{origin}' few", cwd=runner.folder)
    few = runner.folder / "few"
    ran = runner.run("\n".join(text), cwd=few)
    assert (ran.code, "no regress since" in ran.out) == (0, True), ran.err
    ran = runner.run("\n".join(["git remote set-url origin nowhere", *text]), cwd=few)
    assert (ran.code != 0, ran.out) == (True, "")


def test_answers_that_were_renamed_are_compared_where_their_old_path_is_named(
    runner: Runner,
) -> None:
    runner.commit(team=_team(1))
    runner.merge()
    runner.run("git mv team.yaml ours.yaml && git commit -qm move")
    unnamed = runner.action({"answers": "ours.yaml"})
    assert "::notice::ours.yaml is not on main" in unnamed.out
    named = runner.action({"answers": "ours.yaml", "base-answers": "team.yaml"})
    assert (named.code, "no regress since" in named.out) == (0, True), named.err


def test_a_complete_quick_assessment_can_pass_the_first_workflow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "team.yaml"
    assert run(["answers", "new", "--quick", "-o", str(file)]) == 0
    head, answers = file.read_text().split("\nanswers:\n")
    met = [
        block.replace("met: []", f"met: [{', '.join(re.findall(r'#   ([a-z0-9-]+): ', block))}]", 1)
        for block in answers.split("unknown: []")
    ]
    file.write_text(f"{head}\nanswers:\n{'unknown: []'.join(met)}")
    assert run(["gate", str(file), *_workflow()["conditions"].split()]) == 0
    assert "FAILS" not in capsys.readouterr().out


def test_a_branch_that_is_not_there_is_no_first_run(runner: Runner) -> None:
    runner.commit(team=_team(1))
    ran = runner.action({"conditions": "--min-level 1"}, base="nowhere")
    assert ran.code != 0
    assert "holds" not in ran.out


def test_the_component_writes_a_test_report_and_fails_with_the_gate(runner: Runner) -> None:
    runner.commit(team=_team(0))
    given = {"advisor": "./tools/advisor", "conditions": "--min-level 1"}
    ran = runner.component(given)
    assert (ran.code, "FAILS  level at least 1" in ran.out) == (1, True), ran.err
    suites = ET.parse(runner.clone / "maturity.xml").getroot()  # noqa: S314 our own text
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    assert runner.notes.read_text().endswith(" ./tools/advisor\n")


def test_a_branch_that_is_behind_is_compared_with_what_it_began_from(runner: Runner) -> None:
    runner.commit(team=_team(1))
    runner.merge()
    began = runner.run("git rev-parse HEAD").out.strip()
    runner.commit(team=_team(2))
    runner.merge()
    runner.run(f"git reset --quiet --hard {began}")
    runner.commit(notes="# nothing about the team")
    given = {"advisor": "./tools/advisor", "conditions": "--min-level 1"}
    assert runner.component(given, began).code == 0
    behind = runner.component(given)
    assert (behind.code, "FAILS  no regress" in behind.out) == (1, True)


def _hook(name: str) -> dict[str, Any]:
    hooks = load_document(ROOT / ".pre-commit-hooks.yaml").data
    (found,) = [hook for hook in hooks if hook["id"] == name]
    assert isinstance(found, dict)
    return found


def _entry(hook: dict[str, Any], *more: str) -> int:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "advisor"
    return run([*arguments, *more])


def test_the_hooks_judge_what_is_committed(tmp_path: Path) -> None:
    answers, rubric = _hook("advisor-answers"), _hook("advisor-rubric")
    files = [tmp_path / name for name in ("team.yaml", "answers.yml", "values.yaml")]
    for file in files:
        file.write_text(_team(1), encoding="utf-8")
    chosen = [str(file) for file in files if re.search(answers["files"], file.as_posix())]
    assert len(chosen) == 2
    assert _entry(answers, *chosen) == 0
    files[1].write_text("rubric: mlops-devops@2\n", encoding="utf-8")
    assert _entry(answers, *chosen) == 1

    assert rubric["pass_filenames"] is False
    assert re.search(rubric["files"], "rubrics/ours/practices/testing.yaml")
    assert _entry(rubric, str(RUBRICS / "sound.yaml")) == 0
    broken = tmp_path / "rubric.yaml"
    broken.write_text((RUBRICS / "sound.yaml").read_text().replace("level: 1", "level: 9", 1))
    assert _entry(rubric, str(broken)) == 1
