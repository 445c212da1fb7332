"""The tools as a client of the official SDK calls them, within this process."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.types import CallToolResult, TextContent

from advisor.mcp.server import make_server
from tests.mcp.folder import AGENT, SCRIPT, proposed, tools
from tests.tui.app_driver import run

PROPOSAL = {
    "criterion": SCRIPT,
    "says": "supports",
    "reason": "The script installs a named version.",
    "evidence": [{"ref": "ci/release.sh", "start": 3}],
}
Scene = Callable[[Client], Awaitable[None]]


def talk(folder: Path, scene: Scene) -> None:
    """Play a scene between a client and a server with the tools on a folder."""

    async def play() -> None:
        async with Client(make_server(tools(folder))) as client:
            await scene(client)

    run(play())


def words(result: CallToolResult) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


def test_each_tool_says_what_it_takes_and_whether_it_writes(tmp_path: Path) -> None:
    async def scene(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {
            *("list_open", "read_practice", "propose"),
            *("score", "explain", "plan", "compare"),
        }
        writing = {
            n for n, t in tools.items() if t.annotations and not t.annotations.read_only_hint
        }
        assert writing == {"propose"}
        for tool in tools.values():
            assert tool.description
            assert all(
                "description" in given
                for given in tool.input_schema["properties"].values()
                if "$ref" not in json.dumps(given)
            )
        assert "a person decides" in (client.instructions or "")

    talk(tmp_path, scene)


def test_an_answer_is_words_and_the_same_as_data(tmp_path: Path) -> None:
    async def scene(client: Client) -> None:
        result = await client.call_tool("list_open", {"limit": 2})
        first, second = result.content
        assert isinstance(first, TextContent)
        assert isinstance(second, TextContent)
        assert first.text == "8 criteria are open, of 8 that apply; 2 shown."
        assert json.loads(second.text) == result.structured_content
        assert result.structured_content is not None
        assert result.structured_content["next_offset"] == 2

    talk(tmp_path, scene)


@pytest.mark.parametrize(
    ("tool", "given", "message"),
    [
        ("list_open", {"limit": 0}, "limit: Input should be greater than or equal to 1"),
        ("list_open", {"limit": 101}, "less than or equal to 100"),
        ("list_open", {"side": "mll"}, "`mll` is not in this rubric. Did you mean `ml`?"),
        ("read_practice", {}, "practice: Field required"),
        ("read_practice", {"practice": "x" * 300}, "at most 200 characters"),
        ("read_practice", {"practice": "\x1b]0;x"}, r"there is no practice `\x1b]0;x`"),
        ("explain", {"element": "nonsense"}, "there is nothing called `nonsense`"),
        ("compare", {"old": "../x.yaml"}, "../x.yaml lies outside"),
        ("propose", {"agent": AGENT, "proposals": []}, "proposals: "),
        (
            "propose",
            {"agent": AGENT, "proposals": [{**PROPOSAL, "evidence": []}]},
            f"{SCRIPT}: a proposal names between 1 and 5 places where a person can look.",
        ),
        (
            "propose",
            {"agent": AGENT, "proposals": [{**PROPOSAL, "evidence": [{"ref": "/etc/passwd"}]}]},
            "/etc/passwd lies outside",
        ),
        ("propose", {"agent": AGENT, "proposals": [{**PROPOSAL, "level": 2}]}, "proposals.0.level"),
    ],
)
def test_a_wrong_call_is_told_as_message_and_hint(
    tmp_path: Path, tool: str, given: dict[str, Any], message: str
) -> None:
    async def scene(client: Client) -> None:
        result = await client.call_tool(tool, given)
        assert result.is_error
        said = words(result)
        assert message in said
        assert "Traceback" not in said
        assert "pydantic" not in said
        assert result.structured_content is not None
        assert result.structured_content["errors"][0]["message"]

    talk(tmp_path, scene)
    assert not (tmp_path / "proposals.yaml").exists()


def test_what_nobody_foresaw_tells_the_agent_nothing_of_our_insides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("advisor.mcp.agent_tools.open_answers", fail)

    async def scene(client: Client) -> None:
        result = await client.call_tool("score")
        assert result.is_error
        assert words(result) == "Error executing tool score"

    talk(tmp_path, scene)


def test_what_is_proposed_stands_in_the_file(tmp_path: Path) -> None:
    async def scene(client: Client) -> None:
        result = await client.call_tool("propose", {"agent": AGENT, "proposals": [PROPOSAL]})
        assert not result.is_error

    talk(tmp_path, scene)
    (made,) = proposed(tools(tmp_path))
    assert (made.agent, made.criterion) == (AGENT, SCRIPT)
