"""Two people's changes of one assessment, put together."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

from advisor.assessment.change import Change, Part, changed, changes, parts, same, shape_of
from advisor.assessment.criteria import said_of, with_said
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment
from advisor.assessment.parts import ANSWER
from advisor.assessment.shape.containers import Items, Record
from advisor.frozen import dataclass
from advisor.rubric.model import Practice, Rubric

Whose = Literal["mine", "theirs"]


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One part that both changed, and not alike; None is a part that is not there.

    `mine` and `theirs` differ only where they contradict; `current` is what there is by now.
    """

    part: Part
    mine: Any
    theirs: Any
    current: Any

    @property
    def id(self) -> str:
        """The practice whose answer it is, or another part by its place, such as `team.name`."""
        return self.part[1] if self.part[0] == "answers" else ".".join(self.part)

    def criteria(self, practice: Practice) -> tuple[str, ...]:
        """Return on which criteria of its practice the two sides differ."""
        mine, theirs = (said_of(practice, side or Answer()) for side in (self.mine, self.theirs))
        return tuple(name for name in mine if mine[name] != theirs[name])

    def in_favour(self, side: Whose) -> Change:
        """Return the change of what there is by now that settles it."""
        return Change(part=self.part, before=self.current, after=getattr(self, side))

    def against(self, side: Whose) -> Change:
        """Return the change that settles it the other way, once it was settled for a side."""
        other = "theirs" if side == "mine" else "mine"
        return Change(part=self.part, before=getattr(self, side), after=getattr(self, other))


def merge(
    base: Assessment, mine: Assessment, theirs: Assessment, rubric: Rubric
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """Return what to change in `theirs` so that it holds both, and where they contradict.

    Both go back to `base`. A contradicting part stays as in `theirs`.
    """
    return rebased(changes(base, mine), theirs, rubric)


def rebased(
    made: Iterable[Change], theirs: Assessment, rubric: Rubric
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """Return changes as `theirs` needs them, and those that contradict what it holds by now."""
    there = parts(theirs)
    practices = {practice.id: practice for practice in rubric.practices}
    wanted, conflicts = [], []
    for change in made:
        found = there.get(change.part)
        if same(found, change.after):
            continue
        ours = other = change.after
        if not same(found, change.before):
            practice = practices.get(change.part[-1]) if change.part[0] == "answers" else None
            ours, other = _both(change, found, practice, rubric.top)
        if not same(ours, other):
            conflicts.append(Conflict(part=change.part, mine=ours, theirs=other, current=found))
        elif not same(ours, found):
            wanted.append(Change(part=change.part, before=found, after=ours))
    return _people_in_one_way(wanted, theirs), tuple(conflicts)


def _people_in_one_way(wanted: list[Change], theirs: Assessment) -> tuple[Change, ...]:
    """Return the changes so that people by name, which say more, leave no capacity beside them."""
    after = changed(theirs, wanted)
    if not (after.people and after.capacity):
        return tuple(wanted)
    left = [change for change in wanted if change.part[0] != "capacity"]
    gone = (
        Change(part=("capacity", role), before=fte, after=None)
        for role, fte in theirs.capacity.items()
    )
    return (*gone, *left)


def _both(mine: Change, theirs: Any, practice: Practice | None, top: int) -> tuple[Any, Any]:
    """Return a part with both changes, in favour of each side where they contradict.

    In the answer of a practice each criterion stands for itself.
    """
    shape = shape_of(mine.part)
    if not isinstance(shape, Record):
        return mine.after, theirs
    old, own, other = (
        shape.model() if value is None else value for value in (mine.before, mine.after, theirs)
    )
    ours, others = other, other
    groups = shape.groups()
    if practice and _speak_of_criteria(own, other):
        ours, others = _criteria(practice, (old, own, other), top)
        groups = groups[1:]
    for group in groups:
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


def _speak_of_criteria(*answers: Answer) -> bool:
    """Tell whether somebody names single criteria; who gives a level speaks of all at once."""
    if any(answer.level == NOT_APPLICABLE for answer in answers):
        return False
    return any(answer.listed for answer in answers)


def _criteria(
    practice: Practice, versions: tuple[Answer, Answer, Answer], top: int
) -> tuple[Answer, Answer]:
    """Return the third answer with what the first became in the second, in favour of each side."""
    was, mine, theirs = (said_of(practice, answer) for answer in versions)
    _, own, other = versions
    if mine in (was, theirs):
        return other, other
    if theirs == was:
        return (_standing_of(own, other),) * 2
    ours = {name: said for name, said in mine.items() if said != was[name]}
    others = {name: s for name, s in ours.items() if theirs[name] in (was[name], s)}
    both = with_said(practice, other, others, top)
    return with_said(practice, both, ours, top), both


def _standing_of(answer: Answer, other: Answer) -> Answer:
    """Return the other answer with the level and the lists of this one."""
    (group, *_) = ANSWER.groups()
    return replace(other, **{field.name: getattr(answer, field.name) for field in group})


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
