"""One team of a portfolio: its row in a table, what it falls short of, its age, what moved."""

from collections.abc import Iterator

from advisor.scoring.number import show_score, show_share
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Age, Move, PolicyShortfall, SideMove, TeamLine
from advisor.scoring.portfolio.team import SideRow
from advisor.scoring.states import ENOUGH
from advisor.translation import counted, sentence
from advisor.words.coverage import MOST_OPEN
from advisor.words.level import say_dash, say_number
from advisor.words.phrase import few, join_words, quoted
from advisor.words.portfolio import NONE, say_points
from advisor.words.quantity import say_date
from advisor.words.trend import say_two

_MOST_FEATURES = 4
_UP, _DOWN, _LEVEL = "↑", "↓", "="


def team_columns(edition: RowEdition) -> tuple[str, ...]:
    """Return what the columns of a table of teams are called."""
    primary = edition.sides[edition.primary].title
    others = [side.title for side in edition.sides if side.id != edition.primary_side]
    return (
        sentence("Team"),
        sentence("Group"),
        sentence("Criticality"),
        primary,
        sentence("Next"),
        *others,
        sentence("Score of {top}", top=edition.top),
        sentence("Moved"),
        sentence("Days old"),
        sentence("Known"),
    )


def team_cells(line: TeamLine, edition: RowEdition) -> tuple[str, ...]:
    """Return the cells of a team in a table."""
    row = line.row
    own = row.sides[edition.primary]
    others = [side for place, side in enumerate(row.sides) if place != edition.primary]
    return (
        row.name,
        row.group or NONE,
        row.criticality or NONE,
        say_held(own, thin=row.thin),
        NONE if row.thin else say_toward(own),
        *(say_held(side, thin=row.thin) for side in others),
        say_score(line, own),
        say_trend_mark(line),
        str(line.age.days),
        show_share(row.defining),
    )


def say_columns_mean(edition: RowEdition) -> str:
    """Return what the cells of a table of teams are."""
    return sentence(
        "Those that stand lowest first. {sides}: the level claimed / the one that evidence "
        "supports, u for unguarded; ?: too little is known to tell one. Next: core features held, "
        "of those of the next level. Moved: ↑, ↓ or = since the assessment compared with. Known: "
        "of what defines the next level.",
        sides=join_words([side.title for side in edition.sides]),
    )


def say_held(side: SideRow, *, thin: bool) -> str:
    """Return the level claimed and the one supported, and that it is unguarded."""
    if thin:
        return "?"
    if side.claimed is None:
        return NONE
    both = say_two(side.claimed, side.supported)
    return sentence("{both} u", both=both) if side.guarded is False else both


def say_score(line: TeamLine, side: SideRow) -> str:
    """Return the score of a side, as its range where little is known."""
    if (line.row.coverage or 0.0) >= MOST_OPEN:
        return say_points(side.score)
    low, high = say_points(side.low), say_points(side.high)
    return low if low == high else sentence("{low} to {high}", low=low, high=high)


def say_toward(side: SideRow) -> str:
    """Return how many core features of the next level are held."""
    if side.toward is None:
        return NONE
    return sentence("{held} of {all}", held=side.held, all=side.all)


def say_trend_mark(line: TeamLine) -> str:
    """Return whether a team rose, fell or stood still; nothing where there is nothing before."""
    if line.move is None:
        return ""
    return {1: _UP, 0: _LEVEL, -1: _DOWN}[line.move.direction]


def say_shortfall(short: PolicyShortfall, edition: RowEdition) -> str:
    """Return what was wanted of a team and what there is."""
    match short.kind:
        case "min-level":
            held = None if short.measured is None else int(short.measured)
            return sentence(
                "{held}, {wanted} wanted",
                held=say_number(held),
                wanted=say_number(int(short.wanted or 0)),
            )
        case "min":
            return sentence(
                "{part}: {measured} at worst, {wanted} wanted",
                part=_part(short, edition),
                measured=show_score(short.measured),
                wanted=f"{short.wanted or 0:.15g}",
            )
        case "min-coverage":
            return sentence(
                "{measured} of the criteria answered, {wanted} wanted",
                measured=show_share(short.measured),
                wanted=show_share(short.wanted),
            )
        case "criticality":
            return _say_criticality(short.element)
        case _:
            return _too_many(short)


def _say_criticality(said: str | None) -> str:
    if said is None:
        return sentence("no criticality is said, and the policy goes by it")
    return sentence("the policy knows no criticality {said}", said=quoted(said))


def _too_many(short: PolicyShortfall) -> str:
    n, most = int(short.measured or 0), int(short.wanted or 0)
    if short.kind == "max-unknown":
        return counted(
            "{n} criterion unknown, at most {most} allowed",
            "{n} criteria unknown, at most {most} allowed",
            n,
            most=most,
        )
    return counted(
        "{n} criterion waived, at most {most} allowed",
        "{n} criteria waived, at most {most} allowed",
        n,
        most=most,
    )


def _part(short: PolicyShortfall, edition: RowEdition) -> str:
    titles = {(part.id, part.side): part.title for part in edition.parts}
    sides = {side.id: side.title for side in edition.sides}
    part = titles.get((short.element or "", short.side or ""), sentence("the whole"))
    return sentence("{side}, {part}", side=sides.get(short.side or "", short.side), part=part)


def say_shortfalls(line: TeamLine, edition: RowEdition) -> str:
    """Return all that a team falls short of."""
    return "; ".join(say_shortfall(short, edition) for short in line.shortfalls)


def say_age(age: Age) -> str:
    """Return how old answers are, and what makes them stale."""
    said = [counted("{n} day old", "{n} days old", age.days)]
    if age.due is not None:
        said.append(sentence("next wanted on {day}", day=say_date(age.due)))
    if age.expired:
        said.append(
            counted("{n} piece of evidence expired", "{n} pieces of evidence expired", age.expired)
        )
    return ", ".join(said)


def say_how_thin(line: TeamLine) -> str:
    """Return how much is answered of what defines the next level."""
    return sentence(
        "{share} of what defines the next level is answered, {enough} is needed",
        share=show_share(line.row.defining or 0.0),
        enough=show_share(ENOUGH),
    )


def say_move(move: Move, edition: RowEdition) -> str:
    """Return what moved since when: levels, and features gained and lost."""
    titles = {feature.id: feature.title for feature in edition.features}
    said = list(_moved(move, edition))
    if move.gained:
        names = [titles.get(name, name) for name in move.gained]
        said.append(sentence("gained {features}", features=_few(names)))
    if move.lost:
        names = [titles.get(name, name) for name in move.lost]
        said.append(sentence("lost {features}", features=_few(names)))
    what = "; ".join(said) or sentence("no level and no feature moved")
    if move.other_edition:
        return sentence(
            "since {day}, by another version of the rubric: {what}",
            day=say_date(move.since),
            what=what,
        )
    return sentence("since {day}: {what}", day=say_date(move.since), what=what)


def _few(names: list[str]) -> str:
    """Return the first of many features; a last one is named rather than counted."""
    return few(names, _MOST_FEATURES if len(names) > _MOST_FEATURES + 1 else len(names))


def _moved(move: Move, edition: RowEdition) -> Iterator[str]:
    sides = {side.id: side.title for side in edition.sides}
    for side in move.sides:
        if side.claimed[0] != side.claimed[1]:
            yield say_side_moved(side, sides.get(side.side, side.side))


def say_side_moved(side: SideMove, title: str) -> str:
    """Return from which level to which a side moved."""
    before, after = side.claimed
    return sentence(
        "{side} {before} → {after}", side=title, before=say_dash(before), after=say_dash(after)
    )
