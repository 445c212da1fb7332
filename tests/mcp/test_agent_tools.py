"""Proposals of agents: in their file alone, with evidence, and never an answer."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.mcp.agent_tools import AgentTools
from advisor.mcp.claim import Reference
from advisor.scan.document import load_proposals, proposals_text
from advisor.scan.kept_proposals import KeptProposals
from advisor.scan.proposal import Rejection
from advisor.scan.rejecting import name_of
from tests.mcp.folder import AGENT, BACK, SCRIPT, claim, proposed, tools
from tests.tui.scanned import proposal, scan

RUN = Reference(ref="https://ci.example.org/runs/7", kind="record")
MET = {"release.model-release": {"met": ["by-a-script"]}}


def test_a_proposal_names_its_agent_its_place_and_why(tmp_path: Path) -> None:
    given = tools(tmp_path)
    reply = given.propose(AGENT, [claim(), claim(BACK, RUN)])
    script, back = proposed(given)
    assert (script.criterion, script.agent, script.state) == (SCRIPT, AGENT, "supports")
    assert script.findings[0].reference == "ci/release.sh:3"
    assert script.findings[0].shows == "The script installs a named version."
    assert script.confidence is not None
    assert (script.confidence.level, script.confidence.reasons) == ("medium", ("agent",))
    assert (back.findings[0].reference, back.findings[0].kind) == (RUN.ref, "record")
    assert reply.text == f"2 proposals are in {given.proposals}, for a person to decide."
    assert [item["stands"] for item in reply.data["proposed"]] == ["not answered yet"] * 2


def test_nothing_but_the_file_of_proposals_is_written(tmp_path: Path) -> None:
    given = tools(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    given.propose(AGENT, [claim()])
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after.pop(given.proposals)
    assert after == before


def test_what_contradicts_an_answer_stays_a_contradiction(tmp_path: Path) -> None:
    given = tools(tmp_path, MET)
    reply = given.propose(AGENT, [claim(says="contradicts")])
    assert proposed(given)[0].state == "contradicts"
    stands = reply.data["proposed"][0]["stands"]
    assert stands == "answered met; kept as a contradiction, which a person decides"


@pytest.mark.parametrize(
    "said",
    [
        {"waived": [{"criterion": "by-a-script", "reason": "No script is allowed.", "by": "Ada"}]},
        {"level": "not_applicable", "reason": "No model is released.", "by": "Ada"},
        {"unmet": ["by-a-script"]},
    ],
)
def test_so_does_what_says_otherwise_than_a_person(tmp_path: Path, said: dict[str, object]) -> None:
    reply = tools(tmp_path, {"release.model-release": said}).propose(AGENT, [claim()])
    assert "kept as a contradiction" in reply.data["proposed"][0]["stands"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (claim("release.model-release/by-script"), "there is no criterion"),
        (claim(reason=" "), "a proposal says why"),
        (claim(reason="x" * 2_000), "a proposal says why"),
        (claim(SCRIPT, *[RUN] * 6), "between 1 and 5 places"),
        (claim(SCRIPT, Reference(ref=RUN.ref, kind="rumour")), "no kind of evidence"),
        (claim(SCRIPT, Reference(ref="../answers")), "lies outside|there is no file"),
    ],
)
def test_what_nobody_could_decide_is_refused_with_a_sentence(
    tmp_path: Path, given: object, why: str
) -> None:
    at = tools(tmp_path)
    with pytest.raises(AdvisorError, match=why):
        at.propose(AGENT, [given])  # type: ignore[list-item]
    assert not at.proposals.exists()


def test_what_the_profile_leaves_out_is_refused(tmp_path: Path) -> None:
    given = tools(tmp_path)
    text = given.answers.read_text(encoding="utf-8")
    given.answers.write_text(text.replace('"Any team"', '"A", "own-training": false'), "utf-8")
    with pytest.raises(AdvisorError, match="does not apply to this team"):
        given.propose(AGENT, [claim("release.model-release/owner-of-weights")])


def test_of_several_the_sound_ones_are_taken_in(tmp_path: Path) -> None:
    given = tools(tmp_path)
    reply = given.propose(AGENT, [claim(), claim(BACK, Reference(ref="gone.txt")), claim()])
    assert [item.criterion for item in proposed(given)] == [SCRIPT]
    assert [item["criterion"] for item in reply.data["refused"]] == [BACK, SCRIPT]
    assert reply.text.endswith("2 were refused.")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 61, "agent:x", "\x1b[31m"])
def test_an_agent_has_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(AdvisorError, match="no name of an agent"):
        tools(tmp_path).propose(name, [claim()])


def test_a_later_proposal_takes_the_place_of_the_same_agents_earlier_one(tmp_path: Path) -> None:
    given = tools(tmp_path)
    given.propose(AGENT, [claim()])
    given.propose("codex", [claim()])
    given.propose(AGENT, [claim(SCRIPT, RUN)])
    assert {item.agent: item.findings[0].reference for item in proposed(given)} == {
        AGENT: RUN.ref,
        "codex": "ci/release.sh:3",
    }


def test_what_a_scan_found_stays_beside_it(tmp_path: Path) -> None:
    given = tools(tmp_path)
    found = scan(proposal(SCRIPT), repository="other")
    given.proposals.write_text(proposals_text((found,)), encoding="utf-8")
    given.propose(AGENT, [claim()])
    first, second = load_proposals(str(given.proposals))
    assert first == found
    assert (second.repository, second.of_agents) == (tmp_path.name, True)
    assert len(KeptProposals.read(given.proposals).proposals) == 2


def test_what_a_person_rejected_is_not_proposed_again_by_anybody(tmp_path: Path) -> None:
    given = tools(tmp_path)
    reject(given)
    for agent in (AGENT, "codex"):
        with pytest.raises(AdvisorError, match="was rejected by Ada: a demo"):
            given.propose(agent, [claim()])
    assert proposed(given)[0].rejected is not None
    given.propose(AGENT, [claim(SCRIPT, RUN)])
    assert proposed(given)[0].rejected is None
    with pytest.raises(AdvisorError, match="was rejected before"):
        given.propose(AGENT, [claim()])


def reject(given: AgentTools) -> None:
    given.propose(AGENT, [claim()])
    kept = KeptProposals.read(given.proposals)
    ((name, _),) = kept.proposals.items()
    kept.reject(name, Rejection(reason="a demo", by="Ada"))
    assert name == name_of(kept.scans[0], kept.scans[0].proposals[0])


def test_agents_at_work_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    given = tools(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(given.propose, f"agent-{n}", [claim()]) for n in range(8)]:
            done.result()
    assert {item.agent for item in proposed(given)} == {f"agent-{n}" for n in range(8)}
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {
        "chart.png",
        "ci",
        "proposals.yaml",
        "team.json",
    }


def test_a_crowd_of_agents_is_refused(tmp_path: Path) -> None:
    given = tools(tmp_path)
    crowd = [replace(proposal(SCRIPT), agent=f"agent-{number}") for number in range(20)]
    given.proposals.write_text(proposals_text((scan(*crowd),)), encoding="utf-8")
    with pytest.raises(AdvisorError, match="20 agents have proposals here already"):
        given.propose("one-more", [claim()])


def test_a_practice_tells_what_convinces_and_what_was_rejected(tmp_path: Path) -> None:
    given = tools(tmp_path, MET)
    reject(given)
    reply = given.read_practice(SCRIPT)
    data = reply.data
    assert data["convinces"]["1"]["sufficient"] == ("The script and its last log.",)
    assert data["criteria"][0] == {
        "criterion": SCRIPT,
        "level": 1,
        "text": "A script in version control installs a named version of the model.",
        "state": "met",
        "seen_in": "files",
        "backed_by": ["record"],
        "defines": ["script"],
    }
    assert data["proposals"][0]["rejected"] == {"reason": "a demo", "by": "Ada"}
    assert "criteria are open" in reply.text


def test_score_explain_plan_and_compare_say_what_the_command_line_does(tmp_path: Path) -> None:
    given = tools(tmp_path, MET)
    assert "Claimed: " in given.score(limit=1, offset=0).text
    why = given.explain("release.model-release", limit=2, offset=0)
    assert (why.data["kind"], len(why.data["criteria"]["items"])) == ("practice", 2)
    assert given.plan(limit=5, offset=0).data["team"] == "Any team"
    moved = given.compare("team.json", None, limit=5, offset=0)
    assert moved.data["criteria"] == {"items": [], "total": 0}
    with pytest.raises(AdvisorError, match="nothing called"):
        given.explain("nonsense", limit=1, offset=0)
    with pytest.raises(AdvisorError, match="lies outside"):
        given.compare("/etc/passwd", None, limit=1, offset=0)
