"""`advisor plan`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from advisor.cli.diagnostics import progress
from advisor.cli.inputs import open_plan
from advisor.cli.options import answers_argument, rubric_option, strict_option
from advisor.cli.output import faint, heading, show_lines, table_lines, wrapped
from advisor.cli.wishes import DateType, PairType, Wishes
from advisor.report.plan.formats import PLAN_FORMATS, write_plan
from advisor.report.plan.wording import headline, milestone, people, remarks
from advisor.report.result import Result
from advisor.report.write import write_files

_PAIR = PairType()
_DATE = DateType()


@click.command()
@answers_argument
@click.option(
    "--target", "targets", metavar="L", multiple=True, help="The level to reach, or PART=L."
)
@click.option("--by", type=_DATE, metavar="DATE", help="When; without --target: as much as fits.")
@click.option("--capacity", type=_PAIR, metavar="ROLE=FTE", multiple=True, help="Who there is.")
@click.option("--start", type=_DATE, metavar="DATE", help="The first day of work.")
@click.option("--share", type=click.FloatRange(1, 100), metavar="PERCENT", help="Of the capacity.")
@click.option("--holiday", "holidays", type=_DATE, metavar="DATE", multiple=True, help="A day off.")
@click.option(
    "--parallel", type=click.IntRange(1), metavar="N", help="Steps open at once, at most."
)
@click.option("--exclude", "excluded", metavar="STEP", multiple=True, help="A step not to take.")
@click.option("--done", metavar="STEP", multiple=True, help="A step that is done.")
@rubric_option
@strict_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", *PLAN_FORMATS]),
    default="text",
    show_default=True,
    help="How to print the plan.",
)
@click.option("-o", "--output", "file", metavar="FILE", help="Where to write it.")
def plan(
    answers: str, rubric: str | None, strict: bool, output: str, file: str | None, **wishes: Any
) -> None:
    """Print what to do, by whom and when, to reach a level or the most by a date.

    Options stand in place of what the answers say of target, capacity and planning.
    """
    with progress("Planning"):
        result = open_plan(answers, rubric, Wishes(**wishes), strict=strict)
    if file is not None:
        text = "\n".join(map(click.unstyle, _text(result))) + "\n" if output == "text" else ""
        _write(Path(file), text or write_plan(result, output))
    elif output == "text":
        show_lines(_text(result))
    else:
        click.echo(write_plan(result, output), nl=False)


def _write(path: Path, text: str) -> None:
    for written in write_files(path.parent, {path.name: text.encode()}):
        click.echo(written)


def _text(result: Result) -> Iterator[str]:
    roadmap = result.roadmap
    yield heading(str(result.team["name"]))
    yield from wrapped(headline(result), indent="")
    for remark in remarks(result):
        yield from wrapped(remark, indent="")
    if not roadmap.steps:
        return
    yield ""
    yield from _milestones(result)
    yield from _steps(result)


def _milestones(result: Result) -> Iterator[str]:
    for reached in result.roadmap.milestones:
        if reached.date:
            sure = "" if reached.p85 is None else f", by {_day(reached.p85)} with 85 % confidence"
            name = milestone(result, reached)
            yield heading(f"{_day(reached.date)}  {name[:1].upper()}{name[1:]}") + faint(sure)
    yield ""


def _steps(result: Result) -> Iterator[str]:
    numbers = {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}
    critical = set(result.roadmap.critical_path)
    rows = [
        (
            f"{numbers[step.id]:>3}",
            _day(step.start),
            _day(step.end),
            "●" if step.id in critical else "",
            step.title,
            people(result, step),
        )
        for step in result.roadmap.steps
    ]
    yield from table_lines(rows, header=("  #", "start", "end", "", "step", "likely days"))
    if critical:
        yield faint("● a delay of this step delays the end")


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
