"""What many teams lack, what would lift them, and on what teams of one platform disagree."""

from collections.abc import Iterator

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import (
    SUPPRESSED_UNDER,
    Contradiction,
    Count,
    Lever,
    Lift,
    SharedBlocker,
)
from advisor.translation import counted, sentence
from advisor.words.phrase import capital, join_words
from advisor.words.portfolio import NONE, say_count

_FEW = SUPPRESSED_UNDER


def say_criterion_of(edition: RowEdition, place: int) -> str:
    """Return a criterion with the practice that it belongs to."""
    criterion = edition.criteria[place]
    return sentence(
        "{practice}: {text}",
        practice=edition.practices[criterion.practice].title,
        text=criterion.text,
    )


def say_lever(lever: Lever, edition: RowEdition) -> str:
    """Return what is met in all teams: a criterion, or all that is asked of something."""
    if lever.kind == "practice":
        practice = edition.practices[lever.place]
        return sentence("{practice}, all that the next level asks of it", practice=practice.title)
    if lever.kind == "criterion":
        return say_criterion_of(edition, lever.place)
    feature = edition.features[lever.place]
    return sentence("{feature}, all that it needs", feature=feature.title)


def say_lifts(lever: Lever, edition: RowEdition) -> str:
    """Return what that does: `3 teams reach MLOps level 1 and 14 come to … short of it`."""
    side = next(side.title for side in edition.sides if side.id == lever.side)
    return capital(join_words(list(_lifts(lever, side))))


def _lifts(lever: Lever, side: str) -> Iterator[str]:
    for lift in lever.lifts:
        if lift.reach != 0:
            yield _say_reach(lift, side)
        if lift.one_short != 0:
            yield _say_short(lift, side)
    if lever.guards is None:
        yield sentence("under {few} teams have their {side} level guarded", few=_FEW, side=side)
    elif lever.guards:
        yield counted(
            "{n:,} team has its {side} level guarded",
            "{n:,} teams have their {side} level guarded",
            lever.guards,
            side=side,
        )


def _say_reach(lift: Lift, side: str) -> str:
    if lift.reach is None:
        return sentence(
            "under {few} teams reach {side} level {level}", few=_FEW, side=side, level=lift.level
        )
    return counted(
        "{n:,} team reaches {side} level {level}",
        "{n:,} teams reach {side} level {level}",
        lift.reach,
        side=side,
        level=lift.level,
    )


def _say_short(lift: Lift, side: str) -> str:
    if lift.reach != 0:
        return _say_short_of_it(lift.one_short)
    if lift.one_short is None:
        return sentence(
            "under {few} teams come to one feature short of {side} level {level}",
            few=_FEW,
            side=side,
            level=lift.level,
        )
    return counted(
        "{n:,} team comes to one feature short of {side} level {level}",
        "{n:,} teams come to one feature short of {side} level {level}",
        lift.one_short,
        side=side,
        level=lift.level,
    )


def _say_short_of_it(teams: Count) -> str:
    """Return how many come close to a level that was just named with those who reach it."""
    if teams is None:
        return sentence("under {few} come to one feature short of it", few=_FEW)
    return counted(
        "{n:,} comes to one feature short of it", "{n:,} come to one feature short of it", teams
    )


def say_levers_mean() -> str:
    """Return what a lever is, and what it is not."""
    return sentence(
        "Each team was scored again with the criterion met, with all that the feature needs, or "
        "with all that the team's next level asks of the practice: what a shared platform or "
        "practice would do on the day it is in use everywhere. One "
        "feature short: of those that the level rests on."
    )


def say_lacking(lacking: Count, unknown: Count) -> str:
    """Return in how many teams something is lacking, and in how many it is not known."""
    if unknown == 0:
        return say_count(lacking)
    if lacking == 0:
        return sentence("none, not known in {unknown}", unknown=say_count(unknown))
    return sentence(
        "{lacking}, not known in {unknown}",
        lacking=say_count(lacking),
        unknown=say_count(unknown),
    )


def say_blocks(blocker: SharedBlocker, edition: RowEdition) -> str:
    """Return which feature of which side a criterion is needed for."""
    feature = next(f for f in edition.features if f.id == blocker.feature)
    side = next(side.title for side in edition.sides if side.id == blocker.side)
    return sentence(
        "{feature} ({side} level {level})", side=side, level=feature.level, feature=feature.title
    )


def say_blockers_mean() -> str:
    """Return what a shared blocker is, and how they are ordered."""
    return sentence(
        "Criteria that keep teams from their next level; those come first whose teams weigh most. "
        "A team weighs 4 where its criticality is critical, 3 where it is high, 2 where it is "
        "medium and else 1, unless the manifest says otherwise."
    )


def say_weight(weight: float | None) -> str:
    """Return what the teams weigh that lack something; a dash where that would tell how many."""
    if weight is None:
        return NONE
    return f"{weight:,.15g}" if weight != int(weight) else f"{int(weight):,}"


def say_contradiction_of(found: Contradiction, edition: RowEdition) -> str:
    """Return the fact on which teams of one platform differ."""
    return say_criterion_of(edition, found.criterion)


def say_who(count: Count, names: tuple[str, ...]) -> str:
    """Return how many teams say something, the first of them by name."""
    if not names:
        return say_count(count)
    rest = (count or 0) - len(names)
    listed = ", ".join(names)
    return sentence("{listed} and {n:,} more", listed=listed, n=rest) if rest > 0 else listed


def say_contradictions_mean() -> str:
    """Return why such a difference is worth a question."""
    return sentence(
        "A fact of a platform is one for all teams on it: where they answer differently, some of "
        "them do not know it, do not use it, or are wrong. A team is on the platform that the "
        "manifest names, or else on that of its group."
    )
