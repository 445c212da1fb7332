"""Why this level, why this number, and what would change it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from advisor.document.fault_words import nearest
from advisor.errors import UsageError
from advisor.scoring.criterion import shows
from advisor.scoring.explanation import (
    CriterionExplanation,
    DefiningCriterion,
    Explanation,
    FeatureExplanation,
    LevelExplanation,
    PracticeExplanation,
    SideExplanation,
    Term,
)
from advisor.scoring.feature import facts
from advisor.scoring.level import (
    FeaturesInScope,
    blockers_for,
    features_of,
    unsupported_claims,
)
from advisor.scoring.model import FeatureScore, Scorecard, Sided, Standing
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import sentence

WHOLE = "overall"


def explain(card: Scorecard, element: str = WHOLE, basis: Basis = "claimed") -> Explanation:
    """Explain the whole, or what has this id, from the scorecard alone.

    That is a side, a dimension, a stage, a feature, a practice or ``practice/criterion``. Raises
    UsageError when the scorecard has no such element.
    """
    found = (
        _whole_or_side(card, element, basis)
        or _part(card, element, basis)
        or _feature(card, element, basis)
        or _practice(card, element, basis)
        or _criterion(card, element, basis)
    )
    if found is None:
        raise _refused(card, element)
    return found


def _refused(card: Scorecard, element: str) -> UsageError:
    if not card.has_criteria and "/" in element:
        return UsageError(
            sentence("this result is of schema version 1, which has no criteria to explain"),
            hint=sentence("Score the answers again with this release."),
        )
    parts = [part.id for part in (*card.dimensions, *card.stages)]
    names = [*(feature.id for feature in card.features), *(p.id for p in card.practices)]
    known = [WHOLE, *card.sides, *parts, *names, *facts(card.practices)]
    return UsageError(
        sentence("there is nothing called `{element}` to explain", element=element),
        hint=nearest(element, known),
    )


def _whole_or_side(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    if element == WHOLE:
        sides = _sides(card, card.practices, card.sides, basis, whole=True)
        return Explanation(id=WHOLE, kind="overall", title="Overall", basis=basis, sides=sides)
    if element not in card.sides:
        return None
    chosen = {element: card.sides[element]}
    return Explanation(
        id=element,
        kind="side",
        title=_side_title(card, element),
        basis=basis,
        sides=_sides(card, card.practices, chosen, basis, whole=True),
    )


def _part(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    kinds: tuple[tuple[Literal["dimension", "stage"], tuple[Sided, ...]], ...] = (
        ("dimension", card.dimensions),
        ("stage", card.stages),
    )
    for kind, parts in kinds:
        for part in parts:
            if part.id == element:
                members = [p for p in card.practices if getattr(p, kind) == element]
                sides = _sides(card, members, part.sides, basis, whole=False)
                return Explanation(
                    id=element, kind=kind, title=part.title, basis=basis, sides=sides
                )
    return None


def _sides(
    card: Scorecard,
    practices: Sequence[PracticeScore],
    sides: Mapping[str, Standing],
    basis: Basis,
    *,
    whole: bool,
) -> tuple[SideExplanation, ...]:
    # The side that decides the level comes first.
    order = sorted(sides, key=lambda side: side != card.rubric.primary_side)
    return tuple(
        _side(card, [p for p in practices if p.side == side], side, sides[side], basis, whole=whole)
        for side in order
    )


def _side(
    card: Scorecard,
    practices: Sequence[PracticeScore],
    side: str,
    standing: Standing,
    basis: Basis,
    *,
    whole: bool,
) -> SideExplanation:
    features = features_of(card, side, basis)
    following = features.following if whole else None
    return SideExplanation(
        side=side,
        title=_side_title(card, side),
        standing=standing,
        level=_level(card, side, features) if whole and card.has_criteria else None,
        next_level=following,
        changes=blockers_for(features, following, card.practices),
        terms=tuple(_term(practice, basis) for practice in practices if practice.applicable),
        left_out=tuple(practice.id for practice in practices if not practice.applicable),
        unsupported=unsupported_claims(card, side) if whole else (),
    )


def _level(card: Scorecard, side: str, features: FeaturesInScope) -> LevelExplanation:
    standing = card.standing(side)
    components = features.of("component", features.held or 0)
    state = {feature.id: features.state(feature) for feature in components}
    return LevelExplanation(
        claimed=standing["claimed"],
        supported=standing["supported"],
        guarded=features.guarded,
        possible=standing["possible"],
        ceiling=standing["ceiling"],
        toward=features.toward,
        features=tuple(f for f in card.features if f.side == side),
        lacking=tuple(f for f in components if state[f.id] is FeatureState.LACKING),
        unknown=tuple(f for f in components if state[f.id] is FeatureState.OPEN),
    )


def _term(practice: PracticeScore, basis: Basis) -> Term:
    return Term(
        practice=practice.id,
        title=practice.title,
        state=practice.state.value,
        weight=practice.weight,
        value=practice.score(basis),
    )


def _side_title(card: Scorecard, side: str) -> str:
    return next(named.title for named in card.rubric.sides if named.id == side)


def _feature(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    feature = next((feature for feature in card.features if feature.id == element), None)
    if feature is None:
        return None
    return Explanation(
        id=element,
        kind="feature",
        title=feature.title,
        basis=basis,
        feature=FeatureExplanation(
            feature=feature,
            side=_side_title(card, feature.side),
            level_title=card.levels[feature.level].title,
            criteria=tuple(_defining(card, feature.criteria)),
        ),
    )


def _defining(card: Scorecard, names: Iterable[str]) -> Iterable[DefiningCriterion]:
    for name in names:
        practice_id, _, criterion_id = name.partition("/")
        practice = card.practice(practice_id)
        yield DefiningCriterion(
            practice=practice.id,
            title=practice.title,
            criterion=practice.criterion(criterion_id),
        )


def _practice(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    practice = next((p for p in card.practices if p.id == element), None)
    if practice is None:
        return None
    level = practice.level(basis)
    unmet = {gate: need for gate, need in practice.gates.items() if (level or 0) < need}
    dimension = next(d for d in card.dimensions if d.id == practice.dimension)
    applicable = practice.applicable
    return Explanation(
        id=element,
        kind="practice",
        title=practice.title,
        basis=basis,
        practice=PracticeExplanation(
            state=practice.state.value,
            claimed=practice.claimed,
            supported=practice.supported,
            value=practice.score(basis),
            says=None if level is None else practice.levels.get(level),
            next_says=practice.levels.get((level or 0) + 1) if applicable else None,
            criteria=practice.criteria,
            features=tuple(_defined(card, practice.criteria)),
            gates=practice.gates,
            unmet_gates=unmet if applicable else {},
            weight=practice.weight,
            weight_reason=practice.weight_reason,
            evidence=practice.evidence,
            waiver=practice.waiver,
            reason=practice.reason,
            excluded=practice.excluded,
            counts_in=dimension.title,
            side=_side_title(card, practice.side),
            part_score=dimension.sides[practice.side].score,
        ),
    )


def _defined(card: Scorecard, criteria: Iterable[CriterionScore]) -> Iterable[FeatureScore]:
    """Yield the features that criteria define, in the order of the levels."""
    wanted = {name for criterion in criteria for name in criterion.defines}
    return (feature for feature in card.features if feature.id in wanted)


def _criterion(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    practice_id, _, criterion_id = element.partition("/")
    for practice in card.practices:
        for criterion in practice.criteria:
            if (practice.id, criterion.id) == (practice_id, criterion_id):
                return Explanation(
                    id=element,
                    kind="criterion",
                    title=criterion.text,
                    basis=basis,
                    criterion=_explained(card, practice, criterion, basis),
                )
    return None


def _explained(
    card: Scorecard, practice: PracticeScore, criterion: CriterionScore, basis: Basis
) -> CriterionExplanation:
    beside = [c for c in practice.criteria if c.level == criterion.level and c.in_scope]
    waivers = [w for w in card.waivers if w.practice == practice.id]
    return CriterionExplanation(
        practice=practice.id,
        title=practice.title,
        criterion=criterion,
        features=tuple(_defined(card, [criterion])),
        met=sum(c.met(basis) for c in beside),
        all=len(beside),
        evidence=tuple(item for item in practice.evidence if shows(item, criterion)),
        waiver=next((w for w in waivers if w.criterion in (None, criterion.id)), None),
        by=practice.by,
        note=practice.note,
    )
