"""The sentences of a portfolio's page: what stands above its tables, and what its figures say."""

from collections.abc import Iterator, Sequence

from advisor.scoring.portfolio.model import (
    SUPPRESSED_UNDER,
    Clash,
    Count,
    EditionFigures,
    Lift,
    Portfolio,
    SideCount,
)
from advisor.scoring.portfolio.team import Unreadable
from advisor.translation import counted, sentence
from advisor.words.phrase import few, join_words, quoted
from advisor.words.quantity import say_date

_FEW, _NAMES = 3, 4


def say_count(count: Count) -> str:
    """Return a number of teams, or that it is too small to be told without naming anybody."""
    return sentence("under {n}", n=SUPPRESSED_UNDER) if count is None else f"{count:,}"


def say_teams(count: Count) -> str:
    """Return a number of teams with their noun."""
    if count is None:
        return sentence("under {n} teams", n=SUPPRESSED_UNDER)
    return counted("{number} team", "{number} teams", count, number=f"{count:,}")


def say_of(count: Count, of: Count) -> str:
    """Return how many of how many."""
    return sentence("{some} of {all}", some=say_count(count), all=say_count(of))


def say_levels_held(figures: EditionFigures) -> str:
    """Return how many teams hold which level of the side that decides."""
    levels = next(s for s in figures.whole.levels if s.side == figures.edition.primary_side)
    if levels.untold is None or any(held is None for held in levels.held):
        return _say_each(figures, levels)
    higher = sum(held or 0 for held in levels.held[1:])
    told = higher + (levels.held[0] or 0)
    said = counted(
        "{higher} of {number} team holds level 1 or higher",
        "{higher} of {number} teams hold level 1 or higher",
        told,
        higher=f"{higher:,}",
        number=f"{told:,}",
    )
    further = [
        sentence("{number} level {level}", number=f"{held:,}", level=level)
        for level, held in enumerate(levels.held)
        if level > 1 and held
    ]
    if not further:
        return sentence("{said}.", said=said)
    return sentence("{said}, {further}.", said=said, further=join_words(further))


def _say_each(figures: EditionFigures, levels: SideCount) -> str:
    each = [
        sentence("level {level}: {number}", level=level, number=say_count(held))
        for level, held in enumerate(levels.held)
    ]
    return sentence(
        "Of {teams}, {each}.", teams=say_teams(figures.whole.teams), each=join_words(each)
    )


def say_of_edition(figures: EditionFigures, said: str) -> str:
    """Return what is said of the teams of one edition, where there are several."""
    return sentence("{edition}: {said}", edition=say_edition(figures), said=said)


def say_edition(figures: EditionFigures) -> str:
    """Return how an edition of a rubric is called."""
    edition = figures.edition
    return sentence("{title}, {version}", title=edition.title, version=edition.version)


def say_set_aside(portfolio: Portfolio) -> Iterator[str]:
    """Yield which files are not counted among the teams, and why."""
    if portfolio.unreadable:
        yield counted(
            "{number} file could not be read; it is listed below, and nothing else counts it.",
            "{number} files could not be read; they are listed below, and nothing else counts them.",
            portfolio.unreadable,
            number=f"{portfolio.unreadable:,}",
        )
    others = [
        counted("{n} earlier assessment", "{n} earlier assessments", portfolio.earlier),
        counted("{n} copy of another file", "{n} copies of other files", portfolio.copies),
        counted(
            "{n} result made from answers that are here as well",
            "{n} results made from answers that are here as well",
            portfolio.made,
        ),
    ]
    told = [
        said
        for said, number in zip(
            others, (portfolio.earlier, portfolio.copies, portfolio.made), strict=True
        )
        if number
    ]
    if told:
        yield sentence("Not counted as teams of their own: {others}.", others=join_words(told))


def say_clash(clash: Clash) -> str:
    """Return that files of one day speak of teams of one name."""
    return sentence(
        "Several files of one day speak of a team called {name}, and are taken for several teams: "
        "{sources}. A manifest can tell them apart.",
        name=quoted(clash.name),
        sources=few(list(clash.sources), _FEW),
    )


def say_editions_apart(number: int) -> str:
    """Return that editions are told beside each other."""
    return sentence(
        "The teams were assessed by {number} editions of rubrics. Each is told by itself; nothing "
        "is a mean of several.",
        number=number,
    )


def say_anonymous() -> str:
    """Return that nobody is named."""
    return sentence(
        "No team is named, and no number of teams under {n} is told.", n=SUPPRESSED_UNDER
    )


def say_all_teams() -> str:
    """Return how all teams together are called beside groups."""
    return sentence("All teams")


def say_no_group() -> str:
    """Return how the teams are called that are in no group."""
    return sentence("In no group")


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


def say_shades() -> str:
    """Return how the shades of a map are to be read."""
    return sentence(
        "Every field says in figures or signs what its shade does: the stronger, the higher."
    )


def say_thin_counted() -> str:
    """Return what becomes of teams of whom too little is known."""
    return sentence("not counted in levels and means")


def say_listed(shown: int, of: Count) -> str:
    """Return that the worst of many teams are listed."""
    return sentence(
        "The {shown} lowest of {all} are listed by name; all are counted in the figures of this "
        "page.",
        shown=f"{shown:,}",
        all=say_teams(of),
    )


def say_rows() -> str:
    """Return what the rows of the table of teams tell."""
    return sentence(
        "The lowest first. A level is what the team claims; where evidence shows less, the row "
        "says so. A name that is a link leads to the team’s report."
    )


def say_more(number: int) -> str:
    """Return how many rows are not listed."""
    return counted("And {number} more.", "And {number} more.", number, number=f"{number:,}")


def say_further(number: int) -> str:
    """Return how many rows are folded."""
    return counted("{number} more", "{number} more", number, number=f"{number:,}")


def say_more_uncounted() -> str:
    """Return that there are more rows than are listed, where their number is not told."""
    return sentence("And others.")


def say_lifts(lifts: Sequence[Lift]) -> Iterator[str]:
    """Yield to which level how many teams get."""
    for lift in lifts:
        if lift.reach != 0:
            yield sentence(
                "{number} to level {level}", number=say_count(lift.reach), level=lift.level
            )


def say_one_short(lifts: Sequence[Lift]) -> Iterator[str]:
    """Yield how many teams get to one feature short of which level."""
    for lift in lifts:
        if lift.one_short != 0:
            yield sentence(
                "{number} of level {level}", number=say_count(lift.one_short), level=lift.level
            )


def say_who(count: Count, names: Sequence[str]) -> str:
    """Return how many teams, and some of them by name."""
    number = say_count(count)
    if not names:
        return number
    others = (count or 0) - len(names[:_NAMES])
    told = [*names[:_NAMES], *([counted("{n} more", "{n} more", others)] if others > 0 else [])]
    return sentence("{number}: {names}", number=number, names=join_words(told))


def say_since(portfolio: Portfolio) -> str:
    """Return since when teams are told to have moved."""
    if portfolio.since is None:
        return sentence("Each since its assessment before the latest.")
    return sentence(
        "Since {day}: the latest assessment beside the last one up to that day.",
        day=say_date(portfolio.since),
    )


def say_unread(unread: Unreadable) -> str:
    """Return the first that is wrong with a file, and how much else is."""
    said = [_say_problem(problem.message, problem.location) for problem in unread.problems[:1]]
    others = unread.more + len(unread.problems) - 1
    if others > 0:
        said.append(counted("{n} more problem", "{n} more problems", others))
    return "; ".join(said)


def _say_problem(message: str, location: object) -> str:
    line = getattr(location, "line", None)
    if line is None:
        return message
    return sentence("line {line}: {message}", line=line, message=message)


def say_method() -> Iterator[str]:
    """Yield how the page is to be read."""
    yield sentence(
        "A level is held when all its core features are, and never a mean of anything. It is what "
        "the team claims. A level is guarded when its components are held too."
    )
    yield sentence(
        "Of a team with too thin an assessment, under half of what defines its next level is "
        "answered: no level is told of it, and no mean counts it."
    )
    yield sentence(
        "What many lack is ordered by the weight of the teams that lack it: the more critical a "
        "team, the more it weighs. What is not known is told apart from what is lacking."
    )
    yield sentence(
        "What lifts most teams was found by scoring every team again with one criterion met, or "
        "with all that one feature needs."
    )
