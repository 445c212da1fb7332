"""CircleCI, Bitbucket, Buildkite, Travis, Drone and Woodpecker: simple shapes, read alike."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from advisor.scan.facts.workflow_model import Context, Run, Use, Workflow, in_order, unique
from advisor.scan.facts.yaml_tree import YamlNode, documents
from advisor.scan.source import SourceTree

_DEEPEST = 6
_DRONE_EVENTS = {
    "push": "push",
    "pull_request": "pull-request",
    "tag": "tag",
    "cron": "schedule",
    "custom": "dispatch",
    "promote": "dispatch",
    "manual": "dispatch",
}


def _system(path: str) -> str:
    """Return the system whose file this is, '' where it is none."""
    name, folder = posixpath.basename(path), posixpath.basename(posixpath.dirname(path))
    if folder == ".circleci" and name in {"config.yml", "config.yaml"}:
        return "circleci"
    if re.fullmatch(r"bitbucket-pipelines\.ya?ml", name):
        return "bitbucket"
    if folder == ".buildkite" and re.fullmatch(r"[\w.-]*pipeline[\w.-]*\.ya?ml", name):
        return "buildkite"
    if name in {".travis.yml", ".travis.yaml"}:
        return "travis"
    if re.fullmatch(r"\.(?:drone|woodpecker)\.ya?ml", name) or (
        folder == ".woodpecker" and name.endswith((".yml", ".yaml"))
    ):
        return "drone"
    return ""


def handles(path: str) -> bool:
    """Tell whether a file is a workflow of one of these systems."""
    return bool(_system(path))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield the workflows of these systems."""
    for path in source.paths:
        system = _system(path)
        text = source.text(path) if system else None
        if text:
            for tree in documents(text, path):
                if tree.kind == "mapping" or system == "buildkite":
                    yield _READERS[system](path, tree, text.split("\n"))


def _body(node: YamlNode, lines: list[str]) -> tuple[tuple[int, str], ...]:
    return tuple(line for one in node.scalars() for line in one.numbered(lines))


def _circle(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    runs: list[Run] = []
    uses: list[Use] = []
    crons: list[tuple[int, str, bool]] = []
    per_job: dict[str, tuple[set[str], list[str]]] = {}
    workflows_ = tree.get("workflows").entries
    for flow in workflows_.values():
        _circle_flow(flow, per_job, crons)
    for name, job in tree.get("jobs").entries.items():
        triggers, names = per_job.get(name, (set() if workflows_ else {"push"}, []))
        context = Context(
            system="circleci",
            workflow=path,
            job=name,
            triggers=in_order(triggers),
            branches=unique(names),
            active=bool(triggers),
            runner=", ".join(one.get("image").text for one in job.get("docker").items)
            or job.at("machine", "image").text
            or job.get("executor").text,
        )
        _circle_steps(path, tree, job, context, (lines, runs, uses), 0)
    every = {one for triggers, _ in per_job.values() for one in triggers} or {"push"}
    return Workflow(
        path,
        1,
        "circleci",
        path,
        in_order(every),
        runs=tuple(runs),
        uses=tuple(uses),
        crons=tuple(crons),
    )


def _circle_flow(
    flow: YamlNode,
    per_job: dict[str, tuple[set[str], list[str]]],
    crons: list[tuple[int, str, bool]],
) -> None:
    scheduled = [one.get("schedule") for one in flow.get("triggers").items if one.has("schedule")]
    crons += [(one.line_of("cron"), one.get("cron").text, True) for one in scheduled]
    for item in flow.get("jobs").items:
        name = item.text or next(iter(item.entries), "")
        options = item.get(name)
        triggers, names = per_job.setdefault(name, (set(), []))
        filters = options.get("filters")
        if options.get("type").text == "approval":
            continue
        if filters.has("tags"):
            triggers.add("tag")
        only_tags = filters.has("tags") and filters.at("branches", "ignore").given
        if not only_tags:
            triggers.add("schedule" if scheduled else "push")
        names += filters.at("branches", "only").texts()


def _circle_steps(
    path: str,
    tree: YamlNode,
    job: YamlNode,
    context: Context,
    into: tuple[list[str], list[Run], list[Use]],
    depth: int,
) -> None:
    lines, runs, uses = into
    for step in job.get("steps").items:
        run = step.get("run")
        command = run.get("command") if run.entries else run
        if command.text:
            runs.append(
                Run(
                    path,
                    _body(command, lines),
                    replace(context, always=run.get("when").text in {"always", "on_fail"}),
                    step=run.get("name").text,
                    folder=run.get("working_directory").text or job.get("working_directory").text,
                    pipefail=True,
                )
            )
            continue
        name = step.text or next(iter(step.entries), "")
        known = tree.at("commands", name)
        if known.given and depth < _DEEPEST:
            _circle_steps(path, tree, known, context, into, depth + 1)
        elif name and name != "run":
            uses.append(Use(path, step.line, step.end_line, name, "", (), context))


def _bitbucket(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    runs: list[Run] = []
    every: set[str] = set()
    events = {
        "default": "push",
        "branches": "push",
        "tags": "tag",
        "pull-requests": "pull-request",
        "custom": "dispatch",
    }
    for kind, node in tree.get("pipelines").entries.items():
        trigger = events.get(kind, "event")
        every.add(trigger)
        groups = {"": node} if node.kind == "list" else node.entries
        for name, group in groups.items():
            names = (name,) if kind == "branches" else ()
            context = Context("bitbucket", path, name, (trigger,), names)
            context = replace(context, runner=tree.get("image").text)
            runs += _bitbucket_steps(path, group, context, lines, 0)
    return Workflow(path, 1, "bitbucket", path, in_order(every), runs=tuple(runs))


def _bitbucket_steps(
    path: str, node: YamlNode, context: Context, lines: list[str], depth: int
) -> Iterator[Run]:
    for item in node.items if depth < _DEEPEST else []:
        step = item.get("step")
        if step.get("script").given:
            manual = step.get("trigger").text == "manual"
            own = Context(
                context.system,
                path,
                context.job or step.get("name").text,
                ("dispatch",) if manual else context.triggers,
                context.branches,
                runner=step.get("image").text or context.runner,
                environment=step.get("deployment").text,
            )
            yield Run(path, _body(step.get("script"), lines), own, step.get("name").text)
        for key in ("parallel", "stage"):
            inner = item.get(key)
            for below in (inner, inner.get("steps")):
                yield from _bitbucket_steps(path, below, context, lines, depth + 1)


def _buildkite(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    runs = []
    steps = tree.items or tree.get("steps").items
    for step in [inner for one in steps for inner in (one, *one.get("steps").items)]:
        for key in ("command", "commands"):
            if step.get(key).given:
                context = Context(
                    system="buildkite",
                    workflow=path,
                    job=step.get("key").text,
                    triggers=("push",),
                    branches=unique(step.get("branches").text.split()),
                    blocking=not (step.get("soft_fail").is_true or step.get("soft_fail").items),
                )
                runs.append(Run(path, _body(step.get(key), lines), context, step.get("label").text))
    return Workflow(path, 1, "buildkite", path, ("push",), runs=tuple(runs))


def _travis(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    names = tree.at("branches", "only").texts()
    context = Context("travis", path, "", ("push", "pull-request"), names)
    context = replace(context, runner=tree.get("dist").text)
    jobs = [tree, *tree.at("jobs", "include").items, *tree.at("matrix", "include").items]
    runs = [
        Run(path, _body(job.get(phase), lines), context, phase)
        for job in jobs
        for phase in (
            "before_install",
            "install",
            "before_script",
            "script",
            "after_success",
            "before_deploy",
        )
        if job.get(phase).given
    ]
    deploy = tree.get("deploy")
    uses = [
        Use(path, one.line, one.end_line, f"deploy/{one.get('provider').text}", "", (), context)
        for one in (deploy.items or [deploy])
        if one.get("provider").text
    ]
    return Workflow(
        path, 1, "travis", path, context.triggers, names, runs=tuple(runs), uses=tuple(uses)
    )


def _drone(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    steps = tree.get("steps") if tree.has("steps") else tree.get("pipeline")
    own = _drone_events(tree.get("trigger") if tree.has("trigger") else tree.get("when"))
    runs: list[Run] = []
    uses: list[Use] = []
    for name, step in _named_steps(steps):
        limited = _drone_events(step.get("when"))
        context = Context(
            system="drone",
            workflow=path,
            job=tree.get("name").text,
            triggers=limited or own or ("push", "pull-request"),
            branches=unique(
                [*tree.at("trigger", "branch").texts(), *step.at("when", "branch").texts()]
            ),
            blocking=step.get("failure").text != "ignore",
            runner=step.get("image").text,
        )
        if step.get("commands").given:
            runs.append(Run(path, _body(step.get("commands"), lines), context, name))
        elif step.get("image").text:
            image, _, version = step.get("image").text.partition(":")
            uses.append(Use(path, step.line, step.end_line, image, version, (), context, name))
    triggers = own or ("push", "pull-request")
    return Workflow(
        path,
        tree.line,
        "drone",
        tree.get("name").text or path,
        triggers,
        runs=tuple(runs),
        uses=tuple(uses),
    )


def _named_steps(steps: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    yield from ((step.get("name").text, step) for step in steps.items)
    yield from steps.entries.items()


def _drone_events(node: YamlNode) -> tuple[str, ...]:
    parts = node.items or [node]
    names = [
        name
        for one in parts
        for name in (*one.get("event").texts(), *one.at("event", "include").texts())
    ]
    return in_order({_DRONE_EVENTS.get(name, "event") for name in names})


_READERS: Mapping[str, Callable[[str, YamlNode, list[str]], Workflow]] = {
    "circleci": _circle,
    "bitbucket": _bitbucket,
    "buildkite": _buildkite,
    "travis": _travis,
    "drone": _drone,
}
