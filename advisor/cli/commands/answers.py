"""`advisor answers`."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from advisor.assessment.model import Assessment
from advisor.assessment.remarks import remarks
from advisor.assessment.store import open_assessment
from advisor.assessment.template import answers_template
from advisor.cli.diagnostics import remark, show_problems
from advisor.cli.exit_code import ExitCode
from advisor.cli.inputs import open_rubric
from advisor.cli.options import answers_argument, format_option, rubric_option
from advisor.cli.output import problem_data, show_json, show_lines
from advisor.document.parse import parse_document
from advisor.document.read import display_name, read_text
from advisor.errors import ContentError, Location, OutputError, Problem
from advisor.plain_text import counted
from advisor.report.write import write_files
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.json_schema import answers_schema
from advisor.rubric.model import Rubric
from advisor.scoring.score import score


@click.group()
def answers() -> None:
    """Start an answers file, or check one."""


@answers.command()
@click.option("-o", "--output", metavar="F", help="Write to this file instead of stdout.")
@click.option("--team", default="Our team", show_default=True, help="The team's name.")
@click.option("--quick", is_flag=True, help="Only the practices of the quick assessment.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@rubric_option
def new(output: str | None, team: str, quick: bool, force: bool, rubric: str | None) -> None:
    """Write a commented answers file to fill in with an editor.

    With -o, a JSON Schema is written beside it, from which editors complete and check the file.
    """
    if not team.strip():
        raise click.UsageError("--team needs a name.")
    found = open_rubric(rubric) or find_rubric()
    if quick and not any(practice.quick for practice in found.practices):
        raise click.UsageError(f"{found.reference} has no quick assessment.")
    schema = f"{found.id}.schema.json"
    today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
    text = answers_template(found, day=today, team=team, quick=quick, schema=schema)
    own = f" --rubric {rubric}" if rubric else ""
    if output is None:
        show_lines([text])
        remark(f"For completion in an editor: advisor rubric schema{own} > {schema}")
        return
    path = Path(output)
    with suppress(OSError):  # what a path can never be, writing will tell
        _require_place(path, schema, force)
    contents = {path.name: text.encode(), schema: _schema(found)}
    for written in write_files(path.parent, contents):
        click.echo(written)
    remark(f"Fill it in, then: advisor answers check {output}{own}")


def _require_place(path: Path, schema: str, force: bool) -> None:
    """Refuse a path where no answers file can go, or where one would be lost."""
    hint = "Choose another name."
    if path.is_dir():
        message, hint = f"{path} is a folder", "Name a file in it."
    elif path.name == schema:
        message = f"{path} is where the JSON Schema goes"
    elif path.exists() and not force:
        message, hint = f"{path} is already there", f"{hint[:-1]}, or give --force to replace it."
    else:
        return
    raise OutputError(message, hint=hint, location=Location(file=str(path)))


def _schema(rubric: Rubric) -> bytes:
    return f"{json.dumps(answers_schema(rubric), indent=1, ensure_ascii=False)}\n".encode()


@answers.command()
@answers_argument
@rubric_option
@format_option
def check(answers: str, rubric: str | None, output: str) -> int:
    """Judge an answers file: exit 0 when it can be used, 1 with every error in it otherwise."""
    chosen = open_rubric(rubric)
    text = read_text(answers)
    try:
        document = parse_document(text, file=display_name(answers))
        found, assessment = open_assessment(document, chosen)
    except ContentError as error:
        _report_errors(error, output)
        return ExitCode.NOT_HELD
    _report_sound(answers, found, assessment, output)
    return ExitCode.DONE


def _report_errors(error: ContentError, output: str) -> None:
    if output == "json":
        show_json({"valid": False, "errors": [problem_data(p) for p in error.problems]})
        return
    show_problems(error.problems)
    remark(f"{counted(len(error.problems), 'error')}.")


def _report_sound(source: str, rubric: Rubric, assessment: Assessment, output: str) -> None:
    counts = score(rubric, assessment).counts
    found = list(remarks(rubric, assessment))
    if output == "json":
        show_json({"valid": True, "errors": [], "remarks": found, "counts": counts})
        return
    show_problems([Problem(message=text) for text in found], severity="remark")
    remark(
        f"{display_name(source)} can be used: {counts.answered} of "
        f"{counted(counts.applicable, 'applicable practice')} answered, {counts.unknown} unknown, "
        f"{counts.unanswered} unanswered, {counts.not_applicable} not applicable."
    )
