"""What a team comes down to in a portfolio: a row of plain values, cheap to make, send and keep.

States stand as one letter each, in the order of the edition; scores as whole ten-thousandths of a
level, so that rows are equal byte for byte whoever made them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from advisor.errors import Problem
from advisor.scoring.model import FeatureScore, Scorecard, Sided
from advisor.scoring.number import JSON_STEPS
from advisor.scoring.portfolio.edition import edition_key
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import CriterionState, FeatureState

SUPPORTED, MET, UNMET, UNKNOWN, UNANSWERED, WAIVED, REMOVED, LEFT_OUT = "smukawx-"
CRITERION_LETTERS = {
    CriterionState.MET: MET,
    CriterionState.UNMET: UNMET,
    CriterionState.UNKNOWN: UNKNOWN,
    CriterionState.UNANSWERED: UNANSWERED,
    CriterionState.WAIVED: WAIVED,
    CriterionState.LEFT_OUT: LEFT_OUT,
}
BACKED, HELD, LACKING, OPEN, OUT_OF_SCOPE = "bhlo-"
FEATURE_LETTERS = {
    FeatureState.HELD: HELD,
    FeatureState.LACKING: LACKING,
    FeatureState.OPEN: OPEN,
    FeatureState.OUT_OF_SCOPE: OUT_OF_SCOPE,
}


class Listing(NamedTuple):
    """What is said of a team beside its answers, in a manifest: all of it may be left out.

    `team` is what the team is known by over time.
    """

    team: str | None = None
    group: str | None = None
    owner: str | None = None
    criticality: str | None = None
    platform: str | None = None
    report: str | None = None


class SideRow(NamedTuple):
    """The levels of one side, as `LevelStanding` has them, its score, and the way ahead.

    `toward` is the level above the one claimed, `held` of `all` its core features held; None and
    0 at the top.
    """

    claimed: int | None
    supported: int | None
    ceiling: int | None
    possible: int | None
    guarded: bool | None
    score: int | None
    low: int | None
    high: int | None
    toward: int | None
    held: int
    all: int


class TeamRow(NamedTuple):
    """One assessment of one team.

    `sha256` is the digest of the file it comes from, `made_from` of the answers that a result was
    made from. `edition` is the key of the `RowEdition` in whose order sides, parts, features and
    criteria stand. `expiries` are the days on which evidence of what counts expires, as ordinals
    (`date.fromordinal`), those past among them; `flagged` counts the practices to be discussed.
    `levers` and `barring` are what follows from the states, as `outlook` has it.
    """

    source: str
    sha256: str
    edition: str
    reference: str
    name: str
    id: str | None
    group: str | None
    owner: str | None
    criticality: str | None
    platform: str | None
    report: str | None
    assessed_on: date
    as_of: date
    next_assessment: date | None
    made_from: str | None
    carried_from: str | None
    thin: bool
    coverage: float | None
    defining: float | None
    sides: tuple[SideRow, ...]
    scores: tuple[int | None, ...]
    lows: tuple[int | None, ...]
    features: str
    criteria: str
    expiries: tuple[int, ...]
    flagged: int
    levers: tuple[int, ...] = ()
    barring: tuple[int, ...] = ()


class Unreadable(NamedTuple):
    """A source that could not be read, the first things wrong with it, and how many more are."""

    source: str
    sha256: str | None
    problems: tuple[Problem, ...]
    more: int


class RowOrigin(NamedTuple):
    """Where an assessment was read, and what stands there that no scorecard holds."""

    source: str
    sha256: str
    listing: Listing = Listing()
    criticality: str | None = None
    next_assessment: date | None = None
    made_from: str | None = None
    carried_from: str | None = None


def row_of(card: Scorecard, origin: RowOrigin) -> TeamRow:
    """Return what a scorecard comes down to."""
    places = [part.sides[side.id] for part in _parts(card) for side in card.rubric.sides]
    own = card.team.get("id")
    return TeamRow(
        **known_as(origin, str(card.team["name"]), str(own) if own else None),
        edition=edition_key(card),
        reference=card.rubric.reference,
        assessed_on=card.assessed_on,
        as_of=card.as_of,
        thin=card.thin,
        coverage=card.coverage.value,
        defining=card.coverage.defining,
        sides=tuple(_side(card, side.id) for side in card.rubric.sides),
        scores=tuple(points(place.score) for place in places),
        lows=tuple(points(place.low) for place in places),
        features="".join(map(feature_letter, card.features)),
        criteria="".join(criterion_letter(c) for p in card.practices for c in p.criteria),
        expiries=tuple(sorted(_expiries(card))),
        flagged=sum(practice.flag for practice in card.practices),
    )


def known_as(origin: RowOrigin, name: str, own_id: str | None) -> dict[str, Any]:
    """Return what a row has of where an assessment was read, and by what its team is known."""
    listing = origin.listing
    return {
        "source": encodable(origin.source),
        "sha256": origin.sha256,
        "name": encodable(name),
        "id": listing.team or (encodable(own_id) if own_id else None),
        "group": listing.group,
        "owner": listing.owner,
        "criticality": listing.criticality or origin.criticality,
        "platform": listing.platform,
        "report": listing.report,
        "next_assessment": origin.next_assessment,
        "made_from": origin.made_from,
        "carried_from": origin.carried_from,
    }


def encodable(text: str) -> str:
    """Return a text without the halves of characters that no encoding takes.

    Names of files and texts in JSON may have them.
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def points(score: float | None) -> int | None:
    """Return a score in ten-thousandths of a level, as which it was cut."""
    return None if score is None else round(score * JSON_STEPS)


def feature_letter(feature: FeatureScore) -> str:
    """Return what a row has for the state of a feature."""
    backed = feature.supported and feature.state is FeatureState.HELD
    return BACKED if backed else FEATURE_LETTERS[feature.state]


def criterion_letter(criterion: CriterionScore) -> str:
    """Return what a row has for the state of a criterion."""
    if criterion.removed:
        return REMOVED
    return SUPPORTED if criterion.met("supported") else CRITERION_LETTERS[criterion.state]


def _parts(card: Scorecard) -> Iterator[Sided]:
    yield from card.dimensions
    yield from card.stages


def _side(card: Scorecard, side: str) -> SideRow:
    standing, whole, way = card.standing(side), card.sides[side], card.toward[side]
    return SideRow(
        claimed=standing["claimed"],
        supported=standing["supported"],
        ceiling=standing["ceiling"],
        possible=standing["possible"],
        guarded=card.guarded(side),
        score=points(whole.score),
        low=points(whole.low),
        high=points(whole.high),
        toward=way.level if way else None,
        held=way.features.held if way else 0,
        all=way.features.all if way else 0,
    )


def _expiries(card: Scorecard) -> Iterator[int]:
    for practice in card.practices:
        if practice.applicable and practice.answered:
            for piece in practice.evidence:
                if piece.expires_on is not None:
                    yield piece.expires_on.toordinal()
