"""How a resource and what starts it become facts."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.named_files import files_named
from advisor.scan.facts.node import Node, attributes
from advisor.scan.facts.timers import started
from advisor.scan.source import SourceTree


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource that a file declares, with where it stands and its settings."""

    system: str
    type: str
    name: str
    path: str
    node: Node
    line: int = 0

    def fact(self) -> SourceFact:
        """Return the fact of the resource itself."""
        values: dict[str, Value] = {
            "system": self.system,
            "type": self.type,
            "name": self.name,
            "attributes": attributes(self.node),
        }
        line = self.line or self.node.line
        return SourceFact("resource", self.path, line, max(line, self.node.end_line), values)


def declared(source: SourceTree, resource: Resource) -> Iterator[SourceFact]:
    """Yield a resource, and a schedule where it is one that starts something by itself."""
    yield resource.fact()
    timer = started(resource.type, resource.node)
    if timer is None:
        return
    target = f"registry {resource.name}" if timer.registry else resource.name
    start = Start(timer.when, timer.line, active=timer.active, event=timer.event)
    yield schedule(source, resource, start, target)


@dataclass(frozen=True, slots=True)
class Start:
    """When something starts by itself, and the line that says so."""

    cron: str
    line: int
    active: bool = True
    event: str = "schedule"


def schedule(source: SourceTree, resource: Resource, start: Start, target: str = "") -> SourceFact:
    """Return the schedule of a resource, with the files that its settings name."""
    text = "\n".join(attributes(resource.node))
    values: dict[str, Value] = {
        "system": resource.system,
        "cron": start.cron,
        "active": start.active,
        "target": target or resource.name,
        "event": start.event,
        "reaches": files_named(source, resource.path, text),
        "does": (),
    }
    line = start.line or resource.line or resource.node.line
    return SourceFact("schedule", resource.path, line, line, values)


def pipeline(
    source: SourceTree, resource: Resource, *, steps: int, ordered: bool, retries: bool
) -> SourceFact:
    """Return a pipeline that a resource declares."""
    text = "\n".join(attributes(resource.node))
    line = resource.line or resource.node.line
    values: dict[str, Value] = {
        "system": resource.system,
        "name": resource.name,
        "steps": steps,
        "ordered": ordered,
        "retries": retries,
        "reaches": files_named(source, resource.path, text),
        "does": (),
    }
    return SourceFact("pipeline", resource.path, line, max(line, resource.node.end_line), values)
