"""What a portfolio's page says of its charts and maps: titles, figures, and how they are read."""

from collections.abc import Iterator

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Count, EditionFigures, SideCount
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words
from advisor.words.portfolio import say_count, say_edition


def heading_map() -> str:
    """Return the heading over the maps."""
    return sentence("Where practice is thin")


def heading_moved() -> str:
    """Return the heading over those that fell and rose."""
    return sentence("Who moved")


def heading_old() -> str:
    """Return the heading over assessments that tell too little, or of long ago."""
    return sentence("Stale and thin assessments")


def heading_method() -> str:
    """Return the heading over how the page is read."""
    return sentence("How to read this page")


def say_team_count(count: Count) -> str:
    """Return a number of teams with their noun."""
    if count is None:
        return sentence("Teams")
    return counted("{n:,} team", "{n:,} teams", count)


def say_levels_held(figures: EditionFigures) -> str:
    """Return how many teams hold which level of the side that decides."""
    levels = figures.whole.levels[figures.edition.primary]
    side = figures.edition.sides[figures.edition.primary].title
    if levels.untold is None or None in levels.held:
        return _say_each(levels, side)
    held = [count or 0 for count in levels.held]
    if sum(held) == 1:
        return sentence("The team holds {side} level {level}.", side=side, level=held.index(1))
    said = _say_higher(sum(held[1:]), sum(held), side)
    further = [
        sentence("{number:,} level {level}", number=count, level=level)
        for level, count in enumerate(held)
        if level > 1 and count
    ]
    if not further:
        return sentence("{said}.", said=said)
    return sentence("{said}, {further}.", said=said, further=join_words(further))


def _say_higher(higher: int, teams: int, side: str) -> str:
    """Return how many of so many teams are past the lowest level."""
    if not teams:
        return sentence("Of no team is enough known to tell its {side} level", side=side)
    if not higher:
        return sentence(
            "None of the {teams:,} teams holds {side} level 1 or higher", teams=teams, side=side
        )
    return counted(
        "{n:,} of {teams:,} teams holds {side} level 1 or higher",
        "{n:,} of {teams:,} teams hold {side} level 1 or higher",
        higher,
        teams=teams,
        side=side,
    )


def _say_each(levels: SideCount, side: str) -> str:
    each = [
        sentence("{number} hold level {level}", level=level, number=say_count(count))
        for level, count in enumerate(levels.held)
    ]
    return sentence("Of the teams, {each} in {side}.", each=join_words(each), side=side)


def say_in_edition(edition: RowEdition, said: str) -> str:
    """Return what is said of the teams of one edition, where there are several."""
    if not said:
        return say_edition(edition)
    return sentence("{edition}: {said}", edition=say_edition(edition), said=said)


def figure_labels() -> dict[str, str]:
    """Return what the figures at the top are called."""
    return {
        "teams": sentence("Teams"),
        "below": sentence("Below expectation"),
        "stale": sentence("Stale answers"),
        "thin": sentence("No assessment yet"),
        "moved": sentence("Rose, fell"),
    }


def say_in_groups(number: int) -> str:
    """Return in how many groups the teams are."""
    return sentence("in {n:,} groups", n=number)


def say_thin_counted() -> str:
    """Return what becomes of teams of whom too little is known."""
    return sentence("not counted in levels and means")


def say_rose_and_fell(rose: Count, fell: Count) -> str:
    """Return how many teams rose and fell."""
    return sentence("▲ {rose} ▼ {fell}", rose=say_count(rose), fell=say_count(fell))


def say_further(number: int) -> str:
    """Return how many rows are folded."""
    return counted("{n:,} more", "{n:,} more", number)


def say_and_more(number: int) -> str:
    """Return how many rows are nowhere on the page."""
    return counted("And {n:,} more.", "And {n:,} more.", number)


def group_column() -> str:
    """Return what the column of groups is called."""
    return sentence("Group")


def teams_column() -> str:
    """Return what the column of numbers of teams is called."""
    return sentence("Teams")


def team_column() -> str:
    """Return what the column of teams is called."""
    return sentence("Team")


def not_known_column() -> str:
    """Return what the column is called of teams of whom no level can be told."""
    return sentence("not known")


def file_columns() -> tuple[str, ...]:
    """Return how the columns are called of files that could not be read."""
    return sentence("File"), sentence("What is wrong")


def say_levels(side: str) -> str:
    """Return the title of a distribution of levels."""
    return sentence("{side} level", side=side)


def say_levels_by_group(side: str) -> str:
    """Return the title of a distribution of levels by group."""
    return sentence("{side} level by group", side=side)


def say_scores(side: str) -> str:
    """Return the title of a map of scores."""
    return sentence("{side} score by dimension", side=side)


def say_features(side: str) -> str:
    """Return the title of a map of features."""
    return sentence("{side} features", side=side)


def say_feature_signs(side: str) -> str:
    """Return the title of a map of features by team, and what its signs mean."""
    return sentence(
        "{side} features: ✓ held, × lacking, ? not known, – does not concern the team", side=side
    )


def say_feature_shares(side: str) -> str:
    """Return the title of a map of features by group, and what its figures mean."""
    return sentence(
        "{side} features: how many in a hundred hold each, of the teams that it concerns",
        side=side,
    )


def say_core(level: int) -> str:
    """Return what stands above the core features of a level."""
    return sentence("Level {level}, core", level=level)


def say_components(level: int) -> str:
    """Return what stands above the components of a level."""
    return sentence("Level {level}, components", level=level)


def say_shades() -> str:
    """Return how the shades of a map are to be read."""
    return sentence(
        "Every field says in figures or signs what its shade does: the stronger, the higher."
    )


def say_method() -> Iterator[str]:
    """Yield how the page is to be read."""
    yield sentence(
        "A level is held when all its core features are, and never a mean of anything. It is what "
        "the team claims. A level is guarded when its components are held too."
    )
    yield sentence(
        "Where under half of what defines the next level is answered there is no assessment yet: "
        "no level is told, and no mean counts the team."
    )
    yield sentence("What is not known is never told as lacking.")
