"""What all systems of workflows have in common: workflows, what they run, and what they use."""

from dataclasses import dataclass, field, replace

from advisor.scan.fact import SourceFact

ORDER = (
    "push",
    "pull-request",
    "tag",
    "release",
    "schedule",
    "dispatch",
    "event",
    "call",
    "workflow",
    "unsaid",
)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all steps of a job."""

    system: str
    workflow: str
    job: str = ""
    triggers: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    active: bool = True
    blocking: bool = True
    always: bool = False
    runner: str = ""
    environment: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A script as a workflow writes it, with the lines of the file it stands on."""

    path: str
    lines: tuple[tuple[int, str], ...]
    context: Context
    step: str = ""
    folder: str = ""
    errexit: bool = True
    pipefail: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    via: tuple[str, ...] = ()
    place: tuple[str, int] | None = None  # the step that led here, where it is in another file


@dataclass(frozen=True, slots=True)
class Use:
    """Something ready-made that a workflow uses, with its inputs."""

    path: str
    line: int
    end_line: int
    name: str
    version: str
    inputs: tuple[str, ...]
    context: Context
    step: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow with all that it runs, uses and schedules: cron with its line."""

    path: str
    line: int
    system: str
    name: str
    triggers: tuple[str, ...]
    branches: tuple[str, ...] = ()
    active: bool = True
    runs: tuple[Run, ...] = ()
    uses: tuple[Use, ...] = ()
    crons: tuple[tuple[int, str, bool], ...] = ()


def in_order(triggers: set[str]) -> tuple[str, ...]:
    """Return triggers in the order in which they are always told."""
    return tuple(name for name in ORDER if name in triggers)


def unique(values: list[str]) -> tuple[str, ...]:
    """Return each value once, in the order given."""
    return tuple(dict.fromkeys(value for value in values if value))


def switched_off(context: Context) -> Context:
    """Return the context of what never runs."""
    return replace(context, active=False, triggers=(), blocking=False)


def workflow_fact(workflow: Workflow) -> SourceFact:
    """Return the fact that there is such a workflow."""
    return SourceFact(
        "workflow",
        workflow.path,
        workflow.line,
        workflow.line,
        {
            "system": workflow.system,
            "name": workflow.name,
            "triggers": workflow.triggers,
            "branches": workflow.branches,
            "active": workflow.active,
        },
    )


def schedule_facts(workflow: Workflow) -> list[SourceFact]:
    """Return a fact for each time at which a workflow starts by itself."""
    return [
        SourceFact(
            "schedule",
            workflow.path,
            line,
            line,
            {
                "system": workflow.system,
                "cron": cron,
                "active": active and workflow.active,
                "target": workflow.name,
                "event": "schedule",
                "reaches": (),
                "does": (),
            },
        )
        for line, cron, active in workflow.crons
    ]


def action_fact(use: Use) -> SourceFact:
    """Return the fact that a workflow uses something ready-made."""
    context = use.context
    return SourceFact(
        "action",
        use.path,
        use.line,
        max(use.line, use.end_line),
        {
            "name": use.name,
            "version": use.version,
            "with": use.inputs,
            "system": context.system,
            "workflow": context.workflow,
            "job": context.job,
            "step": use.step,
            "triggers": context.triggers,
            "branches": context.branches,
            "active": context.active,
            "blocking": context.blocking,
            "environment": context.environment,
            "does": (),
        },
    )
