"""`advisor score`."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from advisor.cli.options import (
    answers_argument,
    as_of_option,
    format_option,
    rubric_option,
    strict_option,
)
from advisor.cli.output import (
    cell,
    columns,
    faint,
    heading,
    labelled,
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
from advisor.scoring.model import Blocker, Scorecard, Sided, Standing
from advisor.scoring.number import show_score
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.bar import bar
from advisor.words.blocker import (
    say_demanded,
    say_lacking_for,
    say_not_known_for,
    say_nothing_blocks,
    say_only_supported,
    say_practices_before,
)
from advisor.words.coverage import (
    as_range,
    say_answers,
    say_coverage,
    say_score,
    say_thin,
    say_waivers,
    say_without_criteria,
)
from advisor.words.criterion import name_of, say_blocker
from advisor.words.crosswalk import position, say_elsewhere
from advisor.words.level_held import say_held, say_level, say_possible
from advisor.words.next_level import say_toward
from advisor.words.scope import say_as_of
from advisor.words.titles import Titles

_BAR = 10
_STANDING = 22
_LABEL = 16


@click.command()
@answers_argument
@rubric_option
@strict_option
@as_of_option
@format_option
def score(answers: str, rubric: str | None, strict: bool, as_of: date | None, output: str) -> None:
    """Print the level held, what it is short of, and where the dimensions stand."""
    given = open_given(answers, rubric, as_of)
    if output == "json":
        from advisor.report.result_json import result_data  # noqa: PLC0415 planning takes its time

        show_json(result_data(given.result(strict=strict, dated=False)))
    else:
        basis: Basis = "supported" if strict else "claimed"
        show_lines(_text(given.scored(basis), given.crosswalks(basis), basis))


def _text(card: Scorecard, elsewhere: Sequence[CrosswalkStatus], basis: Basis) -> Iterator[str]:
    team = str(card.team["name"])
    yield heading(cell(team, min(columns(plain(team)), line_width() - 2)))
    rubric = f"{card.rubric.title} {card.rubric.version}"
    dates = (str(card.assessed_on), say_as_of(card), rubric)
    yield faint("  ·  ".join(filter(None, dates)))
    yield ""
    yield from _levels(card, basis)
    yield ""
    yield from _parts(card, sentence("Dimension"), card.dimensions)
    yield ""
    yield from _parts(card, sentence("Stage"), card.stages)
    yield ""
    yield from _blockers(card, basis)
    yield from _demanded(card)
    if basis == "claimed":
        yield from _unsupported(card)
    yield from _elsewhere(elsewhere)


def _levels(card: Scorecard, basis: Basis) -> Iterator[str]:
    for line in (say_thin(card), say_without_criteria(card)):
        if line:
            yield from wrapped(line, indent="")
            yield ""
    bases: dict[Basis, str] = {
        "claimed": sentence("Claimed"),
        "supported": sentence("Supported"),
    }
    for of, name in bases.items():
        lines = _labelled(name, say_held(card, basis=of))
        yield from map(heading, lines) if of == basis else lines
    yield from _labelled(sentence("Possible"), say_possible(card))
    toward = card.toward.get(card.rubric.primary_side)
    if toward:
        yield from _labelled(sentence("Next"), say_toward(toward))
    if len(card.parts) > 1:
        titles = Titles(card).sets
        for part, held in card.parts.items():
            yield from _labelled("", f"{titles[part]}: {say_level(held.claimed)}")
    for side in card.rubric.sides:
        if side.id != card.rubric.primary_side:
            yield from _labelled(side.title, say_held(card, side.id, basis))
    yield from _labelled(sentence("Score"), say_score(card))
    yield from _labelled(sentence("Coverage"), say_coverage(card))
    yield from _labelled("", say_answers(card))
    if waived := say_waivers(card):
        yield from _labelled(sentence("Waivers"), waived)


def _labelled(label: str, text: str) -> list[str]:
    return labelled(label, text, width=_LABEL, start=0)


def _parts(card: Scorecard, name: str, parts: tuple[Sided, ...]) -> Iterator[str]:
    width = max(columns(plain(title)) for title in (name, *(part.title for part in parts))) + 2
    sides = [side for side in card.rubric.sides if side.id in parts[0].sides]
    header = cell(name, width) + "".join(cell(side.title, _STANDING) for side in sides)
    yield faint(header.rstrip())
    ranges = as_range(card)
    for part in parts:
        shown = (_standing(part.sides[side.id], card.top, ranges=ranges) for side in sides)
        yield cell(part.title, width) + "".join(shown)


def _standing(standing: Standing, top: int, *, ranges: bool) -> str:
    low, high = show_score(standing.low), show_score(standing.high)
    if ranges and low != high:
        return f"{low}–{high}".ljust(_STANDING)
    filled = bar((standing.score or 0) / top, _BAR)
    return f"{show_score(standing.score):<5}{filled}".ljust(_STANDING)


def _demanded(card: Scorecard) -> Iterator[str]:
    """Yield what a team of this kind has to meet whatever its level, and does not."""
    lacking = [
        (practice, criterion)
        for practice in card.practices
        for criterion in practice.criteria
        if criterion.demanded and criterion.unmet
    ]
    if lacking:
        yield ""
        yield heading(say_demanded(len(lacking)))
    for practice, criterion in lacking:
        yield from wrapped(
            f"{criterion.text} ({practice.id}/{criterion.id})", first="  • ", indent="    "
        )


def _blockers(card: Scorecard, basis: Basis) -> Iterator[str]:
    blockers = card.blockers if basis == "claimed" else card.supported_blockers
    if not blockers:
        yield say_nothing_blocks(card.held(basis))
        return
    if not card.has_criteria:
        yield heading(say_practices_before(blockers[0].level, len(blockers)))
        yield from _rows(blockers)
        return
    lacking = [blocker for blocker in blockers if blocker.why == "lacking"]
    unknown = [blocker for blocker in blockers if blocker.why == "not-known"]
    if lacking:
        yield heading(say_lacking_for(lacking[0].level, len(lacking)))
        yield from _rows(lacking)
    if unknown:
        yield heading(say_not_known_for(unknown[0].level, len(unknown)))
        yield from _rows(unknown)


def _rows(blockers: Sequence[Blocker]) -> Iterator[str]:
    for blocker in blockers:
        plainly = blocker.text and blocker.kind in {"below", "unanswered"}
        said = blocker.text if plainly else say_blocker(blocker)
        yield from wrapped(f"{said} ({name_of(blocker)})", first="  • ", indent="    ")


def _unsupported(card: Scorecard) -> Iterator[str]:
    claims = unsupported_claims(card)
    if claims:
        yield ""
        yield heading(say_only_supported(card, len(claims)))
        yield from unsupported_lines(claims, indent="  ")


def _elsewhere(statuses: Sequence[CrosswalkStatus]) -> Iterator[str]:
    if statuses:
        yield ""
        yield heading(say_elsewhere())
        width = max(columns(plain(status.title)) for status in statuses) + 2
        for status in statuses:
            first = f"  {cell(status.title, width)}"
            yield from wrapped(position(status), first=first, indent=" " * (width + 2))
