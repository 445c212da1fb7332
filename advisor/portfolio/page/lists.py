"""What many teams lack, what would lift most of them, and where teams of one platform differ."""

from collections.abc import Callable, Mapping, Sequence

from advisor.portfolio.page.model import ListChapter, Listing, ListRow
from advisor.scoring.portfolio.edition import Edition
from advisor.scoring.portfolio.model import (
    Contradiction,
    EditionFigures,
    Lever,
    Portfolio,
    SharedBlocker,
)
from advisor.translation import sentence
from advisor.words.portfolio_chart import (
    say_count,
    say_edition,
    say_further,
    say_lifts,
    say_more,
    say_of,
    say_one_short,
    say_who,
)

_MOST = 25
_IN_SIGHT = 8


def chapter_of(
    portfolio: Portfolio, table: Callable[[EditionFigures], Listing | None], intro: str
) -> ListChapter | None:
    """Return a chapter with a table for each edition that has one, None where none has."""
    found = [(figures, table(figures)) for figures in portfolio.editions]
    named = len(portfolio.editions) > 1
    tables = [
        made.titled(say_edition(figures)) if named else made for figures, made in found if made
    ]
    return ListChapter(intro=intro, tables=tables) if tables else None


def long_listing(
    heads: Sequence[str], widths: Sequence[int], rows: Sequence[ListRow], more: str
) -> Listing:
    """Return a list of which no more is in sight than is read at once."""
    return Listing(
        heads=heads,
        widths=widths,
        rows=rows[:_IN_SIGHT],
        folded=rows[_IN_SIGHT:],
        more_title=say_further(len(rows) - _IN_SIGHT),
        more=more,
    )


def blockers_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which criteria keep most teams from their next level."""
    return chapter_of(
        portfolio,
        _blockers,
        sentence(
            "Criteria that keep teams from their next level; those first whose lack weighs most, "
            "by how critical the teams are."
        ),
    )


def levers_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which one change lifts most teams."""
    return chapter_of(
        portfolio,
        _levers,
        sentence(
            "What one change would do if all teams had it: every team was scored again with it met."
        ),
    )


def disagreement_of(portfolio: Portfolio) -> ListChapter | None:
    """Return where teams of one platform say different things of it."""
    return chapter_of(
        portfolio,
        _contradictions,
        sentence(
            "Facts that are seen in a platform, of which its teams say different things. Some may "
            "not use what it offers, others may not know of it."
        ),
    )


def _blockers(figures: EditionFigures) -> Listing | None:
    if not figures.blockers:
        return None
    edition = figures.edition
    return long_listing(
        heads=[
            *(sentence("Criterion"), sentence("Feature")),
            *(sentence("Lacking"), sentence("Not known"), sentence("Weight")),
        ],
        widths=[46, 24, 12, 10, 8],
        rows=[_blocker(blocker, edition) for blocker in figures.blockers[:_MOST]],
        more=_more(figures.blockers),
    )


def _blocker(blocker: SharedBlocker, edition: Edition) -> ListRow:
    criterion = edition.criteria[blocker.criterion]
    feature = next(place for place in edition.features if place.id == blocker.feature)
    return ListRow(
        title=criterion.text,
        remark=_where(edition, blocker.criterion),
        cells=[
            sentence("{feature}, level {level}", feature=feature.title, level=feature.level),
            say_of(blocker.lacking, blocker.concerned),
            say_count(blocker.open),
            f"{blocker.weight:g}",
        ],
    )


def _where(edition: Edition, criterion: int) -> str:
    """Return to which practice a criterion belongs, and where it is seen."""
    place = edition.criteria[criterion]
    practice = edition.practices[place.practice].title
    if place.seen_in == "platform":
        return sentence("{practice}; seen in the platform", practice=practice)
    return practice


def _levers(figures: EditionFigures) -> Listing | None:
    if not figures.levers:
        return None
    return long_listing(
        heads=[
            *(sentence("If this were met"), sentence("Lifts teams")),
            *(sentence("One feature short"), sentence("Lacking"), sentence("Not known")),
        ],
        widths=[44, 18, 18, 10, 10],
        rows=[_lever(lever, figures.edition) for lever in figures.levers[:_MOST]],
        more=_more(figures.levers),
    )


def _lever(lever: Lever, edition: Edition) -> ListRow:
    lifts = list(say_lifts(lever.lifts))
    if lever.guards != 0:
        lifts.append(sentence("{number} to be guarded", number=say_count(lever.guards)))
    title, remark = _met(lever, edition)
    return ListRow(
        title=title,
        remark=remark,
        cells=[
            ", ".join(lifts) or "–",
            ", ".join(say_one_short(lever.lifts)) or "–",
            say_count(lever.lacking),
            say_count(lever.open),
        ],
    )


def _met(lever: Lever, edition: Edition) -> tuple[str, str]:
    if lever.kind == "criterion":
        return edition.criteria[lever.place].text, _where(edition, lever.place)
    feature = edition.features[lever.place]
    return feature.title, sentence("the whole feature, of level {level}", level=feature.level)


def _contradictions(figures: EditionFigures) -> Listing | None:
    found = figures.contradictions[:_MOST]
    if not found:
        return None
    edition = figures.edition
    numbers = {edition.name(number): number for number in range(len(edition.criteria))}
    return long_listing(
        heads=[
            *(sentence("Criterion"), sentence("Platform")),
            *(sentence("Say it is met"), sentence("Say it is not")),
        ],
        widths=[40, 16, 22, 22],
        rows=[_contradiction(each, numbers, figures.edition) for each in found],
        more=_more(figures.contradictions),
    )


def _contradiction(
    found: Contradiction, numbers: Mapping[str, int], edition: Edition
) -> ListRow:
    number = numbers[found.criterion]
    return ListRow(
        title=edition.criteria[number].text,
        remark=_where(edition, number),
        cells=[
            found.platform,
            say_who(found.met, found.say_met),
            say_who(found.unmet, found.say_unmet),
        ],
    )


def _more(items: Sequence[object]) -> str:
    return say_more(len(items) - _MOST) if len(items) > _MOST else ""
