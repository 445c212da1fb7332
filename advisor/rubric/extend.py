"""A rubric made from another one: what it overrides, leaves out and adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from advisor.document.checked import Frozen, Id, Text, Version
from advisor.document.parse import Path_
from advisor.document.words import nearest

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
_IGNORABLE = ("practices", "steps")
_SHOW = "To see what there is: advisor rubric show."
COLLECTIONS: tuple[str, ...] = get_args(Collection)
_HEAD = ("id", "version", "title", "summary")


@dataclass(frozen=True, kw_only=True)
class Omission(Frozen):
    """A practice or step to leave out, and why."""

    id: Text
    reason: Text


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
    override: dict[Collection, dict[Text, dict[Any, Any]]] = field(default_factory=dict)
    ignore: tuple[Omission, ...] = ()
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
    those of the rubric extended; the longest path that fits decides. `merged` is like `own` for
    mappings of which only a part was written anew. `ignored` has what was left out, by the index
    of its mention.
    """

    def __init__(self, base: Data, extension: Extension) -> None:
        self.data: Data = {**base, "sha256": extension.sha256, "extends": extension.extends}
        self.own: dict[Path_, Path_] = {}
        self.kept: dict[Path_, Path_] = {}
        self.merged: dict[Path_, Path_] = {}
        self.misnamed = list(_misnamed(base, extension))
        for name in _HEAD:
            value = getattr(extension, name)
            if value is not None:
                self.data[name] = value
                self.own[name,] = (name,)
        parts = {item["id"]: item for kind in _IGNORABLE for item in base.get(kind, ())}
        self.ignored: dict[int, Data] = {
            index: parts[item.id] for index, item in enumerate(extension.ignore) if item.id in parts
        }
        self.data["ignored"] = [
            {"id": item.id, "reason": item.reason} for item in extension.ignore if item.id in parts
        ]
        self.own["ignored",] = ("ignore",)
        ignored = {str(item["id"]) for item in self.ignored.values()}
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
        if change:
            self.merged[here] = there
        for key, value in change.items():
            if value is None:
                merged.pop(key, None)
                self.own[*here, key] = (*there, key)
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
                yield Misnamed(what, nearest(name, known) or _SHOW, ("override", collection, name))
    known = [name for kind in _IGNORABLE for name in _ids(base.get(kind))]
    others = [name for kind in COLLECTIONS for name in _ids(base.get(kind))]
    for index, item in enumerate(extension.ignore):
        at = ("ignore", index, "id")
        if item.id in known:
            continue
        if item.id in others:
            what = f"`{item.id}` is not a practice or step; only these can be ignored"
            yield Misnamed(what, "Name each of its practices, or override it.", at)
        else:
            what = f"{extension.extends} has no practice or step `{item.id}`"
            yield Misnamed(what, nearest(item.id, known) or _SHOW, at)


def split_collections(data: Data) -> tuple[Data, list[Misnamed]]:
    """Return an extending file's data with its known collections only, and the unknown ones."""
    known = dict(data)
    unknown = []
    for section in ("override", "add"):
        given = data.get(section)
        if isinstance(given, dict):
            known[section] = {name: x for name, x in given.items() if name in COLLECTIONS}
            unknown += [
                Misnamed(
                    f"`{name}` is not a collection here",
                    nearest(name, COLLECTIONS),
                    (section, name),
                )
                for name in given
                if name not in COLLECTIONS
            ]
    return known, unknown


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
