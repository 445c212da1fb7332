"""Where a team stood at several times: one line for each rubric and team, never mixed."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from advisor.assessment.model import IsoDate
from advisor.document.checked import Frozen
from advisor.frozen import dataclass
from advisor.scoring.model import Coverage, FeatureCount, Named, Scorecard, ScoreRange
from advisor.scoring.states import FeatureState


@dataclass(frozen=True, kw_only=True)
class Backing(Frozen):
    """How many criteria are met and how many of them shown, and what became of evidence.

    `ends` is the first day on which a piece that is valid expires.
    """

    met: int
    shown: int
    expired: int
    ends: IsoDate | None = None

    @property
    def share(self) -> float | None:
        """Which share of what is met is shown; None where nothing is."""
        return self.shown / self.met if self.met else None


@dataclass(frozen=True, kw_only=True)
class HeldLevel(Frozen):
    """The levels that a side held."""

    claimed: int | None
    supported: int | None
    guarded: bool | None


@dataclass(frozen=True, kw_only=True)
class Moment(Frozen):
    """Where a team stood on a day, from which `source`: a file, or one as a `commit` has it.

    `carried_from` names the edition from which answers were carried over. Of a `thin` one too
    little was known to tell a level. `features` and `evidence` are None of a result of schema 1,
    which has no criteria. `next_assessment` is when the team wanted the next one.
    """

    on: IsoDate
    assessed_on: IsoDate
    source: str
    commit: str | None = None
    carried_from: str | None = None
    version: str
    thin: bool
    levels: dict[str, HeldLevel]
    features: dict[str, FeatureCount] | None
    score: ScoreRange
    coverage: Coverage
    evidence: Backing | None
    next_assessment: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class Due(Frozen):
    """When the next assessment is due: as the team ``wanted``, or as ``evidence`` expires."""

    on: IsoDate
    why: Literal["wanted", "evidence"]


@dataclass(frozen=True, kw_only=True)
class HistoryLine(Frozen):
    """The moments of one team by one rubric in the order of time."""

    team: str
    rubric: str
    title: str
    top: int
    primary_side: str
    sides: tuple[Named, ...]
    moments: tuple[Moment, ...]
    due: Due | None


@dataclass(frozen=True, kw_only=True)
class PastCard(Frozen):
    """An assessment with where it came from."""

    card: Scorecard
    source: str
    on: date | None = None
    commit: str | None = None
    carried_from: str | None = None
    next_assessment: date | None = None


def history(past: Iterable[PastCard], *, one_team: bool = False) -> tuple[HistoryLine, ...]:
    """Return a line for each rubric and major version, and for each team unless it is one.

    A team is known by its id, or else by its name.
    """
    lines: dict[tuple[str, str], list[PastCard]] = {}
    for item in past:
        team = "" if one_team else team_of(item.card)
        lines.setdefault((item.card.rubric.reference, team), []).append(item)
    return tuple(_line(items) for _, items in sorted(lines.items()))


def team_of(card: Scorecard) -> str:
    """Return by what a team is known: its id, or its name however it is written."""
    return str(card.team.get("id") or card.team["name"]).casefold()


def backing_of(card: Scorecard) -> Backing | None:
    """Return how much evidence shows; None of a result of schema 1."""
    if not card.has_criteria:
        return None
    used = [practice for practice in card.practices if practice.applicable]
    criteria = [criterion for practice in used for criterion in practice.criteria]
    pieces = [piece for practice in used for piece in practice.evidence]
    return Backing(
        met=sum(criterion.met("claimed") for criterion in criteria),
        shown=sum(criterion.met("supported") for criterion in criteria),
        expired=sum(not piece.valid and not piece.premature for piece in pieces),
        ends=min((p.expires_on for p in pieces if p.valid and p.expires_on), default=None),
    )


def features_of_sides(card: Scorecard) -> dict[str, FeatureCount] | None:
    """Return how many features each side holds of those in scope; None of a result of schema 1."""
    if not card.has_criteria:
        return None
    found = {}
    for side in card.rubric.sides:
        states = [f.state for f in card.features if f.side == side.id]
        in_scope = [state for state in states if state is not FeatureState.OUT_OF_SCOPE]
        held = sum(state is FeatureState.HELD for state in in_scope)
        found[side.id] = FeatureCount(held=held, all=len(in_scope))
    return found


def due_of(card: Scorecard, wanted: date | None) -> Due | None:
    """Return when the next assessment is due after one that wanted it on a day, or named none."""
    if wanted and wanted > card.assessed_on:
        return Due(on=wanted, why="wanted")
    evidence = backing_of(card)
    return Due(on=evidence.ends, why="evidence") if evidence and evidence.ends else None


def _line(past: list[PastCard]) -> HistoryLine:
    moments = sorted(map(_moment, past), key=lambda moment: moment.on)
    latest = max(reversed(past), key=lambda item: item.on or item.card.assessed_on)
    last = latest.card
    return HistoryLine(
        team=str(last.team["name"]),
        rubric=last.rubric.reference,
        title=last.rubric.title,
        top=last.top,
        primary_side=last.rubric.primary_side,
        sides=last.rubric.sides,
        moments=tuple(moments),
        due=due_of(last, latest.next_assessment),
    )


def _moment(past: PastCard) -> Moment:
    card = past.card
    return Moment(
        on=past.on or card.assessed_on,
        assessed_on=card.assessed_on,
        source=past.source,
        commit=past.commit,
        carried_from=past.carried_from,
        version=card.rubric.version,
        thin=card.thin,
        levels={
            side.id: HeldLevel(
                claimed=card.held("claimed", side.id),
                supported=card.held("supported", side.id),
                guarded=card.guarded(side.id),
            )
            for side in card.rubric.sides
        },
        features=features_of_sides(card),
        score=card.score,
        coverage=card.coverage,
        evidence=backing_of(card),
        next_assessment=past.next_assessment,
    )
