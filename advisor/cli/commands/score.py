"""`advisor score`."""

from collections.abc import Iterator, Sequence

import click

from advisor.cli.options import answers_argument, format_option, rubric_option, strict_option
from advisor.cli.output import (
    cell,
    columns,
    faint,
    heading,
    line_width,
    show_json,
    show_lines,
    wrapped,
)
from advisor.cli.unsupported_claims import unsupported_lines
from advisor.plain_text import plain
from advisor.result.given import open_given
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.level import unsupported_claims
from advisor.scoring.model import Basis, Scorecard, Sided, Standing
from advisor.scoring.number import show_score, show_share
from advisor.words.bar import bar
from advisor.words.blocker import say_blocking, say_nothing_blocks, say_unsupported
from advisor.words.catalogue import sentence
from advisor.words.crosswalk import position
from advisor.words.figure import say_bounds, say_states
from advisor.words.level import say_both, say_number

_BAR = 10
_LEVEL = 3
_STANDING = 22


@click.command()
@answers_argument
@rubric_option
@strict_option
@format_option
def score(answers: str, rubric: str | None, strict: bool, output: str) -> None:
    """Print the level held, the dimensions and what blocks the next level."""
    given = open_given(answers, rubric)
    if output == "json":
        from advisor.report.result_json import result_data  # noqa: PLC0415 planning takes its time

        show_json(result_data(given.result(strict=strict, dated=False)))
    else:
        basis: Basis = "supported" if strict else "claimed"
        show_lines(_text(given.scorecard, given.crosswalks(basis), basis))


def _text(card: Scorecard, elsewhere: Sequence[CrosswalkStatus], basis: Basis) -> Iterator[str]:
    team = str(card.team["name"])
    yield heading(cell(team, min(columns(plain(team)), line_width() - 2)))
    yield faint(f"{card.assessed_on}  ·  {card.rubric.title} {card.rubric.version}")
    yield ""
    yield from _levels(card, basis)
    yield ""
    yield from _parts(card, "Dimension", card.dimensions)
    yield ""
    yield from _parts(card, "Stage", card.stages)
    yield ""
    yield from _blockers(card, basis)
    if basis == "claimed":
        yield from _unsupported(card)
    yield from _elsewhere(elsewhere)


def _levels(card: Scorecard, basis: Basis) -> Iterator[str]:
    titles = {level.level: level.title for level in card.levels}
    for named, key in (("Level claimed", "claimed"), ("Level supported", "supported")):
        held = card.level[key]
        text = sentence("none can be held") if held is None else f"{held}  {plain(titles[held])}"
        line = f"{named:<18}{text}"
        yield heading(line) if key == basis else line
    for side in card.rubric.sides:
        if side.id != card.rubric.primary_side:
            standing = card.sides[side.id]
            levels = say_both(say_number(standing.level), say_number(standing.supported))
            yield f"{cell(side.title, 18)}{levels}"
    yield f"{'Score':<18}{show_score(card.score.value)} {say_bounds(card)}"
    yield f"{'Coverage':<18}{show_share(card.coverage)}  {say_states(card.counts)}"


def _parts(card: Scorecard, name: str, parts: tuple[Sided, ...]) -> Iterator[str]:
    width = max(columns(plain(title)) for title in (name, *(part.title for part in parts))) + 2
    sides = [side for side in card.rubric.sides if side.id in parts[0].sides]
    header = cell(name, width) + "".join(cell(side.title, _STANDING) for side in sides)
    yield faint(header.rstrip())
    for part in parts:
        shown = (_standing(part.sides[side.id], card.top) for side in sides)
        yield cell(part.title, width) + "".join(shown)


def _standing(standing: Standing, top: int) -> str:
    level = "–" if standing.level is None else f"L{standing.level}"
    filled = bar((standing.score or 0) / top, _BAR)
    return f"{level:<{_LEVEL}}{show_score(standing.score):<5}{filled}".ljust(_STANDING)


def _blockers(card: Scorecard, basis: Basis) -> Iterator[str]:
    blockers = card.blockers if basis == "claimed" else card.supported_blockers
    if not blockers:
        yield say_nothing_blocks(card.held(basis))
        return
    yield heading(say_blocking(len(blockers), blockers[0].level))
    width = max(columns(blocker.practice) for blocker in blockers) + 2
    for blocker in blockers:
        reason = cell(blocker.reason, max(20, line_width() - width - 2)).rstrip()
        yield f"  {cell(blocker.practice, width)}{reason}"


def _unsupported(card: Scorecard) -> Iterator[str]:
    practices = [p for p in card.practices if p.side == card.rubric.primary_side]
    claims = unsupported_claims(practices, card.level["claimed"])
    if claims:
        yield ""
        supported, claimed = card.level["supported"], card.level["claimed"]
        yield heading(say_unsupported(len(claims), supported, claimed))
        yield from unsupported_lines(claims, indent="  ")


def _elsewhere(statuses: Sequence[CrosswalkStatus]) -> Iterator[str]:
    if statuses:
        yield ""
        yield heading(sentence("In other frameworks, inferred from these answers"))
        width = max(columns(plain(status.title)) for status in statuses) + 2
        for status in statuses:
            first = f"  {cell(status.title, width)}"
            yield from wrapped(position(status), first=first, indent=" " * (width + 2))
