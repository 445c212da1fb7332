"""`advisor compare`."""

from collections.abc import Iterator, Sequence

import click

from advisor.cli.diagnostics import remark
from advisor.cli.options import format_option, rubric_option, strict_option
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
from advisor.cli.several_inputs import require_one_stdin
from advisor.plain_text import plain
from advisor.result.given import open_given
from advisor.scoring.change import (
    Change,
    Direction,
    PartChange,
    PracticeEvidence,
    StandingChange,
)
from advisor.scoring.compare import Comparison
from advisor.scoring.compare import compare as compare_cards
from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.words.comparison import (
    say_arrow,
    say_blocker_groups,
    say_directions,
    say_evidence_groups,
    say_fallen,
    say_gate_of,
    say_levels,
    say_moved,
)
from advisor.words.level import say_both

_ARROWS: dict[Direction, str] = {"up": "▲", "down": "▼", "other": "•"}
_SIDE_WIDTH = 26


@click.command()
@click.argument("old")
@click.argument("new")
@rubric_option
@strict_option
@format_option
def compare(old: str, new: str, rubric: str | None, strict: bool, output: str) -> None:
    """Print what moved from OLD to NEW, and why the level did or did not.

    OLD and NEW are answers files or result documents of the same rubric.
    """
    require_one_stdin([old, new])
    before, after = open_given(old, rubric).scorecard, open_given(new, rubric).scorecard
    comparison = compare_cards(before, after, "supported" if strict else "claimed")
    if output == "json":
        show_json(comparison)
        return
    for line in comparison.remarks:
        remark(line)
    show_lines(_text(comparison, after))


def _text(comparison: Comparison, after: Scorecard) -> Iterator[str]:
    dates = comparison.assessed_on
    yield heading(comparison.team.after)
    days = say_arrow(str(dates.before), str(dates.after))
    yield faint(f"{days}  ·  {after.rubric.title} {after.rubric.version}")
    yield ""
    yield from _figures(comparison, after)
    yield ""
    for line in comparison.because:
        yield from wrapped(line, indent="")
    for name, parts in (("Dimension", comparison.dimensions), ("Stage", comparison.stages)):
        yield ""
        yield from _parts(name, parts, after)
    yield from _practices(comparison)
    yield from _blockers(comparison)
    yield from _evidence(comparison)


def _figures(comparison: Comparison, after: Scorecard) -> Iterator[str]:
    for name, key in (("Level claimed", "claimed"), ("Level supported", "supported")):
        line = f"{name:<18}{say_levels(comparison.level[key])}"
        yield heading(line) if key == comparison.basis else line
    for side in after.rubric.sides:
        if side.id != after.rubric.primary_side:
            standing = comparison.sides[side.id]
            levels = say_both(say_levels(standing.level), say_levels(standing.supported))
            yield f"{cell(side.title, 18)}{levels}"
    yield f"{'Score':<18}{_scores(comparison.score)} of {after.top}"
    share = comparison.coverage
    yield f"{'Coverage':<18}{say_arrow(show_share(share.before), show_share(share.after))}"


def _parts(name: str, parts: Sequence[PartChange], after: Scorecard) -> Iterator[str]:
    width = max(columns(plain(title)) for title in (name, *(part.title for part in parts))) + 2
    sides = after.rubric.sides
    header = cell(name, width) + "".join(cell(side.title, _SIDE_WIDTH) for side in sides)
    yield faint(header.rstrip())
    for part in parts:
        line = cell(part.title, width)
        for side in sides:
            standing = part.sides.get(side.id)
            line += cell(_standing(standing) if standing else "", _SIDE_WIDTH)
        yield line


def _standing(standing: StandingChange) -> str:
    return f"L{say_levels(standing.level)}  {_scores(standing.score)}"


def _practices(comparison: Comparison) -> Iterator[str]:
    practices = comparison.practices
    if not practices:
        return
    yield ""
    yield heading(say_directions(practices))
    width = max(columns(practice.practice) for practice in practices) + 2
    for practice in practices:
        gated = f"  {say_gate_of(comparison.blockers.level)}" if practice.gated else ""
        arrow = _ARROWS[practice.direction]
        yield f"  {arrow} {cell(practice.practice, width)}{say_moved(practice)}{gated}"


def _blockers(comparison: Comparison) -> Iterator[str]:
    blockers = comparison.blockers
    groups = (
        [(item.practice, item.how) for item in blockers.lifted],
        [(item.practice, item.reason) for item in blockers.remaining],
        [(item.practice, item.reason) for item in blockers.new],
    )
    for title, rows in zip(say_blocker_groups(blockers.level), groups, strict=True):
        yield from _listed(title, rows)
    fallen = [(gate.practice, gate.reason) for gate in comparison.fallen]
    yield from _listed(say_fallen(), fallen)


def _evidence(comparison: Comparison) -> Iterator[str]:
    evidence = comparison.evidence
    groups = (evidence.gained, evidence.lost, evidence.expired)
    for title, items in zip(say_evidence_groups(), groups, strict=True):
        yield from _listed(title, [_backing(item) for item in items])


def _backing(item: PracticeEvidence) -> tuple[str, str]:
    return item.practice, f"{item.evidence.kind}: {item.evidence.ref}"


def _listed(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield heading(f"{title} ({len(rows)})")
    width = max(columns(name) for name, _ in rows) + 2
    for name, text in rows:
        yield f"  {cell(name, width)}{cell(text, max(20, line_width() - width - 2)).rstrip()}"


def _scores(change: Change[float | None]) -> str:
    return say_arrow(show_score(change.before), show_score(change.after))
