"""What a team's row says in a table that is sorted and filtered."""

from datetime import date

from advisor.scoring.number import show_share
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Age, Count, Move
from advisor.scoring.portfolio.team import SideRow, TeamRow
from advisor.translation import counted, sentence
from advisor.words.portfolio_team import say_side_moved
from advisor.words.quantity import say_date, say_day

_SIGNS = {1: "▲", -1: "▼", 0: "="}


def row_columns() -> dict[str, str]:
    """Return what the columns are called, by their names in an address."""
    return {
        "team": sentence("Team"),
        "group": sentence("Group"),
        "criticality": sentence("Criticality"),
        "platform": sentence("Platform"),
        "rubric": sentence("Rubric"),
        "level": sentence("Level"),
        "toward": sentence("Toward"),
        "coverage": sentence("Answered"),
        "age": sentence("Age"),
        "trend": sentence("Trend"),
    }


def row_marks() -> dict[str, str]:
    """Return what teams can be asked for by, and how it is called."""
    return {
        "below": sentence("below expectation"),
        "stale": sentence("stale answers"),
        "thin": sentence("no assessment yet"),
        "expired": sentence("evidence expired"),
        "rose": sentence("rose"),
        "fell": sentence("fell"),
    }


def say_rows() -> str:
    """Return what the rows tell."""
    return sentence(
        "A level is what the team claims; where evidence shows less, the row says so. A name that "
        "is a link leads to the team’s report."
    )


def say_order() -> str:
    """Return in which order the rows stand at first."""
    return sentence("Teams, those that stand lowest first")


def say_listed(shown: int, of: Count) -> str:
    """Return that only the lowest of many teams are listed."""
    return sentence(
        "The {shown:,} lowest of {all:,} teams are listed by name, those that moved further below; "
        "the figures of this page count all.",
        shown=shown,
        all=of or shown,
    )


def say_row_level(row: TeamRow, side: SideRow) -> str:
    """Return the level that a team holds, or that there is none to tell."""
    if row.thin:
        return sentence("Not known")
    if side.claimed is None:
        return sentence("No level")
    return sentence("Level {level}", level=side.claimed)


def say_row_standing(row: TeamRow, side: SideRow) -> str:
    """Return whether the level is guarded, and what evidence shows where that is less."""
    if row.thin or not side.claimed:
        return ""
    guarded = _guarded(guarded=side.guarded)
    if side.supported == side.claimed:
        return guarded
    return sentence("{guarded}, evidence shows {level}", guarded=guarded, level=side.supported or 0)


def _guarded(*, guarded: bool | None) -> str:
    if guarded is None:
        return sentence("not known to be guarded")
    return sentence("guarded") if guarded else sentence("unguarded")


def say_below() -> str:
    """Return that a team is below what is expected of it."""
    return sentence("below expectation")


def say_row_toward(row: TeamRow, side: SideRow) -> str:
    """Return how many core features of the next level are held; nothing where none is told."""
    if row.thin or side.toward is None:
        return ""
    return counted("{held} of {n} feature", "{held} of {n} features", side.all, held=side.held)


def say_next_level(row: TeamRow, side: SideRow) -> str:
    """Return which level comes next; nothing where none is told."""
    if row.thin or side.toward is None:
        return ""
    return sentence("of level {level}", level=side.toward)


def say_defining(row: TeamRow) -> str:
    """Return how much is answered of what defines the next level."""
    return sentence("{share} of the defining ones", share=show_share(row.defining))


def say_days_old(age: Age) -> str:
    """Return how many days old answers are."""
    return counted("{n:,} day", "{n:,} days", age.days)


def say_freshness(row: TeamRow, age: Age) -> str:
    """Return when answers were given, and that evidence has expired since."""
    day = say_day(row.assessed_on)
    if not age.expired:
        return day
    return sentence("{day}, {n:,} expired", day=day, n=age.expired)


def say_direction(move: Move, said: str) -> str:
    """Return what moved, with a sign for up or down before it."""
    return sentence("{sign} {said}", sign=_SIGNS[move.direction], said=said)


def say_trend(move: Move, edition: RowEdition) -> str:
    """Return in short what moved: levels, else how many features."""
    titles = {side.id: side.title for side in edition.sides}
    said = [
        say_side_moved(side, titles.get(side.side, side.side))
        for side in move.sides
        if side.claimed[0] != side.claimed[1]
    ]
    return say_direction(move, ", ".join(said) or _say_features(len(move.gained), len(move.lost)))


def _say_features(gained: int, lost: int) -> str:
    if not gained and not lost:
        return sentence("as before")
    if not lost:
        return counted("{n} feature more", "{n} features more", gained)
    if not gained:
        return counted("{n} feature fewer", "{n} features fewer", lost)
    return counted(
        "{n} feature more, {lost} fewer", "{n} features more, {lost} fewer", gained, lost=lost
    )


def say_since(since: date | None) -> str:
    """Return with what the teams are compared."""
    if since is None:
        return sentence("The latest assessment of each team beside the one before it.")
    return sentence(
        "The latest assessment of each team beside the last one up to {day}.", day=say_date(since)
    )
