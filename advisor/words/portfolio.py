"""What a portfolio is of: teams, files, editions, and what is told of all of them together."""

from collections.abc import Iterator

from advisor.scoring.number import JSON_STEPS, show_score
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import (
    SUPPRESSED_UNDER,
    Clash,
    Count,
    EditionFigures,
    GroupFigures,
    HeldCount,
    PartMean,
    Portfolio,
)
from advisor.translation import counted, sentence
from advisor.words.phrase import few, quoted
from advisor.words.quantity import say_date

NONE = "–"
_MOST_SOURCES = 3


def say_portfolio(portfolio: Portfolio) -> str:
    """Return how many teams are told of, and as of which day."""
    teams = sum(figures.whole.teams or 0 for figures in portfolio.editions)
    if any(figures.whole.teams is None for figures in portfolio.editions):
        return sentence("Teams on {day}", day=say_date(portfolio.day))
    return counted(
        "{n:,} team on {day}", "{n:,} teams on {day}", teams, day=say_date(portfolio.day)
    )


def say_edition(edition: RowEdition) -> str:
    """Return by which rubric teams were judged."""
    return sentence("{title} {version}", title=edition.title, version=edition.version)


def say_apart() -> str:
    """Return why the teams of several rubrics stand in tables of their own."""
    return sentence(
        "Rubrics and editions are told apart: their numbers cannot be compared, and no mean is of "
        "several."
    )


def say_count(count: Count) -> str:
    """Return a number of teams, or that it is left out because they are few."""
    if count is None:
        return sentence("under {n}", n=SUPPRESSED_UNDER)
    return f"{count:,}"


def say_group(name: str | None) -> str:
    """Return a group by its name, or what is said of those in none."""
    return name or sentence("in no group")


def say_all() -> str:
    """Return what the row of all teams is called."""
    return sentence("All teams")


def say_points(points: int | None) -> str:
    """Return a score that a row has in ten-thousandths of a level."""
    return show_score(None if points is None else points / JSON_STEPS)


def say_mean(part: PartMean) -> str:
    """Return the mean score of a part."""
    return show_score(part.mean)


def say_share_held(feature: HeldCount) -> str:
    """Return in how many teams a feature is held, of those it concerns."""
    if feature.held is None or feature.lacking is None or feature.open is None:
        return NONE
    concerned = feature.held + feature.lacking + feature.open
    if not concerned:
        return NONE
    return sentence("{held} of {all}", held=f"{feature.held:,}", all=f"{concerned:,}")


def level_columns(edition: RowEdition) -> tuple[str, ...]:
    """Return what the columns of a table of levels are called."""
    return (
        sentence("Group"),
        sentence("Teams"),
        *(sentence("Level {n}", n=number) for number in range(len(edition.levels))),
        sentence("Guarded"),
        sentence("No level"),
        sentence("Not assessed"),
        sentence("Below"),
        sentence("Stale"),
    )


def level_cells(group: GroupFigures, side: int, name: str, *, judged: bool) -> tuple[str, ...]:
    """Return the cells of a group in a table of levels of one side."""
    levels = group.levels[side]
    return (
        name,
        say_count(group.teams),
        *(say_count(count) for count in levels.held),
        say_count(levels.guarded),
        *(_some(count) for count in (levels.untold, group.thin)),
        _some(group.below) if judged else NONE,
        _some(group.stale),
    )


def _some(count: Count) -> str:
    """Return how many teams are not as they should be, a dash where none is."""
    return NONE if count == 0 else say_count(count)


def say_levels_mean(figures: EditionFigures) -> str:
    """Return what the columns of levels are."""
    edition = figures.edition
    return sentence(
        "Teams by the level they claim in {side}. Not assessed: too little of what defines the "
        "next level is known, and the team is counted in no other table but that of stale answers.",
        side=edition.sides[edition.primary].title,
    )


def say_left_out(portfolio: Portfolio) -> Iterator[str]:
    """Yield which files count for no team of their own, and why."""
    if portfolio.earlier:
        yield counted(
            "{n:,} file is an earlier assessment of a team, with which its latest is compared.",
            "{n:,} files are earlier assessments of a team, with which its latest is compared.",
            portfolio.earlier,
        )
    if portfolio.made:
        yield counted(
            "{n:,} result was made from answers that are here as well, and is not counted again.",
            "{n:,} results were made from answers that are here as well, and are not counted "
            "again.",
            portfolio.made,
        )
    if portfolio.copies:
        yield counted(
            "{n:,} file is the copy of another.",
            "{n:,} files are copies of others.",
            portfolio.copies,
        )
    if portfolio.unreadable:
        yield counted(
            "{n:,} file could not be read; the others are counted.",
            "{n:,} files could not be read; the others are counted.",
            portfolio.unreadable,
        )
    if portfolio.anonymous:
        yield sentence(
            "Names are left out, and so are counts under {n} and groups of fewer teams.",
            n=SUPPRESSED_UNDER,
        )


def say_clash(clash: Clash) -> str:
    """Return that files seem to be of one team and contradict each other."""
    return sentence(
        "{files} name the team {name} and the same day, so that each counts as a team of its own. "
        "`id` below `team`, or a manifest, tells them apart.",
        files=few(list(clash.sources), _MOST_SOURCES),
        name=quoted(clash.name),
    )
