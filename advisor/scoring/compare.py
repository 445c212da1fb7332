"""Two scorecards of one rubric, before and after."""

from datetime import date

from advisor.errors import ContentError
from advisor.frozen import dataclass
from advisor.scoring.change import (
    CriterionChange,
    EvidenceChanges,
    FeatureChange,
    PartChange,
    PracticeChange,
    SideChange,
    ValueChange,
    criterion_changes,
    evidence_changes,
    feature_changes,
    paired,
    part_changes,
    practice_changes,
    side_change,
)
from advisor.scoring.level import features_of
from advisor.scoring.level_change import (
    BlockerChanges,
    LevelChange,
    blocker_changes,
    fallen_criteria,
    forgotten_criteria,
    level_change,
)
from advisor.scoring.model import Named, RubricStamp, Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What moved from one scorecard to another, and why the level did or did not.

    `level` has the keys of `Scorecard.level`; `score` and `coverage` are those of the whole.
    `blockers` are those of the level that was next before, on `basis`; `fallen` are the defining
    criteria met before and not now, `forgotten` those known before and not now. `only_before` and
    `only_after` are practices one rubric lacks.
    """

    basis: Basis
    rubric: ValueChange[str]
    sha256: ValueChange[str]
    team: ValueChange[str]
    assessed_on: ValueChange[date]
    level: dict[str, ValueChange[int | None]]
    score: ValueChange[float | None]
    coverage: ValueChange[float | None]
    coverage_defining: ValueChange[float | None]
    sides: dict[str, SideChange]
    dimensions: tuple[PartChange, ...]
    stages: tuple[PartChange, ...]
    features: tuple[FeatureChange, ...]
    practices: tuple[PracticeChange, ...]
    criteria: tuple[CriterionChange, ...]
    only_before: tuple[Named, ...]
    only_after: tuple[Named, ...]
    evidence: EvidenceChanges
    blockers: BlockerChanges
    level_change: LevelChange
    fallen: tuple[CriterionChange, ...]
    forgotten: tuple[CriterionChange, ...]


def compare(old: Scorecard, new: Scorecard, basis: Basis = "claimed") -> Comparison:
    """Compare two scorecards; `basis` says which levels decide what moved and what blocks.

    Raises ContentError when their rubrics differ in id or major version.
    """
    _require_same_rubric(old.rubric, new.rubric)
    before = features_of(old, basis=basis)
    following = before.following
    deciding = [] if following is None else [name for name, _, _ in before.unmet_for(following)]
    criteria = criterion_changes(old, new)
    fallen = fallen_criteria(criteria, basis)
    pairs = tuple(paired(old.practices, new.practices))
    return Comparison(
        basis=basis,
        rubric=ValueChange(before=_rubric(old.rubric), after=_rubric(new.rubric)),
        sha256=ValueChange(before=old.rubric.sha256, after=new.rubric.sha256),
        team=ValueChange(before=str(old.team["name"]), after=str(new.team["name"])),
        assessed_on=ValueChange(before=old.assessed_on, after=new.assessed_on),
        level=_levels(old, new),
        score=ValueChange(before=old.score.value, after=new.score.value),
        coverage=ValueChange(before=old.coverage.value, after=new.coverage.value),
        coverage_defining=ValueChange(before=old.coverage.defining, after=new.coverage.defining),
        sides={
            side: side_change(old.sides.get(side), new.sides.get(side))
            for side in dict.fromkeys((*new.sides, *old.sides))
        },
        dimensions=part_changes(old.dimensions, new.dimensions),
        stages=part_changes(old.stages, new.stages),
        features=feature_changes(old, new),
        practices=practice_changes(old, new, {n.partition("/")[0] for n in deciding}, basis),
        criteria=criteria,
        only_before=tuple(Named(id=b.id, title=b.title) for b, after in pairs if b and not after),
        only_after=tuple(Named(id=a.id, title=a.title) for was, a in pairs if a and not was),
        evidence=evidence_changes(old, new),
        blockers=blocker_changes(old, new, following, basis),
        level_change=level_change(old, new, {f"{c.practice}/{c.criterion}" for c in fallen}, basis),
        fallen=fallen,
        forgotten=forgotten_criteria(criteria),
    )


def _require_same_rubric(old: RubricStamp, new: RubricStamp) -> None:
    if old.reference != new.reference:
        raise ContentError(
            sentence(
                "they cannot be compared: one is for the rubric `{old}`, the other for `{new}`",
                old=old.reference,
                new=new.reference,
            ),
            hint=sentence("Compare assessments of the same rubric and major version."),
        )


def _rubric(stamp: RubricStamp) -> str:
    return f"{stamp.id} {stamp.version}"


def _levels(old: Scorecard, new: Scorecard) -> dict[str, ValueChange[int | None]]:
    names = dict.fromkeys((*new.level, *old.level))
    return {
        name: ValueChange(before=old.level.get(name), after=new.level.get(name)) for name in names
    }
