"""A rubric made from another one: what it overrides, leaves out and adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from advisor.document.checked import Frozen, Id, Text, Version
from advisor.document.fault_words import nearest
from advisor.document.parse import Path_
from advisor.rubric.remove_mentions import forget
from advisor.translation import sentence

Collection = Literal[
    "levels",
    "sides",
    "sets",
    "dimensions",
    "stages",
    "roles",
    "evidence_kinds",
    "profile",
    "kpis",
    "practices",
    "steps",
    "crosswalks",
    "editions",
    "not_now",
    "wording",
]
# What an element has lists of: elements of these are added to it, and are ignored, by themselves.
Nested = Literal["criteria", "features"]
Added = Literal[Collection, Nested]
Data = dict[str, Any]
_OWNERS = {"criteria": ("practices", "practice", "id"), "features": ("levels", "level", "level")}
_NESTED = {owner: nested for nested, (owner, _, _) in _OWNERS.items()}
_WHOLE = ("practices", "steps")
_SHOW = sentence("To see what there is: advisor rubric show.")
COLLECTIONS: tuple[str, ...] = get_args(Collection)
_HEAD = ("id", "version", "title", "summary", "scope")
_SECTIONS = {"override": COLLECTIONS, "add": (*COLLECTIONS, *_OWNERS)}


@dataclass(frozen=True, kw_only=True)
class Omission(Frozen):
    """A practice, criterion, feature or step to leave out, and why."""

    id: Text
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Extension(Frozen):
    """A rubric file that begins from another rubric.

    `override` changes fields of elements by collection and id: mappings are merged, lists of
    elements by the ids of these, everything else is replaced, null takes a field away. `ignore`
    leaves out practices, criteria, features and steps. `add` appends elements; criteria name the
    `practice` and features the `level` to which they are added.
    """

    id: Id
    version: Version
    title: Text | None = None
    summary: Text | None = None
    scope: Text | None = None
    extends: Text
    override: dict[Collection, dict[Text, dict[Any, Any]]] = field(default_factory=dict)
    ignore: tuple[Omission, ...] = ()
    add: dict[Added, tuple[dict[Any, Any], ...]] = field(default_factory=dict)
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
        self.misnamed: list[Misnamed] = []
        for name in _HEAD:
            value = getattr(extension, name)
            if value is not None:
                self.data[name] = value
                self.own[name,] = (name,)
        self._ignore(base, extension)
        for collection in get_args(Collection):
            self._override(collection, base, extension)
            self._add(collection, extension)
        for nested in get_args(Nested):
            self._add_within(nested, extension)
        self.misnamed += _unknown_omissions(base, extension)
        forget(
            self.data, {i["id"] for i in self.ignored.values()} | set(_replaced(base, self.data))
        )

    def _ignore(self, base: Data, extension: Extension) -> None:
        known = _ignorable(base)
        entries = [(n, item) for n, item in enumerate(extension.ignore) if item.id in known]
        self.ignored: dict[int, Data] = {n: known[item.id] for n, item in entries}
        self.data["ignored"] = [{"id": item.id, "reason": item.reason} for _, item in entries]
        self.own["ignored",] = ("ignore",)
        self._left_out = {item.id for _, item in entries}

    def _override(self, name: Collection, base: Data, extension: Extension) -> None:
        changes = extension.override.get(name, {})
        elements = base.get(name) or ()
        there: Path_ = ("override", name)
        known = [_key(item) for item in elements]
        self.misnamed += _unknown_keys(
            changes,
            known,
            there,
            sentence("the {name} of {extends}", name=name, extends=extension.extends),
        )
        items: list[Any] = []
        for index, item in enumerate(elements):
            own = _key(item)
            if own in self._left_out:
                continue
            here: Path_ = (name, len(items))
            self.kept[here] = (name, index)
            change = changes.get(own, {})
            made = self._merged(item, change, here, (*there, own))
            nested = _NESTED.get(name)
            if nested in made and not isinstance(change.get(nested), list):
                paths = [(*path, nested) for path in (here, (name, index), (*there, own))]
                made[nested] = self._list(item[nested], change.get(nested) or {}, *paths, owner=own)
            items.append(made)
        if items or name in base:
            self.data[name] = items

    def _list(
        self, old: list[Any], changes: Data, here: Path_, base: Path_, there: Path_, *, owner: str
    ) -> list[Any]:
        """Return the elements of a list within an element, changed by their ids."""
        self.misnamed += _unknown_keys(
            changes,
            _ids(old),
            there,
            sentence("the {here} of `{owner}`", here=here[-1], owner=owner),
        )
        items: list[Any] = []
        for index, item in enumerate(old):
            if {item.get("id"), f"{owner}/{item.get('id')}"} & self._left_out:
                continue
            at = (*here, len(items))
            self.kept[at] = (*base, index)
            change = changes.get(item.get("id")) or {}
            items.append(self._merged(item, change, at, (*there, item.get("id"))))
        return items

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
            elif isinstance(value, dict) and key in _OWNERS and isinstance(merged.get(key), list):
                self.merged[*here, key] = (*there, key)
            else:
                merged[key] = value
                self.own[*here, key] = (*there, key)
        return merged

    def _add(self, name: Collection, extension: Extension) -> None:
        for index, item in enumerate(extension.add.get(name, ())):
            items = self.data.setdefault(name, [])
            self.own[name, len(items)] = ("add", name, index)
            items.append(dict(item))

    def _add_within(self, name: Nested, extension: Extension) -> None:
        """Add criteria to practices, and features to levels."""
        collection, field_, key = _OWNERS[name]
        owners = {item.get(key): n for n, item in enumerate(self.data.get(collection) or ())}
        for index, item in enumerate(extension.add.get(name, ())):
            there: Path_ = ("add", name, index)
            owner = item.get(field_)
            if owner not in owners:
                what = sentence(
                    "`{field}` of what is added names no {field} of this rubric", field=field_
                )
                hint = nearest(owner, [str(one) for one in owners]) or _SHOW
                self.misnamed.append(
                    Misnamed(what, hint, (*there, field_) if field_ in item else there)
                )
                continue
            here = (collection, owners[owner], name)
            whole = self.data[collection][owners[owner]]
            items = whole.setdefault(name, [])
            if isinstance(items, list):
                self.own[*here, len(items)] = there
                items.append({k: value for k, value in item.items() if k != field_})


def _key(item: Data) -> str:
    """Return what an element of the extended rubric is called; an edition by the one before it."""
    return str(item.get("id", item.get("of")))


def _ignorable(base: Data) -> dict[str, Data]:
    """Return what can be left out by its name; a criterion is called ``practice/criterion``."""
    known = {item["id"]: item for kind in _WHOLE for item in base.get(kind, ())}
    for practice in base["practices"]:
        for criterion in practice.get("criteria", ()):
            name = f"{practice['id']}/{criterion['id']}"
            known[name] = {**criterion, "id": name}
    return known | {f["id"]: f for level in base["levels"] for f in level.get("features", ())}


def _replaced(base: Data, data: Data) -> Iterator[str]:
    """Yield the criteria that a list of others has taken the place of, as practice/criterion."""
    now = {practice["id"]: _criteria_of(practice) for practice in data["practices"]}
    for practice in base["practices"]:
        gone = _criteria_of(practice) - now.get(practice["id"], _criteria_of(practice))
        yield from (f"{practice['id']}/{name}" for name in gone)


def _criteria_of(practice: Data) -> set[str]:
    return {str(criterion.get("id")) for criterion in practice.get("criteria") or ()}


def _unknown_omissions(base: Data, extension: Extension) -> Iterator[Misnamed]:
    known = _ignorable(base)
    others = [name for kind in COLLECTIONS for name in _ids(base.get(kind))]
    for index, item in enumerate(extension.ignore):
        at = ("ignore", index, "id")
        if item.id in known:
            continue
        if item.id in others:
            what = sentence(
                "`{id}` is no practice, criterion, feature or step; only these are ignored",
                id=item.id,
            )
            yield Misnamed(what, sentence("Name each of its practices, or override it."), at)
        else:
            what = sentence(
                "{extends} has no practice, criterion, feature or step `{id}`",
                extends=extension.extends,
                id=item.id,
            )
            yield Misnamed(what, nearest(item.id, list(known)) or _SHOW, at)


def _unknown_keys(
    changes: Iterable[Any], valid: list[str], there: Path_, among: str
) -> Iterator[Misnamed]:
    for name in changes:
        if name not in valid:
            what = sentence("`{name}` is not among {among}", name=name, among=among)
            yield Misnamed(what, nearest(name, valid) or _SHOW, (*there, name))


def split_collections(data: Data) -> tuple[Data, list[Misnamed]]:
    """Return an extending file's data with its known collections only, and the unknown ones."""
    known = dict(data)
    unknown = []
    for section, valid in _SECTIONS.items():
        given = data.get(section)
        if isinstance(given, dict):
            known[section] = {name: x for name, x in given.items() if name in valid}
            unknown += [
                Misnamed(
                    sentence("`{name}` is not a collection here", name=name),
                    nearest(name, valid),
                    (section, name),
                )
                for name in given
                if name not in valid
            ]
    return known, unknown


def _ids(items: Iterable[Any] | None) -> list[str]:
    return [str(item["id"]) for item in items or () if isinstance(item, dict) and "id" in item]
