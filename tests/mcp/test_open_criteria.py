"""What is open, as an agent asks for it: a part at a time, by what it can see and what decides."""

from pathlib import Path
from typing import Any

import pytest

from advisor.errors import ContentError
from advisor.mcp.agent_tools import AgentTools
from advisor.mcp.open_criteria import Wanted
from tests.mcp.folder import AGENT, SCRIPT, claim, tools

ANSWERS = {
    "release.model-release": {"met": ["version-asked"], "unknown": ["after-acceptance"]},
    "release.code-release": {"unmet": ["script"]},
}


@pytest.fixture
def given(tmp_path: Path) -> AgentTools:
    return tools(tmp_path, ANSWERS)


def names(given: AgentTools, limit: int = 25, offset: int = 0, **wanted: Any) -> list[str]:
    reply = given.list_open(Wanted(**wanted), limit=limit, offset=offset)
    return [row["criterion"].partition("/")[2] for row in reply.data["items"]]


def test_what_is_met_or_unmet_is_not_open(given: AgentTools) -> None:
    assert names(given) == [
        "by-a-script",
        "one-action-back",
        "owner-of-weights",
        "after-acceptance",
        "part-of-the-traffic",
        "weekly",
    ]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"side": "software"}, ["weekly"]),
        ({"practice": "release.code-release"}, ["weekly"]),
        ({"seen_in": "files"}, ["by-a-script"]),
        ({"defining": True}, ["by-a-script", "one-action-back", "after-acceptance"]),
        ({"quick": True, "seen_in": "platform"}, ["one-action-back", "after-acceptance"]),
    ],
)
def test_a_filter_leaves_some(given: AgentTools, wanted: dict[str, Any], left: list[str]) -> None:
    assert names(given, **wanted) == left


def test_a_part_at_a_time(given: AgentTools) -> None:
    first = given.list_open(Wanted(), limit=4, offset=0)
    assert (len(first.data["items"]), first.data["total"], first.data["next_offset"]) == (4, 6, 4)
    assert first.text == "6 criteria are open, of 8 that apply; 4 shown."
    rest = given.list_open(Wanted(), limit=4, offset=4)
    assert "next_offset" not in rest.data
    assert names(given, 4, 4) == ["part-of-the-traffic", "weekly"]


def test_what_is_proposed_is_said_and_can_be_passed_over(given: AgentTools) -> None:
    given.propose(AGENT, [claim()])
    row = given.list_open(Wanted(), limit=1, offset=0).data["items"][0]
    assert (row["criterion"], row["proposed_by"]) == (SCRIPT, [AGENT])
    assert "by-a-script" not in names(given, unproposed=True)


@pytest.mark.parametrize("wanted", [{"side": "mll"}, {"practice": "release.model-releas"}])
def test_a_name_that_is_not_in_the_rubric_is_told_with_the_nearest(
    given: AgentTools, wanted: dict[str, Any]
) -> None:
    with pytest.raises(ContentError) as error:
        names(given, **wanted)
    assert "Did you mean" in str(error.value.problems[0].hint)
