"""What the row of a team says: its level, the way to the next, how it moved, what it falls short of."""

from datetime import date

from advisor.scoring.number import JSON_STEPS, show_score, show_share
from advisor.scoring.portfolio.edition import Edition
from advisor.scoring.portfolio.model import Age, Move, Shortfall, SideMove
from advisor.scoring.portfolio.team import SideRow, TeamRow
from advisor.translation import counted, sentence
from advisor.words.quantity import say_day


def say_row_level(row: TeamRow, side: SideRow) -> str:
    """Return the level that a team holds, or that too little is known to tell one."""
    if row.thin:
        return sentence("Not known")
    if side.claimed is None:
        return sentence("No level")
    return sentence("Level {level}", level=side.claimed)


def say_row_standing(row: TeamRow, side: SideRow) -> str:
    """Return whether the level is guarded, and what evidence shows where that is less."""
    if row.thin:
        return sentence("{share} of the defining criteria", share=show_share(row.defining or 0.0))
    said = []
    if side.claimed:
        said.append(_guarded(guarded=side.guarded))
    if side.claimed and side.supported != side.claimed:
        said.append(sentence("evidence shows {level}", level=side.supported or 0))
    return ", ".join(said)


def _guarded(*, guarded: bool | None) -> str:
    if guarded is None:
        return sentence("not known to be guarded")
    return sentence("guarded") if guarded else sentence("unguarded")


def say_row_toward(row: TeamRow, side: SideRow) -> str:
    """Return how many core features of the next level are held; nothing where none is told."""
    if row.thin or side.toward is None:
        return ""
    return sentence("{held} of {all} core features", held=side.held, all=side.all)


def say_next_level(row: TeamRow, side: SideRow) -> str:
    """Return which level comes next; nothing where none is told."""
    if row.thin or side.toward is None:
        return ""
    return sentence("of level {level}", level=side.toward)


def say_points(points: int | None) -> str:
    """Return a score that stands in ten-thousandths of a level."""
    return show_score(None if points is None else points / JSON_STEPS)


def say_age(age: Age) -> str:
    """Return how many days old answers are."""
    return counted("{n} day", "{n} days", age.days)


def say_freshness(row: TeamRow, age: Age) -> str:
    """Return when answers were given, and how much of their evidence has expired."""
    day = say_day(row.assessed_on)
    if not age.expired:
        return day
    return counted(
        "{day}, {n} piece of evidence expired",
        "{day}, {n} pieces of evidence expired",
        age.expired,
        day=day,
    )


def say_due(due: date | None) -> str:
    """Return when the next assessment was to be."""
    return sentence("not said") if due is None else say_day(due)


def say_move(move: Move, edition: Edition) -> str:
    """Return what moved: a level of the side that decides, else of another, else features."""
    order = [edition.primary_side, *(side.id for side in edition.sides)]
    sides = {side.side: side for side in move.sides}
    for name in order:
        side = sides.get(name)
        if side and side.claimed[0] != side.claimed[1]:
            return _say_side(side, edition)
    return _say_features(len(move.gained), len(move.lost))


def _say_side(side: SideMove, edition: Edition) -> str:
    before, after = (
        sentence("none") if level is None else sentence("level {level}", level=level)
        for level in side.claimed
    )
    if side.side == edition.primary_side:
        return sentence("{before} to {after}", before=before, after=after)
    title = next((s.title for s in edition.sides if s.id == side.side), side.side)
    return sentence("{side}: {before} to {after}", side=title, before=before, after=after)


def say_score_moved(side: SideMove) -> str:
    """Return from which score to which a side moved."""
    before, after = map(say_points, side.score)
    return sentence("{before} to {after}", before=before, after=after)


def _say_features(gained: int, lost: int) -> str:
    if not gained and not lost:
        return sentence("no level or feature")
    if not lost:
        return counted("{n} feature more", "{n} features more", gained)
    if not gained:
        return counted("{n} feature less", "{n} features less", lost)
    return counted(
        "{n} feature more, {lost} less", "{n} features more, {lost} less", gained, lost=lost
    )


def say_shortfall(shortfall: Shortfall) -> str:
    """Return what is expected of a team, and what there is instead."""
    wanted, measured = shortfall.wanted, shortfall.measured
    if shortfall.kind == "min-level":
        if measured is None:
            return sentence("level {wanted} expected, none known", wanted=f"{wanted:g}")
        return sentence(
            "level {wanted} expected, {level} held", wanted=f"{wanted:g}", level=f"{measured:g}"
        )
    if shortfall.kind == "min":
        return sentence(
            "{part}: {wanted} expected, {measured} sure",
            part=shortfall.element,
            wanted=f"{wanted:g}",
            measured=show_score(measured),
        )
    if shortfall.kind == "min-coverage":
        return sentence(
            "{wanted} to be answered, {measured} is",
            wanted=show_share(wanted),
            measured=show_share(measured or 0.0),
        )
    return _say_too_many(shortfall)


def _say_too_many(shortfall: Shortfall) -> str:
    found, most = f"{shortfall.measured or 0:g}", f"{shortfall.wanted:g}"
    if shortfall.kind == "max-unknown":
        return sentence("at most {most} criteria unknown, {found} are", most=most, found=found)
    return sentence("at most {most} criteria waived, {found} are", most=most, found=found)
