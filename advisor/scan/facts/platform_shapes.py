"""What MLflow's REST interface and kubectl print, as objects with flattened attributes."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.node import Node, attributes, leaves, mapping, short

_KINDS = {
    "registered_models": "registered-model",
    "model_versions": "model-version",
    "runs": "run",
    "experiments": "experiment",
}
_NAMED = ("metrics", "params", "tags", "inputs")
_SECRET = {"data", "stringData"}


def registry_entry(path: str, kind: str, node: Node) -> Iterator[SourceFact]:
    """Yield an object of MLflow, whose lists of key and value become 'metrics.key=value'."""
    if kind not in _KINDS or node.form != "mapping":
        return
    name = node.said("name") or node.said("info", "run_name") or node.said("info", "run_id")
    if kind == "model_versions":
        name = f"{name}/{node.said('version')}"
    told = [text for key, child in node.pairs for text in _told(key, child)]
    yield _fact("mlflow", path, node, _KINDS[kind], name, tuple(told[:300]))


def _told(key: str, node: Node) -> Iterator[str]:
    if key in {"data", "info"}:
        for name, child in node.pairs:
            yield from _told(name, child)
    elif key in _NAMED and node.items and node.items[0].has("key"):
        for item in node.items:
            yield f"{key}.{item.said('key')}={short(item.said('value'))}"
    else:
        yield from (
            f"{key}.{name}={short(leaf.text)}" if name else f"{key}={short(leaf.text)}"
            for name, leaf in leaves(node, 300)
        )


def cluster_object(path: str, node: Node) -> Iterator[SourceFact]:
    """Yield an object of a cluster, without the contents of secrets."""
    kind = node.said("kind")
    if not (kind and node.has("metadata") and node.has("apiVersion")) or kind.endswith("List"):
        return
    pairs = [(key, child) for key, child in node.pairs if kind != "Secret" or key not in _SECRET]
    kept = [(key, _without_fields(child) if key == "metadata" else child) for key, child in pairs]
    told = attributes(mapping(node.line, node.end_line, kept))
    yield _fact("kubernetes", path, node, kind, node.said("metadata", "name"), told)


def _without_fields(metadata: Node) -> Node:
    pairs = [
        (key, child) for key, child in metadata.pairs if key not in {"managedFields", "annotations"}
    ]
    return mapping(metadata.line, metadata.end_line, pairs)


def _fact(
    system: str, path: str, node: Node, kind: str, name: str, told: tuple[str, ...]
) -> SourceFact:
    values: dict[str, Value] = {
        "system": system,
        "type": kind,
        "name": name,
        "attributes": told,
    }
    return SourceFact("platform", path, node.line, max(node.line, node.end_line), values)
