"""Two people's changes of one assessment, put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from advisor.assessment.change import Change, Part, changes, parts, same, shape_of
from advisor.assessment.model import Assessment
from advisor.assessment.shape.containers import Items, Record

Whose = Literal["mine", "theirs"]


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
    return rebased(changes(base, mine), theirs)


def rebased(
    made: Iterable[Change], theirs: Assessment
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """Return changes as `theirs` needs them, and those that contradict what it holds by now."""
    there = parts(theirs)
    wanted, conflicts = [], []
    for change in made:
        found = there.get(change.part)
        if same(found, change.after):
            continue
        ours = other = change.after
        if not same(found, change.before):
            ours, other = _both(change, found)
        if not same(ours, other):
            conflicts.append(Conflict(part=change.part, mine=ours, theirs=other, found=found))
        elif not same(ours, found):
            wanted.append(Change(part=change.part, before=found, after=ours))
    return tuple(wanted), tuple(conflicts)


def _both(mine: Change, theirs: Any) -> tuple[Any, Any]:
    """Return a part with both changes, in favour of each side where they contradict."""
    shape = shape_of(mine.part)
    if not isinstance(shape, Record):
        return mine.after, theirs
    old, own, other = (
        shape.model() if value is None else value for value in (mine.before, mine.after, theirs)
    )
    ours, others = other, other
    for group in shape.groups():
        was, is_own, is_other = (
            {field.name: getattr(value, field.name) for field in group}
            for value in (old, own, other)
        )
        if is_own == was:
            is_own = is_other
        elif is_other == was:
            is_other = is_own
        elif len(group) == 1 and isinstance(group[0].shape, Items):
            (name,) = was
            both = _items(was[name], is_own[name], is_other[name])
            is_own, is_other = (is_own, is_other) if both is None else ({name: both},) * 2
        ours, others = replace(ours, **is_own), replace(others, **is_other)
    return ours, others


def _items(
    base: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]
) -> tuple[Any, ...] | None:
    """Return the items with what both added and without what one took away.

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
