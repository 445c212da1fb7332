"""A rubric made from another one: what it overrides, leaves out and adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from advisor.document.checked import DottedId, Frozen, Id, Text, Version
from advisor.document.parse import Path_
from advisor.document.words import nearest
from advisor.rubric.model import Ignored

Collection = Literal[
    "levels",
    "sides",
    "dimensions",
    "stages",
    "roles",
    "evidence_kinds",
    "profile",
    "kpis",
    "practices",
    "steps",
    "crosswalks",
]
Data = dict[str, Any]
_HEAD = ("id", "version", "title", "summary")


@dataclass(frozen=True, kw_only=True)
class Extension(Frozen):
    """A rubric file that begins from another rubric.

    `override` changes fields of elements by collection and id: mappings are merged, everything
    else is replaced, null takes a field away. `ignore` leaves out practices and steps, `add`
    appends elements.
    """

    id: Id
    version: Version
    title: Text | None = None
    summary: Text | None = None
    extends: Text
    override: dict[Collection, dict[Id | DottedId, dict[Any, Any]]] = field(default_factory=dict)
    ignore: tuple[Ignored, ...] = ()
    add: dict[Collection, tuple[dict[Any, Any], ...]] = field(default_factory=dict)
    sha256: str = ""


@dataclass(frozen=True)
class Misnamed:
    """An id the extended rubric lacks, with the path of its mention and the nearest ones."""

    message: str
    hint: str | None
    path: Path_


class Extended:
    """The data of the extended rubric, and for each changed path the one it was written at.

    `own` maps paths of the new data to paths of the extending file, `kept` maps elements to
    those of the rubric extended; the longest path that fits decides.
    """

    def __init__(self, base: Data, extension: Extension) -> None:
        self.data: Data = {**base, "sha256": extension.sha256, "extends": extension.extends}
        self.own: dict[Path_, Path_] = {}
        self.kept: dict[Path_, Path_] = {}
        self.misnamed = list(_misnamed(base, extension))
        for name in _HEAD:
            value = getattr(extension, name)
            if value is not None:
                self.data[name] = value
                self.own[name,] = (name,)
        self.data["ignored"] = [{"id": i.id, "reason": i.reason} for i in extension.ignore]
        self.own["ignored",] = ("ignore",)
        ignored = {item.id for item in extension.ignore}
        for collection in get_args(Collection):
            self._collect(collection, base, extension, ignored)
        _forget(self.data, ignored)

    def _collect(
        self, name: Collection, base: Data, extension: Extension, ignored: set[str]
    ) -> None:
        changes = extension.override.get(name, {})
        items: list[Any] = []
        for index, item in enumerate(base.get(name) or ()):
            if item.get("id") in ignored:
                continue
            here = (name, len(items))
            self.kept[here] = (name, index)
            change = changes.get(item.get("id"), {})
            items.append(self._merged(item, change, here, ("override", name, item["id"])))
        for index, item in enumerate(extension.add.get(name, ())):
            self.own[name, len(items)] = ("add", name, index)
            items.append(dict(item))
        if items:
            self.data[name] = items

    def _merged(self, old: Data, change: Data, here: Path_, there: Path_) -> Data:
        merged = dict(old)
        for key, value in change.items():
            if value is None:
                merged.pop(key, None)
            elif isinstance(value, dict) and isinstance(merged.get(key), dict):
                merged[key] = self._merged(merged[key], value, (*here, key), (*there, key))
            else:
                merged[key] = value
                self.own[*here, key] = (*there, key)
        return merged


def _misnamed(base: Data, extension: Extension) -> Iterator[Misnamed]:
    for collection, changes in extension.override.items():
        known = _ids(base.get(collection))
        for name in changes:
            if name not in known:
                what = f"`{name}` is not among the {collection} of {extension.extends}"
                yield Misnamed(what, nearest(name, known), ("override", collection, name))
    known = _ids(base.get("practices")) + _ids(base.get("steps"))
    for index, item in enumerate(extension.ignore):
        if item.id not in known:
            what = f"{extension.extends} has no practice or step `{item.id}`"
            yield Misnamed(what, nearest(item.id, known), ("ignore", index, "id"))


def _ids(items: Iterable[Any] | None) -> list[str]:
    return [str(item["id"]) for item in items or () if isinstance(item, dict) and "id" in item]


def _forget(data: Data, ignored: set[str]) -> None:
    """Take every mention of what is ignored away; a step that raises nothing more goes as well."""
    if not ignored:
        return
    steps = []
    for step in data.get("steps", ()):
        raises = {name: n for name, n in step.get("raises", {}).items() if name not in ignored}
        if raises:
            steps.append({**step, "raises": raises})
    left = {step.get("id") for step in steps}
    gone = {step.get("id") for step in data.get("steps", ())} - left | ignored
    data["steps"] = [
        {**step, "requires": [name for name in step["requires"] if name not in gone]}
        if "requires" in step
        else step
        for step in steps
    ]
    data["crosswalks"] = [
        {
            **crosswalk,
            "items": [
                {**item, "maps": [m for m in item.get("maps", ()) if m["practice"] not in ignored]}
                for item in crosswalk["items"]
            ],
        }
        for crosswalk in data.get("crosswalks", ())
    ]
