"""CloudFormation and SAM: resources, and what starts them by time or event."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import Node, mapping
from advisor.scan.facts.resources import Resource, Start, declared, schedule
from advisor.scan.facts.structure import documents, form_of
from advisor.scan.source import SourceTree

_KINDS = {"S3": "data", "SQS": "message", "SNS": "message", "Kinesis": "message"}
_TIMES = {"Schedule", "ScheduleV2"}
_RULES = {"EventBridgeRule", "CloudWatchEvent"}


def handles(path: str) -> bool:
    """Tell whether a file may be a template."""
    return form_of(path) in {"yaml", "json"} or path.endswith(".template")


def cloudformation(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the resources of a template, with their schedules."""
    if "Resources" not in text or "::" not in text:
        return
    name = path if form_of(path) else f"{path}.yaml"
    for document in documents(name, text)[:1]:
        for key, node in document.get("Resources").pairs:
            if "::" in node.said("Type"):
                yield from _resource(source, path, key, node)


def _resource(source: SourceTree, path: str, key: str, node: Node) -> Iterator[SourceFact]:
    properties = node.get("Properties")
    others = [(k, v) for k, v in node.pairs if k not in {"Type", "Properties"}]
    whole = mapping(node.line, node.end_line, [*properties.pairs, *others])
    resource = Resource("cloudformation", node.said("Type"), key, path, whole)
    yield from declared(source, resource)
    if node.said("Type").startswith("AWS::Serverless::"):
        for _, event in properties.get("Events").pairs:
            yield from _started(source, resource, event)


def _started(source: SourceTree, resource: Resource, event: Node) -> Iterator[SourceFact]:
    kind, said = event.said("Type"), event.get("Properties")
    own = Resource(resource.system, kind, resource.name, resource.path, resource.node, event.line)
    active = not (said.off("Enabled") or said.said("State") == "DISABLED")
    if kind in _TIMES:
        when = said.get("Schedule") or said.get("ScheduleExpression")
        yield schedule(source, own, Start(when.text, when.line, active))
    elif kind in _RULES or kind in _KINDS:
        rule = Resource(
            resource.system,
            "AWS::Events::Rule",
            resource.name,
            resource.path,
            mapping(event.line, event.end_line, [("EventPattern", said.get("Pattern"))]),
        )
        if kind in _RULES:
            yield from (fact for fact in declared(source, rule) if fact.kind == "schedule")
        else:
            yield schedule(source, own, Start("", event.line, active, _KINDS[kind]))
