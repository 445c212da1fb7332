"""Two people's changes of one assessment, put together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from advisor.assessment.change import Change, Part, changes, parts, same
from advisor.assessment.model import Answer, Assessment, Evidence, KpiValue

Whose = Literal["mine", "theirs"]

# Fields that say one thing together; each is merged on its own.
_FIELDS = {
    Answer: (("level", "reason"), ("note",), ("flag",), ("urgent",), ("evidence",)),
    KpiValue: (("current",), ("target",)),
}


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One part that both changed, and not alike; None is a part that is not there.

    `mine` and `theirs` differ only where they contradict; `found` is what there is by now.
    """

    part: Part
    mine: Any
    theirs: Any
    found: Any

    @property
    def id(self) -> str:
        """The practice whose answer it is, or another part by its place, such as `team.name`."""
        return self.part[1] if self.part[0] == "answers" else ".".join(self.part)

    def in_favour(self, side: Whose) -> Change:
        """Return the change of what there is by now that settles it."""
        return Change(part=self.part, before=self.found, after=getattr(self, side))

    def against(self, side: Whose) -> Change:
        """Return the change that settles it the other way, once it was settled for a side."""
        other = "theirs" if side == "mine" else "mine"
        return Change(part=self.part, before=getattr(self, side), after=getattr(self, other))


def merge(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """Return what to change in `theirs` so that it holds both, and where they contradict.

    Both go back to `base`. A contradicting part stays as in `theirs`.
    """
    changed: Mapping[Part, Change] = {change.part: change for change in changes(base, theirs)}
    there = parts(theirs)
    wanted, conflicts = [], []
    for change in changes(base, mine):
        found = there.get(change.part)
        if same(found, change.after):
            continue
        ours, other = change.after, found
        if change.part in changed:
            ours, other = _both(change.before, change.after, found)
        else:
            other = ours
        if same(ours, other):
            if not same(ours, found):
                wanted.append(Change(part=change.part, before=found, after=ours))
        else:
            conflicts.append(Conflict(part=change.part, mine=ours, theirs=other, found=found))
    return tuple(wanted), tuple(conflicts)


def _both(base: Any, mine: Any, theirs: Any) -> tuple[Any, Any]:
    """Return a part with both changes, in favour of each side where they contradict."""
    kind = next((type(value) for value in (base, mine, theirs) if type(value) in _FIELDS), None)
    if kind is None:
        return mine, theirs
    old, own, other = (kind() if value is None else value for value in (base, mine, theirs))
    ours, others = other, other
    for names in _FIELDS[kind]:
        was, is_own, is_other = (
            {name: getattr(value, name) for name in names} for value in (old, own, other)
        )
        if is_own == was:
            is_own = is_other
        elif is_other == was:
            is_other = is_own
        elif names == ("evidence",):
            both = _evidence(old.evidence, own.evidence, other.evidence)
            is_own, is_other = (is_own, is_other) if both is None else ({"evidence": both},) * 2
        ours, others = replace(ours, **is_own), replace(others, **is_other)
    return ours, others


def _evidence(
    base: tuple[Evidence, ...], mine: tuple[Evidence, ...], theirs: tuple[Evidence, ...]
) -> tuple[Evidence, ...] | None:
    """Return evidence with what both added and without what one took away.

    None when both put something else in the place of the same item.
    """
    gone = [item for item in base if item not in mine]
    added = [item for item in mine if item not in base]
    others = [item for item in theirs if item not in base]
    if (added or others) and any(item not in theirs for item in gone) and set(added) != set(others):
        return None
    return (
        *(item for item in theirs if item not in gone),
        *(item for item in added if item not in theirs),
    )
