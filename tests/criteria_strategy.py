"""Generated rubrics whose practices have criteria, and whose levels have features of both roles."""

from dataclasses import replace
from typing import Literal

from hypothesis import strategies as st

from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Criterion, Feature, Level, Practice, Rubric
from tests.rubric_strategy import CONDITIONS

_ROLES: tuple[Literal["core", "component"], ...] = ("core", "component")


@st.composite
def cut_into_criteria(draw: st.DrawFn, rubric: Rubric) -> Rubric:
    """Draw a rubric with criteria in place of the levels and gates of another one."""
    sides = [side.id for side in rubric.sides]
    levels = tuple(_level(draw, level, sides) for level in rubric.levels)
    features: dict[str, list[str]] = {side: [] for side in sides}
    for level in levels:
        for feature in level.features:
            features[feature.side or rubric.primary_side].append(feature.id)
    practices = tuple(
        _practice(draw, practice, rubric.top, features[practice.side])
        for practice in rubric.practices
    )
    return with_implied(replace(rubric, levels=levels, practices=practices))


def _level(draw: st.DrawFn, level: Level, sides: list[str]) -> Level:
    if level.level == 0:
        return replace(level, features=())
    return replace(
        level,
        features=tuple(
            Feature(
                id=f"{side}-{role}-{level.level}",
                title=f"{role.title()} of {side}",
                summary="A feature.",
                side=side,
                role=role,
                applies_when=draw(st.sampled_from(CONDITIONS)),
            )
            for side in sides
            for role in _ROLES
        ),
    )


def _practice(draw: st.DrawFn, practice: Practice, top: int, features: list[str]) -> Practice:
    defined = st.lists(st.sampled_from(features), max_size=2, unique=True)
    criteria = tuple(
        Criterion(
            id=f"fact-{level}-{number}",
            level=level,
            text=f"Fact {number} of level {level} is seen.",
            defines=tuple(draw(defined)),
            applies_when=draw(st.sampled_from(CONDITIONS)),
        )
        for level in range(1, top + 1)
        for number in range(draw(st.integers(1, 2)))
    )
    return replace(
        practice, criteria=criteria, gates={}, features=(), levels={0: practice.levels[0]}
    )
