"""What an agent can call, offered over the Model Context Protocol; alone knows its SDK."""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.errors import AdvisorError, Problem
from advisor.mcp.agent_tools import MOST_CLAIMS, AgentTools
from advisor.mcp.claim import MOST_REFERENCES, Claim, Reference
from advisor.mcp.open_criteria import Wanted
from advisor.mcp.reply import MOST_ROWS, Reply
from advisor.plain_text import plain, plain_line
from advisor.translation import sentence
from advisor.version import __version__
from advisor.words.agent import say_instructions

Tell = Callable[[BaseException], object]
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_PROPOSES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

_Name = Annotated[str, Field(max_length=200)]
_Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description=sentence("How many at once."))]
_Offset = Annotated[int, Field(ge=0, description=sentence("`next_offset` of the part before."))]
_Line = Annotated[int, Field(ge=1, le=10_000_000)]


class ProposedEvidence(BaseModel):
    """One place where a person can look."""

    model_config = ConfigDict(extra="forbid")

    ref: str = Field(
        max_length=2_000,
        description=sentence("A path in the folder, or a link that begins with http(s)://."),
    )
    start: _Line | None = Field(default=None, description=sentence("First line, from 1."))
    end: _Line | None = Field(default=None, description=sentence("Last line."))
    snippet: str | None = Field(
        default=None,
        max_length=4_000,
        description=sentence("What stands there; looked for where no lines are given."),
    )
    kind: _Name | None = Field(
        default=None, description=sentence("A kind of evidence; an artifact unless said.")
    )


class Proposed(BaseModel):
    """What is claimed of one criterion, with its evidence."""

    model_config = ConfigDict(extra="forbid")

    criterion: _Name = Field(description=sentence("As practice/criterion."))
    says: Literal["supports", "contradicts"] = Field(
        description=sentence("Whether the evidence shows that it is so, or that it is not.")
    )
    reason: str = Field(
        max_length=20_000, description=sentence("What the evidence shows of it, in a sentence.")
    )
    evidence: list[ProposedEvidence] = Field(
        max_length=20,
        json_schema_extra={"minItems": 1, "maxItems": MOST_REFERENCES},
        description=sentence("Where a person can look; without a place nothing is proposed."),
    )

    def claim(self) -> Claim:
        """Return it as the tools take it."""
        evidence = tuple(Reference(**given.model_dump()) for given in self.evidence)
        return Claim(
            criterion=self.criterion, says=self.says, reason=self.reason, evidence=evidence
        )


def serve(tools: AgentTools, tell: Tell) -> None:
    """Answer on standard input and output until the client leaves; `tell` hears of our faults."""
    logging.basicConfig(level=logging.ERROR, handlers=[_Faults(tell)])
    try:
        make_server(tools).run("stdio")
    except* (BrokenPipeError, ConnectionResetError):  # the client left while it was answered
        pass


def make_server(tools: AgentTools) -> MCPServer[Any]:
    """Return a server that offers what is on a tools."""
    server = _Server(
        "advisor",
        title=sentence("MLOps maturity advisor"),
        instructions=say_instructions(),
        version=__version__,
        log_level="ERROR",
    )
    _offer_reading(server, tools)
    _offer_standing(server, tools)

    @server.tool(
        annotations=_PROPOSES,
        description=sentence(
            "Hand over what you found, as proposals that a person takes or rejects; none of it is "
            "an answer. Give the name under which you work, and for each criterion why, and where "
            "a person can look. A new proposal for a criterion replaces your earlier one. What "
            "contradicts an answer stays a contradiction. One without a reference is refused."
        ),
    )
    def propose(
        agent: Annotated[str, Field(max_length=60, description=sentence("Such as claude-code."))],
        proposals: Annotated[list[Proposed], Field(min_length=1, max_length=MOST_CLAIMS)],
    ) -> CallToolResult:
        return _result(tools.propose(agent, [item.claim() for item in proposals]))

    return server


def _offer_reading(server: MCPServer[Any], tools: AgentTools) -> None:
    @server.tool(
        annotations=_READS,
        description=sentence(
            "The criteria that nobody answered yet, a part at a time. Begin with quick or "
            "defining ones: they decide the level."
        ),
    )
    def list_open(  # noqa: PLR0913, PLR0917 a filter each
        side: Annotated[_Name | None, Field(description=sentence("devops or mlops."))] = None,
        practice: Annotated[_Name | None, Field(description=sentence("Of this one."))] = None,
        seen_in: Annotated[
            Literal["files", "hosting", "platform", "record"] | None,
            Field(description=sentence("Where it would be seen; files are those of a repository.")),
        ] = None,
        quick: Annotated[
            bool, Field(description=sentence("Of the quick assessment alone."))
        ] = False,
        defining: Annotated[
            bool, Field(description=sentence("Those alone that decide a level."))
        ] = False,
        unproposed: Annotated[
            bool, Field(description=sentence("Without what is proposed already."))
        ] = False,
        limit: _Limit = 25,
        offset: _Offset = 0,
    ) -> CallToolResult:
        wanted = Wanted(
            side=side,
            practice=practice,
            seen_in=seen_in,
            quick=quick,
            defining=defining,
            unproposed=unproposed,
        )
        return _result(tools.list_open(wanted, limit=limit, offset=offset))

    @server.tool(
        annotations=_READS,
        description=sentence(
            "One practice: its question and criteria, what convinces and what does not, what was "
            "answered, and what was proposed or rejected."
        ),
    )
    def read_practice(
        practice: Annotated[
            str, Field(max_length=200, description=sentence("Its id, or practice/criterion."))
        ],
    ) -> CallToolResult:
        return _result(tools.read_practice(practice))


def _offer_standing(server: MCPServer[Any], tools: AgentTools) -> None:
    @server.tool(
        annotations=_READS,
        description=sentence(
            "The level held and what stands before the next, by answers alone: proposals do not "
            "count."
        ),
    )
    def score(limit: _Limit = 20, offset: _Offset = 0) -> CallToolResult:
        return _result(tools.score(limit=limit, offset=offset))

    @server.tool(
        annotations=_READS,
        description=sentence("Why: overall, or for one element, and what would change it."),
    )
    def explain(
        element: Annotated[
            _Name | None,
            Field(
                description=sentence(
                    "A side, feature, dimension, stage, practice, or practice/criterion."
                )
            ),
        ] = None,
        limit: _Limit = 20,
        offset: _Offset = 0,
    ) -> CallToolResult:
        return _result(tools.explain(element, limit=limit, offset=offset))

    @server.tool(
        annotations=_READS,
        description=sentence(
            "What to do, by whom and when, towards the target in the answers; steps in order."
        ),
    )
    def plan(limit: _Limit = 10, offset: _Offset = 0) -> CallToolResult:
        return _result(tools.plan(limit=limit, offset=offset))

    @server.tool(
        annotations=_READS,
        description=sentence("What moved from one assessment to another, and why."),
    )
    def compare(
        old: Annotated[
            str, Field(max_length=1_000, description=sentence("A file of earlier answers."))
        ],
        new: Annotated[
            str | None,
            Field(max_length=1_000, description=sentence("A later one; else the answers at hand.")),
        ] = None,
        limit: _Limit = 25,
        offset: _Offset = 0,
    ) -> CallToolResult:
        return _result(tools.compare(old, new, limit=limit, offset=offset))


class _Server(MCPServer[Any]):
    """Says what was wrong with a call as message and hint, as the command line does."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; a fault of the call is a result that says so."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, AdvisorError):
                return _refusal(cause.problems)
            if isinstance(cause, ValidationError):
                return _refusal([_misfit(item) for item in cause.errors()])
            raise


class _Faults(logging.Handler):
    """Hands on what nobody foresaw, in place of a traceback among the client's messages."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of an exception that was logged."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._tell(error)


def _result(reply: Reply) -> CallToolResult:
    return _made(reply.text, reply.data, wrong=False)


def _refusal(problems: "list[Problem] | tuple[Problem, ...]") -> CallToolResult:
    text = "\n".join(
        plain_line(f"{item.message}. {item.hint}" if item.hint else item.message)
        for item in problems
    )
    errors = [
        {
            "message": item.message,
            **({"hint": item.hint} if item.hint else {}),
            **({"at": str(item.location)} if item.location else {}),
        }
        for item in problems
    ]
    return _made(text, {"errors": errors}, wrong=True)


def _made(text: str, data: Mapping[str, Any], *, wrong: bool) -> CallToolResult:
    """Return words and data; the data as text as well, for clients that show nothing else."""
    harmless = _harmless(data)
    written = json.dumps(harmless, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(
        content=[
            TextContent(type="text", text=plain(text)),
            TextContent(type="text", text=written),
        ],
        structured_content=harmless,
        is_error=wrong,
    )


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {plain(str(key)): _harmless(item) for key, item in value.items()}
    return [_harmless(item) for item in value] if isinstance(value, list | tuple) else value


def _misfit(error: Mapping[str, Any]) -> Problem:
    """Return what does not fit of the arguments of a call."""
    place = ".".join(str(part) for part in error["loc"])
    return Problem(
        message=sentence("{place}: {what}", place=place, what=error["msg"]),
        hint=sentence("The schema of the tool says what it takes."),
    )
