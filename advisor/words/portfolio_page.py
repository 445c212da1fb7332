"""Headings of a portfolio, and how columns are called that are told in one table alone."""

from advisor.scoring.portfolio.edition import FeaturePlace, RowEdition
from advisor.translation import counted, sentence


def heading_levels() -> str:
    """Return the heading over the distribution of levels."""
    return sentence("Who is where")


def heading_teams() -> str:
    """Return the heading over the table of teams."""
    return sentence("Teams")


def heading_below() -> str:
    """Return the heading over teams below what is expected of them."""
    return sentence("Below what is expected")


def heading_levers() -> str:
    """Return the heading over levers."""
    return sentence("What lifts most teams")


def heading_blockers() -> str:
    """Return the heading over shared blockers."""
    return sentence("What many teams lack")


def heading_heat() -> str:
    """Return the heading over mean scores of groups."""
    return sentence("Mean scores")


def heading_features() -> str:
    """Return the heading over how many teams hold each feature."""
    return sentence("Features held")


def heading_risen() -> str:
    """Return the heading over teams that rose."""
    return sentence("Risen")


def heading_fallen() -> str:
    """Return the heading over teams that fell."""
    return sentence("Fallen")


def heading_stale() -> str:
    """Return the heading over old answers."""
    return sentence("Stale answers")


def heading_thin() -> str:
    """Return the heading over assessments of which too little is known."""
    return sentence("No assessment yet")


def heading_contradictions() -> str:
    """Return the heading over what teams of one platform disagree on."""
    return sentence("One platform, two answers")


def heading_unread() -> str:
    """Return the heading over what could not be read."""
    return sentence("Not read")


def lever_columns() -> tuple[str, ...]:
    """Return how the columns of levers are called."""
    return sentence("Met everywhere"), sentence("What that does"), sentence("Lacking in")


def blocker_columns() -> tuple[str, ...]:
    """Return how the columns of shared blockers are called."""
    return (
        sentence("Criterion"),
        sentence("Needed for"),
        sentence("Lacking in"),
        sentence("Asked of"),
        sentence("Weight"),
    )


def contradiction_columns() -> tuple[str, ...]:
    """Return how the columns of contradictions are called."""
    return (
        sentence("Criterion"),
        sentence("Platform"),
        sentence("Say met"),
        sentence("Say not met"),
    )


def told_columns() -> tuple[str, ...]:
    """Return how the columns are called of a list that says one thing of each team."""
    return sentence("Team"), sentence("Group"), sentence("Criticality"), sentence("What")


def feature_columns() -> tuple[str, ...]:
    """Return how the columns of features are called, before those of groups."""
    return sentence("Feature"), sentence("Level")


def say_level_of(feature: FeaturePlace, edition: RowEdition) -> str:
    """Return of which level of which side a feature is, and that it is a component."""
    side = next(side.title for side in edition.sides if side.id == feature.side)
    if feature.role == "core":
        return sentence("{side} {level}", side=side, level=feature.level)
    return sentence("{side} {level}, component", side=side, level=feature.level)


def part_columns(edition: RowEdition) -> tuple[str, ...]:
    """Return how the columns of mean scores are called, before those of groups."""
    sides = (sentence("All, {side}", side=side.title) for side in edition.sides)
    return sentence("Dimension"), *sides


def say_group_scores(edition: RowEdition) -> str:
    """Return what the columns of groups hold."""
    side = edition.sides[edition.primary].title
    return sentence("For each group it is the {side} score.", side=side)


def say_most_groups() -> str:
    """Return that not all groups have a column."""
    return sentence("Only the groups with most teams have a column; the HTML page has more.")


def say_cell(column: str, cell: str) -> str:
    """Return a cell with the name of its column, where there is no table."""
    return sentence("{column}: {cell}", column=column, cell=cell)


def say_more_rows(number: int) -> str:
    """Return how many rows are not shown."""
    return counted("… and {n:,} more.", "… and {n:,} more.", number)
