"""In which order questions are asked, and which one comes next."""

from collections.abc import Callable, Sequence
from typing import Literal

from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Practice, Rubric
from advisor.words.titles import Titles

Grouping = Literal["stage", "dimension"]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Questions that belong together: one lifecycle stage, or one dimension."""

    id: str
    title: str
    practices: tuple[Practice, ...]


@cached_by_identity(maxsize=8)  # asked for many times a key
def groups(rubric: Rubric, by: Grouping, *, quick: bool) -> tuple[Group, ...]:
    """Return the questions asked, in groups; groups without a question are left out."""
    parts = rubric.stages if by == "stage" else rubric.dimensions
    asked = [practice for practice in rubric.practices if practice.quick or not quick]
    every_group = (
        Group(
            id=part.id,
            title=part.title,
            practices=tuple(p for p in asked if getattr(p, by) == part.id),
        )
        for part in parts
    )
    return tuple(group for group in every_group if group.practices)


@cached_by_identity(maxsize=8)  # likewise
def in_order(asked: Sequence[Group]) -> tuple[Practice, ...]:
    """Return the questions of all groups one after the other."""
    return tuple(practice for group in asked for practice in group.practices)


def following(
    practices: Sequence[Practice], here: str, wanted: Callable[[str], bool]
) -> str | None:
    """Return the next practice after `here` that is wanted, beginning again at the end."""
    ids = [practice.id for practice in practices]
    start = ids.index(here) + 1 if here in ids else 0
    return next((name for name in ids[start:] + ids[:start] if wanted(name)), None)


def neighbour(practices: Sequence[Practice], here: str, by: int) -> str | None:
    """Return the practice `by` places further, or None beyond the ends."""
    ids = [practice.id for practice in practices]
    if here not in ids:
        return ids[0] if ids else None
    place = ids.index(here) + by
    return ids[place] if 0 <= place < len(ids) else None


def matching(rubric: Rubric, words: str) -> tuple[Practice, ...]:
    """Return practices that contain every word typed, those with it in the title first."""
    wanted = words.casefold().split()
    titles = Titles(rubric).dimensions

    def text(practice: Practice) -> str:
        parts = (practice.title, practice.id, titles[practice.dimension], practice.stage)
        return " ".join((*parts, practice.side, practice.question)).casefold()

    found = [p for p in rubric.practices if all(word in text(p) for word in wanted)]
    return tuple(sorted(found, key=lambda p: not all(w in p.title.casefold() for w in wanted)))
