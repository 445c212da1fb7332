"""`advisor plan`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.alternatives_text import show_alternatives
from advisor.cli.diagnostics import progress, remark
from advisor.cli.missing_dates import remark_undated
from advisor.cli.options import (
    DateType,
    OutputName,
    answers_argument,
    as_of_option,
    rubric_option,
    strict_option,
)
from advisor.cli.output import show_document, show_lines
from advisor.cli.output_places import require_place, show_written
from advisor.cli.plan_options import PairType, PlanOptions
from advisor.cli.plan_text import plan_lines
from advisor.cli.repeated_export import opened_tracker, remark_identity, require_fitting
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.share import percent_of
from advisor.errors import ContentError, UsageError
from advisor.report.files import write_files
from advisor.report.own_files import TEXT_MARK
from advisor.report.plan.formats import BYTE_ORDER_MARK, PLAN_FORMATS, write_plan
from advisor.result.given import Given, GivenAnswers, GivenResult, open_given
from advisor.roadmap.conditions import conditions_of
from advisor.translation import sentence
from advisor.words.coverage import say_thin, say_without_criteria
from advisor.words.find_out import say_once_known

if TYPE_CHECKING:
    from advisor.result.model import Result
    from advisor.roadmap.model import Alternative


class _Share(click.ParamType[float]):
    """A share in percent, written as percent or as a part of 1."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            return percent_of(value)
        except ContentError as error:
            (problem,) = error.problems
            self.fail(f"{problem.message}. {problem.hint}", param, ctx)


class _Count(click.IntRange):
    """A number of things."""

    name = sentence("whole number")


_BARE = frozenset({"csv", "ics", "github", "jira"})  # rows with no place for a word beside them
_PAIR = PairType()
_DATE = DateType()


@click.command()
@answers_argument
@click.option(
    "--target",
    "targets",
    metavar="L",
    multiple=True,
    help=sentence("The level to reach, or PART=L."),
)
@click.option(
    "--sound",
    is_flag=True,
    help=sentence("Mend all that is lacking up to the level, not only its core."),
)
@click.option(
    "--by", type=_DATE, metavar="DATE", help=sentence("When; without --target: as much as fits.")
)
@click.option(
    "--capacity", type=_PAIR, metavar="ROLE=FTE", multiple=True, help=sentence("Who there is.")
)
@click.option("--start", type=_DATE, metavar="DATE", help=sentence("The first day of work."))
@click.option(
    "--share", type=_Share(), metavar="SHARE", help=sentence("Of the capacity: 80, 80% or 0.8.")
)
@click.option(
    "--holiday", "holidays", type=_DATE, metavar="DATE", multiple=True, help=sentence("A day off.")
)
@click.option(
    "--parallel", type=_Count(1), metavar="N", help=sentence("Steps open at once, at most.")
)
@click.option(
    "--exclude", "excluded", metavar="STEP", multiple=True, help=sentence("A step not to take.")
)
@click.option("--done", metavar="STEP", multiple=True, help=sentence("A step that is done."))
@rubric_option
@strict_option
@as_of_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", *PLAN_FORMATS]),
    default="text",
    show_default=True,
    help=sentence("How to print the plan."),
)
@click.option(
    "--compare",
    is_flag=True,
    help=sentence("Print what one more full-time equivalent of each role buys."),
)
@click.option(
    "--compare-with",
    "alternatives",
    type=_PAIR,
    metavar="ROLE=FTE",
    multiple=True,
    help=sentence("Print what another capacity of these roles, taken together, buys."),
)
@click.option(
    "--all", "whole", is_flag=True, help=sentence("Every step one by one, and who is busy when.")
)
@click.option(
    "--existing",
    metavar="FILE",
    help=sentence(
        "What the tracker holds, by `gh issue list` or Jira's CSV: its items are updated."
    ),
)
@click.option(
    "--bom", is_flag=True, help=sentence("CSV that a spreadsheet opens as UTF-8 by itself.")
)
@click.option(
    "-o", "--output", "file", type=OutputName(), metavar="FILE", help=sentence("Where to write it.")
)
@click.option("--force", is_flag=True, help=sentence("Replace a file that advisor did not make."))
def plan(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    rubric: str | None,
    strict: bool,
    sound: bool,
    as_of: date | None,
    output: str,
    file: str | None,
    force: bool,
    whole: bool,
    existing: str | None,
    bom: bool,
    **given_options: Any,
) -> None:
    """Print what to do, by whom and when, to reach a level or the most by a date.

    Options stand in place of what the answers say of target, capacity and planning.
    """
    compare, changes = given_options.pop("compare"), dict(given_options.pop("alternatives"))
    options = PlanOptions(**given_options)
    require_fitting(output, existing, bom=bom)
    require_one_stdin([answers, existing or ""])
    if compare or changes:
        if file is not None or output not in {"text", "json"}:
            raise click.UsageError(sentence("a comparison is printed as text or json"))
        with progress("Planning"):
            changed = _with_options(open_given(answers, rubric, as_of), options)
            compared = _alternatives(
                changed, [changes] if changes else [], strict=strict, sound=sound
            )
        show_alternatives(changed.rubric, compared, output)
        return
    place = None
    if file is not None:
        place = require_place(Path(file), inputs=(answers, rubric, existing), force=force)
    tracker = None if existing is None else opened_tracker(existing, output)
    with progress("Planning"):
        given = open_given(answers, rubric, as_of)
        if isinstance(given, GivenAnswers) or options.any or strict or sound:
            result = _with_options(given, options).result(strict=strict, sound=sound)
        else:
            result = given.result()
    remark_undated(result)
    if without := say_without_criteria(result):
        remark(without)
    if output in _BARE:
        for line in filter(None, (say_thin(result), say_once_known(result.roadmap))):
            remark(line)
    remark_identity(result, output, tracker)
    if place is None and output == "text":
        show_lines(plan_lines(result, whole=whole))
        return
    with writing():
        text = _text(result) if output == "text" else write_plan(result, output, tracker)
        text = f"{BYTE_ORDER_MARK if bom else ''}{text}"
        if place is None:
            show_document(text)
            return
        write_files(place.path.parent, {place.path.name: text.encode()})
    show_written(place.path, place)


def _with_options(given: Given, options: PlanOptions) -> GivenAnswers:
    """Return the answers to plan for. Raises UsageError for a result, which lacks what it takes."""
    if isinstance(given, GivenResult):
        raise UsageError(
            sentence("{given} is a result, whose plan is made", given=given.name),
            hint=sentence("Give the answers file to plan anew."),
        )
    return replace(given, assessment=options.apply(given.rubric, given.assessment))


def _alternatives(
    given: GivenAnswers, changes: Sequence[Mapping[str, float]], *, strict: bool, sound: bool
) -> "list[Alternative]":
    """Return the plan, and what it is like with each of the changed capacities."""
    from advisor.roadmap.compare import alternatives  # noqa: PLC0415 seldom asked for

    PlanOptions.require_roles(given.rubric, [role for change in changes for role in change])
    return alternatives(
        given.rubric,
        given.scorecard,
        given.assessment.target,
        conditions_of(given.assessment),
        strict=strict,
        sound=sound,
        changes=changes,
    )


def _text(result: "Result") -> str:
    lines = (*plan_lines(result, whole=True), "", TEXT_MARK)
    return "".join(f"{click.unstyle(line).rstrip()}\n" for line in lines)
