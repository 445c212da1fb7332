"""Tasks of Taskcluster, in its own file and in the kinds of a task graph."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from advisor.scan.facts.workflow_model import Context, Run, Workflow, in_order
from advisor.scan.facts.yaml_tree import YamlNode, documents
from advisor.scan.source import SourceTree

_KINDS = re.compile(r"(?:^|/)taskcluster/(?:ci|kinds)/[^/]+/[\w.-]+\.ya?ml$")
_EVENTS = {
    "github-push": "push",
    "github-pull-request": "pull-request",
    "github-release": "release",
    "cron": "schedule",
    "action": "dispatch",
}
_DEEPEST = 14


def handles(path: str) -> bool:
    """Tell whether a file holds tasks."""
    return posixpath.basename(path) in {".taskcluster.yml", ".taskcluster.yaml"} or bool(
        _KINDS.search(path)
    )


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each file of tasks; a graph's kinds run when the root's file does."""
    given = _triggers(
        "\n".join(source.text(p) or "" for p in (".taskcluster.yml", ".taskcluster.yaml"))
    )
    for path in source.paths:
        if not handles(path):
            continue
        text = source.text(path) or ""
        triggers = given if _KINDS.search(path) else _triggers(text)
        lines = text.split("\n")
        runs = [
            run
            for tree in documents(text, path)
            for run in _runs(tree, Context("taskcluster", path, triggers=triggers), lines, 0)
        ]
        if runs or not _KINDS.search(path):
            yield Workflow(
                path, 1, "taskcluster", path, triggers, active=bool(triggers), runs=tuple(runs)
            )


def _triggers(text: str) -> tuple[str, ...]:
    code = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    found = {
        ours for event, ours in _EVENTS.items() if re.search(rf"[\"'\s]{event}[\"'\s\],]", code)
    }
    return in_order(found)


def _runs(
    node: YamlNode, context: Context, lines: list[str], depth: int, job: str = ""
) -> Iterator[Run]:
    """Yield the commands of payloads and runs, wherever they stand."""
    if depth > _DEEPEST:
        return
    if node.has("run-on-tasks-for"):
        context = _limited(context, node.get("run-on-tasks-for"))
    for key, value in node.entries.items():
        if key == "command" and value.given:
            run = _command(value, context, lines, job)
            if run:
                yield run
        else:
            title = value.at("metadata", "name").text or (key if depth else "")
            yield from _runs(value, context, lines, depth + 1, title if value.entries else job)
    for item in node.items:
        yield from _runs(item, context, lines, depth + 1, item.at("metadata", "name").text or job)


def _limited(context: Context, events: YamlNode) -> Context:
    """Return what holds for a task that says which events start it, or that none does."""
    named = {
        ours for event in events.texts() for key, ours in _EVENTS.items() if event.startswith(key)
    }
    return replace(context, triggers=in_order(named or {"dispatch"}))


def _command(node: YamlNode, context: Context, lines: list[str], job: str) -> Run | None:
    scalars = list(node.scalars())
    if not scalars:
        return None
    flag = next((n for n, one in enumerate(scalars) if re.fullmatch(r"-+\w*c\w*", one.text)), -1)
    context = replace(context, job=job)
    if 0 <= flag < len(scalars) - 1:
        body = scalars[flag + 1].numbered(lines)
        return Run(context.workflow, tuple(body), context, errexit="e" in scalars[flag].text)
    if len(scalars) == 1:
        return Run(context.workflow, tuple(scalars[0].numbered(lines)), context)
    text = " ".join(one.text for one in scalars).replace("\n", " ")
    return Run(context.workflow, ((scalars[0].line, text),), context)
