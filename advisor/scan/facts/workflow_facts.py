"""All that a repository runs: workflows, what they use, and each command where it stands."""

from collections.abc import Callable, Iterable, Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts import (
    workflow_azure,
    workflow_cloudbuild,
    workflow_codebuild,
    workflow_github,
    workflow_gitlab,
    workflow_gocd,
    workflow_jenkins,
    workflow_others,
    workflow_taskcluster,
)
from advisor.scan.facts.command_scripts import CommandFiles
from advisor.scan.facts.command_words import program
from advisor.scan.facts.commands import Leaf, Place, leaves
from advisor.scan.facts.script_files import container_files, script_files
from advisor.scan.facts.shell import Shell, commands
from advisor.scan.facts.workflow_model import (
    Context,
    Run,
    Workflow,
    action_fact,
    schedule_facts,
    workflow_fact,
)
from advisor.scan.source import SourceTree

_SYSTEMS: tuple[Callable[[SourceTree], Iterator[Workflow]], ...] = (
    workflow_github.workflows,
    workflow_gitlab.workflows,
    workflow_azure.workflows,
    workflow_jenkins.workflows,
    workflow_cloudbuild.workflows,
    workflow_codebuild.workflows,
    workflow_taskcluster.workflows,
    workflow_gocd.workflows,
    workflow_others.workflows,
)
_KINDS = {"workflow": 0, "schedule": 1, "action": 2, "command": 3}


def workflow_facts(source: SourceTree) -> Iterator[SourceFact]:
    """Yield workflows, their schedules, actions and commands, by path and line."""
    repository = CommandFiles(source)
    found: list[SourceFact] = []
    for system in _SYSTEMS:
        for workflow in system(source):
            found.append(workflow_fact(workflow))
            found += schedule_facts(workflow)
            found += [action_fact(use) for use in workflow.uses]
            for run in workflow.runs:
                found += _of_run(repository, run)
    found += _of_containers(repository)
    covered = {(fact.path, fact.line) for fact in found if fact.kind == "command"}
    found += _of_scripts(repository, covered)
    yield from _sorted(_once(found))


def _of_run(repository: CommandFiles, run: Run) -> Iterator[SourceFact]:
    shell = Shell(run.errexit, run.pipefail, run.folder.strip("."), "", dict(run.variables))
    made = commands(list(run.lines), shell)
    trail = (run.place,) if run.place else ()
    for leaf in leaves(repository, run.path, made, trail):
        yield from _placed(leaf, run.context, run.step)


def _of_containers(repository: CommandFiles) -> Iterator[SourceFact]:
    context = Context(system="container", workflow="")
    for script in container_files(repository):
        for leaf in leaves(repository, script.path, script.commands):
            yield from _placed(leaf, context, "")


def _of_scripts(repository: CommandFiles, covered: set[Place]) -> Iterator[SourceFact]:
    """Yield what scripts run that nothing was seen to call."""
    context = Context(system="script", workflow="")
    for script in script_files(repository):
        own = [one for one in script.commands if (script.path, one.line) not in covered]
        for leaf in leaves(repository, script.path, own):
            yield next(_placed(leaf, context, ""))


def _placed(leaf: Leaf, context: Context, step: str) -> Iterator[SourceFact]:
    """Yield a command at the step that leads to it, and once more where it is written."""
    places = tuple(dict.fromkeys(leaf.trail))
    named = tuple(f"{path}:{line}" for path, line in places)
    yield _command(leaf, places[0], named[1:], context, step)
    if len(places) > 1:
        yield _command(leaf, places[-1], named[:-1], context, step)


def _command(
    leaf: Leaf, place: Place, via: tuple[str, ...], context: Context, step: str
) -> SourceFact:
    path, line = place
    return SourceFact(
        "command",
        path,
        line,
        line,
        {
            "text": leaf.text,
            "program": program(leaf.words),
            "system": context.system,
            "workflow": context.workflow,
            "job": context.job,
            "step": step,
            "triggers": context.triggers,
            "branches": context.branches,
            "active": context.active,
            "blocking": context.blocking and leaf.blocking,
            "always": context.always,
            "runner": context.runner,
            "environment": context.environment,
            "via": via,
            "reaches": leaf.reaches,
            "does": (),
            **({"missing": True} if leaf.lost and context.system != "container" else {}),
        },
    )


def _once(facts: Iterable[SourceFact]) -> Iterator[SourceFact]:
    seen = set()
    for fact in facts:
        key = (fact.kind, fact.path, fact.line, tuple(sorted(fact.values.items())))
        if key not in seen:
            seen.add(key)
            yield fact


def _sorted(facts: Iterable[SourceFact]) -> list[SourceFact]:
    return sorted(facts, key=lambda fact: (fact.path, fact.line, _KINDS[fact.kind]))
