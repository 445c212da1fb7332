"""Databricks bundles: jobs with their schedules and tasks, endpoints, monitors, experiments."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import Node
from advisor.scan.facts.resources import Resource, Start, pipeline, schedule
from advisor.scan.facts.structure import documents, form_of
from advisor.scan.source import SourceTree


def handles(path: str) -> bool:
    """Tell whether a file may be part of a bundle."""
    return form_of(path) in {"yaml", "json"}


def databricks(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the resources of a bundle, those of its targets included."""
    if "resources" not in text:
        return
    for document in documents(path, text):
        places = [document, *(node for _, node in document.get("targets").pairs)]
        for place in places:
            for kind, named in place.get("resources").pairs:
                for name, node in named.pairs:
                    if node.form == "mapping":
                        yield from _resource(source, Resource("databricks", kind, name, path, node))


def _resource(source: SourceTree, resource: Resource) -> Iterator[SourceFact]:
    yield resource.fact()
    node = resource.node
    timing = node.get("schedule") or node.get("trigger")
    active = timing.said("pause_status").upper() != "PAUSED"
    if node.has("schedule"):
        cron = timing.get("quartz_cron_expression")
        yield schedule(source, resource, Start(cron.text, cron.line, active))
    elif timing:
        yield _trigger(source, resource, timing, active)
    elif node.has("continuous") and resource.type == "jobs":
        running = node.said("continuous", "pause_status").upper() != "PAUSED"
        start = Start("continuous", node.get("continuous").line, running)
        yield schedule(source, resource, start)
    tasks = node.get("tasks").items
    if resource.type == "jobs" and tasks:
        yield pipeline(
            source,
            resource,
            steps=len(tasks),
            ordered=any(task.has("depends_on") for task in tasks),
            retries=any(task.said("max_retries") not in {"", "0"} for task in tasks),
        )


def _trigger(source: SourceTree, resource: Resource, timing: Node, active: bool) -> SourceFact:
    periodic = timing.get("periodic")
    if periodic:
        every = f"{periodic.said('interval')} {periodic.said('unit')}"
        return schedule(source, resource, Start(every, periodic.line, active))
    return schedule(source, resource, Start("", timing.line, active, "data"))
