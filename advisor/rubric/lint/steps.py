"""Steps: they can be done in some order, each no later than what it unlocks."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from advisor.rubric.lint.criteria import each_criterion
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.rubric.step_criteria import brought_by, named_among
from advisor.rubric.step_model import Step
from advisor.translation import sentence

# How many entries a step has of each, at least and at most.
EXPECTED = {"tasks": (3, 7), "done_when": (2, 7), "tools": (2, 5)}


def dependency_cycles(rubric: Rubric) -> Iterator[Finding]:
    """No step comes after itself, directly, through others, or through the level below its own."""
    index = {step.id: place for place, step in enumerate(rubric.steps)}
    brought = brought_by(rubric)
    offers: dict[tuple[str, int], set[str]] = {}
    for step in rubric.steps:
        for raised in step.raises.items():
            offers.setdefault(raised, set()).add(step.id)
    graph = {
        step.id: set(named_among([*step.requires, *step.after], brought)).union(
            *(offers.get((name, level - 1), ()) for name, level in step.raises.items())
        )
        for step in rubric.steps
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = list(reversed(error.args[1]))
        first = index[cycle[0]]
        yield Finding(
            rule="dependency-cycle",
            message=sentence(
                "steps require each other in a circle: {names}", names=" → ".join(cycle)
            ),
            hint=sentence(
                "Remove one of these under `requires` or `after`; a step also follows the one a "
                "level below it."
            ),
            path=("steps", first, "requires" if rubric.steps[first].requires else "after"),
        )


def late_prerequisites(rubric: Rubric) -> Iterator[Finding]:
    """A prerequisite belongs to the same level as its step or to a lower one."""
    levels = {step.id: step.level for step in rubric.steps}
    levels |= {name: criterion.level for _, name, criterion in each_criterion(rubric)}
    for path, step in identified(rubric, "steps"):
        for field, place, name in each_prerequisite(step):
            if levels.get(name, 0) > step.level:
                yield Finding(
                    rule="late-prerequisite",
                    message=sentence(
                        "`{step}` is for level {level} but {field} `{name}`, "
                        "which is for level {levels}",
                        field={"requires": "requires", "after": "comes after"}[field],
                        step=step.id,
                        level=step.level,
                        name=name,
                        levels=levels[name],
                    ),
                    path=(*path, field, place),
                )


def each_prerequisite(step: Step) -> Iterator[tuple[str, int, str]]:
    """Yield what a step follows: the field that says so, the place in it, and the name."""
    for field, names in (("requires", step.requires), ("after", step.after)):
        for place, name in enumerate(names):
            yield field, place, name


def empty_effort(rubric: Rubric) -> Iterator[Finding]:
    """A step costs somebody something."""
    for path, step in identified(rubric, "steps"):
        if step.likely_days <= 0:
            message = sentence("`{step}` has no likely effort", step=step.id)
            yield Finding(rule="empty-effort", message=message, path=(*path, "effort"))


def unmet_criteria(rubric: Rubric) -> Iterator[Finding]:
    """Where tasks say what they meet, each criterion that a step raises to is met by one."""
    met = {name for step in rubric.steps for task in step.tasks for name in task.meets}
    raised = {item for step in rubric.steps for item in step.raises.items()}
    for path, name, criterion in each_criterion(rubric) if met else ():
        practice = name.split("/", 1)[0]
        if name not in met and (practice, criterion.level) in raised:
            yield Finding(
                rule="unmet-criterion",
                message=sentence("no task of a step meets `{name}`", name=name),
                hint=sentence("Name it under `meets` of the task after which it is true."),
                path=path,
                severity="warning",
            )


def stray_meets(rubric: Rubric) -> Iterator[Finding]:
    """A task meets or prepares criteria of the practices and levels that its step raises to."""
    levels = {name: criterion.level for _, name, criterion in each_criterion(rubric)}
    for path, step in identified(rubric, "steps"):
        for index, task in enumerate(step.tasks):
            serves = [("meets", place, name) for place, name in enumerate(task.meets)]
            serves += [("prepares", place, name) for place, name in enumerate(task.prepares)]
            for field, place, name in serves:
                practice = name.split("/", 1)[0]
                if name in levels and step.raises.get(practice) != levels[name]:
                    yield Finding(
                        rule="stray-meets",
                        message=sentence(
                            "`{step}` does not raise `{practice}` to level {levels}",
                            step=step.id,
                            practice=practice,
                            levels=levels[name],
                        ),
                        hint=sentence("`{name}` is met by a step that does.", name=name),
                        path=(*path, "tasks", index, field, place),
                    )


def thin_steps(rubric: Rubric) -> Iterator[Finding]:
    """A step has tasks, checks and tools enough to be started, and the rest a plan tells."""
    for path, step in identified(rubric, "steps"):
        for field, (fewest, most) in EXPECTED.items():
            count = len(getattr(step, field))
            if not fewest <= count <= most:
                message = sentence(
                    "`{step}` has {count} `{field}`; {fewest} to {most} are expected",
                    step=step.id,
                    count=count,
                    field=field,
                    fewest=fewest,
                    most=most,
                )
                yield _thin(message, (*path, field))
        if step.tools and step.tools[0].kind != "open-source":
            yield _thin(
                sentence("`{step}` should name an open-source tool first", step=step.id),
                (*path, "tools", 0),
            )
        for field in _expected_fields(rubric):
            if not getattr(step, field):
                yield _thin(sentence("`{step}` has no `{field}`", step=step.id, field=field), path)


def _expected_fields(rubric: Rubric) -> tuple[str, ...]:
    """What carries over means something only beside another side, KPIs only where declared."""
    return (
        "pitfalls",
        *(("kpis",) if rubric.kpis else ()),
        *(("carries_over", "starts_fresh") if rubric.compared_side else ()),
    )


def _thin(message: str, path: tuple[str | int, ...]) -> Finding:
    return Finding(rule="thin-step", message=message, path=path, severity="warning")
