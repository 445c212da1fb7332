"""The whole way: an agent proposes, a person takes on the screen, and the report names both."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from advisor.assessment.criteria import quick_criteria, said_of
from advisor.cli.command_line import run
from advisor.mcp.agent_tools import AgentTools
from advisor.mcp.evidence_folder import EvidenceFolder
from advisor.mcp.server import make_server
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.score import score
from advisor.scoring.states import CriterionState
from tests.tui.app_driver import LARGE, Driven, begun, drive, open_again
from tests.tui.app_driver import run as played

AGENT, PERSON = "claude-code", "Ada"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository in which a file says of each criterion how it is met."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    place = tmp_path / "churn"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture(scope="module")
def shipped() -> Rubric:
    return load_rubric()


async def fill(tools: AgentTools, repository: Path) -> list[str]:
    """Propose every criterion of the quick assessment, as an agent does; return which they are."""
    done: list[str] = []
    async with Client(make_server(tools)) as client:
        while items := await _open(client):
            book = repository / f"PRACTICES-{len(done)}.md"
            book.write_text("".join(f"{item['text']}\n" for item in items), encoding="utf-8")
            proposals = [_proposal(item, book.name, line) for line, item in enumerate(items, 1)]
            result = await client.call_tool("propose", {"agent": AGENT, "proposals": proposals})
            assert not result.is_error, result.content
            done += [item["criterion"] for item in items]
    return done


async def _open(client: Client) -> list[dict[str, Any]]:
    result = await client.call_tool("list_open", {"quick": True, "unproposed": True, "limit": 40})
    assert result.structured_content is not None
    return list(result.structured_content["items"])


def _proposal(item: dict[str, Any], path: str, line: int) -> dict[str, Any]:
    where = {"ref": path, "start": line, "kind": "document" if item["level"] == 1 else "artifact"}
    return {
        "criterion": item["criterion"],
        "says": "supports",
        "reason": "The page says how.",
        "evidence": [where],
    }


def test_an_agent_fills_the_quick_assessment_and_a_person_takes_it(
    repository: Path, shipped: Rubric
) -> None:
    workspace = begun(repository, shipped, quick=True)
    file, place = workspace.session.path, repository / "proposals.yaml"
    tools = AgentTools(
        answers=file, proposals=place, root=EvidenceFolder(path=repository.resolve())
    )
    before = file.read_bytes()
    proposed = played(fill(tools, repository))
    states = {p.id: p for p in score(shipped, workspace.assessment).practices}
    asked = {
        f"{practice.id}/{criterion.id}"
        for practice in shipped.practices
        for criterion in quick_criteria(practice)
        if states[practice.id].criterion(criterion.id).state is not CriterionState.LEFT_OUT
    }
    assert set(proposed) == asked
    assert len(asked) > 40
    assert file.read_bytes() == before

    async def scene(driven: Driven) -> None:
        await driven.press("P")
        assert "proposed by" not in driven.words()
        assert f"Agent {AGENT}" in driven.words()
        assert "an agent says so, and no detector" in driven.words()
        await driven.press("K")
        assert driven.screen == "FormScreen"
        await driven.press("enter")
        assert "A few words are needed" in driven.words()
        await driven.type(PERSON)
        await driven.press("enter")
        for _ in proposed[1:]:
            await driven.press("K")
        assert "Nothing is left to decide" in driven.words() or "last one" in driven.words()

    drive(scene, workspace, size=LARGE)
    answers = open_again(workspace).assessment.answers
    for practice in shipped.practices:
        said = said_of(practice, answers[practice.id]) if practice.id in answers else {}
        for criterion in practice.criteria:
            name = f"{practice.id}/{criterion.id}"
            assert (said.get(criterion.id) == "met") == (name in asked), name
    pieces = [piece for answer in answers.values() for piece in answer.evidence]
    assert {(piece.found_by, piece.by) for piece in pieces} == {(f"agent:{AGENT}", PERSON)}
    assert len(pieces) == len(asked)

    written = repository / "report"
    line = ["report", str(file), "--format", "html,md", "--full", "--no-interactive"]
    assert run(["--quiet", *line, "-o", str(written)]) == 0
    both = f"proposed by agents ({AGENT}) and taken by {PERSON}"
    assert both in (written / "report.md").read_text(encoding="utf-8").replace("\\", "")
    page = unescape((written / "report.html").read_text(encoding="utf-8"))
    assert both in page
    assert f"proposed by the agent {AGENT}" in page
