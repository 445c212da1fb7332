"""What of the rubric goes along with the scores: its name, its words, its levels."""

from collections.abc import Iterable

from advisor.rubric.model import FeatureSet, Kpi, ProfileField, Role, Rubric, Side
from advisor.scoring.feature import Facts, shown_traits
from advisor.scoring.model import EvidenceCap, LevelStatus, Named, RubricStamp


def stamp(rubric: Rubric) -> RubricStamp:
    """Return which rubric it is, with its words for sides, roles and evidence."""
    return RubricStamp(
        id=rubric.id,
        version=rubric.version,
        sha256=rubric.sha256,
        title=rubric.title,
        summary=rubric.summary,
        primary_side=rubric.primary_side,
        compared_side=rubric.compared_side,
        sides=_named(rubric.sides),
        roles=_named(rubric.roles),
        profile=_named(rubric.profile),
        kpis=_named(rubric.kpis),
        sets=_named(rubric.sets),
        evidence_kinds=tuple(
            EvidenceCap(id=kind.id, title=kind.title, caps=kind.caps)
            for kind in rubric.evidence_kinds
        ),
    )


def _named(elements: Iterable[Side | Role | ProfileField | Kpi | FeatureSet]) -> tuple[Named, ...]:
    return tuple(Named(id=element.id, title=element.title) for element in elements)


def level_statuses(rubric: Rubric, criteria: Facts) -> Iterable[LevelStatus]:
    """Yield each level of the rubric, with the traits of level 0 that the team shows."""
    for level in rubric.levels:
        yield LevelStatus(
            level=level.level,
            id=level.id,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            features=tuple(feature.id for feature in level.features) if level.level else (),
            traits=() if level.level else tuple(shown_traits(level.features, criteria)),
        )
