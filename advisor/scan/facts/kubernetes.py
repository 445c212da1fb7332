"""Kubernetes objects: what they are, when they run, and which are workflows of Argo."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.scan.fact import SourceFact
from advisor.scan.facts import helm
from advisor.scan.facts.node import Node
from advisor.scan.facts.resources import Resource, Start, pipeline, schedule
from advisor.scan.facts.structure import documents, form_of
from advisor.scan.source import SourceTree

_WORKFLOWS = {"Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow"}


def handles(path: str) -> bool:
    """Tell whether a file may hold objects of Kubernetes."""
    return form_of(path) in {"yaml", "json"}


def kubernetes(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield resources, with schedules of those that start by time and pipelines of Argo."""
    if path.rpartition("/")[2].startswith("Chart.y"):
        yield from _chart(path, text)
    elif "apiVersion" in text and "kind" in text:
        for document in documents(path, text):
            for node in _objects(document):
                made = _facts(source, path, node)
                out = helm.is_left_out(source, path, text, node.line)
                yield from map(_as_left_out, made) if out else made


def _as_left_out(fact: SourceFact) -> SourceFact:
    key = "optional" if fact.kind == "resource" else "active"
    said = {**fact.values, key: fact.kind == "resource"}
    return fact if fact.kind == "pipeline" else replace(fact, values=said)


def _chart(path: str, text: str) -> Iterator[SourceFact]:
    for node in documents(path, text)[:1]:
        if node.said("name") and node.said("version"):
            yield Resource("helm", "chart", node.said("name"), path, node).fact()


def _objects(document: Node) -> Iterator[Node]:
    if document.said("kind") == "List":
        yield from (node for node in document.get("items").items if node.said("kind"))
    elif document.said("apiVersion") and document.said("kind"):
        yield document


def _facts(source: SourceTree, path: str, node: Node) -> Iterator[SourceFact]:
    kind, name = node.said("kind"), _name(node)
    argo = "argoproj.io" in node.said("apiVersion")
    resource = Resource("kubernetes", kind, name, path, node)
    yield resource.fact()
    spec = node.get("spec")
    if kind == "CronJob" and not argo:
        start = Start(spec.said("schedule"), spec.get("schedule").line, not spec.set("suspend"))
        yield schedule(source, resource, start)
    elif kind == "ScheduledWorkflow":
        cron = spec.get("trigger", "cronSchedule", "cron")
        yield schedule(source, resource, Start(cron.text, cron.line, not spec.off("enabled")))
    elif argo and kind in _WORKFLOWS:
        yield from _argo(source, Resource("argo", kind, name, path, node))
    elif argo and kind == "Sensor":
        yield schedule(source, resource, Start("", node.line, event="message"))


def _argo(source: SourceTree, resource: Resource) -> Iterator[SourceFact]:
    spec = resource.node.get("spec")
    if resource.type == "CronWorkflow":
        crons = spec.said("schedule") or " ".join(n.text for n in spec.get("schedules").items)
        line = spec.get("schedule").line or spec.get("schedules").line
        yield schedule(source, resource, Start(crons, line, not spec.set("suspend")))
        spec = spec.get("workflowSpec") or spec
    templates = spec.get("templates").items
    steps, ordered, retries = 0, False, spec.has("retryStrategy")
    for template in templates:
        tasks = template.get("dag", "tasks").items
        groups = template.get("steps").items
        steps += len(tasks) + sum(len(group.items) or 1 for group in groups)
        ordered = ordered or len(groups) > 1 or any(_depends(task) for task in tasks)
        retries = retries or template.has("retryStrategy")
    if templates:
        yield pipeline(
            source, resource, steps=steps or len(templates), ordered=ordered, retries=retries
        )


def _depends(task: Node) -> bool:
    return task.has("dependencies") or task.has("depends")


def _name(node: Node) -> str:
    return node.said("metadata", "name") or node.said("metadata", "generateName").rstrip("-")
