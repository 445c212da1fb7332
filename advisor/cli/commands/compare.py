"""`advisor compare`."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import as_of_option, page_format_option, rubric_option, strict_option
from advisor.cli.output import (
    cell,
    columns,
    faint,
    heading,
    line_width,
    show_document,
    show_json,
    show_lines,
    wrapped,
)
from advisor.cli.several_inputs import require_one_stdin
from advisor.document.data import as_data
from advisor.plain_text import plain
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
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.comparison import (
    say_arrow,
    say_before_level,
    say_both_levels,
    say_criteria_moved,
    say_fallen,
    say_levels,
    say_lifted_before,
    say_new_before,
    say_practices_moved,
    say_remaining_before,
    say_supported_moved,
)
from advisor.words.coverage import as_range, say_range, say_thin, say_thin_before, say_waivers
from advisor.words.criterion import name_of, say_blocker
from advisor.words.level_change import (
    say_feature_moved,
    say_lifted,
    say_remarks,
    say_turned,
    say_why,
)
from advisor.words.level_held import say_held

_ARROWS: dict[Direction, str] = {"up": "▲", "down": "▼", "other": "•"}
_SIDE_WIDTH = 26


@click.command()
@click.argument("old", shell_complete=files)
@click.argument("new", shell_complete=files)
@rubric_option
@strict_option
@as_of_option
@page_format_option
@click.option("--brief", is_flag=True, help=sentence("Markdown that fits into a comment."))
def compare(  # noqa: PLR0913, PLR0917 an argument for each option
    old: str,
    new: str,
    rubric: str | None,
    strict: bool,
    as_of: date | None,
    output: str,
    brief: bool,
) -> None:
    """Print what moved from OLD to NEW, and why the level did or did not.

    OLD and NEW are answers files or result documents of the same rubric. --as-of speaks of NEW.
    """
    require_one_stdin([old, new])
    if brief and output != "md":
        raise click.UsageError(sentence("--brief goes with --format md."))
    before = open_given(old, rubric).scorecard
    after = open_given(new, rubric, as_of).scorecard
    basis: Basis = "supported" if strict else "claimed"
    comparison = compare_cards(before, after, basis)
    if output == "json":
        from advisor.words.json_sentences import json_sentences  # noqa: PLC0415 what explanations say, too

        show_json(as_data(comparison, json_sentences(after, basis)))
        return
    if output == "md":
        from advisor.report.comparison_markdown import comparison_markdown  # noqa: PLC0415 only this form needs it

        show_document(comparison_markdown(comparison, before, after, brief=brief))
        return
    for line in say_remarks(comparison):
        remark(line)
    show_lines(_text(comparison, before, after))


def _text(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[str]:
    dates = comparison.assessed_on
    yield heading(comparison.team.after)
    days = say_arrow(str(dates.before), str(dates.after))
    yield faint(f"{days}  ·  {after.rubric.title} {after.rubric.version}")
    yield ""
    for thin in filter(None, (say_thin_before(before), say_thin(after))):
        yield from wrapped(thin, indent="")
        yield ""
    yield from _figures(comparison, before, after)
    yield ""
    for line in say_why(comparison):
        yield from wrapped(line, indent="")
    for name, parts in (
        (sentence("Dimension"), comparison.dimensions),
        (sentence("Stage"), comparison.stages),
    ):
        yield ""
        yield from _parts(name, parts, after)
    yield from _features(comparison)
    yield from _practices(comparison)
    yield from _criteria(comparison)
    yield from _blockers(comparison)
    yield from _evidence(comparison)


def _figures(comparison: Comparison, before: Scorecard, after: Scorecard) -> Iterator[str]:
    bases = (("claimed", sentence("Level claimed")), ("supported", sentence("Level supported")))
    for key, name in bases:
        line = f"{cell(name, 18)}{say_levels(comparison.level[key])}"
        yield heading(line) if key == comparison.basis else line
    for side in after.rubric.sides:
        if side.id != after.rubric.primary_side:
            standing = comparison.sides[side.id]
            both = say_both_levels(standing.level, standing.supported)
            yield f"{cell(side.title, 18)}{both}"
    yield f"{cell(sentence('Now'), 18)}{say_held(after, basis=comparison.basis)}"
    scores = _scores(comparison.score)
    if as_range(before) or as_range(after):
        scores = say_arrow(say_range(before), say_range(after))
    of_top = sentence("{score} of {top}", score=scores, top=after.top)
    yield f"{cell(sentence('Score'), 18)}{of_top}"
    share = comparison.coverage
    shares = say_arrow(show_share(share.before), show_share(share.after))
    yield f"{cell(sentence('Coverage'), 18)}{shares}"
    waivers = cell(sentence("Waivers"), 18)
    yield from wrapped(say_waivers(after) or "", first=waivers, indent=" " * 18)


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
    yield ""
    yield heading(say_practices_moved(*(directions.count(direction) for direction in _ARROWS)))
    width = max(columns(practice.practice) for practice in practices) + 2
    for practice in practices:
        level = comparison.blockers.level
        gated = f"  {say_before_level(level)}" if practice.gated and level is not None else ""
        arrow = _ARROWS[practice.direction]
        yield f"  {arrow} {cell(practice.practice, width)}{_moved(practice)}{gated}"


def _features(comparison: Comparison) -> Iterator[str]:
    rows = [
        (f"L{change.level} {change.id}", say_feature_moved(change))
        for change in comparison.features
    ]
    yield from _listed(sentence("Features moved"), rows)


def _criteria(comparison: Comparison) -> Iterator[str]:
    for direction in _ARROWS:
        rows = [
            (f"{change.practice}/{change.criterion}", say_turned(change))
            for change in comparison.criteria
            if change.direction == direction
        ]
        yield from _listed(say_criteria_moved(direction), rows)


def _moved(practice: PracticeChange) -> str:
    value, states = practice.value, practice.state
    before = _value_or_state(value.before, states.before.value)
    after = _value_or_state(value.after, states.after.value)
    backed = f", {say_supported_moved(practice.supported)}" if practice.supported.moved else ""
    return say_arrow(before, after) + backed


def _value_or_state(value: float | None, state: str) -> str:
    return state.replace("-", " ") if value is None else show_score(value)


def _blockers(comparison: Comparison) -> Iterator[str]:
    blockers, level = comparison.blockers, comparison.blockers.level
    lifted = [(f"{item.practice}/{item.criterion}", say_lifted(item)) for item in blockers.lifted]
    yield from _listed(say_lifted_before(level), lifted)
    yield from _listed(say_remaining_before(level), _blocking(blockers.remaining))
    yield from _listed(say_new_before(level), _blocking(blockers.new))
    fallen = [(f"{c.practice}/{c.criterion}", say_turned(c)) for c in comparison.fallen]
    yield from _listed(say_fallen(), fallen)


def _blocking(blockers: Sequence[Blocker]) -> list[tuple[str, str]]:
    return [(name_of(blocker), say_blocker(blocker)) for blocker in blockers]


def _evidence(comparison: Comparison) -> Iterator[str]:
    evidence = comparison.evidence
    for title, items in (
        (sentence("Evidence gained"), evidence.gained),
        (sentence("Evidence lost"), evidence.lost),
        (sentence("Evidence expired"), evidence.expired),
    ):
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


def _scores(change: ValueChange[float | None]) -> str:
    return say_arrow(show_score(change.before), show_score(change.after))
