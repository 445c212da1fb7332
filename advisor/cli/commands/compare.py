"""`advisor compare`."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from advisor.cli.diagnostics import remark
from advisor.cli.options import as_of_option, format_option, rubric_option, strict_option
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
from advisor.document.data import as_data
from advisor.plain_text import counted, plain
from advisor.result.given import open_given
from advisor.scoring.change import (
    Direction,
    PartChange,
    PracticeChange,
    PracticeEvidence,
    StandingChange,
    ValueChange,
)
from advisor.scoring.compare import Comparison
from advisor.scoring.compare import compare as compare_cards
from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.scoring.states import Basis
from advisor.words.criterion import name_of, say_blocker
from advisor.words.held import as_range, say_held, say_range, say_thin, say_thin_before, say_waivers
from advisor.words.level_change import (
    say_feature_moved,
    say_lifted,
    say_remarks,
    say_turned,
    say_why,
)

_ARROWS: dict[Direction, str] = {"up": "▲", "down": "▼", "other": "•"}
_SIDE_WIDTH = 26


@click.command()
@click.argument("old")
@click.argument("new")
@rubric_option
@strict_option
@as_of_option
@format_option
def compare(
    old: str, new: str, rubric: str | None, strict: bool, as_of: date | None, output: str
) -> None:
    """Print what moved from OLD to NEW, and why the level did or did not.

    OLD and NEW are answers files or result documents of the same rubric. --as-of speaks of NEW.
    """
    require_one_stdin([old, new])
    before = open_given(old, rubric).scorecard
    after = open_given(new, rubric, as_of).scorecard
    basis: Basis = "supported" if strict else "claimed"
    comparison = compare_cards(before, after, basis)
    if output == "json":
        from advisor.words.told import told  # noqa: PLC0415 what explanations say, too

        show_json(as_data(comparison, told(after, basis)))
        return
    for line in say_remarks(comparison):
        remark(line)
    show_lines(_text(comparison, before, after))


def _text(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[str]:
    dates = comparison.assessed_on
    yield heading(comparison.team.after)
    days = _arrow(str(dates.before), str(dates.after))
    yield faint(f"{days}  ·  {after.rubric.title} {after.rubric.version}")
    yield ""
    for thin in filter(None, (say_thin_before(before), say_thin(after))):
        yield from wrapped(thin, indent="")
        yield ""
    yield from _figures(comparison, before, after)
    yield ""
    for line in say_why(comparison):
        yield from wrapped(line, indent="")
    for name, parts in (("Dimension", comparison.dimensions), ("Stage", comparison.stages)):
        yield ""
        yield from _parts(name, parts, after)
    yield from _features(comparison)
    yield from _practices(comparison)
    yield from _criteria(comparison)
    yield from _blockers(comparison)
    yield from _evidence(comparison)


def _figures(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[str]:
    for name, key in (("Level claimed", "claimed"), ("Level supported", "supported")):
        line = f"{name:<18}{_levels(comparison.level[key])}"
        yield heading(line) if key == comparison.basis else line
    for side in after.rubric.sides:
        if side.id != after.rubric.primary_side:
            standing = comparison.sides[side.id]
            yield (
                f"{cell(side.title, 18)}{_levels(standing.level)} claimed, "
                f"{_levels(standing.supported)} supported"
            )
    yield f"{'Now':<18}{say_held(after, basis=comparison.basis)}"
    scores = _scores(comparison.score)
    if as_range(before) or as_range(after):
        scores = _arrow(say_range(before), say_range(after))
    yield f"{'Score':<18}{scores} of {after.top}"
    share = comparison.coverage
    yield f"{'Coverage':<18}{_arrow(show_share(share.before), show_share(share.after))}"
    yield from wrapped(say_waivers(after) or "", first=f"{'Waivers':<18}", indent=" " * 18)


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
    return _scores(standing.score)


def _practices(comparison: Comparison) -> Iterator[str]:
    practices = comparison.practices
    if not practices:
        return
    directions = [practice.direction for practice in practices]
    shares = ", ".join(f"{directions.count(direction)} {direction}" for direction in _ARROWS)
    yield ""
    yield heading(f"{counted(len(practices), 'practice')} moved: {shares}")
    width = max(columns(practice.practice) for practice in practices) + 2
    for practice in practices:
        gated = f"  before level {comparison.blockers.level}" if practice.gated else ""
        arrow = _ARROWS[practice.direction]
        yield f"  {arrow} {cell(practice.practice, width)}{_moved(practice)}{gated}"


def _features(comparison: Comparison) -> Iterator[str]:
    rows = [
        (f"L{change.level} {change.id}", say_feature_moved(change))
        for change in comparison.features
    ]
    yield from _listed("Features moved", rows)


def _criteria(comparison: Comparison) -> Iterator[str]:
    for title, direction in (
        ("Criteria that turned met, or are shown now", "up"),
        ("Criteria that turned unmet, or are not shown any more", "down"),
        ("Criteria whose answer is new, or gone", "other"),
    ):
        rows = [
            (f"{change.practice}/{change.criterion}", say_turned(change))
            for change in comparison.criteria
            if change.direction == direction
        ]
        yield from _listed(title, rows)


def _moved(practice: PracticeChange) -> str:
    value, states = practice.value, practice.state
    before = _known(value.before, states.before.value)
    after = _known(value.after, states.after.value)
    support = practice.supported
    backed = f", supported {_arrow(_level(support.before), _level(support.after))}"
    return _arrow(before, after) + (backed if support.moved else "")


def _known(value: float | None, state: str) -> str:
    return state.replace("-", " ") if value is None else show_score(value)


def _blockers(comparison: Comparison) -> Iterator[str]:
    blockers = comparison.blockers
    groups = (
        ("lifted", [(f"{i.practice}/{i.criterion}", say_lifted(i)) for i in blockers.lifted]),
        ("remaining", [(name_of(item), say_blocker(item)) for item in blockers.remaining]),
        ("new", [(name_of(item), say_blocker(item)) for item in blockers.new]),
    )
    for name, rows in groups:
        yield from _listed(f"Before level {blockers.level}, {name}", rows)
    fallen = [(f"{c.practice}/{c.criterion}", say_turned(c)) for c in comparison.fallen]
    yield from _listed("Defining criteria that were met before", fallen)


def _evidence(comparison: Comparison) -> Iterator[str]:
    evidence = comparison.evidence
    for name, items in (
        ("gained", evidence.gained),
        ("lost", evidence.lost),
        ("expired", evidence.expired),
    ):
        yield from _listed(f"Evidence {name}", [_backing(item) for item in items])


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


def _levels(change: ValueChange[int | None]) -> str:
    return _arrow(_level(change.before), _level(change.after))


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def _scores(change: ValueChange[float | None]) -> str:
    return _arrow(show_score(change.before), show_score(change.after))


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
