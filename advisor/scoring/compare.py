"""Two scorecards of one rubric, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.errors import ContentError
from advisor.scoring.change import (
    Change,
    EvidenceChanges,
    PartChange,
    PracticeChange,
    StandingChange,
    evidence_changes,
    paired,
    part_changes,
    practice_changes,
    standing_change,
)
from advisor.scoring.level import next_level
from advisor.scoring.level_change import (
    BlockerChanges,
    because,
    blocker_changes,
    fallen_gates,
    quoted,
)
from advisor.scoring.model import Basis, Blocker, Named, RubricStamp, Scorecard


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What moved from one scorecard to another, and why the level did or did not.

    `level` has the keys of `Scorecard.level`; `score` and `coverage` are those of the whole.
    `blockers` are those of the level that was next before, on `basis`; `fallen` are the practices
    below a gate they met before. `only_before` and `only_after` are practices one rubric lacks.
    """

    basis: Basis
    rubric: Change[str]
    team: Change[str]
    assessed_on: Change[date]
    level: dict[str, Change[int | None]]
    score: Change[float | None]
    coverage: Change[float | None]
    sides: dict[str, StandingChange]
    dimensions: tuple[PartChange, ...]
    stages: tuple[PartChange, ...]
    practices: tuple[PracticeChange, ...]
    only_before: tuple[Named, ...]
    only_after: tuple[Named, ...]
    evidence: EvidenceChanges
    blockers: BlockerChanges
    fallen: tuple[Blocker, ...]
    because: tuple[str, ...]
    remarks: tuple[str, ...]


def compare(old: Scorecard, new: Scorecard, basis: Basis = "claimed") -> Comparison:
    """Compare two scorecards; `basis` says which levels decide what moved and what blocks.

    Raises ContentError when their rubrics differ in id or major version.
    """
    _require_same_rubric(old.rubric, new.rubric)
    following = next_level(old.held(basis), old.top)
    blockers = blocker_changes(old, new, following, basis)
    pairs = tuple(paired(old.practices, new.practices))
    only_before = tuple(Named(id=b.id, title=b.title) for b, after in pairs if b and not after)
    only_after = tuple(Named(id=a.id, title=a.title) for before, a in pairs if a and not before)
    return Comparison(
        basis=basis,
        rubric=Change(before=_rubric(old.rubric), after=_rubric(new.rubric)),
        team=Change(before=str(old.team["name"]), after=str(new.team["name"])),
        assessed_on=Change(before=old.assessed_on, after=new.assessed_on),
        level=_levels(old, new),
        score=Change(before=old.score.value, after=new.score.value),
        coverage=Change(before=old.coverage, after=new.coverage),
        sides={
            side: standing_change(old.sides.get(side), new.sides.get(side))
            for side in dict.fromkeys((*new.sides, *old.sides))
        },
        dimensions=part_changes(old.dimensions, new.dimensions),
        stages=part_changes(old.stages, new.stages),
        practices=practice_changes(old, new, following, basis),
        only_before=only_before,
        only_after=only_after,
        evidence=evidence_changes(old, new),
        blockers=blockers,
        fallen=fallen_gates(old, new, basis),
        because=because(old, new, blockers, basis),
        remarks=tuple(_remarks(old, new, only_before, only_after)),
    )


def _require_same_rubric(old: RubricStamp, new: RubricStamp) -> None:
    if old.reference != new.reference:
        raise ContentError(
            f"they cannot be compared: one is for the rubric `{old.reference}`, the other for "
            f"`{new.reference}`",
            hint="Compare assessments of the same rubric and major version.",
        )


def _rubric(stamp: RubricStamp) -> str:
    return f"{stamp.id} {stamp.version}"


def _levels(old: Scorecard, new: Scorecard) -> dict[str, Change[int | None]]:
    names = dict.fromkeys((*new.level, *old.level))
    return {name: Change(before=old.level.get(name), after=new.level.get(name)) for name in names}


def _remarks(
    old: Scorecard, new: Scorecard, only_before: tuple[Named, ...], only_after: tuple[Named, ...]
) -> Iterator[str]:
    """Yield what a reader must know before trusting the comparison."""
    if old.team["name"] != new.team["name"]:
        yield f"The teams have different names: {old.team['name']} and {new.team['name']}."
    if new.assessed_on < old.assessed_on:
        yield f"What counts as after is the older one, of {new.assessed_on}."
    if old.rubric.version != new.rubric.version:
        yield f"The rubric's version moved from {old.rubric.version} to {new.rubric.version}."
    elif old.rubric.sha256 != new.rubric.sha256:
        yield f"The rubric was changed and kept its version {new.rubric.version}."
    if only_before:
        yield f"Asked only before: {', '.join(quoted(named.title) for named in only_before)}."
    if only_after:
        yield f"Asked only now: {', '.join(quoted(named.title) for named in only_after)}."
