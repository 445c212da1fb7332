"""`advisor answers sheet`."""

from datetime import date
from pathlib import Path

import click

from advisor.assessment.model import Assessment, Team
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, rubric_option
from advisor.cli.output_places import require_place, show_written
from advisor.cli.unforeseen_fault import writing
from advisor.report.files import write_files
from advisor.report.sheet.formats import SHEET_FORMATS, sheet_format, write_sheet
from advisor.rubric.catalogue import find_rubric, named_rubric
from advisor.rubric.model import Rubric
from advisor.translation import sentence


@click.command("sheet")
@click.argument("answers", metavar="[F]", required=False)
@click.option(
    "-o",
    "--output",
    "target",
    type=OutputName(),
    metavar="FILE",
    required=True,
    help=sentence("Where to write it."),
)
@click.option(
    "--format",
    "output",
    type=click.Choice(SHEET_FORMATS),
    help=sentence("What to write; without it as the file's name ends."),
)
@click.option("--quick", is_flag=True, help=sentence("Only what decides a level."))
@click.option("--force", is_flag=True, help=sentence("Replace the file if it exists."))
@rubric_option
def sheet(
    answers: str | None,
    target: str,
    output: str | None,
    quick: bool,
    force: bool,
    rubric: str | None,
) -> None:
    """Write a spreadsheet to fill in: one row for each criterion, with drop-downs.

    F is an answers file; without it the spreadsheet is empty, for a new team. Filled in, it comes
    back with: advisor answers from-sheet FILE -o F.
    """
    path = Path(target)
    name = sheet_format(path, output)
    place = require_place(
        path,
        inputs=(answers, rubric),
        force=force,
        filled_in=True,
    )
    used, assessment = _given(answers, rubric)
    if quick and not any(practice.quick for practice in used.practices):
        raise click.UsageError(
            sentence("{reference} has no quick assessment.", reference=used.reference)
        )
    from advisor.report.sheet.rows import sheet_content  # noqa: PLC0415 seldom asked for

    with writing():
        content = sheet_content(used, assessment, quick=quick, unnamed=answers is None)
        data = write_sheet(content, name)
    write_files(place.path.parent, {place.path.name: data})
    show_written(place.path, place)
    remark(
        sentence(
            "Fill it in, then: advisor answers from-sheet {path} -o {answers}{own}",
            path=target,
            answers="team.yaml" if answers in {None, "-"} else answers,
            own=f" --rubric {rubric}" if rubric else "",
        )
    )


def _given(answers: str | None, rubric: str | None) -> tuple[Rubric, Assessment]:
    """Return the answers in a file, or those of a team that has given none."""
    if answers is not None:
        from advisor.result.given import open_answers  # noqa: PLC0415 a new team has no file

        given = open_answers(answers, rubric)
        return given.rubric, given.assessment
    used = named_rubric(rubric) or find_rubric()
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    return used, Assessment(rubric=used.reference, team=Team(name="-"), assessed_on=today)
