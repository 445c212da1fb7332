"""Two people's changes of one assessment, put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.assessment.change import Change, Part, changes, parts, same
from advisor.assessment.model import Assessment


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One part that both changed, and not alike; None is a part that is not there."""

    part: Part
    mine: Any
    theirs: Any

    @property
    def id(self) -> str:
        """The practice whose answer it is, or another part by its place, such as `team.name`."""
        return self.part[1] if self.part[0] == "answers" else ".".join(self.part)


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
        value = there.get(change.part)
        if same(value, change.after):
            continue
        if change.part in changed:
            conflicts.append(Conflict(part=change.part, mine=change.after, theirs=value))
        else:
            wanted.append(Change(part=change.part, before=value, after=change.after))
    return tuple(wanted), tuple(conflicts)
