"""What rows of teams are read by: the criteria, features and parts of one edition of a rubric."""

from hashlib import sha256
from typing import Literal, NamedTuple

from advisor.scoring.model import Scorecard


class Label(NamedTuple):
    """An id and how people call it."""

    id: str
    title: str


class PartPlace(NamedTuple):
    """One side of a dimension or of a stage, for which a row has a score."""

    kind: Literal["dimension", "stage"]
    id: str
    title: str
    side: str


class FeaturePlace(NamedTuple):
    """A feature from level 1 on; `criteria` are the places of those that define it."""

    id: str
    title: str
    level: int
    side: str
    role: Literal["core", "component"]
    set: str | None
    criteria: tuple[int, ...]


class PracticePlace(NamedTuple):
    """A practice, with what its criteria count for."""

    id: str
    title: str
    side: str
    dimension: str
    stage: str
    weight: float


class CriterionPlace(NamedTuple):
    """A criterion; `practice` is the place of its practice, `defines` are those of features."""

    id: str
    text: str
    level: int
    practice: int
    seen_in: str | None
    defines: tuple[int, ...]


class RowEdition(NamedTuple):
    """One edition of a rubric, by whose order the rows scored with it are to be read.

    `key` tells it from every other. Level `n` is called ``levels[n]``.
    """

    key: str
    reference: str
    version: str
    title: str
    levels: tuple[Label, ...]
    sides: tuple[Label, ...]
    primary_side: str
    parts: tuple[PartPlace, ...]
    features: tuple[FeaturePlace, ...]
    practices: tuple[PracticePlace, ...]
    criteria: tuple[CriterionPlace, ...]

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1

    @property
    def primary(self) -> int:
        """The place of the primary side."""
        return [side.id for side in self.sides].index(self.primary_side)

    def name(self, criterion: int) -> str:
        """Return a criterion as ``practice/criterion``."""
        place = self.criteria[criterion]
        return f"{self.practices[place.practice].id}/{place.id}"


def edition_key(card: Scorecard) -> str:
    """Return what tells the edition of a scorecard from every other.

    A result may have been edited: what it holds counts, and not only what it says it is.
    """
    return f"{card.rubric.id}@{card.rubric.version}+{card.rubric.sha256[:12]}+{_shape(card)}"


_SHAPES: dict[str, str] = {}  # of rubrics that are here, by their digests


def _shape(card: Scorecard) -> str:
    """Return a digest of what rows are read by; a result's own, and else that of the rubric."""
    known = card.rubric.sha256
    if type(card) is not Scorecard or not known:
        return _digest(card)
    if known not in _SHAPES:
        _SHAPES[known] = _digest(card)
    return _SHAPES[known]


def _digest(card: Scorecard) -> str:
    parts = [part.id for part in (*card.dimensions, *card.stages)]
    features = [f"{f.id} {f.level} {f.side} {f.role}" for f in card.features]
    criteria = [
        f"{practice.id}/{c.id} {c.level} {' '.join(c.defines)}"
        for practice in card.practices
        for c in practice.criteria
    ]
    sides = [side.id for side in card.rubric.sides]
    told = [sides, [level.id for level in card.levels], parts, features, criteria]
    return sha256(repr(told).encode()).hexdigest()[:12]


def edition_of(card: Scorecard) -> RowEdition:
    """Return the edition by which a scorecard was made."""
    features = {feature.id: place for place, feature in enumerate(card.features)}
    criteria = tuple(
        CriterionPlace(
            id=criterion.id,
            text=criterion.text,
            level=criterion.level,
            practice=place,
            seen_in=criterion.seen_in,
            defines=tuple(features[name] for name in criterion.defines if name in features),
        )
        for place, practice in enumerate(card.practices)
        for criterion in practice.criteria
    )
    return RowEdition(
        key=edition_key(card),
        reference=card.rubric.reference,
        version=card.rubric.version,
        title=card.rubric.title,
        levels=tuple(Label(level.id, level.title) for level in card.levels),
        sides=tuple(Label(side.id, side.title) for side in card.rubric.sides),
        primary_side=card.rubric.primary_side,
        parts=_parts(card),
        features=_features(card, criteria),
        practices=tuple(
            PracticePlace(p.id, p.title, p.side, p.dimension, p.stage, p.weight)
            for p in card.practices
        ),
        criteria=criteria,
    )


def _parts(card: Scorecard) -> tuple[PartPlace, ...]:
    kinds: tuple[tuple[Literal["dimension", "stage"], tuple[Label, ...]], ...] = (
        ("dimension", tuple(Label(part.id, part.title) for part in card.dimensions)),
        ("stage", tuple(Label(part.id, part.title) for part in card.stages)),
    )
    return tuple(
        PartPlace(kind, part.id, part.title, side.id)
        for kind, parts in kinds
        for part in parts
        for side in card.rubric.sides
    )


def _features(card: Scorecard, criteria: tuple[CriterionPlace, ...]) -> tuple[FeaturePlace, ...]:
    """Return all features, those out of the team's scope among them, with what defines them."""
    defining: dict[int, list[int]] = {}
    for place, criterion in enumerate(criteria):
        for feature in criterion.defines:
            defining.setdefault(feature, []).append(place)
    return tuple(
        FeaturePlace(f.id, f.title, f.level, f.side, f.role, f.set, tuple(defining.get(place, ())))
        for place, f in enumerate(card.features)
    )
