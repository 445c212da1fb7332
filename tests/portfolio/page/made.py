"""Portfolios made by hand, for the page alone: what their figures come from is tested elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from advisor.errors import Location, Problem
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.model import (
    Age,
    Clash,
    Contradiction,
    EditionFigures,
    GroupFigures,
    HeldCount,
    Lever,
    Lift,
    Listed,
    Move,
    PartMean,
    PolicyShortfall,
    Portfolio,
    SharedBlocker,
    SideCount,
    SideMove,
    TeamLine,
)
from advisor.scoring.portfolio.team import RowOrigin, TeamRow, Unreadable, row_of
from tests.report.build import sample

DAY = date(2026, 12, 1)
GROUPS = ("Payments", "Lending", "Logistics and last-mile delivery", "Search", "Risk")
FUNCTIONS = ("Churn prediction", "Fraud scoring", "Parcel ETA", "Ranking", "Credit limit")
_MOST_LISTED = 1000


@cache
def edition() -> RowEdition:
    """Return the edition of the shipped rubric."""
    return edition_of(sample("parcel-eta"))


@cache
def portfolio(
    teams: int, *, names: tuple[str, ...] = (), groups: tuple[str, ...] = GROUPS
) -> Portfolio:
    """Return a portfolio of so many teams, of which at most some are listed by name.

    With `names` every text that a team can write is one of them.
    """
    random = Random(teams)  # noqa: S311 no secret
    lines = [_line(number, random, names, groups) for number in range(min(teams, _MOST_LISTED))]
    figures = _figures(lines, teams, random, names, groups)
    return Portfolio(
        day=DAY,
        since=date(2026, 6, 1),
        anonymous=False,
        judged=True,
        read=teams + 2,
        earlier=2,
        copies=1,
        made=0,
        unreadable=3,
        unread=tuple(_unread(name) for name in names or ("teams/broken.yaml",)),
        clashes=(Clash(name=(names or ("Ranking",))[0], sources=("a.yaml", "b.yaml")),),
        editions=(figures,),
    )


def anonymous(teams: int) -> Portfolio:
    """Return a portfolio in which nobody is named, and no small number told."""
    named = portfolio(teams)
    nobody = Listed(teams=(), all=None)
    figures = replace(
        named.editions[0],
        contradictions=(),
        teams=nobody,
        below=nobody,
        stale=nobody,
        thin=nobody,
        risen=nobody,
        fallen=nobody,
    )
    return replace(named, anonymous=True, editions=(figures,), unread=(), clashes=())


def _line(number: int, random: Random, names: Sequence[str], groups: Sequence[str]) -> TeamLine:
    text = (lambda _: names[number % len(names)]) if names else (lambda usual: usual)
    row = _row(number, random)._replace(
        name=text(f"{random.choice(FUNCTIONS)} {number}"),
        group=text(random.choice(groups)) if groups else None,
        owner=text("A. Meyer") if number % 2 else None,
        criticality=text(random.choice(("high", "medium", "low"))),
        report=text(f"https://reports.example/{number}") if number % 3 == 0 or names else None,
    )
    days = random.randint(3, 700)
    return TeamLine(
        row=row._replace(assessed_on=DAY - timedelta(days=days)),
        age=Age(days=days, expired=random.choice((0, 0, 3)), due=None, stale=days > 365),
        move=_move(random),
        shortfalls=_shortfalls(random),
    )


def _row(number: int, random: Random) -> TeamRow:
    row = _sample_row(("parcel-eta", "churn-scoring", "fraud-stream")[number % 3])
    levels = random.choice(((0, 0), (0, 0), (1, 0), (1, 1), (2, 1)))
    sides = tuple(
        side._replace(
            claimed=levels[0],
            supported=levels[1],
            guarded=random.choice((True, False, None)),
            toward=levels[0] + 1 if levels[0] < 2 else None,
            held=random.randint(0, 6),
            all=7,
        )
        for side in row.sides
    )
    return row._replace(
        source=f"teams/{number}.yaml",
        sides=sides,
        thin=random.random() < 0.1,
        features="".join(
            letter if letter == "-" else random.choice("bhlo") for letter in row.features
        ),
    )


@cache
def _sample_row(team: str) -> TeamRow:
    return row_of(sample(team), RowOrigin(source="", sha256="0" * 64))


def _move(random: Random) -> Move | None:
    levels = random.choice((None, None, (0, 1), (1, 0), (1, 1)))
    if levels is None:
        return None
    side = SideMove(side="mlops", claimed=levels, guarded=(None, None), score=(7000, 12500))
    return Move(
        since=date(2026, 3, 1),
        sides=(side,),
        gained=("continuous-training",) if levels[0] == levels[1] else (),
        lost=(),
        other_edition=False,
    )


def _shortfalls(random: Random) -> tuple[PolicyShortfall, ...]:
    if random.random() > 0.2:
        return ()
    return (PolicyShortfall(kind="min-level", wanted=1, measured=0),)


def _figures(
    lines: Sequence[TeamLine],
    teams: int,
    random: Random,
    names: Sequence[str],
    groups: Sequence[str],
) -> EditionFigures:
    order = edition()
    some = tuple(names[:2]) or ("Ranking 3",)
    defining = [place for place in order.features if place.criteria]

    def of(wanted: Sequence[TeamLine]) -> Listed:
        return Listed(teams=tuple(wanted), all=len(wanted) * max(1, teams // _MOST_LISTED))

    return EditionFigures(
        edition=order,
        whole=_group(None, teams, order, random),
        groups=tuple(
            _group(names[0] if names else name, teams // len(groups), order, random)
            for name in groups
        ),
        blockers=tuple(
            SharedBlocker(
                side=place.side,
                criterion=place.criteria[0],
                feature=place.id,
                lacking=teams // (number + 2),
                open=number,
                concerned=teams,
                weight=teams * 2.5 - number,
            )
            for number, place in enumerate(defining)
        ),
        levers=tuple(
            Lever(
                side=place.side,
                kind="feature",
                place=order.features.index(place),
                lacking=teams // 2,
                open=3,
                lifts=(Lift(level=1, reach=number, one_short=14),),
                guards=1,
                weight=3.0,
            )
            for number, place in enumerate(defining)
        ),
        contradictions=(
            Contradiction(
                platform=(names or ("north",))[0],
                criterion=0,
                met=11,
                unmet=2,
                say_met=some,
                say_unmet=some,
            ),
        ),
        teams=Listed(teams=tuple(lines), all=teams),
        below=of([line for line in lines if line.shortfalls]),
        stale=of([line for line in lines if line.age.stale]),
        thin=of([line for line in lines if line.row.thin]),
        risen=of([line for line in lines if line.move and line.move.direction > 0]),
        fallen=of([line for line in lines if line.move and line.move.direction < 0]),
    )


def _group(name: str | None, teams: int, order: RowEdition, random: Random) -> GroupFigures:
    thin, rest = teams // 10, teams - teams // 10
    held = (rest - rest // 3 - rest // 8, rest // 3, rest // 8)
    return GroupFigures(
        name=name,
        teams=teams,
        thin=thin,
        stale=teams // 5,
        below=teams // 6,
        levels=tuple(
            SideCount(side=side.id, held=held, untold=0, guarded=rest // 9) for side in order.sides
        ),
        parts=tuple(PartMean(mean=random.randint(0, 200) / 100, teams=rest) for _ in order.parts),
        features=tuple(
            HeldCount(held=rest // random.randint(2, 9), lacking=rest // 2, open=rest // 9)
            for _ in order.features
        ),
    )


def _unread(source: str) -> Unreadable:
    problem = Problem(
        message=f"unknown key {source}", location=Location(file=source, line=3, column=4)
    )
    return Unreadable(source, None, (problem,), 2)
