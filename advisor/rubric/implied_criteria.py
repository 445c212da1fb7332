"""A rubric in the form that is scored: every practice has criteria, every gate a feature.

A rubric that describes levels and gates only gets the criteria ``level-1`` to ``level-N`` of each
practice. Those up to the level that a gate asks for define the features of its maturity level
that the practice names, or else the feature ``<side>-level-<L>``, which is made for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.rubric.model import Criterion, Feature, Level, Practice, Rubric

_Named = dict[int, dict[str, str]]  # the side of each feature, by maturity level


def with_implied(rubric: Rubric) -> Rubric:
    """Return the rubric with the criteria and features that its levels and gates imply."""
    named = {
        level.level: {f.id: f.side or rubric.primary_side for f in level.features}
        for level in rubric.levels
    }
    practices = tuple(_practice(practice, named, rubric) for practice in rubric.practices)
    return replace(rubric, practices=practices, levels=tuple(_levels(rubric, practices)))


def is_described(practice: Practice) -> bool:
    """Tell whether a practice is described by its levels, from which its criteria are made."""
    return all(
        criterion.id == _implied_criterion(criterion.level) for criterion in practice.criteria
    )


def written_criteria(practice: Practice) -> tuple[Criterion, ...]:
    """Return the criteria of a practice that stand in its rubric; none where they are implied."""
    return () if is_described(practice) else practice.criteria


def written_features(level: Level) -> tuple[Feature, ...]:
    """Return the features of a level that stand in its rubric."""
    return tuple(f for f in level.features if f.id != implied_id(f.side or "", level.level))


def _implied_criterion(level: int) -> str:
    return f"level-{level}"


def _practice(practice: Practice, named: _Named, rubric: Rubric) -> Practice:
    if practice.criteria and is_described(practice):
        return practice
    if practice.criteria:
        return replace(
            practice,
            levels=practice.levels | dict(_described(practice)),
            features=tuple(dict.fromkeys(f for c in practice.criteria for f in c.defines)),
            quick=any(criterion.defines for criterion in practice.criteria),
        )
    return replace(
        practice,
        criteria=tuple(
            Criterion(
                id=_implied_criterion(level),
                level=level,
                text=practice.levels.get(level, practice.title),
                defines=tuple(dict.fromkeys(_defined(practice, level, named))),
            )
            for level in range(1, rubric.top + 1)
        ),
    )


def _described(practice: Practice) -> Iterator[tuple[int, str]]:
    """Yield the text of each level from 1 on: its criteria, one after the other."""
    for level in sorted({criterion.level for criterion in practice.criteria}):
        if level not in practice.levels:
            yield level, " ".join(c.text for c in practice.criteria if c.level == level)


def _defined(practice: Practice, level: int, named: _Named) -> Iterator[str]:
    """Yield the features that the practice's text at `level` is needed for."""
    for gate, need in practice.gates.items():
        if level <= need:
            sides = named.get(gate, {})
            own = [name for name in practice.features if sides.get(name) == practice.side]
            yield from own or [implied_id(practice.side, gate)]


def implied_id(side: str, level: int) -> str:
    """Return the id of the feature that is made of gates which name none."""
    return f"{side}-level-{level}"


def _levels(rubric: Rubric, practices: Iterable[Practice]) -> Iterator[Level]:
    """Yield each level with its features and those that gates imply."""
    wanted = {feature for p in practices for c in p.criteria for feature in c.defines}
    for level in rubric.levels:
        known = {feature.id for feature in level.features}
        made = [
            Feature(
                id=name,
                title=f"{side.title}, level {level.level}",
                summary=level.summary,
                side=side.id,
            )
            for side in rubric.sides
            if (name := implied_id(side.id, level.level)) in wanted - known
        ]
        yield replace(level, features=(*level.features, *made)) if made else level
