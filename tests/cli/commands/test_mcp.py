"""`advisor mcp`, and what becomes of agents' proposals on the command line."""

import builtins
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from advisor.cli.commands import mcp as command
from advisor.mcp.agent_tools import AgentTools
from advisor.optional_packages import MCP
from advisor.scan.document import load_proposals, proposals_text
from tests.build import ROOT
from tests.cli.conftest import Advisor
from tests.mcp.folder import AGENT, FACTS, SCRIPT, tools
from tests.scan.test_of_agents import by_agents, of_agent
from tests.tui.app_driver import run
from tests.tui.scanned import proposal, scan

UNIT = "testing.pipeline-tests/unit-tests"
RUNS = "version-control.experiment-tracking/runs-recorded"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[AgentTools]:
    """Return the desks that would have been served."""
    found: list[AgentTools] = []
    monkeypatch.setattr("advisor.mcp.server.serve", lambda at, _tell: found.append(at))
    monkeypatch.setattr(command, "collect_garbage", lambda: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return found


@pytest.fixture
def team(advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new answers file in the current folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "team.yaml"
    assert advisor("--quiet", "answers", "new", "-o", file).code == 0
    return file


def test_evidence_lies_beside_the_answers_unless_said(
    advisor: Advisor, team: Path, served: list[AgentTools]
) -> None:
    for line in ([team], []):  # the one answers file here is meant
        assert advisor("mcp", *line).code == 0
        at = served.pop()
        assert at.answers.resolve() == team
        assert at.proposals.resolve() == team.with_name("proposals.yaml")
        assert at.root.path == team.parent.resolve()
        assert team in at.root.own
    below = team.parent / "below"
    below.mkdir()
    assert advisor("mcp", team, "--root", below, "--proposals", "p.json").code == 0
    assert (served[0].root.path, served[0].proposals) == (below.resolve(), Path("p.json"))


def test_what_cannot_be_served_is_told_before_anything_begins(
    advisor: Advisor, team: Path, served: list[AgentTools]
) -> None:
    (team.parent / "other.yaml").write_bytes(team.read_bytes())
    (team.parent / "bad.yaml").write_text("x: 1\n", encoding="utf-8")
    for line, code, message in (
        ([], 2, "several answers files here"),
        (["-"], 2, "standard input is the agent's"),
        (["gone.yaml"], 3, "gone.yaml does not exist"),
        ([team, "--root", "gone"], 3, "there is no folder gone"),
        ([team, "--proposals", "bad.yaml"], 3, "is no file of proposals"),
        ([team, "--rubric", "gone"], 3, "gone"),
    ):
        told = advisor("mcp", *line)
        assert (told.code, told.out) == (code, ""), told.err
        assert message in told.err
    assert served == []


def test_without_the_extra_it_is_said_how_to_install_it(
    advisor: Advisor, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "advisor.mcp.server":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    told = advisor("mcp", team)
    assert (told.code, told.out) == (2, "")
    assert MCP.command() in told.err


def test_a_process_speaks_the_protocol_on_its_output_and_nothing_else(tmp_path: Path) -> None:
    given = tools(tmp_path)
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "advisor", "mcp", given.answers.name, "--rubric", str(FACTS)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", "")},
    )
    proposed = {
        "criterion": SCRIPT,
        "says": "supports",
        "reason": "It installs a version.",
        "evidence": [{"ref": "ci/release.sh", "snippet": "install model-v3"}],
    }

    async def talk() -> None:
        async with Client(server) as client:
            assert client.server_info is not None
            assert client.server_info.name == "advisor"
            result = await client.call_tool("propose", {"agent": AGENT, "proposals": [proposed]})
            assert not result.is_error
            wrong = await client.call_tool("explain", {"element": "nonsense"})
            assert wrong.is_error

    run(talk())
    ((made,),) = (each.proposals for each in load_proposals(str(given.proposals)))
    assert (made.agent, made.findings[0].reference) == (AGENT, "ci/release.sh:3")


@contextmanager
def written(team: Path, *proposals: Any) -> Iterator[Path]:
    """Write what agents proposed beside what a scan found, and give the file."""
    path = team.with_name("p.yaml")
    given = (scan(proposal(RUNS)), by_agents(*proposals))
    path.write_text(proposals_text(given), encoding="utf-8")
    yield path


def test_taking_what_an_agent_proposes_names_who_takes_it(advisor: Advisor, team: Path) -> None:
    with written(team, of_agent(UNIT)) as path:
        unnamed = advisor("answers", "take", team, path, "--all")
        assert (unnamed.code, "say with --by NAME who takes it" in unnamed.err) == (2, True)
        assert "agent:" not in team.read_text(encoding="utf-8")
        taken = advisor("answers", "take", team, path, "--all", "--by", "Ada")
        assert taken.out.splitlines() == [f"{n}: met, with evidence" for n in (RUNS, UNIT)]
        text = team.read_text(encoding="utf-8")
        assert f"found_by: agent:{AGENT}" in text or f'found_by: "agent:{AGENT}"' in text
        assert "by: Ada" in text


def test_what_contradicts_an_answer_is_taken_by_its_own_name_alone(
    advisor: Advisor, team: Path
) -> None:
    against = ("answers", "take", team)
    with written(team, of_agent(UNIT, "contradicts")) as path:
        assert advisor(*against, path, "--only", UNIT, "--by", "Ada").code == 0
    with written(team, of_agent(UNIT)) as path:
        left = advisor(*against, path, "--all", "--by", "Ada")
        assert left.out == f"{RUNS}: met, with evidence\n"
        assert "1 proposal of an agent contradicts an answer and was left" in left.err
        named = advisor(*against, path, "--only", UNIT, "--by", "Ada")
        assert named.out == f"{UNIT}: met, with evidence\n"


def test_agents_that_disagree_are_not_taken_both(advisor: Advisor, team: Path) -> None:
    other = of_agent(UNIT, "contradicts")
    with written(team, of_agent(UNIT), other) as path:
        told = advisor("answers", "take", team, path, "--only", UNIT, "--by", "Ada")
        assert (told.code, f"the proposals for `{UNIT}` disagree" in told.err) == (3, True)


def test_a_scan_into_the_same_file_keeps_what_agents_proposed(advisor: Advisor, team: Path) -> None:
    with written(team, of_agent(UNIT)) as path:
        _, before = load_proposals(str(path))
        told = advisor("scan", team.parent, "-o", path)
        assert told.code == 0, told.err
        assert "1 proposal of an agent is kept." in told.err
        found, kept = load_proposals(str(path))
        assert kept == before
        assert not found.of_agents
